"""A system with an interface of its own over HTTP and JSON, connected by its description."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
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
        """The next page of what changed.

        The cursor holds since when is asked (`since`), when this round began (`then`), where its
        next page begins (`mark`), the system's own cursor (`own`) and how many pages came.
        """
        (question, *_) = self._questions[Ability.CHANGES]
        state = self._begun(cursor)
        mark = state["mark"]
        since = datetime.fromisoformat(mark.get("since", state["since"]))
        asked = known.of_moment(since, self._shape.clock.zone)
        if state["own"]:
            asked["cursor"] = state["own"]
        fetched_at = self._now()
        page = self._page(question, asked, mark, deadline, _silent) or Page((), None)
        cases = tuple(read_cases(self._shape, page.records, fetched_at))
        return Changed(cases, json.dumps(self._onward(state, page)), page.onward is not None)

    def _begun(self, cursor: str) -> dict[str, Any]:
        """How far it was followed; a round that begins starts now."""
        now = self._now()
        first = now - timedelta(days=self._following.first_days)
        state: dict[str, Any] = {"since": first.isoformat(), "mark": {}, "own": "", "pages": 0}
        with suppress(ValueError):  # a cursor of an earlier description: begin again
            kept = json.loads(cursor) if cursor else {}
            datetime.fromisoformat(kept.get("since", state["since"]))
            state |= kept
        if not state["mark"]:
            state["then"] = (now - self._following.overlap).isoformat()
        return state

    def _onward(self, state: dict[str, Any], page: Page) -> dict[str, Any]:
        if page.onward is None:
            own = page.told or state["own"]
            return {"since": state["then"], "mark": {}, "own": own, "pages": 0}
        if state["pages"] >= MOST_CHANGE_PAGES:
            raise faults.unclear(self.face.name, _ROUND)
        return state | {"mark": dict(page.onward), "pages": state["pages"] + 1}


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
