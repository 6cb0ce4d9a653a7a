"""What the section [open311] of a description says of a server.

[open311]
format = "json"                 # or xml
jurisdiction = "vlietstede.nl"  # jurisdiction_id, where the server asks for it
timezone = "Europe/Amsterdam"   # of times without a zone
history_days = 365              # how far back requests are read and followed
status = "open,closed"          # where the server else gives only what is open
page_size = 50                  # page and page_size, where the server knows them
most_rows = 1000                # what it gives at once, where it knows no pages
updated_after = true            # it can tell what changed (needs page_size)
updates = true                  # it has servicerequestupdates
notes = true                    # it gives the history with extensions=true
search = true                   # it can search with q
reports = true                  # it takes reports
needs_key = true                # and wants an api_key with them: the secret of the system
[open311.kinds]                 # the service code of kinds of ours, by their key or name
"Kapotte straatlantaarn" = "LAMP"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability
from kcc_desktop.services.imports.when import zone_named

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from kcc_desktop.registers.description import Section

#: As the standard has it; servers with pages say so themselves.
MOST_ROWS = 1_000

_NEEDS_PAGES = Said("dit kan alleen samen met page_size.", "this needs page_size as well.")


@dataclass(frozen=True, slots=True)
class Options:
    """What is known of one server.

    `form` is `json` or `xml`; `zone` that of times without one; `history` how far back it is read
    and followed; `status` is asked for where it is not empty. `page_size` is 0 where it gives no
    pages. `updated_after`, `updates` (servicerequestupdates), `notes` (`extensions=true`) and
    `search` (`q`) are what it has beyond the standard; `reports` holds when it takes reports,
    `needs_key` when it wants a key with them. `kinds` gives the service code for the key or name
    of a kind of ours.
    """

    zone: ZoneInfo
    form: str = "json"
    jurisdiction: str = ""
    history: timedelta = timedelta(days=365)
    status: str = ""
    page_size: int = 0
    most_rows: int = MOST_ROWS
    updated_after: bool = False
    updates: bool = False
    notes: bool = False
    search: bool = False
    reports: bool = True
    needs_key: bool = True
    kinds: Mapping[str, str] = field(default_factory=dict)

    @property
    def abilities(self) -> frozenset[Ability]:
        """What the server can do for us."""
        beyond = {
            Ability.BY_WORDS: self.search,
            Ability.REPORT: self.reports,
            Ability.UPDATE: self.updates,
        }
        always = {Ability.BY_NUMBER, Ability.CHANGES}
        return frozenset(always | {ability for ability, has in beyond.items() if has})


def options_in(section: Section) -> Options:
    """The options of a description. Raises InvalidInput, with file and line."""
    options = Options(
        zone=_zone(section),
        form=section.one_of("format", ("json", "xml"), "json"),
        jurisdiction=section.text("jurisdiction", ""),
        history=timedelta(days=section.whole("history_days", 365, least=1, most=36_500)),
        status=section.text("status", ""),
        page_size=section.whole("page_size", 0, least=0, most=1_000),
        most_rows=section.whole("most_rows", MOST_ROWS, least=10, most=10_000),
        updated_after=section.yes("updated_after", default=False),
        updates=section.yes("updates", default=False),
        notes=section.yes("notes", default=False),
        search=section.yes("search", default=False),
        reports=section.yes("reports", default=True),
        needs_key=section.yes("needs_key", default=True),
        kinds=section.pairs("kinds", {}),
    )
    if options.updated_after and not options.page_size:
        raise section.fault("updated_after", _NEEDS_PAGES)
    return options


def _zone(section: Section) -> ZoneInfo:
    try:
        return zone_named(section.text("timezone", "Europe/Amsterdam"))
    except InvalidInput as fault:
        raise section.fault("timezone", fault.said) from fault
