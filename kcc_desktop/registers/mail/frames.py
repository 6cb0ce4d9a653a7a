"""What goes between the program and the process that reads messages: JSON, and contents as bytes.

Nothing that comes back is executed or unpickled: that process has read hostile bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from kcc_desktop.domain.mail import Address, Automatic, MailPart, ParsedMail, ParsedPart

_TEXTS = (
    "message_id",
    "content_key",
    "subject",
    "body",
    "quoted",
    "reply_to",
    "in_reply_to",
    "problem",
)


def frames_of(mail: ParsedMail) -> list[bytes]:
    """The mail without its contents, and each content."""
    values: dict[str, Any] = {name: str(getattr(mail, name)) for name in _TEXTS}
    values |= {
        "sender": _pair(mail.sender),
        "to": [_pair(one) for one in mail.to],
        "cc": [_pair(one) for one in mail.cc],
        "refers_to": list(mail.refers_to),
        "written_at": mail.written_at.isoformat() if mail.written_at else None,
        "automatic": mail.automatic.value,
        "size": mail.size,
        "parts": [_part(one.part) for one in mail.parts],
    }
    return [json.dumps(values).encode(), *(one.data for one in mail.parts)]


def mail_in(first: bytes, following: Callable[[], bytes]) -> ParsedMail:
    """The mail again; `following` gives the contents in turn.

    Raises ValueError, KeyError or TypeError for what is no such frame.
    """
    values: Mapping[str, Any] = json.loads(first)
    written_at = values["written_at"]
    return ParsedMail(
        **{name: str(values[name]) for name in _TEXTS},
        sender=_address(values["sender"]),
        to=_addresses(values["to"]),
        cc=_addresses(values["cc"]),
        refers_to=tuple(str(one) for one in values["refers_to"]),
        written_at=datetime.fromisoformat(written_at) if written_at else None,
        automatic=Automatic(values["automatic"]),
        size=int(values["size"]),
        parts=tuple(ParsedPart(_part_in(one), following()) for one in values["parts"]),
    )


def _pair(one: Address) -> list[str]:
    return [one.name, one.address]


def _address(pair: Sequence[Any]) -> Address:
    return Address(str(pair[0]), str(pair[1]))


def _addresses(pairs: Sequence[Sequence[Any]]) -> tuple[Address, ...]:
    return tuple(_address(pair) for pair in pairs)


def _part(one: MailPart) -> list[Any]:
    return [one.position, one.name, one.type, one.size, one.digest, one.inline, one.withheld]


def _part_in(values: Sequence[Any]) -> MailPart:
    position, name, type_, size, digest, inline, withheld = values
    return MailPart(
        int(position), str(name), str(type_), int(size), str(digest), bool(inline), str(withheld)
    )
