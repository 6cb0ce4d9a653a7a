"""How an Open311 server is described, and what doctor tells of it."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta

import pytest

from kcc_desktop.domain.errors import (
    InvalidInput,
    SystemFault,
    SystemUnclear,
)
from kcc_desktop.domain.systems import Ability, Verdict
from kcc_desktop.registers.open311_walk import Walk
from kcc_desktop.registers.open311_windows import MOST_PAGES
from tests.registers.open311.known import DESCRIPTION, LAMP
from tests.registers.systems import NOW, Describe, made, soon
from tests.support.http_server import HttpServer, Reply, running_http
from tests.support.open311_city import City


def test_doctor_tells_of_kinds_that_the_server_does_not_have(described: Describe) -> None:
    system = described('[open311.kinds]\n"x" = "WEG"\n"y" = "LAMP"')
    (kinds,) = [one for one in system.examine(soon()) if one.what == "kinds"]
    assert kinds.verdict is Verdict.BAD
    assert "WEG" in kinds.seen.nl
    assert "LAMP" not in kinds.seen.nl


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize(
    ("type_", "formats", "verdict"),
    [
        ("production", ["text/xml", "application/json"], Verdict.GOOD),
        ("test", ["text/xml", "application/json"], Verdict.WARN),
        ("production", ["text/csv", "text/html"], Verdict.BAD),
    ],
)
def test_doctor_tells_what_the_server_says_of_itself(
    city: City,
    served: HttpServer,
    described: Describe,
    form: str,
    type_: str,
    formats: list[str],
    verdict: Verdict,
) -> None:
    here = {"url": served.address, "type": type_, "formats": formats}
    other = {"url": "https://echt.example.org/", "type": "production", "formats": []}
    city.discovery = {"changeset": "2026-01-01", "endpoints": [other, here]}
    system = described(f'format = "{form}"')
    (seen,) = [one for one in system.examine(soon()) if one.what == "discovery"]
    assert seen.verdict is verdict


def test_doctor_tells_that_a_server_is_away(city: City, described: Describe) -> None:
    city.faults = {"GET": [Reply(500)] * 20}
    assert any(one.verdict is Verdict.BAD for one in described().examine(soon()))


def test_a_server_that_fails_is_away(city: City, described: Describe) -> None:
    city.faults = {"GET": [Reply(500)] * 20}
    with pytest.raises(SystemFault) as caught:
        described().by_number("1", soon())
    assert caught.value.system == "Meldingen"


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ("updated_after = true", 8),
        ('timezone = "Mars/Olympus"', 8),
        ('format = "csv"', 8),
        ("most_rows = 0", 8),
        ('jurisdiction = "a"\nextensions = true', 9),
    ],
)
def test_a_wrong_description_says_on_which_line(
    described: Describe, options: str, line: int
) -> None:
    with pytest.raises(InvalidInput, match=f"(regel|line) {line}:"):
        described(options)


def test_a_key_does_not_go_over_an_open_line() -> None:
    text = DESCRIPTION.format(address="http://meldingen.example.org/", options="")
    with pytest.raises(InvalidInput, match="https"):
        made(text)
    with closing(made(text + "reports = false")) as reading_only:
        assert Ability.REPORT not in reading_only.face.abilities


def test_pages_without_end_are_left() -> None:
    """As of a server that knows no pages, and gives the same each time."""
    same = Reply.json([{**LAMP, "service_request_id": str(number)} for number in range(50)])
    walk = Walk(NOW - timedelta(days=1), NOW).opened(NOW, tells_updates=False)
    for _ in range(MOST_PAGES):
        walk = walk.turned()
    text = DESCRIPTION.format(options="page_size = 50", address="{address}")
    with (
        running_http(lambda _: same) as served,
        closing(made(text.format(address=served.address))) as system,
        pytest.raises(SystemUnclear),
    ):
        system.changed(walk.cursor, soon())
