"""The two forms of a workspace's URL."""

from __future__ import annotations

from pathlib import Path

import pytest

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.store.places import place_of
from kcc_desktop.store.workspace import open_workspace


def test_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    place = place_of("sqlite:///map/kcc.sqlite")
    assert place.file == tmp_path / "map" / "kcc.sqlite"
    assert place.shown == f"sqlite:///{tmp_path}/map/kcc.sqlite"


@pytest.mark.parametrize("scheme", ["postgresql", "postgresql+psycopg", "postgres"])
def test_a_server_without_showing_the_password(scheme: str) -> None:
    place = place_of(f"{scheme}://hilde:geheim@db.example.org:5433/kcc")
    assert place.file is None
    assert place.name == "kcc@db.example.org:5433"
    assert place.shown == "postgresql+psycopg://hilde@db.example.org:5433/kcc"


@pytest.mark.parametrize(
    "url",
    ["", "kcc.sqlite", "sqlite://", "sqlite:///:memory:", "mysql://x/y", "postgresql://server"],
)
def test_anything_else_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        place_of(url)
    assert "sqlite:///" in refused.value.said.nl


def test_a_setting_that_no_server_has_is_refused() -> None:
    with pytest.raises(InvalidInput) as refused:
        open_workspace("postgresql://hilde:geheim@127.0.0.1:1/kcc?bogus=1")
    assert "geheim" not in str(refused.value)
