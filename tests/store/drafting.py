"""A desk that types for ever, to be killed: says what is safe once it is.

    python -m tests.store.drafting FILE

For each line of standard input a child types in three contacts until it is killed.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kcc_desktop.domain.drafts import begun
from kcc_desktop.store.drafts import FileDrafts


def main(file: Path) -> None:
    """Start a child for each line."""
    print("ready", flush=True)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            type_for_ever(file)
        print("started", child, flush=True)
        os.waitpid(child, 0)
        print("\nended", flush=True)  # a line that was cut short ends here


def type_for_ever(file: Path) -> None:
    """Types in all contacts that are under way, three at least; says each letter that is safe."""
    drafts = FileDrafts(file)
    under_way = [draft for draft, _ in drafts.load()]
    while len(under_way) < 3:
        under_way.append(begun(datetime.now(UTC)))
    while True:
        under_way = [replace(one, note=f"{len(one.note) + 1:>{len(one.note) + 1}}"[-4000:])
                     for one in under_way]  # fmt: skip
        drafts.save(under_way, at=datetime.now(UTC))
        for one in under_way:
            print("safe", one.id, len(one.note), "whole", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
