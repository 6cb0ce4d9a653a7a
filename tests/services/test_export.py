"""Figures as a file: numbers stay numbers, and nothing in a cell is ever run."""

from __future__ import annotations

import csv
import re
import zipfile
from pathlib import Path

import pytest

from kcc_desktop.domain.errors import KccError
from kcc_desktop.services.export import Sheet, neutral, save

HOSTILE = ("=1+1", "+31612345678", "-2+3", "@SUM(A1)", "\t=cmd|' /C calc'!A0", " =HYPERLINK(1)")
SHEETS = [
    Sheet("Uur", ("Uur", "vandaag"), (("9:00", 12.0), ("10:00", None))),
    Sheet("Zoek/vraag", ("Zoekvraag", "keer"), tuple((text, 1.0) for text in HOSTILE)),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_csv_begins_as_a_formula(tmp_path: Path, text: str) -> None:
    assert str(neutral(text)).startswith("'")
    with save(tmp_path / "a.csv", SHEETS).open(encoding="utf-8-sig", newline="") as opened:
        cells = [cell for row in csv.reader(opened, delimiter=";") for cell in row]
    assert not [cell for cell in cells if re.match(r"\s*[=+\-@]", cell)]


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert [neutral(cell) for cell in (-3.5, None, "Groen", "2 - 3")] == [
        -3.5,
        None,
        "Groen",
        "2 - 3",
    ]


def test_a_spreadsheet_holds_text_as_text_and_no_formula_at_all(tmp_path: Path) -> None:
    file = save(tmp_path / "a.xlsx", SHEETS)
    with zipfile.ZipFile(file) as book:
        pages = [book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2)]
        texts = book.read("xl/sharedStrings.xml").decode()
        names = book.read("xl/workbook.xml").decode()
    assert not any("<f>" in page or "<hyperlink" in page for page in pages)
    assert '<c r="B2"><v>12</v></c>' in pages[0]
    assert "=1+1" in texts
    assert 'name="2 Zoek vraag"' in names


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_place_where_nothing_may_be_written_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(KccError, match="andere map"):
        save(tmp_path / "not there" / name, SHEETS)


def test_numbers_in_a_csv_are_written_as_they_are_here(tmp_path: Path) -> None:
    sheet = Sheet("cijfers", ("uur", "contacten", "deel"), ((9.0, 6.0, 0.5),))
    file = save(tmp_path / "cijfers.csv", [sheet])
    assert file.read_text("utf-8-sig").splitlines()[1] == "9;6;0,50"
