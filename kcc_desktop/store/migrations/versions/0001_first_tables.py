"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from kcc_desktop.store.search import schema

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.BigInteger().with_variant(sa.DateTime(timezone=True), "postgresql")
SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:  # noqa: PLR0915 - a list, not a thought
    """Makes all tables, then those of the search index."""
    op.create_table(
        "audit_entry",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.Text(), server_default="", nullable=False),
        sa.Column("login", sa.Text(), server_default="", nullable=False),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("action", sa.Text(), server_default="", nullable=False),
        sa.Column("object_kind", sa.Text(), server_default="", nullable=False),
        sa.Column("object_id", sa.BigInteger(), nullable=False),
        sa.Column("result", sa.Text(), server_default="", nullable=False),
        sa.Column("detail", sa.Text(), server_default="", nullable=False),
        sa.Column("key", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entry")),
        sa.UniqueConstraint("key", name=op.f("uq_audit_entry_key")),
    )
    op.create_index("ix_audit_entry_object_id_id", "audit_entry", ["object_id", "id"], unique=False)
    op.create_table(
        "department",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("key", name=op.f("uq_department_key")),
    )
    op.create_table(
        "import_mark",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("kind", "digest", name=op.f("pk_import_mark")),
    )
    op.create_table(
        "known_word",
        sa.Column("word", SORTED, nullable=False),
        sa.Column("uses", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_known_word")),
    )
    op.create_table(
        "location",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location")),
    )
    op.create_table(
        "party",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("secret", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("warning", sa.Text(), server_default="", nullable=False),
        sa.Column("last_contact_at", MOMENT, nullable=True),
        sa.Column("digest", sa.Text(), server_default="", nullable=False),
        sa.Column("indexed", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
    )
    op.create_table(
        "product",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("uri", sa.Text(), server_default="", nullable=False),
        sa.Column("audience", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("key", name=op.f("uq_product_key")),
    )
    op.create_table(
        "search_key",
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("key", SORTED, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("scheme", "key", "kind", "ref", name=op.f("pk_search_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_key_ref", "search_key", ["ref"], unique=False)
    op.create_table(
        "source_state",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("condition", sa.Text(), server_default="", nullable=False),
        sa.Column("as_of", MOMENT, nullable=True),
        sa.Column("stale_after_s", sa.Integer(), nullable=True),
        sa.Column("elapsed_ms", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_source_state")),
    )
    op.create_table(
        "synonym",
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("word", "other", name=op.f("pk_synonym")),
    )
    op.create_table(
        "article",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("department_id", sa.BigInteger(), nullable=True),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("indexed", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_article_department_id_department")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_article_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("key", name=op.f("uq_article_key")),
    )
    op.create_index(op.f("ix_article_product_id"), "article", ["product_id"], unique=False)
    op.create_table(
        "case_file",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("description", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("party_id", sa.BigInteger(), nullable=True),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("status_text", sa.Text(), server_default="", nullable=False),
        sa.Column("step", sa.Text(), server_default="", nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("street", sa.Text(), server_default="", nullable=False),
        sa.Column("street_key", sa.Text(), server_default="", nullable=False),
        sa.Column("house_number", sa.Integer(), nullable=True),
        sa.Column("addition", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("town", sa.Text(), server_default="", nullable=False),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("expected_on", sa.Date(), nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("fetched_at", MOMENT, nullable=True),
        sa.Column("digest", sa.Text(), server_default="", nullable=False),
        sa.Column("indexed", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_case_file_party_id_party")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_case_file_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_case_file_source_source_key")),
    )
    op.create_index("ix_case_file_lat_id", "case_file", ["lat", "id"], unique=False)
    op.create_index("ix_case_file_party_id_id", "case_file", ["party_id", "id"], unique=False)
    op.create_index("ix_case_file_street_key_id", "case_file", ["street_key", "id"], unique=False)
    op.create_table(
        "party_address",
        sa.Column("party_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("street", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("addition", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_party_address_party_id_party")
        ),
        sa.PrimaryKeyConstraint("party_id", "position", name=op.f("pk_party_address")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "party_email",
        sa.Column("party_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_party_email_party_id_party")
        ),
        sa.PrimaryKeyConstraint("party_id", "position", name=op.f("pk_party_email")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "party_identifier",
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("party_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_party_identifier_party_id_party")
        ),
        sa.PrimaryKeyConstraint("scheme", "value", name=op.f("pk_party_identifier")),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_party_identifier_party_id"), "party_identifier", ["party_id"], unique=False
    )
    op.create_table(
        "party_link",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("party_id", sa.BigInteger(), nullable=False),
        sa.Column("double_id", sa.BigInteger(), nullable=False),
        sa.Column("linked_at", MOMENT, nullable=False),
        sa.Column("linked_by", sa.Text(), server_default="", nullable=False),
        sa.Column("unlinked_at", MOMENT, nullable=True),
        sa.Column("unlinked_by", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["double_id"], ["party.id"], name=op.f("fk_party_link_double_id_party")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_party_link_party_id_party")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_link")),
    )
    op.create_index(op.f("ix_party_link_double_id"), "party_link", ["double_id"], unique=False)
    op.create_index(op.f("ix_party_link_party_id"), "party_link", ["party_id"], unique=False)
    op.create_table(
        "party_name",
        sa.Column("party_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_party_name_party_id_party")
        ),
        sa.PrimaryKeyConstraint("party_id", "position", name=op.f("pk_party_name")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "party_phone",
        sa.Column("party_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("e164", sa.Text(), server_default="", nullable=False),
        sa.Column("shown", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_party_phone_party_id_party")
        ),
        sa.PrimaryKeyConstraint("party_id", "position", name=op.f("pk_party_phone")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "representation",
        sa.Column("party_id", sa.BigInteger(), nullable=False),
        sa.Column("representative_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_representation_party_id_party")
        ),
        sa.ForeignKeyConstraint(
            ["representative_id"],
            ["party.id"],
            name=op.f("fk_representation_representative_id_party"),
        ),
        sa.PrimaryKeyConstraint("party_id", "representative_id", name=op.f("pk_representation")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "service_formula",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("product_id", ROW_ID, nullable=False),
        sa.Column("department_id", sa.BigInteger(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_service_formula_department_id_department"),
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_service_formula_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_formula")),
        sa.UniqueConstraint("product_id", name=op.f("uq_service_formula_product_id")),
    )
    op.create_table(
        "work_group",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("department_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_work_group_department_id_department"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_group")),
        sa.UniqueConstraint("key", name=op.f("uq_work_group_key")),
    )
    op.create_table(
        "case_event",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("step", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("fetched_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_case_event_case_id_case_file")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_event")),
    )
    op.create_index(op.f("ix_case_event_case_id"), "case_event", ["case_id"], unique=False)
    op.create_table(
        "employee",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("first_name", sa.Text(), server_default="", nullable=False),
        sa.Column("surname", sa.Text(), server_default="", nullable=False),
        sa.Column("department_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=True),
        sa.Column("job", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("availability", sa.Text(), server_default="", nullable=False),
        sa.Column("replaced_by_id", ROW_ID, nullable=True),
        sa.Column("indexed", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_employee_department_id_department")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["work_group.id"], name=op.f("fk_employee_group_id_work_group")
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"],
            ["employee.id"],
            name=op.f("fk_employee_replaced_by_id_employee"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employee")),
        sa.UniqueConstraint("key", name=op.f("uq_employee_key")),
    )
    op.create_table(
        "agent",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("employee_id", sa.BigInteger(), nullable=False),
        sa.Column("location_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_agent_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_agent_location_id_location")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agent")),
        sa.UniqueConstraint("login", name=op.f("uq_agent_login")),
    )
    op.create_table(
        "contact",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("direction", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("party_id", sa.BigInteger(), nullable=True),
        sa.Column("made_by_id", sa.BigInteger(), nullable=True),
        sa.Column("agent", sa.Text(), server_default="", nullable=False),
        sa.Column("agent_id", sa.BigInteger(), nullable=True),
        sa.Column("location_id", sa.BigInteger(), nullable=True),
        sa.Column("told", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("source_key", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["agent.id"], name=op.f("fk_contact_agent_id_agent")),
        sa.ForeignKeyConstraint(
            ["location_id"], ["location.id"], name=op.f("fk_contact_location_id_location")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["party.id"], name=op.f("fk_contact_made_by_id_party")
        ),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_contact_party_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_contact_source_source_key")),
    )
    op.create_index("ix_contact_party_id_id", "contact", ["party_id", "id"], unique=False)
    op.create_table(
        "contact_case",
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_contact_case_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_contact_case_contact_id_contact")
        ),
        sa.PrimaryKeyConstraint("contact_id", "case_id", name=op.f("pk_contact_case")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_contact_case_case_id"), "contact_case", ["case_id"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("contact_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_question_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_question_contact_id_contact")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_question_product_id_product")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_index(op.f("ix_question_contact_id"), "question", ["contact_id"], unique=False)
    op.create_table(
        "handover",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("subject", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("created_by", sa.Text(), server_default="", nullable=False),
        sa.Column("department_id", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.BigInteger(), nullable=True),
        sa.Column("employee_id", sa.BigInteger(), nullable=True),
        sa.Column("contact_id", sa.BigInteger(), nullable=True),
        sa.Column("question_id", sa.BigInteger(), nullable=True),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("party_id", sa.BigInteger(), nullable=True),
        sa.Column("product_id", sa.BigInteger(), nullable=True),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_handover_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_handover_contact_id_contact")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_handover_department_id_department")
        ),
        sa.ForeignKeyConstraint(
            ["employee_id"], ["employee.id"], name=op.f("fk_handover_employee_id_employee")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["work_group.id"], name=op.f("fk_handover_group_id_work_group")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_handover_party_id_party")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["product.id"], name=op.f("fk_handover_product_id_product")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_handover_question_id_question")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_index(op.f("ix_handover_case_id"), "handover", ["case_id"], unique=False)
    op.create_index(op.f("ix_handover_contact_id"), "handover", ["contact_id"], unique=False)
    op.create_index(
        "ix_handover_department_id_state_id",
        "handover",
        ["department_id", "state", "id"],
        unique=False,
    )
    op.create_index("ix_handover_party_id_id", "handover", ["party_id", "id"], unique=False)
    op.create_table(
        "handover_event",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("handover_id", sa.BigInteger(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("action", sa.Text(), server_default="", nullable=False),
        sa.Column("state", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_handover_event_handover_id_handover")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_event")),
    )
    op.create_index(
        op.f("ix_handover_event_handover_id"), "handover_event", ["handover_id"], unique=False
    )
    op.create_table(
        "planned_date",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=True),
        sa.Column("handover_id", sa.BigInteger(), nullable=True),
        sa.Column("party_id", sa.BigInteger(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("fetched_at", MOMENT, nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("department", sa.Text(), server_default="", nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("replaced_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case_file.id"], name=op.f("fk_planned_date_case_id_case_file")
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_planned_date_handover_id_handover")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["party.id"], name=op.f("fk_planned_date_party_id_party")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_date")),
    )
    op.create_index(op.f("ix_planned_date_case_id"), "planned_date", ["case_id"], unique=False)
    op.create_index(
        op.f("ix_planned_date_handover_id"), "planned_date", ["handover_id"], unique=False
    )
    op.create_index("ix_planned_date_party_id_id", "planned_date", ["party_id", "id"], unique=False)
    op.create_table(
        "promise",
        sa.Column("handover_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_promise_handover_id_handover")
        ),
        sa.PrimaryKeyConstraint("handover_id", "kind", name=op.f("pk_promise")),
        sqlite_with_rowid=False,
    )
    schema.create(op.get_bind())


def downgrade() -> None:  # noqa: PLR0915 - a list, not a thought
    """Takes everything away again."""
    schema.drop(op.get_bind())
    op.drop_table("promise")
    op.drop_table("planned_date")
    op.drop_table("handover_event")
    op.drop_table("handover")
    op.drop_table("question")
    op.drop_table("contact_case")
    op.drop_table("contact")
    op.drop_table("agent")
    op.drop_table("employee")
    op.drop_table("case_event")
    op.drop_table("work_group")
    op.drop_table("service_formula")
    op.drop_table("representation")
    op.drop_table("party_phone")
    op.drop_table("party_name")
    op.drop_table("party_link")
    op.drop_table("party_identifier")
    op.drop_table("party_email")
    op.drop_table("party_address")
    op.drop_table("case_file")
    op.drop_table("article")
    op.drop_table("synonym")
    op.drop_table("source_state")
    op.drop_table("search_key")
    op.drop_table("product")
    op.drop_table("party")
    op.drop_table("location")
    op.drop_table("known_word")
    op.drop_table("import_mark")
    op.drop_table("department")
    op.drop_table("audit_entry")
