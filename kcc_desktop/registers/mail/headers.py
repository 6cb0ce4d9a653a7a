"""The header of a message: read up to a limit, decoded (RFC 2047, RFC 2231), and cleaned."""

from __future__ import annotations

import binascii
import re
from datetime import UTC, datetime
from email.message import Message
from email.parser import HeaderParser
from email.utils import collapse_rfc2231_value, parsedate_to_datetime

from kcc_desktop.domain.mail import Address
from kcc_desktop.registers.mail.addresses import addresses_in
from kcc_desktop.registers.mail.limits import (
    LONGEST_FIELD,
    LONGEST_ID,
    LONGEST_NAME,
    MOST_ADDRESSES,
    MOST_HEADER_LINES,
    MOST_REFERENCES,
)
from kcc_desktop.registers.mail.plain import decoded, line_of

_END = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_WORD = re.compile(r"=\?([^?\s*]{1,60})(?:\*[^?\s]{0,20})?\?([bBqQ])\?([^?\s]{0,2000})\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(?==\?)")
_ID = re.compile(r"<([^<>\s]{1,998})>")
_QUOTED_PRINTABLE = re.compile(r"=([0-9A-Fa-f]{2})")


class Header:
    """The fields of one header. Reading it never raises, whatever stands in it."""

    def __init__(self, fields: Message) -> None:
        self._fields = fields

    def text(self, name: str, longest: int = LONGEST_FIELD) -> str:
        """A field as one line of decoded, clean text; empty without it."""
        return line_of(_words(self._raw(name)), longest)

    def ids(self, name: str) -> tuple[str, ...]:
        """Message-IDs, without brackets; of many the first and the newest ones."""
        raw = self._raw(name)
        found = [line_of(one, LONGEST_ID) for one in _ID.findall(raw)]
        if not found and raw.strip() and name == "Message-ID":
            found = [line_of(raw, LONGEST_ID)]
        unique = list(dict.fromkeys(one for one in found if one))
        if len(unique) > MOST_REFERENCES:
            unique = [unique[0], *unique[1 - MOST_REFERENCES :]]
        return tuple(unique)

    def addresses(self, name: str) -> tuple[Address, ...]:
        """Addresses with their names."""
        pairs = addresses_in(", ".join(self._all(name)[:MOST_ADDRESSES]), MOST_ADDRESSES)
        cleaned = (
            Address(line_of(_words(shown), LONGEST_NAME), line_of(address, LONGEST_ID))
            for shown, address in pairs
        )
        return tuple(one for one in cleaned if "@" in one.address)

    def moment(self, name: str) -> datetime | None:
        """A date, in UTC; None when it is none."""
        raw = self._raw(name)[:100]
        try:
            moment = parsedate_to_datetime(raw)
            aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return aware.astimezone(UTC)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None

    @property
    def type(self) -> str:
        """The type that a part claims, in small letters; a multipart needs a boundary."""
        claimed = line_of(self._fields.get_content_type(), 100)
        return "text/plain" if claimed.startswith("multipart/") and not self.boundary else claimed

    @property
    def charset(self) -> str:
        """The charset that a part claims."""
        return self._parameter("charset")

    @property
    def boundary(self) -> bytes:
        """What stands between the parts of a multipart."""
        return self._parameter("boundary").rstrip().encode()[:200]

    @property
    def encoding(self) -> str:
        """The content transfer encoding."""
        return self._raw("Content-Transfer-Encoding").strip().lower()[:40]

    @property
    def disposition(self) -> str:
        """`attachment`, `inline` or empty."""
        return self._raw("Content-Disposition").partition(";")[0].strip().lower()[:40]

    @property
    def file_name(self) -> str:
        """The name that a part claims, decoded but not yet safe."""
        named = self._parameter("filename", "Content-Disposition") or self._parameter("name")
        return line_of(_words(named), 4 * LONGEST_NAME)

    def count(self, name: str) -> int:
        """How often a field occurs."""
        return len(self._fields.get_all(name, []))

    def __contains__(self, name: str) -> bool:
        return name in self._fields

    def _raw(self, name: str) -> str:
        return next(iter(self._all(name)), "")

    def _all(self, name: str) -> list[str]:
        return [str(value)[:LONGEST_FIELD] for value in self._fields.get_all(name, [])]

    def _parameter(self, name: str, field: str = "Content-Type") -> str:
        try:
            value = self._fields.get_param(name, "", field)
            return collapse_rfc2231_value(value)
        except (LookupError, TypeError, ValueError, UnicodeError):  # RFC 2231 that is none
            return ""


def header_of(raw: bytes, start: int, end: int, most: int) -> tuple[Header, int, bool]:
    """The header in `raw` from `start`, where its body begins, and whether it was cut off."""
    if raw[start : start + 1] in (b"\n", b""):
        body = start
        block = b""
    else:
        found = _END.search(raw, start, end)
        body = found.end() if found else end
        block = raw[start : min(found.start() if found else end, start + most)]
    whole = body - start <= most + 4
    lines = block.split(b"\n", MOST_HEADER_LINES)
    if len(lines) > MOST_HEADER_LINES:
        block, whole = b"\n".join(lines[:MOST_HEADER_LINES]), False
    return Header(HeaderParser().parsestr(decoded(block, "utf-8") + "\n\n")), body, not whole


def _words(text: str) -> str:
    """Decodes the encoded words of RFC 2047, also where they stand within quotes."""
    if "=?" not in text:
        return text
    return _WORD.sub(_word, _BETWEEN_WORDS.sub(r"\1", text))


def _word(found: re.Match[str]) -> str:
    charset, kind, coded = found.groups()
    if kind in "bB":
        return decoded(base64_of(coded.encode("ascii", "replace")), charset)
    plain = _QUOTED_PRINTABLE.sub(lambda hex_: chr(int(hex_[1], 16)), coded.replace("_", " "))
    return decoded(plain.encode("latin-1", "replace"), charset)


def base64_of(data: bytes) -> bytes:
    """What base64 holds, as much of it as can be read."""
    try:
        return binascii.a2b_base64(data)
    except binascii.Error:
        pass  # cut off, or damaged
    bare = re.sub(rb"[^A-Za-z0-9+/]", b"", data)
    return binascii.a2b_base64(bare[: len(bare) // 4 * 4])
