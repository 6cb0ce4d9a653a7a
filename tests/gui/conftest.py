"""A window over a small town, for each test anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kcc_desktop.desk import tongue
from kcc_desktop.desk.lanes import Lane
from kcc_desktop.desk.theme import Theme
from kcc_desktop.desk.tokens import Scheme
from kcc_desktop.domain.said import Language
from kcc_desktop.viewmodels.counter import Counter
from kcc_desktop.viewmodels.desk import Desk
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.workplace import Workplace
from tests.gui.town import NOW, Town

#: How long something may take on a busy computer; what comes is gone on with at once.
PATIENCE = 60_000  # ms


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """Lets go of what was copied, which Qt would delete after Python is gone."""
    yield qapp
    qapp.clipboard().clear()


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits long enough where a test does not say how long."""
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitExposed", "waitActive"):
        setattr(qtbot, name, partial(getattr(qtbot, name), timeout=PATIENCE))
    return qtbot


@pytest.fixture
def town() -> Town:
    """The services behind the window."""
    return Town()


@pytest.fixture
def lane(town: Town) -> Iterator[Lane]:
    """The lane on which they are asked."""
    made = Lane("town", interrupt=town.interrupt)
    yield made
    town.gate.set()
    made.close()


@pytest.fixture
def counter(town: Town, lane: Lane) -> Counter:
    """Where view-models ask them."""
    return Counter(lane, town.services)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """Light colours."""
    # What an earlier test left to be deleted would be coloured again, which takes a second.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp)
    made.fix(Scheme.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def dutch(qapp: QApplication) -> Iterator[None]:
    """The window speaks Dutch, with its plurals."""
    translator = tongue.speak(qapp, Language.NL)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def desk(counter: Counter, dutch: None) -> Desk:
    """The view-models of a window."""
    return Desk(counter, Language.NL, lambda: NOW)


@pytest.fixture
def settle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Waits until all that was asked has come."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not desk.waiting)

    return wait


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, dutch: None) -> MainWindow:
    """A window that is shown."""
    made = MainWindow(theme, "Proefstad", ("lantaarn lindelaan",))
    made.resize(1440, 900)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def workplace(window: MainWindow, desk: Desk, theme: Theme) -> Workplace:
    """All that fills the window."""
    return Workplace(window, desk, theme)
