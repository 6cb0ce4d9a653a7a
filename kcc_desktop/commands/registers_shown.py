"""What `registers try` found, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kcc_desktop.domain.case import Case, PlannedDate
from kcc_desktop.domain.moments import local, short_day, short_moment
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import STEP_WORDS

if TYPE_CHECKING:
    from kcc_desktop.registers.described.described import Explained
    from kcc_desktop.registers.described.records import Reading
    from kcc_desktop.registers.described.tables import RowProblem
    from kcc_desktop.registers.described.taking import Found

#: How much is shown: records, problems, letters of a value.
MOST_SHOWN, MOST_PROBLEMS, LONGEST = 5, 20, 60

_ASKED = Said("Gevraagd aan {name}:", "Asked of {name}:")
_CAME_OUT = Said(
    "Records: {records}, zaken: {cases} ({ms} ms).",
    "Records: {records}, cases: {cases} ({ms} ms).",
)
_MORE = Said("… en nog {count}.", "… and {count} more.")
_NOTHING = Said("niets gevonden", "nothing found")
_NO_CASE = Said("dit record is geen zaak", "this record is no case")
_HEADINGS = (
    Said("veld", "field"),
    Said("expressie", "expression"),
    Said("stond er", "stood there"),
    Said("gebruikt", "used"),
)
_BAD_ROWS = Said("Wat in de bestanden niet te lezen is:", "What can't be read in the files:")
_PLACE = Said("{file}, regel {place}", "{file}, line {place}")


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of trying a description."""

    name: str
    explained: Explained
    problems: Sequence[RowProblem]
    seconds: float

    @property
    def milliseconds(self) -> int:
        """How long asking took."""
        return round(self.seconds * 1000)


def as_text(tried: Tried, language: Language, today: date) -> str:
    """A table for each record, and the cases that they make."""
    return "\n".join(_lines(tried, language, today))


def _lines(tried: Tried, language: Language, today: date) -> Iterator[str]:
    explained = tried.explained
    yield _ASKED.in_(language).format(name=tried.name)
    yield from (f"  {line}" for asked in explained.asked for line in asked.splitlines())
    yield ""
    yield _CAME_OUT.in_(language).format(
        records=len(explained.readings), cases=len(explained.cases), ms=tried.milliseconds
    )
    for reading in explained.readings[:MOST_SHOWN]:
        yield ""
        yield from _table(reading, language)
    yield from _and_more(len(explained.readings) - MOST_SHOWN, language)
    yield ""
    yield from (_case(case, language, today) for case in explained.cases[:MOST_SHOWN])
    yield from _bad_rows(tried.problems, language)


def _and_more(count: int, language: Language) -> Iterator[str]:
    if count > 0:
        yield _MORE.in_(language).format(count=count)


def _table(reading: Reading, language: Language) -> Iterator[str]:
    rows = [tuple(heading.in_(language) for heading in _HEADINGS)]
    rows += [_row(found, language) for found in reading.found]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield "  ".join([*cells, row[3]]).rstrip()
    if reading.case is None:
        yield f"✗ {_NO_CASE.in_(language)}"


def _row(found: Found, language: Language) -> tuple[str, str, str, str]:
    nothing = found.raw is None or found.raw == ""
    raw = (
        _NOTHING.in_(language)
        if nothing
        else _cut(json.dumps(found.raw, ensure_ascii=False, default=str))
    )
    used = f"✗ {found.problem.in_(language)}" if found.problem else _cut(found.used)
    return found.field, _cut(found.written), raw, used


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def _case(case: Case, language: Language, today: date) -> str:
    step = STEP_WORDS[case.step].in_(language)
    parts = [case.number, case.title, step, short_moment(case.opened_at, language, today)]
    parts += [_plan(plan, language, today) for plan in case.planned if plan.replaced_at is None]
    return "→ " + " · ".join(filter(None, parts))


def _plan(plan: PlannedDate, language: Language, today: date) -> str:
    word = Said("gepland", "planned").in_(language)
    return " ".join(filter(None, (word, short_day(plan.day, language, today), plan.who, plan.what)))


def _bad_rows(problems: Sequence[RowProblem], language: Language) -> Iterator[str]:
    if not problems:
        return
    yield ""
    yield _BAD_ROWS.in_(language)
    for problem in problems[:MOST_PROBLEMS]:
        place = _PLACE.in_(language).format(file=problem.file, place=problem.place)
        where = ", ".join(filter(None, (place if problem.place else problem.file, problem.column)))
        value = f" ({problem.value})" if problem.value else ""
        yield f"  {where}{value}: {problem.reason.in_(language)}"
    yield from _and_more(len(problems) - MOST_PROBLEMS, language)


def as_json(tried: Tried, language: Language) -> str:
    """All of it: what was asked, each record with its fields, the cases, and the bad rows."""
    explained = tried.explained
    told = {
        "system": tried.name,
        "asked": list(explained.asked),
        "elapsed_ms": tried.milliseconds,
        "records": [_record(reading, language) for reading in explained.readings],
        "cases": [_as_case(case) for case in explained.cases],
        "problems": [_as_problem(problem, language) for problem in tried.problems],
    }
    return json.dumps(told, ensure_ascii=False, indent=2, default=str)


def _record(reading: Reading, language: Language) -> dict[str, Any]:
    fields = [
        {
            "field": found.field,
            "expression": found.written,
            "found": found.raw,
            "used": found.used or None,
            "problem": found.problem.in_(language) if found.problem else None,
        }
        for found in reading.found
    ]
    return {"number": reading.case.number if reading.case else None, "fields": fields}


def _as_case(case: Case) -> dict[str, Any]:
    return {
        "number": case.number,
        "key": case.source_key,
        "source": case.source,
        "title": case.title,
        "status": case.status_text,
        "step": str(case.step),
        "opened_at": local(case.opened_at).isoformat() if case.is_dated else None,
        "closed_at": local(case.closed_at).isoformat() if case.closed_at else None,
        "planned": [
            {"day": plan.day.isoformat(), "who": plan.who, "what": plan.what}
            for plan in case.planned
            if plan.replaced_at is None
        ],
        "history": [
            {"at": local(event.at).isoformat(), "step": str(event.step), "text": event.text}
            for event in case.events
        ],
    }


def _as_problem(problem: RowProblem, language: Language) -> dict[str, str]:
    return {
        "file": problem.file,
        "place": problem.place,
        "column": problem.column,
        "value": problem.value,
        "reason": problem.reason.in_(language),
    }
