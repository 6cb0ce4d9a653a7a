"""The tables beside outside systems: who follows them, what goes out, what their words mean."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, Table
from sqlalchemy import text as sql_text

from kcc_desktop.store.columns import Moment, PlainText
from kcc_desktop.store.shapes import PARTIAL, metadata, own_id, own_key, part_of, text, version

#: What only one desk may do at a time; whoever has it renews it, and when it runs out it is free.
lease = Table(
    "lease",
    metadata,
    Column("name", PlainText, primary_key=True),
    text("holder"),
    Column("until", Moment, nullable=False),
)

#: How far a system was followed. The cursor is the system's own.
system_mark = Table(
    "system_mark",
    metadata,
    Column("system", PlainText, primary_key=True),
    text("cursor"),
    Column("at", Moment, nullable=False),
)

#: What a status of a system means in our steps; empty as long as nobody said so.
status_meaning = Table(
    "status_meaning",
    metadata,
    Column("system", PlainText, primary_key=True),
    Column("status", PlainText, primary_key=True),
    text("step"),
    Column("times", Integer, nullable=False, server_default="0"),
    Column("last_at", Moment),
    version(),
)

#: What goes out to other systems. Ids without a foreign key: what is sent outlives nothing.
outbox = Table(
    "outbox",
    metadata,
    own_id(),
    Column("system", PlainText, nullable=False),
    text("kind"),
    own_key("key"),
    text("subject"),
    Column("content", JSON, nullable=False),
    Column("made_at", Moment, nullable=False),
    text("made_by"),
    text("login"),
    Column("handover_id", BigInteger, index=True),
    Column("case_id", BigInteger, index=True),
    Column("contact_id", BigInteger, index=True),
    text("state"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("next_at", Moment),
    text("fault"),
    text("fault_en"),
    text("number"),
    text("token"),
    text("reason"),
    version(),
    Index(
        "ix_outbox_open",
        "system",
        "id",
        info={PARTIAL: sql_text("state IN ('waiting', 'sending', 'stuck')")},
    ),
)

#: Cases of two systems about the same work, such as a report and the work order made for it.
case_link = Table(
    "case_link",
    metadata,
    part_of("case_id", "case_file"),
    Column("other_id", BigInteger, primary_key=True, autoincrement=False, index=True),
    text("relation"),
    Column("since", Moment, nullable=False),
    sqlite_with_rowid=False,
)
