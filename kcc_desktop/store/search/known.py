"""The vocabulary: every word that any text or name holds, for mending typing errors."""

from __future__ import annotations

from kcc_desktop.store.search.names import TRIGRAMS
from kcc_desktop.store.search.reader import Reader, marks

#: Words outside these lengths are not mended.
SHORTEST, LONGEST = 3, 32
#: How alike two words are at least: shared trigrams to all trigrams of both, as pg_trgm counts.
LIKENESS = 0.2


def trigrams(word: str) -> frozenset[str]:
    """The trigrams of a folded word, padded as pg_trgm pads: two blanks before, one behind."""
    padded = f"  {word} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def knows(reader: Reader, word: str) -> bool:
    """Whether the vocabulary holds a word that begins with `word` (folded)."""
    query = "SELECT 1 FROM known_word WHERE word >= ? AND word < ? LIMIT 1"
    return bool(reader.rows(query, (word, after(word))))


def completions(reader: Reader, beginning: str, limit: int) -> tuple[list[str], int]:
    """The most used known words that begin with `beginning` (folded), and the uses of all such."""
    query = """
        SELECT word, sum(uses) OVER () FROM known_word WHERE word >= ? AND word < ?
        ORDER BY uses DESC, word LIMIT ?
    """
    rows = reader.rows(query, (beginning, after(beginning), limit))
    return [word for word, _ in rows], int(rows[0][1]) if rows else 0


def near_words(reader: Reader, word: str, limit: int) -> list[tuple[str, int]]:
    """Known words that share trigrams with `word` and are about as long, most alike first.

    Both engines give the same words in the same order.
    """
    find = _near_postgres if reader.engine == "postgresql" else _near_sqlite
    return find(reader, word, limit)


def after(key: str) -> str:
    """The first key that does not begin with `key` any more, in the order of code points."""
    return key + "\U0010ffff"


def _near_sqlite(reader: Reader, word: str, limit: int) -> list[tuple[str, int]]:
    wanted = sorted(trigrams(word))
    query = f"""
        WITH near AS (
            SELECT word, trigrams, count(*) AS shared FROM {TRIGRAMS}
            WHERE trigram IN ({marks(wanted)}) AND size BETWEEN ? AND ? GROUP BY word, trigrams)
        SELECT near.word, known_word.uses
        FROM near JOIN known_word ON known_word.word = near.word
        WHERE shared >= ? * (trigrams + ? - shared)
        ORDER BY shared * 1.0 / (trigrams + ? - shared) DESC, near.word LIMIT ?
    """
    sizes = (len(word) - 2, len(word) + 2)
    count = len(wanted)
    rows = reader.rows(query, (*wanted, *sizes, LIKENESS, count, count, limit))
    return [(near, uses) for near, uses in rows]


def _near_postgres(reader: Reader, word: str, limit: int) -> list[tuple[str, int]]:
    setting = "SELECT set_config('pg_trgm.similarity_threshold', ?, true)"
    reader.rows(setting, (str(LIKENESS),))
    query = """
        SELECT word, uses FROM known_word
        WHERE word OPERATOR(%) CAST(? AS text) AND length(word) BETWEEN ? AND ?
        ORDER BY similarity(word, ?) DESC, word LIMIT ?
    """
    sizes = (len(word) - 2, len(word) + 2)
    return [(near, uses) for near, uses in reader.rows(query, (word, *sizes, word, limit))]
