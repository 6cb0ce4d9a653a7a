"""What the section [signalen] of a description says of an installation.

[http]
address = "https://api.meldingen.vlietstede.nl/signals/v1"
login = "oauth2"                # a Bearer token by OIDC; the user must exist in Signalen
[signalen]
prefix = "SIG-"                 # what stands before a number
timezone = "Europe/Amsterdam"   # in which its days are meant
history_days = 365              # how far back signals are read at first
reports = true                  # reports go in
updates = true                  # notes and states go in
source = "Telefoon"             # what is said to be the source of a report
[signalen.sources]              # by channel, where it differs
email = "E-mail"
[signalen.kinds]                # the main and sub category of kinds of ours, by key or name
"Kapotte straatlantaarn" = "wegen-verkeer-straatmeubilair/lantaarnpaal-straatverlichting"
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from kcc_desktop.domain.contact import Channel
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability
from kcc_desktop.services.imports.when import zone_named

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from kcc_desktop.registers.description import Section

_NO_CHANNEL = Said("dit is geen kanaal: {name}.", "this is no channel: {name}.")
_NO_CATEGORY = Said(
    "schrijf hoofdcategorie/subcategorie, zoals ze in de adressen van Signalen staan.",
    "write main category/sub category, as they stand in the addresses of Signalen.",
)


@dataclass(frozen=True, slots=True)
class Options:
    """What is known of one installation.

    `kinds` gives main and sub category (slugs) for the key or name of a kind of ours, `sources` the
    name of the source for a channel.
    """

    zone: ZoneInfo
    prefix: str = "SIG-"
    history: timedelta = timedelta(days=365)
    reports: bool = True
    updates: bool = True
    source: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def abilities(self) -> frozenset[Ability]:
        """What it can do for us."""
        writing = {Ability.REPORT: self.reports, Ability.UPDATE: self.updates}
        reading = {
            Ability.BY_NUMBER,
            Ability.BY_WORDS,
            Ability.BY_PLACE,
            Ability.BY_PARTY,
            Ability.CHANGES,
        }
        return frozenset(reading | {ability for ability, may in writing.items() if may})


def options_in(section: Section) -> Options:
    """The options of a description. Raises InvalidInput, with file and line."""
    return Options(
        zone=_zone(section),
        prefix=section.text("prefix", "SIG-"),
        history=timedelta(days=section.whole("history_days", 365, least=1, most=36_500)),
        reports=section.yes("reports", default=True),
        updates=section.yes("updates", default=True),
        source=section.text("source", ""),
        sources=_sources(section.section("sources")),
        kinds=_kinds(section.section("kinds")),
    )


def _zone(section: Section) -> ZoneInfo:
    try:
        return zone_named(section.text("timezone", "Europe/Amsterdam"))
    except InvalidInput as fault:
        raise section.fault("timezone", fault.said) from fault


def _kinds(section: Section) -> Mapping[str, tuple[str, str]]:
    kinds = {}
    for kind in section:
        main, _, sub = section.text(kind).partition("/")
        if not main or not sub or "/" in sub:
            raise section.fault(kind, _NO_CATEGORY)
        kinds[kind] = (main, sub)
    return kinds


def _sources(section: Section) -> Mapping[str, str]:
    for channel in section:
        if channel not in set(Channel):
            raise section.fault(channel, _NO_CHANNEL)
    return {channel: section.text(channel) for channel in section}
