"""Numbers that registers give to persons and organisations, each with its own check."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[\s.\-/]+")
_DIGITS = re.compile(r"[0-9]+")


def bsn(text: str) -> str | None:
    """The nine digits of a burgerservicenummer when the 11-check holds, else None.

    Eight digits are taken for a number that lost its leading zero. Rule: Wet algemene bepalingen
    burgerservicenummer, art. 1, with the weights of the Logisch Ontwerp BSN (9..2, -1).
    """
    digits = _digits(text, 9)
    return digits if digits and _holds_eleven(digits) else None


def rsin(text: str) -> str | None:
    """The nine digits of an RSIN (legal persons), which carries the same 11-check as a BSN."""
    return bsn(text)


def kvk(text: str) -> str | None:
    """The eight digits of a KvK number, else None. The trade register publishes no check digit."""
    digits = _only_digits(text)
    return digits if len(digits) == 8 and digits.strip("0") else None


def kbo(text: str) -> str | None:
    """The ten digits of a Belgian enterprise number (`BE 0123.456.749`), else None.

    The last two digits are 97 minus the first eight modulo 97 (KBO/BCE).
    """
    digits = _only_digits(text.strip().upper().removeprefix("BE")).rjust(10, "0")
    if len(digits) != 10 or digits[0] not in "01" or not digits.strip("0"):
        return None
    return digits if 97 - int(digits[:8]) % 97 == int(digits[8:]) else None


def insz(text: str) -> str | None:
    """The eleven digits of a Belgian INSZ (national register or BIS number), else None.

    The last two are 97 minus the first nine modulo 97; for births from 2000 on a 2 precedes them.
    """
    digits = _only_digits(text)
    if len(digits) != 11 or not digits.strip("0"):
        return None
    checks = {97 - int(century + digits[:9]) % 97 for century in ("", "2")}
    return digits if int(digits[9:]) in checks else None


def _holds_eleven(digits: str) -> bool:
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0


def _digits(text: str, length: int) -> str:
    digits = _only_digits(text)
    if len(digits) not in (length - 1, length) or not digits.strip("0"):
        return ""
    return digits.rjust(length, "0")


def _only_digits(text: str) -> str:
    digits = _BLANKS.sub("", text)
    return digits if _DIGITS.fullmatch(digits) else ""
