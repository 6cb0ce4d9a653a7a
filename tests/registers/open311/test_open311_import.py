"""A thousand real requests come in from a server as they do from their files, on both engines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.services.find import Find
from kcc_desktop.services.imports.json_records import json_records
from kcc_desktop.services.imports.open311 import Open311Reader
from kcc_desktop.services.imports.records import Row
from kcc_desktop.services.imports.source_file import inspect
from kcc_desktop.services.ports import Put, Workspace
from kcc_desktop.services.take_in import actor_of, take_in
from kcc_desktop.store.workspace import create_workspace
from tests.registers.systems import made, soon
from tests.support.http_server import running_http
from tests.support.open311_city import City, Request

#: A week after the newest request of the files.
NOW = datetime(2010, 11, 22, tzinfo=UTC)
ZONE = ZoneInfo("America/Los_Angeles")
FILES = ("sf-open-requests.json", "sf-closed-requests.json")
DESCRIPTION = """
kind = "open311"
key = "sf"
name = "San Francisco"
[http]
address = "{address}"
[open311]
timezone = "America/Los_Angeles"
history_days = 400
reports = false
{options}
"""


class AsItCame(dict[str, object]):
    """A request in which a name may stand twice, as in the files."""

    def __init__(self, pairs: Sequence[tuple[str, object]]) -> None:
        super().__init__(pairs)
        self._pairs = pairs

    def items(self) -> Any:
        """All pairs, which is what is written."""
        return self._pairs


@pytest.fixture
def workspace(workspace_url: str) -> Iterator[Workspace]:
    """A new, empty workspace, once on each engine."""
    with closing(create_workspace(workspace_url)) as opened:
        yield opened


def requests_in(folder: Path) -> list[Request]:
    """All requests of both files, in every detail."""
    read = [json.loads((folder / name).read_text(), object_pairs_hook=AsItCame) for name in FILES]
    return [request for file in read for request in file["requests"]]


def cases_in(folder: Path) -> dict[str, Case]:
    """The cases as the import of the files makes them, by number."""
    reader = Open311Reader("San Francisco", ZONE, NOW)
    rows = (
        Row(record)
        for name in FILES
        for record in json_records(inspect(folder / name), lambda _: None)
    )
    return {case.number: case for row in rows if (case := reader.read(row))}


@pytest.mark.parametrize(
    ("most_rows", "most_page", "options"),
    [(200, 0, "most_rows = 200"), (1_000, 100, "page_size = 100")],
    ids=["windows", "pages"],
)
def test_all_requests_of_san_francisco(
    shared: Path, workspace: Workspace, most_rows: int, most_page: int, options: str
) -> None:
    folder = shared / "data" / "open311"
    city = City(requests_in(folder), zone=ZONE, now=NOW, most_rows=most_rows, most_page=most_page)
    puts: Counter[Put] = Counter()
    told: dict[str, Case] = {}
    with (
        running_http(city) as served,
        closing(
            made(DESCRIPTION.format(address=served.address, options=options), clock=lambda: NOW)
        ) as system,
    ):
        cursor, more = "", True
        while more:
            changed = system.changed(cursor, soon())
            cursor, more = changed.cursor, changed.more
            told |= {case.number: case for case in changed.cases}
            with workspace.work(actor_of(system.face)) as work:
                puts += Counter(take_in(work, system.face, changed.cases, at=NOW).puts)
    assert told == cases_in(folder)
    assert (puts[Put.NEW], puts[Put.CHANGED]) == (1_000, 0)
    (found,) = Find(workspace, lambda: NOW).find("771970").within(HitGroup.CASE)
    with workspace.look() as work:
        case = work.cases.get(found.id)
    assert (case.source, case.source_key) == ("San Francisco", "771970")
    assert replace(case, version=1) == replace(told["771970"], id=case.id)
