"""How two versions of an article differ, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from kcc_desktop.domain.knowledge import Article
from kcc_desktop.domain.said import Said

#: Longer texts are compared as far as this: comparing takes the product of their lengths.
MOST_LINES = 2_000


class Change(StrEnum):
    """What became of a line between two versions."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line of text, and what became of it."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part of an article that differs, line by line."""

    name: Said
    lines: tuple[ChangedLine, ...]


def difference(older: Article, newer: Article) -> tuple[ChangedPart, ...]:
    """The parts in which two versions differ, in the order of the newer one."""
    before, after = dict(_parts(older)), dict(_parts(newer))
    gone = [name for name in before if name not in after]
    return tuple(
        ChangedPart(name, tuple(_changed_lines(before.get(name, ()), after.get(name, ()))))
        for name in (*after, *gone)
        if before.get(name, ()) != after.get(name, ())
    )


def _changed_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[ChangedLine]:
    before, after = before[:MOST_LINES], after[:MOST_LINES]
    for tag, from_, to, start, end in SequenceMatcher(None, before, after, False).get_opcodes():
        if tag == "equal":
            yield from (ChangedLine(Change.KEPT, text) for text in before[from_:to])
            continue
        yield from (ChangedLine(Change.GONE, text) for text in before[from_:to])
        yield from (ChangedLine(Change.NEW, text) for text in after[start:end])


def _parts(article: Article) -> Iterator[tuple[Said, tuple[str, ...]]]:
    """The parts of an article by name, each as lines; those without any are left out."""
    own = (
        (Said("Titel", "Title"), (article.title,)),
        (Said("Antwoord", "Answer"), tuple(article.answer.splitlines())),
        *_sections(article),
        (Said("Checklist", "Checklist"), tuple(_conditions(article))),
        (Said("Trefwoorden", "Keywords"), article.keywords),
        (Said("Eigenaar", "Owner"), (article.owner,)),
        (Said("Controleren op", "Review on"), _moments(article.review_on)),
        (Said("Zichtbaar vanaf", "Visible from"), _moments(article.publish_from)),
        (Said("Zichtbaar tot", "Visible until"), _moments(article.publish_until)),
        (Said("Vaardigheden", "Skills"), article.skills),
    )
    return ((name, lines) for name, lines in own if any(lines))


def _sections(article: Article) -> Iterator[tuple[Said, tuple[str, ...]]]:
    for section in article.sections:
        yield Said(section.heading, section.heading), tuple(section.text.splitlines())


def _conditions(article: Article) -> Iterator[str]:
    for condition in article.checklist:
        yield (
            f"{condition.question} → {condition.if_not}"
            if condition.if_not
            else (condition.question)
        )


def _moments(moment: object) -> tuple[str, ...]:
    return () if moment is None else (str(moment),)
