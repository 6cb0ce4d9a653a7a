"""The back office of `tests.support.back_office` as an outside system, over real sockets."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import quote, urlencode

from kcc_desktop.domain.case import Case, Place, PlannedDate, Traces
from kcc_desktop.domain.errors import SystemAway, SystemBusy, SystemRejected, SystemUnclear
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import (
    Ability,
    Changed,
    Examined,
    NewReport,
    SystemFace,
    Taken,
    Update,
)
from kcc_desktop.services.ports_systems import Deadline

FACE = SystemFace(
    "onderhoud",
    "Onderhoudssysteem",
    "rest",
    frozenset(Ability),
    department="onderhoud",
)
_AWAY = Said("Het systeem antwoordt niet.", "The system does not answer.")
_BUSY = Said("Het systeem is druk.", "The system is busy.")
_UNCLEAR = Said("Het antwoord is onleesbaar.", "The answer can't be read.")


class OfficeSystem:
    """An outside system with every ability."""

    def __init__(self, port: int, face: SystemFace = FACE) -> None:
        self._port = port
        self.face = face
        self.closed = False

    def examine(self, deadline: Deadline) -> Sequence[Examined]:
        """Nothing to tell."""
        return ()

    def close(self) -> None:
        """Remember it."""
        self.closed = True

    def by_number(self, number: str, deadline: Deadline) -> Sequence[Case]:
        return self._find(number, deadline)

    def by_words(self, words: str, deadline: Deadline) -> Sequence[Case]:
        return self._find(words, deadline)

    def by_place(self, place: Place, deadline: Deadline) -> Sequence[Case]:
        return self._find(place.street or place.postcode, deadline)

    def by_party(self, traces: Traces, deadline: Deadline) -> Sequence[Case]:
        return self._find(next(iter((*traces.phones, *traces.emails)), traces.name), deadline)

    def changed(self, cursor: str, deadline: Deadline) -> Changed:
        told = self._get("/changes", {"after": cursor}, deadline)
        return Changed(tuple(map(self._case, told["cases"])), told["cursor"], told["more"])

    def report(self, report: NewReport, deadline: Deadline) -> Taken:
        sent = {"key": report.key, "kind": report.kind, "text": report.text, "name": report.name}
        return self._taken(self._post("/reports", sent, deadline), report)

    def recognise(self, report: NewReport, deadline: Deadline) -> Taken | None:
        known = self._get("/reports", {"key": report.key}, deadline)
        return self._taken(known[0], report) if known else None

    def result(self, token: str, deadline: Deadline) -> Taken:
        number = self._get(f"/tokens/{quote(token)}", {}, deadline)["number"]
        return Taken(number, number, "" if number else token)

    def update(self, update: Update, deadline: Deadline) -> Case | None:
        sent = {"key": update.key, "case": update.source_key, "note": update.note}
        self._post("/updates", sent | {"step": update.step}, deadline)
        return None

    def _find(self, words: str, deadline: Deadline) -> Sequence[Case]:
        return [self._case(one) for one in self._get("/find", {"words": words}, deadline)]

    def _case(self, told: dict[str, Any]) -> Case:
        number = told["number"]
        opened = datetime.fromisoformat(told.get("at", "2026-03-02T09:12:00+00:00"))
        now = datetime.fromisoformat(told["fetched"]) if "fetched" in told else datetime.now(UTC)
        planned = ()
        if "planned" in told:
            day = date.fromisoformat(told["planned"])
            planned = (PlannedDate(0, day, self.face.name, now, told.get("who", "")),)
        return Case(
            0,
            number,
            self.face.name,
            number,
            told.get("title", "Melding"),
            opened,
            step=Step(told.get("step", "unknown")),
            status_text=told.get("status", ""),
            place=Place(told.get("street", "")),
            planned=planned,
            reporter=Traces(phones=(told["phone"],)) if "phone" in told else None,
            refers_to=tuple(told.get("refers_to", ())),
        )

    def _taken(self, told: dict[str, Any], report: NewReport) -> Taken:
        if "token" in told:
            return Taken(token=told["token"])
        number = told["number"]
        case = Case(0, number, self.face.name, number, report.kind, report.at)
        return Taken(number, number, case=case)

    def _get(self, path: str, query: dict[str, str], deadline: Deadline) -> Any:
        return self._call("GET", f"{path}?{urlencode(query)}", None, deadline)

    def _post(self, path: str, content: dict[str, Any], deadline: Deadline) -> Any:
        return self._call("POST", path, json.dumps(content).encode(), deadline)

    def _call(self, method: str, path: str, body: bytes | None, deadline: Deadline) -> Any:
        line = HTTPConnection("127.0.0.1", self._port, timeout=max(0.05, deadline.left))
        try:
            line.request(method, path, body)
            answer = line.getresponse()
            return self._read(answer.status, answer.read())
        except (OSError, HTTPException) as fault:
            arrived = body is not None and not isinstance(fault, ConnectionRefusedError)
            raise SystemAway(_AWAY, system=self.face.name, may_have_arrived=arrived) from fault
        finally:
            line.close()

    def _read(self, status: int, body: bytes) -> Any:
        if status == 429:
            raise SystemBusy(_BUSY, system=self.face.name, wait=40)
        if status == 422:
            why = json.loads(body)["why"]
            raise SystemRejected(Said(f"Afgewezen: {why}.", "Rejected."), system=self.face.name)
        try:
            return json.loads(body)
        except ValueError as fault:
            raise SystemUnclear(_UNCLEAR, system=self.face.name) from fault
