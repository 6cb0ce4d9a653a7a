"""How the text of an article reads as plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcc_desktop.domain.knowledge import Article

_TERMS = ("termijn", "afspraak", "doorlooptijd", "levertijd")
_BULLET = re.compile(r"^\s*(?:[-*+](?:\s+\[[ xX]\])?|(\d{1,3})[.)])\s+")
_BULLET_SHOWN = "•  "
_POINT = re.compile(r"(?:•|\d{1,3}\.)  ")
_MARKS = re.compile(r"\*\*|__|`|^#{1,6}\s+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\(([^)\s]{1,500})\)")


def paragraphs(markdown: str) -> list[str]:
    """The paragraphs and bullets of a section, without Markdown; links keep their address."""
    made: list[str] = []
    for block in re.split(r"\n\s*\n", markdown):
        made.extend(_joined(block.splitlines()))
    return made


def is_point(paragraph: str) -> bool:
    """Whether a paragraph is a bullet or a numbered step."""
    return _POINT.match(paragraph) is not None


def term_of(article: Article) -> str:
    """The first line that says how long it takes; empty where nothing does."""
    for section in article.sections:
        if section.heading.strip().casefold() in _TERMS:
            return next(iter(paragraphs(section.text)), "")
    return ""


def _joined(lines: list[str]) -> list[str]:
    """Lines of one paragraph run on; each bullet begins a new one."""
    made: list[str] = []
    for line in lines:
        text = _plain(_BULLET.sub("", line))
        begins = _BULLET.match(line)
        if begins:
            made.append(f"{begins[1]}.  {text}" if begins[1] else f"{_BULLET_SHOWN}{text}")
        elif made and text:
            made[-1] = f"{made[-1]} {text}"
        elif text:
            made.append(text)
    return made


def _plain(line: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1 (\2)", line)).strip()
