"""What outside systems are asked while somebody types or opens a file.

Each system is asked on its own lane what it can answer; what it tells goes into the workspace, from
where it is found and shown like anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from time import perf_counter

from kcc_desktop.domain.case import Case, Place, Traces
from kcc_desktop.domain.errors import SystemBusy, SystemFault
from kcc_desktop.domain.keys import KeyScheme, case_number_keys
from kcc_desktop.domain.party import Party
from kcc_desktop.domain.query import Query
from kcc_desktop.domain.report import SourceCondition
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability, SystemFace
from kcc_desktop.domain.written_place import place_written
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.ports_systems import (
    Deadline,
    FindsByNumber,
    FindsByParty,
    FindsByPlace,
    FindsByWords,
    OutsideSystem,
)
from kcc_desktop.services.take_in import actor_of, note_state, take_in

#: So many cases of one answer are taken in.
MOST_TAKEN = 50
_SHORTEST_WORD = 4
_PLACES = {KeyScheme.STREET, KeyScheme.POSTCODE}
_FEWEST_DIGITS = 9
#: What was last told at least so long ago counts as known from now on.
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked, as far as it can be: each may be empty. Equal ones ask the same."""

    numbers: tuple[str, ...] = ()
    words: str = ""
    place: Place | None = None
    traces: Traces | None = None

    def __bool__(self) -> bool:
        return bool(self.numbers or self.words or self.place or self.traces)

    def for_system(self, face: SystemFace) -> Asking:
        """What of this a system can answer, the surest way first: a number goes before words."""
        able = face.abilities
        numbers = self.numbers if Ability.BY_NUMBER in able else ()
        place = self.place if Ability.BY_PLACE in able else None
        traces = self.traces if Ability.BY_PARTY in able else None
        sure = bool(numbers or place or traces)
        words = self.words if Ability.BY_WORDS in able and not sure else ""
        return Asking(numbers, words, place, traces)


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of asking one system: how many cases are new or changed, how long it took (in ms),
    and what went wrong.
    """

    news: int = 0
    elapsed_ms: float = 0.0
    condition: SourceCondition = SourceCondition.UP
    fault: Said | None = None


def asked_by(query: Query) -> Asking:
    """What a query in the search box asks of other systems."""
    schemes = {scheme for scheme, _ in query.keys}
    traces = _traces_in(query)
    if traces:
        return Asking(traces=traces)
    place = place_written(query.text)
    is_place = bool(schemes & _PLACES) and bool(place.number or place.postcode)
    telling = any(len(word) >= _SHORTEST_WORD for word in query.words)
    words = query.text if telling else ""
    return Asking(_numbers_in(query), words, place if is_place else None)


def asked_of(party: Party) -> Asking:
    """By what a party is looked for; one that has nothing but a name is not."""
    phones = tuple(phone.e164 for phone in party.phones if phone.e164)
    if party.secret or not (phones or party.emails):
        return Asking()
    return Asking(traces=Traces(party.name, party.emails, phones))


def _traces_in(query: Query) -> Traces | None:
    emails = tuple(key for scheme, key in query.keys if scheme is KeyScheme.EMAIL and "." in key)
    phones = tuple(
        f"+{key}"
        for scheme, key in query.keys
        if scheme is KeyScheme.PHONE and len(key) >= _FEWEST_DIGITS
    )
    return Traces(emails=emails, phones=phones) if emails or phones else None


def _numbers_in(query: Query) -> tuple[str, ...]:
    """The case numbers as they were typed."""
    keys = {key for scheme, key in query.keys if scheme is KeyScheme.CASE}
    typed = (word.strip(".,;:()#") for word in query.text.split())
    return tuple(word for word in typed if word and case_number_keys(word)[0] in keys)


class LookOutside:
    """Asks one system and takes in what it tells. Runs on the system's own lane."""

    def __init__(self, workspace: Workspace, system: OutsideSystem, clock: Clock) -> None:
        self._workspace = workspace
        self._system = system
        self._clock = clock

    @property
    def face(self) -> SystemFace:
        """Which system it is."""
        return self._system.face

    def look(self, asking: Asking) -> Looked:
        """Asks what `asking` says, as far as this system can answer. Raises WorkspaceFault."""
        patience = self.face.patience.total_seconds()
        started = perf_counter()
        found, fault = self._found(asking.for_system(self.face), Deadline(patience))
        elapsed = perf_counter() - started
        if fault is not None:
            busy = isinstance(fault, SystemBusy)
            condition = SourceCondition.SLOW if busy else SourceCondition.AWAY
            return self._told(found, condition, elapsed * 1000, fault.said)
        slow = elapsed > patience / 2
        condition = SourceCondition.SLOW if slow else SourceCondition.UP
        return self._told(found, condition, elapsed * 1000, None)

    def _found(
        self, asking: Asking, deadline: Deadline
    ) -> tuple[Sequence[Case], SystemFault | None]:
        """What was found, and the first fault: one question that fails leaves the others be."""
        found: dict[str, Case] = {}
        first: SystemFault | None = None
        for ask in _questions(self._system, asking):
            try:
                cases = ask(deadline)
            except SystemFault as fault:
                first = first or fault
                continue
            for case in cases:
                found.setdefault(case.source_key, case)
        return list(found.values())[:MOST_TAKEN], first

    def _told(
        self,
        found: Sequence[Case],
        condition: SourceCondition,
        elapsed_ms: float,
        fault: Said | None,
    ) -> Looked:
        """Takes in what was found. A state that is the same as before is not written again."""
        face, now, news = self.face, self._clock(), 0
        with self._workspace.work(actor_of(face)) as work:
            if found:
                news = take_in(work, face, found, at=now).news
            known = next((one for one in work.reports.sources() if one.name == face.name), None)
            old = known is None or known.as_of is None or now - known.as_of > _MINUTE
            follows = Ability.CHANGES in face.abilities
            tells = fault is None and not follows and old
            if known is None or known.condition is not condition or tells:
                self._note(work, condition, elapsed_ms, tells=tells)
        return Looked(news, elapsed_ms, condition, fault)

    def _note(
        self, work: Work, condition: SourceCondition, elapsed_ms: float, *, tells: bool
    ) -> None:
        at = self._clock() if tells else None
        note_state(work, self.face, condition, at=at, elapsed_ms=elapsed_ms)


def _questions(system: OutsideSystem, asking: Asking) -> list[Callable[[Deadline], Sequence[Case]]]:
    """What is asked, each as a question that wants a deadline."""
    asks: list[Callable[[Deadline], Sequence[Case]]] = []
    if isinstance(system, FindsByNumber):
        asks += [partial(system.by_number, number) for number in asking.numbers]
    if isinstance(system, FindsByParty) and asking.traces:
        asks.append(partial(system.by_party, asking.traces))
    if isinstance(system, FindsByPlace) and asking.place:
        asks.append(partial(system.by_place, asking.place))
    if isinstance(system, FindsByWords) and asking.words:
        asks.append(partial(system.by_words, asking.words))
    return asks
