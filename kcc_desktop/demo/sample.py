"""Puts the sample together, without a database: content, a day and fixed dice in, rows out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from kcc_desktop.demo.articles import make_articles
from kcc_desktop.demo.bustle import LATE, OPEN, Bustle, in_time
from kcc_desktop.demo.callbacks import Callbacks
from kcc_desktop.demo.cast import make_cast
from kcc_desktop.demo.choices import ChoicesText
from kcc_desktop.demo.contacts import Everyday
from kcc_desktop.demo.content import Content
from kcc_desktop.demo.days import Days
from kcc_desktop.demo.municipality import Municipality, make_municipality
from kcc_desktop.demo.people import People, make_people
from kcc_desktop.demo.reports import Ground, Reports
from kcc_desktop.demo.rows import Made, Register
from kcc_desktop.demo.story import Stories
from kcc_desktop.demo.talks import Talks
from kcc_desktop.demo.to_tell import with_some_to_tell
from kcc_desktop.demo.wording import Wording
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.knowledge import Article, Synonym
from kcc_desktop.domain.report import SourceCondition, SourceState

SEED = 2041
CONTACT_COUNT = 2000
_ELAPSED_MS = {"up": 54.0, "slow": 2400.0, "away": None}


@dataclass(frozen=True, slots=True)
class Sample:
    """Everything that stands in the sample workspace."""

    municipality: Municipality
    people: People
    articles: tuple[Article, ...]
    synonyms: tuple[Synonym, ...]
    made: Made
    sources: tuple[SourceState, ...]
    choices: ChoicesText
    now: datetime


def make_sample(content: Content, today: date, now: datetime) -> Sample:
    """The sample as it is seen at `now` (with zone) on `today`; the same each time."""
    days = Days(today, now)
    municipality, cast = make_municipality(content), make_cast(content)
    people = make_people(content)
    made = Stories(content, municipality, cast, days).make()
    sources = make_sources(content, days)
    dice = Random(SEED)
    wording = Wording(content, dice)
    ground = Ground(
        content,
        municipality,
        people,
        days,
        {each.name: Register(each.name, each.as_of or now) for each in sources},
        dice,
        wording,
        Talks(content, municipality, wording, dice),
    )
    reserved = content.stories.reserved
    made.add(Reports(ground, reserved, frozenset(case.number for case in made.cases)).make())
    made.add(Callbacks(ground, reserved).make_today())
    _add_waiting(made, ground, reserved)
    made.contacts += Everyday(ground, reserved).make(CONTACT_COUNT - len(made.contacts))
    return Sample(
        municipality,
        cast.joined(people),
        make_articles(content.articles, municipality, days),
        tuple(Synonym(word, other) for word, other in content.synonyms),
        made,
        sources,
        content.choices,
        now,
    )


def _add_waiting(made: Made, ground: Ground, reserved: frozenset[tuple[str, str]]) -> None:
    """The work that waits, and the contacts of today."""
    waiting = OPEN - sum(one.is_open for one in made.handovers)
    made.add(Bustle(ground, reserved).make_waiting(max(0, waiting)))
    days = ground.days
    following = [days.at(offset, "17:00") for offset in range(1, 7)]
    made.handovers = in_time(made.handovers, LATE, days.now, following)
    logins = {agent.id: agent.login for agent in ground.municipality.agents.values()}
    contacts = {one.id: one for one in made.contacts}
    made.handovers = with_some_to_tell(
        [_from_where(one, contacts, logins) for one in made.handovers]
    )


def _from_where(
    one: Handover, contacts: Mapping[int, Contact], logins: Mapping[int, str]
) -> Handover:
    """The handover with who handed it over, and where."""
    contact = contacts.get(one.contact_id or 0)
    if contact is None:
        return one
    login = logins.get(contact.agent_id or 0, "")
    return replace(one, location_id=contact.location_id, created_login=login)


def make_sources(content: Content, days: Days) -> tuple[SourceState, ...]:
    """How the registers do, and from when what is known of them is."""
    return tuple(
        SourceState(
            text.name,
            SourceCondition(text.condition),
            days.moment(text.as_of),
            timedelta(minutes=text.stale_minutes),
            _ELAPSED_MS[text.condition],
        )
        for text in content.stories.sources
    )
