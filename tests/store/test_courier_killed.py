"""Desks that are killed while they send, and two that send at once: no doubles, nothing lost."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kcc_desktop.domain.systems import NewReport, OutboxItem, OutboxKind, OutboxState
from kcc_desktop.services.outbox_content import report_content
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import open_workspace
from tests.store.making import HILDE, MONDAY
from tests.support.back_office import BackOffice, back_office

ROOT = Path(__file__).resolve().parents[2]
REPORTS = 16
KILLS = 4
WITHIN = 90  # seconds; a computer may have more to do


@contextmanager
def desk(url: str, office: BackOffice, holder: str) -> Iterator[subprocess.Popen[str]]:
    """A desk that is ready to send; it is killed at the end."""
    command = [sys.executable, "-m", "tests.store.courier_desk", url, str(office.port), holder]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "ready"
        try:
            yield process
        finally:
            process.kill()


def go(process: subprocess.Popen[str]) -> None:
    """Let it send what waits."""
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def put_reports(workspace: SqlWorkspace) -> None:
    """Reports on their way."""
    with workspace.work(HILDE) as work:
        for n in range(REPORTS):
            content = report_content(NewReport(f"k{n}", "Lantaarn", "brandt niet", MONDAY))
            item = OutboxItem(0, "onderhoud", OutboxKind.REPORT, f"k{n}", "x", content, MONDAY)
            work.outbox.add(item)


def counts(workspace: SqlWorkspace) -> dict[OutboxState, int]:
    """How many are still to go."""
    with workspace.look() as work:
        return work.outbox.counts()


def arrive(workspace: SqlWorkspace, process: subprocess.Popen[str]) -> None:
    """Send until nothing is left."""
    assert process.stdout is not None
    until = time.monotonic() + WITHIN
    while counts(workspace) and time.monotonic() < until:
        go(process)
        process.stdout.readline()
        time.sleep(0.05)


def test_a_courier_killed_again_and_again_doubles_and_loses_nothing(made_url: str) -> None:
    workspace = open_workspace(made_url)
    put_reports(workspace)
    with back_office() as office:
        office.faults.extend(["", "after", "", "before", ""])
        for n in range(KILLS):
            with desk(made_url, office, f"desk{n}") as process:
                wanted = len(office.reports) + 2
                go(process)
                with office.lock:  # killed while it acts on one or has just answered
                    office.lock.wait_for(lambda w=wanted: len(office.reports) >= w, timeout=3)
        with desk(made_url, office, "last") as process:
            arrive(workspace, process)
        arrived = Counter(one["key"] for one in office.reports)
    assert arrived == Counter(f"k{n}" for n in range(REPORTS))
    assert counts(workspace) == {}
    workspace.close()


def test_two_desks_that_send_at_once_send_each_thing_once(postgres_workspace_url: str) -> None:
    workspace = open_workspace(postgres_workspace_url)
    put_reports(workspace)
    with back_office() as office:
        office.faults.extend(["after", "", "before", "", "", "after"])
        url = postgres_workspace_url
        with desk(url, office, "noord") as one, desk(url, office, "zuid") as two:
            go(one)
            go(two)
            arrive(workspace, one)
            arrive(workspace, two)
        arrived = Counter(report["key"] for report in office.reports)
    assert arrived == Counter(f"k{n}" for n in range(REPORTS))
    assert counts(workspace) == {}
    workspace.close()
