"""An Outlook message (.msg, [MS-OXMSG]) as the same mail in the form in which mail travels."""

from __future__ import annotations

import base64
import io
import secrets
from collections.abc import Iterator
from email.utils import format_datetime
from typing import Any

from oxmsg import Message

from kcc_desktop.registers.mail.limits import LONGEST_FIELD, MOST_HTML_BYTES, MOST_PARTS
from kcc_desktop.registers.mail.plain import line_of

#: How a compound file begins ([MS-CFB] 2.2).
SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIELDS = (
    "From",
    "To",
    "Cc",
    "Date",
    "Subject",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Reply-To",
    "Auto-Submitted",
    "Precedence",
    "List-Id",
)
_USUAL_TYPE = "application/octet-stream"


def as_message(data: bytes) -> bytes:
    """The same mail as bytes of RFC 5322. A damaged file raises whatever its faults lead to."""
    said: Any = Message.load(io.BytesIO(data))
    boundary = secrets.token_hex(16).encode()
    own = [*_fields(said), f"Content-Type: multipart/mixed; boundary={boundary.decode()}"]
    pieces = ["\r\n".join(own).encode("utf-8", "replace") + b"\r\n\r\n"]
    for header, content in _parts(said):
        coded = base64.encodebytes(content)
        pieces.append(b"--" + boundary + b"\r\n" + header.encode() + b"\r\n\r\n" + coded)
    return b"".join([*pieces, b"--" + boundary + b"--\r\n"])


def _fields(said: Any) -> list[str]:
    """The fields as they travelled, else what the file itself knows."""
    travelled = {str(name).lower(): str(value) for name, value in said.message_headers.items()}
    known = {
        "From": said.sender or "",
        "Subject": said.subject or "",
        "To": ", ".join(f"<{one.email_address}>" for one in said.recipients if one.email_address),
        "Date": format_datetime(said.sent_date) if said.sent_date else "",
    }
    values = {name: travelled.get(name.lower()) or known.get(name, "") for name in _FIELDS}
    return [f"{name}: {line_of(value, LONGEST_FIELD)}" for name, value in values.items() if value]


def _parts(said: Any) -> Iterator[tuple[str, bytes]]:
    """Its text and what hangs on it: a header, and the content."""
    coded = "Content-Transfer-Encoding: base64"
    body, html = said.body or "", said.html_body or ""
    if body.strip():
        yield f"Content-Type: text/plain; charset=utf-8\r\n{coded}", body.encode("utf-8", "replace")
    elif html:
        cut = html[:MOST_HTML_BYTES].encode("utf-8", "replace")
        yield f"Content-Type: text/html; charset=utf-8\r\n{coded}", cut
    for one in list(said.attachments)[:MOST_PARTS]:
        if one.file_bytes is not None:
            name = line_of(one.file_name or "", 200).replace('"', "'").replace("\\", "_")
            kind = line_of(one.mime_type or _USUAL_TYPE, 80)
            head = f'Content-Type: {kind}\r\n{coded}\r\nContent-Disposition: attachment; filename="'
            yield f'{head}{name}"', one.file_bytes
