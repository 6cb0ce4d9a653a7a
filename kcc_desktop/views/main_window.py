"""The window as it is first painted: search box, welcome, and room for all that comes later.

It knows as little as it can, so that it is in sight soon; `views.workplace` fills it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QMainWindow

from kcc_desktop._assets.ui_main_window import Ui_MainWindow
from kcc_desktop.desk import icons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from kcc_desktop.desk.theme import Theme


class MainWindow(QMainWindow):
    """The frame around everything.

    Signals:
        painted(): the window has been painted for the first time.
        resized(): it has another size.
    """

    painted = Signal()
    resized = Signal()

    def __init__(self, theme: Theme, workspace_name: str, examples: Sequence[str] = ()) -> None:
        super().__init__()
        self.form = Ui_MainWindow()
        self.form.setupUi(self)
        self._theme = theme
        self._was_painted = False
        self.form.workspaceName.setText(workspace_name)
        self.form.welcomePage.bind(theme, examples)
        self.form.welcomePage.query_requested.connect(self.search_for)
        # The frame shows the focus of the box; it must only be told to paint it. (An event filter
        # would make a Python object of every event.)
        self.form.searchFrame.setFocusProxy(self.form.searchBox)
        application = cast(QApplication, QApplication.instance())
        application.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()
        self.form.searchBox.setFocus()

    def fit_screen(self) -> None:
        """Become no larger than the screen has room for."""
        self.resize(self.size().boundedTo(self.screen().availableGeometry().size()))

    @Slot(str)
    def search_for(self, text: str) -> None:
        """Type `text` into the search box."""
        self.form.searchBox.setFocus()
        self.form.searchBox.setText(text)

    @Slot()
    def _on_focus_changed(self) -> None:
        self.form.searchFrame.update()

    @Slot()
    def _paint_icons(self) -> None:
        colour = self._theme.tokens.soft
        drawn = icons.pixmap("search", colour, 18, self.devicePixelRatioF())
        self.form.searchIcon.setPixmap(drawn)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)
