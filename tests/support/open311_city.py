"""A city with an Open311 GeoReport v2 server, written from the standard.

It can do what real ones do beyond or besides it: pages, `updated_after`, wrapped answers, XML,
tokens, `servicerequestupdates`, notes; and it has its faults.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from tests.support.http_server import Reply
from tests.support.http_server import Request as Asked

MOST_ROWS = 1_000
WIDEST = timedelta(days=90)

Request = dict[str, object]


@dataclass
class City:
    """What the city knows, and how its server behaves."""

    requests: list[Request] = field(default_factory=list)
    services: list[Request] = field(default_factory=list)
    definitions: dict[str, Request] = field(default_factory=dict)
    updates: list[Request] = field(default_factory=list)
    zone: tzinfo = UTC
    now: datetime = datetime(2026, 3, 4, 12, tzinfo=UTC)
    jurisdiction: str = ""
    key: str = "sleutel"
    wrapped: bool = False
    tokens: bool = False
    most_page: int = 0
    most_rows: int = MOST_ROWS
    tells_updates: bool = True
    shows_closed: bool = True
    discovery: Request = field(default_factory=dict)
    #: Answers these instead, each once, to requests of this method.
    faults: dict[str, list[Reply]] = field(default_factory=dict)
    #: As `faults`, but what was sent has arrived all the same.
    lost_answers: list[Reply] = field(default_factory=list)
    waiting: dict[str, str] = field(default_factory=dict)

    def __call__(self, asked: Asked) -> Reply:
        """Answers one request."""
        if self.faults.get(asked.method):
            return self.faults[asked.method].pop(0)
        resource, _, form = unquote(asked.path).lstrip("/").rpartition(".")
        found = self._found(resource, asked)
        if asked.method == "POST" and found.status < 300 and self.lost_answers:
            return self.lost_answers.pop(0)
        if form == "xml" and found.status < 300:
            return Reply(found.status, _xml(json.loads(found.body)), {"Content-Type": "text/xml"})
        return found

    def request(self, number: str) -> Request:
        """The request with this number, to be changed."""
        return next(r for r in self.requests if str(r.get("service_request_id")) == number)

    def _found(self, resource: str, asked: Asked) -> Reply:
        said = _value(asked, "jurisdiction_id") or asked.form.get("jurisdiction_id", [""])[0]
        if self.jurisdiction and said != self.jurisdiction:
            return _refusal(400, "jurisdiction_id was not provided")
        name, _, which = resource.partition("/")
        if asked.method == "POST":
            return self._brought_in(name, asked)
        return self._resource(name, which, asked)

    def _resource(self, name: str, which: str, asked: Asked) -> Reply:
        if name == "services":
            return self._services(which)
        if name == "tokens":
            return self._token(which)
        if name == "servicerequestupdates" and self.tells_updates:
            return Reply.json(self._listed("service_request_updates", self._updates(asked)))
        if name == "discovery" and self.discovery:
            return Reply.json(self.discovery)
        if name == "requests":
            return self._requests(which, asked)
        return _refusal(404, "no such resource")

    # --- telling --------------------------------------------------------------------------------

    def _services(self, code: str) -> Reply:
        if not code:
            return Reply.json(self._listed("services", self.services))
        found = self.definitions.get(code)
        return Reply.json(found) if found else _refusal(404, "service_code not found")

    def _token(self, token: str) -> Reply:
        if token not in self.waiting:
            return _refusal(404, "token not found")
        number = self.waiting[token]
        return Reply.json([{"token": token, "service_request_id": number}])

    def _requests(self, number: str, asked: Asked) -> Reply:
        numbers = number or _value(asked, "service_request_id")
        if numbers:
            wanted = numbers.split(",")
            found = [r for r in self.requests if str(r.get("service_request_id")) in wanted]
            if number and not found:
                return _refusal(404, "service_request_id not found")
            return self._shown(found, asked)
        return self._shown(self._page(self._fitting(asked), asked), asked)

    def _fitting(self, asked: Asked) -> list[Request]:
        code, q = _value(asked, "service_code"), _value(asked, "q").casefold()
        found = [r for r in self.requests if not code or str(r.get("service_code")) == code]
        found = [r for r in found if q in str(r.get("description", "")).casefold()]
        statuses = _value(asked, "status") or ("" if self.shows_closed else "open")
        if statuses:
            found = [r for r in found if str(r["status"]) in statuses.split(",")]
        if after := _value(asked, "updated_after"):
            return [r for r in found if self._at(r, "updated_datetime") >= _moment(after)]
        end = _moment(_value(asked, "end_date")) if _value(asked, "end_date") else self.now
        asks_start = _value(asked, "start_date")
        start = _moment(asks_start) if asks_start else end - WIDEST
        start = max(start, end - WIDEST)
        return [r for r in found if start <= self._at(r, "requested_datetime") <= end]

    def _page(self, found: list[Request], asked: Asked) -> list[Request]:
        newest_first = sorted(found, key=lambda r: str(r["requested_datetime"]), reverse=True)
        if not self.most_page:
            return newest_first[: self.most_rows]
        size = min(int(_value(asked, "page_size") or 50), self.most_page)
        first = (int(_value(asked, "page") or 1) - 1) * size
        return newest_first[first : first + size]

    def _shown(self, found: Sequence[Request], asked: Asked) -> Reply:
        hidden = set() if _value(asked, "extensions") else {"notes", "extended_attributes"}
        shown = [
            {name: r[name] for name in r if name not in hidden} if hidden & r.keys() else r
            for r in found
        ]
        return Reply.json(self._listed("service_requests", shown))

    def _updates(self, asked: Asked) -> list[Request]:
        start, end = _moment(_value(asked, "start_date")), _moment(_value(asked, "end_date"))
        return [u for u in self.updates if start <= self._at(u, "updated_datetime") <= end]

    def _listed(self, name: str, rows: Sequence[Request]) -> object:
        return {name: list(rows)} if self.wrapped else list(rows)

    def _at(self, request: Request, name: str) -> datetime:
        return _moment(str(request[name]), self.zone)

    # --- taking ---------------------------------------------------------------------------------

    def _brought_in(self, name: str, asked: Asked) -> Reply:
        form = {key: values[0] for key, values in asked.form.items()}
        if form.get("api_key") != self.key:
            return _refusal(403, "api_key was not valid")
        if name == "servicerequestupdates":
            return self._updated(form)
        known = {str(service["service_code"]) for service in self.services}
        if form.get("service_code") not in known:
            return _refusal(400, "service_code was not valid")
        if not ({"lat", "address_string", "address_id"} & form.keys()):
            return _refusal(400, "lat/long or address_string was not provided")
        return self._new_request(form)

    def _new_request(self, form: dict[str, str]) -> Reply:
        number = str(9_000 + len(self.requests))
        told = ("service_code", "description", "lat", "long", "address_string", "account_id")
        kept: Request = {name: form[name] for name in told if name in form}
        names = {str(s["service_code"]): s["service_name"] for s in self.services}
        self.requests.append(
            {
                **kept,
                "service_request_id": number,
                "service_name": names[form["service_code"]],
                "status": "open",
                "requested_datetime": self.now.isoformat(),
                "updated_datetime": self.now.isoformat(),
            }
        )
        if self.tokens:
            self.waiting[f"t{number}"] = ""
            return Reply.json(self._listed("service_requests", [{"token": f"t{number}"}]), 201)
        answer = {"service_request_id": number, "service_notice": "", "account_id": None}
        return Reply.json(self._listed("service_requests", [answer]), 201)

    def _updated(self, form: dict[str, str]) -> Reply:
        number = form.get("service_request_id", "")
        if not any(str(r.get("service_request_id")) == number for r in self.requests):
            return _refusal(404, "service_request_id not found")
        if form["status"] != form["status"].upper():
            return _refusal(400, "status must be in capitals")
        update: Request = {
            "update_id": str(len(self.updates) + 1),
            "service_request_id": number,
            "status": form["status"].lower(),
            "description": form.get("description", ""),
            "updated_datetime": self.now.isoformat(),
        }
        self.updates.append(update)
        request = self.request(number)
        request["updated_datetime"] = self.now.isoformat()
        if form["status"] in {"FIXED", "CLOSED"}:
            request["status"] = "closed"
        answer = {"update_id": update["update_id"]}
        return Reply.json(self._listed("service_request_updates", [answer]), 201)


def _value(asked: Asked, name: str) -> str:
    return asked.query.get(name, [""])[0]


def _refusal(status: int, words: str) -> Reply:
    return Reply.json([{"code": status, "description": words}], status)


def _moment(text: str, zone: tzinfo = UTC) -> datetime:
    read = datetime.fromisoformat(text)
    return read if read.tzinfo else read.replace(tzinfo=zone)


def _xml(value: object) -> bytes:
    root = ET.Element("service_requests")
    rows = value if isinstance(value, list) else [value]
    if isinstance(value, dict) and len(value) == 1 and isinstance(next(iter(value.values())), list):
        rows = next(iter(value.values()))
    if isinstance(value, dict) and ("attributes" in value or "endpoints" in value):
        root.tag = "discovery" if "endpoints" in value else "service_definition"
        _fill(root, value)
    else:
        _fill_list(root, "request", rows)
    return b'<?xml version="1.0" encoding="utf-8"?>' + ET.tostring(root)


def _fill(element: ET.Element, value: object) -> None:
    if isinstance(value, dict):
        for name, inner in value.items():
            child = ET.SubElement(element, name)
            if isinstance(inner, list):
                _fill_list(child, name.removesuffix("s"), inner)
            else:
                _fill(child, inner)
    elif isinstance(value, bool):
        element.text = str(value).lower()
    elif value is not None:
        element.text = str(value)


def _fill_list(element: ET.Element, name: str, rows: Iterable[object]) -> None:
    for row in rows:
        _fill(ET.SubElement(element, name), row)
