"""All outside systems of one desk: what each is asked, followed for, and sent."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

from kcc_desktop.domain.errors import SystemFault
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.query import understand
from kcc_desktop.domain.report import SourceCondition, SourceState
from kcc_desktop.domain.systems import SystemFace
from kcc_desktop.services.courier import Courier, Delivered, Delivery
from kcc_desktop.services.deliver_system import SystemDelivery
from kcc_desktop.services.fetch_mail import FetchMail
from kcc_desktop.services.follow_systems import Followed, FollowSystem, is_due
from kcc_desktop.services.look_outside import Asking, Looked, LookOutside, asked_by
from kcc_desktop.services.ports import Clock, Workspace
from kcc_desktop.services.ports_systems import OutsideSystem

log = logging.getLogger(__name__)
_NOTED_EACH, _MAIL_IS_OLD = timedelta(minutes=1), timedelta(minutes=30)
NO_MAILBOXES: Mapping[str, FetchMail] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Due:
    """The keys of the systems to be asked what changed, and of those for which something waits; and
    how all sources do, as far as the workspace knows.
    """

    changes: tuple[str, ...] = ()
    outbox: tuple[str, ...] = ()
    states: tuple[SourceState, ...] = ()


class Systems:
    """The systems in `systems`; beside them the ways out in `deliveries`, and the `mailboxes` that
    are fetched, by their keys.

    `holder` tells this desk apart from all others. All that names a system by its key may block and
    runs on a lane of that system; all raise WorkspaceFault, and nothing else.
    """

    def __init__(
        self,
        workspace: Workspace,
        systems: Sequence[OutsideSystem],
        clock: Clock,
        holder: str,
        deliveries: Sequence[Delivery] = (),
        mailboxes: Mapping[str, FetchMail] = NO_MAILBOXES,
        *,
        region: str = "NL",
    ) -> None:
        self._region = region
        self._mailboxes = dict(mailboxes)
        self._workspace = workspace
        self._clock = clock
        self._systems: Mapping[str, OutsideSystem] = {one.face.key: one for one in systems}
        self._looks = {key: LookOutside(workspace, one, clock) for key, one in self._by_key()}
        self._follows = {
            key: FollowSystem(workspace, one, clock, holder) for key, one in self._by_key()
        }
        ways = [SystemDelivery(workspace, one, clock) for one in systems]
        self._couriers = {
            way.key: Courier(workspace, way, clock, holder) for way in (*ways, *deliveries)
        }

    @property
    def faces(self) -> tuple[SystemFace, ...]:
        """The systems, by name."""
        faces = (one.face for one in self._systems.values())
        return tuple(sorted(faces, key=lambda face: face.name.casefold()))

    @property
    def keys(self) -> tuple[str, ...]:
        """All that have a lane: the systems, and the ways out beside them."""
        return tuple(dict.fromkeys((*self._systems, *self._couriers)))

    def asked(self, typed: str) -> Asking:
        """What somebody typed, as a question to other systems."""
        today = local(self._clock()).date()
        return asked_by(understand(typed, today, self._region))

    @property
    def mailboxes(self) -> tuple[str, ...]:
        """The keys of the mailboxes that are fetched, each on a lane of its own."""
        return tuple(self._mailboxes)

    def fetch(self, key: str) -> bool:
        """Takes in what is new in a mailbox, then waits for more, some seconds at most.

        Says whether to go on at once: not while another desk fetches it, or it fails.
        """
        mailbox = self._mailboxes[key]
        try:
            is_ours = mailbox.look().is_ours
            if is_ours:
                mailbox.wait()
        except SystemFault as fault:
            log.warning("mailbox %s: %s", key, fault.said.en)
            self._note(mailbox, SourceCondition.AWAY)
            return False
        if is_ours:
            self._note(mailbox, SourceCondition.UP)
        return is_ours

    def _note(self, mailbox: FetchMail, condition: SourceCondition) -> None:
        """How the mailbox does is told as that of any source; each minute, not at each look."""
        now, name = self._clock(), mailbox.name
        with self._workspace.look() as work:
            known = next((one for one in work.reports.sources() if one.name == name), None)
        as_of = known.as_of if known else None
        if known and known.condition is condition and as_of and now - as_of < _NOTED_EACH:
            return
        if condition is SourceCondition.UP:
            as_of = now
        with self._workspace.work(mailbox.actor) as work:
            work.reports.put_source(SourceState(name, condition, as_of, _MAIL_IS_OLD))

    def due(self) -> Due:
        """For which there is something to do now: one look, on the workspace's lane."""
        faces = self.faces
        with self._workspace.look() as work:
            changes = tuple(one.key for one in faces if is_due(work, one, self._clock))
            waiting = work.outbox.open_systems(now=self._clock())
            states = tuple(work.reports.sources())
        return Due(changes, tuple(key for key in self._couriers if key in waiting), states)

    def look(self, key: str, asking: Asking) -> Looked:
        """Asks one system, and takes in what it tells."""
        return self._looks[key].look(asking)

    def follow(self, key: str) -> Followed:
        """Asks one system what changed, and takes that in."""
        return self._follows[key].poll()

    def deliver(self, key: str) -> Delivered:
        """Sends what waits for one system."""
        return self._couriers[key].deliver()

    def close(self) -> None:
        """Ends what is under way."""
        for _, system in self._by_key():
            system.close()

    def _by_key(self) -> Sequence[tuple[str, OutsideSystem]]:
        return tuple(self._systems.items())
