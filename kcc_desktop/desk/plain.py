"""Data as it may stand on the screen: one plain line, however hostile.

Qt draws a NUL as the end of a text, obeys marks that turn the order of letters around (with which
a name can pass for another one), and takes seconds to lay out a line of a million letters.
"""

from __future__ import annotations

import re

MOST = 400

# C0 and C1 control characters, and the marks of UAX #9 that embed, override or isolate a direction.
_HOSTILE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
_BLANKS = re.compile(r"\s+")


def line(text: str, most: int = MOST) -> str:
    """`text` on one line of at most `most` characters, without what steers or is not seen."""
    cut = _HOSTILE.sub("", text[: most * 4])
    return _shortened(_BLANKS.sub(" ", cut).strip(), most)


def lines(text: str, most: int) -> str:
    """Like `line`, with its line breaks kept."""
    return _shortened(_HOSTILE.sub("", text[: most * 2].replace("\r\n", "\n")).strip(), most)


def label(text: str, most: int = MOST) -> str:
    """`text` on one line, for a button or in a menu: Qt takes a lone ampersand for a key."""
    return line(text, most).replace("&", "&&")


def tip(text: str) -> str:
    """`text` as a tooltip: Qt reads markup in those, so it gets it with every sign escaped."""
    import html  # noqa: PLC0415 (it reads the table of all entities, and the results need none)

    return "<p>" + html.escape(text).replace("\n", "<br>") + "</p>" if text else ""


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
