"""Files that a system drops in a folder: CSV, XLSX and JSON, whole, half and hostile."""

from __future__ import annotations

import json
import os
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kcc_desktop.domain.errors import SystemAway
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import Ability, Verdict
from kcc_desktop.registers.described.files import PAGE
from kcc_desktop.services.ports_systems import Deadline
from tests.registers.described import make

HEAD = ("Nummer", "Onderwerp", "Status", "Gemeld op", "Gepland op")
ROW = ("M-1", "Kolk; verstopt", "Gepland", "02-03-2026 09:12", "06-03-2026")


def described(files: str, more: str = "", settled: float = 0) -> str:
    return f"""
kind = "files"
name = "Meldingen"
[folder]
path = "in"
files = "{files}"
settled_s = {settled}
{more}
[case]
number = "nummer"
title = "ONDERWERP"
status = "Status"
opened = "Gemeld op"
planned = "Gepland op"
[status]
gepland = "planned"
"""


def described_json() -> str:
    """The same with expressions."""
    text = described("*.json", 'records = "orders"').replace('"Gemeld op"', '"gemeld"')
    return text.replace('"Gepland op"', '"plan.dag"').replace('"ONDERWERP"', '"titel"')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder in which the system drops its files."""
    made = tmp_path / "in"
    made.mkdir()
    return made


@pytest.fixture
def system_of(tmp_path: Path, folder: Path) -> Callable[..., Any]:
    """Makes the system of a description."""
    return lambda files, more="", settled=0.0: make(described(files, more, settled), tmp_path)


def csv(*rows: tuple[str, ...], sign: str = ";") -> str:
    def written(cell: str) -> str:
        return f'"{cell}"' if sign in cell else cell

    return "".join(f"{sign.join(map(written, row))}\r\n" for row in (HEAD, *rows))


def all_of(system: Any, cursor: str = "") -> tuple[list[Any], str]:
    """Every case that is told, and the cursor in the end."""
    cases: list[Any] = []
    for _ in range(50):
        page = system.changed(cursor, Deadline(60))
        cases += page.cases
        cursor = page.cursor
        if not page.more:
            return cases, cursor
    raise AssertionError("it never ends")


# --- forms -----------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiter_and_encoding_are_found(
    system_of: Callable[..., Any], folder: Path, sign: str, encoding: str
) -> None:
    row = ("M-1", "Kolk é", *ROW[2:])
    (folder / "m.csv").write_bytes(csv(row, sign=sign).encode(encoding))
    ((case,), _) = all_of(system_of("*.csv"))
    assert (case.number, case.title, case.step) == ("M-1", "Kolk é", Step.PLANNED)
    assert case.opened_at == datetime(2026, 3, 2, 8, 12, tzinfo=UTC)
    assert [plan.day for plan in case.planned] == [date(2026, 3, 6)]


def test_a_workbook_is_read_with_its_own_dates_and_numbers(
    system_of: Callable[..., Any], folder: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Planning")
    sheet.append([])
    sheet.append([*HEAD, None, "Leeg"])
    sheet.append([2041, "=1+1", "GEPLAND", datetime(2026, 3, 2, 9, 12), datetime(2026, 3, 6)])  # noqa: DTZ001 (as workbooks have it)
    sheet.append([None, None])
    book.save(folder / "m.xlsx")
    ((case,), _) = all_of(system_of("*.xlsx", 'sheet = "Planning"'))
    assert (case.number, case.title) == ("2041", "2041")
    assert case.opened_at == datetime(2026, 3, 2, 8, 12, tzinfo=UTC)
    assert [plan.day for plan in case.planned] == [date(2026, 3, 6)]


def test_json_is_read_with_expressions(tmp_path: Path, folder: Path) -> None:
    text = described_json()
    order = {
        "nummer": "M-1",
        "titel": "Kolk",
        "gemeld": "2026-03-02",
        "plan": {"dag": "2026-03-06"},
    }
    (folder / "m.json").write_text(json.dumps({"orders": [order]}), "utf-8")
    ((case,), _) = all_of(make(text, tmp_path))
    assert [plan.day for plan in case.planned] == [date(2026, 3, 6)]


def test_rows_of_one_number_are_one_case(tmp_path: Path, folder: Path) -> None:
    text = described("*.csv") + '[case.history]\nat = "Gepland op"\ntext = "Onderwerp"\n'
    text = text.replace('planned = "Gepland op"', "")
    rows = (ROW, (*ROW[:1], "Kolk gezien", *ROW[2:4], "05-03-2026 10:00"))
    (folder / "m.csv").write_text(csv(*rows), "utf-8")
    ((case,), _) = all_of(make(text, tmp_path))
    assert [event.text for event in case.events] == ["Kolk gezien", "Kolk; verstopt"]


# --- following -------------------------------------------------------------------------------


def test_only_what_changed_is_read_again(system_of: Callable[..., Any], folder: Path) -> None:
    system = system_of("m-*.csv")
    (folder / "m-1.csv").write_text(csv(ROW), "utf-8")
    (folder / "m-2.csv").write_text(csv(("M-2", *ROW[1:])), "utf-8")
    cases, cursor = all_of(system)
    assert {case.number for case in cases} == {"M-1", "M-2"}
    os.utime(folder / "m-1.csv")
    assert all_of(system, cursor)[0] == []
    (folder / "m-2.csv").write_text(csv(("M-2", "Anders", *ROW[2:])), "utf-8")
    again, cursor = all_of(system, cursor)
    assert [case.title for case in again] == ["Anders"]
    assert all_of(system_of("m-*.csv"), cursor)[0] == []


def test_another_description_reads_everything_again(
    system_of: Callable[..., Any], tmp_path: Path, folder: Path
) -> None:
    (folder / "m.csv").write_text(csv(ROW), "utf-8")
    _, cursor = all_of(system_of("*.csv"))
    other = make(described("*.csv").replace("gepland =", "Ander ="), tmp_path)
    assert len(all_of(other, cursor)[0]) == 1


@pytest.mark.parametrize("cursor", ["x", "[]", "{}", '{"form": 1, "a": 2}'])
def test_a_cursor_of_something_else_begins_anew(
    system_of: Callable[..., Any], folder: Path, cursor: str
) -> None:
    (folder / "m.csv").write_text(csv(ROW), "utf-8")
    assert len(all_of(system_of("*.csv"), cursor)[0]) == 1


def test_a_large_file_comes_in_pages(system_of: Callable[..., Any], folder: Path) -> None:
    rows = [(f"M-{n}", *ROW[1:]) for n in range(PAGE + 10)]
    (folder / "m.csv").write_text(csv(*rows), "utf-8")
    system = system_of("*.csv")
    first = system.changed("", Deadline(60))
    assert (len(first.cases), first.more) == (PAGE, True)
    rest, _ = all_of(system, first.cursor)
    assert len({case.number for case in (*first.cases, *rest)}) == PAGE + 10


# --- half-written ----------------------------------------------------------------------------


def test_a_file_that_is_still_written_to_is_waited_for(
    system_of: Callable[..., Any], folder: Path
) -> None:
    file = folder / "m.csv"
    file.write_text(csv(ROW)[:60], "utf-8")
    system = system_of("*.csv", settled=600.0)
    assert all_of(system)[0] == []
    file.write_text(csv(ROW), "utf-8")
    assert all_of(system)[0] == []
    long_ago = time.time() - 700
    os.utime(file, (long_ago, long_ago))
    assert len(all_of(system)[0]) == 1


def test_a_clock_that_runs_ahead_there_holds_nothing_up(
    system_of: Callable[..., Any], folder: Path
) -> None:
    file = folder / "m.csv"
    file.write_text(csv(ROW), "utf-8")
    ahead = time.time() + 3600
    os.utime(file, (ahead, ahead))
    system = system_of("*.csv", settled=0.05)
    assert all_of(system)[0] == []
    until = time.monotonic() + 30
    while not (found := all_of(system)[0]) and time.monotonic() < until:
        time.sleep(0.02)
    assert len(found) == 1


@pytest.mark.parametrize("name", ["m.csv.part", ".m.csv", "~$m.csv", "m.csv.tmp"])
def test_names_of_unfinished_files_are_passed_over(
    system_of: Callable[..., Any], folder: Path, name: str
) -> None:
    (folder / name).write_text(csv(ROW), "utf-8")
    assert all_of(system_of("*", 'form = "csv"'))[0] == []


# --- bad rows and bad files ------------------------------------------------------------------


def test_bad_rows_are_told_with_their_place_and_the_others_are_used(
    system_of: Callable[..., Any], folder: Path
) -> None:
    rows = (ROW, ("M-2", "x", "Gepland", "31-02-2026", ""), ("", "y", "", "02-03-2026", ""),
            ("M-3", "z", "Nieuw", "02-03-2026", "binnenkort"))  # fmt: skip
    (folder / "m.csv").write_text(csv(*rows), "utf-8")
    system = system_of("*.csv")
    assert [case.number for case in all_of(system)[0]] == ["M-1", "M-3"]
    told = [(one.file, one.place, one.column, one.value) for one in system.row_problems]
    assert told == [
        ("m.csv", "3", "Gemeld op", "31-02-2026"),
        ("m.csv", "4", "nummer", ""),
        ("m.csv", "5", "Gepland op", "binnenkort"),
    ]
    rows_seen = next(one for one in system.examine(Deadline(30)) if one.what == "rows")
    assert rows_seen.verdict is Verdict.WARN
    assert "m.csv 3, Gemeld op" in rows_seen.seen.in_(Language.NL)
    (folder / "m.csv").write_text(csv(ROW), "utf-8")
    assert [one.what for one in system.examine(Deadline(30))] == ["reachable"]


def _bomb(file: Path) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for part in range(50):
            packed.writestr(f"xl/{part}.xml", b"\0" * 10_000_000)


def _many(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as packed:
        for part in range(2_500):
            packed.writestr(f"{part}", b"")


def _laughs(file: Path) -> None:
    """A workbook of which the sheet defines entities that grow."""
    book = openpyxl.Workbook()
    book.active.append(list(HEAD))
    book.save(file)
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    entity = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    sheet = parts["xl/worksheets/sheet1.xml"].decode().replace("<worksheet", f"{entity}<worksheet")
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("Nummer", "&b;").encode()
    with zipfile.ZipFile(file, "w") as packed:
        for name, data in parts.items():
            packed.writestr(name, data)


BROKEN: dict[str, Callable[[Path], object]] = {
    "empty.csv": lambda file: file.write_bytes(b""),
    "binary.csv": lambda file: file.write_bytes(bytes(range(256)) * 100),
    "quotes.csv": lambda file: file.write_text(csv(ROW) + '"nooit gesloten;', "utf-8"),
    "cut.json": lambda file: file.write_text('{"orders": [{"a": 1', "utf-8"),
    "deep.json": lambda file: file.write_text("[" * 100_000, "utf-8"),
    "other.json": lambda file: file.write_text('{"a": 1}', "utf-8"),
    "bomb.xlsx": _bomb,
    "many.xlsx": _many,
    "laughs.xlsx": _laughs,
    "text.xlsx": lambda file: file.write_text("geen werkblad", "utf-8"),
    "zip.xlsx": lambda file: zipfile.ZipFile(file, "w").close(),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_told_and_stops_no_other(
    system_of: Callable[..., Any], tmp_path: Path, folder: Path, name: str
) -> None:
    BROKEN[name](folder / name)
    form = name.rpartition(".")[2]
    system = make(described_json(), tmp_path) if form == "json" else system_of(f"*.{form}")
    cases, cursor = all_of(system)
    assert [case.number for case in cases if case.number != "M-1"] == []
    assert system.row_problems
    assert all(problem.file == name for problem in system.row_problems)
    assert all_of(system, cursor)[0] == []


def test_a_folder_that_is_away_is_a_fault_and_comes_back(
    system_of: Callable[..., Any], folder: Path
) -> None:
    system = system_of("*.csv")
    folder.rmdir()
    with pytest.raises(SystemAway):
        system.changed("", Deadline(30))
    assert system.examine(Deadline(30))[0].verdict is Verdict.BAD
    folder.mkdir()
    (folder / "m.csv").write_text(csv(ROW), "utf-8")
    assert len(all_of(system)[0]) == 1


def test_the_newest_file_tells_about_a_number(system_of: Callable[..., Any], folder: Path) -> None:
    for place, title in enumerate(("Oud", "Nieuw")):
        file = folder / f"m-{place}.csv"
        file.write_text(csv((ROW[0], title, *ROW[2:])), "utf-8")
        os.utime(file, (1_770_000_000 + place, 1_770_000_000 + place))
    system = system_of("m-*.csv")
    assert system.face.abilities == {Ability.BY_NUMBER, Ability.CHANGES}
    assert [case.title for case in system.by_number("m1", Deadline(30))] == ["Nieuw"]
    assert system.by_number("M-9", Deadline(30)) == ()
