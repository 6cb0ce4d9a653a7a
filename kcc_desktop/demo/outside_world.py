"""The systems of the sample municipality's departments: a planning, a database, a folder.

`write_world` makes what they hold; `OutsideWorld` opens them as descriptions that lead there.
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from datetime import date, datetime
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kcc_desktop.demo.content import content_folder
from kcc_desktop.demo.numbers import MAINTENANCE, OUTDOOR, SEWERS
from kcc_desktop.demo.outside_records import rows, work_order
from kcc_desktop.demo.planning_server import PlanningServer
from kcc_desktop.demo.sample import Sample
from kcc_desktop.domain.case import Case
from kcc_desktop.domain.moments import ZONE, local

#: The sources whose cases stand outside.
OUTSIDE = (MAINTENANCE, SEWERS, OUTDOOR)
_SYSTEMS = "systems"
_ORDERS, _DATABASE, _FOLDER = "planning.json", "riool.sqlite", "buitenruimte"
_CSV = "meldingen-{day}.csv"
#: A file that was put there so long ago is no longer written to (s).
_LONG_AGO = 60.0
_HEADINGS = {
    "nummer": "Nummer", "titel": "Onderwerp", "omschrijving": "Omschrijving", "soort": "Soort",
    "status": "Status", "gemeld": "Gemeld op", "gereed": "Gereed op", "gepland_op": "Gepland op",
    "gepland_sinds": "Gepland sinds", "werk": "Werk", "monteur": "Uitvoerder",
    "afdeling": "Afdeling", "kanaal": "Kanaal", "straat": "Straat", "huisnummer": "Huisnummer",
    "postcode": "Postcode", "plaats": "Plaats", "lat": "Breedte", "lon": "Lengte", "tijd": "Tijd",
    "regel": "Regel", "wie": "Wie", "stap": "Stap", "dag": "Dag",
}  # fmt: skip


def write_world(folder: Path, sample: Sample) -> None:
    """Puts what the systems hold into `folder`, as it was when the sample is seen."""
    by_source: dict[str, list[Case]] = {source: [] for source in OUTSIDE}
    for case in sample.made.cases:
        if case.source in by_source:
            by_source[case.source].append(case)
    parties = {each.party.id: each.party for each in sample.people.all}
    as_of = {each.name: each.as_of for each in sample.sources}.get(OUTDOOR) or sample.now
    folder.mkdir(parents=True, exist_ok=True)
    orders = [work_order(case, parties.get(case.party_id or 0)) for case in by_source[MAINTENANCE]]
    text = json.dumps(orders, ensure_ascii=False, indent=1)
    (folder / _ORDERS).write_text(text, encoding="utf-8")
    _write_database(folder / _DATABASE, by_source[SEWERS])
    (folder / _FOLDER).mkdir(exist_ok=True)
    _write_csv(folder / _FOLDER / _CSV.format(day=as_of.date()), by_source[OUTDOOR], as_of)


def _write_database(file: Path, cases: Iterable[Case]) -> None:
    """A table, and the view that we may look at; moments as UTC in ISO 8601."""
    flat = [[_sql(value) for value in row.values()] for case in cases for row in rows(case)]
    names = [name for name in _HEADINGS if name != "nummer"]
    columns = ", ".join(["nummer", *names, "gewijzigd"])
    order = ", ".join(_columns())
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute(f"CREATE TABLE werk ({order})")
        places = ", ".join("?" * len(_columns()))
        opened.executemany(f"INSERT INTO werk VALUES ({places})", flat)  # noqa: S608 (own names)
        opened.execute(f"CREATE VIEW kcc_werk AS SELECT {columns} FROM werk")  # noqa: S608 (own names)


def _columns() -> tuple[str, ...]:
    names = list(_HEADINGS)
    names.insert(names.index("gereed") + 1, "gewijzigd")
    return tuple(names)


def _sql(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(ZONE).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _write_csv(file: Path, cases: Iterable[Case], as_of: datetime) -> None:
    """As Dutch spreadsheets write it: semicolons, moments in the Dutch order."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(_HEADINGS.values())
        for case in cases:
            writer.writerows([_written(row[name]) for name in _HEADINGS] for row in rows(case))
    dropped = min(as_of.timestamp(), time.time() - _LONG_AGO)
    os.utime(file, (dropped, dropped))


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{local(value):%d-%m-%Y %H:%M:%S}"
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)


class OutsideWorld:
    """The systems of the sample, open: `systems` is the folder with their descriptions.

    Close it: the planning stops, the descriptions go.
    """

    def __init__(self, folder: Path) -> None:
        self._descriptions = TemporaryDirectory(prefix="kcc-desktop-demo-")
        orders = json.loads((folder / _ORDERS).read_text("utf-8"))
        self.planning = PlanningServer(orders)
        places = {
            "onderhoudsplanning.toml": ("http", "address", self.planning.address),
            "rioolbeheer.toml": ("database", "url", f"sqlite:///{(folder / _DATABASE).as_posix()}"),
            "meldingen-buitenruimte.toml": ("folder", "path", (folder / _FOLDER).as_posix()),
        }
        for name, place in places.items():
            _lead_there(content_folder().joinpath(_SYSTEMS, name), self.systems / name, *place)

    @property
    def systems(self) -> Path:
        """The folder with their descriptions."""
        return Path(self._descriptions.name)

    def close(self) -> None:
        """Stop what runs, and take away what was written."""
        self.planning.close()
        self._descriptions.cleanup()


def _lead_there(source: Traversable, target: Path, table: str, name: str, place: str) -> None:
    """The description with one place changed to where the sample's system is."""
    import tomlkit  # noqa: PLC0415 (slow, and only who opens the sample's systems needs it)

    document = tomlkit.parse(source.read_text("utf-8"))
    section: Any = document[table]
    section[name] = place
    target.write_text(tomlkit.dumps(document), encoding="utf-8")
