"""How an answer is put together: see docs/decisions/answer.md.

`sentences` holds every sentence in both languages, `vocabulary` the words whose grammar is certain, `voice` how days,
lists and names are said; the other modules choose what is said.
"""

from __future__ import annotations

from kcc_desktop.domain.answers.compose import compose, compose_many, compose_nothing

__all__ = ["compose", "compose_many", "compose_nothing"]
