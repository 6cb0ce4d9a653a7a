"""Puts the sample together, without a database: content, a day and fixed dice in, rows out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from kcc_desktop.demo.articles import make_articles
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
from kcc_desktop.demo.wording import Wording
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
    made.contacts += Everyday(ground, reserved).make(CONTACT_COUNT - len(made.contacts))
    return Sample(
        municipality,
        cast.joined(people),
        make_articles(content.articles, municipality, days),
        tuple(Synonym(word, other) for word, other in content.synonyms),
        made,
        sources,
        content.choices,
    )


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
