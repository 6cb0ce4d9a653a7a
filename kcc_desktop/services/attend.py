"""Where somebody sits, and telling the others that they are there."""

from __future__ import annotations

from dataclasses import dataclass

from kcc_desktop.domain.attendance import Attendance
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.organisation import Location
from kcc_desktop.services.ports import Clock, Workspace
from kcc_desktop.services.ports_lead import Presence


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The workspace at `url`, the locations that there are, and which of them is the actor's."""

    url: str
    locations: tuple[Location, ...]
    location_id: int | None


class Attend:
    """Tells of `actor`. What is told is no change to the work: it lapses, and isn't logged."""

    def __init__(self, workspace: Workspace, actor: Actor, clock: Clock) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock

    def where(self) -> Whereabouts:
        """Where the actor is. Raises WorkspaceFault."""
        with self._workspace.look() as work:
            locations = tuple(work.organisation.locations())
        return Whereabouts(self._workspace.url, locations, self._actor.location_id)

    def beat(self, state: Attendance, contacts: int, location_id: int | None) -> None:
        """Says that the actor is there, on so many contacts. Raises WorkspaceFault."""
        told = Presence(
            self._actor.login,
            self._actor.name,
            state.value,
            self._clock(),
            contacts,
            location_id,
        )
        with self._workspace.work(self._actor) as work:
            work.floor.put_presence(told)
