"""Taking a contact: what can be chosen in it, and recording it once it is finished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Channel, Contact, Outcome, Question
from kcc_desktop.domain.drafts import (
    LACK_WORDS,
    Draft,
    DraftQuestion,
    Someone,
    linked,
    missing,
    with_question,
)
from kcc_desktop.domain.drafts import LinkedReport as Linked
from kcc_desktop.domain.errors import InvalidInput, NotFound
from kcc_desktop.domain.knowledge import Product
from kcc_desktop.domain.lists import ListItem, ListName, StandardText, or_default
from kcc_desktop.domain.report import ReportKind
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.told_promises import promises_told
from kcc_desktop.services import beside as kept
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.record import Record, Recorded
from kcc_desktop.services.tell import Told

#: What was asked when an answer is told and nobody wrote a question down.
WHAT_HAPPENED = Said("Wat is er met mijn melding gebeurd?", "What happened to my report?")
_TOLD = Said("Verteld: {answer}", "Told: {answer}")


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in a contact.

    `usual` is the channel of this agent's latest contact here, with its key in `channels`.
    """

    channels: tuple[ListItem, ...]
    outcomes: tuple[ListItem, ...]
    questions: tuple[ListItem, ...]
    products: tuple[Product, ...]
    texts: tuple[StandardText, ...]
    usual: tuple[Channel, str] = (Channel.PHONE, "")

    def channel_key(self, channel: Channel) -> str:
        """The first entry for `channel`; empty without."""
        return next((one.key for one in self.channels if one.base == channel), "")

    def outcome_key(self, outcome: Outcome) -> str:
        """The first entry for `outcome`; empty without."""
        return next((one.key for one in self.outcomes if one.base == outcome), "")


class TakeContact:
    """Takes contacts as `actor`."""

    def __init__(self, workspace: Workspace, record: Record, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._record = record
        self._actor = actor
        self._clock = clock

    def choices(self) -> Choices:
        """What can be chosen now."""
        with self._workspace.look() as work:
            channels = or_default(ListName.CHANNEL, work.lists.items(ListName.CHANNEL))
            return Choices(
                channels,
                or_default(ListName.OUTCOME, work.lists.items(ListName.OUTCOME)),
                tuple(work.lists.items(ListName.QUESTION)),
                tuple(work.knowledge.products()),
                tuple(work.lists.standard_texts()),
                self._usual(work, channels),
            )

    def recorded(self, drafts: Sequence[Draft]) -> frozenset[int]:
        """The ids of those that are recorded already: the program ended before it heard so."""
        with self._workspace.look() as work:
            return frozenset(draft.id for draft in drafts if _stands(work.contacts.get, draft.id))

    def finish(self, draft: Draft, told: Told | None = None) -> Recorded:
        """Records `draft`, and that the resident heard `told`; a second time changes nothing.

        Raises InvalidInput when something is missing, NotAllowed, Conflict, WorkspaceFault.
        """
        require(self._actor, Right.TAKE_CONTACTS)
        lacking = missing(draft)
        if lacking:
            raise InvalidInput(LACK_WORDS[lacking[0].lack])
        contact = replace(contact_of(draft, self._actor, self._clock()), told=told is not None)
        beside = replace(beside_of(draft), told=None if told is None else self._kept(told))
        return self._record.contact(contact, key=key_of(draft), beside=beside)

    def _usual(self, work: Work, channels: Sequence[ListItem]) -> tuple[Channel, str]:
        """What was used last, as long as it can still be chosen."""
        actor = self._actor
        agent_id = actor.agent_id
        latest = work.contacts.latest_way(agent_id, actor.location_id) if agent_id else None
        offered = {one.key for one in channels}
        return latest if latest and latest[1] in offered else (Channel.PHONE, "")

    def _kept(self, told: Told) -> kept.Told:
        return kept.Told(
            told.trail.key,
            told.answer.text,
            promises_told(told.trail),
            tuple(handover.id for handover in told.rows.handovers),
        )


def key_of(draft: Draft) -> str:
    """Under which key `draft` is recorded, whichever way it is finished."""
    return f"contact/{draft.id}"


def contact_of(draft: Draft, actor: Actor, now: datetime) -> Contact:
    """The contact that `draft` becomes when `actor` finishes it at `now`."""
    cases = tuple(one.key.id for one in draft.reports if one.key.kind is ReportKind.CASE)
    return Contact(
        id=draft.id,
        at=draft.started_at,
        channel=draft.channel,
        direction=draft.direction,
        subject=draft.subject,
        note=draft.note.strip(),
        party_id=draft.party.id if draft.party else None,
        made_by_id=draft.made_by.id if draft.made_by else None,
        agent=actor.name,
        agent_id=actor.agent_id,
        location_id=actor.location_id,
        questions=_questions(draft),
        case_ids=cases,
        finished_at=now,
        channel_key=draft.channel_key,
        talk_s=draft.watch.talk_s(now),
        wrap_up_s=draft.watch.wrap_up_s(now),
    )


def beside_of(draft: Draft) -> kept.Beside:
    """What is kept beside the contact that `draft` becomes."""
    handovers = tuple(one.key.id for one in draft.reports if one.key.kind is ReportKind.HANDOVER)
    return kept.Beside(draft.articles, handovers)


def telling(draft: Draft, told: Told, language: Language, answered_key: str = "") -> Draft:
    """`draft` with all that follows from reading `told` out to whoever it is for.

    What the agent filled in stays; a report of which nobody knows whose it is makes it anonymous.
    `answered_key` is the entry of the managed list for a question that is answered so.
    """
    known = draft.party or draft.anonymous
    asked = _answered(draft.question, told, language, answered_key)
    note = draft.note.strip() or _TOLD.in_(language).format(answer=told.answer.text)
    party = Someone(told.party.id, told.party.name) if told.party else None
    whole = replace(
        with_question(draft, asked),
        note=note,
        party=draft.party or (None if draft.anonymous else party),
        anonymous=draft.anonymous or not (known or party),
    )
    subject = subject_of(told)
    return whole if subject is None else linked(whole, subject)


def _answered(
    question: DraftQuestion, told: Told, language: Language, answered_key: str
) -> DraftQuestion:
    case = told.rows.case
    asked = replace(question, text=question.text.strip() or WHAT_HAPPENED.in_(language))
    if asked.outcome is Outcome.OPEN:
        asked = replace(asked, outcome=Outcome.ANSWERED, outcome_key=answered_key)
    if asked.product_id is None and case is not None and case.product_id is not None:
        asked = replace(asked, product_id=case.product_id, product=told.rows.kind_name)
    return asked


def subject_of(told: Told) -> Linked | None:
    """The report that `told` is about, to link a contact with; a lone conversation is none."""
    if told.trail.key.kind is ReportKind.CONTACT:
        return None
    return Linked(told.trail.key, told.rows.kind_name or told.trail.subject)


def _questions(draft: Draft) -> tuple[Question, ...]:
    return tuple(
        Question(
            id=0,
            contact_id=draft.id,
            position=place,
            text=one.text.strip(),
            product_id=one.product_id,
            outcome=one.outcome,
            specific=one.specific.strip(),
            outcome_key=one.outcome_key,
        )
        for place, one in enumerate(draft.questions)
    )


def _stands(get: Callable[[int], Contact], id_: int) -> bool:
    try:
        get(id_)
    except NotFound:
        return False
    return True
