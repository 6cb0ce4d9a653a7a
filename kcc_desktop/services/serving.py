"""Which outside system serves which department."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Lock

from kcc_desktop.domain.systems import Ability, SystemFace
from kcc_desktop.services.ports import Work


def _none() -> Sequence[SystemFace]:
    return ()


class Serving:
    """The faces of all systems, known once somebody needs them; safe from all threads."""

    def __init__(self, load: Callable[[], Sequence[SystemFace]] = _none) -> None:
        self._load = load
        self._known: tuple[SystemFace, ...] | None = None
        self._lock = Lock()

    @property
    def faces(self) -> tuple[SystemFace, ...]:
        """All of them; waits until they are read."""
        with self._lock:
            if self._known is None:
                self._known = tuple(self._load())
            return self._known

    def of_department(self, work: Work, department_id: int, ability: Ability) -> SystemFace | None:
        """The first system that can do this for a department."""
        able = [face for face in self.faces if ability in face.abilities and face.department]
        if not able:
            return None
        keys = {one.key: one.id for one in work.organisation.departments()}
        return next((face for face in able if keys.get(face.department) == department_id), None)

    def of_source(self, source: str) -> SystemFace | None:
        """The system whose cases have this source."""
        return next((face for face in self.faces if face.name == source), None)
