"""`ask`: the answer for people, and in the shape that programs rely on."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from kcc_desktop.domain.found import HitGroup, Match
from kcc_desktop.domain.steps import Step
from kcc_desktop.store.workspace import open_workspace

Call = Callable[..., int]
Ask = Callable[..., Any]


@pytest.fixture
def ask(call: Call, capsys: pytest.CaptureFixture[str], sample_url: str) -> Ask:
    """Asks the sample municipality; gives what the JSON says."""

    def asked(*words: str, url: str = sample_url) -> Any:
        call("ask", *words, "--json", "--workspace", url)
        return json.loads(capsys.readouterr().out)

    return asked


def test_the_answer_has_the_promised_shape(ask: Ask) -> None:
    told = ask("lantaarn", "lindelaan")
    assert list(told) == [
        "query",
        "answer",
        "party",
        "case",
        "trail",
        "candidates",
        "sources",
        "elapsed_ms",
    ]
    assert told["query"] == "lantaarn lindelaan"
    assert list(told["answer"]) == ["text", "stage", "clauses"]
    assert {tuple(clause) for clause in told["answer"]["clauses"]} == {("text", "source", "as_of")}
    step_names = ("step", "at", "who", "department", "source")
    assert {tuple(step) for step in told["trail"]} == {step_names}
    names = ("group", "id", "title", "detail", "at", "match")
    assert {tuple(hit) for hit in told["candidates"]} == {names}
    assert {tuple(each) for each in told["sources"]} == {("name", "state", "as_of", "elapsed_ms")}
    assert told["elapsed_ms"] > 0


def test_every_word_of_a_list_is_one_of_that_list(ask: Ask) -> None:
    told = ask("lantaarn lindelaan")
    assert told["answer"]["stage"] in set(Step)
    assert {step["step"] for step in told["trail"]} <= set(Step)
    assert {hit["group"] for hit in told["candidates"]} <= set(HitGroup)
    assert {hit["match"] for hit in told["candidates"]} <= set(Match)
    assert {source["state"] for source in told["sources"]} <= {"up", "slow", "away"}
    assert all(source["name"] for source in told["sources"])


def test_every_moment_has_a_zone_and_every_id_is_text(ask: Ask) -> None:
    told = ask("lantaarn lindelaan")
    moments = [step["at"] for step in told["trail"]]
    moments += [each["as_of"] for each in (*told["sources"], *told["answer"]["clauses"])]
    moments += [hit["at"] for hit in told["candidates"]]
    read = [datetime.fromisoformat(moment) for moment in moments if moment]
    assert read
    assert all(moment.tzinfo for moment in read)
    ids = [told["party"]["id"], told["case"]["id"], *(hit["id"] for hit in told["candidates"])]
    assert all(isinstance(id_, str) for id_ in ids)


def test_the_sentence_is_made_of_its_clauses(ask: Ask) -> None:
    answer = ask("lantaarn lindelaan")["answer"]
    for clause in answer["clauses"]:
        assert clause["text"] in answer["text"]
    assert answer["stage"] == "planned"
    assert "Stef" in answer["text"]


def test_suzanne_is_found_and_her_numbers_are_not_given(ask: Ask, sample_url: str) -> None:
    told = ask("06 12345678")
    workspace = open_workspace(sample_url)
    try:
        with workspace.look() as work:
            party = work.parties.get(int(told["party"]["id"]))
    finally:
        workspace.close()
    assert told["party"]["name"] == party.name == "Suzanne de Wit"
    written = json.dumps(told)
    assert party.identifiers
    assert not [each.value for each in party.identifiers if each.value in written]


def test_what_the_answer_is_about_is_no_candidate(ask: Ask) -> None:
    told = ask("lantaarn lindelaan")
    assert told["case"]["id"] not in {
        hit["id"] for hit in told["candidates"] if hit["group"] == "case"
    }


def test_nothing_found_is_said_and_gives_3(
    call: Call, ask: Ask, capsys: pytest.CaptureFixture[str], sample_url: str
) -> None:
    assert call("ask", "zzqqxx", "--workspace", sample_url) == 3
    assert "zzqqxx" in capsys.readouterr().out
    told = ask("zzqqxx")
    assert (told["answer"]["stage"], told["party"], told["case"]) == ("unknown", None, None)
    assert (told["trail"], told["candidates"]) == ([], [])


@pytest.mark.parametrize("text", ["  ", "a"])
def test_less_than_two_letters_is_wrong_use(
    call: Call, capsys: pytest.CaptureFixture[str], sample_url: str, text: str
) -> None:
    assert call("ask", text, "--workspace", sample_url) == 2
    assert "ten minste twee letters" in capsys.readouterr().err


def test_people_read_whose_report_then_the_answer_then_steps_then_sources(
    call: Call, capsys: pytest.CaptureFixture[str], sample_url: str
) -> None:
    assert call("ask", "lantaarn", "lindelaan", "--workspace", sample_url) == 0
    heading, answer, steps, sources, others = capsys.readouterr().out.strip().split("\n\n")
    assert heading.splitlines() == [
        "Suzanne de Wit · W-2041 · Kapotte straatlantaarn Lindelaan",
        "Er zijn meer meldingen die passen; zie onder “Ook gevonden”.",
    ]
    assert answer.startswith("Uw melding over de kapotte straatlantaarn")
    assert steps.startswith("Verloop\n")
    assert "ingepland voor" in steps
    assert sources.startswith("Bronnen\n")
    assert "niet bereikbaar" in sources
    assert others.startswith("Ook gevonden\n")


def test_of_somebody_kept_secret_the_heading_is_the_name_alone(
    call: Call, capsys: pytest.CaptureFixture[str], sample_url: str
) -> None:
    assert call("ask", "Noor van Wijk", "--workspace", sample_url) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["Noor van Wijk", ""]


def test_english_is_english(
    call: Call, capsys: pytest.CaptureFixture[str], sample_url: str
) -> None:
    assert call("ask", "W-2041", "--workspace", sample_url, "--lang", "en") == 0
    text = capsys.readouterr().out
    assert "Steps" in text
    assert "Bronnen" not in text


def test_no_workspace_is_a_fault_with_a_way_out(
    call: Call, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert call("ask", "lamp", "--workspace", f"sqlite:///{tmp_path}/none.db") == 1
    assert "db create" in capsys.readouterr().err


def test_an_empty_workspace_finds_nothing(
    call: Call, capsys: pytest.CaptureFixture[str], empty_url: str
) -> None:
    assert call("ask", "lantaarn", "--workspace", empty_url) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_after_the_import_a_real_request_answers(
    call: Call, ask: Ask, capsys: pytest.CaptureFixture[str], empty_url: str, shared: Path, tmp_path
) -> None:
    file = str(shared / "data" / "open311" / "sf-open-requests.json")
    where = ["--workspace", empty_url, "--report", str(tmp_path / "report.csv")]
    assert call("import", "open311", file, "--zone", "America/Los_Angeles", *where) == 0
    assert "Nieuw: 673" in capsys.readouterr().out
    told = ask("771970", url=empty_url)
    assert told["answer"]["stage"] == "received"
    assert "HOWARD ST" in told["answer"]["text"]
    assert told["case"]["number"] == "771970"
    assert told["case"]["expected_on"] == "2010-11-22"
    assert [step["at"] for step in told["trail"]] == ["2010-11-15T10:05:25.727000+01:00"]
    assert "Open311" in {source["name"] for source in told["sources"]}


def test_the_sample_is_a_word_away(
    program: Callable[..., subprocess.CompletedProcess[bytes]],
) -> None:
    done = program("ask", "--demo", "lantaarn lindelaan", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["party"]["name"] == "Suzanne de Wit"
