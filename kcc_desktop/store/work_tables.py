"""The tables of the work itself: what is followed, told, moved, watched, and who is on what.

They belong to the same metadata as `store.tables`, which keeps the rows that they point to.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    UniqueConstraint,
)

from kcc_desktop.store.columns import Moment, PlainText
from kcc_desktop.store.shapes import metadata, own_id, own_key, part_of, ref, text, version

# --- beside a contact -----------------------------------------------------------------------------

#: What an agent used of the knowledge base while helping somebody. `part`: the heading, or empty.
contact_article = Table(
    "contact_article",
    metadata,
    part_of("contact_id", "contact"),
    Column("article_id", BigInteger, ForeignKey("article.id"), primary_key=True, index=True),
    Column("article_version", Integer, nullable=False, server_default="1"),
    text("part"),
    sqlite_with_rowid=False,
)

#: Which handovers a contact was about, other than the one that was made in it.
contact_handover = Table(
    "contact_handover",
    metadata,
    part_of("contact_id", "contact"),
    Column("handover_id", BigInteger, ForeignKey("handover.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

#: The promise ledger: which day or promise a resident was told, about which report.
told_promise = Table(
    "told_promise",
    metadata,
    own_id(),
    Column("at", Moment, nullable=False),
    ref("contact_id", "contact", index=True),
    ref("party_id", "party"),
    text("login"),
    text("who"),
    text("report_kind"),
    Column("report_id", BigInteger, nullable=False),
    Column("day", Date),
    Column("due", Moment),
    text("text"),
    Column("departed_at", Moment),
    Column("settled_at", Moment),
    Index("ix_told_promise_report_id_id", "report_id", "id"),
)

# --- being kept informed --------------------------------------------------------------------------

#: Who wants to hear what becomes of a report.
follow = Table(
    "follow",
    metadata,
    Column("login", PlainText, primary_key=True),
    Column("report_kind", PlainText, primary_key=True),
    Column("report_id", BigInteger, primary_key=True, autoincrement=False),
    Column("since", Moment, nullable=False),
    Index("ix_follow_report_id", "report_id"),
    sqlite_with_rowid=False,
)

#: What somebody is told by the program. `kind` says what happened, `who` did it, `text` why.
notice = Table(
    "notice",
    metadata,
    own_id(),
    text("login"),
    Column("at", Moment, nullable=False),
    text("kind"),
    text("report_kind"),
    Column("report_id", BigInteger, nullable=False),
    ref("handover_id", "handover"),
    text("subject"),
    text("who"),
    text("text"),
    Column("day", Date),
    Column("read_at", Moment),
    Index("ix_notice_login_id", "login", "id"),
)

# --- leading a team -------------------------------------------------------------------------------

#: A handover given to somebody else by a team lead; `batch_id` joins those moved in one action.
handover_move = Table(
    "handover_move",
    metadata,
    own_id(),
    Column("batch_id", BigInteger, nullable=False, index=True),
    ref("handover_id", "handover", nullable=False, index=True),
    Column("at", Moment, nullable=False),
    text("login"),
    text("who"),
    text("reason"),
    ref("from_department_id", "department", nullable=False),
    ref("from_group_id", "work_group"),
    ref("from_employee_id", "employee"),
    ref("to_department_id", "department", nullable=False),
    ref("to_group_id", "work_group"),
    ref("to_employee_id", "employee"),
    Column("moved_version", Integer, nullable=False),
    Column("undone_at", Moment),
)

#: Who has a handover before them now; `seen_at` is renewed while they have.
working_on = Table(
    "working_on",
    metadata,
    part_of("handover_id", "handover"),
    text("login"),
    text("who"),
    Column("since", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
    sqlite_with_rowid=False,
)

#: Whether an agent is there, and on how many contacts.
presence = Table(
    "presence",
    metadata,
    Column("login", PlainText, primary_key=True),
    text("who"),
    text("state"),
    Column("contacts", Integer, nullable=False, server_default="0"),
    ref("location_id", "location"),
    Column("seen_at", Moment, nullable=False),
)

#: A colleague who is away for some days (both included), and who does the work meanwhile.
absence = Table(
    "absence",
    metadata,
    own_id(),
    ref("employee_id", "employee", nullable=False, index=True),
    Column("from_day", Date, nullable=False),
    Column("until_day", Date, nullable=False),
    ref("replaced_by_id", "employee"),
    text("reason"),
    Column("cancelled_at", Moment),
    version(),
)

#: A list as somebody arranged it: filter, order and grouping as JSON. Without login: everyone's.
saved_view = Table(
    "saved_view",
    metadata,
    own_id(),
    text("login"),
    text("place"),
    text("name"),
    Column("arrangement", JSON, nullable=False),
    Column("position", Integer, nullable=False, server_default="0"),
    UniqueConstraint("login", "place", "name"),
)

# --- what the administrator manages ---------------------------------------------------------------

#: An entry of a managed list (`list`: channel, outcome, question, refusal). `base` is the value of
#: the enumeration that it stands for, where the list has one.
list_item = Table(
    "list_item",
    metadata,
    own_id(),
    Column("list", PlainText, nullable=False),
    Column("key", PlainText, nullable=False),
    text("nl"),
    text("en"),
    text("base"),
    ref("product_id", "product"),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("active", Boolean, nullable=False, server_default="1"),
    version(),
    UniqueConstraint("list", "key"),
)

#: A text that agents use again and again, per product and step (both may be empty: always).
standard_text = Table(
    "standard_text",
    metadata,
    own_id(),
    own_key("key"),
    ref("product_id", "product", index=True),
    text("step"),
    text("title"),
    text("text"),
    Column("active", Boolean, nullable=False, server_default="1"),
    version(),
)
