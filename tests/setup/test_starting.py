"""`python -m kcc_desktop` where no window can be shown: a sentence, no traceback, no core dump."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kcc_desktop.__main__ import _names_verb
from kcc_desktop.desk import surroundings

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can lack a display")


def start(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    without = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in without}
    return subprocess.run(
        [sys.executable, "-m", "kcc_desktop", *arguments],
        env={**kept, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@ON_LINUX
def test_without_a_display_it_says_so() -> None:
    done = start("--demo")
    assert (done.returncode, done.stderr) == (1, f"{surroundings.NO_DISPLAY.nl}\n")


@ON_LINUX
def test_in_english_when_asked() -> None:
    done = start("--demo", "--lang", "en")
    assert (done.returncode, done.stderr) == (1, f"{surroundings.NO_DISPLAY.en}\n")


@ON_LINUX
def test_a_display_that_refuses_is_named() -> None:
    done = start("--lang=en", DISPLAY=":4711")
    assert done.returncode == 1
    assert ":4711 does not answer" in done.stderr


def test_a_display_that_answers_is_no_fault(
    xvfb_display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", xvfb_display)
    assert surroundings.missing_display() is None


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("libGL.so.1: cannot open shared object file: No such file or directory", "libGL.so.1"),
        ("DLL load failed while importing QtWidgets: not found", "QtWidgets"),
        ("dlopen(QtCore.abi3.so): Library not loaded: @rpath/QtCore", "QtCore"),
    ],
)
def test_a_missing_system_library_is_named(told: str, named: str) -> None:
    said = surroundings.missing_library(ImportError(told))
    assert said is not None
    assert named in said.en
    assert named in said.nl


def test_an_import_that_is_our_own_mistake_is_not_hidden() -> None:
    assert surroundings.missing_library(ImportError("cannot import name 'x' from 'y'")) is None


@pytest.mark.parametrize(
    ("line", "verb"),
    [
        ("", False),
        ("--demo --lang en", False),
        ("--workspace sqlite:///ask", False),
        ("ask lantaarn", True),
        ("--lang en ask lantaarn", True),
        ("--lang=en --help", True),
        ("--version", True),
    ],
)
def test_a_verb_is_told_from_the_options_of_the_window(line: str, verb: bool) -> None:
    assert _names_verb(line.split()) is verb


@pytest.mark.parametrize(
    ("step", "not_loaded"),
    [
        ("import kcc_desktop.app", {"sqlalchemy", "sqlite3", "phonenumbers", "tomllib"}),
        ("import kcc_desktop.store.opening", {"psycopg", "sqlalchemy.dialects.postgresql"}),
        ("from kcc_desktop.demo import demo_url", {"yaml", "kcc_desktop.demo.sample"}),
    ],
)
def test_nothing_waits_for_what_it_does_not_use(step: str, not_loaded: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{step}\nimport sys\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert not_loaded.isdisjoint(done.stdout.split())
