"""Units of work: all or nothing, readers that never wait, queries that can be stopped."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from kcc_desktop.domain.errors import Interrupted, WorkspaceReadOnly
from kcc_desktop.services.ports import Work
from kcc_desktop.store.engines import engines_for
from kcc_desktop.store.places import place_of
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import open_workspace
from tests.store.making import HILDE, contact, person

PATIENCE = 20


def test_a_look_sees_what_was_there_when_it_began(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        id_ = work.parties.add(person(), key="p")
    with workspace.look() as look:
        assert look.reports.timeline_counts([id_]).all == 0
        with workspace.work(HILDE) as work:
            work.contacts.add(contact(party_id=id_), key="c")
        assert look.reports.timeline_counts([id_]).all == 0
    with workspace.look() as look:
        assert look.reports.timeline_counts([id_]).all == 1


def test_looking_never_waits_for_who_is_writing(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work, ThreadPoolExecutor(1) as other:
        work.parties.add(person(), key="p")
        looked = other.submit(count_of_contacts, workspace)
        assert looked.result(timeout=PATIENCE) == 0


def count_of_contacts(workspace: SqlWorkspace) -> int:
    with workspace.look() as work:
        return work.reports.timeline_counts([1]).contacts


def test_a_look_can_change_nothing(workspace: SqlWorkspace) -> None:
    with pytest.raises((WorkspaceReadOnly, DBAPIError)), workspace.look() as work:
        work.contacts.add(contact(), key="k")


def test_a_workspace_opened_to_read_only_says_so(made_url: str) -> None:
    opened = open_workspace(made_url, read_only=True)
    with pytest.raises(WorkspaceReadOnly), opened.work(HILDE):
        pytest.fail("nothing may be begun")
    with opened.look() as work:
        assert work.reports.sources() == []
    opened.close()


def test_many_threads_write_and_look_at_once(workspace: SqlWorkspace) -> None:
    def record(n: int) -> int:
        with workspace.work(HILDE) as work:
            id_ = work.contacts.add(contact(), key=f"k{n % 20}")
        with workspace.look() as work:
            return work.contacts.get(id_).id

    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(record, range(40)))
    assert len(set(ids)) == 20


def test_a_query_no_longer_wanted_is_stopped(workspace: SqlWorkspace) -> None:
    with ThreadPoolExecutor(1) as other:
        looked = other.submit(count_for_ever, workspace)
        began = time.monotonic()
        while not looked.done() and time.monotonic() - began < PATIENCE:
            workspace.interrupt()
            time.sleep(0.02)
        with pytest.raises(Interrupted):
            looked.result(timeout=PATIENCE)
    assert count_of_contacts(workspace) == 0


def test_stopping_when_nothing_runs_stops_nothing_that_follows(workspace: SqlWorkspace) -> None:
    for _ in range(20):
        workspace.interrupt()
        assert count_of_contacts(workspace) == 0


def test_what_is_written_is_never_stopped(workspace: SqlWorkspace) -> None:
    done = threading.Event()

    def stop_all_the_time() -> None:
        while not done.wait(0.001):
            workspace.interrupt()

    with ThreadPoolExecutor(1) as other:
        stopping = other.submit(stop_all_the_time)
        try:
            for n in range(20):
                with workspace.work(HILDE) as work:
                    work.contacts.add(contact(), key=str(n))
        finally:
            done.set()
        stopping.result()


def count_for_ever(workspace: SqlWorkspace) -> None:
    with workspace.look() as work:
        run(
            work,
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
            " SELECT count(*) FROM n",
        )


def run(work: Work, query: str) -> None:
    work._job.connection.exec_driver_sql(query).all()  # type: ignore[attr-defined]


def test_a_fault_that_may_be_logged_names_no_resident(made_url: str) -> None:
    engines = engines_for(place_of(made_url))
    with pytest.raises(DBAPIError) as fault, engines.reader.begin() as connection:
        connection.execute(text("SELECT 1 FROM nowhere WHERE name = :name"), {"name": "Suzanne"})
    assert "Suzanne" not in str(fault.value)
    engines.close()
