"""What a page prints: the answer with the file it stands in, or the rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from kcc_desktop.desk import plain
from kcc_desktop.desk.printing import Sheet

if TYPE_CHECKING:
    from kcc_desktop.views.workplace import Workplace

#: Rows that are printed; more is a file to export, not a pile of paper.
MOST_ROWS, LONGEST = 1_000, 4_000


def sheet_of(workplace: Workplace) -> Sheet | None:
    """What the present page prints; None when it has nothing to print."""
    page = workplace.current_page()
    if page is workplace.file_page:
        return _of_file(workplace)
    table = _list_of(page)
    if table is None:
        return None
    return Sheet(_title_of(page), rows=_rows(table.model()))


def _of_file(workplace: Workplace) -> Sheet:
    form = workplace.file_page.form
    answer = plain.lines(form.answerPanel.form.answerText.toPlainText(), LONGEST)
    name = plain.line(form.personCard.form.name.text())
    heading = QCoreApplication.translate("Printed", "Wat er gebeurde")
    timeline = _rows(workplace.desk.timeline.lines)
    return Sheet(name or heading, [answer] if answer else [], [[heading], *timeline])


def _list_of(page: QWidget) -> QAbstractItemView | None:
    views = page.findChildren(QAbstractItemView)
    shown = [view for view in views if view.isVisibleTo(page) and view.model() is not None]
    return max(shown, key=lambda view: view.model().rowCount(), default=None)


def _title_of(page: QWidget) -> str:
    return page.windowTitle() or page.accessibleName() or "KCC Desktop"


def _rows(model: QAbstractItemModel) -> list[list[str]]:
    columns = range(model.columnCount())
    spoken = Qt.ItemDataRole.AccessibleTextRole
    headings = [model.headerData(c, Qt.Orientation.Horizontal) for c in columns]
    rows = [
        [plain.line(str(model.index(row, column).data(spoken) or "")) for column in columns]
        for row in range(min(model.rowCount(), MOST_ROWS))
    ]
    named = len(columns) > 1 and all(isinstance(one, str) for one in headings)
    return [[str(one) for one in headings], *rows] if named else rows
