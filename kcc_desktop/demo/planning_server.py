"""The maintenance planning of the sample municipality: a small server on this machine alone.

GET  /api/werkorders/W-2041
GET  /api/werkorders?straat=&huisnummer=&email=&telefoon=&zoek=&referentie=&gewijzigd_vanaf=
POST /api/werkorders
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SHUT_RDWR, socket
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

_ROOT = "/api/werkorders"
_PAGE = 50
_LONGEST_BODY = 100_000
_KINDS = {
    "OV-LAMP": "Kapotte straatlantaarn", "WEG-TEGEL": "Losse stoeptegel",
    "WEG-GAT": "Gat in de weg",
    "SPEEL": "Kapot speeltoestel", "WEG-BORD": "Verkeersbord of paaltje",
}  # fmt: skip

Order = dict[str, Any]
Clock = Callable[[], datetime]


def _present() -> datetime:
    return datetime.now(UTC)


class Orders:
    """The work orders of a planning; safe from any thread."""

    def __init__(self, orders: Iterable[Order], clock: Clock) -> None:
        self._orders = {order["nummer"]: order for order in orders}
        self._clock = clock
        self._lock = Lock()

    def get(self, number: str) -> Order | None:
        """The order with this number."""
        with self._lock:
            return self._orders.get(number)

    def where(self, wanted: Mapping[str, str]) -> list[Order]:
        """The orders that fit all that is wanted, changed longest ago first."""
        with self._lock:
            found = [one for one in self._orders.values() if _fits(one, wanted)]
        return sorted(found, key=lambda one: (_moment(one["gewijzigd_op"]), one["nummer"]))

    def add(self, told: Order) -> Order:
        """Makes an order of what was reported; the same reference gives the same order."""
        with self._lock:
            known = (o for o in self._orders.values() if o.get("referentie") == told["referentie"])
            order = next(known, None) or _new(told, f"W-{self._last() + 1}", self._now())
            self._orders[order["nummer"]] = order
            return order

    def change(self, number: str, changes: Order) -> None:
        """The department plans or does something."""
        with self._lock:
            changed = {"gewijzigd_op": self._now()} | changes
            self._orders[number] = self._orders[number] | changed

    def _now(self) -> str:
        return self._clock().isoformat()

    def _last(self) -> int:
        return max((int(number.removeprefix("W-")) for number in self._orders), default=0)


class _Server(ThreadingHTTPServer):
    """Lets go of who keeps a connection, too, when it closes."""

    daemon_threads = True

    def __init__(self, handler: Callable[..., BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self._kept: set[socket] = set()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Serves one connection on a thread of its own."""
        self._kept.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Ends one connection."""
        self._kept.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Ends all of them."""
        super().server_close()
        for one in tuple(self._kept):
            with suppress(OSError):  # it has gone by itself
                one.shutdown(SHUT_RDWR)


class PlanningServer:
    """Serves orders on a free port of this machine, from when it is made until it is closed."""

    def __init__(self, orders: Iterable[Order], clock: Clock = _present) -> None:
        self.orders = Orders(orders, clock)
        self._server = _Server(_handler(self.orders))
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """What its paths come after."""
        return f"http://127.0.0.1:{self._server.server_port}/api"

    def close(self) -> None:
        """Stop; what is under way ends."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(orders: Orders) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "Onderhoudsplanning"
        timeout = 30

        def do_GET(self) -> None:
            """Tells."""
            url = urlsplit(self.path)
            if url.path == _ROOT:
                self._say(HTTPStatus.OK, _page(orders, _wanted(url.query)))
                return
            order = orders.get(unquote(url.path.removeprefix(f"{_ROOT}/")))
            status = HTTPStatus.OK if order else HTTPStatus.NOT_FOUND
            self._say(status, order or {"fout": "Deze werkorder is er niet."})

        def do_POST(self) -> None:
            """Takes a report."""
            told = self._body()
            if urlsplit(self.path).path != _ROOT or not told.get("referentie"):
                self._say(HTTPStatus.BAD_REQUEST, {"fout": "De referentie ontbreekt."})
                return
            self._say(HTTPStatus.CREATED, orders.add(told))

        def _body(self) -> Order:
            length = min(int(self.headers.get("Content-Length") or 0), _LONGEST_BODY)
            with suppress(ValueError):  # no JSON: nothing was told
                told = json.loads(self.rfile.read(length))
                return told if isinstance(told, dict) else {}
            return {}

        def _say(self, status: HTTPStatus, what: object) -> None:
            body = json.dumps(what, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its)
            """Nothing is written on the terminal."""

    return Handler


def _wanted(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


def _page(orders: Orders, wanted: dict[str, str]) -> Order:
    with suppress(ValueError):
        first = max(0, int(wanted.pop("vanaf", "0")))
        found = orders.where(wanted)
        onward = urlencode({**wanted, "vanaf": first + _PAGE})
        more = len(found) > first + _PAGE
        next_page = f"{_ROOT}?{onward}" if more else None
        return {"werkorders": found[first : first + _PAGE], "volgende": next_page}
    return {"werkorders": [], "volgende": None}


def _fits(order: Order, wanted: Mapping[str, str]) -> bool:
    return all(_FITS[name](order, value) for name, value in wanted.items() if name in _FITS)


def _reported_by(name: str) -> Callable[[Order, str], bool]:
    return lambda order, value: (order.get("melder") or {}).get(name) == value


def _says(order: Order, words: str) -> bool:
    text = f"{order['omschrijving']} {order['toelichting']} {order['adres']['straat']}".casefold()
    return all(word in text for word in words.casefold().split())


_FITS: dict[str, Callable[[Order, str], bool]] = {
    "straat": lambda order, value: order["adres"]["straat"].casefold() == value.casefold(),
    "huisnummer": lambda order, value: str(order["adres"]["huisnummer"]) == value,
    "email": _reported_by("email"),
    "telefoon": _reported_by("telefoon"),
    "zoek": _says,
    "referentie": lambda order, value: order.get("referentie") == value,
    "gewijzigd_vanaf": lambda order, value: _moment(order["gewijzigd_op"]) >= _moment(value),
}


def _moment(written: str) -> datetime:
    return datetime.fromisoformat(written)


def _new(told: Order, number: str, now: str) -> Order:
    received = {"tijd": now, "tekst": "Melding geregistreerd.", "status": "Ontvangen"}
    return {
        "nummer": number,
        "omschrijving": str(told.get("omschrijving", "")),
        "toelichting": str(told.get("toelichting", "")),
        "soort": {"naam": _KINDS.get(str(told.get("soort")), str(told.get("omschrijving", "")))},
        "status": "Ontvangen",
        "gemeld_op": now,
        "gewijzigd_op": now,
        "afdeling": "Onderhoud openbare ruimte",
        "adres": {"straat": "", "huisnummer": None, **_table(told, "adres")},
        "locatie": {},
        "planning": None,
        "melder": _table(told, "melder"),
        "meldingen": [],
        "verloop": [received],
        "referentie": told["referentie"],
    }


def _table(told: Order, name: str) -> Order:
    value = told.get(name)
    return value if isinstance(value, dict) else {}
