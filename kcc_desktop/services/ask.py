"""From a few words to the answer: finds the report that is meant, and tells what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

from kcc_desktop.domain.answer import Answer
from kcc_desktop.domain.case import Case
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.found import Found, Hit, HitGroup, Match
from kcc_desktop.domain.party import Party
from kcc_desktop.domain.said import Language
from kcc_desktop.services.find import Find
from kcc_desktop.services.tell import Tell, Told

_WITH_REPORTS = (HitGroup.PARTY, HitGroup.CASE, HitGroup.CONTACT)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was found, and what is told about the best of it.

    Without a report `told` is None and `answer` says that there is none. `party` is whose report it
    is, or who was found and has none.
    """

    query: str
    found: Found
    told: Told | None
    answer: Answer
    party: Party | None = None
    case: Case | None = None
    elapsed_ms: float = 0.0


class Ask:
    """Answers a question that is a few words: a street, a name, a number, a kind of report."""

    def __init__(self, find: Find, tell: Tell) -> None:
        self._find = find
        self._tell = tell

    def ask(self, text: str, language: Language) -> Asked:
        """The answer about the report that fits `text` best."""
        started = perf_counter()
        found = self._find.find(text)
        told = self._first_told(found, language)
        elapsed = (perf_counter() - started) * 1000
        if told is None:
            answer = self._tell.nothing(found, language)
            return Asked(text, found, None, answer, elapsed_ms=elapsed)
        return Asked(text, found, told, told.answer, told.party, told.rows.case, elapsed)

    def _first_told(self, found: Found, language: Language) -> Told | None:
        """The first hit that has a report; none after somebody who was meant exactly."""
        for hit in found.hits:
            if hit.group not in _WITH_REPORTS:
                continue
            told = self._told(hit, language)
            if told is not None or _is_meant(hit):
                return told
        return None

    def _told(self, hit: Hit, language: Language) -> Told | None:
        try:
            return self._tell.found(hit, language)
        except NotFound:  # somebody without reports, or gone since it was indexed
            return None


def _is_meant(hit: Hit) -> bool:
    return hit.group is HitGroup.PARTY and hit.match is Match.EXACT
