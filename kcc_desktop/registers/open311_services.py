"""The kinds of requests that an Open311 server takes, and the questions of each."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import SystemFault, SystemRejected
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Examined, Verdict
from kcc_desktop.domain.words import fold
from kcc_desktop.registers.open311_answers import ONE, SERVICES
from kcc_desktop.services.imports import clean

if TYPE_CHECKING:
    from kcc_desktop.domain.systems import NewReport
    from kcc_desktop.registers.open311_asking import Asking
    from kcc_desktop.services.imports.records import Row
    from kcc_desktop.services.ports_systems import Deadline

#: The list of a city changes a few times a year.
KEPT_S = 3_600.0
_TRUE = frozenset({"true", "1", "yes"})
_SEVERAL = "multivaluelist"

_ALL_KINDS = Said("De soorten in de beschrijving bestaan.", "The kinds in its description exist.")
_MEND_KINDS = Said(
    "Kijk [open311.kinds] in de beschrijving na.", "Check [open311.kinds] in its description."
)


@dataclass(frozen=True, slots=True)
class Service:
    """A kind of request; `asks` holds when it has questions of its own."""

    code: str
    name: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Attribute:
    """A question of a kind. `values` are the answers to choose from, as key and name."""

    code: str
    question: str
    is_required: bool = False
    takes_several: bool = False
    values: tuple[tuple[str, str], ...] = ()

    def coded(self, answer: str) -> str | list[str] | None:
        """The answer as the server wants it; None when it is none of those to choose from."""
        if not self.values:
            return answer
        keys = {fold(name): key for key, name in self.values}
        keys |= {fold(key): key for key, _ in self.values}
        written = answer.replace(";", ",").split(",") if self.takes_several else [answer]
        found = [keys.get(fold(part.strip())) for part in written if part.strip()]
        known = [key for key in found if key is not None]
        if not known or len(known) < len(found):
            return None
        return known if self.takes_several else known[0]


class Services:
    """The list of kinds and their questions, asked once an hour. Everything raises SystemFault."""

    def __init__(
        self,
        asking: Asking,
        kinds: Mapping[str, str],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._asking = asking
        self._kinds = {fold(name): code for name, code in kinds.items()}
        self._now = now
        self._listed: tuple[float, list[Service]] | None = None
        self._questions: dict[str, tuple[float, list[Attribute]]] = {}

    def listed(self, deadline: Deadline) -> Sequence[Service]:
        """All kinds."""
        kept = self._listed
        if kept is None or self._now() - kept[0] > KEPT_S:
            found = self._asking.get("services", SERVICES, deadline)
            kept = (self._now(), [service for row in found if (service := _service(row))])
            self._listed = kept
        return kept[1]

    def of(self, report: NewReport, deadline: Deadline) -> Service:
        """The kind for a report: as the table of the description says, else by its name.

        Raises SystemRejected when it has none.
        """
        services = self.listed(deadline)
        wanted = [fold(word) for word in (report.product, report.kind) if word]
        code = next((self._kinds[word] for word in wanted if word in self._kinds), "")
        for service in services:
            if service.code == code or (not code and fold(service.name) in wanted):
                return service
        raise SystemRejected(_no_kind(self._asking.name, report.kind), system=self._asking.name)

    def questions(self, service: Service, deadline: Deadline) -> Sequence[Attribute]:
        """What is asked with a report of this kind, in order."""
        if not service.asks:
            return ()
        kept = self._questions.get(service.code)
        if kept is None or self._now() - kept[0] > KEPT_S:
            found = self._asking.get("services/{code}", ONE, deadline, parts={"code": service.code})
            kept = (self._now(), [one for row in found for one in _attributes(row)])
            self._questions[service.code] = kept
        return kept[1]

    def examined(self, deadline: Deadline) -> list[Examined]:
        """Whether the server has the kinds that the description names. Raises nothing."""
        try:
            known = {service.code for service in self.listed(deadline)}
        except SystemFault as fault:
            return [Examined("kinds", Verdict.BAD, fault.said)]
        missing = sorted(set(self._kinds.values()) - known)
        if not missing:
            return [Examined("kinds", Verdict.GOOD, _ALL_KINDS)]
        listed = ", ".join(missing)
        seen = Said(f"Deze soorten kent het niet: {listed}.", f"It has no kinds {listed}.")
        return [Examined("kinds", Verdict.BAD, seen, _MEND_KINDS)]


def _service(row: Row) -> Service | None:
    code = row.line("service_code")
    asks = row.line("metadata").casefold() in _TRUE
    return Service(code, row.line("service_name") or code, asks) if code else None


def _attributes(row: Row) -> list[Attribute]:
    asked = [item for item in row.nested("attributes") if isinstance(item, dict)]
    ordered = sorted(asked, key=lambda item: _order(item.get("order")))
    # What is not variable is only told to who reports; there is nothing to answer.
    found = [_attribute(item) for item in ordered if _is_true(item.get("variable", "true"))]
    return [attribute for attribute in found if attribute.code]


def _attribute(item: Mapping[str, object]) -> Attribute:
    return Attribute(
        code=_text(item.get("code")),
        question=_text(item.get("description")) or _text(item.get("code")),
        is_required=_is_true(item.get("required")),
        takes_several=_text(item.get("datatype")).casefold() == _SEVERAL,
        values=tuple(_values(item.get("values"))),
    )


def _values(given: object) -> list[tuple[str, str]]:
    listed = given if isinstance(given, list) else []
    pairs = [
        (_text(value.get("key")), _text(value.get("name")))
        for value in listed
        if isinstance(value, dict)
    ]
    return [(key or name, name or key) for key, name in pairs if key or name]


def _order(value: object) -> float:
    try:
        return float(_text(value) or 0)
    except ValueError:
        return 0.0


def _is_true(value: object) -> bool:
    return _text(value).casefold() in _TRUE


def _text(value: object) -> str:
    return "" if value is None or isinstance(value, (list, dict)) else clean.one_line(str(value))


def _no_kind(name: str, kind: str) -> Said:
    return Said(
        f"{name} kent geen soort melding “{kind}”. De beheerder kan in de beschrijving van {name} "
        "opgeven welke soort dit is.",
        f"{name} has no kind of report “{kind}”. The administrator can say in the description of "
        f"{name} which kind this is.",
    )
