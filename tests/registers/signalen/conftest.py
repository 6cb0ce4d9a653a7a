"""A town with Signalen, and the system that stands for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.registers.signalen.known import DESCRIPTION
from tests.registers.systems import Describe, made
from tests.support.http_server import HttpServer, running_http
from tests.support.signalen_town import TOKEN, Town


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def served(town: Town) -> Iterator[HttpServer]:
    with running_http(town) as running:
        yield running


@pytest.fixture
def described(served: HttpServer) -> Iterator[Describe]:
    """Makes the system that stands at `served`, with these options and this token."""
    with ExitStack() as open_ones:

        def make(options: str = "", token: str = TOKEN) -> Any:
            text = DESCRIPTION.format(address=served.address, options=options)
            system = made(text, signalen=token)
            open_ones.callback(system.close)
            return system

        yield make
