"""A contact that is under way: what an agent has of it before it is recorded."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from kcc_desktop.domain.contact import Channel, Direction, Outcome
from kcc_desktop.domain.handover import HandoverKind, Target
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.report import ReportKey
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.stopwatch import Stopwatch, started


@dataclass(frozen=True, slots=True)
class DraftPassing:
    """What somebody filled in to pass a question on; None where what was suggested still stands.

    `answers` are by the key of the question of the service formula, `when` is the time to call back
    as it was typed. `open` holds while the form is in sight.
    """

    kind: HandoverKind
    product_id: int | None = None
    answers: tuple[tuple[str, str], ...] = ()
    subject: str | None = None
    note: str | None = None
    target: Target | None = None
    when: str = ""
    call_on: str | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """One thing that is asked. `product` is the name that goes with `product_id`.

    `passings` are the forms to pass it on that were filled in, one of a kind at most.
    """

    text: str = ""
    specific: str = ""
    outcome: Outcome = Outcome.OPEN
    outcome_key: str = ""
    product_id: int | None = None
    product: str = ""
    passings: tuple[DraftPassing, ...] = ()

    def passing(self, kind: HandoverKind) -> DraftPassing:
        """What was filled in to pass it on in this way."""
        found = (one for one in self.passings if one.kind is kind)
        return next(found, DraftPassing(kind))

    @property
    def open_passing(self) -> DraftPassing | None:
        """The form to pass it on that is in sight."""
        return next((one for one in self.passings if one.open), None)


@dataclass(frozen=True, slots=True)
class Someone:
    """A party by its id, and the name by which it is shown."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class LinkedReport:
    """A report that the contact is about, and the words by which it is shown."""

    key: ReportKey
    title: str


@dataclass(frozen=True, slots=True)
class UsedArticle:
    """What was used of the knowledge base: which version, and `part`, its heading, or nothing for
    the answer.
    """

    article_id: int
    title: str = ""
    version: int = 1
    part: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A contact under way.

    It is recorded under its own `id`, so finishing it a second time, after a crash, changes
    nothing. `made_by` speaks on behalf of `party`, as `made_by_role` (`zoon`). `anonymous` holds
    when the caller doesn't want to be known. `at_question` is the place of the question that is
    being worked on.
    """

    id: int
    started_at: datetime
    watch: Stopwatch = field(default_factory=Stopwatch)
    channel: Channel = Channel.PHONE
    direction: Direction = Direction.IN
    channel_key: str = ""
    note: str = ""
    questions: tuple[DraftQuestion, ...] = (DraftQuestion(),)
    at_question: int = 0
    party: Someone | None = None
    made_by: Someone | None = None
    made_by_role: str = ""
    anonymous: bool = False
    reports: tuple[LinkedReport, ...] = ()
    articles: tuple[UsedArticle, ...] = ()

    @property
    def question(self) -> DraftQuestion:
        """The question that is being worked on."""
        return self.questions[self.at_question]

    @property
    def subject(self) -> str:
        """What it is about, in the words of its first question or report."""
        asked = next((one.text for one in self.questions if one.text.strip()), "")
        return asked or next((one.title for one in self.reports), "")


def begun(now: datetime) -> Draft:
    """A new contact that begins at `now`."""
    return Draft(new_id(now), now, started(now))


# --- changing one ---------------------------------------------------------------------------------


def with_question(draft: Draft, question: DraftQuestion) -> Draft:
    """With the question that is being worked on replaced by `question`."""
    questions = list(draft.questions)
    questions[draft.at_question] = question
    return replace(draft, questions=tuple(questions))


def asked_more(draft: Draft) -> Draft:
    """With one more, empty question, which is then worked on."""
    return replace(
        draft,
        questions=(*draft.questions, DraftQuestion()),
        at_question=len(draft.questions),
    )


def without_question(draft: Draft, place: int) -> Draft:
    """Without the question at `place`; the last one that is left becomes an empty one."""
    rest = draft.questions[:place] + draft.questions[place + 1 :]
    at = draft.at_question - (place < draft.at_question)
    return replace(
        draft, questions=rest or (DraftQuestion(),), at_question=max(0, min(at, len(rest) - 1))
    )


def with_passing(question: DraftQuestion, passing: DraftPassing) -> DraftQuestion:
    """With what is now filled in to pass it on; only one form is in sight at a time."""
    others = [
        replace(one, open=one.open and not passing.open)
        for one in question.passings
        if one.kind is not passing.kind
    ]
    return replace(question, passings=(*others, passing))


def linked(draft: Draft, report: LinkedReport) -> Draft:
    """About this report too."""
    if any(one.key == report.key for one in draft.reports):
        return draft
    return replace(draft, reports=(*draft.reports, report))


def unlinked(draft: Draft, key: ReportKey) -> Draft:
    """No longer about this report."""
    return replace(draft, reports=tuple(one for one in draft.reports if one.key != key))


def used(draft: Draft, article: UsedArticle) -> Draft:
    """With this article among those used; a later use of the same one replaces the earlier."""
    others = (one for one in draft.articles if one.article_id != article.article_id)
    return replace(draft, articles=(*others, article))


def unused(draft: Draft, article_id: int) -> Draft:
    """Without this article among those used."""
    kept = (one for one in draft.articles if one.article_id != article_id)
    return replace(draft, articles=tuple(kept))


# --- what is missing ------------------------------------------------------------------------------


class Lack(StrEnum):
    """A field without which a contact can't be recorded."""

    PARTY = "party"
    QUESTION = "question"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Missing:
    """What is missing; `question` is the place of the question where it is."""

    lack: Lack
    question: int = 0


LACK_WORDS: dict[Lack, Said] = {
    Lack.PARTY: Said(
        "Zoek op wie het is, of kies ‘anoniem’.", "Look up who it is, or choose ‘anonymous’."
    ),
    Lack.QUESTION: Said("Vul in wat er gevraagd is.", "Fill in what was asked."),
    Lack.OUTCOME: Said("Kies hoe de vraag eindigde.", "Choose how the question ended."),
}


def missing(draft: Draft) -> tuple[Missing, ...]:
    """What must be filled in before `draft` can be recorded, in the order of the screen."""
    found = [] if draft.party or draft.anonymous else [Missing(Lack.PARTY)]
    for place, question in enumerate(draft.questions):
        if not question.text.strip():
            found.append(Missing(Lack.QUESTION, place))
        if question.outcome is Outcome.OPEN:
            found.append(Missing(Lack.OUTCOME, place))
    return tuple(found)
