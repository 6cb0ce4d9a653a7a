"""Reads the knowledge articles of the sample: Markdown files with their fields in front."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources.abc import Traversable

import yaml

from kcc_desktop.demo.yaml_records import LOADER, ContentError, read_record

#: The headings that every article has, in this order; the first is what can be read out.
HEADINGS = ("Antwoord", "Voorwaarden", "Kosten", "Termijn", "Procedure", "Deskmemo")
_FENCE = "---\n"


@dataclass(frozen=True, slots=True)
class ArticleFields:
    """What stands in front of an article. `updated` and `review`: days before and after today."""

    key: str
    title: str
    kind: str
    product: str
    upl: str
    department: str
    keywords: tuple[str, ...]
    owner: str
    updated: int
    review: int
    audience: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article as it is written: its fields, and the text under each heading."""

    fields: ArticleFields
    sections: tuple[tuple[str, str], ...]


def read_articles(folder: Traversable) -> tuple[ArticleText, ...]:
    """All articles of the folder, by name of file. Raises ContentError."""
    found = sorted(folder.iterdir(), key=lambda entry: entry.name)
    return tuple(
        read_article(entry.read_text("utf-8"), entry.name)
        for entry in found
        if entry.name.endswith(".md")
    )


def read_article(text: str, where: str) -> ArticleText:
    """One article from its Markdown. Raises ContentError when a part is missing."""
    before, _, rest = text.partition(_FENCE)
    front, fence, body = rest.partition(f"\n{_FENCE}")
    if before or not fence:
        raise ContentError(f"{where}: the fields must stand between two lines with ---")
    fields = read_record(ArticleFields, yaml.load(front, LOADER), where)  # noqa: S506 (safe)
    parts = [part.partition("\n") for part in f"\n{body}".split("\n## ")[1:]]
    sections = tuple((heading.strip(), written.strip()) for heading, _, written in parts)
    if tuple(heading for heading, _ in sections) != HEADINGS or not all(t for _, t in sections):
        raise ContentError(f"{where}: expected the headings {', '.join(HEADINGS)}, each with text")
    return ArticleText(fields, sections)
