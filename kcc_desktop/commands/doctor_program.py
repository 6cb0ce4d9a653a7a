"""What `doctor` says of the program itself: versions, Qt, the display, fonts."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib import metadata

from kcc_desktop.commands.finding import Finding, Level
from kcc_desktop.desk import spelling, surroundings
from kcc_desktop.domain.said import Said

OLDEST_SQLITE = (3, 35, 0)  # changes rows and gives them back in one statement
PATIENCE = 30  # seconds

#: Run in a process of its own: Qt ends the whole process where something of the system is missing.
_ASK_QT = """
import json
from PySide6 import QtCore, QtGui
application = QtGui.QGuiApplication([])
families = QtGui.QFontDatabase.families()
print(json.dumps({"qt": QtCore.qVersion(), "fonts": len(families)}))
"""

_NO_QT = Said(
    "Qt werkt hier niet: {detail}. Op Debian en Ubuntu noemt 'python3 run.py demo' de regel die "
    "installeert wat er ontbreekt.",
    "Qt does not work here: {detail}. On Debian and Ubuntu 'python3 run.py demo' names the line "
    "that installs what is missing.",
)


def findings() -> Iterator[Finding]:
    """Everything that can be known without a workspace."""
    yield _versions()
    yield _sqlite()
    yield from _qt()
    yield _display()
    yield _spelling()


def _versions() -> Finding:
    facts = {
        "program": metadata.version("kcc-desktop"),
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        "sqlalchemy": metadata.version("SQLAlchemy"),
        "psycopg": metadata.version("psycopg"),
    }
    text = "KCC Desktop {program}, Python {python}, {system}.".format_map(facts)
    return Finding("program", Level.WELL, Said(text, text), facts)


def _sqlite() -> Finding:
    version = sqlite3.sqlite_version
    facts = {"sqlite": version}
    if sqlite3.sqlite_version_info < OLDEST_SQLITE or not _has_fts5():
        oldest = ".".join(map(str, OLDEST_SQLITE))
        said = Said(
            f"SQLite {version} kan niet wat zoeken nodig heeft. Gebruik een Python met SQLite "
            f"{oldest} of nieuwer, met FTS5.",
            f"SQLite {version} can't do what searching needs. Use a Python with SQLite {oldest} "
            "or newer, with FTS5.",
        )
        return Finding("program", Level.WRONG, said, facts)
    said = Said(f"SQLite {version} is geschikt.", f"SQLite {version} will do.")
    return Finding("program", Level.WELL, said, facts)


def _has_fts5() -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE known USING fts5(words)")
        except sqlite3.OperationalError:
            return False
    return True


def _qt() -> Iterator[Finding]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        asked = subprocess.run(
            [sys.executable, "-c", _ASK_QT],
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        yield _no_qt(type(fault).__name__)
        return
    if asked.returncode:
        last = asked.stderr.strip().splitlines()[-1:]
        yield _no_qt(last[0] if last else str(asked.returncode))
        return
    told = json.loads(asked.stdout)
    yield Finding(
        "window",
        Level.WELL,
        Said(f"Qt {told['qt']} werkt.", f"Qt {told['qt']} works."),
        {"qt": told["qt"]},
    )
    yield _fonts(told["fonts"])


def _no_qt(detail: str) -> Finding:
    said = Said(_NO_QT.nl.format(detail=detail), _NO_QT.en.format(detail=detail))
    return Finding("window", Level.WRONG, said, {"qt": None})


def _fonts(count: int) -> Finding:
    if not count:
        said = Said(
            "Er zijn geen lettertypen: het venster toont geen tekst. Installeer er een, op Debian "
            "en Ubuntu met: apt install fonts-dejavu-core",
            "There are no fonts: the window shows no text. Install one, on Debian and Ubuntu "
            "with: apt install fonts-dejavu-core",
        )
        return Finding("window", Level.WRONG, said, {"fonts": 0})
    said = Said(f"Er zijn {count} lettertypen.", f"There are {count} fonts.")
    return Finding("window", Level.WELL, said, {"fonts": count})


def _display() -> Finding:
    missing = surroundings.missing_display()
    if missing is None:
        said = Said("Het venster kan open.", "The window can open.")
        return Finding("window", Level.WELL, said, {"display": True})
    # A server has none, and needs none to answer, import and measure.
    return Finding("window", Level.NOTE, missing, {"display": False})


def _spelling() -> Finding:
    file = spelling.dictionary()
    if file is None:
        said = Said(
            "Er is geen Nederlands woordenboek: de spelling in notities wordt niet nagekeken. "
            "Installeer er een, op Debian en Ubuntu met: apt install hunspell-nl",
            "There is no Dutch dictionary: the spelling in notes is not checked. Install one, on "
            "Debian and Ubuntu with: apt install hunspell-nl",
        )
        return Finding("window", Level.NOTE, said, {"dictionary": None})
    if spelling.opened(file) is None:
        said = Said(
            f"Het woordenboek {file} kan niet worden gebruikt.",
            f"The dictionary {file} can't be used.",
        )
        return Finding("window", Level.NOTE, said, {"dictionary": None})
    said = Said(f"De spelling wordt nagekeken met {file}.", f"Spelling is checked with {file}.")
    return Finding("window", Level.WELL, said, {"dictionary": str(file)})
