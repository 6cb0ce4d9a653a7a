"""Keeps the vocabulary: the words of rows just written are added to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from threading import Lock

from sqlalchemy import Connection

from kcc_desktop.domain.words import STOP_WORDS, compound_parts
from kcc_desktop.store.search.known import LONGEST, SHORTEST, trigrams
from kcc_desktop.store.search.names import TRIGRAMS
from kcc_desktop.store.search.reader import marks
from kcc_desktop.store.search.sql import run, run_many

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
