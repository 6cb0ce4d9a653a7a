"""A message taken apart into its parts (RFC 2046), by places in its bytes and within limits.

The standard library's parser makes an object of each line and calls itself for each level; this
one copies nothing and keeps a stack.
"""

from __future__ import annotations

import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kcc_desktop.domain.mail import MailProblem
from kcc_desktop.registers.mail.headers import Header, base64_of, header_of
from kcc_desktop.registers.mail.limits import (
    DEEPEST,
    MOST_HEADER_BYTES,
    MOST_PART_HEADER_BYTES,
    MOST_PARTS,
)

_UU_BEGIN = re.compile(rb"\A\s*begin [0-7]{3,4} [^\r\n]{1,200}\r?\n")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds no others: its header and where its body stands.

    `choice` is the place of the multipart/alternative that it is one of, -1 for none; `is_whole`
    says that it is the rest of a message that was not taken apart further.
    """

    header: Header
    start: int
    end: int
    choice: int = -1
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class TakenApart:
    """A message in parts; `problem` says what of it was not taken apart."""

    header: Header
    leaves: tuple[Leaf, ...]
    problem: MailProblem | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part that may hold others."""

    start: int
    end: int
    depth: int
    choice: int


def take_apart(raw: bytes) -> TakenApart:
    """The header and the parts of a message, in their order."""
    header, body, was_cut = header_of(raw, 0, len(raw), MOST_HEADER_BYTES)
    problem = MailProblem.HEADERS if was_cut else None
    leaves: list[Leaf] = []
    left: list[tuple[Header, _Piece]] = [(header, _Piece(body, len(raw), 0, -1))]
    seen = 0
    while left:
        own, piece = left.pop()
        seen += 1
        if seen > MOST_PARTS:
            problem = MailProblem.MANY_PARTS
            break
        inner = _inner(raw, own, piece)
        if inner is None:
            leaves.append(Leaf(own, piece.start, piece.end, piece.choice))
        elif piece.depth >= DEEPEST:
            problem = MailProblem.NESTED
            leaves.append(Leaf(own, piece.start, piece.end, is_whole=True))
        else:
            left += reversed([(_header(raw, one), _body(raw, one)) for one in inner])
    return TakenApart(header, tuple(leaves), problem)


def content_of(raw: bytes, leaf: Leaf) -> bytes:
    """What a part holds, decoded as far as that can be done."""
    data = raw[leaf.start : leaf.end]
    encoding = "" if leaf.is_whole else leaf.header.encoding
    if encoding == "base64":
        return base64_of(data)
    if encoding == "quoted-printable":
        return quopri.decodestring(data)
    if encoding in {"x-uuencode", "uuencode", "uue"}:
        return _uu(data)
    return data


def _inner(raw: bytes, header: Header, piece: _Piece) -> list[_Piece] | None:
    """The parts of a multipart, at most one more than are read; None when it is none."""
    if not header.type.startswith("multipart/"):
        return None
    choice = piece.start if header.type == "multipart/alternative" else piece.choice
    inner: list[_Piece] = []
    begin = -1
    for start, end, closes in _delimiters(raw, header.boundary, piece):
        if begin >= 0:
            inner.append(_Piece(begin, max(begin, start), piece.depth + 1, choice))
        begin = -1 if closes else end
        if closes or len(inner) > MOST_PARTS:
            break
    if begin >= 0:
        inner.append(_Piece(begin, piece.end, piece.depth + 1, choice))
    return inner or None


def _delimiters(raw: bytes, boundary: bytes, piece: _Piece) -> Iterator[tuple[int, int, bool]]:
    """Where the lines between parts begin (with the line end before them) and end; whether it is
    the closing one.
    """
    sought = b"--" + boundary
    at = raw.find(sought, piece.start, piece.end)
    while at >= 0:
        after = at + len(sought)
        if at == piece.start or raw[at - 1 : at] == b"\n":
            closes = raw[after : after + 2] == b"--"
            line_end = raw.find(b"\n", after, piece.end)
            end = piece.end if line_end < 0 else line_end + 1
            if not raw[after : min(end, after + 300)].strip(b"- \t\r\n"):
                yield _before(raw, at, piece.start), end, closes
                after = end
        at = raw.find(sought, max(after, at + 1), piece.end)


def _before(raw: bytes, at: int, least: int) -> int:
    """Without the line end before a delimiter, which belongs to that."""
    if raw[at - 2 : at] == b"\r\n":
        return max(least, at - 2)
    return max(least, at - 1)


def _header(raw: bytes, piece: _Piece) -> Header:
    return header_of(raw, piece.start, piece.end, MOST_PART_HEADER_BYTES)[0]


def _body(raw: bytes, piece: _Piece) -> _Piece:
    body = header_of(raw, piece.start, piece.end, MOST_PART_HEADER_BYTES)[1]
    return _Piece(body, piece.end, piece.depth, piece.choice)


def _uu(data: bytes) -> bytes:
    """What uuencode holds; the bytes as they are when it is none."""
    begin = _UU_BEGIN.match(data)
    if begin is None:
        return data
    lines: list[bytes] = []
    for line in data[begin.end() :].splitlines():
        if line.strip() in {b"", b"`", b"end"}:
            break
        try:
            lines.append(binascii.a2b_uu(line))
        except binascii.Error:
            return data
    return b"".join(lines)
