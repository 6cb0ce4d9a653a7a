"""A message as bytes, read into a `ParsedMail`. Run where it can be killed: see `parsing`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from kcc_desktop.domain.mail import (
    Address,
    MailPart,
    MailProblem,
    ParsedMail,
    ParsedPart,
)
from kcc_desktop.registers.mail.attachments import runs, safe_name, type_of
from kcc_desktop.registers.mail.automatic import automatic
from kcc_desktop.registers.mail.calendar import invitation_in
from kcc_desktop.registers.mail.headers import Header, header_of
from kcc_desktop.registers.mail.html_text import text_in
from kcc_desktop.registers.mail.limits import (
    LONGEST_BODY,
    LONGEST_ID,
    LONGEST_SUBJECT,
    MOST_HEADER_BYTES,
    MOST_HTML_BYTES,
    MOST_TEXT_BYTES,
)
from kcc_desktop.registers.mail.mime import Leaf, TakenApart, content_of, take_apart
from kcc_desktop.registers.mail.plain import decoded, text_of
from kcc_desktop.registers.mail.quotes import fold

_PLAIN, _HTML, _CALENDAR = "text/plain", "text/html", "text/calendar"
NOBODY = Address("", "")


@dataclass(slots=True)
class _Content:
    """What was read of the parts so far."""

    texts: list[str] = field(default_factory=list)
    parts: list[ParsedPart] = field(default_factory=list)


def read(raw: bytes) -> ParsedMail:
    """What a message says, with all that hangs on it."""
    apart = take_apart(raw)
    content = _content(raw, apart)
    body, quoted = fold(text_of("\n\n".join(content.texts), LONGEST_BODY))
    parts = _with_itself(content.parts, raw) if apart.problem else content.parts
    return _mail(apart.header, raw, body, quoted, parts, apart.problem)


def read_head(raw: bytes, problem: MailProblem, *, keep: bool = True) -> ParsedMail:
    """What only the header of a message says; the message itself is kept as it came."""
    header, _, _ = header_of(raw, 0, len(raw), MOST_HEADER_BYTES)
    return _mail(header, raw, "", "", _with_itself([], raw) if keep else [], problem)


def unread(raw: bytes, problem: MailProblem) -> ParsedMail:
    """A message of which nothing could be read at all."""
    key = hashlib.sha256(raw).hexdigest()
    kept = tuple(_with_itself([], raw))
    return ParsedMail("", key, NOBODY, (), "", "", parts=kept, problem=problem, size=len(raw))


def _mail(
    header: Header,
    raw: bytes,
    body: str,
    quoted: str,
    parts: Sequence[ParsedPart],
    problem: MailProblem | None,
) -> ParsedMail:
    sender = next(iter(header.addresses("From") or header.addresses("Sender")), NOBODY)
    hops = header.count("Received")
    return ParsedMail(
        message_id=next(iter(header.ids("Message-ID")), ""),
        content_key=_content_key(header, body, quoted, parts),
        sender=sender,
        to=header.addresses("To"),
        subject=header.text("Subject", LONGEST_SUBJECT),
        body=body,
        quoted=quoted,
        cc=header.addresses("Cc"),
        reply_to=next((one.address for one in header.addresses("Reply-To")), ""),
        in_reply_to=next(iter(header.ids("In-Reply-To")), ""),
        refers_to=header.ids("References"),
        written_at=header.moment("Date"),
        automatic=automatic(header, sender.address, hops),
        parts=tuple(parts),
        problem=problem or "",
        size=len(raw),
    )


def _content_key(header: Header, body: str, quoted: str, parts: Sequence[ParsedPart]) -> str:
    """What stays the same however a message travels, as SHA-256."""
    key = hashlib.sha256()
    for name in ("From", "Date", "Subject", "To"):
        key.update(header.text(name, LONGEST_ID).encode() + b"\0")
    key.update(f"{body}\0{quoted}".encode())
    for one in parts:
        key.update(one.part.digest.encode())
    return key.hexdigest()


def _content(raw: bytes, apart: TakenApart) -> _Content:
    content = _Content()
    chosen = _chosen(raw, apart.leaves)
    for place, leaf in enumerate(apart.leaves):
        if place in chosen:
            content.texts.append(chosen[place])
        elif not _is_body(leaf):
            content.parts.append(_part(raw, leaf, len(content.parts)))
        if leaf.header.type == _CALENDAR:
            content.texts.append(invitation_in(_decoded(raw, leaf)))
    content.texts = [text for text in content.texts if text.strip()]
    return content


def _chosen(raw: bytes, leaves: Sequence[Leaf]) -> dict[int, str]:
    """The text of each part that is shown as the text of the mail, by its place.

    Of alternatives the plain one is shown, unless it says next to nothing.
    """
    texts = {place: (leaf, _text(raw, leaf)) for place, leaf in enumerate(leaves) if _is_body(leaf)}
    says: dict[tuple[int, str], int] = {}
    for leaf, text in texts.values():
        says[leaf.choice, leaf.header.type] = len(text.strip())

    def is_shown(leaf: Leaf) -> bool:
        if leaf.choice < 0:
            return True
        plain, html = says.get((leaf.choice, _PLAIN), 0), says.get((leaf.choice, _HTML), 0)
        wants_html = html > 0 and (plain == 0 or (plain < 60 and html > 4 * plain))
        return (leaf.header.type == _HTML) == wants_html

    return {place: text for place, (leaf, text) in texts.items() if is_shown(leaf)}


def _is_body(leaf: Leaf) -> bool:
    """Whether it is text of the mail itself, and no file."""
    header = leaf.header
    own = not header.file_name and header.disposition != "attachment" and not leaf.is_whole
    return own and header.type in {_PLAIN, _HTML}


def _text(raw: bytes, leaf: Leaf) -> str:
    text = _decoded(raw, leaf)
    return text_in(text[:MOST_HTML_BYTES]) if leaf.header.type == _HTML else text


def _decoded(raw: bytes, leaf: Leaf) -> str:
    return decoded(content_of(raw, leaf)[:MOST_TEXT_BYTES], leaf.header.charset or "utf-8")


def _part(raw: bytes, leaf: Leaf, position: int) -> ParsedPart:
    data = content_of(raw, leaf)
    header = leaf.header
    claimed = "message/rfc822" if leaf.is_whole else header.type
    inline = header.disposition == "inline" or "Content-ID" in header
    return part_of(data, header.file_name, claimed, position, inline=inline)


def part_of(
    data: bytes, claimed_name: str, claimed_type: str, position: int, *, inline: bool = False
) -> ParsedPart:
    """Something that hangs on a mail, under a safe name and its true type."""
    type_ = type_of(data, claimed_type)
    name = safe_name(claimed_name, type_, position)
    if runs(data) and not name.endswith("_"):
        name = f"{name}_"
    digest = hashlib.sha256(data).hexdigest()
    return ParsedPart(MailPart(position, name, type_, len(data), digest, inline), data)


def _with_itself(parts: Sequence[ParsedPart], raw: bytes) -> list[ParsedPart]:
    """The message as it came is the last of its parts."""
    digest = hashlib.sha256(raw).hexdigest()
    own = MailPart(len(parts), "bericht.eml", "message/rfc822", len(raw), digest)
    return [*parts, ParsedPart(own, raw)]
