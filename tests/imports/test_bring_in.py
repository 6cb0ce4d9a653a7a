"""Bringing files in, on both engines: once, again, and after a stop halfway."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.services.ask import Ask
from kcc_desktop.services.find import Find
from kcc_desktop.services.imports import bring_in
from kcc_desktop.services.imports.article_files import inspect_folder
from kcc_desktop.services.imports.articles import known_in
from kcc_desktop.services.imports.plans import (
    articles_plan,
    open311_plan,
    parties_plan,
    products_plan,
)
from kcc_desktop.services.imports.problem_file import ProblemFile
from kcc_desktop.services.imports.records import Problem
from kcc_desktop.services.imports.source_file import inspect
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.tell import Tell
from tests.imports.helpers import ACTOR, NOW, Bring, Write

ZONE = ZoneInfo("America/Los_Angeles")


def requests_file(write: Write, count: int, **changed: object) -> Path:
    requests = [
        {
            "service_request_id": 7_000 + number,
            "status": "Open",
            "service_name": "Street_light_out",
            "requested_datetime": f"2010-11-15 01:{number % 60:02}:25",
            "address": f"{number + 1}  HOWARD ST SAN FRANCISCO , CA ",
            "expected_datetime": "true" if number % 10 == 0 else "null",
            **changed,
        }
        for number in range(count)
    ]
    return write("requests.json", json.dumps({"requests": requests}))


def plan_of(path: Path, source: str = "SF") -> bring_in.Plan[object]:
    return open311_plan(inspect(path), source=source, zone=ZONE)


def reported(tmp_path: Path) -> list[list[str]]:
    text = (tmp_path / "report.csv").read_text("utf-8-sig")
    return list(csv.reader(text.splitlines(), delimiter=";"))


def cases_found(workspace: Workspace, query: str) -> int:
    found = Find(workspace, lambda: NOW).find(query, limit=50)
    return len(found.within(HitGroup.CASE))


def test_a_file_is_brought_in_whole_and_a_second_time_adds_nothing(
    write: Write, bring: Bring, workspace: Workspace, tmp_path: Path
) -> None:
    path = requests_file(write, 30)
    first = bring(plan_of(path)).counts
    assert (first.read, first.new, first.changed, first.same) == (30, 30, 0, 0)
    assert (first.rows, first.fields) == (0, 3)
    assert cases_found(workspace, "7012") == 1
    lines = reported(tmp_path)
    assert lines[0] == ["record", "plaats", "veld", "waarde", "reden"]
    assert [line[:4] for line in lines[1:]] == [
        [place, place, "expected_datetime", "true"] for place in ("1", "11", "21")
    ]
    again = bring(plan_of(path))
    assert again.finished_before == NOW
    assert (again.counts.read, again.counts.new, again.counts.same) == (30, 0, 30)
    assert reported(tmp_path) == lines


def test_what_the_source_tells_now_replaces_what_it_told(
    write: Write, bring: Bring, workspace: Workspace
) -> None:
    bring(plan_of(requests_file(write, 3)))
    closed = requests_file(write, 3, status="Closed", updated_datetime="2010-11-16 10:00")
    counts = bring(plan_of(closed)).counts
    assert (counts.new, counts.changed, counts.same) == (0, 3, 0)
    (hit,) = Find(workspace, lambda: NOW).find("7001").within(HitGroup.CASE)
    with workspace.look() as work:
        case = work.cases.get(hit.id)
        sources = {source.name: source for source in work.reports.sources()}
    assert case.closed_at is not None
    assert sources["SF"].as_of is not None


def test_two_sources_may_use_the_same_numbers(write: Write, bring: Bring) -> None:
    path = requests_file(write, 2)
    assert bring(plan_of(path, "SF")).counts.new == 2
    assert bring(plan_of(path, "LA")).counts.new == 2


def test_one_number_twice_in_one_file_is_one_case(write: Write, bring: Bring) -> None:
    one = '{"service_request_id": 1, "requested_datetime": "2010-11-15"}'
    counts = bring(plan_of(write("r.json", f"[{one}, {one}]"))).counts
    assert (counts.new, counts.same) == (1, 1)


def test_a_cut_file_gives_all_that_came_before_and_is_not_called_finished(
    write: Write, bring: Bring
) -> None:
    whole = requests_file(write, 30).read_bytes()
    cut = write("requests.json", whole[:-200])
    done = bring(plan_of(cut))
    assert done.broken is not None
    assert done.counts.new == done.counts.read == 29
    again = bring(plan_of(cut))
    assert (again.went_on_from, again.counts.new, again.finished_before) == (29, 0, None)
    assert bring(plan_of(write("requests.json", whole))).counts.new == 1


def test_an_import_goes_on_where_it_stopped(
    write: Write, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bring_in, "BATCH", 10)
    plan = plan_of(requests_file(write, 45))
    problems = ProblemFile(tmp_path / "report.csv", Language.NL)
    importer = bring_in.BringIn(workspace, ACTOR, lambda: NOW)

    def stop_after_two(_: float, counts: bring_in.Counts) -> None:
        if counts.read == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        importer.carry_out(plan, problems, stop_after_two)
    # As if it was killed after this was reported and before its record was committed.
    problems.write(21, [Problem("21", "status", "?", Said("onbekend", "unknown"))])
    problems.close()
    resumed = ProblemFile(tmp_path / "report.csv", Language.NL)
    done = importer.carry_out(plan, resumed, lambda *_: None)
    resumed.close()
    assert (done.went_on_from, done.counts.read, done.counts.new) == (20, 25, 25)
    assert [line[0] for line in reported(tmp_path)[1:]] == ["1", "11", "21", "31", "41"]


def test_a_killed_import_goes_on_and_nothing_is_lost_or_doubled(
    write: Write, workspace: Workspace, made_url: str, tmp_path: Path
) -> None:
    path = requests_file(write, 4_000)
    command = [sys.executable, "-m", "kcc_desktop", "import", "open311", str(path)]
    command += ["--workspace", made_url, "--report", str(tmp_path / "report.csv")]
    environment = {**os.environ, "XDG_CONFIG_HOME": str(tmp_path), "PYTHONUTF8": "1"}
    first = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    assert first.stderr is not None
    assert "gelezen" in first.stderr.readline()  # at least one batch is in
    first.send_signal(signal.SIGKILL)
    first.communicate()
    second = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "records waren al verwerkt" in second.stdout
    third = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert "Gelezen: 4000. Nieuw: 0, gewijzigd: 0, gelijk gebleven: 4000." in third.stdout
    places = [int(line[0]) for line in reported(tmp_path)[1:]]
    assert places == list(range(1, 4_001, 10))


def test_what_has_no_date_is_told_without_one_and_stays_the_same_in_a_newer_file(
    write: Write, bring: Bring, workspace: Workspace
) -> None:
    one = {"service_request_id": 771, "service_name": "lamp", "status": "open"}
    path = write("r.json", json.dumps([one]))
    assert bring(plan_of(path)).counts.new == 1
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert bring(plan_of(path)).counts.same == 1
    find = Find(workspace, lambda: NOW)
    told = Ask(find, Tell(workspace, lambda: NOW)).ask("771", Language.NL).answer
    assert told.text == (
        "De melding over de lamp is bij ons bekend. Op welke dag de melding binnenkwam, weet ik "
        "niet. Ik zie nog niet dat iemand ermee bezig is."
    )


def test_a_moment_in_the_night_that_the_clock_changes_is_the_same_moment_again(
    write: Write, bring: Bring, workspace: Workspace
) -> None:
    notes = [
        {"datetime": at, "summary": at, "type": "activity"}
        for at in ("2025-03-09T02:30:00", "2025-11-02T01:30:00")
    ]
    one = {"service_request_id": 771, "requested_datetime": "2025-03-09T02:30:00", "notes": notes}
    bring(plan_of(write("r.json", json.dumps([one]))))
    changed = bring(plan_of(write("r.json", json.dumps([{**one, "status": "closed"}]))))
    assert changed.counts.changed == 1
    (hit,) = Find(workspace, lambda: NOW).find("771").within(HitGroup.CASE)
    with workspace.look() as work:
        case = work.cases.get(hit.id)
    assert [event.at for event in case.events] == [
        datetime(2025, 3, 9, 10, 30, tzinfo=UTC),
        datetime(2025, 11, 2, 8, 30, tzinfo=UTC),
    ]


def test_hostile_records_reach_the_workspace_harmless(
    write: Write, bring: Bring, workspace: Workspace
) -> None:
    hostile = {
        "service_request_id": "=HYPERLINK(1)",
        "requested_datetime": "2010-11-15",
        "service_name": "lamp\x00\u202e<script>alert(1)</script> 😀",
        "description": "x" * 1_000_000,
        "address": "'; DROP TABLE case_file; --",
        "status": "=cmd|' /C calc'!A0",
    }
    counts = bring(plan_of(write("r.json", json.dumps([hostile])))).counts
    assert (counts.new, counts.rows) == (1, 0)
    (hit,) = Find(workspace, lambda: NOW).find("=HYPERLINK(1)").within(HitGroup.CASE)
    assert hit.title == "lamp<script>alert(1)</script> 😀"


def test_products_articles_and_parties_come_in_once(
    write: Write, bring: Bring, workspace: Workspace, tmp_path: Path
) -> None:
    products = inspect(write("p.csv", "UniformeProductnaam,URI,Burger\nlamp,http://e.nl/lamp,X\n"))
    folder = write("kennis/a.md", "---\ntitle: Lamp\nproduct: lamp\n---\nTekst\n").parent
    parties = inspect(write("b.csv", "naam;bsn;telefoon\nSuzanne de Wit;111222333;0612345678\n"))
    for expected in (1, 0):
        assert bring(products_plan(products)).counts.new == expected
        with workspace.look() as work:
            known = known_in(work)
        plan = articles_plan(inspect_folder(folder), known)
        assert bring(plan).counts.new == expected
        assert bring(parties_plan(parties, source="brp", country="NL")).counts.new == expected
    assert not (tmp_path / "report.csv").exists()
    found = Find(workspace, lambda: NOW)
    (party,) = found.find("06 12345678").within(HitGroup.PARTY)
    (article,) = found.find("lamp").within(HitGroup.ARTICLE)
    with workspace.look() as work:
        assert work.parties.get(party.id).name == "Suzanne de Wit"
        assert work.knowledge.article(article.id).product_id is not None


def test_names_in_a_report_steer_nothing(tmp_path: Path) -> None:
    problems = ProblemFile(tmp_path / "report.csv", Language.NL)
    said = Said("fout", "wrong")
    problems.write(1, [Problem("naam\n\x1b[31m.md", "=\u202ecmd" + "x" * 1_000_000, "", said)])
    problems.close()
    ((_, place, field, _, _),) = reported(tmp_path)[1:]
    assert place == "naam [31m.md"
    assert field.startswith("'=cmdxxx")
    assert len(field) < 300


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    with pytest.raises(InvalidInput, match="niet te lezen"):
        inspect(tmp_path / "pipe.json")


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX limits")
def test_a_report_that_can_not_grow_is_a_sentence(tmp_path: Path) -> None:
    import resource

    problems = ProblemFile(tmp_path / "report.csv", Language.NL)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, before[1]))
    try:
        with pytest.raises(InvalidInput, match=r"report\.csv"):
            problems.write(1, [Problem("1", "lat", "x" * 200, Said("fout", "wrong"))] * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        problems.close()


def test_another_file_at_the_place_of_the_report_is_left_alone(
    write: Write, bring: Bring, tmp_path: Path
) -> None:
    kept = write("report.csv", "iets van een ander\n")
    with pytest.raises(InvalidInput, match="--report"):
        bring(plan_of(requests_file(write, 1)))
    assert kept.read_text("utf-8") == "iets van een ander\n"
