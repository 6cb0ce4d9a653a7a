"""What the municipality offers and knows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcc_desktop.domain.handover import PromiseKind


class ArticleKind(StrEnum):
    """A knowledge article, a question with its answer, or a work instruction."""

    ARTICLE = "article"
    QA = "qa"
    INSTRUCTION = "instruction"


class ArticleState(StrEnum):
    """Whether agents see an article: a draft never, a published one between its moments."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition to go through with the caller: the question, and what a "no" means (`if_not`)."""

    question: str
    if_not: str = ""


#: The headings of what is for colleagues alone; `bureaumemo` is that of the Objecten register.
_INTERNAL = {"deskmemo", "bureaumemo", "interne memo", "alleen intern", "desk memo"}


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part of an article, in plain text or Markdown."""

    heading: str
    text: str

    @property
    def is_internal(self) -> bool:
        """Whether it is for colleagues alone and never told: a desk memo."""
        return self.heading.strip().casefold() in _INTERNAL


@dataclass(frozen=True, slots=True)
class Article:
    """One piece of knowledge. `answer` is what can be read out; the sections follow in order.

    `checklist` are its conditions; `skills` name who must read it (a work instruction; empty:
    everyone). It is shown from `publish_from` up to `publish_until`, where these are given.
    """

    id: int
    key: str
    kind: ArticleKind
    title: str
    answer: str
    updated_at: datetime
    sections: tuple[Section, ...] = ()
    keywords: tuple[str, ...] = ()
    product_id: int | None = None
    department_id: int | None = None
    owner: str = ""
    review_on: date | None = None
    source: str = ""
    version: int = 1
    state: ArticleState = ArticleState.PUBLISHED
    publish_from: datetime | None = None
    publish_until: datetime | None = None
    checklist: tuple[Condition, ...] = ()
    skills: tuple[str, ...] = ()
    edited_by: str = ""


@dataclass(frozen=True, slots=True)
class Product:
    """Something the municipality offers: of the national list (`uri`), or local (no `uri`)."""

    id: int
    key: str
    name: str
    uri: str = ""
    audience: str = ""
    version: int = 1


class AnswerType(StrEnum):
    """What sort of answer a question wants."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class FormulaQuestion:
    """A question to ask when a report of this kind comes in."""

    key: str
    label: str
    type: AnswerType = AnswerType.TEXT
    choices: tuple[str, ...] = ()
    required: bool = False


class TermUnit(StrEnum):
    """What a term is counted in."""

    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Term:
    """How long something may take, in working hours or working days."""

    kind: PromiseKind
    amount: int
    unit: TermUnit


@dataclass(frozen=True, slots=True)
class ServiceFormula:
    """Per product: what to ask, where it goes, and what is promised."""

    id: int
    product_id: int
    department_id: int
    questions: tuple[FormulaQuestion, ...] = ()
    terms: tuple[Term, ...] = ()
    remark: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Synonym:
    """Two words (or short phrases) that residents use for the same thing, both ways."""

    word: str
    other: str
