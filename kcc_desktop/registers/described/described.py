"""What all systems have in common that a description connects."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kcc_desktop.domain.case import Case, Place
from kcc_desktop.domain.systems import Ability, SystemFace, Traces
from kcc_desktop.registers.described import known
from kcc_desktop.registers.described.known import Known
from kcc_desktop.registers.described.records import Reading, merged, read_cases, read_record
from kcc_desktop.registers.described.shape import Shape
from kcc_desktop.registers.described.tables import RowProblem

if TYPE_CHECKING:
    from kcc_desktop.services.ports_systems import Deadline

#: Cases that one question of the screen may bring.
MOST_FOUND = 100

#: Told what is asked, in words that hold no secret.
Telling = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Explained:
    """What was asked (without secrets), and each record that came out as it was read."""

    asked: tuple[str, ...]
    readings: tuple[Reading, ...]

    @property
    def cases(self) -> list[Case]:
        """The cases that came out."""
        return merged(self.readings)


class Described:
    """A system that a description connects; `_records` asks it. Raises SystemFault."""

    def __init__(self, face: SystemFace, shape: Shape, now: Callable[[], datetime]) -> None:
        self._face = face
        self._shape = shape
        self._now = now

    @property
    def face(self) -> SystemFace:
        """What the rest of the program knows of it."""
        return self._face

    @property
    def row_problems(self) -> Sequence[RowProblem]:
        """What could not be used of files that it dropped, as they were last read."""
        return ()

    @property
    def shape(self) -> Shape:
        """How its records are read."""
        return self._shape

    def by_number(self, number: str, deadline: Deadline) -> Sequence[Case]:
        """The cases with this number; what a system gives besides is left out."""
        found = self._cases(Ability.BY_NUMBER, [known.of_number(number)], deadline)
        return [case for case in found if is_about(case, number)]

    def by_words(self, words: str, deadline: Deadline) -> Sequence[Case]:
        """The cases that it finds for these words."""
        return self._cases(Ability.BY_WORDS, [known.of_words(words)], deadline)

    def by_place(self, place: Place, deadline: Deadline) -> Sequence[Case]:
        """The cases that it finds at a place."""
        return self._cases(Ability.BY_PLACE, [known.of_place(place)], deadline)

    def by_party(self, traces: Traces, deadline: Deadline) -> Sequence[Case]:
        """The cases that it finds for a party, by all that the party may be known by."""
        return self._cases(Ability.BY_PARTY, known.of_traces(traces), deadline)

    def close(self) -> None:
        """Let go of connections, and end what is under way; from any thread."""
        raise NotImplementedError

    def explain(self, ability: Ability, knowns: Iterable[Known], deadline: Deadline) -> Explained:
        """Asks as `by_number` and the others do, and shows what each expression found."""
        asked: list[str] = []
        at = self._now()
        records = [
            record
            for one in knowns
            for record in self._records(ability, one, deadline, asked.append)
        ]
        return Explained(tuple(asked), tuple(read_record(self._shape, one, at) for one in records))

    def _cases(
        self, ability: Ability, knowns: Iterable[Known], deadline: Deadline
    ) -> Sequence[Case]:
        if ability not in self._face.abilities:
            return ()
        at = self._now()
        found = read_cases(self._shape, self._found(ability, knowns, deadline), at)
        return found[:MOST_FOUND]

    def _found(
        self, ability: Ability, knowns: Iterable[Known], deadline: Deadline
    ) -> Iterator[Any]:
        for one in knowns:
            yield from self._records(ability, one, deadline, lambda _asked: None)

    def _records(
        self, ability: Ability, one: Known, deadline: Deadline, tell: Telling
    ) -> Iterator[Any]:
        """The records that the system gives; none for what can't be asked."""
        raise NotImplementedError


def is_about(case: Case, number: str) -> bool:
    """Whether a case is known by this number, whatever stands between its letters and digits."""
    return _bare(number) in {_bare(case.number), _bare(case.source_key)}


def _bare(number: str) -> str:
    """A number without what may stand between its letters and digits."""
    return "".join(sign for sign in number.casefold() if sign.isalnum())
