"""Where the fields of a case stand in what a system gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kcc_desktop.registers.described.finders import Finder
from kcc_desktop.registers.described.statuses import Statuses
from kcc_desktop.registers.described.templates import Template
from kcc_desktop.registers.described.values import Clockwork

#: The fields of [case], in the order in which they are shown.
FIELDS = (
    "number", "key", "title", "kind", "description", "status", "opened", "closed", "expected",
    "planned", "planned_at", "planned_what", "handler", "department", "channel", "address",
    "street", "house_number", "addition", "postcode", "town", "lat", "lon", "changed", "refers_to",
    "reporter_name", "reporter_email", "reporter_phone", "link",
)  # fmt: skip
HISTORY_FIELDS = ("list", "at", "text", "who", "status", "planned")


@dataclass(frozen=True, slots=True)
class History:
    """How the history stands in a record: as a `list` of lines, or (`list` None) as the one line
    that each row holds, where several rows are about the same case.
    """

    at: Finder
    list: Finder | None = None
    text: Finder | None = None
    who: Finder | None = None
    status: Finder | None = None
    planned: Finder | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """How the records of a system read. `source` is its name, `department` that of who works in it
    where a record does not say so, `link_to` the address of a case for a person to open.
    """

    source: str
    fields: Mapping[str, Finder]
    statuses: Statuses
    clock: Clockwork = field(default_factory=Clockwork)
    history: History | None = None
    department: str = ""
    link_to: Template | None = None
