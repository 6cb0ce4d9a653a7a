"""Cells of a file that a spreadsheet program may open."""

from __future__ import annotations

import re

#: What spreadsheet programs take for the beginning of a formula, also behind blanks (OWASP, "CSV
#: Injection"; `|` and `%` start one in older programs).
_FORMULA = re.compile(r"\s*[=+\-@\t\r\n|%]")


def neutral(text: str) -> str:
    """`text` as a cell that is never taken for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_typed(text: str) -> str:
    """What was made `neutral`, as it was before."""
    return text[1:] if text[:1] == "'" and _FORMULA.match(text[1:]) else text
