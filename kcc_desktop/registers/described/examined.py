"""How a described system does, for `doctor`."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from kcc_desktop.domain.errors import SystemAway, SystemFault, SystemRefused
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Examined, Verdict
from kcc_desktop.registers.described.tables import RowProblem

SLOW_S = 1.0
_SHOWN_PROBLEMS = 3

_ANSWERS = Said("De vraag om wijzigingen geeft antwoord.", "The question for changes is answered.")
_SPEED = Said("Een vraag kost {ms} ms.", "A question takes {ms} ms.")
_SLOW = Said(
    "Vraag de beheerder van de database om een index op wat in de vraag staat.",
    "Ask the administrator of the database for an index on what stands in the question.",
)
_CHECK = Said(
    "Kijk het adres, de aanmelding en de vraag in de beschrijving na.",
    "Check the address, the login and the question in the description.",
)
_FILES = Said("Er staan {count} bestanden in {folder}.", "There are {count} files in {folder}.")
_NO_FILES = Said(
    "Er staat geen bestand in {folder} dat past bij {pattern}.",
    "There is no file in {folder} that fits {pattern}.",
)
_LET_DROP = Said(
    "Laat het systeem zijn bestanden daar neerzetten, of pas 'files' aan.",
    "Have the system drop its files there, or change 'files'.",
)
_ROWS = Said(
    "Van {count} gegevens in de bestanden is iets niet te lezen: {listed}.",
    "Of {count} values in the files something can't be read: {listed}.",
)
_MEND = Said(
    "Laat het systeem ze verbeteren, of pas [case] aan; zie kcc-desktop registers try.",
    "Have the system mend them, or change [case]; see kcc-desktop registers try.",
)


def examine_question(ask: Callable[[], object]) -> list[Examined]:
    """Whether a question is answered, and how fast."""
    started = time.perf_counter()
    try:
        ask()
    except SystemFault as fault:
        what = "reachable" if isinstance(fault, SystemAway) else "answer"
        what = "login" if isinstance(fault, SystemRefused) else what
        return [Examined(what, Verdict.BAD, fault.said, _CHECK)]
    took = time.perf_counter() - started
    speed = _with(_SPEED, ms=round(took * 1000))
    slow = took > SLOW_S
    return [
        Examined("reachable", Verdict.GOOD, _ANSWERS),
        Examined("speed", Verdict.WARN if slow else Verdict.GOOD, speed, _SLOW if slow else None),
    ]


def examine_files(folder: str, pattern: str, count: int) -> Examined:
    """Whether there is anything in a folder."""
    if count:
        return Examined("reachable", Verdict.GOOD, _with(_FILES, count=count, folder=folder))
    seen = _with(_NO_FILES, folder=folder, pattern=pattern)
    return Examined("reachable", Verdict.WARN, seen, _LET_DROP)


def examine_rows(problems: Sequence[RowProblem]) -> Iterator[Examined]:
    """What could not be used of the files, the first few with their places."""
    if not problems:
        return
    listed = [_shown(one) for one in problems[:_SHOWN_PROBLEMS]]
    count = len(problems)
    seen = Said(
        _ROWS.nl.format(count=count, listed="; ".join(one.nl for one in listed)),
        _ROWS.en.format(count=count, listed="; ".join(one.en for one in listed)),
    )
    yield Examined("rows", Verdict.WARN, seen, _MEND)


def _shown(problem: RowProblem) -> Said:
    place = f" {problem.place}" if problem.place else ""
    column = f", {problem.column}" if problem.column else ""
    where = f"{problem.file}{place}{column}"
    return Said(f"{where}: {problem.reason.nl}", f"{where}: {problem.reason.en}")


def _with(form: Said, **known: object) -> Said:
    return Said(form.nl.format(**known), form.en.format(**known))
