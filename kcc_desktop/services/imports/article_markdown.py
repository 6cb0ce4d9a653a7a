"""Articles in Markdown, with their fields as YAML between two lines of `---` in front."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from kcc_desktop.domain.knowledge import Section
from kcc_desktop.domain.said import Said

LARGEST_FRONT = 64 << 10  # characters
DEEPEST_FRONT = 6

_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")
_HEADING = re.compile(r"(#{1,2})[ \t]+(.+?)[ \t]*#*")
_CODE = re.compile(r"[ \t]*(```|~~~)")
_NOT_CLOSED = Said(
    "de velden vooraan worden niet afgesloten met ---", "the fields in front do not end with ---"
)
_NO_YAML = Said("de velden vooraan zijn geen geldige YAML", "the fields in front are no valid YAML")
_REFUSED = Said(
    "de velden vooraan zijn te groot, te diep genest of verwijzen naar elkaar",
    "the fields in front are too large, nested too deeply, or refer to each other",
)


@dataclass(slots=True)
class MarkdownArticle:
    """What a file says: `intro` stands above the first heading, `fault` says what fields lack."""

    fields: Mapping[str, object] = field(default_factory=dict)
    title: str = ""
    intro: str = ""
    sections: tuple[Section, ...] = ()
    fault: Said | None = None


def read_markdown(text: str) -> MarkdownArticle:
    """The article in `text`; with fields that can't be read it keeps its text."""
    lines = text.replace("\r\n", "\n").split("\n")
    front, body, fault = _front(lines)
    fields: Mapping[str, object] = {}
    if not fault:
        fields, fault = _fields(front)
    article = _body(body)
    article.fields, article.fault = fields, fault
    return article


def sections_of(text: str) -> MarkdownArticle:
    """Text with headings, without fields in front."""
    return _body(text.replace("\r\n", "\n").split("\n"))


def _front(lines: list[str]) -> tuple[str, list[str], Said | None]:
    if lines[0].rstrip() != "---":
        return "", lines, None
    ends = (at for at, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line))
    end = next(ends, None)
    if end is None:
        return "", lines[1:], _NOT_CLOSED
    return "\n".join(lines[1:end]), lines[end + 1 :], None


def _fields(front: str) -> tuple[Mapping[str, object], Said | None]:
    """The fields as text, lists and mappings: what is a date or number, the reader decides."""
    try:
        if len(front) > LARGEST_FRONT or not _is_modest(front):
            return {}, _REFUSED
        read = yaml.load(front, yaml.BaseLoader)  # noqa: S506 (makes text, lists, mappings only)
    except yaml.YAMLError:
        return {}, _NO_YAML
    if read is None or read == "":
        return {}, None
    if not isinstance(read, dict):
        return {}, _NO_YAML
    return {str(name).strip().casefold(): value for name, value in read.items()}, None


def _is_modest(front: str) -> bool:
    """Whether it nests no deeper than it should and refers to nothing, which can blow up."""
    depth = 0
    for event in yaml.parse(front, yaml.BaseLoader):
        if isinstance(event, yaml.AliasEvent):
            return False
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST_FRONT:
            return False
    return True


def _body(lines: list[str]) -> MarkdownArticle:
    article = MarkdownArticle()
    sections = []
    for level, heading, text in _parts(lines):
        if level == 1 and not article.title:
            article.title, article.intro = heading, text
        elif not level:
            article.intro = text
        else:
            sections.append(Section(heading, text))
    article.sections = tuple(sections)
    return article


def _parts(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Level, heading and text of each part; what stands above the first heading has level 0."""
    level, heading, text = 0, "", list[str]()
    in_code = False
    for line in lines:
        in_code ^= bool(_CODE.match(line))
        found = None if in_code else _HEADING.fullmatch(line)
        if not found:
            text.append(line)
            continue
        yield level, heading, "\n".join(text).strip()
        level, heading, text = len(found.group(1)), found.group(2), []
    yield level, heading, "\n".join(text).strip()
