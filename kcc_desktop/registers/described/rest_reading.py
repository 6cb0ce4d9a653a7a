"""Reads the questions of a system over HTTP in its description.

[[ask]]
by = "changes"                     # number, words, address, party or changes
method = "GET"                     # or POST
path = "orders"                    # after the address; {number} fills a segment
query = { since = "{since}", page = "{page}" }
records = "items"                  # where the records stand in the answer
missing = [404]                    # statuses that mean that there is nothing

[ask.paging]
form = "page"                      # none, page, offset, link, cursor or changed
size = 100
"""

from __future__ import annotations

from collections.abc import Mapping

from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability
from kcc_desktop.registers.described.finders import Finder
from kcc_desktop.registers.described.known import NAMES, PAGE_NAMES
from kcc_desktop.registers.described.paging import MOST_PAGES, PageForm, Paging
from kcc_desktop.registers.described.questions import Question
from kcc_desktop.registers.described.reading import (
    checked,
    expression,
    read_body,
    read_finder,
    read_template,
)
from kcc_desktop.registers.described.templates import Template, path
from kcc_desktop.registers.description import Section

_UNUSED_PAGE = Said(
    "bij deze vorm hoort {place} in de vraag, anders komt steeds dezelfde bladzijde.",
    "this form needs {place} in the question, else the same page comes each time.",
)
_ONE_BODY = Said("kies json of form, niet allebei.", "choose json or form, not both.")
_NO_SIZE = Said(
    "'size' ontbreekt: zo veel records heeft een volle bladzijde.",
    "'size' is missing: so many records a full page has.",
)


def read_question(section: Section, ability: Ability) -> Question:
    """One question. Raises InvalidInput."""
    paging = _paging(section, ability)
    allowed = NAMES[ability] | PAGE_NAMES.get(str(paging.form), frozenset())
    if ability is Ability.CHANGES:
        allowed |= PAGE_NAMES["cursor"]
    question = read_request(section, allowed, "GET", paging)
    _check_paging(section, question)
    return question


def read_request(
    section: Section, allowed: frozenset[str], method: str, paging: Paging | None = None
) -> Question:
    """A request with its places. Raises InvalidInput."""
    body = read_body(section, "json", allowed) if "json" in section else None
    form = _templates(section, "form", allowed) if "form" in section else None
    if body is not None and form is not None:
        raise section.fault("form", _ONE_BODY)
    text = section.text("path", "")
    return Question(
        section.one_of("method", ("GET", "POST", "PUT"), method),
        checked(section, "path", lambda: path(text, allowed)),
        _templates(section, "query", allowed),
        body,
        form,
        _records(section),
        frozenset(_missing(section)),
        paging or Paging(),
    )


def _records(section: Section) -> Finder | None:
    return read_finder(section, "records", expression) if "records" in section else None


def _missing(section: Section) -> list[int]:
    statuses = section.plain("missing") if "missing" in section else [404]
    fits = isinstance(statuses, list) and all(
        isinstance(one, int) and 400 <= one <= 499 for one in statuses
    )
    if not fits:
        said = Said("schrijf een lijst, als: [404].", "write a list, as: [404].")
        raise section.fault("missing", said)
    return list(statuses)


def _templates(section: Section, name: str, allowed: frozenset[str]) -> Mapping[str, Template]:
    inner = section.section(name)
    return {one: read_template(inner, one, allowed) for one in inner}


def _paging(section: Section, ability: Ability) -> Paging:
    inner = section.section("paging")
    forms = [str(one) for one in PageForm]
    if ability is not Ability.CHANGES:
        forms.remove(PageForm.CHANGED)
    form = PageForm(inner.one_of("form", forms, str(PageForm.NONE)))
    found = read_finder(inner, "next", expression) if "next" in inner else None
    if form is PageForm.CURSOR and found is None:
        inner.text("next")
    paging = Paging(
        form,
        inner.whole("size", 0, least=0, most=10_000),
        inner.whole("first", 1, least=0, most=1),
        found,
        inner.whole("most", MOST_PAGES, least=1, most=1_000),
    )
    if form is PageForm.CHANGED and not paging.size:
        raise inner.fault("size", _NO_SIZE)
    return paging


def _check_paging(section: Section, question: Question) -> None:
    """What tells one page from another must stand in the question."""
    form = question.paging.form
    (place,) = PAGE_NAMES.get(str(form)) or ("",)
    if place and place not in question.names:
        said = Said(
            *(one.replace("{place}", f"{{{place}}}") for one in (_UNUSED_PAGE.nl, _UNUSED_PAGE.en))
        )
        raise section.section("paging").fault("form", said)
