"""Contacts of the sample: who spoke with whom, by which channel, about what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from kcc_desktop.demo.content import Content
from kcc_desktop.demo.municipality import Municipality
from kcc_desktop.demo.numbers import CONTACTS
from kcc_desktop.demo.people import Resident
from kcc_desktop.demo.texts import FormulaText
from kcc_desktop.demo.wording import Wording
from kcc_desktop.domain.case import Place
from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.ids import id_for
from kcc_desktop.domain.organisation import Agent, Role

SPOKEN = (Channel.PHONE, Channel.DESK)
_DESK_OF = {"Noord": "noord", "Zuid": "zuid", "Centrum": "centrum"}


@dataclass(frozen=True, slots=True)
class Topic:
    """Who asks about which product, and where. `spoken_by` is who does so on their behalf."""

    who: Resident
    formula: FormulaText
    place: Place
    spoken_by: int | None = None


class Talks:
    """Makes contacts; an id follows from the moment and the party."""

    def __init__(
        self, content: Content, municipality: Municipality, wording: Wording, dice: Random
    ) -> None:
        self._services = [each for each in content.formulas if each.kind == "service"]
        self._municipality = municipality
        self._wording = wording
        self._dice = dice
        self._agents = [a for a in municipality.agents.values() if a.role is Role.AGENT]

    def asked(
        self, topic: Topic, at: datetime, channel: Channel, outcome: Outcome, case_id: int | None
    ) -> Contact:
        """A resident asks or reports something."""
        words, key, who = self._wording, topic.formula.key, topic.who
        said = words.said(key, who, topic.place, at)
        subject = words.subject(topic.formula, topic.place, said)
        written = channel not in SPOKEN
        note = words.mail(said, who, topic.place) if written else self.noted(topic, said)
        contact = self._contact(topic, at, channel, subject, note)
        questions = [self._question(contact, 0, topic.formula, said, outcome, case_id)]
        if not written and self._dice.random() < 0.12:
            questions.append(self._besides(contact, topic, at))
        return replace(contact, questions=tuple(questions))

    def noted(self, topic: Topic, said: str) -> str:
        """What an agent writes down of what is said."""
        return self._wording.note(topic.formula.key, topic.who, topic.place, said)

    def followed_up(self, topic: Topic, at: datetime, when: str, case_id: int | None) -> Contact:
        """A resident calls again about it; `when` is open, done or reopened."""
        said = self._wording.follow_up(when, at)
        subject = f"Navraag: {topic.formula.name.lower()}"
        contact = self._contact(topic, at, Channel.PHONE, subject, said)
        outcome = Outcome.HANDED_OVER if when == "reopened" else Outcome.ANSWERED
        question = self._question(contact, 0, topic.formula, said, outcome, case_id)
        return replace(contact, questions=(question,))

    def told(self, topic: Topic, at: datetime, text: str) -> Contact:
        """We tell the resident what became of it."""
        channel = Channel.EMAIL if topic.who.party.emails else Channel.PHONE
        subject = f"Terugkoppeling: {topic.formula.name.lower()}"
        contact = self._contact(replace(topic, spoken_by=None), at, channel, subject, text)
        return replace(contact, direction=Direction.OUT, told=True)

    def _contact(
        self, topic: Topic, at: datetime, channel: Channel, subject: str, note: str
    ) -> Contact:
        party = topic.who.party
        agent = self._agent(channel, topic.who.street.district)
        key = f"{at.isoformat()}/{party.id}/{subject}"
        return Contact(
            id_for(at, key),
            at,
            channel,
            Direction.IN,
            subject,
            note,
            party_id=party.id,
            made_by_id=topic.spoken_by,
            agent=self._name(agent),
            agent_id=agent.id,
            location_id=agent.location_id,
            finished_at=at + timedelta(minutes=self._dice.randint(2, 9)),
            source=CONTACTS,
            source_key=key,
        )

    def _question(
        self,
        contact: Contact,
        position: int,
        formula: FormulaText,
        text: str,
        outcome: Outcome,
        case_id: int | None,
    ) -> Question:
        product_id = self._municipality.products[formula.key].id
        return Question(
            question_id(contact, position), contact.id, position, text, product_id, outcome, case_id
        )

    def _besides(self, contact: Contact, topic: Topic, at: datetime) -> Question:
        """Another thing that is asked in the same breath."""
        other = self._dice.choice(self._services)
        said = self._wording.said(other.key, topic.who, topic.who.home, at)
        return self._question(contact, 1, other, said, Outcome.ANSWERED, None)

    def _agent(self, channel: Channel, district: str) -> Agent:
        """Who is at the desk that the resident goes to; on the phone and in the mailbox anyone."""
        if channel is not Channel.DESK:
            return self._dice.choice(self._agents)
        desk = self._municipality.locations[_DESK_OF[district]].id
        return self._dice.choice([a for a in self._agents if a.location_id == desk])

    def _name(self, agent: Agent) -> str:
        return self._municipality.employees[agent.login].full_name


def question_id(contact: Contact, position: int) -> int:
    """The id of a question: of the contact's moment, told apart by its place."""
    return id_for(contact.at, f"{contact.source_key}/{position}")
