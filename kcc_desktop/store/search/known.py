"""The vocabulary: every word that any text or name holds, for mending typing errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from threading import Lock

from sqlalchemy import Connection

from kcc_desktop.domain.words import STOP_WORDS, compound_parts
from kcc_desktop.store.search.schema import TRIGRAMS
from kcc_desktop.store.search.sql import marks, run, run_many

#: Words outside these lengths are not mended.
SHORTEST, LONGEST = 3, 32
#: How alike two words are at least: shared trigrams to all trigrams of both, as pg_trgm counts.
LIKENESS = 0.2

#: Fewer uses of a word that is known already are not worth a write of their own.
_FEWEST_COUNTED = 4

_MOST_REMEMBERED = 60_000
#: Which lock on PostgreSQL serialises writers of the vocabulary (any number, but always the same).
_LOCK = 0x6B6363


class KnownWords:
    """Remembers, for the life of a workspace, which words its vocabulary already holds.

    One per workspace, shared by its threads. After a rollback call `forget()`. A word is written
    when its uses since the last time have doubled, so that a saved contact mostly writes none;
    the uses in the table are therefore right within a factor of two, once a word has some.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._written: Counter[str] = Counter()
        self._waiting: Counter[str] = Counter()

    def due(self, used: Mapping[str, int]) -> dict[str, int]:
        """Counts `used`; gives the words that must be written now, with their uses, by word."""
        with self._lock:
            if len(self._written) > _MOST_REMEMBERED:
                self._written.clear()
                self._waiting.clear()
            self._waiting.update(used)
            due = {w: self._waiting.pop(w) for w in sorted(used) if self._is_due(w)}
            self._written.update(due)
        return due

    def put_back(self, due: Mapping[str, int]) -> None:
        """Takes back words that could not be written: they wait for the next time."""
        with self._lock:
            self._written.subtract(due)
            self._waiting.update(due)

    def forget(self) -> None:
        """Forgets everything: what was remembered may have been undone."""
        with self._lock:
            self._written.clear()
            self._waiting.clear()

    def _is_due(self, word: str) -> bool:
        return self._waiting[word] >= self._written[word]


def vocabulary(words: Iterable[str]) -> Counter[str]:
    """How often each word occurs that is worth knowing, parts of compounds included."""
    return Counter(chain.from_iterable(map(_worth_knowing, words)))


@lru_cache(maxsize=_MOST_REMEMBERED)
def _worth_knowing(word: str) -> tuple[str, ...]:
    return tuple(
        known
        for known in (word, *compound_parts(word))
        if SHORTEST <= len(known) <= LONGEST and known.isalpha() and known not in STOP_WORDS
    )


def trigrams(word: str) -> frozenset[str]:
    """The trigrams of a folded word, padded as pg_trgm pads: two blanks before, one behind."""
    padded = f"  {word} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def learn(connection: Connection, known: KnownWords, used: Mapping[str, int]) -> None:
    """Adds the words of rows just written to the vocabulary.

    On PostgreSQL a writer that finds another one at it leaves its words for a later time: the
    vocabulary is a help, and must never make two desks wait for each other.
    """
    due = known.due(used)
    if not due:
        return
    if connection.dialect.name == "postgresql" and not _may_write(connection):
        known.put_back(due)
        return
    there = _which_are_known(connection, list(due))
    fresh = [word for word in due if word not in there]
    run_many(
        connection,
        "UPDATE known_word SET uses = uses + ? WHERE word = ?",
        [(due[word], word) for word in due if word in there and due[word] >= _FEWEST_COUNTED],
    )
    run_many(
        connection,
        "INSERT INTO known_word (word, uses) VALUES (?, ?)",
        [(word, due[word]) for word in fresh],
    )
    if connection.dialect.name == "sqlite":
        _add_trigrams(connection, fresh)


def knows(connection: Connection, word: str) -> bool:
    """Whether the vocabulary holds a word that begins with `word` (folded)."""
    query = "SELECT 1 FROM known_word WHERE word >= ? AND word < ? LIMIT 1"
    return bool(run(connection, query, (word, after(word))))


def completions(connection: Connection, beginning: str, limit: int) -> tuple[list[str], int]:
    """The most used known words that begin with `beginning` (folded), and the uses of all such."""
    query = """
        SELECT word, sum(uses) OVER () FROM known_word WHERE word >= ? AND word < ?
        ORDER BY uses DESC, word LIMIT ?
    """
    rows = run(connection, query, (beginning, after(beginning), limit))
    return [word for word, _ in rows], int(rows[0][1]) if rows else 0


def near_words(connection: Connection, word: str, limit: int) -> list[tuple[str, int]]:
    """Known words that share trigrams with `word` and are about as long, most alike first.

    Both engines give the same words in the same order.
    """
    find = _near_postgres if connection.dialect.name == "postgresql" else _near_sqlite
    return find(connection, word, limit)


def after(key: str) -> str:
    """The first key that does not begin with `key` any more, in the order of code points."""
    return key + "\U0010ffff"


def _may_write(connection: Connection) -> bool:
    return bool(run(connection, "SELECT pg_try_advisory_xact_lock(?)", (_LOCK,))[0][0])


def _which_are_known(connection: Connection, words: list[str]) -> set[str]:
    query = f"SELECT word FROM known_word WHERE word IN ({marks(words)})"
    return {word for (word,) in run(connection, query, tuple(words))}


def _add_trigrams(connection: Connection, words: Iterable[str]) -> None:
    found = ((word, trigrams(word)) for word in words)
    rows = [(one, len(word), word, len(all_)) for word, all_ in found for one in all_]
    statement = f"INSERT OR IGNORE INTO {TRIGRAMS} VALUES (?, ?, ?, ?)"
    run_many(connection, statement, rows)


def _near_sqlite(connection: Connection, word: str, limit: int) -> list[tuple[str, int]]:
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
    rows = run(connection, query, (*wanted, *sizes, LIKENESS, count, count, limit))
    return [(near, uses) for near, uses in rows]


def _near_postgres(connection: Connection, word: str, limit: int) -> list[tuple[str, int]]:
    setting = "SELECT set_config('pg_trgm.similarity_threshold', ?, true)"
    run(connection, setting, (str(LIKENESS),))
    query = """
        SELECT word, uses FROM known_word
        WHERE word OPERATOR(%) CAST(? AS text) AND length(word) BETWEEN ? AND ?
        ORDER BY similarity(word, ?) DESC, word LIMIT ?
    """
    sizes = (len(word) - 2, len(word) + 2)
    return [(near, uses) for near, uses in run(connection, query, (word, *sizes, word, limit))]
