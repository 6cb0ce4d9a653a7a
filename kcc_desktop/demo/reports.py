"""Reports of the sample that went further than one conversation: cases and handovers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from kcc_desktop.demo.content import Content
from kcc_desktop.demo.courses import Courses, Happened
from kcc_desktop.demo.days import Days
from kcc_desktop.demo.municipality import Municipality
from kcc_desktop.demo.numbers import CASES, Numbers, register_of
from kcc_desktop.demo.people import People, Resident, place_at
from kcc_desktop.demo.rows import Handovers, Made, Register, due_promises, make_case, minutes
from kcc_desktop.demo.talks import SPOKEN, Talks, Topic
from kcc_desktop.demo.texts import FormulaText
from kcc_desktop.demo.wording import Wording
from kcc_desktop.domain.case import Case, Place
from kcc_desktop.domain.contact import Channel, Contact, Outcome
from kcc_desktop.domain.handover import Handover, HandoverKind
from kcc_desktop.domain.steps import Step

#: How many there are of each sort.
HANDED_OVER_AND_CASE, ONLY_HANDED_OVER, CALLBACKS, ONLY_CASE = 58, 42, 22, 88
#: Of how many days ago reports are: from, to, and how many of a hundred.
_AGES = ((0, 3, 18), (3, 14, 27), (14, 60, 20), (60, 365, 20), (365, 720, 15))
_CHANNELS = {
    Channel.PHONE: 50, Channel.EMAIL: 22, Channel.FORM: 12, Channel.DESK: 12, Channel.CHAT: 4
}  # fmt: skip
#: What the front office's own handover hears of a report that a department tracks as a case.
_HEARD = (Step.SEEN, Step.REFUSED, Step.DONE, Step.TOLD, Step.REOPENED)


@dataclass(frozen=True, slots=True)
class Ground:
    """What everything in the sample is made from."""

    content: Content
    municipality: Municipality
    people: People
    days: Days
    registers: dict[str, Register]
    dice: Random
    wording: Wording
    talks: Talks


class Reports:
    """Makes the reports, each with its contacts."""

    def __init__(
        self, ground: Ground, reserved: frozenset[tuple[str, str]], given: frozenset[str]
    ) -> None:
        self._ground = ground
        self._reserved = reserved
        self._dice = ground.dice
        self._courses = Courses(ground.days, ground.wording, ground.dice)
        self._handovers = Handovers(ground.municipality, ground.days, ground.dice)
        self._numbers = Numbers(ground.days.at(-2, "09:12"), given)

    def make(self) -> Made:
        """All of them."""
        made = Made()
        for _ in range(HANDED_OVER_AND_CASE):
            made.add(self._handed_over_and_case())
        for _ in range(ONLY_HANDED_OVER):
            made.add(self._only_handed_over())
        for _ in range(CALLBACKS):
            made.add(self._callback())
        for _ in range(ONLY_CASE):
            made.add(self._only_case())
        return made

    def _handed_over_and_case(self) -> Made:
        """The front office hands it over; the department tracks it under a number of its own."""
        topic, at = self._topic("report"), self._start()
        contact = self._asked(topic, at, Outcome.HANDED_OVER)
        handed = at + minutes(self._dice, 3, 25)
        course = self._course(topic, handed)
        if not course:
            return Made([contact], [], [self._handed(topic, contact, handed, ())])
        case = self._case(topic, contact, course[0].at, course[1:])
        heard = [happened for happened in course if happened.step in _HEARD]
        handover = self._handed(topic, contact, handed, heard, case)
        linked = _linked(contact, case)
        return Made([linked, *self._later(topic, linked, course, case)], [case], [handover])

    def _only_handed_over(self) -> Made:
        """The department works with this program: all steps are in the handover."""
        topic, at = self._topic("report" if self._dice.random() < 0.5 else "service"), self._start()
        contact = self._asked(topic, at, Outcome.HANDED_OVER)
        handed = at + minutes(self._dice, 3, 25)
        course = self._course(topic, handed)
        handover = self._handed(topic, contact, handed, course)
        return Made([contact, *self._later(topic, contact, course, None)], [], [handover])

    def _callback(self) -> Made:
        """A colleague is to phone the resident."""
        topic, at = self._topic("service"), self._start()
        contact = self._asked(topic, at, Outcome.CALLBACK)
        team = self._ground.municipality.colleagues(topic.formula.group)
        handed = at + minutes(self._dice, 1, 6)
        called = self._courses.call(handed, team)
        wanted = replace(contact, subject=f"Terugbellen: {topic.formula.name.lower()}")
        handover = self._handovers.make(
            topic,
            wanted,
            handed,
            called,
            note=self._ground.wording.callback(),
            kind=HandoverKind.CALLBACK,
        )
        return Made([contact], [], [handover])

    def _only_case(self) -> Made:
        """Reported or asked for in a register straight away."""
        topic, at = self._topic("service" if self._dice.random() < 0.4 else "report"), self._start()
        contact = self._asked(topic, at, Outcome.ANSWERED)
        opened = at + minutes(self._dice, 1, 9)
        course = self._course(topic, opened)
        case = self._case(topic, contact, opened, course)
        linked = _linked(contact, case)
        return Made([linked, *self._later(topic, linked, course, case)], [case])

    def _handed(
        self,
        topic: Topic,
        contact: Contact,
        at: datetime,
        course: Sequence[Happened],
        case: Case | None = None,
    ) -> Handover:
        spoken = contact.channel in SPOKEN
        note = contact.note if spoken else self._ground.talks.noted(topic, contact.note)
        case_id = case.id if case else None
        return self._handovers.make(topic, contact, at, course, note=note, case_id=case_id)

    def _asked(self, topic: Topic, at: datetime, outcome: Outcome) -> Contact:
        channel = self._dice.choices(list(_CHANNELS), weights=list(_CHANNELS.values()))[0]
        return self._ground.talks.asked(topic, at, channel, outcome, None)

    def _course(self, topic: Topic, start: datetime) -> tuple[Happened, ...]:
        team = self._ground.municipality.colleagues(topic.formula.group)
        return self._courses.run(topic.formula, start, topic.place, team)

    def _case(
        self, topic: Topic, contact: Contact, opened: datetime, course: Sequence[Happened]
    ) -> Case:
        register = self._ground.registers[register_of(topic.formula)]
        number = self._numbers.next(register.name, opened)
        kind = "received" if topic.formula.kind == "report" else "applied"
        received = Happened(Step.RECEIVED, opened, None, self._ground.wording.event(kind))
        municipality = self._ground.municipality
        course = self._noted(course)
        case = make_case(topic, contact, register, number, municipality, received, course)
        if register.name != CASES:
            return case
        calendar = self._ground.days.calendar
        promised = due_promises(topic.formula, opened, HandoverKind.WORK, calendar)
        return replace(case, expected_on=promised[-1].due.date())

    def _noted(self, course: Sequence[Happened]) -> Sequence[Happened]:
        """The same, now and then with a note after the first step."""
        if not course or self._dice.random() > 0.25:
            return course
        first, *others = course
        at = first.at + minutes(self._dice, 1, 2)
        note = Happened(Step.UNKNOWN, at, first.who, self._ground.wording.event("note"))
        return (first, note, *others)

    def _later(
        self, topic: Topic, contact: Contact, course: Sequence[Happened], case: Case | None
    ) -> list[Contact]:
        """Contacts that follow: the resident asks again, is told, or says that it came back."""
        case_id = case.id if case else None
        found = []
        if self._dice.random() < 0.35 and course:
            at = self._ground.days.later(course[0].at, self._dice.randint(4, 16), self._dice)
            ended = any(h.step in (Step.DONE, Step.REFUSED) and h.at < at for h in course)
            found.append(self._again(topic, at, "done" if ended else "open", case_id))
        for happened in course:
            if happened.step is Step.TOLD and case:
                text = next(h.text for h in reversed(course) if h.at < happened.at)
                found.append(self._told(topic, happened.at, text, case))
            elif happened.step is Step.REOPENED:
                before = happened.at - minutes(self._dice, 3, 20)
                found.append(self._again(topic, before, "reopened", case_id))
        return [c for c in found if contact.at < c.at and self._ground.days.past(c.at)]

    def _again(self, topic: Topic, at: datetime, when: str, case_id: int | None) -> Contact:
        contact = self._ground.talks.followed_up(topic, at, when, case_id)
        return replace(contact, case_ids=(case_id,)) if case_id else contact

    def _told(self, topic: Topic, at: datetime, text: str, case: Case) -> Contact:
        return replace(self._ground.talks.told(topic, at, text), case_ids=(case.id,))

    def _topic(self, kind: str) -> Topic:
        """Somebody, with something of that kind, somewhere near."""
        formulas = [f for f in self._ground.content.formulas if f.kind == kind]
        formula = self._dice.choices(formulas, weights=[f.weight for f in formulas])[0]
        who = self._dice.choice(self._ground.people.residents)
        return Topic(who, formula, self._place(formula, who))

    def _place(self, formula: FormulaText, who: Resident) -> Place:
        if formula.kind == "service":
            return who.home
        streets = self._ground.content.people.streets
        street = who.street if self._dice.random() < 0.6 else self._dice.choice(streets)
        if (formula.key, street.name) in self._reserved:
            return self._place(formula, who)
        return place_at(street, self._dice.randint(1, street.length))

    def _start(self) -> datetime:
        """A moment at which the front office is open, more often of late."""
        least, most, _ = self._dice.choices(_AGES, weights=[share for *_, share in _AGES])[0]
        days = self._ground.days
        day = days.today - timedelta(days=self._dice.uniform(least, most))
        if not days.calendar.is_working_day(day):
            day = days.calendar.next_working_day(day)
        at = days.opening(day) + timedelta(minutes=self._dice.randint(0, 490))
        return at if days.past(at) else self._start()


def _linked(contact: Contact, case: Case) -> Contact:
    """The contact, with the case that was made of its first question."""
    first, *others = contact.questions
    questions = (replace(first, case_id=case.id), *others)
    return replace(contact, questions=questions, case_ids=(case.id,))
