"""Desks that record contacts as fast as they can, made to be killed.

`python -m tests.store.recording URL`. For each line it reads it starts such a desk, as a copy of
itself so that it starts at once, and says its process id. Each contact that was recorded with its
handover is told as `KEY CONTACT HANDOVER` once, and only once, it is safe.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Question
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.record import Passing, Record
from kcc_desktop.store.workspace import open_workspace
from tests.store.making import contact, person


def record_for_ever(url: str, department_id: int, name: str) -> None:
    """One desk's work."""
    workspace = open_workspace(url)
    actor = Actor("Hilde Vos", "hilde")
    recorder = Record(workspace, actor, lambda: datetime.now(UTC), Calendar())
    for n in range(1_000_000):
        key = f"{name}-{n}"
        asked = (Question(0, 0, 0, "Wanneer?"), Question(0, 0, 0, "Door wie?"))
        call = contact(datetime.now(UTC), note=f"lantaarn {key} " * 20, questions=asked)
        done = recorder.contact(call, key=key, passing=Passing(key, department_id=department_id))
        tell(f"{key} {done.contact_id} {done.handover_id}")


def tell(line: str) -> None:
    """Short enough to arrive whole or not at all."""
    os.write(sys.stdout.fileno(), f"{line}\n".encode())


def load_everything(url: str) -> None:
    """So that a copy need not."""
    workspace = open_workspace(url)
    with workspace.work(Actor("x", "x")) as work:
        work.parties.add(person(), key="loaded")
    workspace.close()


def main() -> None:
    """Starts a desk for each line `DEPARTMENT NAME`."""
    url = sys.argv[1]
    load_everything(url)
    tell("ready")
    for line in sys.stdin:
        department_id, name = line.split()
        child = os.fork()
        if child == 0:
            record_for_ever(url, int(department_id), name)
        tell(f"started {child}")
        os.waitpid(child, 0)
        tell(f"ended {child}")


if __name__ == "__main__":
    main()
