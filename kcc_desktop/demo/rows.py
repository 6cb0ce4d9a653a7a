"""Puts the course of a report into rows: a case of a back office, or a handover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random

from kcc_desktop.demo.courses import Happened
from kcc_desktop.demo.days import Days
from kcc_desktop.demo.municipality import Municipality, terms
from kcc_desktop.demo.talks import SPOKEN, Topic
from kcc_desktop.demo.texts import FormulaText
from kcc_desktop.domain.case import Case, CaseEvent, EventKind, Place, PlannedDate
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.handover import Handover, HandoverEvent, HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.knowledge import AnswerType
from kcc_desktop.domain.steps import STEP_WORDS, Action, State, Step, after
from kcc_desktop.domain.working_time import Calendar

#: What the program's own work is called as a source.
OWN_WORK = "Werkvoorraad"
_ACTIONS = {
    Step.SEEN: Action.SEE,
    Step.ACCEPTED: Action.ACCEPT,
    Step.PLANNED: Action.PLAN,
    Step.REFUSED: Action.REFUSE,
    Step.DONE: Action.FINISH,
    Step.TOLD: Action.TELL,
    Step.REOPENED: Action.REOPEN,
}
_CLOSED = (Step.DONE, Step.TOLD, Step.REFUSED)


@dataclass
class Made:
    """What was made so far."""

    contacts: list[Contact] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)

    def add(self, other: Made) -> None:
        """These too."""
        self.contacts += other.contacts
        self.cases += other.cases
        self.handovers += other.handovers


@dataclass(frozen=True, slots=True)
class Register:
    """A source of cases, and from when its last known state is."""

    name: str
    as_of: datetime


def make_case(
    topic: Topic,
    contact: Contact,
    register: Register,
    number: str,
    municipality: Municipality,
    opened: Happened,
    course: Sequence[Happened],
) -> Case:
    """The case that a register made of a contact at `opened`, with what happened since."""
    department = municipality.department_name(topic.formula)
    case_id = id_for(opened.at, f"{register.name}:{number}")
    events = tuple(
        CaseEvent(
            id_for(happened.at, f"{number}/{index}"),
            case_id,
            happened.at,
            happened.step,
            happened.text,
            EventKind.NOTE if happened.step is Step.UNKNOWN else EventKind.STEP,
            who=happened.who.full_name if happened.who else "",
            department=department,
            source=register.name,
            fetched_at=register.as_of,
        )
        for index, happened in enumerate((opened, *course))
    )
    step = next(event.step for event in reversed(events) if event.kind is EventKind.STEP)
    return Case(
        case_id,
        number,
        register.name,
        number,
        contact.subject,
        opened.at,
        description=contact.questions[0].text if contact.channel in SPOKEN else contact.note,
        kind=topic.formula.name,
        product_id=municipality.products[topic.formula.key].id,
        party_id=topic.who.party.id,
        department=department,
        status_text=STEP_WORDS[step].nl,
        step=step,
        channel=contact.channel,
        place=topic.place if is_about_a_place(topic.formula) else Place(),
        closed_at=events[-1].at if step in _CLOSED else None,
        fetched_at=register.as_of,
        events=events,
        planned=planned_dates(course, register.name, department, register.as_of, case_id=case_id),
    )


def is_about_a_place(formula: FormulaText) -> bool:
    """Whether an address is asked for."""
    return any(question.type == AnswerType.ADDRESS for question in formula.questions)


def due_promises(
    formula: FormulaText, at: datetime, kind: HandoverKind, calendar: Calendar
) -> tuple[Promise, ...]:
    """By when it is seen, answered and done; who is to be phoned back, is answered."""
    wanted = (PromiseKind.ANSWERED,) if kind is HandoverKind.CALLBACK else tuple(PromiseKind)
    return tuple(
        Promise(term.kind, calendar.due(at, term)) for term in terms(formula) if term.kind in wanted
    )


def planned_dates(
    course: Sequence[Happened],
    source: str,
    department: str,
    fetched_at: datetime,
    *,
    case_id: int | None = None,
    handover_id: int | None = None,
) -> tuple[PlannedDate, ...]:
    """The days for which something was planned; each closes the one before it.

    The last one stood in the source when it was asked, at `fetched_at`.
    """
    plans = [happened for happened in course if happened.step is Step.PLANNED]
    replaced = [plan.at for plan in plans[1:]]
    return tuple(
        PlannedDate(
            id_for(plan.at, f"{case_id or handover_id}/{index}"),
            plan.day or plan.at.date(),
            source,
            plan.at if index < len(replaced) else max(fetched_at, plan.at),
            who=plan.who.full_name if plan.who else "",
            department=department,
            what=plan.text,
            case_id=case_id,
            handover_id=handover_id,
            replaced_at=replaced[index] if index < len(replaced) else None,
        )
        for index, plan in enumerate(plans)
    )


class Handovers:
    """Makes handovers with their life and their promises."""

    def __init__(self, municipality: Municipality, days: Days, dice: Random) -> None:
        self._municipality = municipality
        self._days = days
        self._dice = dice

    def make(
        self,
        topic: Topic,
        contact: Contact,
        at: datetime,
        course: Sequence[Happened],
        *,
        note: str,
        kind: HandoverKind = HandoverKind.WORK,
        case_id: int | None = None,
    ) -> Handover:
        """A handover of what was asked in `contact`, handed over at `at` with a `note`."""
        formula = topic.formula
        department = self._municipality.departments[formula.department]
        handover_id = id_for(at, f"{contact.source_key}/{formula.key}")
        first = HandoverEvent(
            id_for(at, f"{handover_id}/0"), handover_id, at, None, State.NEW, contact.agent,
            department.name, note,
        )  # fmt: skip
        events = _life(first, course)
        handler = next((h.who for h in reversed(course) if h.step is not Step.TOLD), None)
        return Handover(
            handover_id,
            kind,
            contact.subject,
            note,
            events[-1].state,
            at,
            contact.agent,
            department.id,
            department.name,
            contact_id=contact.id,
            question_id=contact.questions[0].id,
            case_id=case_id,
            party_id=contact.party_id,
            product_id=self._municipality.products[formula.key].id,
            group_id=self._municipality.groups[formula.group].id,
            employee_id=handler.id if handler else None,
            handler=handler.full_name if handler else "",
            answers=self._answers(topic),
            promises=due_promises(formula, at, kind, self._days.calendar),
            events=events,
            planned=planned_dates(course, OWN_WORK, department.name, at, handover_id=handover_id),
        )

    def _answers(self, topic: Topic) -> tuple[tuple[str, str], ...]:
        """What the resident answered: the address, and one of the choices."""
        answers = []
        for question in topic.formula.questions:
            if question.type == AnswerType.CHOICE:
                answers.append((question.label, self._dice.choice(question.choices)))
            elif question.type == AnswerType.ADDRESS and topic.place.street:
                answers.append((question.label, f"{topic.place.street} {topic.place.number}"))
        return tuple(answers)


def _life(first: HandoverEvent, course: Sequence[Happened]) -> tuple[HandoverEvent, ...]:
    events = [first]
    for index, happened in enumerate(course, start=1):
        action = _ACTIONS[happened.step]
        events.append(
            replace(
                first,
                id=id_for(happened.at, f"{first.handover_id}/{index}"),
                at=happened.at,
                action=action,
                state=after(action, events[-1].state),
                who=happened.who.full_name if happened.who else "",
                text=happened.text,
            )
        )
    return tuple(events)


def minutes(dice: Random, least: int, most: int) -> timedelta:
    """A few minutes and seconds."""
    return timedelta(minutes=dice.randint(least, most), seconds=dice.randint(0, 59))
