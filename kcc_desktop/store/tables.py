"""The tables of the workspace, the same on both engines.

Primary keys of parties, contacts, cases, handovers and audit entries are ids that grow with time
(`domain.ids`), so "newest first" is the order of the key. What is searched by words stands in the
index tables of `store.search.schema` (FTS5 on SQLite, a stored tsvector on PostgreSQL), keyed by
the same ids; exact and partial keys (names, streets, phones, numbers) stand in `search_key`.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy import text as sql_text

from kcc_desktop.store.columns import Moment, PlainText
from kcc_desktop.store.shapes import (
    PARTIAL,
    active,
    metadata,
    own_id,
    own_key,
    own_list,
    part_of,
    ref,
    sorted_key,
    text,
    version,
)

_ARRIVED = sql_text("arrived IS NOT NULL")

_OPEN = "due IS NOT NULL"
_SORTED = Text().with_variant(Text(collation="C"), "postgresql")


def _open_index(*columns: str, name: str = "open", only: str = "") -> Index:
    """An index of the open handovers alone, or of those among them for which `only` holds."""
    where = sql_text(f"{_OPEN} AND {only}" if only else _OPEN)
    return Index(
        f"ix_handover_{name}_{'_'.join(columns)}",
        *columns,
        info={PARTIAL: where},
    )


def _free_index(*columns: str) -> Index:
    """An index of the open handovers that nobody has."""
    return _open_index(*columns, name="free", only="employee_id IS NULL")


# --- the municipality -----------------------------------------------------------------------------

location = Table("location", metadata, own_id(), text("name"), active(), version())

department = Table(
    "department",
    metadata,
    own_id(),
    own_key("key"),
    text("name"),
    text("phone"),
    text("email"),
    text("hours"),
    text("about"),
    active(),
    version(),
)

work_group = Table(
    "work_group",
    metadata,
    own_id(),
    own_key("key"),
    text("name"),
    ref("department_id", "department", nullable=False),
    active(),
    version(),
)

employee = Table(
    "employee",
    metadata,
    own_id(),
    own_key("key"),
    text("first_name"),
    text("surname"),
    ref("department_id", "department", nullable=False),
    ref("group_id", "work_group"),
    text("job"),
    text("phone"),
    text("email"),
    text("availability"),
    # Looked at when all colleagues are in, whichever came first.
    Column("replaced_by_id", ForeignKey("employee.id", deferrable=True, initially="DEFERRED")),
    text("indexed"),
    active(),
    version(),
)

agent = Table(
    "agent",
    metadata,
    own_id(),
    own_key("login"),
    ref("employee_id", "employee", nullable=False),
    ref("location_id", "location", nullable=False),
    text("role"),
    own_list("skills"),
    active(),
    version(),
)

# --- what it offers and knows ---------------------------------------------------------------------

product = Table(
    "product",
    metadata,
    own_id(),
    own_key("key"),
    text("name"),
    text("uri"),
    text("audience"),
    version(),
)

service_formula = Table(
    "service_formula",
    metadata,
    own_id(),
    Column("product_id", ForeignKey("product.id"), nullable=False, unique=True),
    ref("department_id", "department", nullable=False),
    Column("questions", JSON, nullable=False),
    Column("terms", JSON, nullable=False),
    text("remark"),
    version(),
)

article = Table(
    "article",
    metadata,
    own_id(),
    own_key("key"),
    text("kind"),
    text("title"),
    text("answer"),
    Column("sections", JSON, nullable=False),
    Column("keywords", JSON, nullable=False),
    Column("updated_at", Moment, nullable=False),
    ref("product_id", "product", index=True),
    ref("department_id", "department"),
    text("owner"),
    Column("review_on", Date),
    text("source"),
    text("indexed"),
    version(),
    Column("state", PlainText, nullable=False, server_default="published"),
    Column("publish_from", Moment),
    Column("publish_until", Moment),
    own_list("checklist"),
    own_list("skills"),
    text("edited_by"),
)

synonym = Table(
    "synonym",
    metadata,
    Column("word", PlainText, primary_key=True),
    Column("other", PlainText, primary_key=True),
)

# --- who contacts it ------------------------------------------------------------------------------

party = Table(
    "party",
    metadata,
    own_id(),
    text("kind"),
    text("name"),
    Column("secret", Boolean, nullable=False, server_default="0"),
    text("warning"),
    Column("last_contact_at", Moment),
    text("digest"),
    text("indexed"),
    version(),
)

party_name = Table(
    "party_name",
    metadata,
    part_of("party_id", "party"),
    Column("position", Integer, primary_key=True),
    text("full_name"),
    text("kind"),
    sqlite_with_rowid=False,
)

party_address = Table(
    "party_address",
    metadata,
    part_of("party_id", "party"),
    Column("position", Integer, primary_key=True),
    text("street"),
    Column("number", Integer),
    text("addition"),
    text("postcode"),
    text("place"),
    sqlite_with_rowid=False,
)

party_email = Table(
    "party_email",
    metadata,
    part_of("party_id", "party"),
    Column("position", Integer, primary_key=True),
    text("address"),
    sqlite_with_rowid=False,
)

party_phone = Table(
    "party_phone",
    metadata,
    part_of("party_id", "party"),
    Column("position", Integer, primary_key=True),
    text("e164"),
    text("shown"),
    sqlite_with_rowid=False,
)

party_identifier = Table(
    "party_identifier",
    metadata,
    Column("scheme", PlainText, primary_key=True),
    Column("value", PlainText, primary_key=True),
    ref("party_id", "party", nullable=False, index=True),
    Column("position", Integer, nullable=False),
    sqlite_with_rowid=False,
)

party_link = Table(
    "party_link",
    metadata,
    own_id(),
    ref("party_id", "party", nullable=False, index=True),
    ref("double_id", "party", nullable=False, index=True),
    Column("linked_at", Moment, nullable=False),
    text("linked_by"),
    Column("unlinked_at", Moment),
    text("unlinked_by"),
)

representation = Table(
    "representation",
    metadata,
    part_of("party_id", "party"),
    part_of("representative_id", "party"),
    text("role"),
    sqlite_with_rowid=False,
)

# --- what happened --------------------------------------------------------------------------------

case = Table(
    "case_file",
    metadata,
    own_id(),
    Column("number", PlainText, nullable=False),
    Column("source", PlainText, nullable=False),
    Column("source_key", PlainText, nullable=False),
    text("title"),
    text("description"),
    text("kind"),
    ref("product_id", "product"),
    ref("party_id", "party"),
    text("department"),
    text("status_text"),
    text("step"),
    text("channel"),
    text("street"),
    text("street_key"),
    Column("house_number", Integer),
    text("addition"),
    text("postcode"),
    text("town"),
    Column("lat", Float),
    Column("lon", Float),
    Column("opened_at", Moment, nullable=False),
    Column("expected_on", Date),
    Column("closed_at", Moment),
    Column("fetched_at", Moment),
    text("digest"),
    text("indexed"),
    text("url"),
    version(),
    UniqueConstraint("source", "source_key"),
    Index("ix_case_file_party_id_id", "party_id", "id"),
    Index("ix_case_file_street_key_id", "street_key", "id"),
    Index("ix_case_file_lat_id", "lat", "id"),
)

case_event = Table(
    "case_event",
    metadata,
    own_id(),
    ref("case_id", "case_file", nullable=False, index=True),
    Column("at", Moment, nullable=False),
    text("step"),
    text("kind"),
    text("text"),
    text("who"),
    text("department"),
    text("source"),
    Column("fetched_at", Moment),
)

contact = Table(
    "contact",
    metadata,
    own_id(),
    Column("at", Moment, nullable=False),
    text("channel"),
    text("direction"),
    text("subject"),
    text("note"),
    ref("party_id", "party"),
    ref("made_by_id", "party"),
    text("agent"),
    ref("agent_id", "agent"),
    ref("location_id", "location"),
    Column("told", Boolean, nullable=False, server_default="0"),
    Column("finished_at", Moment),
    Column("source", PlainText),
    Column("source_key", PlainText),
    version(),
    text("channel_key"),
    Column("talk_s", Integer),
    Column("wrap_up_s", Integer),
    UniqueConstraint("source", "source_key"),
    Index("ix_contact_party_id_id", "party_id", "id"),
)

question = Table(
    "question",
    metadata,
    own_id(),
    ref("contact_id", "contact", nullable=False, index=True),
    Column("position", Integer, nullable=False),
    text("text"),
    ref("product_id", "product"),
    text("outcome"),
    ref("case_id", "case_file"),
    text("specific"),
    text("outcome_key"),
)

contact_case = Table(
    "contact_case",
    metadata,
    part_of("contact_id", "contact"),
    Column("case_id", BigInteger, ForeignKey("case_file.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

handover = Table(
    "handover",
    metadata,
    own_id(),
    text("kind"),
    text("subject"),
    text("note"),
    text("state"),
    Column("created_at", Moment, nullable=False),
    text("created_by"),
    ref("department_id", "department", nullable=False),
    ref("group_id", "work_group"),
    ref("employee_id", "employee"),
    ref("contact_id", "contact", index=True),
    ref("question_id", "question"),
    ref("case_id", "case_file", index=True),
    ref("party_id", "party"),
    ref("product_id", "product"),
    Column("answers", JSON, nullable=False),
    version(),
    # Ids without a foreign key: SQLite can't add one to a table that stands.
    Column("parent_id", BigInteger, index=True),
    Column("location_id", BigInteger),
    Column("call_at", Moment),
    text("created_login"),
    Index("ix_handover_party_id_id", "party_id", "id"),
    Index("ix_handover_department_id_state_id", "department_id", "state", "id"),
    Index("ix_handover_state_id", "state", "id"),
    Index("ix_handover_employee_id_state_id", "employee_id", "state", "id"),
    Index("ix_handover_created_login_state_id", "created_login", "state", "id"),
    # The lists hold what is open: `due` is null for all else, and far ahead without a promise.
    Column("due", Moment),
    text("due_kind"),
    Column("escalated_at", Moment),
    # By when the system of its department must have a case for it; null once that has, or has none.
    Column("case_due", Moment),
    Column("subject_key", _SORTED, nullable=False, server_default=""),
    _open_index("department_id", "due", "id"),
    _open_index("department_id", "subject_key", "id"),
    _open_index("department_id", "id"),
    _open_index("employee_id", "due", "id"),
    _open_index("created_login", "due", "id"),
    _open_index("due", "id"),
    Index("ix_handover_case_due", "case_due", info={PARTIAL: sql_text("case_due IS NOT NULL")}),
    _open_index("department_id", "due", "id", name="call", only="kind = 'callback'"),
    _free_index("group_id", "due", "id"),
    _free_index("group_id", "subject_key", "id"),
    _free_index("group_id", "id"),
)

handover_event = Table(
    "handover_event",
    metadata,
    own_id(),
    ref("handover_id", "handover", nullable=False, index=True),
    Column("at", Moment, nullable=False),
    text("action"),
    text("state"),
    text("who"),
    text("department"),
    text("text"),
)

promise = Table(
    "promise",
    metadata,
    part_of("handover_id", "handover"),
    Column("kind", PlainText, primary_key=True),
    Column("due", Moment, nullable=False),
    sqlite_with_rowid=False,
)

planned_date = Table(
    "planned_date",
    metadata,
    own_id(),
    ref("case_id", "case_file", index=True),
    ref("handover_id", "handover", index=True),
    ref("party_id", "party"),
    Column("day", Date, nullable=False),
    text("source"),
    Column("fetched_at", Moment, nullable=False),
    text("who"),
    text("department"),
    text("what"),
    Column("replaced_at", Moment),
    Index("ix_planned_date_party_id_id", "party_id", "id"),
)

# --- beside it ------------------------------------------------------------------------------------

source_state = Table(
    "source_state",
    metadata,
    Column("name", PlainText, primary_key=True),
    text("condition"),
    Column("as_of", Moment),
    Column("stale_after_s", Integer),
    Column("elapsed_ms", Float),
)

import_mark = Table(
    "import_mark",
    metadata,
    Column("kind", PlainText, primary_key=True),
    Column("digest", PlainText, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("finished_at", Moment),
)

#: The log. Only ever added to; `key` makes a change happen once. `arrived` is the transaction that
#: wrote the line, which a server fills in by itself (`store.changes`); a file needs none.
audit_entry = Table(
    "audit_entry",
    metadata,
    own_id(),
    Column("at", Moment, nullable=False),
    text("actor"),
    text("login"),
    text("origin"),
    text("action"),
    text("object_kind"),
    Column("object_id", BigInteger, nullable=False),
    text("result"),
    text("detail"),
    Column("key", PlainText, unique=True),
    Column("arrived", BigInteger),
    Index("ix_audit_entry_object_id_id", "object_id", "id"),
    Index(
        "ix_audit_entry_arrived",
        "arrived",
        info={PARTIAL: _ARRIVED},
    ),
)

#: Keys by which something is found whole or by its beginning. `scheme`: name, street, email, phone,
#: bsn, kvk, rsin, postcode, case. `kind` is a HitGroup, `ref` the id there.
search_key = Table(
    "search_key",
    metadata,
    Column("scheme", PlainText, primary_key=True),
    sorted_key("key"),
    Column("kind", PlainText, primary_key=True),
    Column("ref", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_search_key_ref", "ref"),
    sqlite_with_rowid=False,
)

#: Every word that any text or name holds, for mending typing errors.
known_word = Table(
    "known_word",
    metadata,
    sorted_key("word"),
    Column("uses", Integer, nullable=False, server_default="1"),
)
