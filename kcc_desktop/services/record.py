"""Recording what a resident asked, and handing it over in the same breath."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Contact, Outcome, Question
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.handover import Handover, HandoverKind, Promise
from kcc_desktop.domain.ids import counted_id, new_id
from kcc_desktop.domain.knowledge import ServiceFormula
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.beside import NOTHING_BESIDE, Beside, keep_beside
from kcc_desktop.services.ports import Clock, Work, Workspace

_HANDED_OVER = {HandoverKind.WORK: Outcome.HANDED_OVER, HandoverKind.CALLBACK: Outcome.CALLBACK}


@dataclass(frozen=True, slots=True)
class Passing:
    """What is passed on: to whom, and what must be known there.

    `question` is the place of the question it is about, from 0. Without `department_id` the
    service formula of the question's product says where it goes.
    """

    subject: str
    note: str = ""
    kind: HandoverKind = HandoverKind.WORK
    question: int = 0
    department_id: int | None = None
    group_id: int | None = None
    employee_id: int | None = None
    answers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Recorded:
    """The ids of what was recorded, and what was promised to the resident."""

    contact_id: int
    handover_id: int | None = None
    promises: tuple[Promise, ...] = ()


class Record:
    """Records contacts as `actor`, with or without a handover."""

    def __init__(
        self, workspace: Workspace, actor: Actor, clock: Clock, calendar: Calendar
    ) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock
        self._calendar = calendar

    def contact(
        self,
        contact: Contact,
        *,
        key: str,
        passing: Passing | None = None,
        beside: Beside = NOTHING_BESIDE,
    ) -> Recorded:
        """Records a finished contact with what is kept `beside` it, and passes one of its questions
        on: all or nothing.

        A repeated `key` changes nothing and gives what the first attempt gave.

        Raises:
            InvalidInput: when nothing says to which department it goes.
            WorkspaceFault: when the surroundings fail; then nothing was recorded.
        """
        with self._workspace.work(self._actor) as work:
            if passing is None:
                recorded = Recorded(work.contacts.add(contact, key=key))
            else:
                recorded = self._with_handover(work, contact, passing, key)
            whole = replace(contact, id=recorded.contact_id)
            keep_beside(work, self._actor, whole, beside, key)
            return recorded

    def _with_handover(self, work: Work, contact: Contact, passing: Passing, key: str) -> Recorded:
        whole = _numbered(_with_outcome(contact, passing), self._clock())
        contact_id = work.contacts.add(whole, key=key)
        if contact_id != whole.id:
            whole = work.contacts.get(contact_id)
        handover = self._handover(work, whole, passing)
        handover_id = work.handovers.add(handover, key=f"{key}/handover")
        if handover_id != handover.id:
            handover = work.handovers.get(handover_id)
        return Recorded(contact_id, handover_id, handover.promises)

    def _handover(self, work: Work, contact: Contact, passing: Passing) -> Handover:
        asked = _asked(contact, passing)
        product_id = asked.product_id if asked else None
        formula = None if product_id is None else work.knowledge.formula(product_id)
        now = self._clock()
        return Handover(
            id=new_id(now),
            kind=passing.kind,
            subject=passing.subject,
            note=passing.note,
            state=State.NEW,
            created_at=now,
            created_by=self._actor.name,
            department_id=_department(passing, formula),
            department="",
            contact_id=contact.id,
            question_id=asked.id if asked else None,
            case_id=_case(contact, asked),
            party_id=contact.party_id,
            product_id=product_id,
            group_id=passing.group_id,
            employee_id=passing.employee_id,
            answers=passing.answers,
            promises=promises_of(formula, now, self._calendar),
        )


def promises_of(
    formula: ServiceFormula | None, start: datetime, calendar: Calendar
) -> tuple[Promise, ...]:
    """What a service formula promises for work that begins at `start`; nothing without formula."""
    terms = formula.terms if formula else ()
    return tuple(Promise(term.kind, calendar.due(start, term)) for term in terms)


def _with_outcome(contact: Contact, passing: Passing) -> Contact:
    """A question that is passed on ended that way, unless the agent chose another outcome."""
    asked = _asked(contact, passing)
    if asked is None or asked.outcome is not Outcome.OPEN:
        return contact
    questions = list(contact.questions)
    questions[passing.question] = replace(asked, outcome=_HANDED_OVER[passing.kind])
    return replace(contact, questions=tuple(questions))


def _numbered(contact: Contact, now: datetime) -> Contact:
    """The contact and its questions under the ids that they will have."""
    id_ = contact.id or new_id(contact.at)
    first = counted_id(now, max(1, len(contact.questions)))
    questions = tuple(
        replace(question, id=question.id or first + place)
        for place, question in enumerate(contact.questions)
    )
    return replace(contact, id=id_, questions=questions)


def _asked(contact: Contact, passing: Passing) -> Question | None:
    following = contact.questions[passing.question : passing.question + 1]
    return following[0] if following else None


def _case(contact: Contact, asked: Question | None) -> int | None:
    """The case it is about: that of the question, else the only one of the contact."""
    if asked is not None and asked.case_id is not None:
        return asked.case_id
    return contact.case_ids[0] if len(contact.case_ids) == 1 else None


def _department(passing: Passing, formula: ServiceFormula | None) -> int:
    if passing.department_id is not None:
        return passing.department_id
    if formula is None:
        raise InvalidInput(
            Said(
                "Kies een afdeling: voor deze vraag staat niet vast wie erover gaat.",
                "Choose a department: it is not laid down who handles this question.",
            )
        )
    return formula.department_id
