"""A city with an Open311 server, and the system that stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.registers.open311.known import DESCRIPTION, LAMP, QUESTIONS, SERVICES
from tests.registers.systems import Describe, made
from tests.support.http_server import HttpServer, running_http
from tests.support.open311_city import City


@pytest.fixture
def city() -> City:
    return City([dict(LAMP)], list(SERVICES), dict(QUESTIONS))


@pytest.fixture
def served(city: City) -> Iterator[HttpServer]:
    with running_http(city) as running:
        yield running


@pytest.fixture
def described(served: HttpServer) -> Iterator[Describe]:
    """Makes the system that stands at `served`, with these options and this key."""
    with ExitStack() as closing:

        def make(options: str = "", key: str = "sleutel") -> Any:
            system = made(DESCRIPTION.format(address=served.address, options=options), stad=key)
            closing.callback(system.close)
            return system

        yield make
