"""The commands of `run.py`."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys

from kcc_desktop.domain.said import Language, Said
from tools import checks, debian, environment
from tools.telling import CannotGoOn, Teller

PICTURE = "build/demo.png"
NO_DISPLAY = Said(
    nl=f"Er is geen scherm: het verhaal wordt buiten beeld gespeeld. De foto komt in {PICTURE}.",
    en=f"There is no display: the story is played off screen. Its picture goes to {PICTURE}.",
)


def run(arguments: list[str], usage: str) -> int:
    """Run the command that `arguments` name (see `usage`); gives the exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console without ✓ must not stop us
    language, words = _take_language(arguments)
    name, rest = (words[0], words[1:]) if words else ("", [])
    command = {"demo": _demo, "test": _test}.get(name)
    if command is None or {"-h", "--help"} & set(rest):
        print(usage)
        return 0 if command or name in ("-h", "--help") else 2
    try:
        return command(rest, Teller(language))
    except CannotGoOn as fault:
        print(fault.said.in_(language), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _take_language(arguments: list[str]) -> tuple[Language, list[str]]:
    """The language that `--lang` names, Dutch without it; and the other arguments."""
    parser = argparse.ArgumentParser(prog="run.py", add_help=False, allow_abbrev=False)
    parser.add_argument("--lang", type=Language, default=Language.NL)
    known, words = parser.parse_known_args(arguments)
    return known.lang, words


def _demo(rest: list[str], teller: Teller) -> int:
    _prepare(teller, for_tests=False)
    if _has_display():
        words = ["--demo"]
    else:
        teller.say(NO_DISPLAY)
        (environment.ROOT / PICTURE).parent.mkdir(exist_ok=True)
        words = ["demo-story", "--out", PICTURE]
    program = [str(environment.PYTHON), "-m", "kcc_desktop"]
    command = [*program, *words, "--lang", teller.language.value, *rest]
    return subprocess.run(command, cwd=environment.ROOT, check=False).returncode


def _test(rest: list[str], teller: Teller) -> int:
    _prepare(teller, for_tests=True)
    return checks.run_all(rest, teller)


def _prepare(teller: Teller, *, for_tests: bool) -> None:
    debian.ensure(teller, for_tests=for_tests)
    environment.ensure(teller, for_tests=for_tests)


def _has_display() -> bool:
    variables = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform != "linux" or any(os.environ.get(name) for name in variables)
