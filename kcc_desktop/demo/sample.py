"""Puts the sample together, without a database: content, a day and fixed dice in, rows out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from kcc_desktop.demo.articles import make_articles
from kcc_desktop.demo.contacts import Everyday
from kcc_desktop.demo.content import Content
from kcc_desktop.demo.days import Days
from kcc_desktop.demo.municipality import Municipality, make_municipality
from kcc_desktop.demo.numbers import CASES, MAINTENANCE, OUTDOOR
from kcc_desktop.demo.people import People, make_people
from kcc_desktop.demo.reports import Ground, Made, Reports
from kcc_desktop.demo.rows import Register
from kcc_desktop.demo.talks import Talks
from kcc_desktop.demo.wording import Wording
from kcc_desktop.domain.knowledge import Article, Synonym
from kcc_desktop.domain.report import SourceCondition, SourceState

SEED = 2041
CONTACTS = 2000


@dataclass(frozen=True, slots=True)
class Sample:
    """Everything that stands in the sample workspace."""

    municipality: Municipality
    people: People
    articles: tuple[Article, ...]
    synonyms: tuple[Synonym, ...]
    made: Made
    sources: tuple[SourceState, ...]


def make_sample(content: Content, today: date, now: datetime) -> Sample:
    """The sample as it is seen at `now` (with zone) on `today`; the same each time."""
    days = Days(today, now)
    dice = Random(SEED)
    municipality, people = make_municipality(content), make_people(content)
    wording = Wording(content, dice)
    sources = make_sources(now)
    registers = {each.name: Register(each.name, each.as_of or now) for each in sources}
    talks = Talks(content, municipality, wording, dice)
    ground = Ground(content, municipality, people, days, registers, dice, wording, talks)
    made = Reports(ground, frozenset()).make()
    everyday = Everyday(ground, frozenset())
    made.contacts += everyday.make(CONTACTS - len(made.contacts))
    return Sample(
        municipality,
        people,
        make_articles(content.articles, municipality, days),
        tuple(Synonym(word, other) for word, other in content.synonyms),
        made,
        sources,
    )


def make_sources(now: datetime) -> tuple[SourceState, ...]:
    """How the registers do: one of them is slow, and was last heard of three quarters ago."""
    fresh, day = timedelta(minutes=15), timedelta(hours=1)
    return (
        SourceState(MAINTENANCE, SourceCondition.UP, now - timedelta(minutes=2), day, 61.0),
        SourceState(CASES, SourceCondition.UP, now - timedelta(minutes=1), day, 48.0),
        SourceState(OUTDOOR, SourceCondition.SLOW, now - timedelta(minutes=45), fresh, 2400.0),
    )
