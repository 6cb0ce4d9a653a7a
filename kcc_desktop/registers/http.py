"""Asking a system over HTTP: the one place that does, for all adapters.

    caller = Caller("Planning", "planning", Reach("https://planning.example/api/"))
    answer = caller.get("orders/{id}", deadline, parts={"id": number}, also={404})
    if answer.status != 404: ... answer.json() ...

Whatever goes wrong is a `SystemFault`. What is logged holds the key of the system, the method, the
path as it is written in the program (never its values), the status, the time and a trace id.
"""

from __future__ import annotations

import contextlib
import logging
import random
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from ssl import SSLSocket, cert_time_to_seconds
from typing import TYPE_CHECKING, Protocol, Unpack, cast

import httpx

from kcc_desktop.domain.errors import SystemAway, SystemBusy, SystemFault, SystemUnclear
from kcc_desktop.registers import faults
from kcc_desktop.registers.answers import Answer, read_body
from kcc_desktop.registers.asking import Ask, Asked, Sent, request_for
from kcc_desktop.registers.breaker import Breaker, BreakerState
from kcc_desktop.registers.judging import fault_in
from kcc_desktop.registers.pacing import Pacing
from kcc_desktop.registers.reach import Reach, same_server
from kcc_desktop.registers.wire import Wire, within

if TYPE_CHECKING:
    from kcc_desktop.services.ports_systems import Deadline

CONNECT_S, READ_S, WRITE_S, POOL_S = 3.0, 15.0, 10.0, 3.0
REDIRECTS = 3
#: The longest waits between attempts; each is somewhere between half of it and all of it.
WAITS_S = (0.2, 0.6)

_log = logging.getLogger(__name__)
for _loud in ("httpx", "httpcore"):  # they log addresses, with all that is asked in them
    logging.getLogger(_loud).setLevel(logging.CRITICAL + 1)


class Login(Protocol):
    """How a request says who asks."""

    def sign(self, request: httpx.Request, deadline: Deadline) -> None:
        """Add what says so. Raises SystemFault when it can't be had."""
        ...

    def renew(self) -> bool:
        """The system refused what was said: whether signing once more may do better."""
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...


class NoLogin:
    """Nobody in particular."""

    def sign(self, request: httpx.Request, deadline: Deadline) -> None:
        """Nothing to add."""

    def renew(self) -> bool:
        """There is nothing to renew."""
        return False

    def close(self) -> None:
        """Nothing was opened."""


class Caller:
    """One system over HTTP; safe from any thread. Every question raises SystemFault alone."""

    def __init__(
        self,
        name: str,
        key: str,
        reach: Reach,
        login: Login | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self.name = name
        self.key = key
        self.base = reach.base
        self._reach = reach
        self._login = login or NoLogin()
        self._breaker = Breaker(name)
        self._pacing = Pacing(name, reach.per_minute)
        self._transport = transport
        self._making = threading.Lock()
        self._closed = False
        self._headers = {
            "Accept": "application/json",
            "Accept-Encoding": "gzip",
            "User-Agent": "KCC-Desktop",
            **reach.headers,
        }

    @property
    def state(self) -> BreakerState:
        """Whether questions get through to it."""
        return self._breaker.state

    @property
    def logs_in(self) -> bool:
        """Whether it says who asks."""
        return not isinstance(self._login, NoLogin)

    def get(self, path: str, deadline: Deadline, **asked: Unpack[Asked]) -> Answer:
        """Ask; repeated after a fault as long as there is time."""
        return self.ask(Ask("GET", path, **asked), deadline)

    def post(self, path: str, deadline: Deadline, **sent: Unpack[Sent]) -> Answer:
        """Bring something in; repeated only where nothing of it can have arrived.

        Where it may have, SystemAway says so, also when the answer is there and can't be read.
        """
        return self.ask(Ask("POST", path, **sent), deadline)

    def patch(self, path: str, deadline: Deadline, **sent: Unpack[Sent]) -> Answer:
        """Change something; as `post`."""
        return self.ask(Ask("PATCH", path, **sent), deadline)

    def ask(self, ask: Ask, deadline: Deadline) -> Answer:
        """Ask, within `deadline`, however often it is tried."""
        for wait in (*WAITS_S, None):
            try:
                with self._breaker.attempt():
                    return self._answered(ask, deadline)
            except faults.Lasting:
                raise
            except SystemBusy as fault:
                self._breaker.pause(fault.wait)
                raise
            except SystemAway as fault:
                safe = ask.only_reads or not fault.may_have_arrived
                if wait is None or not safe or not self._waited(wait, deadline):
                    raise
        raise AssertionError("the last attempt returns or raises")

    def close(self) -> None:
        """Let go of connections, and end what is under way, for good; from any thread."""
        self._login.close()
        with self._making:
            self._closed = True
            transport, self._transport = self._transport, None
        if isinstance(transport, Wire):
            transport.end()
        if transport is not None:
            transport.close()

    def _waited(self, longest: float, deadline: Deadline) -> bool:
        """Wait a little before another attempt; false when there is no time or no use."""
        pause = longest * random.uniform(0.5, 1.0)  # noqa: S311 (so that desks keep no step)
        if deadline.left <= pause or self.state is BreakerState.OPEN:
            return False
        time.sleep(pause)
        return True

    def _answered(self, ask: Ask, deadline: Deadline) -> Answer:
        answer = self._along_redirects(ask, deadline)
        if answer.status == 401 and 401 not in ask.also and self._login.renew():
            answer = self._along_redirects(ask, deadline)
        fault = fault_in(answer, ask, self.key)
        if fault is not None:
            raise fault
        return answer

    def _along_redirects(self, ask: Ask, deadline: Deadline) -> Answer:
        """The answer, or the redirect that leads away from this server or goes on for ever."""
        for _ in range(REDIRECTS):
            request = request_for(ask, self._reach, self._headers, self.name)
            self._login.sign(request, deadline)
            answer = self._sent(request, ask, deadline)
            onward = _onward(answer, ask, request.url)
            if onward is None:
                break
            ask = replace(ask, path=onward, parts={}, params=None, shown=ask.in_log)
        return answer

    def _sent(self, request: httpx.Request, ask: Ask, deadline: Deadline) -> Answer:
        if deadline.passed:
            raise faults.late(self.name, may_have_arrived=False)
        self._pacing.wait(deadline)
        request.extensions = {"timeout": _timeouts(deadline)}
        with self._logged(request, ask) as status, self._mapped(ask), within(deadline):
            response = self._open().handle_request(request)
            status.append(response.status_code)
            with contextlib.closing(response):
                return self._read(response, ask, str(request.url))

    def _read(self, response: httpx.Response, ask: Ask, url: str) -> Answer:
        headers = dict(response.headers)
        until = _certificate_until(response)
        try:
            body = read_body(self.name, headers, cast("Iterable[bytes]", response.stream))
        except faults.CUT_SHORT as fault:
            raise faults.cut_off(self.name) from fault
        return Answer(
            self.name,
            response.status_code,
            headers,
            body,
            url,
            certificate_until=until,
            only_read=ask.only_reads,
        )

    @contextlib.contextmanager
    def _mapped(self, ask: Ask) -> Iterator[None]:
        try:
            yield
        except SystemUnclear as fault:
            raise faults.as_answer(fault, only_read=ask.only_reads) from fault
        except faults.OF_HTTPCORE as fault:
            raise faults.of_connection(fault, self.name, writes=not ask.only_reads) from fault

    @contextlib.contextmanager
    def _logged(self, request: httpx.Request, ask: Ask) -> Iterator[list[int]]:
        """One line per request; what is given takes the status."""
        started = time.perf_counter()
        status: list[int] = []
        outcome = ""
        try:
            yield status
        except SystemFault as fault:
            outcome = type(fault).__name__
            raise
        finally:
            took = round((time.perf_counter() - started) * 1000)
            trace = request.headers["traceparent"].split("-")[1]
            said = outcome or (status[0] if status else "-")
            _log.info(
                "%s %s %s: %s, %d ms, %s", self.key, ask.method, ask.in_log, said, took, trace
            )

    def _open(self) -> httpx.BaseTransport:
        """The connections; made at the first question, since reading the authorities takes long."""
        with self._making:
            if self._closed:
                raise faults.closed(self.name)
            if self._transport is None:
                self._transport = self._reach.wire(self.name)
            return self._transport


def _timeouts(deadline: Deadline) -> dict[str, float]:
    return {
        "connect": CONNECT_S,
        "read": READ_S,
        "write": WRITE_S,
        "pool": min(POOL_S, deadline.left),
    }


def _onward(answer: Answer, ask: Ask, asked: httpx.URL) -> str | None:
    """Where a redirect of a question leads, as long as that is the same server."""
    location = answer.headers.get("location", "")
    if not (300 <= answer.status < 400 and location and ask.method == "GET"):
        return None
    try:
        onward = asked.join(location)
    except httpx.InvalidURL:
        return None
    return str(onward) if same_server(onward, asked) else None


def _certificate_until(response: httpx.Response) -> datetime | None:
    """When the certificate of the server ends; None without TLS."""
    stream = response.extensions.get("network_stream")
    connection = stream.get_extra_info("socket") if stream else None
    if not isinstance(connection, SSLSocket):
        return None
    certificate = connection.getpeercert() or {}
    ends = certificate.get("notAfter")
    return datetime.fromtimestamp(cert_time_to_seconds(str(ends)), UTC) if ends else None
