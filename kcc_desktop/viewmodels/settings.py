"""The settings of this user, each kept as soon as it is changed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.desk.settings_file import change_settings
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.settings import load_settings
from kcc_desktop.viewmodels.errands import outcome

if TYPE_CHECKING:
    from kcc_desktop.desk.settings_file import Value
    from kcc_desktop.domain.said import Said
    from kcc_desktop.settings import Settings

#: What the window takes over at once; all else it looks at when it starts.
AT_ONCE = frozenset({"theme"})


class SettingsViewModel(QObject):
    """Reads the settings, and keeps what is changed on a lane of its own: that waits for the disk.

    Signals:
        kept(str): the setting of that name was written to the file.
        refused(Said): it could not be; `settings` is what it was.
    """

    kept = Signal(str)
    refused = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings: Settings = load_settings()
        self.wants_restart = False
        self._lane = Lane("settings")
        self._pending: list[tuple[str, Value]] = []

    @property
    def waiting(self) -> bool:
        """Whether something is still to be kept."""
        return bool(self._pending)

    def value(self, name: str) -> Value:
        """What this setting is, or will be once it is kept."""
        found: Value = getattr(self.settings, name)
        return dict(self._pending).get(name, found)

    def change(self, name: str, value: Value) -> None:
        """Keep `value` under `name`, unless it is that already."""
        if self.value(name) == value:
            return
        self._pending.append((name, value))
        self._lane.start(
            self,
            lambda: change_settings({name: value}),
            partial(outcome, done=partial(self._on_kept, name), failed=self._on_refused),
            lasting=True,
        )

    @Slot()
    def close(self) -> None:
        """Keep what is left."""
        self._lane.finish()

    @Slot()
    def read_again(self) -> None:
        """Somebody may have changed the file by hand."""
        try:
            self.settings = load_settings()
        except InvalidInput as fault:
            self.refused.emit(fault.said)

    def _on_kept(self, name: str, settings: Settings) -> None:
        del self._pending[0]
        self.settings = settings
        self.wants_restart = self.wants_restart or name not in AT_ONCE
        self.kept.emit(name)

    def _on_refused(self, said: Said) -> None:
        del self._pending[0]
        self.refused.emit(said)
