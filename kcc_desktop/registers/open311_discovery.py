"""What an Open311 server says of itself (`discovery`): whether the description fits it.

Servers need not have it beside their endpoint; then there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import SystemFault
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Examined, Verdict
from kcc_desktop.registers import loose
from kcc_desktop.registers.open311_answers import ONE

if TYPE_CHECKING:
    from kcc_desktop.registers.open311_asking import Asking
    from kcc_desktop.services.ports_systems import Deadline

_PRODUCTION = frozenset({"", "production", "productie"})

_FITS = Said("De server kent dit adres en deze vorm.", "The server knows this address and form.")
_NO_PRODUCTION = Said(
    "De server noemt dit adres “{type}”: meldingen gaan dan misschien nergens heen.",
    "The server calls this address “{type}”: reports may go nowhere.",
)
_OTHER_FORM = Said(
    "De server geeft hier geen {form}, wel: {formats}.",
    "The server gives no {form} here, but {formats}.",
)
_CHOOSE_FORM = Said("Kies een andere format in [open311].", "Choose another format in [open311].")
_CHOOSE_ADDRESS = Said(
    "Kijk het adres in [http] na; de server noemt: {listed}",
    "Check the address in [http]; the server names: {listed}",
)


def examined(asking: Asking, address: str, form: str, deadline: Deadline) -> list[Examined]:
    """Whether `address` is one for production that gives this form. Raises nothing."""
    with suppress(SystemFault):
        rows = asking.get("discovery", ONE, deadline)
        endpoints = [one for row in rows for one in row.nested("endpoints")]
        here = [one for one in endpoints if _same(loose.line(one, "url"), address)]
        return [_examined(one, endpoints, form) for one in here[:1]]
    return []


def _examined(here: object, endpoints: Sequence[object], form: str) -> Examined:
    formats = [loose.line(one) for one in loose.items(here, "formats")]
    if formats and not any(form in one.casefold() for one in formats):
        seen = _filled(_OTHER_FORM, form=form, formats=", ".join(formats))
        return Examined("discovery", Verdict.BAD, seen, _CHOOSE_FORM)
    type_ = loose.line(here, "type", longest=40)
    if type_.casefold() in _PRODUCTION:
        return Examined("discovery", Verdict.GOOD, _FITS)
    listed = ", ".join(_for_production(endpoints)) or "-"
    advice = _filled(_CHOOSE_ADDRESS, listed=listed)
    return Examined("discovery", Verdict.WARN, _filled(_NO_PRODUCTION, type=type_), advice)


def _for_production(endpoints: Sequence[object]) -> Iterator[str]:
    for one in endpoints:
        if loose.line(one, "type").casefold() in _PRODUCTION:
            yield loose.line(one, "url", longest=200)


def _same(one: str, other: str) -> bool:
    return one.rstrip("/").casefold() == other.rstrip("/").casefold()


def _filled(said: Said, **known: str) -> Said:
    return Said(said.nl.format(**known), said.en.format(**known))
