"""The sources that were asked: how each does, how old its state is, how fast it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from kcc_desktop.desk import plain
from kcc_desktop.domain.moments import ago
from kcc_desktop.domain.report import SourceCondition, SourceState
from kcc_desktop.models.numbers import numbers
from kcc_desktop.models.timeline_rows import Tone

if TYPE_CHECKING:
    from kcc_desktop.domain.found import Found
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.viewmodels.outside import Measured

translate = QCoreApplication.translate
#: As many sources are shown each by its name.
MOST_NAMED = 5
_TONES = {
    SourceCondition.SLOW: Tone.WARN,
    SourceCondition.AWAY: Tone.BAD,
}


@dataclass(frozen=True, slots=True)
class SourceFace:
    """One source in words, and how it strikes the eye."""

    text: str
    tone: Tone
    tip: str = ""


class SourcesViewModel(QObject):
    """Keeps the latest state of each source.

    Signals:
        changed(): `faces` and `speed` are new.
    """

    changed = Signal()

    def __init__(
        self, language: Language, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._language = language
        self._clock = clock
        self._states: dict[str, SourceState] = {}
        self._faults: dict[str, str] = {}
        self._workspace = SourceFace(translate("Sources", "Werkvoorraad: wordt geopend"), Tone.WARN)
        self.speed = ""

    @property
    def faces(self) -> tuple[SourceFace, ...]:
        """The workspace first, then each source by name; many that do well stand together."""
        faces = [self._face(self._states[name]) for name in sorted(self._states)]
        well = [face for face in faces if face.tone is Tone.GOOD]
        if len(faces) <= MOST_NAMED or len(well) < 2:
            return (self._workspace, *faces)
        troubled = (face for face in faces if face.tone is not Tone.GOOD)
        names = ", ".join(face.text for face in well)
        return (self._workspace, *troubled, SourceFace(numbers().well(len(well)), Tone.GOOD, names))

    def not_chosen(self) -> None:
        """There is no workspace yet."""
        self._workspace = SourceFace(
            translate("Sources", "Werkvoorraad: nog niet gekozen"), Tone.INFO
        )
        self.changed.emit()

    def heard(self, states: Sequence[SourceState]) -> None:
        """The workspace answered, with these states of its sources."""
        self._workspace = SourceFace(translate("Sources", "Werkvoorraad: verbonden"), Tone.GOOD)
        self._states.update({state.name: state for state in states})
        self.changed.emit()

    def measured(self, one: Measured) -> None:
        """A system was asked by this desk."""
        state = self._states.get(one.name) or SourceState(one.name)
        self._states[one.name] = replace(state, condition=one.condition, elapsed_ms=one.elapsed_ms)
        self._faults[one.name] = one.fault.in_(self._language) if one.fault else ""
        self.changed.emit()

    def found(self, found: Found) -> None:
        """A search came back."""
        millis = max(1, round(found.elapsed_ms))
        self.speed = translate("Sources", "Gezocht in %1 ms").replace("%1", str(millis))
        self.heard(found.sources)

    def failed(self, said: Said) -> None:  # noqa: ARG002 (the sentence stands on the page)
        """The workspace gave a fault."""
        self._workspace = SourceFace(translate("Sources", "Werkvoorraad: storing"), Tone.BAD)
        self.changed.emit()

    def _face(self, state: SourceState) -> SourceFace:
        now = self._clock()
        age = ago(state.as_of, now, self._language) if state.as_of else ""
        since = translate("Sources", "stand %1").replace("%1", age) if age else ""
        name = plain.line(state.name, 60)
        if state.condition is not SourceCondition.UP:
            words = ", ".join(part for part in (_condition(state), since) if part)
            fault = plain.line(self._faults.get(state.name, ""), 300)
            return SourceFace(f"{name}: {words}", _TONES[state.condition], fault)
        if _is_old(state, now):
            return SourceFace(f"{name}: {since}", Tone.WARN)
        says = _speed(state) or age or translate("Sources", "verbonden")
        return SourceFace(f"{name} {says}", Tone.GOOD)


def _condition(state: SourceState) -> str:
    if state.condition is SourceCondition.AWAY:
        return translate("Sources", "niet bereikbaar")
    return translate("Sources", "traag")


def _speed(state: SourceState) -> str:
    return "" if state.elapsed_ms is None else f"{state.elapsed_ms:.0f} ms"


def _is_old(state: SourceState, now: datetime) -> bool:
    if state.as_of is None or state.stale_after is None:
        return False
    return now - state.as_of > state.stale_after
