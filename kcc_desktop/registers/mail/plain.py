"""Text from outside as it may be shown: whole letters, without marks that steer or hide."""

from __future__ import annotations

import re

#: Control and direction marks, invisible letters, tags, and halves of pairs.
_STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BLANKS_AT_END = re.compile(r"[ \t\u00a0]{1,1000}$", re.MULTILINE)
_MANY_LINES = re.compile(r"\n{3,}")

#: No text of a mail: they run code or loop for long instead of reading letters.
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined"})


def line_of(text: str, longest: int) -> str:
    """One line of at most `longest` characters."""
    shown = " ".join(_STEERS.sub("", _LINE_ENDS.sub(" ", text[: 4 * longest])).split())
    return shown if len(shown) <= longest else shown[: longest - 1].rstrip() + "…"


def text_of(text: str, longest: int) -> str:
    """Lines of text, at most `longest` characters of it."""
    lines = _STEERS.sub("", _LINE_ENDS.sub("\n", text[: 2 * longest]))
    shown = _MANY_LINES.sub("\n\n", _BLANKS_AT_END.sub("", lines)).strip("\n")
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"


def decoded(data: bytes, charset: str) -> str:
    """Bytes as text: as they claim to be, else as UTF-8, else as Windows does. Never raises."""
    claimed = charset.strip().lower().replace("-", "_")
    is_wide = claimed.startswith(("utf_16", "utf_32", "utf16", "utf32"))
    is_refused = claimed in _NO_CHARSETS or (is_wide and b"\0" not in data)
    for candidate in ("utf-8",) if is_refused or not claimed else (claimed, "utf-8"):
        try:
            return data.decode(candidate)
        except (LookupError, UnicodeError, ValueError):
            continue  # not what it claims to be
    return data.decode("cp1252", "replace")
