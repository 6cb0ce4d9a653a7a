"""Descriptions for tests, and the systems that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kcc_desktop.registers.catalogue import make_system
from kcc_desktop.registers.description import description_in

NOW = datetime(2026, 3, 4, 9, 41, tzinfo=UTC)


class Secrets:
    """The secrets of a test."""

    def __init__(self, kept: Mapping[str, str] | None = None) -> None:
        self.kept = dict(kept or {})

    def secret(self, key: str) -> str:
        return self.kept.get(key, "")

    def keep(self, key: str, secret: str) -> None:
        self.kept[key] = secret


def make(
    text: str,
    folder: Path | None = None,
    secrets: Mapping[str, str] | None = None,
    clock: Callable[[], datetime] = lambda: NOW,
) -> Any:
    """The system that `text` describes, as if it stood in `folder`."""
    description = description_in(text, (folder or Path("systems")) / "planning.toml")
    return make_system(description, Secrets(secrets), clock)


def rest(address: str = "https://planning.example/api", *, ask: str = "", more: str = "") -> str:
    """A description of a system over HTTP."""
    return f"""
kind = "rest"
name = "Planning"
[http]
address = "{address}"
{ask or NUMBER}
[case]
number = "nummer"
title = "titel"
status = "status"
opened = "gemeld"
changed = "gewijzigd"
planned = "plan.dag"
handler = "plan.wie"
[status]
Ingepland = "planned"
Gereed = "done"
{more}
"""


NUMBER = '[[ask]]\nby = "number"\npath = "orders/{number}"'


def order(number: str, **fields: Any) -> dict[str, Any]:
    """An order as such a system tells it."""
    told = {"nummer": number, "titel": "Lamp stuk", "status": "Ingepland"}
    return told | {"gemeld": "2026-03-02T09:12:00+01:00", "plan": None} | fields
