"""The way to a system: connections, its certificates, a proxy; and a deadline on every read.

httpx limits each read, so that an answer that comes letter by letter never ends. Here every
operation on a connection gets no more time than is left for the whole question.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import urllib.request
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import httpcore
import httpx

if TYPE_CHECKING:
    import ssl

    from kcc_desktop.services.ports_systems import Deadline

KEPT_S = 30.0
CONNECTIONS = 4

_deadline: ContextVar[Deadline] = ContextVar("deadline of the question under way")

SocketOptions = Iterable[httpcore.SOCKET_OPTION]


@contextlib.contextmanager
def within(deadline: Deadline) -> Iterator[None]:
    """Everything on a `Wire` in this thread ends before `deadline`."""
    token = _deadline.set(deadline)
    try:
        yield
    finally:
        _deadline.reset(token)


def _time_for(most: float | None, late: type[Exception]) -> float:
    """Seconds for one operation; raises `late` when there are none left."""
    left = _deadline.get().left
    if left <= 0:
        raise late("the deadline has passed")
    return left if most is None else min(most, left)


class _Stream(httpcore.NetworkStream):
    """A connection on which nothing outlasts the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, opened: WeakSet[_Stream]) -> None:
        self._inner = inner
        self._opened = opened
        opened.add(self)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _time_for(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _time_for(timeout, httpcore.WriteTimeout))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        time = _time_for(timeout, httpcore.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, time), self._opened)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def close(self) -> None:
        self._inner.close()

    def end(self) -> None:
        """Wake whoever reads or writes; closing alone would leave him waiting."""
        with contextlib.suppress(OSError):  # it was closed already
            self._inner.get_extra_info("socket").shutdown(socket.SHUT_RDWR)


class _Network(httpcore.NetworkBackend):
    """Opens connections, name look-up included, before the deadline."""

    def __init__(self) -> None:
        self._inner = httpcore.SyncBackend()
        self._opened: WeakSet[_Stream] = WeakSet()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: SocketOptions | None = None,
    ) -> httpcore.NetworkStream:
        """To the first address of `host` that answers; a dead one gets its share of the time."""
        addresses = _addresses(host, port, _time_for(timeout, httpcore.ConnectTimeout))
        for left in range(len(addresses), 0, -1):
            share = _time_for(timeout, httpcore.ConnectTimeout) / left
            try:
                stream = self._inner.connect_tcp(
                    addresses[-left], port, share, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if left == 1:
                    raise
            else:
                return _Stream(stream, self._opened)
        raise httpcore.ConnectError(f"{host} has no address")

    def end(self) -> None:
        """End whatever is under way, from any thread."""
        for stream in list(self._opened):
            stream.end()


def _addresses(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of `host`; asked on a thread, since looking up a name knows no time limit."""
    found: Future[list[str]] = Future()

    def ask() -> None:
        try:
            told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.set_result(list(dict.fromkeys(str(line[4][0]) for line in told)))
        except (OSError, UnicodeError) as fault:  # UnicodeError: a name that can't be one
            found.set_exception(httpcore.ConnectError(str(fault)))

    threading.Thread(target=ask, name=f"look up {host}", daemon=True).start()
    try:
        return found.result(seconds)
    except NotInTime as late:
        raise httpcore.ConnectTimeout("looking up the name") from late


class _Body(httpx.SyncByteStream):
    def __init__(self, body: Any) -> None:
        self._body = body

    def __iter__(self) -> Iterator[bytes]:
        yield from self._body

    def close(self) -> None:
        self._body.close()


class Wire(httpx.BaseTransport):
    """What httpx sends over. Used inside `within(deadline)`; raises the faults of httpcore."""

    def __init__(self, trust: ssl.SSLContext, proxy: httpx.Proxy | None = None) -> None:
        self._network = _Network()
        self._pool = _pool(trust, proxy, self._network)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send it; the body of the answer has yet to be read."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                url,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions=answer.extensions,
        )

    def end(self) -> None:
        """End what is under way, from any thread; what is asked later connects anew."""
        self._network.end()

    def close(self) -> None:
        """Let go of all connections."""
        self._pool.close()


def _pool(
    trust: ssl.SSLContext, proxy: httpx.Proxy | None, network: _Network
) -> httpcore.ConnectionPool:
    kept: dict[str, Any] = {
        "ssl_context": trust,
        "max_connections": CONNECTIONS,
        "keepalive_expiry": KEPT_S,
        "network_backend": network,
    }
    if proxy is None:
        return httpcore.ConnectionPool(**kept)
    return httpcore.HTTPProxy(
        proxy_url=httpcore.URL(
            scheme=proxy.url.raw_scheme,
            host=proxy.url.raw_host,
            port=proxy.url.port,
            target=proxy.url.raw_path,
        ),
        proxy_auth=proxy.raw_auth,
        proxy_headers=proxy.headers.raw,
        proxy_ssl_context=trust if proxy.url.scheme == "https" else None,
        **kept,
    )


def proxy_for(url: httpx.URL, set_proxy: str = "") -> httpx.Proxy | None:
    """The proxy for `url`: as set, else that of the environment or the system; `none` is none."""
    if set_proxy == "none":
        return None
    found = set_proxy
    if not found and not urllib.request.proxy_bypass(url.host):
        found = urllib.request.getproxies().get(url.scheme, "")
    return httpx.Proxy(found) if found else None
