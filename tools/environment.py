"""The program's own Python environment, `.venv`: made once, renewed when what it holds changes."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from kcc_desktop.domain.said import Said
from tools.telling import CannotGoOn, Teller

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
SCRIPTS = FOLDER / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = SCRIPTS / ("python.exe" if sys.platform == "win32" else "python")
STAMP = FOLDER / "installed.sha256"
FOR_RUNNING, FOR_TESTS = "requirements.txt", "requirements-test.txt"

AWAY = re.compile(
    r"NewConnectionError|NameResolutionError|Temporary failure in name resolution|getaddrinfo"
    r"|Max retries exceeded|Network is unreachable|ProxyError|Connect(ion)?Timeout|Read timed out"
)
NO_NETWORK = Said(
    nl="De pakketten van het programma konden niet worden opgehaald: er is geen netwerk, of het "
    "laat pip niet door. Herstel dat en doe het opnieuw; wat al binnen is, blijft.",
    en="The program's packages could not be fetched: there is no network, or it does not let pip "
    "through. Mend that and try again; what was fetched is kept.",
)


def ensure(teller: Teller, *, for_tests: bool) -> None:
    """Make `.venv` hold what the lock files say, and the program itself as an editable install.

    Raises CannotGoOn when it can't be made or filled.
    """
    lock = FOR_TESTS if for_tests else FOR_RUNNING
    # The packages for the tests are those for running and more.
    if PYTHON.exists() and _stamp() in {_digest(lock), _digest(FOR_TESTS)}:
        _refresh_assets(teller)
        return
    _make(teller)
    _install(lock, teller)
    STAMP.write_text(_digest(lock), encoding="ascii")


def _make(teller: Teller) -> None:
    teller.say(Said(nl="Omgeving .venv maken ...", en="Making the environment .venv ..."))
    clear = [] if _version_of_folder() == _version() else ["--clear"]
    done = _run([sys.executable, "-m", "venv", *clear, str(FOLDER)])
    if done.returncode:
        detail = (done.stderr or done.stdout).strip()
        raise CannotGoOn(
            Said(
                nl=f"De omgeving .venv kan niet worden gemaakt: {detail}",
                en=f"The environment .venv can't be made: {detail}",
            )
        )


def _install(lock: str, teller: Teller) -> None:
    teller.say(
        Said(nl="Pakketten ophalen en controleren ...", en="Fetching, checking packages ...")
    )
    _pip(teller, "--require-hashes", "--only-binary=:all:", "-r", lock)
    teller.say(Said(nl="Programma klaarzetten ...", en="Setting up the program ..."))
    _pip(teller, "--no-deps", "--no-index", "--no-build-isolation", "-e", ".")


def _pip(teller: Teller, *arguments: str) -> None:
    options = ["--no-input", "--disable-pip-version-check", "--progress-bar=off", "--retries=2"]
    with subprocess.Popen(
        [str(PYTHON), "-m", "pip", "install", *options, *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as running:
        lines = _follow(running.stdout or (), teller, total=_pinned(arguments))
    if running.returncode:
        raise CannotGoOn(_why_pip_failed(lines))


def _follow(output: Iterable[str], teller: Teller, total: int) -> list[str]:
    """Show what pip is at; gives all that it said."""
    lines: list[str] = []
    done = 0
    for line in output:
        lines.append(line.rstrip())
        done += line.startswith(("Collecting", "Requirement already")) and "(from -r" in line
        teller.progress(line.split("(from")[0].strip(), min(done, total), total)
    return lines


def _pinned(arguments: tuple[str, ...]) -> int:
    if "-r" not in arguments:
        return 0
    lock = (ROOT / arguments[-1]).read_text(encoding="utf-8")
    return len(re.findall(r"^\w\S*==", lock, re.MULTILINE))


def _why_pip_failed(lines: list[str]) -> Said:
    if any(AWAY.search(line) for line in lines):
        return NO_NETWORK
    detail = "\n".join(lines[-12:])
    return Said(
        nl=f"pip kon de pakketten niet installeren. Het zegt:\n{detail}",
        en=f"pip could not install the packages. It says:\n{detail}",
    )


def _refresh_assets(teller: Teller) -> None:
    """Compile the forms and translations again when they changed since."""
    done = _run([str(PYTHON), str(ROOT / "hatch_build.py")])
    if done.returncode:
        detail = (done.stderr or done.stdout).strip()
        raise CannotGoOn(Said(nl=detail, en=detail))
    if "made" in done.stdout:
        teller.say(Said(nl="Schermen opnieuw vertaald.", en="Forms compiled again."))


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _digest(lock: str) -> str:
    """Of all that decides what the environment holds, with the packages of `lock`."""
    total = hashlib.sha256(f"{lock} {_version()} {ROOT}".encode())
    for name in (FOR_RUNNING, FOR_TESTS, "pyproject.toml"):
        total.update((ROOT / name).read_bytes())
    return total.hexdigest()


def _stamp() -> str:
    return STAMP.read_text(encoding="ascii") if STAMP.is_file() else ""


def _version() -> str:
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def _version_of_folder() -> str:
    """The Python version that `.venv` was made with; empty when there is none."""
    settings = FOLDER / "pyvenv.cfg"
    if not (PYTHON.exists() and settings.is_file()):
        return ""
    found = re.search(r"^version\w*\s*=\s*(\d+\.\d+)", settings.read_text("utf-8"), re.MULTILINE)
    return found.group(1) if found else ""
