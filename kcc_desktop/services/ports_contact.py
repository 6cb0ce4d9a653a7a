"""What taking a contact needs from the world around it, beside `services.ports`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from kcc_desktop.domain.drafts import Draft, UsedArticle
from kcc_desktop.domain.lists import ListItem, ListName, StandardText


class Drafts(Protocol):
    """The contacts under way of one user, safe on the disk of this machine.

    Every method raises WorkspaceFault when the disk fails, and may be called from any one thread
    at a time.
    """

    def load(self) -> Sequence[tuple[Draft, datetime]]:
        """What was under way, oldest first, with the moment at which each was last saved."""
        ...

    def save(self, drafts: Sequence[Draft], *, at: datetime) -> None:
        """Puts these on the disk, all or none; returns once a power cut can't lose them."""
        ...

    def remove(self, draft_id: int) -> None:
        """Forgets one that was recorded or thrown away."""
        ...

    def close(self) -> None:
        """Lets go of the file."""
        ...


class BesideContacts(Protocol):
    """What is kept beside a recorded contact."""

    def add_articles(self, contact_id: int, used: Sequence[UsedArticle]) -> None:
        """Adds articles to a contact that is being recorded; those it has already stay."""
        ...

    def articles(self, contact_id: int) -> Sequence[UsedArticle]:
        """Those of one contact, without their titles, by id."""
        ...

    def add_handovers(self, contact_id: int, handover_ids: Sequence[int]) -> None:
        """Says that a contact which is being recorded was about these handovers too."""
        ...


class Lists(Protocol):
    """The lists that the administrator manages, and the standard texts."""

    def items(self, name: ListName) -> Sequence[ListItem]:
        """The active entries of one list, in their order."""
        ...

    def put_items(self, items: Sequence[ListItem], *, source: str) -> None:
        """Brings entries in; list and key tell which is which."""
        ...

    def standard_texts(self) -> Sequence[StandardText]:
        """The active standard texts, by title."""
        ...

    def put_standard_texts(self, texts: Sequence[StandardText], *, source: str) -> None:
        """Brings standard texts in; their key tells which is which."""
        ...
