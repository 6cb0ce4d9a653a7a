"""Prints plain text and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

POINTS = 10


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed: a title, paragraphs, and a table (its first row is the heading)."""

    title: str
    paragraphs: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


def document_of(sheet: Sheet) -> QTextDocument:
    """`sheet` as a document; every text in it is plain, whatever it holds."""
    document = QTextDocument()
    font = document.defaultFont()
    font.setPointSize(POINTS)
    document.setDefaultFont(font)
    document.setHtml("".join(_parts(sheet)))
    return document


def print_sheet(sheet: Sheet, parent: QWidget) -> bool:
    """Let the user choose a printer and print; False when they would rather not."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheet.title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    document_of(sheet).print_(printer)
    return True


def _parts(sheet: Sheet) -> list[str]:
    parts = [f"<h2>{escape(sheet.title)}</h2>"]
    parts += [f"<p>{escape(one).replace(chr(10), '<br>')}</p>" for one in sheet.paragraphs]
    if sheet.rows:
        heading, *rows = sheet.rows
        cells = [_row(heading, "th"), *(_row(row, "td") for row in rows)]
        parts.append(
            f'<table border="0.5" cellspacing="0" cellpadding="4">{"".join(cells)}</table>'
        )
    return parts


def _row(cells: Sequence[str], tag: str) -> str:
    return (
        "<tr>" + "".join(f'<{tag} align="left">{escape(cell)}</{tag}>' for cell in cells) + "</tr>"
    )
