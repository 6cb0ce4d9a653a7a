"""The surroundings that the tests themselves stand on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.support.postgres import Server, running_postgres


def test_each_engine_gives_an_empty_database_that_can_be_written(workspace_url: str) -> None:
    engine = create_engine(workspace_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE only_mine (word TEXT)"))
        connection.execute(text("INSERT INTO only_mine VALUES ('één')"))
        assert connection.execute(text("SELECT word FROM only_mine")).scalar_one() == "één"
    engine.dispose()


@pytest.mark.parametrize("extension", ["unaccent", "pg_trgm"])
def test_the_server_has_the_extensions_of_the_search(postgres_url: str, extension: str) -> None:
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE EXTENSION {extension}"))
        assert connection.execute(text("SELECT lower('ÉÉN')")).scalar_one() == "één"
    engine.dispose()


def test_the_display_takes_a_real_window(xvfb_display: str) -> None:
    program = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel("KCC")
label.show()
application.processEvents()
print(application.platformName(), label.windowHandle().isExposed() or label.isVisible())
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"DISPLAY": xvfb_display, "QT_QPA_PLATFORM": "xcb", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["xcb", "True"], done.stderr


def test_a_server_of_ones_own_is_gone_afterwards(postgres_server: Server) -> None:
    with running_postgres() as own:
        assert own.is_running()
        assert own.port != postgres_server.port
        own.stop()  # as a test of failures would
        assert not own.is_running()
    assert not Path(own.folder).exists()
    assert postgres_server.is_running()
