"""Where windows are measured: keys as a person presses them, and the moment of being painted."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from kcc_desktop import app
from kcc_desktop.bench.bare_window import BareWindow
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.errors import KccError
from kcc_desktop.domain.found import Found
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.settings import Settings
from kcc_desktop.viewmodels.desk import Desk
from kcc_desktop.views.workplace import Workplace

PATIENCE = 30.0
_TOO_SLOW = Said(
    "Het venster gaf te lang geen antwoord.", "The window gave no answer for too long."
)


class StageError(KccError):
    """A window did not do what it was asked."""


def ready_platform() -> None:
    """Without a display the windows are painted off screen; to be called before Qt starts."""
    if sys.platform == "linux" and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class Painted(QObject):
    """Sees when one of some widgets is painted after `expect`."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._expected = False
        self.done = False
        for widget in widgets:
            widget.installEventFilter(self)

    def reset(self) -> None:
        """Nothing is expected yet, nothing is done."""
        self._expected = self.done = False

    def expect(self) -> None:
        """What is painted from now on is what was waited for."""
        self._expected = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._expected and event.type() == QEvent.Type.Paint:
            self._expected = False
            # The filter sees it before it happens; this comes after it, and after the window
            # has been brought to the screen.
            QTimer.singleShot(0, self._finish)
        return super().eventFilter(watched, event)

    def _finish(self) -> None:
        self.done = True


def wait_until(condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
    """Let the window work until `condition` holds. Raises StageError when it never does."""
    until = time.monotonic() + seconds
    waking = QTimer(interval=100)  # lest it sleep for ever when nothing happens any more
    waking.start()
    loop = QEventLoop()
    while not condition():
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > until:
            said = _TOO_SLOW
            raise StageError(Said(said.nl.format(seconds=seconds), said.en.format(seconds=seconds)))
    # The program's own loop deletes what is no longer wanted; this one has to be asked to.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def idle(seconds: float) -> None:
    """Let the window work for so long."""
    over: list[bool] = []
    QTimer.singleShot(round(seconds * 1000), lambda: over.append(True))
    wait_until(lambda: bool(over))


def press(box: QWidget, letter: str) -> None:
    """Type one letter into a field."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(box, event)


class Stage:
    """The program's window over the workspace at `url`, shown and ready to search."""

    def __init__(self, url: str, login: str = "") -> None:
        ready_platform()
        app.collect_seldom()  # as the program does when it starts
        running = QApplication.instance()
        application = (
            running
            if isinstance(running, QApplication)
            else app.make_application(sys.argv[:1], Language.NL)
        )
        place, theme = app.Place(url=url, login=login), Theme(application)
        self._opened = app.OpenWindow(place, Settings(), Language.NL, theme)
        self.window = self._opened.window
        self.window.show()
        wait_until(lambda: self._opened.workplace is not None)
        wait_until(lambda: not self.desk.waiting)

    @property
    def workplace(self) -> Workplace:
        """What fills the window."""
        if self._opened.workplace is None:
            raise StageError(_TOO_SLOW)
        return self._opened.workplace

    @property
    def desk(self) -> Desk:
        """Its view-models."""
        return self.workplace.desk

    @property
    def box(self) -> QLineEdit:
        """The search box."""
        return self.window.form.searchBox

    def close(self) -> None:
        """Close the window and let go of the workspace."""
        self.window.close()
        self._opened.close()


class ProgramTyping:
    """Types into the program's window and waits until the results are painted."""

    def __init__(self, stage: Stage) -> None:
        popup = stage.workplace.popup
        self.box = stage.box
        self._search = stage.desk.search
        self._painted = Painted(popup, popup.form.resultList.viewport())
        self._wanted = ""
        self._search.found.connect(self._on_found)

    def clear(self) -> None:
        """Empty the box."""
        self.box.clear()
        idle(0.01)

    def letter(self, letter: str) -> None:
        """One letter, until the results for what then stands in the box are painted."""
        self._wanted = " ".join(f"{self.box.text()}{letter}".split())
        self._painted.reset()
        press(self.box, letter)
        wait_until(lambda: self._painted.done)

    def end(self) -> None:
        """Listen no more, and leave the box empty."""
        self._search.found.disconnect(self._on_found)
        self.clear()

    @property
    def last(self) -> Found | None:
        """What was found last."""
        return self._search.last

    def _on_found(self, found: Found) -> None:
        if found.query == self._wanted:
            self._painted.expect()


class BareTyping:
    """The same for the bare window."""

    def __init__(self, window: BareWindow) -> None:
        self.box = window.box
        self._painted = Painted(window.view.viewport())
        self._wanted = ""
        window.found.connect(self._on_found)

    def clear(self) -> None:
        """Empty the box."""
        self.box.blockSignals(True)
        self.box.clear()
        self.box.blockSignals(False)

    def letter(self, letter: str) -> None:
        """One letter, until the results are painted."""
        self._wanted = f"{self.box.text()}{letter}"
        self._painted.reset()
        press(self.box, letter)
        wait_until(lambda: self._painted.done)

    def _on_found(self, text: str) -> None:
        if text == self._wanted:
            self._painted.expect()
