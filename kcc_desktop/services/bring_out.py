"""Work handed over goes on into the system of its department, in the same transaction.

There it becomes a case of that system; what is done with the handover here goes after it. Both wait
in the outbox, so that a system that is away holds up nobody and loses nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import Case, Place
from kcc_desktop.domain.handover import Handover, HandoverKind, PromiseKind
from kcc_desktop.domain.knowledge import AnswerType, Product, ServiceFormula, Term, TermUnit
from kcc_desktop.domain.moments import long_day
from kcc_desktop.domain.party import Party
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Action, Step
from kcc_desktop.domain.systems import (
    Ability,
    NewReport,
    OutboxItem,
    OutboxKind,
    OutboxState,
    SystemFace,
    Update,
)
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.domain.written_place import place_written
from kcc_desktop.services.outbox_content import report_content, update_content
from kcc_desktop.services.ports import Work
from kcc_desktop.services.serving import Serving

#: What an action means to the system that has the case; a note and a reminder are only told.
_STEPS: dict[Action, Step | None] = {
    Action.NOTE: None,
    Action.CHASE: None,
    Action.ACCEPT: Step.ACCEPTED,
    Action.PLAN: Step.PLANNED,
    Action.FINISH: Step.DONE,
    Action.REFUSE: Step.REFUSED,
    Action.REOPEN: Step.REOPENED,
}
_LONGEST_TEXT = 4_000
_FORWARDED = "Doorgestuurd naar een andere afdeling."


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done with a handover, with which words and for which day."""

    action: Action
    text: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class BringOut:
    """Brings handovers, and what is done with them, into the systems of their departments."""

    serving: Serving
    calendar: Calendar

    def handed_over(
        self, work: Work, handover: Handover, actor: Actor, now: datetime, *, key: str
    ) -> bool:
        """Brings a handover that was just made, or forwarded, into the system of its department.

        One about a case that this system has already is told there instead. Says whether anything
        goes out.
        """
        if handover.kind is not HandoverKind.WORK:
            return False
        face = self.serving.of_department(work, handover.department_id, Ability.REPORT)
        _withdraw(work, handover, face, now, key=key)
        if face is None or self._case_in(work, handover, face) is not None:
            return self._told(work, handover, _note(handover), actor, now, key=key)
        report = _report(work, handover, key)
        work.outbox.add(_item(face, handover, actor, now, report))
        if face.case_within:
            due = self.calendar.due(now, _within(face))
            work.case_links.expect(handover.id, due, key=f"{key}/expect")
        return True

    def done(
        self, work: Work, handover: Handover, deed: Deed, actor: Actor, now: datetime, *, key: str
    ) -> bool:
        """Tells the system that has its case what was done with a handover, where it takes that."""
        if deed.action not in _STEPS:
            return False
        note = " ".join(part for part in (_planned(deed.day), deed.text) if part)
        telling = _Telling(_STEPS[deed.action], note)
        return self._told(work, handover, telling, actor, now, key=key)

    def _told(
        self,
        work: Work,
        handover: Handover,
        telling: _Telling,
        actor: Actor,
        now: datetime,
        *,
        key: str,
    ) -> bool:
        where = self._where(work, handover)
        if where is None or not telling:
            return False
        face, case = where
        update = Update(
            key=f"{key}/update",
            source_key=case.source_key if case else "",
            at=now,
            note=telling.note[:_LONGEST_TEXT],
            step=telling.step,
            seen=case.fetched_at if case else None,
        )
        case_id = case.id if case else None
        work.outbox.add(_update_item(face, handover, case_id, actor, update))
        return True

    def _where(self, work: Work, handover: Handover) -> tuple[SystemFace, Case | None] | None:
        """The system that has the case of a handover, or will have it, and takes updates."""
        for case in _cases(work, handover):
            face = self.serving.of_source(case.source)
            if face is not None and Ability.UPDATE in face.abilities:
                return face, case
        under_way = {
            one.system
            for one in work.outbox.of_report(handover_id=handover.id)
            if one.kind is OutboxKind.REPORT
            and one.state not in (OutboxState.DONE, OutboxState.GIVEN_UP)
        }
        able = (face for face in self.serving.faces if Ability.UPDATE in face.abilities)
        return next(((face, None) for face in able if face.key in under_way), None)

    def _case_in(self, work: Work, handover: Handover, face: SystemFace) -> Case | None:
        cases = _cases(work, handover)
        return next((one for one in cases if one.source == face.name), None)


def _withdraw(
    work: Work, handover: Handover, face: SystemFace | None, now: datetime, *, key: str
) -> None:
    """What never left for the department that had it before goes there no more."""
    key_now = face.key if face else ""
    for item in work.outbox.of_report(handover_id=handover.id):
        unsent = item.state is OutboxState.STUCK or (
            item.state is OutboxState.WAITING and item.attempts == 0
        )
        if unsent and item.system != key_now:
            ended = replace(item, state=OutboxState.GIVEN_UP, reason=_FORWARDED, next_at=None)
            work.outbox.settle(ended, at=now)
    if face is None and handover.case_due is not None:
        work.case_links.expect(handover.id, None, key=f"{key}/no-case")


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is told of a case."""

    step: Step | None = None
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.step or self.note)


def _cases(work: Work, handover: Handover) -> Sequence[Case]:
    """The case of a handover, and the work orders made for it."""
    if handover.case_id is None:
        return ()
    links = work.case_links.of(handover.case_id)
    others = [one.other_id for one in links if one.case_id == handover.case_id]
    return [work.cases.get(id_) for id_ in (handover.case_id, *others)]


def _note(handover: Handover) -> _Telling:
    return _Telling(None, handover.note or handover.subject)


def _planned(day: date | None) -> str:
    return f"Gepland: {long_day(day, Language.NL)} {day.year}." if day else ""


def _within(face: SystemFace) -> Term:
    return Term(PromiseKind.SEEN, face.case_within, TermUnit.WORKING_HOURS)


# --- what is brought in ---------------------------------------------------------------------


def _report(work: Work, handover: Handover, key: str) -> NewReport:
    product = _product(work, handover)
    party = work.parties.get(handover.party_id) if handover.party_id else None
    person = _Person() if party is None or party.secret else _Person.of(party)
    return NewReport(
        key=f"{key}/report",
        kind=product.name if product else handover.subject,
        text=(handover.note or handover.subject)[:_LONGEST_TEXT],
        at=handover.created_at,
        product=product.key if product else "",
        place=_place(work, handover),
        answers=handover.answers,
        name=person.name,
        email=person.email,
        phone=person.phone,
        channel=_channel(work, handover),
    )


@dataclass(frozen=True, slots=True)
class _Person:
    """Who reported it, as far as another system may know."""

    name: str = ""
    email: str = ""
    phone: str = ""

    @classmethod
    def of(cls, party: Party) -> _Person:
        return cls(
            party.name,
            next(iter(party.emails), ""),
            next((phone.e164 for phone in party.phones if phone.e164), ""),
        )


def _product(work: Work, handover: Handover) -> Product | None:
    products = {one.id: one for one in work.knowledge.products()}
    return products.get(handover.product_id or 0)


def _channel(work: Work, handover: Handover) -> str:
    return "" if handover.contact_id is None else work.contacts.get(handover.contact_id).channel


def _place(work: Work, handover: Handover) -> Place:
    """Where it is: that of its case, else what was answered to the question for the address."""
    if handover.case_id is not None:
        return work.cases.get(handover.case_id).place
    product_id = handover.product_id
    formula = None if product_id is None else work.knowledge.formula(product_id)
    return place_written(_address(formula, handover))


def _address(formula: ServiceFormula | None, handover: Handover) -> str:
    questions = formula.questions if formula else ()
    labels = {one.label for one in questions if one.type is AnswerType.ADDRESS}
    return next((answer for question, answer in handover.answers if question in labels), "")


def _item(
    face: SystemFace, handover: Handover, actor: Actor, now: datetime, report: NewReport
) -> OutboxItem:
    return OutboxItem(
        id=0,
        system=face.key,
        kind=OutboxKind.REPORT,
        key=report.key,
        subject=handover.subject,
        content=report_content(report),
        made_at=now,
        made_by=actor.name,
        login=actor.login,
        handover_id=handover.id,
        contact_id=handover.contact_id,
    )


def _update_item(
    face: SystemFace, handover: Handover, case_id: int | None, actor: Actor, update: Update
) -> OutboxItem:
    return OutboxItem(
        id=0,
        system=face.key,
        kind=OutboxKind.UPDATE,
        key=update.key,
        subject=handover.subject,
        content=update_content(update),
        made_at=update.at,
        made_by=actor.name,
        login=actor.login,
        handover_id=handover.id,
        case_id=case_id,
    )
