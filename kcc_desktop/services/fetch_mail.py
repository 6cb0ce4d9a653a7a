"""Fetching a mailbox: one desk at a time, each message once, and going on where it stopped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.mail import Fetched, FolderMark, RawMail
from kcc_desktop.services.mail_in import Arrived, MailIn, actor_of
from kcc_desktop.services.ports import Clock, Workspace
from kcc_desktop.services.ports_mail import Fetching, MailParsing
from kcc_desktop.services.ports_systems import Deadline

#: Another desk takes over so long after the one that fetched has gone.
LEASE = timedelta(seconds=45)
#: So often whoever fetches says that it still does, and others look whether it does.
RENEWED_S = 15.0
#: One page of messages, from the line.
PAGE_S = 60.0


@dataclass(frozen=True, slots=True)
class Round:
    """What one look at a mailbox gave: whether this desk fetches, and the ids of what came in."""

    is_ours: bool
    mail_ids: tuple[int, ...] = ()


class FetchMail:
    """Fetches one mailbox as the desk that `holder` names. For one thread."""

    def __init__(
        self,
        workspace: Workspace,
        fetching: Fetching,
        parsing: MailParsing,
        mail_in: MailIn,
        clock: Clock,
        holder: str,
    ) -> None:
        self._workspace = workspace
        self._fetching = fetching
        self._parsing = parsing
        self._mail_in = mail_in
        self._clock = clock
        self._holder = holder
        self._actor = actor_of(fetching.mailbox)
        self._lease = f"mailbox/{fetching.mailbox.key}"

    @property
    def name(self) -> str:
        """The mailbox as it is shown."""
        return self._fetching.mailbox.name

    @property
    def actor(self) -> Actor:
        """Under which name the log shows what it brought in."""
        return self._actor

    def look(self) -> Round:
        """Fetches all that is new, unless another desk does.

        Raises SystemFault when the mailbox fails and WorkspaceFault when the workspace does; the
        next look goes on after what was taken in.
        """
        if not self._holds():
            return Round(is_ours=False)
        taken: list[int] = []
        sent = self._fetching.sent_folder(Deadline(PAGE_S))
        for folder in dict.fromkeys((*self._fetching.folders, sent)):
            direction = Direction.OUT if folder == sent else Direction.IN
            if not self._folder(folder, direction, taken):
                return Round(is_ours=False, mail_ids=tuple(taken))
        return Round(is_ours=True, mail_ids=tuple(taken))

    def wait(self) -> None:
        """Until the next look is due: when something came, or the lease has to be renewed."""
        self._fetching.wait(RENEWED_S)

    def leave(self) -> None:
        """Another desk may fetch from now on."""
        with self._workspace.work(self._actor) as work:
            work.leases.leave(self._lease, self._holder)

    def _folder(self, folder: str, direction: Direction, taken: list[int]) -> bool:
        """Fetches a folder page by page; false when another desk fetches by now."""
        with self._workspace.look() as work:
            mark = work.mail.mark(self._fetching.mailbox.key, folder)
        while True:
            fetched = self._fetching.fetch(mark, Deadline(PAGE_S))
            if not self._holds():
                return False
            taken += self._page(fetched, direction)
            if fetched.mark != mark:
                self._go_on(fetched.mark)
            uids = [raw.uid for raw in fetched.mails]
            self._fetching.settle(folder, uids, Deadline(PAGE_S))
            if not fetched.more:
                return True
            mark = fetched.mark

    def _page(self, fetched: Fetched, direction: Direction) -> list[int]:
        return [self._take_in(raw, fetched.mark, direction) for raw in fetched.mails]

    def _take_in(self, raw: RawMail, reached: FolderMark, direction: Direction) -> int:
        mail = self._parsing.parse(raw)
        mark = replace(reached, last_uid=raw.uid)
        at = min(raw.arrived_at, self._clock())
        arrived = Arrived(self._fetching.mailbox, mail, at, direction, mark)
        return self._mail_in.take_in(arrived)

    def _holds(self) -> bool:
        with self._workspace.work(self._actor) as work:
            return work.leases.take(self._lease, self._holder, lasts=LEASE)

    def _go_on(self, mark: FolderMark) -> None:
        with self._workspace.work(self._actor) as work:
            work.mail.go_on(mark, at=self._clock())
