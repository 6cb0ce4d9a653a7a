"""Charts on paper, or in a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from kcc_desktop.desk.tokens import LIGHT
from kcc_desktop.views.chart import SMALL, draw_chart
from kcc_desktop.views.sized_font import sized

if TYPE_CHECKING:
    from kcc_desktop.models.chart import ChartData

Titled = tuple[str, "ChartData"]
#: Charts are drawn as on a screen of this width, and fitted to the page.
WIDTH, HEIGHT, TITLE, GAP = 1000.0, 300.0, 34.0, 22.0
MARGINS = QMarginsF(15, 15, 15, 15)


class Paper:
    """The colours on paper: light, whatever the screen has."""

    def colour(self, token: str) -> QColor:
        """The colour for `token`."""
        return QColor(getattr(LIGHT, token))


def print_figures(parent: QWidget, heading: str, charts: Sequence[Titled]) -> None:
    """Ask for a printer (or a PDF file, which it offers too) and print there."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    printer.setDocName(heading)
    if QPrintDialog(printer, parent).exec() == QPrintDialog.DialogCode.Accepted:
        _paint(printer, heading, charts)


def write_pdf(file: str, heading: str, charts: Sequence[Titled]) -> bool:
    """Write the charts into a PDF file; False when it can't be written there."""
    writer = QPdfWriter(file)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
    writer.setTitle(heading)
    return _paint(writer, heading, charts)


def _paint(device: QPrinter | QPdfWriter, heading: str, charts: Sequence[Titled]) -> bool:
    """One under the other; False when the device takes none."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = painter.viewport().width() / WIDTH
    bottom = painter.viewport().height() / scale
    painter.scale(scale, scale)
    font, paper = sized(QFont(), SMALL), Paper()
    y = _words(painter, heading, 0.0, 20)
    for title, chart in charts:
        if y + TITLE + HEIGHT > bottom:
            device.newPage()
            y = 0.0
        y = _words(painter, title, y, 14)
        draw_chart(painter, QRectF(0, y, WIDTH, HEIGHT), chart, paper, font)
        y += HEIGHT + GAP
    return painter.end()


def _words(painter: QPainter, text: str, y: float, pixels: int) -> float:
    font = QFont()
    font.setPixelSize(pixels)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(Paper().colour("text"))
    painter.drawText(QRectF(0, y, WIDTH, TITLE), Qt.AlignmentFlag.AlignVCenter, text)
    return y + TITLE
