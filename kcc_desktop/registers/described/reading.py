"""Reads what all described systems share in their descriptions, with the line of every fault.

zone = "Europe/Amsterdam"          # of moments without a zone
dates = ["%d.%m.%y"]               # forms of its own, beside the usual ones

[case]                             # where each field stands in a record
number = "nummer"

[case.history]
list = "regels"                    # with expressions; with columns each row is a line
at = "tijd"

[status]                           # its statuses in our steps
Ingepland = "planned"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import Ability
from kcc_desktop.registers.described.finders import BadFinder, Column, Expression, Finder
from kcc_desktop.registers.described.shape import FIELDS, HISTORY_FIELDS, History, Shape
from kcc_desktop.registers.described.statuses import MEANINGS, Statuses, status_key
from kcc_desktop.registers.described.templates import BadTemplate, Template, template
from kcc_desktop.registers.described.values import Clockwork, is_web_address
from kcc_desktop.registers.description import Description, Section
from kcc_desktop.services.imports.when import zone_named

T = TypeVar("T")
FinderMaker = Callable[[str], Finder]

#: How [[ask]] names what can be asked.
ASKED: dict[str, Ability] = {
    "number": Ability.BY_NUMBER,
    "words": Ability.BY_WORDS,
    "address": Ability.BY_PLACE,
    "party": Ability.BY_PARTY,
    "changes": Ability.CHANGES,
}
_NOTHING_ASKED = Said(
    'schrijf ten minste één [[ask]], met by = "number" of by = "changes".',
    'write at least one [[ask]], with by = "number" or by = "changes".',
)
_NO_OPENED = Said(
    "'opened' ontbreekt: het moment waarop de zaak begon, of [case.history] met 'at'.",
    "'opened' is missing: the moment at which the case began, or [case.history] with 'at'.",
)
_STATUS_TWICE = Said(
    "de status '{name}' staat er al, anders geschreven.",
    "the status '{name}' is there already, written otherwise.",
)
_NO_LINK = Said(
    "schrijf een adres als https://server.example/zaak/{key}.",
    "write an address as https://server.example/case/{key}.",
)
_BAD_FORM = Said(
    "'{form}' is geen vorm voor een datum; schrijf bijvoorbeeld %d.%m.%Y.",
    "'{form}' is no form of a date; write, for example, %d.%m.%Y.",
)


def expression(written: str) -> Finder:
    """A JMESPath expression. Raises BadFinder."""
    return Expression(written)


def column(written: str) -> Finder:
    """A column by its name."""
    return Column(written)


def read_shape(description: Description, finder: FinderMaker, *, rows: bool) -> Shape:
    """How its records are read. With `rows` each record is one line of the history.

    Raises InvalidInput.
    """
    case = description.section("case")
    fields = {name: read_finder(case, name, finder) for name in FIELDS if name in case}
    if "number" not in fields:
        case.text("number")
    history = _history(case, finder, rows=rows) if "history" in case else None
    if "opened" not in fields and history is None:
        raise case.fault("opened", _NO_OPENED)
    return Shape(
        description.name,
        fields,
        _statuses(description.section("status")),
        _clockwork(description),
        history,
        description.text("department_name", ""),
        _link_to(case),
    )


def read_finder(section: Section, name: str, finder: FinderMaker) -> Finder:
    """Where a value stands. Raises InvalidInput."""
    try:
        return finder(section.text(name))
    except BadFinder as fault:
        raise section.fault(name, sentence(fault.said)) from fault


def read_template(section: Section, name: str, allowed: frozenset[str]) -> Template:
    """A text with places. Raises InvalidInput."""
    return checked(section, name, lambda: template(section.text(name, ""), allowed))


def checked(section: Section, name: str, make: Callable[[], T]) -> T:
    """What `make` makes; its fault is that of `name`. Raises InvalidInput."""
    try:
        return make()
    except BadTemplate as fault:
        raise section.fault(name, sentence(fault.said)) from fault


def read_body(section: Section, name: str, allowed: frozenset[str]) -> Any:
    """JSON of which the texts are templates. Raises InvalidInput."""

    def read(value: Any, path: tuple[str | int, ...]) -> Any:
        if isinstance(value, str):
            try:
                return template(value, allowed)
            except BadTemplate as fault:
                raise section.fault_at((name, *path), sentence(fault.said)) from fault
        if isinstance(value, Mapping):
            return {inner: read(one, (*path, inner)) for inner, one in value.items()}
        if isinstance(value, list):
            return [read(one, (*path, place)) for place, one in enumerate(value)]
        return value

    return read(section.plain(name), ())


def read_asked(
    description: Description, read: Callable[[Section, Ability], T]
) -> dict[Ability, tuple[T, ...]]:
    """The questions of [[ask]] by what they ask. Raises InvalidInput."""
    asked: dict[Ability, tuple[T, ...]] = {}
    for section in description.sections("ask"):
        ability = ASKED[section.one_of("by", tuple(ASKED))]
        asked[ability] = (*asked.get(ability, ()), read(section, ability))
    if not asked:
        raise description.fault("ask", _NOTHING_ASKED)
    return asked


def read_overlap(section: Section) -> tuple[int, timedelta]:
    """How many days back changes are asked the first time, and how much twice each time."""
    days = section.whole("first_days", 90, least=1, most=3650)
    overlap = section.whole("overlap_s", 300, least=0, most=86_400)
    return days, timedelta(seconds=overlap)


def sentence(said: Said) -> Said:
    """A part of a sentence as a whole one."""
    return Said(f"{said.nl}.", f"{said.en}.")


def _link_to(case: Section) -> Template | None:
    """The address of a case, of which only what follows the server differs from case to case."""
    if "link_to" not in case:
        return None
    link = read_template(case, "link_to", frozenset({"number", "key"}))
    start = link.pieces[0] if link.pieces else ""
    served = isinstance(start, str) and start.count("/") >= 3
    if not served or not is_web_address(link.fill({"number": "1", "key": "1"})):
        raise case.fault("link_to", _NO_LINK)
    return link


def _history(case: Section, finder: FinderMaker, *, rows: bool) -> History:
    section = case.section("history")
    names = [name for name in HISTORY_FIELDS if not (rows and name == "list")]
    if not rows:
        section.text("list")
    section.text("at")
    return History(
        **{name: read_finder(section, name, finder) for name in names if name in section}
    )


def _statuses(section: Section) -> Statuses:
    choices = [str(step) for step in MEANINGS]
    table: dict[str, Step] = {}
    for status in section:
        if status_key(status) in table:
            raise section.fault(status, _STATUS_TWICE)
        table[status_key(status)] = Step(section.one_of(status, choices))
    return Statuses(table)


def _clockwork(description: Description) -> Clockwork:
    try:
        zone = zone_named(description.text("zone", "Europe/Amsterdam"))
    except InvalidInput as fault:
        raise description.fault("zone", fault.said) from fault
    forms = description.texts("dates", ())
    for form in forms:
        if not _is_form(form):
            said = Said(_BAD_FORM.nl.format(form=form), _BAD_FORM.en.format(form=form))
            raise description.fault("dates", said)
    return Clockwork(zone, forms)


def _is_form(form: str) -> bool:
    """Whether a date that is written so can be read again."""
    noon = datetime(2026, 3, 6, 12, 34, 56, tzinfo=UTC)
    try:
        read = datetime.strptime(noon.strftime(form), form)  # noqa: DTZ007 (only tried)
    except ValueError:
        return False
    return read.date() == noon.date()
