"""The names of the index tables; `schema` makes them."""

from __future__ import annotations

from kcc_desktop.domain.found import HitGroup

#: The table of words of each group.
WORDS: dict[HitGroup, str] = {
    HitGroup.PARTY: "party_words",
    HitGroup.CASE: "case_words",
    HitGroup.CONTACT: "contact_words",
    HitGroup.ARTICLE: "article_words",
    HitGroup.COLLEAGUE: "employee_words",
}
#: Trigrams of the known words, for typing errors (SQLite only; PostgreSQL has pg_trgm).
TRIGRAMS = "word_trigram"
#: The same on PostgreSQL: an index on the words themselves.
TRIGRAM_INDEX = "ix_known_word_trigrams"


def table_names() -> frozenset[str]:
    """The names of all index tables, with those that FTS5 makes of its own."""
    shadows = ("", "_data", "_idx", "_config")
    return frozenset({TRIGRAMS, *(name + end for name in WORDS.values() for end in shadows)})
