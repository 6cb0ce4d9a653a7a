"""What goes along with every search: the list of synonyms, and how the sources do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from kcc_desktop.domain.knowledge import Synonym
from kcc_desktop.domain.report import SourceCondition, SourceState
from kcc_desktop.store.search.reader import Reader

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECONDS = {
    "sqlite": "as_of",
    "postgresql": "CAST(extract(epoch FROM as_of) * 1000000 AS bigint)",
}


def synonyms(reader: Reader) -> Sequence[Synonym]:
    """The whole list, by word."""
    rows = reader.rows("SELECT word, other FROM synonym ORDER BY word, other", again=True)
    return [Synonym(word, other) for word, other in rows]


def synonyms_stamp(reader: Reader) -> int:
    """The newest line of the log about synonyms: the list has no version of its own."""
    query = """
        SELECT id FROM audit_entry WHERE object_kind = 'synonym' AND object_id = 0
        ORDER BY id DESC LIMIT 1
    """
    rows = reader.rows(query, again=True)
    return int(rows[0][0]) if rows else 0


def sources(reader: Reader) -> Sequence[SourceState]:
    """The sources that brought cases in, with their condition, by name."""
    moment = _MICROSECONDS[reader.engine]
    query = f"""
        SELECT name, condition, {moment}, stale_after_s, elapsed_ms FROM source_state ORDER BY name
    """
    return [_source(*row) for row in reader.rows(query, again=True)]


def _source(
    name: str,
    condition: str,
    microseconds: int | None,
    stale_after: int | None,
    elapsed_ms: float | None,
) -> SourceState:
    return SourceState(
        name=name,
        condition=SourceCondition(condition),
        as_of=None if microseconds is None else _EPOCH + timedelta(microseconds=microseconds),
        stale_after=None if stale_after is None else timedelta(seconds=stale_after),
        elapsed_ms=elapsed_ms,
    )
