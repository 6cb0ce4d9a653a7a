"""Ids of what has no moment of its own, the same on every import."""

from __future__ import annotations

import hashlib


def stable_id(key: str) -> int:
    """A positive 63-bit number that `key` always gets."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big") >> 1


def digest(*parts: str) -> str:
    """A name of 40 characters for all of `parts` together, within the width of every key."""
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=20).hexdigest()
