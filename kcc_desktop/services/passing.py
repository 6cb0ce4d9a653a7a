"""Passing a question on: to a department, a group or a colleague, with what must be known there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Contact, Outcome, Question
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.handover import Handover, HandoverKind, Promise, PromiseKind, Target
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.knowledge import ServiceFormula
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.working_time import Calendar, promises_of
from kcc_desktop.services.ports import Work
from kcc_desktop.services.targets import resolved

#: How a question ended that was passed on.
OUTCOMES = {HandoverKind.WORK: Outcome.HANDED_OVER, HandoverKind.CALLBACK: Outcome.CALLBACK}
_NOWHERE = Said(
    "Kies een afdeling: voor deze vraag staat niet vast wie erover gaat.",
    "Choose a department: it is not laid down who handles this question.",
)


@dataclass(frozen=True, slots=True)
class Passing:
    """What is passed on: to whom, and what must be known there.

    `question` is the place of the question it is about, from 0. Without a department, group or
    colleague the service formula of the question's product says where it goes. `call_at` (with
    zone) is when the resident is to be phoned back: that is then what is promised. `product_id` is
    what it is about where the question doesn't say so. `about_case` is false for something new:
    then it does not belong to the case that the contact is linked with.
    """

    subject: str
    note: str = ""
    kind: HandoverKind = HandoverKind.WORK
    question: int = 0
    department_id: int | None = None
    group_id: int | None = None
    employee_id: int | None = None
    answers: tuple[tuple[str, str], ...] = ()
    call_at: datetime | None = None
    product_id: int | None = None
    about_case: bool = True

    @property
    def target(self) -> Target:
        """Where it goes, as far as that was chosen."""
        return Target(self.department_id, self.group_id, self.employee_id)


def with_outcomes(contact: Contact, passings: Sequence[Passing]) -> Contact:
    """A question that is passed on ended that way, unless the agent chose another outcome."""
    questions = list(contact.questions)
    for passing in passings:
        asked = asked_in(contact, passing)
        if asked is not None and asked.outcome is Outcome.OPEN:
            questions[passing.question] = replace(asked, outcome=OUTCOMES[passing.kind])
    return replace(contact, questions=tuple(questions))


def handover_of(
    work: Work, contact: Contact, passing: Passing, actor: Actor, now: datetime, calendar: Calendar
) -> Handover:
    """The handover that passes a question of a recorded contact on.

    Raises InvalidInput when nothing says to which department it goes.
    """
    asked = asked_in(contact, passing)
    product_id = passing.product_id or (asked.product_id if asked else None)
    formula = None if product_id is None else work.knowledge.formula(product_id)
    target = _target(work, passing, formula)
    return Handover(
        id=new_id(now),
        kind=passing.kind,
        subject=passing.subject,
        note=passing.note,
        state=State.NEW,
        created_at=now,
        created_by=actor.name,
        department_id=target.department_id or 0,
        department="",
        contact_id=contact.id,
        question_id=asked.id if asked else None,
        case_id=_case(contact, asked) if passing.about_case else None,
        party_id=contact.party_id,
        product_id=product_id,
        group_id=target.group_id,
        employee_id=target.employee_id,
        answers=passing.answers,
        promises=promised(passing, formula, now, calendar),
        location_id=actor.location_id,
        call_at=passing.call_at,
        created_login=actor.login,
    )


def promised(
    passing: Passing, formula: ServiceFormula | None, now: datetime, calendar: Calendar
) -> tuple[Promise, ...]:
    """What is promised: the formula's terms, or for a call at a set time that time."""
    if passing.call_at is not None:
        return (Promise(PromiseKind.ANSWERED, passing.call_at),)
    return promises_of(formula, now, calendar)


def asked_in(contact: Contact, passing: Passing) -> Question | None:
    """The question that is passed on."""
    following = contact.questions[passing.question : passing.question + 1]
    return following[0] if following else None


def _target(work: Work, passing: Passing, formula: ServiceFormula | None) -> Target:
    if passing.target:
        return resolved(work, passing.target)
    if formula is None:
        raise InvalidInput(_NOWHERE)
    return Target(formula.department_id)


def _case(contact: Contact, asked: Question | None) -> int | None:
    """The case it is about: that of the question, else the only one of the contact."""
    if asked is not None and asked.case_id is not None:
        return asked.case_id
    return contact.case_ids[0] if len(contact.case_ids) == 1 else None
