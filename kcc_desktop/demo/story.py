"""Suzanne's story and the others, as rows around the day for which the sample is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kcc_desktop.demo.cast import Cast
from kcc_desktop.demo.content import Content
from kcc_desktop.demo.days import Days
from kcc_desktop.demo.municipality import Municipality
from kcc_desktop.demo.numbers import CONTACTS
from kcc_desktop.demo.people import place_at
from kcc_desktop.demo.rows import OWN_WORK, Made, due_promises, is_about_a_place
from kcc_desktop.demo.story_text import (
    CaseText,
    ContactText,
    EventText,
    HandoverText,
    PlanText,
    StepText,
    StoryText,
)
from kcc_desktop.demo.talks import SPOKEN, question_id
from kcc_desktop.domain.case import Case, CaseEvent, Place, PlannedDate
from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.handover import Handover, HandoverEvent, HandoverKind
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.knowledge import AnswerType
from kcc_desktop.domain.steps import Action, State, Step, after


class Stories:
    """Tells each story in rows. What a story names must be there, else KeyError names it."""

    def __init__(
        self, content: Content, municipality: Municipality, cast: Cast, days: Days
    ) -> None:
        self._content = content
        self._municipality = municipality
        self._cast = cast
        self._days = days

    def make(self) -> Made:
        """All stories."""
        made = Made()
        for story in self._content.stories.stories:
            made.add(self._story(story))
        return made

    def _story(self, story: StoryText) -> Made:
        channels = {each.case: each.channel for each in reversed(story.contacts)}
        cases = {
            text.key: self._case(story, text, channels.get(text.key, "")) for text in story.cases
        }
        contacts = {text.key: self._contact(story, text, cases) for text in story.contacts}
        handovers = [self._handover(story, text, contacts, cases) for text in story.handovers]
        return Made(list(contacts.values()), list(cases.values()), handovers)

    def _contact(self, story: StoryText, text: ContactText, cases: dict[str, Case]) -> Contact:
        at = self._days.moment(text.at)
        channel, key = Channel(text.channel), f"{story.key}/{text.key}"
        case_id = cases[text.case].id if text.case else None
        spoken = channel in SPOKEN
        contact = Contact(
            id_for(at, key),
            at,
            channel,
            Direction(text.direction),
            text.subject,
            text.note if spoken else "\n\n".join((text.text, *_attached(text), text.note)),
            party_id=self._cast.get(story.party).party.id,
            made_by_id=self._cast.get(text.made_by).party.id if text.made_by else None,
            agent=self._name(text.agent),
            agent_id=self._municipality.agents[text.agent].id,
            location_id=self._municipality.locations[text.location].id,
            case_ids=(case_id,) if case_id else (),
            told=text.told,
            finished_at=at + timedelta(minutes=4),
            source=CONTACTS,
            source_key=key,
        )
        question = Question(
            question_id(contact, 0),
            contact.id,
            0,
            text.text if spoken else text.subject,
            self._municipality.products[text.product].id,
            Outcome(text.outcome),
            case_id,
        )
        return replace(contact, questions=(question,))

    def _case(self, story: StoryText, text: CaseText, channel: str) -> Case:
        opened = self._days.moment(text.opened)
        case_id = id_for(opened, f"{text.source}:{text.number}")
        formula = self._content.formula(text.product)
        contact = next((c for c in story.contacts if c.case == text.key), None)
        department = self._municipality.departments[text.department].name
        fetched_at = self._days.moment(text.fetched)
        return Case(
            case_id,
            text.number,
            text.source,
            text.number,
            text.title,
            opened,
            description=contact.text if contact else "",
            kind=formula.name,
            product_id=self._municipality.products[text.product].id,
            party_id=self._cast.get(story.party).party.id,
            department=department,
            status_text=text.status,
            step=Step(text.step),
            channel=channel,
            place=self._place(story) if is_about_a_place(formula) else Place(),
            expected_on=self._days.day(text.expected) if text.expected else None,
            closed_at=self._days.moment(text.closed) if text.closed else None,
            fetched_at=fetched_at,
            events=tuple(
                replace(
                    self._event(each, case_id, department),
                    source=text.source,
                    fetched_at=fetched_at,
                )
                for each in text.events
            ),
            planned=tuple(self._plan(each, case_id, department) for each in text.planned),
        )

    def _event(self, text: EventText, case_id: int, department: str) -> CaseEvent:
        at = self._days.moment(text.at)
        return CaseEvent(
            id_for(at, f"{case_id}/{text.step}"),
            case_id,
            at,
            Step(text.step),
            text.text,
            who=self._name(text.who) if text.who else "",
            department=department,
        )

    def _plan(self, text: PlanText, case_id: int, department: str) -> PlannedDate:
        return PlannedDate(
            id_for(self._days.moment(text.entered), f"{case_id}/{text.source}"),
            self._days.day(text.day),
            text.source,
            self._days.moment(text.fetched),
            who=self._name(text.who),
            department=department,
            what=text.what,
            case_id=case_id,
        )

    def _place(self, story: StoryText) -> Place:
        if story.place is None:
            return Place()
        return place_at(self._content.street(story.place.street), story.place.number)

    def _handover(
        self,
        story: StoryText,
        text: HandoverText,
        contacts: dict[str, Contact],
        cases: dict[str, Case],
    ) -> Handover:
        at, contact = self._days.moment(text.at), contacts[text.contact]
        handover_id = id_for(at, f"{story.key}/{text.key}")
        product = next(c.product for c in story.contacts if c.key == text.contact)
        kind = HandoverKind(text.kind)
        events = self._life(handover_id, text)
        department = next(
            each for each in self._municipality.departments.values()
            if each.name == events[-1].department
        )  # fmt: skip
        employee = self._municipality.employees.get(_handler(text))
        return Handover(
            handover_id,
            kind,
            text.subject,
            text.note,
            events[-1].state,
            at,
            self._name(text.by),
            department.id,
            department.name,
            contact_id=contact.id,
            question_id=contact.questions[0].id,
            case_id=cases[text.case].id if text.case else None,
            party_id=contact.party_id,
            product_id=self._municipality.products[product].id,
            group_id=self._municipality.groups[text.group].id,
            employee_id=employee.id if employee else None,
            handler=employee.full_name if employee else "",
            answers=self._answers(product, text),
            promises=due_promises(self._content.formula(product), at, kind, self._days.calendar),
            events=events,
            planned=self._own_plans(handover_id, text, department.name),
        )

    def _life(self, handover_id: int, text: HandoverText) -> tuple[HandoverEvent, ...]:
        at = self._days.moment(text.at)
        events = [
            HandoverEvent(
                id_for(at, f"{handover_id}/0"),
                handover_id,
                at,
                None,
                State.NEW,
                self._name(text.by),
                self._municipality.departments[text.department].name,
                text.note,
            )
        ]
        for step in text.steps:
            events.append(self._done(step, events))
        return tuple(events)

    def _done(self, step: StepText, events: list[HandoverEvent]) -> HandoverEvent:
        last, action = events[-1], Action(step.action)
        at = self._days.moment(step.at)
        return HandoverEvent(
            id_for(at, f"{last.handover_id}/{len(events)}"),
            last.handover_id,
            at,
            action,
            after(action, last.state),
            self._name(step.who),
            self._municipality.departments[step.department].name
            if step.department
            else last.department,
            step.text,
        )

    def _own_plans(
        self, handover_id: int, text: HandoverText, department: str
    ) -> tuple[PlannedDate, ...]:
        """The days that the department planned in this program."""
        return tuple(
            PlannedDate(
                id_for(self._days.moment(step.at), f"{handover_id}/{step.day}"),
                self._days.day(step.day),
                OWN_WORK,
                self._days.moment(step.at),
                who=self._name(step.who),
                department=department,
                what=step.text,
                handover_id=handover_id,
            )
            for step in text.steps
            if step.day
        )

    def _answers(self, product: str, text: HandoverText) -> tuple[tuple[str, str], ...]:
        """The questions that were asked, with their answers; days are told as dates."""
        questions = {each.key: each for each in self._content.formula(product).questions}
        return tuple(
            (
                questions[key].label,
                self._days.day(answer).isoformat()
                if questions[key].type == AnswerType.DATE
                else answer,
            )
            for key, answer in text.answers.items()
        )

    def _name(self, key: str) -> str:
        return self._municipality.employees[key].full_name


def _attached(text: ContactText) -> tuple[str, ...]:
    return (f"Bijlage: {', '.join(text.attachments)}",) if text.attachments else ()


def _handler(text: HandoverText) -> str:
    """Who has it: who accepted, planned or finished it last, else whom it was meant for."""
    taking = ("accept", "plan", "finish")
    return next((s.who for s in reversed(text.steps) if s.action in taking), text.employee)
