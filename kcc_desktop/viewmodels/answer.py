"""The answer to "what happened to my report?", as it stands on its panel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.moments import ago, local, long_day, short_day
from kcc_desktop.domain.steps import Step
from kcc_desktop.models.timeline_rows import Tone
from kcc_desktop.viewmodels.steps import StepFace, step_faces

if TYPE_CHECKING:
    from kcc_desktop.domain.answer import Answer, Clause
    from kcc_desktop.domain.report import ReportKey
    from kcc_desktop.domain.said import Language
    from kcc_desktop.domain.timeline import PartyReport
    from kcc_desktop.domain.trail import Trail
    from kcc_desktop.services.tell import Told
    from kcc_desktop.viewmodels.dossier import Dossier

translate = QCoreApplication.translate
MOST_LETTERS, MOST_STRESSED = 3000, 80
_KEPT_BY = {
    PromiseKind.SEEN: (Step.SEEN, Step.ACCEPTED, Step.PLANNED, Step.DONE),
    PromiseKind.ANSWERED: (Step.TOLD,),
    PromiseKind.DONE: (Step.DONE,),
}
_OVER = frozenset({Step.DONE, Step.TOLD, Step.REFUSED})


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the answer's text; `key` parts are what the resident calls for."""

    text: str
    key: bool


@dataclass(frozen=True, slots=True)
class AnswerFace:
    """What stands on the panel: `tone` colours it, `caution` says why, `source` whence and when."""

    pieces: tuple[Piece, ...]
    steps: tuple[StepFace, ...]
    number: str
    tone: Tone
    caution: str
    source: str

    @property
    def text(self) -> str:
        """The answer as it is read out and copied."""
        return "".join(piece.text for piece in self.pieces)


def answer_face(told: Told, language: Language, now: datetime) -> AnswerFace:
    """How `told` reads at `now`."""
    tone, caution = _tone(told.trail, now)
    return AnswerFace(
        pieces=pieces(told.answer, _stressed(told.trail, language, now)),
        steps=step_faces(told.trail, language, now),
        number=plain.line(told.trail.number, 40),
        tone=tone,
        caution=caution,
        source=_source(told.answer, language, now),
    )


def no_report_face() -> AnswerFace:
    """What is said of somebody who never reported anything."""
    text = translate("Answer", "Er staat geen melding op deze naam.")
    return AnswerFace((Piece(text, key=False),), (), "", Tone.INFO, "", "")


def pieces(answer: Answer, stressed: Sequence[str] = ()) -> tuple[Piece, ...]:
    """The text of `answer`, cut where its key clauses and the `stressed` words begin and end.

    They are looked for in the text one after the other, so that the text stays what it is.
    """
    text = plain.lines(answer.text, MOST_LETTERS)
    keys = [clause.text for clause in answer.clauses if clause.key]
    cut: list[Piece] = []
    position = 0
    for words in (words for words in (*stressed, *keys) if words):
        found = re.compile(re.escape(words), re.IGNORECASE).search(text, position)
        if found:
            cut.append(Piece(text[position : found.start()], key=False))
            cut.append(Piece(found.group(), key=True))
            position = found.end()
    cut.append(Piece(text[position:], key=False))
    return tuple(piece for piece in cut if piece.text)


def _stressed(trail: Trail, language: Language, now: datetime) -> tuple[str, ...]:
    """What the report is about and the day on which it came in: what a caller recognises it by."""
    received = trail.last(Step.RECEIVED)
    today = local(now).date()
    day = long_day(local(received.at).date(), language, today) if received else ""
    return (plain.line(trail.kind, MOST_STRESSED), day)


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """One report of the party, to be chosen from a list; `report` lacks for an old one.

    Its words are put together when somebody sees them: there may be sixty.
    """

    key: ReportKey
    subject: str
    report: PartyReport | None
    language: Language
    today: date

    @property
    def text(self) -> str:
        """How it reads in the list."""
        name = plain.line(self.subject, 60)
        if self.report is None:
            return name
        day = short_day(local(self.report.at).date(), self.language, self.today)
        state = "" if self.report.is_open else translate("Answer", "afgerond")
        return " · ".join(part for part in (name, day, state) if part)


def report_choices(
    dossier: Dossier, language: Language, now: datetime
) -> tuple[tuple[ReportChoice, ...], int]:
    """The reports of the party that is open, newest first, and which of them is answered now."""
    if dossier.file is None or dossier.told is None:
        return (), 0
    reports = dossier.file.reports
    keys = {report.key for report in reports}
    present = dossier.told.trail.key
    today = local(now).date()
    choices = [ReportChoice(one.key, one.title, one, language, today) for one in reports]
    if present not in keys:  # an old report, or a contact that led to nothing
        subject = dossier.told.trail.subject
        choices.insert(0, ReportChoice(present, subject, None, language, today))
    return tuple(choices), [one.key for one in choices].index(present)


def _tone(trail: Trail, now: datetime) -> tuple[Tone, str]:
    """The tone of the first caution that holds, and the caution in words."""
    stage, days = trail.stage, {planned.day for planned in trail.planned}
    cautions = (
        (stage is Step.REFUSED, Tone.BAD, translate("Answer", "geweigerd")),
        (_is_late(trail, now), Tone.BAD, translate("Answer", "te laat")),
        (bool(trail.missing), Tone.WARN, translate("Answer", "een bron ontbreekt")),
        (
            stage not in _OVER and len(days) > 1,
            Tone.WARN,
            translate("Answer", "bronnen spreken elkaar tegen"),
        ),
        (stage is Step.REOPENED, Tone.WARN, translate("Answer", "heropend")),
        (stage is Step.UNKNOWN, Tone.WARN, translate("Answer", "stand onbekend")),
    )
    holding = ((tone, words) for holds, tone, words in cautions if holds)
    return next(holding, (Tone.GOOD, ""))


def _is_late(trail: Trail, now: datetime) -> bool:
    if trail.stage in _OVER:
        return False
    if any(promise.due < now and not _is_kept(promise.kind, trail) for promise in trail.promises):
        return True
    days = [planned.day for planned in trail.planned]
    if not days and trail.expected_on and trail.closed_at is None:
        days = [trail.expected_on]
    return bool(days) and max(days) < local(now).date()


def _is_kept(kind: PromiseKind, trail: Trail) -> bool:
    return any(trail.last(step) for step in _KEPT_BY[kind])


def _source(answer: Answer, language: Language, now: datetime) -> str:
    clause = _decisive(answer)
    if clause is None:
        return ""
    source = translate("Answer", "Bron: %1").replace("%1", plain.line(clause.source, 60))
    return f"{source} · {ago(clause.as_of, now, language)}" if clause.as_of else source


def _decisive(answer: Answer) -> Clause | None:
    """The clause that says where it stands: the last one with a source."""
    sourced = [clause for clause in answer.clauses if clause.source]
    return sourced[-1] if sourced else None
