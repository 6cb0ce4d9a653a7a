"""New parties, and parties that are one and the same, as the window works on them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands

if TYPE_CHECKING:
    from kcc_desktop.domain.party import Party, PartyLink
    from kcc_desktop.domain.said import Said
    from kcc_desktop.services.parties_desk import PartiesDesk, Same
    from kcc_desktop.viewmodels.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Linked:
    """Two parties were linked; `other` is the name of the one that was chosen."""

    link: PartyLink
    other: str


class PartiesViewModel(QObject):
    """Works on parties.

    Signals:
        proposed(Party): who was looked for, to be completed.
        likely_found(tuple): parties (`Party`) that may be the one that is being filled in.
        added(int, str): a new party stands under this id and name.
        same_found(Same): who may be and who is the same as the party that is open.
        linked(Linked), unlinked(str): that was changed; the name is the other party's.
        found_empty(bool): whether nobody at all is known here yet.
        failed(Said): it could not be done.
    """

    proposed = Signal(object)
    likely_found = Signal(tuple)
    added = Signal(object, str)
    same_found = Signal(object)
    linked = Signal(object)
    unlinked = Signal(str)
    found_empty = Signal(bool)
    failed = Signal(object)

    def __init__(self, counter: Counter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._party_id: int | None = None
        self._key = ""
        self._errands = Errands(self, counter)
        self._proposing: Latest[Party] = Latest(self, counter, self.proposed.emit, self._fail)
        self._comparing: Latest[tuple[Party, ...]] = Latest(
            self, counter, self.likely_found.emit, self._fail
        )
        self._counting: Latest[bool] = Latest(self, counter, self.found_empty.emit, self._fail)
        self._looking: Latest[Same] = Latest(self, counter, self.same_found.emit, self._fail)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        latest = (self._proposing, self._comparing, self._looking)
        return self._errands.waiting or any(one.waiting for one in latest)

    @Slot()
    def look_whether_empty(self) -> None:
        """Look whether anybody is known here."""
        self._counting.ask(lambda services: not _desk(services).anybody())

    def propose(self, typed: str) -> None:
        """Ask who was looked for with these words."""
        self._key = f"party/{secrets.token_hex(8)}"
        self._proposing.ask(lambda services: _desk(services).propose(typed))

    def compare(self, party: Party) -> None:
        """Ask who may be the party that is being filled in."""
        self._comparing.ask(lambda services: _desk(services).likely(party))

    def add(self, party: Party) -> None:
        """Record the party that was proposed and completed; once, however often it is asked."""
        key = self._key
        self._errands.run(
            lambda services: _desk(services).add(party, key=key),
            lambda id_: self.added.emit(id_, party.name),
            self._fail,
        )

    @Slot(object)
    def look_at(self, dossier: Dossier) -> None:
        """This is open now."""
        self._party_id = dossier.file.party.id if dossier.file else None
        self._looking.forget()

    @Slot()
    def find_same(self) -> None:
        """Ask who may be the same as the party that is open."""
        party_id = self._party_id
        if party_id is not None:
            self._looking.ask(lambda services: _desk(services).same(party_id))

    def link(self, other: Party) -> None:
        """Say that the party that is open and `other` are the same."""
        mine = self._party_id
        if mine is None:
            return
        key = f"link/{secrets.token_hex(8)}"
        self._errands.run(
            lambda services: _desk(services).link(mine, other.id, key=key),
            partial(self._on_linked, other.name),
            self._fail,
        )

    def unlink(self, link_id: int, other: str) -> None:
        """Take back that the party that is open and the one called `other` are the same."""
        key = f"unlink/{link_id}"
        self._errands.run(
            lambda services: _desk(services).unlink(link_id, key=key),
            lambda _link: self._on_unlinked(other),
            self._fail,
        )

    def _on_linked(self, other: str, link: PartyLink) -> None:
        self.linked.emit(Linked(link, other))
        self.find_same()

    def _on_unlinked(self, other: str) -> None:
        self.unlinked.emit(other)
        self.find_same()

    def _fail(self, said: Said) -> None:
        self.failed.emit(said)


def _desk(services: Services) -> PartiesDesk:
    from kcc_desktop.services.parties_desk import PartiesDesk  # noqa: PLC0415 (see `counter`)

    return services.of(PartiesDesk)
