"""The work itself: what is followed, told, moved and watched; writing the knowledge base."""

from __future__ import annotations

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")
SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
_OPEN = sa.text("due IS NOT NULL")
_FREE = sa.text("due IS NOT NULL AND employee_id IS NULL")
_CALLS = sa.text("due IS NOT NULL AND kind = 'callback'")
_OPEN_STATES = "'new', 'seen', 'accepted', 'planned', 'reopened'"
#: 1 January 9999 in microseconds since 1970.
_NEVER_US = 253370764800000000
_OPEN_INDEXES = [
    (f"ix_handover_{name}_{'_'.join(columns)}", columns, where)
    for name, columns, where in (
        ("open", ["department_id", "due", "id"], _OPEN),
        ("open", ["department_id", "subject_key", "id"], _OPEN),
        ("open", ["department_id", "id"], _OPEN),
        ("open", ["employee_id", "due", "id"], _OPEN),
        ("open", ["created_login", "due", "id"], _OPEN),
        ("open", ["due", "id"], _OPEN),
        ("call", ["department_id", "due", "id"], _CALLS),
        ("free", ["group_id", "due", "id"], _FREE),
        ("free", ["group_id", "subject_key", "id"], _FREE),
        ("free", ["group_id", "id"], _FREE),
    )
]


def upgrade() -> None:  # noqa: PLR0915 - a list, not a thought
    """Makes the new tables and columns."""
    op.create_table(
        "follow",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("report_kind", sa.Text(), nullable=False),
        sa.Column("report_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("login", "report_kind", "report_id", name=op.f("pk_follow")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_follow_report_id", "follow", ["report_id"], unique=False)
    op.create_table(
        "missed_search",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("shown", sa.Text(), server_default="", nullable=False),
        sa.Column("times", sa.Integer(), server_default="1", nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("handled_at", MOMENT, nullable=True),
        sa.Column("handled_by", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("day", "query", name=op.f("pk_missed_search")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_missed_search_query", "missed_search", ["query"], unique=False)
    op.create_table(
        "saved_view",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("arrangement", sa.JSON(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.UniqueConstraint("login", "place", "name", name=op.f("uq_saved_view_login_place_name")),
    )
    op.create_table(
        "list_item",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("nl", sa.Text(), server_default="", nullable=False),
        sa.Column("en", sa.Text(), server_default="", nullable=False),
        sa.Column("base", sa.Text(), server_default="", nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_list_item_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_item")),
        sa.UniqueConstraint("list", "key", name=op.f("uq_list_item_list_key")),
    )
    op.create_table(
        "presence",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("contacts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("location_id", sa.BigInteger(), nullable=True),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_presence_location_id_location")
        ),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_presence")),
    )
    op.create_table(
        "standard_text",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("step", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("active", sa.Boolean(), server_default="1", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_standard_text_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standard_text")),
        sa.UniqueConstraint("key", name=op.f("uq_standard_text_key")),
    )
    op.create_index(
        op.f("ix_standard_text_product_id"), "standard_text", ["product_id"], unique=False
    )
    op.create_table(
        "article_feedback",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("article_version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("passage", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("handled_at", MOMENT, nullable=True),
        sa.Column("handled_by", sa.Text(), server_default="", nullable=False),
        sa.Column("reply", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_feedback_article_id_article")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article_feedback")),
    )
    op.create_index(
        op.f("ix_article_feedback_article_id"), "article_feedback", ["article_id"], unique=False
    )
    op.create_table(
        "article_version",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_article_version_article_id_article")
        ),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_article_version")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_article_version_state", "article_version", ["state"], unique=False)
    op.create_table(
        "read_mark",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_read_mark_article_id_article")
        ),
        sa.PrimaryKeyConstraint("login", "article_id", name=op.f("pk_read_mark")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_read_mark_article_id"), "read_mark", ["article_id"], unique=False)
    op.create_table(
        "absence",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=False),
        sa.Column("replaced_by_id", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("cancelled_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_absence_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["employee.id"], name=op.f("fk_absence_replaced_by_id_employee")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index(op.f("ix_absence_employee_id"), "absence", ["employee_id"], unique=False)
    op.create_table(
        "contact_article",
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("article_version", sa.Integer(), server_default="1", nullable=False),
        sa.Column("part", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_contact_article_article_id_article")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contact_article_contact_id_contact")
        ),
        sa.PrimaryKeyConstraint("contact_id", "article_id", name=op.f("pk_contact_article")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_contact_article_article_id"), "contact_article", ["article_id"], unique=False
    )
    op.create_table(
        "contact_handover",
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("handover_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contact_handover_contact_id_contact")
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_contact_handover_handover_id_handover")
        ),
        sa.PrimaryKeyConstraint("contact_id", "handover_id", name=op.f("pk_contact_handover")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_contact_handover_handover_id"), "contact_handover", ["handover_id"], unique=False
    )
    op.create_table(
        "told_promise",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("party_id", sa.BigInteger(), nullable=True),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("report_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("due", MOMENT, nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("departed_at", MOMENT, nullable=True),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_told_promise_contact_id_contact")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_told_promise_party_id_party")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_told_promise")),
    )
    op.create_index(
        op.f("ix_told_promise_contact_id"), "told_promise", ["contact_id"], unique=False
    )
    op.create_index(
        "ix_told_promise_report_id_id", "told_promise", ["report_id", "id"], unique=False
    )
    op.create_table(
        "handover_move",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("batch_id", sa.BigInteger(), nullable=False),
        sa.Column("handover_id", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("from_department_id", sa.BigInteger(), nullable=False),
        sa.Column("from_group_id", sa.BigInteger(), nullable=True),
        sa.Column("from_employee_id", sa.BigInteger(), nullable=True),
        sa.Column("to_department_id", sa.BigInteger(), nullable=False),
        sa.Column("to_group_id", sa.BigInteger(), nullable=True),
        sa.Column("to_employee_id", sa.BigInteger(), nullable=True),
        sa.Column("moved_version", sa.Integer(), nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["from_department_id"],
            ["department.id"],
            name=op.f("fk_handover_move_from_department_id_department"),
        ),
        sa.ForeignKeyConstraint(
            ["from_employee_id"],
            ["employee.id"],
            name=op.f("fk_handover_move_from_employee_id_employee"),
        ),
        sa.ForeignKeyConstraint(
            ["from_group_id"],
            ["work_group.id"],
            name=op.f("fk_handover_move_from_group_id_work_group"),
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_handover_move_handover_id_handover")
        ),
        sa.ForeignKeyConstraint(
            ["to_department_id"],
            ["department.id"],
            name=op.f("fk_handover_move_to_department_id_department"),
        ),
        sa.ForeignKeyConstraint(
            ["to_employee_id"],
            ["employee.id"],
            name=op.f("fk_handover_move_to_employee_id_employee"),
        ),
        sa.ForeignKeyConstraint(
            ["to_group_id"], ["work_group.id"], name=op.f("fk_handover_move_to_group_id_work_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_move")),
    )
    op.create_index(op.f("ix_handover_move_batch_id"), "handover_move", ["batch_id"], unique=False)
    op.create_index(
        op.f("ix_handover_move_handover_id"), "handover_move", ["handover_id"], unique=False
    )
    op.create_table(
        "notice",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("report_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("report_id", sa.BigInteger(), nullable=False),
        sa.Column("handover_id", sa.BigInteger(), nullable=True),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_notice_handover_id_handover")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index("ix_notice_login_id", "notice", ["login", "id"], unique=False)
    op.create_table(
        "working_on",
        sa.Column("handover_id", sa.BigInteger(), nullable=False),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_working_on_handover_id_handover")
        ),
        sa.PrimaryKeyConstraint("handover_id", name=op.f("pk_working_on")),
        sqlite_with_rowid=False,
    )
    for table in ("location", "department", "work_group", "employee", "agent"):
        op.add_column(table, sa.Column("active", sa.Boolean(), server_default="1", nullable=False))
        op.add_column(table, sa.Column("version", sa.Integer(), server_default="1", nullable=False))
    op.add_column("audit_entry", sa.Column("arrived", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_audit_entry_arrived",
        "audit_entry",
        ["arrived"],
        postgresql_where=sa.text("arrived IS NOT NULL"),
        sqlite_where=sa.text("arrived IS NOT NULL"),
    )
    if op.get_bind().dialect.name == "postgresql":
        # Set apart from adding the column: as a default of that, it would rewrite the whole log.
        op.execute(
            "ALTER TABLE audit_entry"
            " ALTER COLUMN arrived SET DEFAULT pg_current_xact_id()::text::bigint"
        )
    op.add_column("agent", sa.Column("skills", sa.JSON(), server_default="[]", nullable=False))
    op.add_column(
        "article", sa.Column("state", sa.Text(), server_default="published", nullable=False)
    )
    op.add_column("article", sa.Column("publish_from", MOMENT, nullable=True))
    op.add_column("article", sa.Column("publish_until", MOMENT, nullable=True))
    op.add_column("article", sa.Column("checklist", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("article", sa.Column("skills", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("article", sa.Column("edited_by", sa.Text(), server_default="", nullable=False))
    op.add_column("contact", sa.Column("channel_key", sa.Text(), server_default="", nullable=False))
    op.add_column("contact", sa.Column("talk_s", sa.Integer(), nullable=True))
    op.add_column("contact", sa.Column("wrap_up_s", sa.Integer(), nullable=True))
    op.add_column("handover", sa.Column("parent_id", sa.BigInteger(), nullable=True))
    op.add_column("handover", sa.Column("call_at", MOMENT, nullable=True))
    op.add_column(
        "handover", sa.Column("created_login", sa.Text(), server_default="", nullable=False)
    )
    op.add_column("handover", sa.Column("location_id", sa.BigInteger(), nullable=True))
    op.create_index(
        "ix_handover_created_login_state_id", "handover", ["created_login", "state", "id"]
    )
    op.add_column("handover", sa.Column("due", MOMENT, nullable=True))
    op.add_column("handover", sa.Column("due_kind", sa.Text(), server_default="", nullable=False))
    op.add_column("handover", sa.Column("escalated_at", MOMENT, nullable=True))
    op.add_column("handover", sa.Column("subject_key", SORTED, server_default="", nullable=False))
    _put_open_in_order()
    for name, columns, where in _OPEN_INDEXES:
        op.create_index(name, "handover", columns, postgresql_where=where, sqlite_where=where)
    op.create_index(
        "ix_handover_employee_id_state_id", "handover", ["employee_id", "state", "id"], unique=False
    )
    op.create_index(op.f("ix_handover_parent_id"), "handover", ["parent_id"], unique=False)
    op.create_index("ix_handover_state_id", "handover", ["state", "id"], unique=False)
    op.add_column("question", sa.Column("specific", sa.Text(), server_default="", nullable=False))
    op.add_column(
        "question", sa.Column("outcome_key", sa.Text(), server_default="", nullable=False)
    )


def _put_open_in_order() -> None:
    """The lists hold what is open: by its next promise, or far ahead without one; by its subject.

    Whether it was seen is promised to what nobody has looked at alone.
    """
    bind = op.get_bind()
    never = "'9999-01-01 00:00:00+00'" if bind.dialect.name == "postgresql" else str(_NEVER_US)
    standing = (
        "FROM promise p WHERE p.handover_id = handover.id "
        "AND (p.kind <> 'seen' OR handover.state IN ('new', 'reopened')) "
        "ORDER BY p.due, p.kind LIMIT 1"
    )
    bind.exec_driver_sql(
        f"UPDATE handover SET due = COALESCE((SELECT p.due {standing}), {never}), "  # noqa: S608
        f"due_kind = COALESCE((SELECT p.kind {standing}), '') "
        f"WHERE state IN ({_OPEN_STATES})"
    )
    table = sa.table(
        "handover",
        sa.column("id"),
        sa.column("subject"),
        sa.column("subject_key"),
        sa.column("due"),
    )
    found = bind.execute(sa.select(table.c.id, table.c.subject).where(table.c.due.is_not(None)))
    keys = [{"own_id": id_, "key": _folded(subject)} for id_, subject in found]
    if keys:
        own = table.c.id == sa.bindparam("own_id")
        bind.execute(sa.update(table).where(own).values(subject_key=sa.bindparam("key")), keys)


def _folded(subject: str) -> str:
    """By what a subject is ordered: lower case, no accents, one line, its beginning."""
    apart = unicodedata.normalize("NFKD", subject[:160].casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())[:80]


def downgrade() -> None:  # noqa: PLR0915 - a list, not a thought
    """Takes them away again."""
    op.drop_column("question", "outcome_key")
    op.drop_column("question", "specific")
    op.drop_index("ix_handover_state_id", table_name="handover")
    op.drop_index(op.f("ix_handover_parent_id"), table_name="handover")
    op.drop_index("ix_handover_employee_id_state_id", table_name="handover")
    op.drop_index("ix_handover_created_login_state_id", table_name="handover")
    for name, _, _ in _OPEN_INDEXES:
        op.drop_index(name, table_name="handover")
    op.drop_column("handover", "subject_key")
    op.drop_column("handover", "escalated_at")
    op.drop_column("handover", "due_kind")
    op.drop_column("handover", "due")
    op.drop_column("handover", "location_id")
    op.drop_column("handover", "created_login")
    op.drop_column("handover", "call_at")
    op.drop_column("handover", "parent_id")
    op.drop_column("contact", "wrap_up_s")
    op.drop_column("contact", "talk_s")
    op.drop_column("contact", "channel_key")
    op.drop_column("article", "edited_by")
    op.drop_column("article", "skills")
    op.drop_column("article", "checklist")
    op.drop_column("article", "publish_until")
    op.drop_column("article", "publish_from")
    op.drop_column("article", "state")
    op.drop_column("agent", "skills")
    op.drop_index("ix_audit_entry_arrived", table_name="audit_entry")
    op.drop_column("audit_entry", "arrived")
    for table in ("location", "department", "work_group", "employee", "agent"):
        op.drop_column(table, "version")
        op.drop_column(table, "active")
    op.drop_table("working_on")
    op.drop_index("ix_notice_login_id", table_name="notice")
    op.drop_table("notice")
    op.drop_index(op.f("ix_handover_move_handover_id"), table_name="handover_move")
    op.drop_index(op.f("ix_handover_move_batch_id"), table_name="handover_move")
    op.drop_table("handover_move")
    op.drop_index("ix_told_promise_report_id_id", table_name="told_promise")
    op.drop_index(op.f("ix_told_promise_contact_id"), table_name="told_promise")
    op.drop_table("told_promise")
    op.drop_index(op.f("ix_contact_handover_handover_id"), table_name="contact_handover")
    op.drop_table("contact_handover")
    op.drop_index(op.f("ix_contact_article_article_id"), table_name="contact_article")
    op.drop_table("contact_article")
    op.drop_index(op.f("ix_absence_employee_id"), table_name="absence")
    op.drop_table("absence")
    op.drop_index(op.f("ix_read_mark_article_id"), table_name="read_mark")
    op.drop_table("read_mark")
    op.drop_index("ix_article_version_state", table_name="article_version")
    op.drop_table("article_version")
    op.drop_index(op.f("ix_article_feedback_article_id"), table_name="article_feedback")
    op.drop_table("article_feedback")
    op.drop_index(op.f("ix_standard_text_product_id"), table_name="standard_text")
    op.drop_table("standard_text")
    op.drop_table("presence")
    op.drop_table("list_item")
    op.drop_table("saved_view")
    op.drop_index("ix_missed_search_query", table_name="missed_search")
    op.drop_table("missed_search")
    op.drop_index("ix_follow_report_id", table_name="follow")
    op.drop_table("follow")
