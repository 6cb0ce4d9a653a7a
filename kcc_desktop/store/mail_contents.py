"""What hangs on mails: each content once, by its SHA-256."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from kcc_desktop.domain.mail import MailPart, ParsedPart
from kcc_desktop.store.bulk import insert_many, insert_new, rows_by
from kcc_desktop.store.mail_rows import part_row
from kcc_desktop.store.mail_tables import mail_content, mail_part
from kcc_desktop.store.refusals import not_found


def put_content(connection: Connection, data: bytes) -> str:
    """Keeps content once; returns its digest."""
    digest = hashlib.sha256(data).hexdigest()
    insert_new(connection, mail_content, {"digest": digest, "data": data}, unique="digest")
    return digest


def add_parts(connection: Connection, mail_id: int, parts: Sequence[ParsedPart]) -> None:
    """Keeps what hangs on a new mail, but for what was withheld."""
    kept = [
        replace(
            one.part,
            position=place,
            digest="" if one.part.withheld else put_content(connection, one.data),
        )
        for place, one in enumerate(parts)
    ]
    insert_many(connection, mail_part, [part_row(mail_id, part) for part in kept])


def with_content(connection: Connection, parts: Sequence[MailPart]) -> list[ParsedPart]:
    """Parts with their content. Raises NotFound."""
    rows = rows_by(connection, mail_content.c.digest, [part.digest for part in parts])
    kept = {row.digest: bytes(row.data) for row in rows}
    if any(part.digest not in kept for part in parts):
        raise not_found("mail")
    return [ParsedPart(part, kept[part.digest]) for part in parts]
