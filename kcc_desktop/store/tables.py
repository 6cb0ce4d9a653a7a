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
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

from kcc_desktop.store.columns import Moment, PlainText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


#: On SQLite only a column of type INTEGER is the rowid itself.
_ROW_ID = BigInteger().with_variant(Integer(), "sqlite")


def _id() -> Column[int]:
    return Column("id", _ROW_ID, primary_key=True, autoincrement=False)


def _ref(name: str, target: str, *, nullable: bool = True, index: bool = False) -> Column[int]:
    return Column(name, BigInteger, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


def _part_of(name: str, target: str) -> Column[int]:
    return Column(name, BigInteger, ForeignKey(f"{target}.id"), primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, PlainText, nullable=False, server_default="")


def _key(name: str) -> Column[str]:
    return Column(name, PlainText, nullable=False, unique=True)


def _sorted_key(name: str) -> Column[str]:
    """A key that is also sought by its beginning, so it sorts by code point on both engines."""
    kind = Text().with_variant(Text(collation="C"), "postgresql")
    return Column(name, kind, primary_key=True)


def _version() -> Column[int]:
    return Column("version", Integer, nullable=False, server_default="1")


# --- the municipality -----------------------------------------------------------------------------

location = Table("location", metadata, _id(), _text("name"))

department = Table(
    "department",
    metadata,
    _id(),
    _key("key"),
    _text("name"),
    _text("phone"),
    _text("email"),
    _text("hours"),
    _text("about"),
)

work_group = Table(
    "work_group",
    metadata,
    _id(),
    _key("key"),
    _text("name"),
    _ref("department_id", "department", nullable=False),
)

employee = Table(
    "employee",
    metadata,
    _id(),
    _key("key"),
    _text("first_name"),
    _text("surname"),
    _ref("department_id", "department", nullable=False),
    _ref("group_id", "work_group"),
    _text("job"),
    _text("phone"),
    _text("email"),
    _text("availability"),
    # Looked at when all colleagues are in, whichever came first.
    Column("replaced_by_id", ForeignKey("employee.id", deferrable=True, initially="DEFERRED")),
    _text("indexed"),
)

agent = Table(
    "agent",
    metadata,
    _id(),
    _key("login"),
    _ref("employee_id", "employee", nullable=False),
    _ref("location_id", "location", nullable=False),
    _text("role"),
)

# --- what it offers and knows ---------------------------------------------------------------------

product = Table(
    "product",
    metadata,
    _id(),
    _key("key"),
    _text("name"),
    _text("uri"),
    _text("audience"),
    _version(),
)

service_formula = Table(
    "service_formula",
    metadata,
    _id(),
    Column("product_id", ForeignKey("product.id"), nullable=False, unique=True),
    _ref("department_id", "department", nullable=False),
    Column("questions", JSON, nullable=False),
    Column("terms", JSON, nullable=False),
    _text("remark"),
    _version(),
)

article = Table(
    "article",
    metadata,
    _id(),
    _key("key"),
    _text("kind"),
    _text("title"),
    _text("answer"),
    Column("sections", JSON, nullable=False),
    Column("keywords", JSON, nullable=False),
    Column("updated_at", Moment, nullable=False),
    _ref("product_id", "product", index=True),
    _ref("department_id", "department"),
    _text("owner"),
    Column("review_on", Date),
    _text("source"),
    _text("indexed"),
    _version(),
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
    _id(),
    _text("kind"),
    _text("name"),
    Column("secret", Boolean, nullable=False, server_default="0"),
    _text("warning"),
    Column("last_contact_at", Moment),
    _text("digest"),
    _text("indexed"),
    _version(),
)

party_name = Table(
    "party_name",
    metadata,
    _part_of("party_id", "party"),
    Column("position", Integer, primary_key=True),
    _text("full_name"),
    _text("kind"),
    sqlite_with_rowid=False,
)

party_address = Table(
    "party_address",
    metadata,
    _part_of("party_id", "party"),
    Column("position", Integer, primary_key=True),
    _text("street"),
    Column("number", Integer),
    _text("addition"),
    _text("postcode"),
    _text("place"),
    sqlite_with_rowid=False,
)

party_email = Table(
    "party_email",
    metadata,
    _part_of("party_id", "party"),
    Column("position", Integer, primary_key=True),
    _text("address"),
    sqlite_with_rowid=False,
)

party_phone = Table(
    "party_phone",
    metadata,
    _part_of("party_id", "party"),
    Column("position", Integer, primary_key=True),
    _text("e164"),
    _text("shown"),
    sqlite_with_rowid=False,
)

party_identifier = Table(
    "party_identifier",
    metadata,
    Column("scheme", PlainText, primary_key=True),
    Column("value", PlainText, primary_key=True),
    _ref("party_id", "party", nullable=False, index=True),
    Column("position", Integer, nullable=False),
    sqlite_with_rowid=False,
)

party_link = Table(
    "party_link",
    metadata,
    _id(),
    _ref("party_id", "party", nullable=False, index=True),
    _ref("double_id", "party", nullable=False, index=True),
    Column("linked_at", Moment, nullable=False),
    _text("linked_by"),
    Column("unlinked_at", Moment),
    _text("unlinked_by"),
)

representation = Table(
    "representation",
    metadata,
    _part_of("party_id", "party"),
    _part_of("representative_id", "party"),
    _text("role"),
    sqlite_with_rowid=False,
)

# --- what happened --------------------------------------------------------------------------------

case = Table(
    "case_file",
    metadata,
    _id(),
    Column("number", PlainText, nullable=False),
    Column("source", PlainText, nullable=False),
    Column("source_key", PlainText, nullable=False),
    _text("title"),
    _text("description"),
    _text("kind"),
    _ref("product_id", "product"),
    _ref("party_id", "party"),
    _text("department"),
    _text("status_text"),
    _text("step"),
    _text("channel"),
    _text("street"),
    _text("street_key"),
    Column("house_number", Integer),
    _text("addition"),
    _text("postcode"),
    _text("town"),
    Column("lat", Float),
    Column("lon", Float),
    Column("opened_at", Moment, nullable=False),
    Column("expected_on", Date),
    Column("closed_at", Moment),
    Column("fetched_at", Moment),
    _text("digest"),
    _text("indexed"),
    _version(),
    UniqueConstraint("source", "source_key"),
    Index("ix_case_file_party_id_id", "party_id", "id"),
    Index("ix_case_file_street_key_id", "street_key", "id"),
    Index("ix_case_file_lat_id", "lat", "id"),
)

case_event = Table(
    "case_event",
    metadata,
    _id(),
    _ref("case_id", "case_file", nullable=False, index=True),
    Column("at", Moment, nullable=False),
    _text("step"),
    _text("kind"),
    _text("text"),
    _text("who"),
    _text("department"),
    _text("source"),
    Column("fetched_at", Moment),
)

contact = Table(
    "contact",
    metadata,
    _id(),
    Column("at", Moment, nullable=False),
    _text("channel"),
    _text("direction"),
    _text("subject"),
    _text("note"),
    _ref("party_id", "party"),
    _ref("made_by_id", "party"),
    _text("agent"),
    _ref("agent_id", "agent"),
    _ref("location_id", "location"),
    Column("told", Boolean, nullable=False, server_default="0"),
    Column("finished_at", Moment),
    Column("source", PlainText),
    Column("source_key", PlainText),
    _version(),
    UniqueConstraint("source", "source_key"),
    Index("ix_contact_party_id_id", "party_id", "id"),
)

question = Table(
    "question",
    metadata,
    _id(),
    _ref("contact_id", "contact", nullable=False, index=True),
    Column("position", Integer, nullable=False),
    _text("text"),
    _ref("product_id", "product"),
    _text("outcome"),
    _ref("case_id", "case_file"),
)

contact_case = Table(
    "contact_case",
    metadata,
    _part_of("contact_id", "contact"),
    Column("case_id", BigInteger, ForeignKey("case_file.id"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)

handover = Table(
    "handover",
    metadata,
    _id(),
    _text("kind"),
    _text("subject"),
    _text("note"),
    _text("state"),
    Column("created_at", Moment, nullable=False),
    _text("created_by"),
    _ref("department_id", "department", nullable=False),
    _ref("group_id", "work_group"),
    _ref("employee_id", "employee"),
    _ref("contact_id", "contact", index=True),
    _ref("question_id", "question"),
    _ref("case_id", "case_file", index=True),
    _ref("party_id", "party"),
    _ref("product_id", "product"),
    Column("answers", JSON, nullable=False),
    _version(),
    Index("ix_handover_party_id_id", "party_id", "id"),
    Index("ix_handover_department_id_state_id", "department_id", "state", "id"),
)

handover_event = Table(
    "handover_event",
    metadata,
    _id(),
    _ref("handover_id", "handover", nullable=False, index=True),
    Column("at", Moment, nullable=False),
    _text("action"),
    _text("state"),
    _text("who"),
    _text("department"),
    _text("text"),
)

promise = Table(
    "promise",
    metadata,
    _part_of("handover_id", "handover"),
    Column("kind", PlainText, primary_key=True),
    Column("due", Moment, nullable=False),
    sqlite_with_rowid=False,
)

planned_date = Table(
    "planned_date",
    metadata,
    _id(),
    _ref("case_id", "case_file", index=True),
    _ref("handover_id", "handover", index=True),
    _ref("party_id", "party"),
    Column("day", Date, nullable=False),
    _text("source"),
    Column("fetched_at", Moment, nullable=False),
    _text("who"),
    _text("department"),
    _text("what"),
    Column("replaced_at", Moment),
    Index("ix_planned_date_party_id_id", "party_id", "id"),
)

# --- beside it ------------------------------------------------------------------------------------

source_state = Table(
    "source_state",
    metadata,
    Column("name", PlainText, primary_key=True),
    _text("condition"),
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

#: The log. Only ever added to; `key` makes a change happen once.
audit_entry = Table(
    "audit_entry",
    metadata,
    _id(),
    Column("at", Moment, nullable=False),
    _text("actor"),
    _text("login"),
    _text("origin"),
    _text("action"),
    _text("object_kind"),
    Column("object_id", BigInteger, nullable=False),
    _text("result"),
    _text("detail"),
    Column("key", PlainText, unique=True),
    Index("ix_audit_entry_object_id_id", "object_id", "id"),
)

#: Keys by which something is found whole or by its beginning. `scheme`: name, street, email, phone,
#: bsn, kvk, rsin, postcode, case. `kind` is a HitGroup, `ref` the id there.
search_key = Table(
    "search_key",
    metadata,
    Column("scheme", PlainText, primary_key=True),
    _sorted_key("key"),
    Column("kind", PlainText, primary_key=True),
    Column("ref", BigInteger, primary_key=True, autoincrement=False),
    Index("ix_search_key_ref", "ref"),
    sqlite_with_rowid=False,
)

#: Every word that any text or name holds, for mending typing errors.
known_word = Table(
    "known_word",
    metadata,
    _sorted_key("word"),
    Column("uses", Integer, nullable=False, server_default="1"),
)
