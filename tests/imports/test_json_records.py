"""Records out of JSON files, whole, dirty and hostile."""

from __future__ import annotations

import json
import tracemalloc

import pytest

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.services.imports import json_records as module
from kcc_desktop.services.imports.records import BrokenOff, Record
from kcc_desktop.services.imports.source_file import inspect
from tests.imports.helpers import Write


def records_of(write: Write, content: str | bytes, *, single: bool = False) -> list[Record]:
    file = inspect(write("file.json", content))
    return list(module.json_records(file, lambda _: None, single=single))


def values_of(write: Write, content: str | bytes) -> list[dict[str, list[object]]]:
    return [
        {name: list(held) for name, held in record.values.items()}
        for record in records_of(write, content)
    ]


@pytest.mark.parametrize(
    "around", ["{}", '{{"requests": {}}}', '{{"count": 1, "x": [[1]], "service_requests": {}}}']
)
def test_the_list_is_found_in_every_wrapping(write: Write, around: str) -> None:
    assert values_of(write, around.format('[{"a": "1"}]')) == [{"a": ["1"]}]


def test_names_lose_their_blanks_and_a_double_name_keeps_both_values(write: Write) -> None:
    assert values_of(write, '[{"Updated ": "x", "updated": "null", "updated": true}]') == [
        {"updated": ["x", "null", "true"]}
    ]


def test_numbers_stay_as_they_were_written_and_null_is_nothing(write: Write) -> None:
    assert values_of(write, '[{"n": 771970, "f": -122.4134, "z": null}]') == [
        {"n": ["771970"], "f": ["-122.4134"]}
    ]


def test_nested_values_stay_nested(write: Write) -> None:
    assert values_of(write, '[{"notes": [{"type": "opened", "x": {"y": [1, 2]}}]}]') == [
        {"notes": [[{"type": "opened", "x": {"y": [1, 2]}}]]}
    ]


@pytest.mark.parametrize("element", ["null", "3", '"text"', "[1, 2]"])
def test_what_is_no_record_is_reported_and_passed_over(write: Write, element: str) -> None:
    records = records_of(write, f'[{element}, {{"a": "1"}}]')
    assert [len(record.problems) for record in records] == [1, 0]
    assert records[1].position == 2


def test_a_hundred_thousand_levels_exhaust_nothing(write: Write) -> None:
    deep = "[" * 100_000 + "]" * 100_000
    records = records_of(write, f'[{{"a": {deep}, "b": "kept"}}, {{"a": "1"}}]')
    assert [problem.field for problem in records[0].problems] == ["a"]
    assert records[0].values["b"] == ["kept"]
    assert records[1].values == {"a": ["1"]}


def test_what_came_before_a_cut_is_given_first(write: Write) -> None:
    file = inspect(write("file.json", '[{"a": "1"}, {"a": "2"}, {"a": "3'))
    records = module.json_records(file, lambda _: None)
    assert [next(records).position, next(records).position] == [1, 2]
    with pytest.raises(BrokenOff, match="record 3"):
        next(records)


@pytest.mark.parametrize("content", ["nothing of the sort", "<html></html>", "[NaN]", "{]"])
def test_what_is_no_json_is_said_to_be_broken(write: Write, content: str) -> None:
    with pytest.raises(BrokenOff):
        records_of(write, content)


@pytest.mark.parametrize("content", ["{}", '{"a": [{"b": 1}]}', '"text"', "3"])
def test_json_without_a_list_of_records_is_refused(write: Write, content: str) -> None:
    with pytest.raises(InvalidInput, match="lijst"):
        records_of(write, content)


def test_a_single_object_is_a_record_where_that_is_allowed(write: Write) -> None:
    (record,) = records_of(write, '{"title": "x", "sections": [{"heading": "y"}]}', single=True)
    assert record.values["title"] == ["x"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_recognised(write: Write, encoding: str) -> None:
    content = '[{"naam": "café"}]'.encode(encoding)
    assert values_of(write, content) == [{"naam": ["café"]}]


def test_one_endless_record_is_refused_and_not_kept_in_memory(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_RECORD", 1 << 18)
    with pytest.raises(BrokenOff, match="record van meer dan"):
        records_of(write, '[{"a": "' + "x" * (1 << 21) + '"}]')


def test_memory_does_not_grow_with_the_file(write: Write) -> None:
    record = json.dumps({"service_request_id": "1", "description": "x" * 500})
    file = inspect(write("file.json", "[" + ",".join([record] * 20_000) + "]"))
    tracemalloc.start()
    try:
        assert sum(1 for _ in module.json_records(file, lambda _: None)) == 20_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert file.size > 10_000_000
    assert peak < 2_000_000


@pytest.mark.parametrize("before", ["", "x" * 65_000], ids=["at once", "over two pieces"])
def test_a_number_without_end_ends_no_program(write: Write, before: str) -> None:
    content = f'[{{"t": "{before}", "n": {"9" * 5_000}, "b": "kept"}}]'
    (values,) = values_of(write, content)
    assert values["b"] == ["kept"]
    assert len(str(values["n"][0])) <= 2 * module.MOST_DIGITS
