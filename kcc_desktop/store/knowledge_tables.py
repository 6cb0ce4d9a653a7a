"""The tables of writing the knowledge base: versions, read marks, feedback, searches without a hit.

They belong to the same metadata as `store.tables`; the article as it is read stands there.
"""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Date, ForeignKey, Index, Integer, Table

from kcc_desktop.store.columns import Moment, PlainText
from kcc_desktop.store.shapes import metadata, own_id, part_of, ref, text

#: Every version that an article ever had, and its draft. `content` is the whole article as JSON;
#: `revision` counts how often a draft was saved.
article_version = Table(
    "article_version",
    metadata,
    part_of("article_id", "article"),
    Column("number", Integer, primary_key=True, autoincrement=False),
    text("state"),
    Column("at", Moment, nullable=False),
    text("login"),
    text("who"),
    text("remark"),
    Column("revision", Integer, nullable=False, server_default="1"),
    Column("content", JSON, nullable=False),
    Index("ix_article_version_state", "state"),
    sqlite_with_rowid=False,
)

#: Which version of a work instruction somebody has read.
read_mark = Table(
    "read_mark",
    metadata,
    Column("login", PlainText, primary_key=True),
    Column("article_id", BigInteger, ForeignKey("article.id"), primary_key=True, index=True),
    Column("version", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

#: What a reader says of a passage, and what the editor did with it.
article_feedback = Table(
    "article_feedback",
    metadata,
    own_id(),
    ref("article_id", "article", nullable=False, index=True),
    Column("article_version", Integer, nullable=False, server_default="1"),
    Column("at", Moment, nullable=False),
    text("login"),
    text("who"),
    text("passage"),
    text("text"),
    Column("handled_at", Moment),
    text("handled_by"),
    text("reply"),
)

#: How often a search found nothing on a day. `query` is folded; personal numbers never enter.
missed_search = Table(
    "missed_search",
    metadata,
    Column("day", Date, primary_key=True),
    Column("query", PlainText, primary_key=True),
    text("shown"),
    Column("times", Integer, nullable=False, server_default="1"),
    Column("last_at", Moment, nullable=False),
    Column("handled_at", Moment),
    text("handled_by"),
    Index("ix_missed_search_query", "query"),
    sqlite_with_rowid=False,
)
