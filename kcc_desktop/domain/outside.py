"""Addresses that other programs are asked to open: to call somebody, or to write a mail.

Whatever stands in names, answers and addresses is encoded, so that it can add no field of its own.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from kcc_desktop.domain.party import Phone

#: Longer ones are cut off or refused by some systems.
LONGEST = 1900
_PART = r"[^\s@<>()\[\]\\,;:\"?&%#\x00-\x1f\x7f]+"
_ADDRESS = re.compile(f"{_PART}@{_PART}")
_E164 = re.compile(r"\+[1-9][0-9]{3,14}")
_CUT = quote("…")


def tel_address(phone: Phone) -> str:
    """`tel:+31612345678` (RFC 3966); nothing for a number that could not be read."""
    return f"tel:{phone.e164}" if _E164.fullmatch(phone.e164) else ""


def mail_address(to: str, subject: str = "", body: str = "") -> str:
    """`mailto:` with subject and body (RFC 6068), the body cut where it gets too long.

    Nothing for what is no address.
    """
    address = to.strip()
    if not _ADDRESS.fullmatch(address):
        return ""
    fields = f"?subject={quote(_one_line(subject), safe='')}&body=" if subject or body else ""
    start = f"mailto:{quote(address, safe='@')}{fields}"
    return start + _fitting(body, LONGEST - len(start)) if fields else start


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _fitting(body: str, room: int) -> str:
    """`body` encoded in at most `room` letters, cut between letters."""
    lines = "\r\n".join(body.replace("\0", "").splitlines())
    whole = quote(lines, safe="", errors="replace")
    if len(whole) <= room:
        return whole
    kept = ""
    for letter in lines:
        coded = quote(letter, safe="", errors="replace")
        if len(kept) + len(coded) + len(_CUT) > room:
            break
        kept += coded
    return kept + _CUT
