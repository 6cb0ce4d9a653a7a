"""Who has a phone number."""

from __future__ import annotations

from dataclasses import dataclass

from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.phones import parse_phone, phone_digits, show_phone
from kcc_desktop.services.ports import Wanted, Workspace

MOST_OWNERS = 8


@dataclass(frozen=True, slots=True)
class Callers:
    """The parties that a number belongs to, who was in contact last first.

    `shown` is the number as people write it; `more` when it has more owners than are named.
    """

    number: str
    shown: str
    owners: tuple[Hit, ...] = ()
    more: bool = False


class WhoCalls:
    """Looks callers up by their number, as it is written in `region`."""

    def __init__(self, workspace: Workspace, region: str = "NL") -> None:
        self._workspace = workspace
        self._region = region

    def who(self, number: str) -> Callers:
        """Whose number this is. Raises WorkspaceFault."""
        phone = parse_phone(number, self._region)
        digits = phone_digits(phone.e164 or number, self._region)
        shown = show_phone(phone, self._region) if phone.e164 else number
        if not phone.e164 or not digits:
            return Callers(number, shown)
        wanted = Wanted(keys=(("phone", digits),))
        with self._workspace.look() as work:
            hits = work.finding.find(wanted, (HitGroup.PARTY,), MOST_OWNERS)
        owners = tuple(hit for hit in hits if hit.match is Match.EXACT)
        latest = sorted(owners, key=lambda hit: (hit.at is None, -_moment(hit)))
        return Callers(number, shown, tuple(latest[:MOST_OWNERS]), len(owners) > MOST_OWNERS)


def _moment(hit: Hit) -> float:
    return hit.at.timestamp() if hit.at else 0.0
