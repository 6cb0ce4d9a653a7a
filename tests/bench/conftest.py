"""A small workspace of bench, made once a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from kcc_desktop.bench import workspaces

CONTACTS = 2_000


def silent(_: float) -> None:
    """Progress that nobody looks at."""


@pytest.fixture(scope="session")
def bench_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a workspace that bench built."""
    file = Path(tmp_path_factory.mktemp("bench"), "bench.db")
    url = f"sqlite:///{file.as_posix()}"
    workspaces.build(url, CONTACTS, silent)
    return url
