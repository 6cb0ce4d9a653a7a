"""Systems as a description makes them, for the tests of the adapters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kcc_desktop.domain.case import Case
from kcc_desktop.registers.catalogue import make_system
from kcc_desktop.registers.description import description_in
from kcc_desktop.services.ports import Clock
from kcc_desktop.services.ports_systems import Deadline, TellsChanges
from tests.support.http_server import HttpServer, Request

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
#: Makes the system that a test is about, with these options.
Describe = Callable[..., Any]


class Drawer:
    """Secrets in a drawer of the test."""

    def __init__(self, **secrets: str) -> None:
        self.secrets = secrets

    def secret(self, key: str) -> str:
        """The secret of this system."""
        return self.secrets.get(key, "")

    def keep(self, key: str, secret: str) -> None:
        """Another one from now on."""
        self.secrets[key] = secret


def made(text: str, *, clock: Clock = lambda: NOW, **secrets: str) -> Any:
    """The system that `text` (TOML) describes."""
    description = description_in(text, Path("beschrijving.toml"))
    return make_system(description, Drawer(**secrets), clock)


def soon() -> Deadline:
    """Time enough for a busy machine, and an end all the same."""
    return Deadline(30)


def asked(server: HttpServer, method: str, ending: str = "") -> list[Request]:
    """The requests of a method whose path ends so."""
    return [one for one in server.requests if one.method == method and one.path.endswith(ending)]


def all_changes(system: TellsChanges, cursor: str = "") -> tuple[list[Case], str]:
    """Everything until there is no more, and the cursor then."""
    cases: list[Case] = []
    for _ in range(500):
        changed = system.changed(cursor, soon())
        cases += changed.cases
        cursor = changed.cursor
        if not changed.more:
            return cases, cursor
    raise AssertionError("there is no end to it")
