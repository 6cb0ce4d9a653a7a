"""`run.py` says in one sentence what is wrong, wherever it is started."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kcc_desktop.domain.said import Language
from tools import debian
from tools.telling import CannotGoOn, Teller

ROOT = Path(__file__).resolve().parent.parent.parent
ON_DEBIAN = pytest.mark.skipif(not shutil.which("apt-get"), reason="needs Debian or Ubuntu")


def run(*arguments: str, folder: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )


def test_an_old_python_is_told_so() -> None:
    source = (ROOT / "run.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 6))
    pretend = (
        "import runpy, sys; sys.version_info = (3, 8, 1); runpy.run_path('run.py', {}, '__main__')"
    )
    done = run("-c", pretend)
    assert done.returncode == 1
    assert "Python 3.11 of nieuwer nodig; dit is Python 3.8" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), ([], 2), (["sing"], 2)])
def test_the_commands_are_named(arguments: list[str], code: int) -> None:
    done = run("run.py", *arguments)
    assert done.returncode == code
    assert "run.py demo" in done.stdout


def test_without_network_it_says_so(tmp_path: Path) -> None:
    for name in ("run.py", "pyproject.toml", "requirements.txt", "requirements-test.txt"):
        shutil.copy(ROOT / name, tmp_path)
    for name in ("tools", "tests/support", "kcc_desktop/domain"):
        shutil.copytree(ROOT / name, tmp_path / name)
    nowhere = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_EXTRA_INDEX_URL": "",
        "PIP_FIND_LINKS": "",
        "PIP_RETRIES": "0",
    }
    done = run("run.py", "demo", "--lang", "en", folder=tmp_path, **nowhere)
    assert done.returncode == 1
    assert "there is no network" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@ON_DEBIAN
def test_who_may_not_install_gets_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = {"libnothere.so.9": ("libnothere9t64", "libnothere9")}
    monkeypatch.setattr(debian, "LIBRARIES", libraries)
    monkeypatch.setattr(debian.os, "geteuid", lambda: 1000)
    with pytest.raises(CannotGoOn) as stopped:
        debian.ensure(Teller(Language.EN), for_tests=False)
    said = stopped.value.said.en
    assert said.endswith("sudo apt-get update && sudo apt-get install -y libnothere9")


def test_a_system_too_old_for_qt_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian.sys, "platform", "linux")
    monkeypatch.setattr(debian.platform, "libc_ver", lambda: ("glibc", "2.31"))
    with pytest.raises(CannotGoOn) as stopped:
        debian.ensure(Teller(Language.EN), for_tests=False)
    assert "This system has glibc 2.31." in stopped.value.said.en


@ON_DEBIAN
def test_a_package_is_asked_for_by_the_name_that_this_release_knows() -> None:
    assert debian._known([("not-a-package-0t64", "dpkg"), ("dpkg", "not-a-package")]) == [
        "dpkg",
        "dpkg",
    ]


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-test.txt"])
def test_the_locks_name_no_place_and_hash_every_package(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    pins = [part for part in text.replace("\\\n", " ").splitlines() if "==" in part]
    assert pins
    assert all("--hash=sha256:" in pin for pin in pins)
