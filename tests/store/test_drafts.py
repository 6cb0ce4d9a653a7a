"""Contacts under way survive what happens to the program, and to their file."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kcc_desktop.domain.contact import Channel, Direction, Outcome
from kcc_desktop.domain.drafts import (
    Draft,
    DraftPassing,
    DraftQuestion,
    LinkedReport,
    Someone,
    UsedArticle,
    begun,
)
from kcc_desktop.domain.errors import WorkspaceFault
from kcc_desktop.domain.handover import HandoverKind, Target
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.store.drafts import FileDrafts, drafts_file

NOW = datetime(2026, 3, 4, 9, 41, 7, 123456, tzinfo=UTC)
KILLS = 50


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own" / "drafts.sqlite"


@pytest.fixture
def drafts(file: Path) -> Iterator[FileDrafts]:
    made = FileDrafts(file)
    yield made
    made.close()


def whole() -> Draft:
    """A contact with something in every field."""
    watch = begun(NOW).watch.talked_out(NOW + timedelta(seconds=90)).parked(NOW)
    return Draft(
        7,
        NOW,
        watch,
        Channel.DESK,
        Direction.OUT,
        "balie",
        "mw vraagt ‘wanneer’\n\0 \U0001f600",
        (
            DraftQuestion("Wanneer?", "lantaarn 14", Outcome.ANSWERED, "zelf", 3, "Lantaarn"),
            DraftQuestion(
                "En de stoep?",
                passings=(
                    DraftPassing(
                        HandoverKind.CALLBACK,
                        3,
                        (("plek", "Lindelaan"),),
                        "",
                        "graag na vijven",
                        Target(9, None, 40),
                        "vr 17:30",
                        "06 12345678",
                        open=True,
                    ),
                    DraftPassing(HandoverKind.WORK),
                ),
            ),
        ),
        1,
        Someone(1, "Suzanne de Wit"),
        Someone(2, "Daan de Wit"),
        "zoon",
        anonymous=True,
        reports=(LinkedReport(ReportKey(ReportKind.CASE, 5), "Lantaarn"),),
        articles=(UsedArticle(30, "Lantaarn melden", 4, "Kosten"),),
    )


def test_everything_of_a_contact_comes_back(drafts: FileDrafts, file: Path) -> None:
    fresh = begun(NOW)
    drafts.save([whole(), fresh], at=NOW)
    drafts.close()
    assert FileDrafts(file).load() == [(whole(), NOW), (fresh, NOW)]


def test_what_an_earlier_version_wrote_is_read(drafts: FileDrafts) -> None:
    drafts.save([begun(NOW)], at=NOW)
    with drafts._connected() as connection:
        connection.execute(
            "UPDATE draft SET content = json_remove(content, '$.questions[0].passings')"
        )
    ((draft, _),) = drafts.load()
    assert draft.question == DraftQuestion()


def test_a_later_save_replaces_and_a_removed_one_is_gone(drafts: FileDrafts) -> None:
    one, other = replace(whole(), id=1), replace(whole(), id=2)
    drafts.save([one, other], at=NOW)
    drafts.save([replace(one, note="anders")], at=NOW)
    drafts.remove(2)
    assert [(draft.id, draft.note) for draft, _ in drafts.load()] == [(1, "anders")]


def test_nobody_else_may_read_the_file(drafts: FileDrafts, file: Path) -> None:
    drafts.save([whole()], at=NOW)
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_users_and_workspaces_have_files_of_their_own(tmp_path: Path) -> None:
    owners = [("hilde", "sqlite:///a"), ("luc", "sqlite:///a"), ("hilde", "sqlite:///b")]
    assert len({drafts_file(tmp_path, *owner) for owner in owners}) == 3


def test_a_damaged_file_is_put_aside_and_typing_goes_on(drafts: FileDrafts, file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"this is no database" * 100)
    drafts.save([whole()], at=NOW)
    assert [draft.id for draft, _ in drafts.load()] == [7]
    aside = file.with_name("drafts-damaged-0.sqlite")
    assert aside.read_bytes().startswith(b"this is no database")


def test_one_that_cannot_be_read_does_not_hide_the_others(drafts: FileDrafts, file: Path) -> None:
    drafts.save([whole(), replace(whole(), id=8)], at=NOW)
    with drafts._connected() as connection:
        connection.execute("UPDATE draft SET content = '{\"id\": 7}' WHERE id = 7")
    assert [draft.id for draft, _ in drafts.load()] == [8]
    with drafts._connected() as connection:
        assert connection.execute("SELECT count(*) FROM draft").fetchone() == (2,)


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WorkspaceFault, match="kladnotities"):
        FileDrafts(tmp_path / "file" / "drafts.sqlite").save([whole()], at=NOW)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_what_was_safe_is_there_after_each_of_many_kills(file: Path) -> None:
    dice = random.Random(20261122)
    safe: dict[int, int] = {}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.store.drafting", str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        _until(process, "ready", safe)
        for _ in range(KILLS):
            _live_and_die(process, dice.uniform(0, 0.06), safe)
            assert_safe(file, safe)
    finally:
        process.communicate(timeout=30)
    assert len(safe) == 3
    assert min(safe.values()) > KILLS / 5


def assert_safe(file: Path, safe: dict[int, int]) -> None:
    """All that was said to be safe is there, or newer; and all contacts are of one moment."""
    drafts = FileDrafts(file)
    found = {draft.id: len(draft.note) for draft, _ in drafts.load()}
    drafts.close()
    assert all(found[id_] >= length for id_, length in safe.items())
    assert len(set(found.values())) <= 1


def _live_and_die(process: subprocess.Popen[str], seconds: float, safe: dict[int, int]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()
    child = int(_until(process, "started", safe)[0])
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _until(process, "ended", safe)


def _until(process: subprocess.Popen[str], word: str, safe: dict[int, int]) -> list[str]:
    assert process.stdout is not None
    for line in process.stdout:
        first, *rest = line.split() or [""]
        if first == word:
            return rest
        if rest[-1:] == ["whole"]:  # the kill may cut a line short
            safe[int(rest[0])] = int(rest[1])
    raise AssertionError("the desk is gone")
