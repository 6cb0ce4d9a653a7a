"""Finding signals by place and by person: Signalen gives more than was meant, so filter again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from kcc_desktop.domain.addresses import postcode, street_key
from kcc_desktop.domain.errors import SystemFault
from kcc_desktop.domain.keys import email_key
from kcc_desktop.domain.party import Phone
from kcc_desktop.domain.phones import parse_phone, show_phone
from kcc_desktop.registers import loose
from kcc_desktop.registers.signalen_cases import MASKED, place_in

if TYPE_CHECKING:
    from kcc_desktop.domain.case import Place, Traces
    from kcc_desktop.registers.signalen_asking import Asking
    from kcc_desktop.services.ports_systems import Deadline

MOST_FOUND = 100
MOST_BESIDES = 10
#: What comes beside what was asked is only asked for while there is so much time (s).
BESIDES_S = 0.5
#: Notations of one number that are asked for.
MOST_NOTATIONS = 4


class Finding:
    """Finds signals in one installation. Everything raises SystemFault."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def words(self, words: str, deadline: Deadline) -> Sequence[object]:
        """By its search; while that is away, those with these words in their address."""
        found = self._asking.search(words, deadline)
        if found is not None:
            return found[:MOST_FOUND]
        return self._asking.listed({"address_text": words}, MOST_FOUND, deadline)

    def place(self, place: Place, deadline: Deadline) -> Sequence[object]:
        """At this address, and of the same category around the newest of them."""
        found = [signal for signal in self._at(place, deadline) if _is_at(signal, place)]
        if not found:
            return found
        known = {str(loose.whole(signal, "id")) for signal in found}
        newest = str(loose.whole(found[0], "id"))
        return [*found, *self._besides(self._asking.near, newest, known, deadline)]

    def parts(self, key: str, deadline: Deadline) -> Sequence[object]:
        """The parts into which a signal was divided, as far as there is time."""
        return self._besides(self._asking.children, key, {key}, deadline)

    def point(self, place: Place, deadline: Deadline) -> tuple[float, float] | None:
        """Latitude and longitude of an address, as an earlier signal there has them."""
        if not place.number:
            return None
        for signal in self._at(place, deadline):
            there = place_in(signal)
            if _is_at(signal, place) and there.lat is not None and there.lon is not None:
                return there.lat, there.lon
        return None

    def party(self, traces: Traces, deadline: Deadline) -> Sequence[object]:
        """Reported by whoever has these mail addresses or phones."""
        found: dict[int, object] = {}
        for signal in self._by_traces(traces, deadline):
            found.setdefault(loose.whole(signal, "id") or 0, signal)
        return list(found.values())[:MOST_FOUND]

    def _at(self, place: Place, deadline: Deadline) -> Sequence[object]:
        """The signals whose address line (`Lindelaan 12A 3523XK Vlietstede`) may be that place."""
        for wanted in _in_address_line(place):
            found = self._asking.listed({"address_text": wanted}, MOST_FOUND, deadline)
            if found:
                return found
        return []

    def _besides(
        self,
        asking: Callable[[str, Deadline], Sequence[str]],
        key: str,
        known: Collection[str],
        deadline: Deadline,
    ) -> Sequence[object]:
        """Signals beside the one that was asked for; a fault in these costs no more than them."""
        found: list[object] = []
        with suppress(SystemFault):
            others = [other for other in asking(key, deadline) if other not in known]
            for other in others[:MOST_BESIDES]:
                if deadline.left < BESIDES_S:
                    break
                found.append(self._asking.signal(other, deadline))
        return [signal for signal in found if signal is not None]

    def _by_traces(self, traces: Traces, deadline: Deadline) -> Iterator[object]:
        for email in traces.emails:
            listed = self._asking.listed({"reporter_email": email}, MOST_FOUND, deadline)
            yield from (signal for signal in listed if _has_email(signal, email))
        for phone in traces.phones:
            for notation in notations(phone):
                found = self._asking.search(notation, deadline) or ()
                yield from (signal for signal in found if _has_phone(signal, phone))


def notations(e164: str) -> list[str]:
    """How a number may have been written down there, whose search cuts it at every blank."""
    national = show_phone(Phone(e164))
    digits = "".join(letter for letter in national if letter.isdigit())
    after_area = "".join(national.replace("-", " ").split(" ")[1:])
    written = [e164.lstrip("+"), digits, after_area, national]
    return list(dict.fromkeys(filter(None, written)))[:MOST_NOTATIONS]


def _in_address_line(place: Place) -> list[str]:
    if place.street:
        return [f"{place.street} {place.number or ''}".strip()]
    code = postcode(place.postcode)
    return [code, f"{code[:4]} {code[4:]}"] if code else []


def _is_at(signal: object, place: Place) -> bool:
    there = place_in(signal)
    if place.number and place.number != there.number:
        return False
    if place.addition and place.addition.casefold() != there.addition.casefold():
        return False
    code = postcode(place.postcode)
    if code and there.postcode and code != there.postcode:
        return False
    if place.street:
        return street_key(place.street) == street_key(there.street)
    return bool(code) and code == there.postcode


def _has_email(signal: object, email: str) -> bool:
    """Masked, it was compared there: the filter wants it to be the same."""
    shown = loose.line(signal, "reporter", "email")
    return shown == MASKED or email_key(shown) == email_key(email)


def _has_phone(signal: object, e164: str) -> bool:
    """Masked, it may be anybody's: the search gives whatever looks alike."""
    shown = loose.line(signal, "reporter", "phone", longest=40)
    return parse_phone(shown).e164 == e164
