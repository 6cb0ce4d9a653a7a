"""Reads an answer back: the days, people, departments and steps that it claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from kcc_desktop.domain.moments import local
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.trail import Trail

_MONTHS = (
    ("januari", "january"), ("februari", "february"), ("maart", "march"), ("april",),
    ("mei", "may"), ("juni", "june"), ("juli", "july"), ("augustus", "august"),
    ("september",), ("oktober", "october"), ("november",), ("december",),
)  # fmt: skip
_MONTH_OF = {name: n for n, both in enumerate(_MONTHS, 1) for name in both}
_DAY = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(_MONTH_OF)})(?: (\d{{4}}))?", re.IGNORECASE)
_NEAR = {
    "gisteren": -1, "yesterday": -1,
    "vandaag": 0, "today": 0,
    "morgen": 1, "tomorrow": 1,
}  # fmt: skip
_NEAR_DAY = re.compile(rf"\b({'|'.join(_NEAR)})\b", re.IGNORECASE)


def claimed_days(text: str, today: date) -> set[date]:
    """Every day that the text names."""
    days = {
        date(int(year or today.year), _MONTH_OF[month.lower()], int(day))
        for day, month, year in _DAY.findall(text)
    }
    return days | {today + timedelta(days=_NEAR[word.lower()]) for word in _NEAR_DAY.findall(text)}


def known_days(trail: Trail) -> set[date]:
    """Every day that the trail holds."""
    return set(_days(trail))


def _days(trail: Trail) -> Iterator[date]:
    moments: list[datetime | None] = [trail.closed_at]
    for entry in trail.entries:
        moments += [entry.at, entry.fetched_at]
        if entry.planned_for:
            yield entry.planned_for
    for plan in (*trail.planned, *trail.earlier_planned):
        yield plan.day
        moments.append(plan.fetched_at)
    moments += [promise.due for promise in trail.promises]
    moments += [source.as_of for source in trail.sources]
    for callback in trail.callbacks:
        moments += [callback.at, callback.due]
    if trail.expected_on:
        yield trail.expected_on
    yield from (local(at).date() for at in moments if at is not None)


def known_people(trail: Trail) -> set[str]:
    """The first names of all who act in the trail."""
    names = [entry.who for entry in trail.entries]
    names += [plan.who for plan in (*trail.planned, *trail.earlier_planned)]
    names += [callback.who for callback in trail.callbacks]
    return {name.split()[0] for name in names if name}


def known_departments(trail: Trail) -> set[str]:
    """All departments that the trail names."""
    names = {entry.department for entry in trail.entries} | {trail.department}
    names |= {plan.department for plan in trail.planned}
    return names | {callback.department for callback in trail.callbacks}


#: Words that claim a step, in both languages, with the steps that bear them out.
STEP_CLAIMS: tuple[tuple[str, frozenset[Step]], ...] = (
    (r"meldde [^.]*? klaar is|reported [^.]*? that it is done", frozenset({Step.DONE})),
    (r"De \w+ is [^.]*?afgehandeld|The \w+ (was|has been) dealt with", frozenset({Step.DONE})),
    (r"bekeken|looked at the", frozenset({Step.SEEN})),
    (r"(?<!niet )in behandeling genomen|took up|taken up", frozenset({Step.ACCEPTED})),
    (r"niet in behandeling genomen|turned down|turned the \w+ down", frozenset({Step.REFUSED})),
    (r"opnieuw geopend|reopened", frozenset({Step.REOPENED})),
    (r"laten weten|kreeg daar \w+ [^.]*?bericht|let you know|(was|were) informed",
     frozenset({Step.TOLD})),
    (r" ging | went to ", frozenset({Step.HANDED_OVER})),
    (r"\bkwam [^.]*? binnen|\breached ", frozenset({Step.RECEIVED})),
)  # fmt: skip
PLAN_CLAIM = r"ingepland|gepland|planned|scheduled|planning"


def known_steps(trail: Trail) -> set[Step]:
    """The steps that the trail holds: by an entry, by where it stands, or by a callback."""
    steps = {entry.step for entry in trail.entries} | {trail.stage}
    return steps | {callback.stage for callback in trail.callbacks}
