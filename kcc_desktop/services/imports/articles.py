"""Articles from the values of a file; docs/import.md describes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from kcc_desktop.domain.knowledge import Article, ArticleKind, Section
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports import clean, when
from kcc_desktop.services.imports.article_files import FILE_KEY, FILE_MOMENT
from kcc_desktop.services.imports.keys import digest, stable_id
from kcc_desktop.services.imports.records import Row
from kcc_desktop.services.ports import Work

MOST_SECTIONS = 50
MOST_KEYWORDS = 50

_ANSWERS = frozenset({"antwoord", "answer"})
_KINDS = {
    "article": ArticleKind.ARTICLE,
    "artikel": ArticleKind.ARTICLE,
    "kennisartikel": ArticleKind.ARTICLE,
    "qa": ArticleKind.QA,
    "vraag": ArticleKind.QA,
    "vac": ArticleKind.QA,
    "instruction": ArticleKind.INSTRUCTION,
    "werkinstructie": ArticleKind.INSTRUCTION,
}
_RETIRED = frozenset({"non-actief", "te-verwijderen"})

_NO_TITLE = Said("zonder titel is dit geen artikel", "without a title this is no article")
_NO_TEXT = Said("dit artikel heeft geen tekst", "this article has no text")
_NO_KIND = Said(
    "kies article, qa of instruction; het is als artikel bewaard",
    "choose article, qa or instruction; it was kept as an article",
)
_NOT_ACTIVE = Said("de bron gebruikt dit artikel niet meer", "the source has dropped this article")
_NO_DEPARTMENT = Said("deze afdeling is hier niet bekend", "this department is not known here")
_NO_PRODUCT = Said("dit product is hier niet bekend", "this product is not known here")
_TOO_MANY = Said("meer dan er bewaard wordt", "more than is kept")


@dataclass(frozen=True, slots=True)
class Known:
    """What articles may refer to, by everything that it is called (folded to lower case)."""

    departments: Mapping[str, int] = field(default_factory=dict)
    products: Mapping[str, int] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)


def known_in(work: Work) -> Known:
    """What the workspace knows now."""
    departments = {
        name.casefold(): each.id
        for each in work.organisation.departments()
        for name in (each.name, each.key)
    }
    products = {
        name.casefold(): each.id
        for each in work.knowledge.products()
        for name in (each.name, each.uri, each.key)
        if name
    }
    people = {each.key.casefold(): each.full_name for each in work.organisation.employees()}
    return Known(departments, products, people)


@dataclass(frozen=True, slots=True)
class ArticleReader:
    """Makes articles of rows that `article_files` gave."""

    known: Known
    source: str

    def read(self, row: Row) -> Article | None:
        """The article, or None when it has no title or no text, or is no longer used."""
        if row.line("status").casefold() in _RETIRED:
            row.refuse("status", row.line("status"), _NOT_ACTIVE)
            return None
        title = row.line("title")
        answer, sections = _texts(row)
        if not title or not (answer or sections):
            row.refuse("title" if not title else "", "", _NO_TEXT if title else _NO_TITLE)
            return None
        key = _key(row)
        owner = row.line("owner")
        return Article(
            id=stable_id(f"article:{key}"),
            key=key,
            kind=row.read("kind", _kind, _NO_KIND) or ArticleKind.ARTICLE,
            title=title,
            answer=answer,
            updated_at=row.read("updated", _moment, when.NO_DAY) or _file_moment(row),
            sections=sections,
            keywords=_keywords(row),
            product_id=_referred(row, "product", self.known.products, _NO_PRODUCT),
            department_id=_referred(row, "department", self.known.departments, _NO_DEPARTMENT),
            owner=self.known.people.get(owner.casefold(), owner),
            review_on=row.read("review", _review, when.NO_DAY),
            source=self.source,
        )


def _texts(row: Row) -> tuple[str, tuple[Section, ...]]:
    """What can be read out, and the other sections: the one headed Antwoord is the answer."""
    given = [item for item in row.nested("sections") if isinstance(item, dict)]
    if len(given) > MOST_SECTIONS:
        row.refuse("sections", str(len(given)), _TOO_MANY)
    answer = row.text("answer")
    sections = []
    for item in given[:MOST_SECTIONS]:
        heading = clean.one_line(str(item.get("heading", "")))[: clean.LONGEST_LINE]
        text = row.capped("sections", clean.cleaned(str(item.get("text", ""))))
        if heading.casefold() in _ANSWERS:
            answer = text
        elif heading or text:
            sections.append(Section(heading, text))
    return answer, tuple(sections)


def _key(row: Row) -> str:
    """Its own key, else the name of its file."""
    written = row.line("key", longest=clean.LONGEST_TEXT) or row.line(FILE_KEY)
    key = written if row.texts("key") else PurePosixPath(written).with_suffix("").as_posix()
    return key if len(key) <= clean.LONGEST_KEY else digest(key)


def _keywords(row: Row) -> tuple[str, ...]:
    """A list, or one text with commas."""
    listed = [str(item) for item in row.nested("keywords") if not isinstance(item, dict | list)]
    written = [part for text in row.texts("keywords") for part in text.split(",")]
    words = [clean.one_line(word)[:100] for word in (*listed, *written)]
    return tuple(dict.fromkeys(word for word in words if word))[:MOST_KEYWORDS]


def _referred(row: Row, name: str, known: Mapping[str, int], reason: Said) -> int | None:
    return row.read(name, lambda text: known.get(text.casefold()), reason)


def _kind(text: str) -> ArticleKind | None:
    return _KINDS.get(text.casefold())


def _moment(text: str) -> datetime | None:
    return None if text.isdecimal() else when.moment(text, ZONE)


def _review(text: str) -> date | None:
    return None if text.isdecimal() else when.day(text)


def _file_moment(row: Row) -> datetime:
    return when.moment(row.line(FILE_MOMENT), UTC) or datetime.fromtimestamp(0, UTC)
