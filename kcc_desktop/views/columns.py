"""The columns of the window: which there are in the width that there is, and how they share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kcc_desktop.views.roomy_area import RoomyArea

if TYPE_CHECKING:
    from kcc_desktop.views.file_page import FilePage
    from kcc_desktop.views.main_window import MainWindow
    from kcc_desktop.views.side_column import SideColumn

#: Below the first width (in pixels of the window) the right column moves under the timeline,
#: below the second the left column goes.
NARROW, NARROWER = 1120, 860
LEFT_WIDTH = 218
#: The least height of the page above a running contact, in pixels.
LEAST_PAGE = 110


class Columns:
    """Puts `side` beside the pages of `window`; these scroll where there is no room for one."""

    def __init__(self, window: MainWindow, side: SideColumn) -> None:
        self._window, self._side = window, side
        form = window.form
        form.stage.addWidget(side)
        pages = RoomyArea(form.pages, LEAST_PAGE)
        form.pages.currentChanged.connect(pages.fit)
        form.stage.insertWidget(0, pages)
        side.show_beside()
        form.columns.setSizes([LEFT_WIDTH, max(1, window.width() - LEFT_WIDTH)])
        for splitter in (form.columns, form.stage, form.work):
            splitter.setStretchFactor(0, 0 if splitter is form.columns else 1)
        form.columns.setStretchFactor(1, 1)

    def arrange(self, *, side: bool, below: FilePage) -> None:
        """Give each column its place. `side`: it is shown; on a narrow window within `below`."""
        form, width = self._window.form, self._window.width()
        form.leftColumn.setVisible(width >= NARROWER)
        form.searchKey.setVisible(width >= NARROWER)
        self._place_side(below, beside=width >= NARROW)
        self._side.setVisible(side)

    def _place_side(self, below: FilePage, *, beside: bool) -> None:
        stage = self._window.form.stage
        if beside and self._side.parentWidget() is not stage:
            stage.addWidget(self._side)
            self._side.show_beside()
        elif not beside and self._side.parentWidget() is stage:
            below.take_in(self._side)
            self._side.show_below()
