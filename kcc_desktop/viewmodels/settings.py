"""The settings of this user, each kept as soon as it is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kcc_desktop.desk.settings_file import change_settings
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.settings import load_settings

if TYPE_CHECKING:
    from kcc_desktop.desk.settings_file import Value
    from kcc_desktop.settings import Settings

#: What the window takes over at once; all else it looks at when it starts.
AT_ONCE = frozenset({"theme"})


class SettingsViewModel(QObject):
    """Reads and changes the settings.

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

    def change(self, name: str, value: Value) -> None:
        """Keep `value` under `name`, unless it is that already."""
        if getattr(self.settings, name) == value:
            return
        self._keep({name: value})

    @Slot()
    def read_again(self) -> None:
        """Somebody may have changed the file by hand."""
        try:
            self.settings = load_settings()
        except InvalidInput as fault:
            self.refused.emit(fault.said)

    def _keep(self, changes: dict[str, Value]) -> None:
        try:
            self.settings = change_settings(changes)
        except InvalidInput as fault:
            self.refused.emit(fault.said)
            return
        self.wants_restart = self.wants_restart or not AT_ONCE.issuperset(changes)
        for name in changes:
            self.kept.emit(name)
