"""What the tables have in common: their metadata, and columns that recur."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Boolean, Column, ForeignKey, Integer, MetaData, Text

from kcc_desktop.store.columns import PlainText

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: Under this name an index says (`info`) which rows it holds. Saying it to SQLAlchemy itself would
#: load the dialects of all engines with the tables; `every_table` does that for whoever compares.
PARTIAL = "partial"

#: On SQLite only a column of type INTEGER is the rowid itself.
_ROW_ID = BigInteger().with_variant(Integer(), "sqlite")


def own_id() -> Column[int]:
    """The id of a row, given by the program (`domain.ids`)."""
    return Column("id", _ROW_ID, primary_key=True, autoincrement=False)


def ref(name: str, target: str, *, nullable: bool = True, index: bool = False) -> Column[int]:
    """The id of a row in `target`."""
    return Column(name, BigInteger, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


def part_of(name: str, target: str) -> Column[int]:
    """The id of a row in `target` that this row belongs to: the first part of its key."""
    return Column(name, BigInteger, ForeignKey(f"{target}.id"), primary_key=True)


def text(name: str) -> Column[str]:
    """Text, empty when nothing is known."""
    return Column(name, PlainText, nullable=False, server_default="")


def own_list(name: str) -> Column[list[object]]:
    """A short list as JSON, empty when nothing is known."""
    return Column(name, JSON, nullable=False, server_default="[]")


def own_key(name: str) -> Column[str]:
    """A stable key beside the id."""
    return Column(name, PlainText, nullable=False, unique=True)


def sorted_key(name: str) -> Column[str]:
    """A key that is also sought by its beginning, so it sorts by code point on both engines."""
    kind = Text().with_variant(Text(collation="C"), "postgresql")
    return Column(name, kind, primary_key=True)


def version() -> Column[int]:
    """How often the row was changed, from 1: what a change is based on."""
    return Column("version", Integer, nullable=False, server_default="1")


def active() -> Column[bool]:
    """Whether it is still used: what once was referred to is never removed."""
    return Column("active", Boolean, nullable=False, server_default="1")
