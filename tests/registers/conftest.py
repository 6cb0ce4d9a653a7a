"""What the tests of outside systems share."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from kcc_desktop.registers.http import Caller, Login
from kcc_desktop.registers.reach import Reach
from kcc_desktop.services.ports_systems import Deadline
from tests.support.certificates import Authority, new_authority
from tests.support.http_server import Answering, HttpServer, running_http

#: Nothing here takes long; whoever waits for this much hangs.
PLENTY = 60.0


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of the test run names no proxy."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def deadline() -> Deadline:
    """One that only what hangs does not make."""
    return Deadline(PLENTY)


@pytest.fixture
def serve() -> Iterator[Callable[..., HttpServer]]:
    """Starts a server that answers as said; it stops after the test."""
    with ExitStack() as running:

        def start(answer: Answering, **settings: object) -> HttpServer:
            return running.enter_context(running_http(answer, **settings))

        yield start


@pytest.fixture
def calling() -> Iterator[Callable[..., Caller]]:
    """Makes a caller of an address; it is closed after the test."""
    made: list[Caller] = []

    def make(address: str, login: Login | None = None, **reach: object) -> Caller:
        made.append(Caller("Planning", "planning", Reach(address, **reach), login))
        return made[-1]

    yield make
    for caller in made:
        caller.close()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that nobody knows."""
    return new_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def unused_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
