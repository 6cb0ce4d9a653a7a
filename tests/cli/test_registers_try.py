"""`registers try`: what was asked, what came out, what each expression found."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, time
from pathlib import Path

import pytest

from kcc_desktop.demo.content import load
from kcc_desktop.demo.outside_world import OutsideWorld, write_world
from kcc_desktop.demo.sample import make_sample
from kcc_desktop.domain.moments import ZONE
from tests.conftest import SAMPLE_DAY

Call = Callable[..., int]
AT = datetime.combine(SAMPLE_DAY, time(10, 43), ZONE)


@pytest.fixture(scope="module")
def systems(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The descriptions of the sample's systems, while these run."""
    folder = tmp_path_factory.mktemp("outside")
    write_world(folder, make_sample(load(), SAMPLE_DAY, AT))
    world = OutsideWorld(folder)
    yield world.systems
    world.close()


@pytest.mark.parametrize(
    ("file", "number", "asked"),
    [
        ("onderhoudsplanning", "W-2041", "GET werkorders/W-2041"),
        ("rioolbeheer", "R-3307", ":number = R-3307"),
    ],
)
def test_the_examples_show_what_each_expression_found(
    call: Call,
    capsys: pytest.CaptureFixture[str],
    systems: Path,
    file: str,
    number: str,
    asked: str,
) -> None:
    assert call("registers", "try", str(systems / f"{file}.toml"), "--case", number) == 0
    told = capsys.readouterr().out
    assert asked in told
    assert "niets gevonden" in told
    lines = {line.split()[0]: line for line in told.splitlines() if line[:1].isalpha()}
    assert number in lines["number"]
    assert "2026-03-" in lines["planned"]
    assert f"→ {number}" in told


def test_the_csv_example_is_found_by_a_number_that_stands_in_it(
    call: Call, capsys: pytest.CaptureFixture[str], systems: Path
) -> None:
    file = str(systems / "meldingen-buitenruimte.toml")
    assert call("registers", "try", file, "--since", "2026-02-01", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    number = told["cases"][0]["number"]
    assert call("registers", "try", file, "--case", number, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert {case["number"] for case in found["cases"]} == {number}
    fields = {field["field"]: field for field in found["records"][0]["fields"]}
    assert fields["number"]["expression"] == "Nummer"
    assert fields["number"]["used"] == number
    assert told["problems"] == []


@pytest.mark.parametrize(
    ("way", "text"),
    [("--address", "Lindelaan 12"), ("--party", "06 1234 5678"), ("--words", "kapotte lindelaan")],
)
def test_it_is_asked_in_each_way(
    call: Call, capsys: pytest.CaptureFixture[str], systems: Path, way: str, text: str
) -> None:
    file = str(systems / "onderhoudsplanning.toml")
    assert call("registers", "try", file, way, text, "--lang", "en") == 0
    assert "W-2041" in capsys.readouterr().out


def test_nothing_found_is_its_own_exit_code(
    call: Call, capsys: pytest.CaptureFixture[str], systems: Path
) -> None:
    file = str(systems / "onderhoudsplanning.toml")
    assert call("registers", "try", file, "--case", "W-0") == 3
    assert "GET werkorders/W-0" in capsys.readouterr().out


def test_a_wrong_expression_is_told_by_what_it_finds(
    call: Call, capsys: pytest.CaptureFixture[str], systems: Path, tmp_path: Path
) -> None:
    file = Path(shutil.copy(systems / "onderhoudsplanning.toml", tmp_path))
    text = file.read_text("utf-8")
    text = text.replace('"planning.dag"', '"planning.monteur"').replace(
        'number = "nummer"', 'number = "nr"', 1
    )
    file.write_text(text, "utf-8")
    assert call("registers", "try", str(file), "--case", "W-2041") == 3
    told = capsys.readouterr().out
    assert "✗ dit is geen datum" in told
    assert "✗ zonder nummer is dit geen zaak" in told
    assert "✗ dit record is geen zaak" in told


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["rioolbeheer.toml", "--words", "kolk"], 1, '"words" ontbreekt'),
        (["rioolbeheer.toml", "--since", "ooit"], 1, "geen dag"),
        (["onderhoudsplanning.toml", "--party", "niemand"], 1, "geen e-mailadres"),
        (["rioolbeheer.toml"], 2, "--case"),
        (["er-niet.toml", "--case", "1"], 1, "niet te lezen"),
    ],
)
def test_what_can_not_be_asked_is_said(
    call: Call,
    capsys: pytest.CaptureFixture[str],
    systems: Path,
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    file, *others = arguments
    assert call("registers", "try", str(systems / file), *others) == code
    assert said in capsys.readouterr().err


def test_a_wrong_description_is_told_with_its_line(
    call: Call, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "x.toml"
    file.write_text('kind = "files"\n[folder]\npath = "in"\nfiles = "../*.csv"\n', "utf-8")
    assert call("registers", "try", str(file), "--case", "1") == 1
    assert "regel 4" in capsys.readouterr().err
