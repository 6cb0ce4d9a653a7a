"""Going through the conditions of an article with the caller, and what the outcome means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kcc_desktop.domain.knowledge import Condition
from kcc_desktop.domain.said import Said


class Verdict(StrEnum):
    """What the answers so far lead to."""

    OPEN = "open"
    MET = "met"
    NOT_MET = "not_met"


@dataclass(frozen=True, slots=True)
class ChecklistOutcome:
    """The verdict, and the sentence that can be told."""

    verdict: Verdict
    said: Said


_MET = Said("Ja op alle {count} voorwaarden: dit kan.", "Yes to all {count} conditions: it is met.")
_MET_ONE = Said("Ja op de voorwaarde: dit kan.", "Yes to the condition: it is met.")
_OPEN = Said(
    "Nog {open} van {count} voorwaarden te vragen.", "{open} of {count} conditions still to ask."
)
_NO = Said("Nee op “{question}”: {meaning}", "No to “{question}”: {meaning}")
_NO_MEANING = Said(
    "dan is aan deze voorwaarde niet voldaan.", "then this condition has not been met."
)


def outcome(conditions: Sequence[Condition], answers: Sequence[bool | None]) -> ChecklistOutcome:
    """What `answers` (yes, no, or None for not asked) to all `conditions`, in order, lead to.

    One "no" decides, whatever is still open: each says what it means. Missing answers are open.
    """
    given = [*answers, *[None] * (len(conditions) - len(answers))][: len(conditions)]
    noes = [one for one, yes in zip(conditions, given, strict=True) if yes is False]
    if noes:
        return ChecklistOutcome(Verdict.NOT_MET, _joined([_no(one) for one in noes]))
    unasked = given.count(None)
    if unasked:
        return ChecklistOutcome(Verdict.OPEN, _filled(_OPEN, open=unasked, count=len(given)))
    said = _MET_ONE if len(given) == 1 else _filled(_MET, count=len(given))
    return ChecklistOutcome(Verdict.MET, said)


def _no(condition: Condition) -> Said:
    meaning = condition.if_not
    said = Said(meaning, meaning) if meaning else _NO_MEANING
    return Said(
        _NO.nl.format(question=condition.question, meaning=said.nl),
        _NO.en.format(question=condition.question, meaning=said.en),
    )


def _joined(said: Sequence[Said]) -> Said:
    return Said(" ".join(one.nl for one in said), " ".join(one.en for one in said))


def _filled(said: Said, **values: int) -> Said:
    return Said(said.nl.format(**values), said.en.format(**values))
