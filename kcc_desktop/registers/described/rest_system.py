"""A system with an interface of its own over HTTP and JSON, connected by its description."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability, Changed, Examined, SystemFace
from kcc_desktop.registers import faults
from kcc_desktop.registers.described import known
from kcc_desktop.registers.described.described import MOST_FOUND, Described, Telling
from kcc_desktop.registers.described.finders import BadFinder
from kcc_desktop.registers.described.known import Known
from kcc_desktop.registers.described.paging import Mark, PageForm, PageRead
from kcc_desktop.registers.described.questions import Question
from kcc_desktop.registers.described.records import changed_at, read_cases
from kcc_desktop.registers.described.shape import Shape
from kcc_desktop.registers.examining import examine_http

if TYPE_CHECKING:
    from kcc_desktop.registers.asking import Ask
    from kcc_desktop.registers.http import Caller
    from kcc_desktop.services.ports_systems import Deadline

_NO_RECORDS = Said(
    "waar de beschrijving gegevens verwacht, staat iets anders",
    "where its description expects records, there is something else",
)
_ROUND = Said("de bladzijden met wijzigingen houden niet op", "its pages of changes never end")
#: Pages of one round of changes, whatever a description says.
MOST_CHANGE_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Following:
    """How changes are followed: the first time `first_days` back, and each time `overlap` before
    the moment of the last time, since clocks differ.
    """

    first_days: int = 90
    overlap: timedelta = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its records, and where the next one begins."""

    records: Sequence[Any]
    onward: Mark | None
    told: str = ""


class RestSystem(Described):
    """Asks as its description says."""

    def __init__(
        self,
        face: SystemFace,
        shape: Shape,
        now: Callable[[], datetime],
        caller: Caller,
        questions: Mapping[Ability, tuple[Question, ...]],
        following: Following = Following(),
    ) -> None:
        super().__init__(face, shape, now)
        self._caller = caller
        self._questions = questions
        self._following = following

    @property
    def caller(self) -> Caller:
        """What it is asked through."""
        return self._caller

    def examine(self, deadline: Deadline) -> Sequence[Examined]:
        """Reachable, login, rights, clock, certificate, speed: by a question that finds little."""
        one: Known = {**known.of_moment(self._now(), self._shape.clock.zone), "number": "0"}
        asked = [
            ask
            for questions in self._questions.values()
            for question in questions
            if (ask := question.ask(one, {}))
        ]
        return examine_http(self._caller, asked[0], deadline, self._now) if asked else ()

    def close(self) -> None:
        """Let go of connections, and end what is under way."""
        self._caller.close()

    def _records(
        self, ability: Ability, one: Known, deadline: Deadline, tell: Telling
    ) -> Iterator[Any]:
        for question in self._questions.get(ability, ()):
            given = 0
            for page in self._pages(question, one, deadline, tell):
                yield from page.records
                given += len(page.records)
                if given >= MOST_FOUND:
                    break

    def _pages(
        self, question: Question, one: Known, deadline: Deadline, tell: Telling
    ) -> Iterator[Page]:
        mark: Mark | None = {}
        for _ in range(question.paging.most):
            page = self._page(question, one, mark or {}, deadline, tell)
            if page is None:
                return
            yield page
            mark = page.onward
            if mark is None:
                return

    def _page(
        self, question: Question, one: Known, mark: Mark, deadline: Deadline, tell: Telling
    ) -> Page | None:
        """The page at `mark`; None where it can't be asked."""
        ask = question.ask(one, mark)
        if ask is None:
            return None
        tell(shown(ask))
        answer = self._caller.ask(ask, deadline)
        if answer.status in question.missing:
            return Page((), None)
        data = answer.json()
        records = self._records_in(question, data)
        read = PageRead(answer, data, len(records), self._newest(question, records))
        onward = question.paging.onward(mark, read, self._caller.base)
        told = question.paging.told(read) if question.paging.form is PageForm.CURSOR else ""
        return Page(records, onward, told)

    def _records_in(self, question: Question, data: Any) -> Sequence[Any]:
        try:
            records = question.records_in(data)
        except BadFinder as fault:
            raise faults.unclear(self.face.name, fault.said) from fault
        if records is None:
            raise faults.unclear(self.face.name, _NO_RECORDS)
        return records

    def _newest(self, question: Question, records: Sequence[Any]) -> datetime | None:
        if question.paging.form is not PageForm.CHANGED:
            return None
        moments = (changed_at(self._shape, record) for record in records)
        return max((moment for moment in moments if moment), default=None)

    # --- following -----------------------------------------------------------------------------

    def changed(self, cursor: str, deadline: Deadline) -> Changed:
        """The next page of what changed; the cursor is a `Round` as JSON."""
        (question, *_) = self._questions[Ability.CHANGES]
        now = self._now()
        round_ = Round.of(cursor, now, self._following)
        page = self._page(question, self._asked(round_), round_.mark, deadline, _silent)
        page = page or Page((), None)
        cases = tuple(read_cases(self._shape, page.records, now))
        if page.onward is None:
            return Changed(cases, round_.ended(page.told).text())
        if round_.pages >= MOST_CHANGE_PAGES:
            raise faults.unclear(self.face.name, _ROUND)
        return Changed(cases, round_.at(page.onward).text(), more=True)

    def _asked(self, round_: Round) -> Known:
        asked = known.of_moment(round_.from_when, self._shape.clock.zone)
        return {**asked, "cursor": round_.own} if round_.own else asked


@dataclass(frozen=True, slots=True)
class Round:
    """How far changes were followed, moments in ISO 8601.

    `since` is from when is asked, `then` from when the next round asks, `mark` where the next page
    of this one begins, `own` the system's own cursor, `pages` how many came in this round.
    """

    since: str
    then: str
    mark: Mark = field(default_factory=dict)
    own: str = ""
    pages: int = 0

    @classmethod
    def of(cls, cursor: str, now: datetime, following: Following) -> Round:
        """The round that goes on, or the next one, which begins now."""
        then = (now - following.overlap).isoformat()
        with suppress(ValueError, TypeError, AttributeError):  # not ours: begin anew
            kept = cls(**json.loads(cursor)) if cursor else None
            if kept and isinstance(kept.from_when, datetime):
                return kept if kept.mark else replace(kept, then=then)
        return cls((now - timedelta(days=following.first_days)).isoformat(), then)

    @property
    def from_when(self) -> datetime:
        """From when this page is asked. Raises ValueError for what is no moment."""
        return datetime.fromisoformat(self.mark.get("since", self.since))

    def at(self, mark: Mark) -> Round:
        """The same, at the next page."""
        return replace(self, mark=dict(mark), pages=self.pages + 1)

    def ended(self, own: str) -> Round:
        """From where the next round goes on."""
        return Round(self.then, self.then, {}, own or self.own)

    def text(self) -> str:
        """As a cursor."""
        return json.dumps(asdict(self))


def shown(ask: Ask) -> str:
    """A request as a person may see it: no header, and so no secret."""
    parts = ask.path
    for name, value in ask.parts.items():
        parts = parts.replace(f"{{{name}}}", str(value))
    query = "&".join(f"{name}={value}" for name, value in (ask.params or {}).items())
    body = json.dumps(ask.json, ensure_ascii=False) if ask.json is not None else ""
    form = "&".join(f"{name}={value}" for name, value in (ask.form or {}).items())
    return " ".join(filter(None, (ask.method, parts + (f"?{query}" if query else ""), body, form)))


def _silent(_asked: str) -> None:
    """Nobody wants to know."""
