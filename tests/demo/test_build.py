"""The sample workspace, built through the store and found by the search."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from kcc_desktop import demo
from kcc_desktop.demo import building
from kcc_desktop.demo.cast import make_cast
from kcc_desktop.demo.content import Content
from kcc_desktop.demo.edition import edition
from kcc_desktop.demo.sample import Sample
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import Interrupted, InvalidInput
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.moments import ZONE, local
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Action, State
from kcc_desktop.domain.timeline import EntryKind
from kcc_desktop.services.find import Find
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.tell import Tell
from kcc_desktop.store.workspace import create_workspace, open_workspace
from tests.demo.conftest import WEDNESDAY

MAKERS = (
    "_assets/sources.sha256", "demo/sample.py", "domain/words.py", "registers/http.py",
    "services/take_in.py", "store/tables.py",
)  # fmt: skip
CALL = datetime.combine(WEDNESDAY, time(10, 43), ZONE)


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def workspace(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """The sample in a workspace on each engine, only to be read."""
    name = {"sqlite": "sqlite_sample_url", "postgresql": "postgres_sample_url"}[request.param]
    opened = open_workspace(request.getfixturevalue(name), read_only=True)
    yield opened
    opened.close()


def test_everything_of_the_sample_is_in_the_workspace(workspace: Workspace, sample: Sample) -> None:
    suzanne = next(e.party for e in sample.people.all if e.party.name == "Suzanne de Wit")
    with workspace.look() as work:
        assert len(work.organisation.departments()) == 12
        assert len(work.organisation.employees()) == len(sample.municipality.employees)
        assert len(work.knowledge.products()) == len(sample.municipality.products)
        assert len(work.reports.sources()) == len(sample.sources)
        assert work.parties.get(suzanne.id) == suzanne
        counts = work.reports.timeline_counts([suzanne.id])
        assert (counts.contacts, counts.cases, counts.handovers, counts.planning) == (3, 1, 1, 1)
        for contact in sample.made.contacts[:200]:
            assert work.contacts.get(contact.id).questions == contact.questions


def test_handovers_are_brought_in_with_their_life(workspace: Workspace, sample: Sample) -> None:
    with workspace.look() as work:
        for handover in sample.made.handovers:
            stored = work.handovers.get(handover.id)
            assert stored.state is handover.state
            assert stored.events == handover.events
            assert set(stored.promises) == set(handover.promises)
            assert stored.planned == handover.planned
            assert stored.handler == handover.handler


def test_suzannes_report_is_the_best_answer(workspace: Workspace) -> None:
    found = Find(workspace, clock=lambda: CALL).find("lantaarn lindelaan")
    assert found.hits[0].group is HitGroup.CASE
    with workspace.look() as work:
        case = work.cases.get(found.hits[0].id)
        rows = work.reports.rows(ReportKey(ReportKind.CASE, case.id))
    assert case.number == "W-2041"
    assert len(rows.handovers) == 1
    assert rows.kind_name.lower() == "kapotte straatlantaarn"


def test_each_story_is_answered_as_it_was_meant(workspace: Workspace, content: Content) -> None:
    tell, cast = Tell(workspace, clock=lambda: CALL), make_cast(content)
    stages = {
        story.key: str(tell.party(cast.get(story.party).party.id, Language.NL).answer.stage)
        for story in content.stories.stories
        if story.expect.stage
    }
    meant = {s.key: s.expect.stage for s in content.stories.stories if s.expect.stage}
    assert stages == meant


def test_suzannes_answer_is_that_of_the_picture(workspace: Workspace, content: Content) -> None:
    suzanne = make_cast(content).get("suzanne").party.id
    answer = Tell(workspace, clock=lambda: CALL).party(suzanne, Language.NL).answer
    assert answer.text == (
        "Uw melding over de kapotte straatlantaarn in de Lindelaan kwam maandag 2 maart per e-mail "
        "binnen bij Luc en ging dezelfde dag naar Onderhoud openbare ruimte. "
        "Stef repareert de lamp vrijdag 6 maart."
    )
    assert {clause.source for clause in answer.clauses} <= {
        "Klantcontacten", "Werkvoorraad", "Onderhoudsplanning"
    }  # fmt: skip


def test_suzannes_timeline_is_that_of_the_picture(workspace: Workspace, content: Content) -> None:
    suzanne = make_cast(content).get("suzanne").party.id
    with workspace.look() as work:
        lines = work.reports.timeline([suzanne], before=None, limit=4, kinds=list(EntryKind))
    assert [(line.kind, f"{local(line.at):%d-%m %H:%M}") for line in lines] == [
        (EntryKind.PLANNING, "03-03 08:05"),
        (EntryKind.HANDOVER, "02-03 09:20"),
        (EntryKind.CONTACT, "02-03 09:12"),
        (EntryKind.CASE, "02-03 09:12"),
    ]


def test_work_goes_on_from_where_the_sample_stands(sqlite_url: str, sample: Sample) -> None:
    demo.build(sqlite_url, WEDNESDAY)
    new = next(h for h in sample.made.handovers if h.state is State.NEW)
    workspace = open_workspace(sqlite_url)
    with workspace.work(Actor("Stef Maas", "stef.maas")) as work:
        version = work.handovers.get(new.id).version
        seen = work.handovers.act(new.id, Action.SEE, version=version, key="see", at=CALL)
    workspace.close()
    assert seen.state is State.SEEN
    with pytest.raises(InvalidInput):
        demo.build(sqlite_url, WEDNESDAY)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, in which empty workspaces are built."""
    monkeypatch.setattr(building, "build", lambda url, *_: create_workspace(url).close())
    monkeypatch.setattr(building, "user_cache_path", lambda *_, **__: tmp_path)
    monkeypatch.setattr(building, "edition", lambda: "one")
    return tmp_path / "demo"


def test_the_workspace_of_the_day_is_made_once_and_kept(cache: Path) -> None:
    url = demo.demo_url(WEDNESDAY)
    (file,) = cache.glob("*.db")
    made = file.stat().st_mtime_ns
    open_workspace(url, read_only=True).close()
    assert demo.demo_url(WEDNESDAY) == url
    assert file.stat().st_mtime_ns == made


def test_of_earlier_days_only_that_of_yesterday_is_kept(cache: Path) -> None:
    for days in range(3):
        demo.demo_url(WEDNESDAY + timedelta(days=days))
    kept = sorted(file.name for file in cache.glob("*.db"))
    assert kept == ["2026-03-05-one.db", "2026-03-06-one.db"]


def test_that_of_another_version_is_neither_shown_nor_taken_away(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = demo.demo_url(WEDNESDAY)
    monkeypatch.setattr(building, "edition", lambda: "two")
    assert demo.demo_url(WEDNESDAY) != other
    open_workspace(other, read_only=True).close()


@pytest.mark.parametrize("changed", MAKERS)
def test_an_edition_is_that_of_the_content_and_the_code(tmp_path: Path, changed: str) -> None:
    for name in (*MAKERS, "views/page.py"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("one", "utf-8")
    first = edition(tmp_path)
    os.utime(tmp_path / "views/page.py", (1, 1))
    assert edition(tmp_path) == first
    (tmp_path / changed).write_text("other", "utf-8")
    assert edition(tmp_path) != first


def test_who_was_first_with_that_of_the_day_is_left_alone(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = cache / f"{WEDNESDAY}-one.db"

    def build_while_another_does(url: str, *_: object) -> None:
        create_workspace(url).close()
        create_workspace(f"sqlite:///{file.as_posix()}").close()
        made.append(file.stat().st_ino)

    made: list[int] = []
    cache.mkdir()
    monkeypatch.setattr(building, "build", build_while_another_does)
    demo.demo_url(WEDNESDAY)
    assert [file.stat().st_ino] == made
    assert [one.name for one in cache.iterdir()] == [file.name]


def test_one_that_is_no_longer_wanted_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "user_cache_path", lambda *_, **__: tmp_path)
    answers = iter([True, True, True, False])
    with pytest.raises(Interrupted):
        demo.demo_url(WEDNESDAY, lambda: next(answers))
    assert list((tmp_path / "demo").iterdir()) == []


def test_a_damaged_one_is_made_anew(cache: Path) -> None:
    cache.mkdir()
    (cache / "2026-03-04-one.db").write_bytes(b"no database" * 100)
    open_workspace(demo.demo_url(WEDNESDAY), read_only=True).close()
