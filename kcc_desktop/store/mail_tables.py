"""The tables of the shared mailbox. A mail is a contact; here stands what makes it a mail."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
)
from sqlalchemy import text as sql_text

from kcc_desktop.store.columns import Moment, PlainText
from kcc_desktop.store.shapes import (
    PARTIAL,
    metadata,
    own_id,
    own_list,
    part_of,
    ref,
    text,
    version,
)

#: How far each folder of a mailbox was fetched (RFC 3501: UIDs hold within one UIDVALIDITY).
mail_folder = Table(
    "mail_folder",
    metadata,
    Column("mailbox", PlainText, primary_key=True),
    Column("folder", PlainText, primary_key=True),
    Column("validity", BigInteger, nullable=False),
    Column("last_uid", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
)

#: One message. `content_key` tells messages apart whose Message-ID is missing or double;
#: `thread_id` is the id of the first message of its thread; `case_numbers` were found in its text;
#: `away` is what its contact belonged to before it was put away; `indexed` are the terms by which
#: that is indexed on SQLite: unlike other contacts it may yet get a party.
mail_message = Table(
    "mail_message",
    metadata,
    own_id(),
    Column("mailbox", PlainText, nullable=False),
    Column("message_id", PlainText, nullable=False),
    Column("content_key", PlainText, nullable=False),
    ref("contact_id", "contact", index=True),
    Column("thread_id", BigInteger, nullable=False, index=True),
    text("direction"),
    text("in_reply_to"),
    own_list("refers_to"),
    text("from_name"),
    text("from_address"),
    own_list("to_addresses"),
    own_list("cc_addresses"),
    text("reply_to"),
    text("subject"),
    text("subject_key"),
    Column("written_at", Moment),
    Column("arrived_at", Moment, nullable=False),
    text("body"),
    text("quoted"),
    text("automatic"),
    text("problem"),
    own_list("case_numbers"),
    ref("product_id", "product"),
    text("state"),
    text("taken_login"),
    text("taken_by"),
    Column("taken_at", Moment),
    Column("snoozed_until", Moment),
    Column("state_at", Moment),
    text("state_by"),
    Column("size", BigInteger, nullable=False, server_default="0"),
    Column("away", JSON),
    text("indexed"),
    version(),
    UniqueConstraint("mailbox", "message_id", "content_key"),
    Index("ix_mail_message_subject_key_id", "subject_key", "id"),
    Index("ix_mail_message_from_address_id", "from_address", "id"),
    Index(
        "ix_mail_message_open",
        "mailbox",
        "arrived_at",
        "id",
        info={PARTIAL: sql_text("state IN ('new', 'taken')")},
    ),
    Index(
        "ix_mail_message_away",
        "id",
        info={PARTIAL: sql_text("state IN ('spam', 'personal')")},
    ),
)

#: Which Message-IDs a message answers or is known by, so that replies find their thread.
mail_reference = Table(
    "mail_reference",
    metadata,
    Column("message_id", PlainText, primary_key=True),
    Column("mail_id", BigInteger, ForeignKey("mail_message.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

#: What hangs on a message. `withheld` says why its content was not kept.
mail_part = Table(
    "mail_part",
    metadata,
    part_of("mail_id", "mail_message"),
    Column("position", Integer, primary_key=True),
    text("name"),
    text("type"),
    Column("size", BigInteger, nullable=False),
    text("digest"),
    Column("inline", Boolean, nullable=False, server_default="0"),
    text("withheld"),
    sqlite_with_rowid=False,
)

#: Content by its SHA-256, each once.
mail_content = Table(
    "mail_content",
    metadata,
    Column("digest", PlainText, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
