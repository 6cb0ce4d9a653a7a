"""Who contacts the municipality: persons and organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PartyKind(StrEnum):
    """A natural person or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class NameKind(StrEnum):
    """What sort of name it is; the first official one is shown."""

    OFFICIAL = "official"
    KNOWN_AS = "known_as"
    FORMER = "former"


class Scheme(StrEnum):
    """Where an identifier comes from. `EXTERNAL` is a key of an imported file."""

    BSN = "bsn"
    RSIN = "rsin"
    KVK = "kvk"
    BRANCH = "vestigingsnummer"
    KBO = "kbo"
    INSZ = "insz"
    EXTERNAL = "external"


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written, e.g. `Suzanne de Wit` or `De Boules vzw`."""

    full: str
    kind: NameKind = NameKind.OFFICIAL


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; of the house number `12 A-2` the `addition` is `A-2`."""

    street: str
    number: int | None = None
    addition: str = ""
    postcode: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number in E.164 (`+31612345678`); what could not be read stands in `shown` with an
    empty `e164`.
    """

    e164: str
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that a register gave this party."""

    scheme: Scheme
    value: str


@dataclass(frozen=True, slots=True)
class Party:
    """A person or organisation.

    `secret` is the notice of secrecy (geheimhouding): nothing of it is told to others.
    """

    id: int
    kind: PartyKind
    names: tuple[Name, ...]
    addresses: tuple[Address, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    secret: bool = False
    warning: str = ""
    version: int = 1

    @property
    def name(self) -> str:
        """The name to show: the first official one, else the first."""
        official = [name.full for name in self.names if name.kind is NameKind.OFFICIAL]
        return (official or [name.full for name in self.names] or [""])[0]

    def identifier(self, scheme: Scheme) -> str:
        """The first value under `scheme`, or an empty string."""
        return next((i.value for i in self.identifiers if i.scheme is scheme), "")


@dataclass(frozen=True, slots=True)
class PartyLink:
    """Two parties that are one and the same. Unlinking closes the link; it is never removed."""

    id: int
    party_id: int
    double_id: int
    linked_at: datetime
    linked_by: str
    unlinked_at: datetime | None = None
    unlinked_by: str = ""


@dataclass(frozen=True, slots=True)
class Representation:
    """`representative_id` may speak on behalf of `party_id`, e.g. as `son`, `director`,
    `administrator`.
    """

    party_id: int
    representative_id: int
    role: str
