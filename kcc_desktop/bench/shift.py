"""A shift of ten minutes compressed to one: contacts, typing, switching, long lists.

Measured in a workspace of its own: the sample municipality, with 2,000 open handovers more.
"""

from __future__ import annotations

import gc
import itertools
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from kcc_desktop.bench.measure import Figure
from kcc_desktop.bench.milestones import memory_mb
from kcc_desktop.bench.stage import Stage, StageError, idle, press, wait_until
from kcc_desktop.bench.steadiness import STALL_MS, heartbeat, longest, wheel
from kcc_desktop.demo import build
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.drafts import Draft, with_question
from kcc_desktop.domain.handover import Handover, HandoverKind, Promise, PromiseKind
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.work_list import WorkList
from kcc_desktop.services.ports import Workspace
from kcc_desktop.store.workspace import open_workspace
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.viewmodels.finishing import FinishingViewModel
from kcc_desktop.viewmodels.work_list import WorkListViewModel
from kcc_desktop.views.contact_note import NoteEdit
from kcc_desktop.views.work_list_page import WorkListPage

T = TypeVar("T", bound=QObject)

LOGIN = "hilde.vos"
HANDOVERS, CONTACTS, AT_ONCE = 2_000, 500, 5
#: What 500 contacts may leave behind, in MB.
LEAK_MB = 2.0
SHIFT_S = 60.0
#: Seconds in which a window that was just opened loads what is behind it.
_SETTLING = 2.0
_BETWEEN_LETTERS = 0.03
_WARM_UP = 250
_SCROLLS = 60
_NOTE = "mw belt over de lantaarn voor de deur, verteld wanneer de monteur komt"


def measure_shift() -> list[Figure]:
    """The longest stall in a minute of work, and what 500 contacts leave in memory."""
    with tempfile.TemporaryDirectory(prefix="kcc-bench-") as folder:
        url = f"sqlite:///{Path(folder, 'shift.db').as_posix()}"
        _fill(url)
        stage = Stage(url, LOGIN)
        try:
            idle(_SETTLING)
            with heartbeat() as beats:
                idling = longest(beats, lambda: idle(3.0))
                working = longest(beats, lambda: _work(stage, until=time.monotonic() + SHIFT_S))
            left = _left_behind(stage)
        finally:
            stage.close()
    return [
        Figure("shift", "ms", working, limit_value=STALL_MS, detail={"idle": idling}),
        Figure("leak", "MB", left, limit_value=LEAK_MB, detail={"contacts": CONTACTS}),
    ]


def _fill(url: str) -> None:
    build(url, local(datetime.now(UTC)).date())
    with closing(open_workspace(url)) as workspace:
        rows = list(_handovers(workspace))
        with workspace.work(Actor("bench", "bench", "bench")) as work:
            work.handovers.put_many(rows, source="bench")


def _handovers(workspace: Workspace) -> Iterator[Handover]:
    """Open handovers for the department of whoever works here, over the last two months."""
    with workspace.look() as work:
        agent = next(one for one in work.organisation.agents() if one.login == LOGIN)
        own = next(one for one in work.organisation.employees() if one.id == agent.employee_id)
    now = datetime.now(UTC)
    for number in range(HANDOVERS):
        at = now - timedelta(minutes=43 * (number + 1))
        yield Handover(
            id=new_id(at),
            kind=HandoverKind.WORK,
            subject=f"Melding {number} over de openbare verlichting",
            note="",
            state=State.NEW,
            created_at=at,
            created_by="Luc Jansen",
            department_id=own.department_id,
            department="",
            promises=(Promise(PromiseKind.SEEN, at + timedelta(days=20)),),
        )


def _work(stage: Stage, until: float) -> None:
    """Contacts and lists by turns, as long as the shift lasts."""
    for number in itertools.count():
        if time.monotonic() > until:
            return
        _take_five(stage, number)
        _look_through_list(stage)


def _take_five(stage: Stage, number: int, pause: float = _BETWEEN_LETTERS) -> None:
    """Five contacts open next to each other, typed in by turns, and all finished."""
    contacts = _part(stage, ContactsViewModel)
    for _ in range(AT_ONCE):
        contacts.begin()
    note = _part(stage, NoteEdit)
    for letter in _NOTE if pause else _NOTE[:12]:
        press(note, letter)
        if letter == " ":
            contacts.switch_on()
        if pause:
            idle(pause)
    for _ in range(AT_ONCE):
        _finish(stage, contacts, number)


def _finish(stage: Stage, contacts: ContactsViewModel, number: int) -> None:
    finishing = _part(stage, FinishingViewModel)
    if contacts.front is None:
        contacts.switch_to(0)
    contacts.filling.be_anonymous(anonymous=True)
    contacts.filling.change(lambda draft: _asked(draft, number))
    before = len(contacts.drafts)
    finishing.finish()
    wait_until(lambda: len(contacts.drafts) < before)


def _asked(draft: Draft, number: int) -> Draft:
    asked = replace(draft.question, text=f"Vraag {number}", outcome=Outcome.ANSWERED)
    return with_question(draft, asked)


def _look_through_list(stage: Stage) -> None:
    """The list of the department: filtered, down, and back."""
    workplace = stage.workplace
    workplace.actions[f"list.{WorkList.DEPARTMENT.value}"].trigger()
    lists = _part(stage, WorkListViewModel)
    wait_until(lambda: not lists.waiting)
    table = _part(stage, WorkListPage).form.table
    for _ in range(_SCROLLS):
        wheel(table)
        idle(0.016)
    workplace.go_back()


def _part(stage: Stage, kind: type[T]) -> T:
    """The one widget or view-model of this class. Raises StageError when there is none."""
    found = stage.window.findChild(kind)
    if not isinstance(found, kind):
        raise StageError(Said(f"{kind.__name__} ontbreekt.", f"There is no {kind.__name__}."))
    return found


def _left_behind(stage: Stage) -> float:
    """How much more memory is in use after 500 contacts, after as many as fill all caches."""
    _many(stage, _WARM_UP)
    before = _settled_memory()
    _many(stage, CONTACTS)
    return _settled_memory() - before


def _many(stage: Stage, count: int) -> None:
    for number in range(count // AT_ONCE):
        _take_five(stage, number, pause=0.0)


def _settled_memory() -> float:
    idle(1.0)
    gc.collect()
    return memory_mb()
