"""Ids that grow with time.

An id holds the moment of what it names (milliseconds since 1970, 43 bits) above 20 bits that tell
apart what happened in the same millisecond. So "newest first" is the order of the primary key, on
every engine, also after an import of old contacts; desks make ids without asking each other; and an
id gives away little.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import SystemRandom
from threading import Lock

TAIL_BITS = 20
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_DICE = SystemRandom()


def first_id_at(at: datetime) -> int:
    """The smallest id that something at `at` (with zone) can have; moments before 1970 count as
    1970.
    """
    return max(0, (at - _EPOCH) // _MILLISECOND) << TAIL_BITS


def new_id(at: datetime) -> int:
    """A fresh id for something that happened at `at` (with zone)."""
    return first_id_at(at) | _DICE.getrandbits(TAIL_BITS)


def id_for(at: datetime, key: str) -> int:
    """The same id for the same moment and key, for imports that must be repeatable.

    Two keys in one millisecond can collide: whoever stores rows moves on to the next free id.
    """
    import hashlib  # noqa: PLC0415 (only imports need it, and a first search would wait for it)

    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return first_id_at(at) | (int.from_bytes(digest, "big") >> (32 - TAIL_BITS))


class _Counter:
    """The last id that was counted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last = 0

    def take(self, at: datetime, count: int) -> int:
        with self._lock:
            first = max(new_id(at), self._last + 1)
            self._last = first + count - 1
            return first


_counter = _Counter()


def counted_id(now: datetime, count: int = 1) -> int:
    """The first of `count` following ids, greater than all that this process counted before.

    For what needs no moment of its own, such as a line of a log: `now` is when it is written.
    """
    return _counter.take(now, count)


def moment_of(id_: int) -> datetime:
    """When the thing with this id happened (UTC, to the millisecond)."""
    return _EPOCH + (id_ >> TAIL_BITS) * _MILLISECOND
