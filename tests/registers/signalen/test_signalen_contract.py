"""Whether what goes to and fro is as Signalen has it."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.registers.signalen.known import DESCRIPTION, REPORT
from tests.registers.systems import Describe, asked, made, soon
from tests.support.http_server import HttpServer, Reply, running_http
from tests.support.schemas import departures
from tests.support.signalen_town import TOKEN, Town


def schema(shared: Path, name: str) -> Any:
    return json.loads((shared / "data" / "signalen" / f"{name}.json").read_text())


def test_the_town_answers_as_signalen_does(shared: Path, town: Town, served: HttpServer) -> None:
    """Else these tests prove nothing: what the adapter reads here is what Signalen gives."""
    import httpx

    town.reported("Lantaarn", routing_departments=[{"id": 1, "code": "OV", "name": "Licht"}])
    town.stated(101, "b")
    town.noted(101, "Notitie")
    asked = httpx.Client(
        base_url=f"{served.address}signals/v1/", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    with asked:
        for name, path in (
            ("get_signals_v1_private_signals", "private/signals/"),
            ("get_signals_v1_private_signals_pk", "private/signals/101"),
            ("get_signals_v1_private_signals_pk_history", "private/signals/101/history"),
            ("get_signals_v1_private_sources", "private/sources/"),
        ):
            assert list(departures(asked.get(path).json(), schema(shared, name))) == [], name


def test_what_is_sent_is_of_the_form_that_signalen_shows(
    shared: Path, served: HttpServer, described: Describe
) -> None:
    described().report(REPORT, soon())
    (sent,) = [one.json for one in asked(served, "POST")]
    public = schema(shared, "post_signals_v1_public_signals")
    # The schema is that of the public address, which keeps the answers to itself.
    public["properties"].pop("extra_properties")
    assert list(departures(sent, public)) == []
    assert sent.keys() - public["properties"].keys() == {"extra_properties"}
    forbidden = {"status", "routing_departments", "directing_departments"}
    assert not forbidden & sent.keys()


def test_its_own_categories_are_all_understood(shared: Path) -> None:
    """Those of Amsterdam, as Signalen is delivered with them."""
    rows = [row["fields"] | {"pk": row["pk"]} for row in schema(shared, "categories")]
    mains = {row["pk"]: row for row in rows if row.get("parent") is None}
    tree = [
        {**main, "sub_categories": [row for row in rows if row.get("parent") == key]}
        for key, main in mains.items()
    ]
    with running_http(lambda _: Reply.json({"_links": {}, "results": tree})) as served:
        text = DESCRIPTION.format(address=served.address, options='source = "x"')
        with closing(made(text, signalen=TOKEN)) as system:
            for row in rows:
                if row.get("parent") is None or not row["is_active"]:
                    continue
                category = system._categories.of(replace(REPORT, kind=row["name"]), soon())
                assert category.name.casefold() == row["name"].casefold()
