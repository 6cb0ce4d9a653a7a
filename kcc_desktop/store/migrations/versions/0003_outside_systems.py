"""Outside systems and the shared mailbox: who follows them, what goes out, what came in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")
_TO_GO = sa.text("state IN ('waiting', 'sending', 'stuck')")
_TO_ANSWER = sa.text("state IN ('new', 'taken')")
_PUT_AWAY = sa.text("state IN ('spam', 'personal')")
_AWAITED = sa.text("case_due IS NOT NULL")


def upgrade() -> None:
    """Makes the new tables and columns."""
    _make_systems()
    _make_mail()
    op.add_column("case_file", sa.Column("url", sa.Text(), server_default="", nullable=False))
    op.add_column("handover", sa.Column("case_due", MOMENT, nullable=True))
    op.create_index(
        "ix_handover_case_due",
        "handover",
        ["case_due"],
        postgresql_where=_AWAITED,
        sqlite_where=_AWAITED,
    )


def _make_systems() -> None:
    op.create_table(
        "lease",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), server_default="", nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("system", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", sa.Text(), server_default="", nullable=False),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("handover_id", sa.BigInteger(), nullable=True),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_at", MOMENT, nullable=True),
        sa.Column("fault", sa.Text(), server_default="", nullable=False),
        sa.Column("fault_en", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("token", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    op.create_index("ix_outbox_case_id", "outbox", ["case_id"])
    op.create_index("ix_outbox_contact_id", "outbox", ["contact_id"])
    op.create_index("ix_outbox_handover_id", "outbox", ["handover_id"])
    op.create_index(
        "ix_outbox_open", "outbox", ["system", "id"], postgresql_where=_TO_GO, sqlite_where=_TO_GO
    )
    op.create_table(
        "status_meaning",
        sa.Column("system", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), server_default="", nullable=False),
        sa.Column("times", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("system", "status", name=op.f("pk_status_meaning")),
    )
    op.create_table(
        "system_mark",
        sa.Column("system", sa.Text(), nullable=False),
        sa.Column("cursor", sa.Text(), server_default="", nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("system", name=op.f("pk_system_mark")),
    )
    op.create_table(
        "case_link",
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("other_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("relation", sa.Text(), server_default="", nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_case_link_case_id_case_file")
        ),
        sa.PrimaryKeyConstraint("case_id", "other_id", name=op.f("pk_case_link")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_case_link_other_id", "case_link", ["other_id"])


def _make_mail() -> None:
    op.create_table(
        "mail_content",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_mail_content")),
    )
    op.create_table(
        "mail_folder",
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("validity", sa.BigInteger(), nullable=False),
        sa.Column("last_uid", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("mailbox", "folder", name=op.f("pk_mail_folder")),
    )
    op.create_table(
        "mail_message",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("mailbox", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("content_key", sa.Text(), nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("direction", sa.Text(), server_default="", nullable=False),
        sa.Column("in_reply_to", sa.Text(), server_default="", nullable=False),
        sa.Column("refers_to", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("from_name", sa.Text(), server_default="", nullable=False),
        sa.Column("from_address", sa.Text(), server_default="", nullable=False),
        sa.Column("to_addresses", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("cc_addresses", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("reply_to", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("subject_key", sa.Text(), server_default="", nullable=False),
        sa.Column("written_at", MOMENT, nullable=True),
        sa.Column("arrived_at", MOMENT, nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.Column("quoted", sa.Text(), server_default="", nullable=False),
        sa.Column("automatic", sa.Text(), server_default="", nullable=False),
        sa.Column("problem", sa.Text(), server_default="", nullable=False),
        sa.Column("case_numbers", sa.JSON(), server_default="[]", nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("taken_login", sa.Text(), server_default="", nullable=False),
        sa.Column("taken_by", sa.Text(), server_default="", nullable=False),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("snoozed_until", MOMENT, nullable=True),
        sa.Column("state_at", MOMENT, nullable=True),
        sa.Column("state_by", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("away", sa.JSON(), nullable=True),
        sa.Column("indexed", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_mail_message_contact_id_contact")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_mail_message_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_message")),
        sa.UniqueConstraint(
            "mailbox",
            "message_id",
            "content_key",
            name=op.f("uq_mail_message_mailbox_message_id_content_key"),
        ),
    )
    op.create_index("ix_mail_message_contact_id", "mail_message", ["contact_id"])
    op.create_index("ix_mail_message_from_address_id", "mail_message", ["from_address", "id"])
    op.create_index(
        "ix_mail_message_open",
        "mail_message",
        ["mailbox", "arrived_at", "id"],
        postgresql_where=_TO_ANSWER,
        sqlite_where=_TO_ANSWER,
    )
    op.create_index(
        "ix_mail_message_away",
        "mail_message",
        ["id"],
        postgresql_where=_PUT_AWAY,
        sqlite_where=_PUT_AWAY,
    )
    op.create_index("ix_mail_message_subject_key_id", "mail_message", ["subject_key", "id"])
    op.create_index("ix_mail_message_thread_id", "mail_message", ["thread_id"])
    op.create_table(
        "mail_part",
        sa.Column("mail_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("type", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), server_default="", nullable=False),
        sa.Column("inline", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("withheld", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail_message.id"], name=op.f("fk_mail_part_mail_id_mail_message")
        ),
        sa.PrimaryKeyConstraint("mail_id", "position", name=op.f("pk_mail_part")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mail_reference",
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("mail_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["mail_message.id"], name=op.f("fk_mail_reference_mail_id_mail_message")
        ),
        sa.PrimaryKeyConstraint("message_id", "mail_id", name=op.f("pk_mail_reference")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mail_reference_mail_id", "mail_reference", ["mail_id"])


def downgrade() -> None:
    """Takes them away, with what stands in them."""
    op.drop_index("ix_handover_case_due", table_name="handover")
    op.drop_column("handover", "case_due")
    op.drop_column("case_file", "url")
    for table in (
        "mail_reference",
        "mail_part",
        "mail_message",
        "mail_folder",
        "mail_content",
        "case_link",
        "status_meaning",
        "system_mark",
        "outbox",
        "lease",
    ):
        op.drop_table(table)
