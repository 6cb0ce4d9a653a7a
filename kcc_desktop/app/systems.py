"""The outside systems of a window: read once, behind the first paint, by who needs them first."""

from __future__ import annotations

import os
import platform
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from kcc_desktop.demo.outside_world import OutsideWorld
    from kcc_desktop.domain.systems import SystemFace
    from kcc_desktop.registers.catalogue import Catalogue
    from kcc_desktop.registers.mail.mailbox import Postbox
    from kcc_desktop.registers.mail.parsing import KillableParsing
    from kcc_desktop.services.courier import Delivery
    from kcc_desktop.services.deliver_mail import MailDelivery
    from kcc_desktop.services.fetch_mail import FetchMail
    from kcc_desktop.services.ports import Workspace
    from kcc_desktop.services.systems import Systems


class Shelf:
    """Holds the systems that are described in a folder; safe from all threads.

    Of the sample, whose workspace stands at `sample`, the systems themselves are started as well.
    """

    def __init__(self, folder: Path, clock: Callable[[], datetime], sample: str = "") -> None:
        self._folder = folder
        self._clock = clock
        self._sample = sample
        self._world: OutsideWorld | None = None
        self._catalogue: Catalogue | None = None
        self._parsings: list[KillableParsing] = []
        self._closed = False
        self._lock = RLock()

    def catalogue(self) -> Catalogue | None:
        """All that is described; None where nothing is, or this was closed."""
        with self._lock:
            if self._catalogue is None and not self._closed:
                self._catalogue = self._read()
            return self._catalogue

    def faces(self) -> Sequence[SystemFace]:
        """What the systems are and can do."""
        catalogue = self.catalogue()
        return () if catalogue is None else [one.face for one in catalogue.systems]

    def systems(self, workspace: Workspace, login: str, region: str) -> Systems:
        """The systems at work, for the desk of `login`."""
        from kcc_desktop.services.deliver_mail_order import mail_order_deliveries
        from kcc_desktop.services.systems import Systems

        catalogue = self.catalogue()
        found = catalogue.systems if catalogue else ()
        mailboxes = catalogue.mailboxes if catalogue else ()
        orders = mail_order_deliveries(workspace, found, mailboxes, self._clock)
        holder = f"{login}@{platform.node()}/{os.getpid()}"
        ways: list[Delivery] = [*orders, *(_way(workspace, box) for box in mailboxes)]
        fetched = {box.mailbox.key: self._fetching(workspace, box, holder) for box in mailboxes}
        return Systems(workspace, found, self._clock, holder, ways, fetched, region=region)

    def _fetching(self, workspace: Workspace, box: Postbox, holder: str) -> FetchMail:
        from kcc_desktop.registers.mail.parsing import KillableParsing
        from kcc_desktop.services.fetch_mail import FetchMail
        from kcc_desktop.services.mail_in import MailIn

        parsing = KillableParsing()
        self._parsings.append(parsing)
        mail_in = MailIn(workspace, self._clock)
        return FetchMail(workspace, box, parsing, mail_in, self._clock, holder)

    def close(self) -> None:
        """Let go of all connections; what is under way ends."""
        with self._lock:
            self._closed = True
            for one in (self._catalogue, self._world, *self._parsings):
                if one is not None:
                    one.close()
            self._catalogue = self._world = None
            self._parsings.clear()

    def _read(self) -> Catalogue | None:
        folder = self._folder
        if self._sample:
            from kcc_desktop.demo import outside_systems

            self._world = outside_systems(self._sample)
            folder = self._world.systems
        if not any(folder.glob("*.toml")):
            return None
        from kcc_desktop.registers.catalogue import load_systems
        from kcc_desktop.secrets import KeptSecrets

        return load_systems(folder, KeptSecrets(), self._clock)


def _way(workspace: Workspace, box: Postbox) -> MailDelivery:
    from kcc_desktop.services.deliver_mail import MailDelivery

    return MailDelivery(workspace, box, box.mailbox.key, box.mailbox.name)
