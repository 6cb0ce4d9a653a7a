"""Cases of all registers in the workspace."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import asin, cos, radians, sin, sqrt
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, update

from kcc_desktop.domain.addresses import street_key
from kcc_desktop.domain.case import Case, CaseEvent, Place, PlannedDate
from kcc_desktop.domain.ids import first_id_at
from kcc_desktop.domain.steps import Step
from kcc_desktop.services.ports import Put
from kcc_desktop.store import case_import
from kcc_desktop.store.bulk import chunks
from kcc_desktop.store.case_rows import load_cases
from kcc_desktop.store.job import Job
from kcc_desktop.store.refusals import not_found
from kcc_desktop.store.tables import case

_EARTH_METRES = 6_371_000
_METRES_A_DEGREE = 111_000
#: Cases within the square around a place, of which the corners still fall off.
_SCANNED = 500


class SqlCases:
    """`services.ports.Cases`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def get(self, case_id: int) -> Case:
        """The case with its events and planned dates. Raises NotFound."""
        found = load_cases(self._connection, [case_id])
        if case_id not in found:
            raise not_found("case")
        return found[case_id]

    def put_many(self, cases: Sequence[Case]) -> Sequence[Put]:
        """Brings cases in; see `case_import`."""
        return case_import.put_many(self._job, cases)

    def add_told(
        self, case_id: int, events: Sequence[CaseEvent], planned: Sequence[PlannedDate]
    ) -> bool:
        """Adds what another source tells of a case. Raises NotFound."""
        return case_import.add_told(self._job, self.get(case_id), events, planned)

    def mean(self, source: str, status: str, step: Step) -> None:
        """The cases of a source that have this status stand at this step."""
        other = (case.c.source == source, case.c.status_text == status, case.c.step != step)
        ids = list(self._connection.execute(select(case.c.id).where(*other)).scalars())
        for some in chunks(ids):
            changed = update(case).where(case.c.id.in_(some))
            self._connection.execute(changed.values(step=step, version=case.c.version + 1))
            self._job.log.many("mean", "case", some, status)

    def near(
        self, case_: Case, *, since: datetime, until: datetime, metres: float, limit: int
    ) -> Sequence[Case]:
        """Other cases of the same kind, on the street or within `metres`, newest first."""
        kind = _same_kind(case_)
        if kind is None:
            return ()
        among = (
            select(case.c.id, case.c.lat, case.c.lon)
            .where(kind, case.c.id != case_.id)
            .where(case.c.id >= first_id_at(since), case.c.id < first_id_at(until))
            .order_by(case.c.id.desc())
        )
        ids = {*self._on_street(among, case_.place, limit), *self._around(among, case_, metres)}
        newest = sorted(ids, reverse=True)[:limit]
        found = load_cases(self._connection, newest)
        return [found[id_] for id_ in newest]

    def _on_street(self, among: Select[Any], place: Place, limit: int) -> list[int]:
        own = street_key(place.street)
        if not own:
            return []
        query = among.where(case.c.street_key == own).limit(limit)
        return [row.id for row in self._connection.execute(query)]

    def _around(self, among: Select[Any], case_: Case, metres: float) -> list[int]:
        lat, lon = case_.place.lat, case_.place.lon
        if lat is None or lon is None:
            return []
        high = metres / _METRES_A_DEGREE
        wide = high / max(cos(radians(lat)), 0.01)
        square = and_(
            case.c.lat.between(lat - high, lat + high), case.c.lon.between(lon - wide, lon + wide)
        )
        rows = self._connection.execute(among.where(square).limit(_SCANNED))
        return [row.id for row in rows if distance(lat, lon, row.lat, row.lon) <= metres]


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Metres between two places in degrees, along the earth's surface (haversine)."""
    high, wide = radians(other_lat - lat), radians(other_lon - lon)
    part = sin(high / 2) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(wide / 2) ** 2
    return 2 * _EARTH_METRES * asin(sqrt(part))


def _same_kind(case_: Case) -> ColumnElement[bool] | None:
    same = []
    if case_.kind:
        same.append(case.c.kind == case_.kind)
    if case_.product_id is not None:
        same.append(case.c.product_id == case_.product_id)
    return or_(*same) if same else None
