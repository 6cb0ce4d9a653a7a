"""The system's own packages on Debian and Ubuntu: seen to when root, else named in one line."""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import subprocess
import sys
from importlib.util import find_spec
from itertools import chain
from pathlib import Path

from kcc_desktop.domain.said import Said
from tests.support.postgres import server_programs
from tools.telling import CannotGoOn, Teller

# What Qt loads, and the package that brings it: the first name that this release knows.
LIBRARIES = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
}
# What tests start: a screen for the real window, what presses its keys, a keyring, a mailbox.
PROGRAMS = {
    "Xvfb": ("xvfb",),
    "xdotool": ("xdotool",),
    "dbus-run-session": ("dbus-daemon", "dbus"),
    "gnome-keyring-daemon": ("gnome-keyring",),
    "/usr/lib/dovecot/imap": ("dovecot-imapd",),
}
FONTS = ("fonts-inter", "fonts-dejavu-core")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")

OLDEST_GLIBC = (2, 34)  # what the packages of Qt are built for

Names = tuple[str, ...]  # one package, under each name that a release gave it


def ensure(teller: Teller, *, for_tests: bool) -> None:
    """See that the system has what Qt, the environment and, `for_tests`, the tests need.

    Raises CannotGoOn with the line to type where it lacks something and we may not install it.
    """
    if sys.platform != "linux":
        return
    _refuse_old_system()
    missing = _missing(for_tests=for_tests)
    if not missing:
        return
    if not shutil.which("apt-get"):
        raise CannotGoOn(_own_tools([names[-1] for names in missing]))
    if os.geteuid() != 0:
        raise CannotGoOn(_line_to_type(_known(missing)))
    _install(missing, teller)
    if still := _missing(for_tests=for_tests):
        raise CannotGoOn(_line_to_type(_known(still)))


def _refuse_old_system() -> None:
    name, version = platform.libc_ver()
    if name != "glibc" or tuple(map(int, version.split("."))) < OLDEST_GLIBC:
        oldest = ".".join(map(str, OLDEST_GLIBC))
        raise CannotGoOn(
            Said(
                nl=f"Qt heeft een systeem met glibc {oldest} of nieuwer nodig, zoals Debian 12 of "
                f"Ubuntu 22.04. Dit systeem heeft {name or 'een andere C-bibliotheek'} {version}.",
                en=f"Qt needs a system with glibc {oldest} or newer, such as Debian 12 or Ubuntu "
                f"22.04. This system has {name or 'another C library'} {version}.",
            )
        )


def _missing(*, for_tests: bool) -> list[Names]:
    missing = [names for library, names in LIBRARIES.items() if not _loads(library)]
    if not _has_fonts():
        missing.append(FONTS)
    if find_spec("ensurepip") is None:
        missing.append((f"python{sys.version_info.major}.{sys.version_info.minor}-venv",))
    return [*missing, *_missing_for_tests()] if for_tests else missing


def _missing_for_tests() -> list[Names]:
    missing: list[Names] = [] if server_programs() else [("postgresql",)]
    return missing + [names for program, names in PROGRAMS.items() if not shutil.which(program)]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_fonts() -> bool:
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(chain.from_iterable(folder.rglob("*.[ot]t[fc]") for folder in folders))


def _install(missing: list[Names], teller: Teller) -> None:
    teller.say(Said(nl="Systeempakketten ophalen ...", en="Fetching system packages ..."))
    _apt("update", "-qq")
    packages = _known(missing)
    teller.say(
        Said(nl=f"Installeren: {' '.join(packages)}", en=f"Installing: {' '.join(packages)}")
    )
    _apt("install", "-y", "-qq", "--no-install-recommends", *packages)


def _apt(*arguments: str) -> None:
    done = subprocess.run(
        ["apt-get", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        line = f"apt-get {' '.join(arguments)}"
        detail = (done.stderr or done.stdout).strip()
        raise CannotGoOn(
            Said(
                nl=f"'{line}' is niet gelukt. Is er netwerk? apt-get zegt:\n{detail}",
                en=f"'{line}' failed. Is there a network? apt-get says:\n{detail}",
            )
        )


def _known(missing: list[Names]) -> list[str]:
    """Each package under the first of its names that this release knows."""
    return [next(filter(_is_known, names), names[-1]) for names in missing]


def _is_known(package: str) -> bool:
    asked = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return asked.returncode == 0


def _line_to_type(packages: list[str]) -> Said:
    line = f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"
    return Said(
        nl=f"Het systeem mist pakketten. Installeer ze met:\n  {line}",
        en=f"The system lacks packages. Install them with:\n  {line}",
    )


def _own_tools(packages: list[str]) -> Said:
    names = " ".join(packages)
    return Said(
        nl=f"Het systeem mist wat Debian zo noemt: {names}. Installeer het op uw manier.",
        en=f"The system lacks what Debian calls: {names}. Install it in your system's own way.",
    )
