"""The lists from which people work: each page is read in the order of an index.

Of a handover only what is open has a `due`; the partial indexes hold nothing else. Sorted by state,
a list is the concatenation of its states, each by age.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    false,
    func,
    literal,
    literal_column,
    or_,
    select,
    tuple_,
    update,
)

from kcc_desktop.domain.handover import NEVER, HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.keys import KeyScheme, case_number_keys
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.steps import OPEN, State
from kcc_desktop.domain.words import words_of
from kcc_desktop.domain.work_list import (
    MOST_COUNTED,
    STATE_ORDER,
    Sort,
    SortBy,
    Worker,
    WorkFilter,
    WorkLine,
    WorkList,
    subject_key,
)
from kcc_desktop.services.ports_work import Overdue, Tally
from kcc_desktop.store.job import Job
from kcc_desktop.store.tables import department, employee, handover, party, search_key
from kcc_desktop.store.work_lines import lines_of

_columns = handover.c
_OPEN = _columns.due.is_not(None)
#: Written out: SQLite uses the index of callbacks only where its own words stand in the query.
_CALLBACK = _columns.kind == literal_column(f"'{HandoverKind.CALLBACK}'", _columns.kind.type)
_ENDED = (State.DONE, State.REFUSED)
_LAST = "\U0010ffff"


class SqlWorkLists:
    """`services.ports_work.WorkLists`."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._connection = job.connection

    def page(
        self,
        which: WorkList,
        worker: Worker,
        wanted: WorkFilter,
        sort: Sort,
        *,
        after: WorkLine | None,
        limit: int,
        now: datetime,
    ) -> Sequence[WorkLine]:
        """The next `limit` lines after the line `after`."""
        if which is WorkList.TO_TELL and sort.by is SortBy.PROMISE:
            sort = Sort(SortBy.AGE, sort.descending)  # what is done has no promise left
        found = select(_columns.id).where(*_list(which, worker, now), *_filter(wanted, now))
        if sort.by is SortBy.STATE:
            ids = list(self._by_state(found, which, sort, after, limit))
        else:
            few = which is WorkList.TO_TELL
            ids = self._ids(_ordered(found, sort, after, few=few).limit(limit))
        return lines_of(self._connection, ids, now)

    def line(self, handover_id: int, *, now: datetime) -> WorkLine | None:
        """One handover as a line, whatever its state; None when it isn't there."""
        return next(iter(lines_of(self._connection, [handover_id], now)), None)

    def parts(self, handover_id: int, *, now: datetime) -> Sequence[WorkLine]:
        """The parts into which a handover was split, oldest first."""
        found = select(_columns.id).where(_columns.parent_id == handover_id).order_by(_columns.id)
        return lines_of(self._connection, self._ids(found), now)

    def tally(self, which: WorkList, worker: Worker, *, now: datetime) -> Tally:
        """How long a list is."""
        whole = _list(which, worker, now)
        return Tally(self._count(whole), self._count([*whole, _columns.due < now]))

    def overdue(self, *, now: datetime, limit: int) -> Sequence[Overdue]:
        """Open handovers whose next promise passed before `now` and that were not escalated."""
        found = (
            select(
                _columns.id,
                _columns.due,
                _columns.due_kind,
                _columns.subject,
                _columns.case_id,
                _columns.parent_id,
                department.c.name.label("department"),
                employee.c.first_name,
                employee.c.surname,
            )
            .join(department, department.c.id == _columns.department_id)
            .outerjoin(employee, employee.c.id == _columns.employee_id)
            .where(_OPEN, _columns.due < now, _columns.escalated_at.is_(None))
            .order_by(_columns.due, _columns.id)
            .limit(limit)
        )
        return [_overdue(row) for row in self._connection.execute(found)]

    def escalate(self, one: Overdue, *, at: datetime, key: str) -> bool:
        """Marks it as escalated, unless somebody did, or its promise is another by now."""
        first = self._job.log.claim(key, "escalate", "handover", one.handover_id) is None
        marked = (
            update(handover)
            .where(_columns.id == one.handover_id, _columns.escalated_at.is_(None))
            .where(_columns.due == one.promise.due)
            .values(escalated_at=at)
            .returning(_columns.id)
        )
        return self._connection.execute(marked).first() is not None and first

    def _ids(self, found: Select[Any]) -> list[int]:
        return list(self._connection.execute(found).scalars())

    def _by_state(
        self,
        found: Select[Any],
        which: WorkList,
        sort: Sort,
        after: WorkLine | None,
        limit: int,
    ) -> Iterator[int]:
        """The ids of one state after the other, each by age."""
        states = [state for state in STATE_ORDER if state in _states(which)]
        if sort.descending:
            states.reverse()
        if after is not None:
            states = states[states.index(after.state) :] if after.state in states else []
        for state in states:
            begun = after if after is not None and after.state is state else None
            own = _ordered(
                found.where(_columns.state == state), Sort(SortBy.AGE, sort.descending), begun
            )
            ids = self._ids(own.limit(limit))
            yield from ids
            limit -= len(ids)
            if limit == 0:
                return

    def _count(self, where: Sequence[ColumnElement[bool]]) -> int:
        some = select(literal(1)).select_from(handover).where(*where).limit(MOST_COUNTED)
        counted = select(func.count()).select_from(some.subquery())
        return int(self._connection.execute(counted).scalar_one())


# --- which lines ----------------------------------------------------------------------------


def _list(which: WorkList, worker: Worker, now: datetime) -> list[ColumnElement[bool]]:
    """What holds for the lines of a list."""
    if which is WorkList.QUEUE:
        return [_columns.group_id == _group_of(worker), _columns.employee_id.is_(None), _OPEN]
    if which is WorkList.TO_TELL:
        return [
            _is(_columns.created_login, worker.login),
            _columns.state.in_(_ENDED),
            _columns.parent_id.is_(None),
            or_(_columns.kind == HandoverKind.WORK, _columns.state == State.REFUSED),
        ]
    own = {
        WorkList.MINE: _is(_columns.employee_id, worker.employee_id),
        WorkList.DEPARTMENT: _is(_columns.department_id, worker.department_id),
        WorkList.BY_ME: _is(_columns.created_login, worker.login),
        WorkList.CALLBACKS_MINE: _is(_columns.employee_id, worker.employee_id),
        WorkList.CALLBACKS_DEPARTMENT: _is(_columns.department_id, worker.department_id),
    }
    if which in (WorkList.CALLBACKS_MINE, WorkList.CALLBACKS_DEPARTMENT):
        return [own[which], _OPEN, _CALLBACK, _columns.due < _midnight(now)]
    return [own[which], _OPEN]


def _is(column: Column[Any], own: int | str | None) -> ColumnElement[bool]:
    """Whether a column is the worker's own; nothing is theirs whose own is not known."""
    return column == own if own else false()


def _states(which: WorkList) -> Sequence[State]:
    return _ENDED if which is WorkList.TO_TELL else OPEN


def _group_of(worker: Worker) -> Any:
    return select(employee.c.group_id).where(employee.c.id == worker.employee_id).scalar_subquery()


def _midnight(now: datetime) -> datetime:
    """The end of the day, on the local clock."""
    following = local(now) + timedelta(days=1)
    return following.replace(hour=0, minute=0, second=0, microsecond=0)


def _filter(wanted: WorkFilter, now: datetime) -> Iterator[ColumnElement[bool]]:
    if wanted.states:
        yield _columns.state.in_(sorted(wanted.states))
    if wanted.department_id is not None:
        yield _columns.department_id == wanted.department_id
    if wanted.product_id is not None:
        yield _columns.product_id == wanted.product_id
    if wanted.late:
        yield _columns.due < now
    for word in words_of(wanted.text):
        yield _mentions(word)


def _mentions(word: str) -> ColumnElement[bool]:
    """Whether a word is in the subject, or begins the resident's name or the case's number."""
    named = _found_by(KeyScheme.NAME, word)
    # Whoever has the notice of secrecy is not given away by a name that finds something.
    shown = select(party.c.id).where(party.c.id.in_(named), ~party.c.secret)
    ways = [_columns.subject_key.contains(word, autoescape=True), _columns.party_id.in_(shown)]
    ways += [_columns.case_id.in_(_found_by(KeyScheme.CASE, key)) for key in case_number_keys(word)]
    return or_(*ways)


def _found_by(scheme: KeyScheme, beginning: str) -> Select[Any]:
    key = search_key.c
    return select(key.ref).where(
        key.scheme == scheme, key.key >= beginning, key.key < beginning + _LAST
    )


# --- in which order -------------------------------------------------------------------------


def _ordered(
    found: Select[Any], sort: Sort, after: WorkLine | None, *, few: bool = False
) -> Select[Any]:
    """The lines in order, those after the line `after`.

    `few` lines are found first and then put in order: their ids added to nothing, so that SQLite
    does not read all handovers in the order of their ids to find them.
    """
    places: list[Any] = [_columns.id]
    if sort.by is SortBy.PROMISE:
        places = [_columns.due, _columns.id]
    elif sort.by is SortBy.SUBJECT:
        places = [_columns.subject_key, _columns.id]
    if after is not None:
        found = found.where(_beyond(places, _place_of(after, sort.by), down=sort.descending))
    order = [*places[:-1], places[-1] + 0] if few else places
    return found.order_by(*(place.desc() if sort.descending else place for place in order))


def _beyond(places: list[Any], values: list[Any], *, down: bool) -> ColumnElement[bool]:
    here = tuple_(*places)
    there = tuple_(*(literal(v, p.type) for v, p in zip(values, places, strict=True)))
    return here < there if down else here > there


def _place_of(line: WorkLine, by: SortBy) -> list[Any]:
    if by is SortBy.PROMISE:
        return [line.promise.due if line.promise else NEVER, line.id]
    if by is SortBy.SUBJECT:
        return [subject_key(line.subject), line.id]
    return [line.id]


def _overdue(row: Any) -> Overdue:
    lead = row.parent_id or row.id
    report = ReportKey(ReportKind.HANDOVER, lead)
    if row.case_id is not None:
        report = ReportKey(ReportKind.CASE, row.case_id)
    handler = f"{row.first_name or ''} {row.surname or ''}".strip()
    promise = Promise(PromiseKind(row.due_kind), row.due)
    return Overdue(row.id, promise, row.subject, report, handler or row.department)
