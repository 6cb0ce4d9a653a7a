"""Whatever comes in, from a server or from a file: a fault of ours is none."""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st

from kcc_desktop.domain.errors import SystemFault
from kcc_desktop.registers import http
from kcc_desktop.registers.answers import Answer
from kcc_desktop.registers.description import BadDescription, description_in
from kcc_desktop.registers.http import Caller
from kcc_desktop.registers.own_words import own_words
from kcc_desktop.registers.reach import Reach
from kcc_desktop.registers.toml_lines import lines_in
from kcc_desktop.services.ports_systems import Deadline
from tests.support.http_server import HttpServer, Reply, running_http

FILE = Path("planning.toml")
NAMES = st.text(min_size=1, max_size=8)
VALUES: st.SearchStrategy[Any] = st.one_of(
    st.integers(-(2**63), 2**63 - 1), st.booleans(), st.text(max_size=20)
)
TABLES = st.recursive(
    st.dictionaries(NAMES, VALUES, max_size=4),
    lambda inner: st.dictionaries(
        NAMES, st.one_of(VALUES, inner, st.lists(inner, min_size=1, max_size=2)), max_size=4
    ),
    max_leaves=8,
)
MARKUP = st.text(alphabet="[]{}=\"'#\n.,ab1 \\", max_size=60)


@pytest.fixture(scope="module")
def server() -> Iterator[HttpServer]:
    """A server for all examples of a test."""
    with running_http(lambda _: Reply()) as running:
        yield running


@given(
    lines=st.lists(st.binary(max_size=30), max_size=6),
    body=st.binary(max_size=60),
    ok=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_any_bytes_from_a_server(
    server: HttpServer, lines: list[bytes], body: bytes, ok: bool
) -> None:
    head = [b"HTTP/1.1 200 OK"] if ok else []
    server.answer = lambda _: Reply(raw=[b"\r\n".join([*head, *lines, b"", body])])
    caller = Caller("Planning", "planning", Reach(server.address))
    with contextlib.suppress(SystemFault), pytest.MonkeyPatch.context() as quick:
        quick.setattr(http, "WAITS_S", ())
        caller.get("x", Deadline(30)).json()
    caller.close()


@given(body=st.binary(max_size=200), kind=st.text(max_size=40))
def test_any_body_and_any_kind(body: bytes, kind: str) -> None:
    answer = Answer("Planning", 400, {"content-type": kind}, body, "http://x/")
    words = own_words(answer)
    assert len(words) <= 240
    assert words.isprintable()
    with contextlib.suppress(SystemFault):
        answer.json()


@given(TABLES)
def test_every_key_has_the_line_on_which_it_stands(table: dict[str, Any]) -> None:
    text = tomlkit.dumps(table)
    found = lines_in(text)
    assert {(name,) for name in table} <= found.keys()
    written = text.replace("\r\n", "\n").split("\n")
    for path, line in found.items():
        last = [name for name in path if isinstance(name, str)][-1]
        assert last in tomllib.loads(f"x = [{_keys_on(written[line - 1])}]")["x"]


def _keys_on(line: str) -> str:
    """The names that a line of TOML sets, as a list of texts."""
    head = line.strip().strip("[]") if line.strip().startswith("[") else line
    value: Any = tomllib.loads(f"{head.partition(' = ')[0]} = 0")
    names = []
    while isinstance(value, dict):
        ((name, value),) = value.items()
        names.append(tomlkit.string(name).as_string())
    return ", ".join(names)


@given(MARKUP)
def test_any_file_is_described_or_complained_of(text: str) -> None:
    with contextlib.suppress(BadDescription):
        description_in('kind = "rest"\n' + text, FILE).done()
