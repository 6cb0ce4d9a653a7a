"""How an answer is put together: see docs/decisions/answer.md.

`sentences` holds every sentence in both languages, `vocabulary` the words whose grammar is certain,
`voice` how days and lists are said, `naming` what a report is called; the rest chooses what to say.
"""

from __future__ import annotations

from kcc_desktop.domain.answers.compose import compose, compose_many, compose_nothing

__all__ = ["compose", "compose_many", "compose_nothing"]
