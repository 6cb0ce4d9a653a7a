"""How one handover reads as a row of a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.domain.handover import HandoverKind
from kcc_desktop.domain.moments import local, short_day
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import STATE_WORDS, State
from kcc_desktop.domain.work_list import WorkLine
from kcc_desktop.models.timeline_rows import Tone, lacks_case

translate = QCoreApplication.translate
_NEAR_DAYS = {
    -1: Said("gisteren", "yesterday"),
    0: Said("vandaag", "today"),
    1: Said("morgen", "tomorrow"),
}
_STATE_TONES = {
    State.NEW: Tone.WARN,
    State.REOPENED: Tone.WARN,
    State.SEEN: Tone.INFO,
    State.ACCEPTED: Tone.INFO,
    State.PLANNED: Tone.GOOD,
    State.DONE: Tone.GOOD,
    State.TOLD: Tone.GOOD,
    State.REFUSED: Tone.BAD,
}
_ENDED = frozenset({State.DONE, State.TOLD, State.REFUSED})
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


class Column(IntEnum):
    """The columns of a list, from the left."""

    SUBJECT = 0
    RESIDENT = 1
    ROUTE = 2
    WHO = 3
    PROMISE = 4
    STATE = 5


@dataclass(frozen=True, slots=True)
class WorkRow:
    """The words of a row by column; `tone` colours the badge in the last one, `icon` says its kind.

    `late` marks what is promised as passed; `busy` names who has it before them now.
    """

    cells: tuple[str, str, str, str, str, str]
    tone: Tone
    icon: str
    late: bool
    busy: str = ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        words = (*self.cells, _busy_words(self.busy))
        return ", ".join(word for word in words if word and word != "—")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between the rows: its words and how many rows follow."""

    text: str
    rows: int

    @property
    def spoken(self) -> str:
        """The heading as a screen reader says it."""
        return f"{self.text}, {self.rows}"


def work_row(line: WorkLine, language: Language, now: datetime, busy: str = "") -> WorkRow:
    """How `line` reads at `now`, while `busy` (a name, or empty) works on it."""
    badge, tone = _badge(line, language, now)
    return WorkRow(
        cells=(
            plain.line(line.subject, 160),
            _resident(line),
            _route(line),
            plain.line(line.handler or line.group, 60) or "—",
            _promised(line, language, now),
            badge,
        ),
        tone=tone,
        icon="phone" if line.kind is HandoverKind.CALLBACK else "",
        late=line.is_late and line.state not in _ENDED,
        busy=plain.line(busy, 40),
    )


def moment_words(at: datetime, language: Language, now: datetime) -> str:
    """`vandaag 10:00`, `gisteren`, `vr 6 mrt`: a day, with the time where that still matters."""
    here, today = local(at), local(now).date()
    named = _NEAR_DAYS.get((here.date() - today).days)
    if named is None:
        return short_day(here.date(), language, today)
    return named.in_(language) if here.date() < today else f"{named.in_(language)} {here:%H:%M}"


def _busy_words(busy: str) -> str:
    return translate("WorkRows", "%1 is hiermee bezig").replace("%1", busy) if busy else ""


def _resident(line: WorkLine) -> str:
    if line.is_secret:
        return translate("WorkRows", "geheim")
    return plain.line(line.resident, 60) or "—"


def _route(line: WorkLine) -> str:
    start = plain.line(line.from_location or line.from_department or line.created_by, 40)
    end = plain.line(line.department, 60)
    return f"{start} → {end}" if start else end


def _promised(line: WorkLine, language: Language, now: datetime) -> str:
    at = line.call_at if line.kind is HandoverKind.CALLBACK else None
    due = at or (line.promise.due if line.promise else None)
    return moment_words(due, language, now) if due else "—"


def _badge(line: WorkLine, language: Language, now: datetime) -> tuple[str, Tone]:
    word = STATE_WORDS[line.state].in_(language)
    if line.state in _ENDED:
        return word, _STATE_TONES[line.state]
    if lacks_case(line.case_due, now):
        return translate("WorkRows", "geen zaak"), Tone.BAD
    if line.late is not None:
        late = translate("WorkRows", "te laat %1")
        return late.replace("%1", _length(line.late, language)), Tone.BAD
    if line.promise is not None and local(line.promise.due).date() == local(now).date():
        left = translate("WorkRows", "nog %1")
        return left.replace("%1", _length(line.promise.due - now, language)), Tone.WARN
    return word, _STATE_TONES[line.state]


def _length(span: timedelta, language: Language) -> str:
    """`20 min`, `2 u`, `1 d`."""
    if span < _HOUR:
        return f"{max(1, span // timedelta(minutes=1))} min"
    if span < _DAY:
        return f"{span // _HOUR} {'u' if language is Language.NL else 'h'}"
    return f"{span // _DAY} d"
