"""What is asked of a system: a method, a path with gaps filled safely, and what goes in."""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict
from urllib.parse import quote

import httpx

from kcc_desktop.registers import faults
from kcc_desktop.registers.reach import Reach

_READS = frozenset({"GET", "HEAD"})
_GAP = re.compile(r"\{(\w+)\}")
_DOTS = re.compile(r"(^|/)\.{1,2}(?=/|$)")

Value = str | int | float | bool | None
Values = Mapping[str, Value | Sequence[str]]


class Asked(TypedDict, total=False):
    """What goes along with a question.

    `parts` fill the `{gaps}` of the path, encoded so that a value can't leave its place. `params`
    are the query; None is left out. `also` are statuses that are an answer like any other, such as
    404 where nothing found is no fault.
    """

    parts: Mapping[str, str]
    params: Values
    headers: Mapping[str, str]
    also: Collection[int]


class Sent(Asked, total=False):
    """And what goes along with something sent: `json` or a `form`.

    `reads` says that it changes nothing there, as with searches that go by POST: then it may be
    repeated.
    """

    json: Any
    form: Mapping[str, str | Sequence[str]]
    reads: bool


@dataclass(frozen=True, slots=True)
class Ask:
    """One question; `path` is relative to the address of the system, or one of its own addresses.

    `shown` is what the log may say of it.
    """

    method: str
    path: str
    parts: Mapping[str, str] = field(default_factory=dict)
    params: Values | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    also: Collection[int] = ()
    json: Any = None
    form: Mapping[str, str | Sequence[str]] | None = None
    reads: bool = False
    shown: str = ""

    @property
    def only_reads(self) -> bool:
        """Whether asking it again changes nothing there."""
        return self.reads or self.method in _READS

    @property
    def in_log(self) -> str:
        """The path as it is written in the program or in a description, without values."""
        path = self.shown or self.path
        return "(link)" if "://" in path else path.partition("?")[0]


def request_for(ask: Ask, reach: Reach, headers: Mapping[str, str], system: str) -> httpx.Request:
    """The request, with a trace of its own (W3C Trace Context).

    Raises SystemRejected for values that no address or form can hold, and for another server.
    """
    try:
        return httpx.Request(
            ask.method,
            reach.url(_filled(ask)),
            params=_query(ask.params),
            headers={**headers, "traceparent": _trace(), **ask.headers},
            json=ask.json,
            data=ask.form,
        )
    except (httpx.InvalidURL, ValueError, TypeError) as fault:
        raise faults.unsendable(system) from fault


def _filled(ask: Ask) -> str:
    """The path with its values; an address that a server gave has none, whatever stands in it."""
    if not ask.parts:
        return ask.path
    path = _GAP.sub(lambda gap: quote(str(ask.parts[gap[1]]), safe=""), ask.path)
    if _DOTS.search(path):
        raise ValueError("a part would lead out of its place")
    return path


def _query(params: Values | None) -> dict[str, Any] | None:
    if params is None:
        return None
    return {name: value for name, value in params.items() if value is not None}


def _trace() -> str:
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"
