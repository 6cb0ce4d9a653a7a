"""New parties made while somebody is on the phone, and parties that are one and the same."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.keys import KeyScheme, party_keys
from kcc_desktop.domain.party import Party, PartyLink
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.same_party import completed, likely_same, proposal
from kcc_desktop.services.ports import Wanted, Work, Workspace

#: By which keys parties are looked for that may be the same, and how many a key may give.
_SCHEMES = (KeyScheme.PHONE, KeyScheme.EMAIL, KeyScheme.POSTCODE, KeyScheme.STREET)
_MOST_CANDIDATES = 20
_MOST_LIKELY = 5

_NO_NAME = Said("Vul een naam in.", "Fill in a name.")


@dataclass(frozen=True, slots=True)
class Same:
    """Who may be the same party, and who is said to be, each with the link that says so."""

    likely: tuple[Party, ...]
    linked: tuple[tuple[PartyLink, Party], ...]


class PartiesDesk:
    """Works on parties as `actor`; `region` reads phone numbers and postcodes."""

    def __init__(self, workspace: Workspace, actor: Actor, region: str = "NL") -> None:
        self._workspace = workspace
        self._actor = actor
        self._region = region

    def propose(self, typed: str) -> Party:
        """Who was looked for with these words, its id 0; a known postcode gives street and town."""
        party = proposal(typed, self._region)
        if not party.addresses or not party.addresses[0].postcode:
            return party
        address = party.addresses[0]
        street = replace(party, addresses=(replace(address, number=None),))
        with self._workspace.look() as work:
            for neighbour in _found(work, _only(street, KeyScheme.POSTCODE)):
                for known in neighbour.addresses:
                    if known.postcode == address.postcode and not neighbour.secret:
                        return replace(party, addresses=(completed(address, known),))
        return party

    def anybody(self) -> bool:
        """Whether there is anybody to be found at all."""
        with self._workspace.look() as work:
            return work.parties.anybody()

    def likely(self, party: Party) -> tuple[Party, ...]:
        """Parties that may be the same as `party`, which need not be recorded (id 0)."""
        with self._workspace.look() as work:
            return _likely(work, party)

    def same(self, party_id: int) -> Same:
        """Who may be, and who is said to be, the same as this party. Raises NotFound."""
        with self._workspace.look() as work:
            party = work.parties.get(party_id)
            links = work.parties.links(party_id)
            others = [(link, work.parties.get(_other_end(link, party_id))) for link in links]
            return Same(_likely(work, party), tuple(others))

    def add(self, party: Party, *, key: str) -> int:
        """Records a new party; gives its id, for a repeated `key` that of the first time.

        Raises InvalidInput without a name, NotAllowed, WorkspaceFault.
        """
        require(self._actor, Right.TAKE_CONTACTS)
        if not party.name.strip():
            raise InvalidInput(_NO_NAME)
        with self._workspace.work(self._actor) as work:
            return work.parties.add(party, key=key)

    def link(self, party_id: int, double_id: int, *, key: str) -> PartyLink:
        """Says that both are one and the same. Raises NotFound, NotAllowed, WorkspaceFault."""
        require(self._actor, Right.TAKE_CONTACTS)
        with self._workspace.work(self._actor) as work:
            return work.parties.link_doubles(party_id, double_id, key=key)

    def unlink(self, link_id: int, *, key: str) -> PartyLink:
        """Takes that back. Raises NotFound, NotAllowed, WorkspaceFault."""
        require(self._actor, Right.TAKE_CONTACTS)
        with self._workspace.work(self._actor) as work:
            return work.parties.unlink_doubles(link_id, key=key)


def _likely(work: Work, party: Party) -> tuple[Party, ...]:
    known = set(work.parties.doubles(party.id)) if party.id else set()
    found = _found(work, _only(party, *_SCHEMES))
    likely = [one for one in found if one.id not in known and likely_same(party, one)]
    return tuple(likely[:_MOST_LIKELY])


def _found(work: Work, keys: tuple[tuple[str, str], ...]) -> list[Party]:
    ids: dict[int, None] = {}
    for key in keys:
        hits = work.finding.find(Wanted(keys=(key,)), [HitGroup.PARTY], _MOST_CANDIDATES)
        ids |= dict.fromkeys(hit.id for hit in hits)
    return [work.parties.get(id_) for id_ in ids]


def _only(party: Party, *schemes: KeyScheme) -> tuple[tuple[str, str], ...]:
    """Keys of these schemes, of streets and postcodes only those with a house number."""
    keys = sorted(party_keys(party))
    return tuple(
        (scheme.value, key)
        for scheme, key in keys
        if scheme in schemes and (scheme is not KeyScheme.STREET or key[-1].isdigit())
    )


def _other_end(link: PartyLink, party_id: int) -> int:
    return link.double_id if link.party_id == party_id else link.party_id
