"""Answers of Signalen that are not as they should be."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from kcc_desktop.domain.case import Place, Traces
from kcc_desktop.domain.errors import (
    SystemFault,
    SystemUnclear,
)
from tests.registers.signalen.known import DESCRIPTION, REPORT
from tests.registers.systems import made, soon
from tests.support.http_server import Reply, running_http
from tests.support.signalen_town import TOKEN, Town

HOSTILE = [
    b"",
    b"null",
    b'"null"',
    b"[]",
    b"{}",
    b'{"results": null, "_links": []}',
    b'{"results": [null, 3, "x", [], {"id": "x"}, {"id": -1}, {"id": true}]}',
    b'{"results": [], "_links": {"next": {"href": {"a": 1}}}}',
    b"<html><body>503</body></html>",
    b"[" * 100_000,
    b'{"id": 1e400}',
    b"\xff\xfe\x00",
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_answer_gives_a_fault_or_nothing(body: bytes) -> None:
    with (
        running_http(lambda _: Reply(body=body)) as served,
        closing(
            made(DESCRIPTION.format(address=served.address, options=""), signalen=TOKEN)
        ) as system,
    ):
        for asking in (
            lambda: system.by_number("1", soon()),
            lambda: system.by_words("x", soon()),
            lambda: system.by_place(Place("Lindelaan", 12), soon()),
            lambda: system.by_party(Traces(emails=("a@b",), phones=("+31612345678",)), soon()),
            lambda: system.changed("", soon()).cases,
        ):
            try:
                assert list(asking()) == []
            except SystemUnclear:
                continue
        with pytest.raises(SystemFault):
            system.report(REPORT, soon())


def test_pages_without_end_are_left(town: Town) -> None:
    town.reported("Lantaarn")
    page = {
        "_links": {"next": {"href": "?page=2"}},
        "results": [{"id": 1, "updated_at": "2020-01-01T00:00:00Z"}],
    }
    with (
        running_http(lambda _: Reply.json(page)) as served,
        closing(
            made(DESCRIPTION.format(address=served.address, options=""), signalen=TOKEN)
        ) as system,
        pytest.raises(SystemUnclear),
    ):
        system.by_place(Place("Lindelaan", 12), soon())


WRONG: dict[str, object] = {
    "id_display": {"a": 1},
    "text": ["<script>", {"x": 1}],
    "status": "null",
    "category": [1, 2],
    "location": "Lindelaan 12",
    "reporter": "suzanne@example.org",
    "created_at": 3,
    "updated_at": {"at": "nu"},
    "notes": "null",
    "routing_departments": {"name": "OV"},
    "operational_date": True,
    "source": None,
    "_links": [],
}
DEEPER: dict[str, tuple[str, object]] = {
    "state": ("status", {"state": ["m"], "state_display": {}, "created_at": []}),
    "point": ("location", {"geometrie": {"coordinates": ["x", None]}, "address": [1]}),
    "off the earth": ("location", {"geometrie": {"coordinates": [1e300, -91]}}),
    "truths": ("location", {"geometrie": {"coordinates": [True, False]}}),
    "address": ("location", {"address": {"openbare_ruimte": {}, "huisnummer": "twaalf"}}),
    "reporter": ("reporter", {"email": {"a": 1}, "phone": ["06"]}),
    "deadline": ("category", {"deadline": "morgen", "sub": "x" * 100_000}),
}


@pytest.mark.parametrize("name", [*WRONG, *DEEPER])
def test_a_wrong_field_is_dropped_and_the_case_kept(name: str) -> None:
    """What a signal of the town would be, were this field another."""
    town = Town()
    signal = dict(town.reported("De lantaarn\x00 is \u202euit." + "x" * 50_000))
    field, value = DEEPER.get(name, (name, WRONG.get(name)))
    signal[field] = value

    def answer(asked: Any) -> Reply:
        return Reply.json("null" if asked.path.endswith("history") else signal)

    with (
        running_http(answer) as served,
        closing(
            made(DESCRIPTION.format(address=served.address, options=""), signalen=TOKEN)
        ) as system,
    ):
        (case,) = system.by_number("101", soon())
    assert case.source_key == "101"
    assert len(case.description) <= 20_000
    assert "\x00" not in repr(case)
    assert (case.place.lat is None) == (case.place.lon is None)
