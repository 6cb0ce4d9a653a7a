"""A short reference of ours that goes with what is sent, to know it again when it came back."""

from __future__ import annotations

import base64
import hashlib
import re

_FORM = re.compile(r"\bKCC-[A-Z2-7]{8}\b")


def reference(key: str) -> str:
    """`KCC-` and eight letters or digits, always the same for the same key."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=5).digest()
    return f"KCC-{base64.b32encode(digest).decode()}"


def with_reference(text: str, key: str, longest: int) -> str:
    """`text` with the reference on a line of its own at its end, cut to `longest` characters."""
    end = f"\n\nReferentie: {reference(key)}"
    room = longest - len(end)
    kept = text if len(text) <= room else text[: room - 1].rstrip() + "…"
    return (kept + end).strip()


def without_reference(text: str) -> str:
    """`text` as it was before the reference came with it."""
    return re.sub(rf"\s*Referentie: {_FORM.pattern}\s*$", "", text)
