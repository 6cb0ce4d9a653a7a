"""Records out of CSV files as spreadsheets and registers write them."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.services.imports import csv_records as module
from kcc_desktop.services.imports.records import BrokenOff, Record
from kcc_desktop.services.imports.source_file import inspect
from tests.imports.helpers import Write


def records_of(write: Write, content: str | bytes) -> list[Record]:
    file = inspect(write("file.csv", content))
    return list(module.csv_records(file, lambda _: None, {"naam": "name"}))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_are_recognised(write: Write, delimiter: str, encoding: str) -> None:
    text = f'Naam {delimiter}plaats\r\n"De Vries{delimiter} Zoë"{delimiter}Ede\r\n'
    (record,) = records_of(write, text.encode(encoding))
    assert record.values == {"name": [f"De Vries{delimiter} Zoë"], "plaats": ["Ede"]}


def test_a_row_is_found_by_the_number_of_its_first_line(write: Write) -> None:
    text = '\nnaam\n\n"twee\nregels"\nlater\n,,\n'
    records = records_of(write, text)
    assert [(record.position, record.place) for record in records] == [(1, "4"), (2, "6")]


def test_a_short_row_lacks_fields_and_a_long_one_is_reported(write: Write) -> None:
    short, long = records_of(write, "naam,plaats\nJan\nPiet,Ede,extra,meer\n")
    assert short.values == {"name": ["Jan"]}
    assert [problem.value for problem in long.problems] == ["extra"]
    assert long.values["plaats"] == ["Ede"]


def test_a_megabyte_in_one_cell_and_a_nul_are_read(write: Write) -> None:
    (record,) = records_of(write, f"naam\n{'x' * 1_000_000}\x00y\n")
    assert record.values["name"] == ["x" * 1_000_000 + "\x00y"]


def test_an_endless_line_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE", 1 << 16)
    with pytest.raises(BrokenOff):
        records_of(write, "naam\n" + "x" * (1 << 17))


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LONGEST_LINE", 1 << 16)
    file = inspect(write("file.csv", 'naam\ngoed\n"nooit dicht\n' + "nog een regel\n" * 10_000))
    records = module.csv_records(file, lambda _: None)
    assert next(records).values == {"naam": ["goed"]}
    with pytest.raises(BrokenOff, match="regel 3"):
        next(records)


@pytest.mark.parametrize("rest", ['"nooit dicht', '"nooit dicht\n', '"nooit\ndicht\n', 'x,"'])
def test_a_file_that_ends_between_quotes_is_cut_off(write: Write, rest: str) -> None:
    file = inspect(write("file.csv", f'naam,plaats\n"goed",Ede\n{rest}'))
    records = module.csv_records(file, lambda _: None)
    assert next(records).values == {"naam": ["goed"], "plaats": ["Ede"]}
    with pytest.raises(BrokenOff, match="regel 3"):
        next(records)


def test_a_last_line_without_an_end_is_whole(write: Write) -> None:
    (record,) = records_of(write, 'naam\n"Jan"')
    assert record.values == {"name": ["Jan"]}


@pytest.mark.parametrize("content", ["\n\n\n", " "])
def test_a_file_without_headings_is_refused(write: Write, content: str) -> None:
    with pytest.raises(InvalidInput, match="kolommen"):
        records_of(write, content)


def test_an_empty_file_is_said_to_be_empty(write: Write) -> None:
    with pytest.raises(InvalidInput, match="leeg"):
        records_of(write, "")
