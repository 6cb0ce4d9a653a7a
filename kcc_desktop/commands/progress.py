"""How far an import is: a bar on a terminal, plain lines elsewhere; always on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kcc_desktop.commands import terminal
from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports.bring_in import Counts, Progress

_DONE = Said("{name}: {percent} % gedaan, {read} gelezen", "{name}: {percent} %, {read} read")
_STEP = 10  # percent between two plain lines


@contextmanager
def progress_bar(name: str, language: str) -> Iterator[Progress]:
    """Shows the progress of `name` while the block runs; gives what must be told of it."""
    shown = terminal.printable(name)
    if not sys.stderr.isatty():
        yield _plain_lines(shown, language)
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    # Markup is off: a file may be called anything.
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
    with Bar(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task(shown, total=1.0)
        yield lambda fraction, _: bar.update(task, completed=fraction)


def _plain_lines(name: str, language: str) -> Callable[[float, Counts], None]:
    told = 0

    def tell(fraction: float, counts: Counts) -> None:
        nonlocal told
        percent = int(fraction * 100)
        if percent >= told + _STEP:
            told = percent - percent % _STEP
            known = {"name": name, "percent": percent, "read": counts.read}
            terminal.complain(_DONE.in_(language).format(**known))

    return tell
