"""What a window needs of the computer: Qt's system libraries and a display.

Qt itself ends the process with a core dump when one of them is missing, so they are looked at
before Qt is.
"""

from __future__ import annotations

import os
import sys

from kcc_desktop.domain.said import Said

NO_DISPLAY = Said(
    nl="Er is geen scherm. Start KCC Desktop in een grafische sessie, of vraag het zonder scherm: "
    "kcc-desktop ask TEKST",
    en="There is no display. Start KCC Desktop in a graphical session, or ask it without one: "
    "kcc-desktop ask TEXT",
)
DISPLAY_REFUSES = Said(
    nl="Het scherm {display} geeft geen antwoord of laat ons niet toe. Controleer DISPLAY.",
    en="The display {display} does not answer, or does not admit us. Check DISPLAY.",
)
LIBRARY_MISSING = Said(
    nl="Dit programma mist een bibliotheek van het systeem: {detail}. "
    "Op Debian en Ubuntu noemt 'python3 run.py demo' de regel die haar installeert.",
    en="This program lacks a library of the system: {detail}. "
    "On Debian and Ubuntu 'python3 run.py demo' names the line that installs it.",
)


def missing_library(fault: ImportError) -> Said | None:
    """The sentence for an import that failed on a system library; None for any other failure."""
    detail = str(fault)
    if "cannot open shared object file" in detail:
        return _with(LIBRARY_MISSING, detail=detail.split(":", maxsplit=1)[0])
    if "DLL load failed" in detail or "Library not loaded" in detail:
        return _with(LIBRARY_MISSING, detail=detail.splitlines()[0])
    return None


def missing_display() -> Said | None:
    """The sentence for a window that can't be shown here; None when it can, or Qt is told how."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    display = os.environ.get("DISPLAY")
    return _x11_fault(display) if display else NO_DISPLAY


def _x11_fault(display: str) -> Said | None:
    from ctypes import CDLL, c_void_p  # noqa: PLC0415 (only X11 needs it, and it is slow to load)

    try:
        CDLL("libxcb-cursor.so.0")  # which Qt's X11 plugin loads, and which is often missing
        xcb = CDLL("libxcb.so.1")
    except OSError as fault:
        return _with(LIBRARY_MISSING, detail=str(fault).split(":")[0])
    xcb.xcb_connect.restype = c_void_p
    connection = c_void_p(xcb.xcb_connect(None, None))
    refused = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return _with(DISPLAY_REFUSES, display=display) if refused else None


def _with(said: Said, **values: str) -> Said:
    return Said(nl=said.nl.format(**values), en=said.en.format(**values))
