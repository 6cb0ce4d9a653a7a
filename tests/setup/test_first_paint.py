"""What the first paint and the first search do not wait for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.workspaces import url_of

PAINTED = """
import linecache
import sys
import PySide6.QtCore
import PySide6.QtWidgets
from PySide6.QtCore import QTimer
from kcc_desktop import app

def painted():
    waited = {"sqlalchemy", "sqlite3", "concurrent.futures", "phonenumbers"} & set(sys.modules)
    made = ["Qt" in vars(PySide6.QtCore), "QStyle" in vars(PySide6.QtWidgets)]
    print("painted", sorted(waited), made, flush=True)
    opened.window.search_for("lan")
    QTimer.singleShot(0, lambda: opened.first.search.found.connect(found))

def found():
    read = [name for name in linecache.cache if "kcc_desktop" in name]
    print("found", sorted({"sqlalchemy", "phonenumbers", "rapidfuzz"} & set(sys.modules)))
    print("read", read)
    opened.close()
    application.quit()

from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.said import Language
from kcc_desktop.settings import Settings
application = app.make_application(["x"], Language.NL)
opened = app.OpenWindow(app.Place(url=sys.argv[1]), Settings(), Language.NL, Theme(application))
opened.window.painted.connect(painted)
opened.window.show()
application.exec()
"""


@pytest.fixture(scope="module")
def told(sqlite_empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a window on an empty workspace says of itself."""
    file = shutil.copyfile(sqlite_empty_file, tmp_path_factory.mktemp("paint") / "workspace.sqlite")
    done = subprocess.run(
        [sys.executable, "-c", PAINTED, url_of(file)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_first_paint_waits_for_no_store_and_not_for_the_namespace_of_qt(
    told: list[str],
) -> None:
    assert told[0] == "painted [] [False, False]"


def test_the_first_search_waits_for_no_more_than_the_driver(told: list[str]) -> None:
    assert told[1] == "found []"


def test_no_source_is_read_of_what_is_loaded(told: list[str]) -> None:
    assert told[2] == "read []"
