"""A window that nobody sees, played by a program: for pictures and for the story of the sample."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import InvalidInput, KccError
from kcc_desktop.domain.said import Language, Said

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

    from kcc_desktop.app import OpenWindow, Place
    from kcc_desktop.desk.tokens import Scheme
    from kcc_desktop.services.ports import Clock
    from kcc_desktop.viewmodels.first_start import FirstStartViewModel
    from kcc_desktop.views.workplace import Workplace

#: How long a workspace may take to answer, in seconds; making the sample is the longest.
PATIENCE = 120
#: What came in may ask for more: so often is waited for that.
ROUNDS = 3
#: On its way to a small size the window lets go of what it had room for, and is smaller then.
RESIZED = 3
#: What the off-screen platform can't do, and no picture needs.
_NO_MATTER = "This plugin does not support"
_LATE = Said(
    "Het venster kwam niet tot rust: er bleef iets te laden.", "Something never finished loading."
)
_UNWRITABLE = Said(
    "De afbeelding kan niet worden bewaard in {path}. Kies een map waarin u mag schrijven.",
    "The picture can't be saved as {path}. Choose a folder in which you may write.",
)


@dataclass(frozen=True, slots=True)
class Look:
    """How the window is pictured: `size` in pixels of the picture, `scale` in percent."""

    size: tuple[int, int] = (1440, 900)
    scale: int = 100
    scheme: Scheme | None = None


class Player:
    """Types and presses keys in a window, and waits until all that it asked for has come."""

    def __init__(self, opened: OpenWindow, workplace: Workplace) -> None:
        self.window = opened.window
        self.workplace = workplace
        self.desk = workplace.desk
        self.lane, self.opener = opened.lane, opened.opener
        self.fault: Said | None = None
        self.desk.failed.connect(self._on_failed)

    def type(self, text: str) -> None:
        """Type `text` into the search box, letter by letter."""
        from PySide6.QtTest import QTest

        QTest.keyClicks(self.window.form.searchBox, text)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        """Press a key in the search box."""
        from PySide6.QtTest import QTest

        QTest.keyClick(self.window.form.searchBox, key)
        self.settle()

    def begin_anew(self) -> None:
        """Close what lies over the window, and show an empty desk page. Raises KccError."""
        from PySide6.QtWidgets import QApplication, QDialog

        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                dialog.reject()
        self.window.form.searchBox.clear()
        self.workplace.popup.hide()
        self.workplace.show_page(self.workplace.home())
        self.settle()

    def do(self, key: str) -> None:
        """Give the command `key`. Raises KccError."""
        self.workplace.actions[key].trigger()
        self.settle()

    def resize(self, size: tuple[int, int], scale: int) -> None:
        """Make the window so large that its picture has `size` at `scale` percent."""
        from PySide6.QtCore import QSize

        wanted = QSize(*(side * 100 // scale for side in size))
        for _ in range(RESIZED):
            self.window.resize(wanted)
            self.settle()
            if self.window.size() == wanted:
                return

    def beginning(self) -> FirstStartViewModel:
        """A first start that leads nowhere: to be pictured."""
        from kcc_desktop.desk.lanes import Lane
        from kcc_desktop.viewmodels.first_start import FirstStartViewModel

        return FirstStartViewModel(Lane("nowhere"), self.opener, self.workplace)

    def settle(self) -> None:
        """Wait until nothing is to come any more and all is painted.

        Raises KccError with what the window would have said of a fault.
        """
        for _ in range(ROUNDS):
            wait_until(lambda: not self.desk.waiting)
            self._wait_for_lane()
        self._wait_for_paint()
        if self.fault is not None:
            raise KccError(self.fault)

    def picture(self, path: Path) -> None:
        """Save what the window shows, with the dialogs over it.

        Raises InvalidInput when it can't be saved there.
        """
        if not self._grabbed().save(str(path), "PNG"):
            said = Said(_UNWRITABLE.nl.format(path=path), _UNWRITABLE.en.format(path=path))
            raise InvalidInput(said)

    def _on_failed(self, said: Said, again: Callable[[], None]) -> None:  # noqa: ARG002 (the signal's)
        self.fault = said

    def _grabbed(self) -> QPixmap:
        from PySide6.QtGui import QPainter
        from PySide6.QtWidgets import QApplication, QDialog

        drawn = self.window.grab()
        painter = QPainter(drawn)
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                middle = self.window.rect().center() - dialog.rect().center()
                painter.drawPixmap(middle, dialog.grab())
        painter.end()
        return drawn

    def _wait_for_lane(self) -> None:
        """Until all that parts of the window asked for has been answered."""
        done: list[bool] = []
        if self.lane is not None:
            self.lane.start(self.window, lambda: None, lambda _future: done.append(True))
            wait_until(lambda: bool(done))

    @staticmethod
    def _wait_for_paint() -> None:
        from PySide6.QtTest import QTest

        QTest.qWait(60)


def wait_until(done: Callable[[], bool]) -> None:
    """Let the window go on until `done`. Raises KccError when that takes too long."""
    from PySide6.QtTest import QTest

    until = monotonic() + PATIENCE
    while not done():
        if monotonic() > until:
            raise KccError(_LATE)
        QTest.qWait(10)


@contextmanager
def playing(place: Place, language: Language, look: Look, clock: Clock) -> Iterator[Player]:
    """A player of a window on `place` that is shown nowhere."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = f"{look.scale / 100:g}"
    import shiboken6
    from PySide6.QtCore import qInstallMessageHandler

    from kcc_desktop import app
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.desk.tokens import Scheme
    from kcc_desktop.settings import load_settings

    qInstallMessageHandler(_on_message)
    theme = Theme(_application(language), look.scheme or Scheme.LIGHT)
    opened = app.OpenWindow(place, load_settings(), language, theme, clock)
    try:
        width, height = (side * 100 // look.scale for side in look.size)
        opened.window.resize(width, height)
        opened.window.show()
        player = Player(opened, _filled(opened))
        player.settle()
        yield player
    finally:
        opened.close()
        opened.window.close()
        # With all that still asks from time to time; another window may follow.
        shiboken6.delete(opened.window)


def _application(language: Language) -> QApplication:
    """The one application of this process, whose language stays what it is."""
    from PySide6.QtWidgets import QApplication

    from kcc_desktop import app

    made = QApplication.instance()
    return made if isinstance(made, QApplication) else app.make_application(["kcc"], language)


def _filled(opened: OpenWindow) -> Workplace:
    """What fills the window after its first paint."""
    filled: list[Workplace] = []

    def is_filled() -> bool:
        filled.extend([opened.workplace] if opened.workplace else [])
        return bool(filled)

    wait_until(is_filled)
    return filled[0]


def _on_message(kind: object, context: object, text: str) -> None:  # noqa: ARG001 (Qt's own signature)
    if not text.startswith(_NO_MATTER):
        sys.stderr.write(text + "\n")
