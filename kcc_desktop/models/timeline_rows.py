"""How one line of a timeline reads: two lines of words, an icon and a badge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.moments import local, long_day, short_day, short_moment
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import STATE_WORDS, STEP_WORDS, State, Step
from kcc_desktop.domain.timeline import EntryKind, TimelineEntry
from kcc_desktop.models.channels import channel_name
from kcc_desktop.models.numbers import numbers

translate = QCoreApplication.translate


class Tone(StrEnum):
    """How something strikes the eye."""

    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One line: `when`, an icon's name, `head` in bold and `rest`, `detail` under it, a `badge`."""

    when: str
    icon: str
    head: str
    rest: str
    detail: str
    badge: str
    tone: Tone = Tone.INFO

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        parts = (self.when, f"{self.head} {self.rest}", self.detail, self.badge)
        return ", ".join(part.strip() for part in parts if part.strip())


def timeline_row(entry: TimelineEntry, language: Language, now: datetime) -> TimelineRow:
    """How `entry` reads at `now`."""
    when = _when(entry.at, language, now)
    if entry.kind is EntryKind.CONTACT:
        return _contact(entry, when)
    if entry.kind is EntryKind.CASE:
        return _case(entry, when, language)
    if entry.kind is EntryKind.HANDOVER:
        return _handover(entry, when, language, now)
    return _planning(entry, when, language, now)


def _when(at: datetime, language: Language, now: datetime) -> str:
    """The moment; of another year the day alone."""
    day, today = local(at).date(), local(now).date()
    if day.year != today.year:
        return short_day(day, language, today)
    return short_moment(at, language)


def _contact(entry: TimelineEntry, when: str) -> TimelineRow:
    head = channel_name(entry.channel)
    if entry.direction == Direction.OUT:
        head = translate("Timeline", "%1 aan bewoner").replace("%1", head)
    return TimelineRow(
        when=when,
        icon=entry.channel if entry.channel in _DRAWN else "contact",
        head=head,
        rest=_joined(entry.title, entry.who),
        detail=_quoted(entry.detail),
        badge=translate("Timeline", "contact"),
    )


def _case(entry: TimelineEntry, when: str, language: Language) -> TimelineRow:
    step = Step(entry.state) if entry.state in set(Step) else Step.UNKNOWN
    known = step is not Step.UNKNOWN
    return TimelineRow(
        when=when,
        icon="case",
        head=translate("Timeline", "Zaak"),
        rest=_joined(entry.title, entry.department),
        detail=_joined(entry.detail, entry.source),
        badge=STEP_WORDS[step].in_(language) if known else translate("Timeline", "zaak"),
        tone=_STEP_TONES.get(step, Tone.INFO),
    )


def _handover(entry: TimelineEntry, when: str, language: Language, now: datetime) -> TimelineRow:
    state = State(entry.state) if entry.state in set(State) else State.NEW
    badge, tone = _handover_badge(state, entry.due, language, now)
    if lacks_case(entry.case_due, now) and state not in _FINISHED:
        badge, tone = translate("Timeline", "geen zaak"), Tone.BAD
    return TimelineRow(
        when=when,
        icon="handover",
        head=translate("Timeline", "Overgedragen"),
        rest=_joined(entry.number, _passed(entry), STATE_WORDS[state].in_(language)),
        detail=_joined(_quoted(entry.detail), *entry.answered) or plain.line(entry.title),
        badge=badge,
        tone=tone,
    )


def _planning(entry: TimelineEntry, when: str, language: Language, now: datetime) -> TimelineRow:
    by = translate("Timeline", "Ingepland door %1").replace("%1", plain.line(entry.department))
    day = long_day(entry.day, language, local(now).date()) if entry.day else ""
    return TimelineRow(
        when=when,
        icon="planning",
        head=by if entry.department else translate("Timeline", "Ingepland"),
        rest=_joined(f"{entry.title} {day}".strip(), entry.who),
        detail=_joined(entry.detail, entry.source),
        badge=translate("Timeline", "planning"),
        tone=Tone.GOOD,
    )


_DRAWN = frozenset({"phone", "email", "desk", "form", "chat", "letter", "social"})
_STEP_TONES = {
    Step.DONE: Tone.GOOD,
    Step.TOLD: Tone.GOOD,
    Step.PLANNED: Tone.GOOD,
    Step.REFUSED: Tone.BAD,
    Step.REOPENED: Tone.WARN,
}
_FINISHED = frozenset({State.DONE, State.TOLD, State.REFUSED})


def lacks_case(due: datetime | None, now: datetime) -> bool:
    """Whether the system of its department should have had a case for a handover by now."""
    return due is not None and due < now


def _handover_badge(
    state: State, due: datetime | None, language: Language, now: datetime
) -> tuple[str, Tone]:
    if state is State.REFUSED:
        return STATE_WORDS[state].in_(language), Tone.BAD
    if state in _FINISHED:
        return STATE_WORDS[state].in_(language), Tone.GOOD
    if due is None:
        return translate("Timeline", "open"), Tone.WARN
    return _time_left(due, now)


def _time_left(due: datetime, now: datetime) -> tuple[str, Tone]:
    days = (local(due).date() - local(now).date()).days
    if due < now:
        return translate("Timeline", "te laat"), Tone.BAD
    if days == 0:
        return translate("Timeline", "open · vandaag"), Tone.WARN
    return numbers().days_left(days), Tone.WARN


def _passed(entry: TimelineEntry) -> str:
    who, to = plain.line(entry.who), plain.line(entry.department)
    if who and to:
        phrase = translate("Timeline", "door %1 aan %2")
        return phrase.replace("%1", who).replace("%2", to)
    return translate("Timeline", "aan %1").replace("%1", to) if to else who


def _joined(*parts: str) -> str:
    return " · ".join(text for text in (plain.line(part) for part in parts) if text)


def _quoted(text: str) -> str:
    shown = plain.line(text)
    return f"“{shown}”" if shown else ""
