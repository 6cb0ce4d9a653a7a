"""Answers of Open311 servers that are not as they should be."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from kcc_desktop.domain.errors import (
    SystemRejected,
    SystemUnclear,
)
from kcc_desktop.domain.steps import Step
from tests.registers.open311.known import DESCRIPTION, LAMP, REPORT
from tests.registers.systems import Describe, made, soon
from tests.support.http_server import Reply, running_http
from tests.support.open311_city import City

HOSTILE = [
    b"",
    b"null",
    b'"null"',
    b"[]",
    b"{}",
    b"[[]]",
    b'[null, 3, "x", [1], {}]',
    b"<html><body>503</body></html>",
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    b"<a><b>",
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b'{"service_requests": "null"}',
    b'{"errors": [{"code": 500, "description": "kapot"}]}',
    b'[{"service_request_id": {"a": 1}, "status": []}]',
    b"9" * 100_000,
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("form", ["json", "xml"])
def test_a_hostile_answer_gives_a_fault_or_nothing(body: bytes, form: str) -> None:
    options = f'format = "{form}"\nupdates = true'
    with (
        running_http(lambda _: Reply(body=body)) as served,
        closing(made(DESCRIPTION.format(address=served.address, options=options))) as system,
    ):
        for asking in (
            lambda: system.by_number("1", soon()),
            lambda: system.changed("", soon()).cases,
            lambda: [] if system.recognise(REPORT, soon()) is None else [1],
        ):
            try:
                assert list(asking()) == []
            except (SystemUnclear, SystemRejected):
                continue


WRONG: dict[str, object] = {
    "status": {"a": ["b"]},
    "service_name": ["x", {"y": 1}],
    "description": "<script>alert(1)</script>\x00\u202e" + "x" * 50_000,
    "requested_datetime": 20_269_999,
    "updated_datetime": "gisteren",
    "expected_datetime": True,
    "agency_responsible": [[["a"]], 3, None],
    "lat": "NaN",
    "long": [1, 2],
    "address": {"street": "Lindelaan"},
    "notes": "null",
    "zipcode": "null",
    "extended_attributes": [None, "x", {"channel": {}}],
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_field_is_dropped_and_the_case_kept(
    city: City, described: Describe, name: str
) -> None:
    city.request("638344")[name] = WRONG[name]
    (case,) = described("notes = true").by_number("638344", soon())
    assert case.number == "638344"
    assert "\x00" not in case.description
    assert "\u202e" not in case.description


def test_all_wrong_at_once_keeps_the_case_too(city: City, described: Describe) -> None:
    city.request("638344").update(WRONG, requested_datetime="eergisteren")
    (case,) = described("notes = true").by_number("638344", soon())
    assert (case.number, case.step, case.is_dated) == ("638344", Step.UNKNOWN, False)
    assert len(case.description) <= 20_000


def test_names_that_stand_twice_keep_the_usable_value(described: Describe, city: City) -> None:
    body = json.dumps([LAMP]).replace(
        '"status": "open"', '"status": "null", "status": "open", "Status ": "null"'
    )
    city.faults = {"GET": [Reply(body=body.encode())]}
    (case,) = described().by_number("638344", soon())
    assert case.step is Step.RECEIVED
