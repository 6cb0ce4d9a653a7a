"""What the figures of a team need of the store."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from kcc_desktop.domain.figures import Answering, Cut, CutRow, Hour, Share


class FigureSource(Protocol):
    """Counts what happened from one moment up to another."""

    def hours(self, since: datetime, until: datetime) -> Sequence[Hour]:
        """Inbound contacts by hour of the local clock; only hours that have any."""
        ...

    def totals(self, since: datetime, until: datetime) -> tuple[Share, Share]:
        """The shares of inbound contacts that were answered at once, and that were repeated.

        Repeated is a contact of a party that asked about the same product in the seven days before.
        """
        ...

    def by(self, cut: Cut, since: datetime, until: datetime) -> Sequence[CutRow]:
        """The same per channel, location or product, most contacts first."""
        ...

    def answerings(self, since: datetime, until: datetime) -> Sequence[Answering]:
        """The handovers made in this time that had to be done, with when they were."""
        ...
