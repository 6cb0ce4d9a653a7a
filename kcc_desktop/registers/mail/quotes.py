"""What a mail quotes of others, folded off its own text."""

from __future__ import annotations

import re

#: Lines are looked at by their beginning.
_LOOKED_AT = 300
_WROTE = re.compile(
    r"(?:op|on|am|le)\b.{4,200}\b(?:schreef|wrote|schrieb|[ée]crit)\b.{0,120}:\s*$", re.IGNORECASE
)
_ORIGINAL = re.compile(
    r"\s*-{2,}\s*(?:oorspronkelijk(?:e)? bericht|origineel bericht|original message"
    r"|urspr[uü]ngliche nachricht|doorgestuurd bericht|forwarded message)\s*-{2,}\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"[\s*]*(?:van|from|von|de)\s*:[\s*]*\S", re.IGNORECASE)
_SENT = re.compile(
    r"[\s*]*(?:verzonden|sent|datum|date|gesendet|envoy[ée]|aan|to|an|onderwerp|subject)\s*:",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*_{10,}\s*$")


def fold(text: str) -> tuple[str, str]:
    """The text of a mail itself, and what it quotes below (or above) that.

    Quotes between which was answered stay. When nothing would be left, nothing is folded.
    """
    lines = text.split("\n")
    begin = next((n for n in range(len(lines)) if _begins_quote(lines, n)), None)
    if begin is None:
        begin = _trailing(lines)
    if begin is None:
        return text, ""
    end = _end_of(lines, begin)
    own = "\n".join((*lines[:begin], *lines[end:])).strip("\n")
    if not own.strip():
        return text, ""
    return own.rstrip(), "\n".join(lines[begin:end]).strip("\n")


def _begins_quote(lines: list[str], place: int) -> bool:
    line = lines[place][:_LOOKED_AT]
    if _ORIGINAL.match(line) or _WROTE.match(line.strip()):
        return True
    following = [one[:_LOOKED_AT] for one in lines[place + 1 : place + 6]]
    if _RULE.match(line):
        return any(_FROM.match(one) for one in following[:2])
    if _FROM.match(line):
        return sum(bool(_SENT.match(one)) for one in following) >= 2
    return bool(_WROTE.match(" ".join((line.strip(), *(one.strip() for one in following[:1])))))


def _trailing(lines: list[str]) -> int | None:
    """Where the quoted lines begin with which the text ends; None without."""
    begin = len(lines)
    while begin and (not lines[begin - 1].strip() or lines[begin - 1].startswith(">")):
        begin -= 1
    quoted = any(line.startswith(">") for line in lines[begin:])
    return begin if quoted else None


def _end_of(lines: list[str], begin: int) -> int:
    """Where a quote ends: with its lines of `>`, when it has these, else with the text."""
    after = begin
    while after < len(lines) and not lines[after].startswith(">"):
        after += 1
    introduced = after - begin <= 3  # `On ... wrote:` over two lines, and a blank one
    if after == len(lines) or not introduced:
        return len(lines)
    while after < len(lines) and (not lines[after].strip() or lines[after].startswith(">")):
        after += 1
    return after
