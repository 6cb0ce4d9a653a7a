"""The command line itself: languages, exit codes, faults, and what is written where."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest

from kcc_desktop import cli
from kcc_desktop.commands import doctor, terminal
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.said import Said

Call = Callable[..., int]
Program = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Makes `doctor` fail in a chosen way."""

    def fail_with(fault: BaseException) -> None:
        def run(_: object) -> int:
            raise fault

        monkeypatch.setattr(doctor, "run", run)

    return fail_with


def test_help_is_dutch_unless_english_is_asked_for(
    call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("--help") == 0
    dutch = capsys.readouterr().out
    assert call("--lang", "en", "--help") == 0
    english = capsys.readouterr().out
    assert dutch.startswith("gebruik: kcc-desktop")
    assert "toon deze uitleg" in dutch
    assert english.startswith("usage: kcc-desktop")
    for verb in cli.VERBS:
        assert f"\n    {verb}" in dutch


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--out", "a.png"], "Geef met --query op"),
        (["--view", "article", "--out", "a.png"], "--view article heeft dat nodig"),
        (["--query", "lantaarn", "--out", "a.txt"], "eindigt op .png"),
    ],
)
def test_a_picture_that_can_not_be_made_is_wrong_use(
    call: Call, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    assert call("screenshot", *arguments) == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("/path/ws.db", "sqlite:////path/ws.db"),
        ("ws.sqlite", "sqlite:///ws.sqlite"),
        ("desk:geheim@server/ws.db", "sqlite:///pad/naar/bestand.db"),
    ],
)
def test_of_a_file_alone_the_whole_address_is_said(
    call: Call, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    assert call("db", "check", "--workspace", name) == 1
    told = capsys.readouterr().err
    assert said in told
    assert "geheim" not in told


@pytest.mark.parametrize("verb", ["ask", "import", "doctor", "db"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_verb_explains_itself_in_both_languages(
    call: Call, capsys: pytest.CaptureFixture[str], verb: str, language: str
) -> None:
    assert call(verb, "--help", f"--lang={language}") == 0
    text = capsys.readouterr().out
    assert text.startswith("gebruik" if language == "nl" else "usage")
    assert ("optional arguments" in text or "show this help message" in text) is False


def test_the_language_of_the_settings_counts_when_none_is_asked_for(
    call: Call, capsys: pytest.CaptureFixture[str], settings_file: Path
) -> None:
    settings_file.write_text('language = "en"', "utf-8")
    call("--help")
    assert capsys.readouterr().out.startswith("usage")
    call("--help", "--lang", "nl")
    assert capsys.readouterr().out.startswith("gebruik")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "Dit ontbreekt nog: OPDRACHT."),
        (["dance"], "'dance' bestaat niet; kies uit"),
        (["ask"], "Dit ontbreekt nog: TEXT."),
        (["ask", "x", "--loud"], "Dit is onbekend: --loud."),
        (["ask", "lamp", "--workspace"], "Bij --workspace hoort een waarde."),
        (["ask", "x", "--demo", "--workspace", "y"], "gaan niet samen"),
        (["ask", "x", "--lang", "fr"], "--lang: 'fr' bestaat niet"),
        (["ask", "\x1b[31m", "--\x1b[2J"], "Dit is onbekend: --\ufffd[2J."),
        (["import", "open311"], "Dit ontbreekt nog: PATH."),
    ],
)
def test_wrong_use_is_said_in_dutch_and_gives_2(
    call: Call, capsys: pytest.CaptureFixture[str], arguments: list[str], complaint: str
) -> None:
    assert call(*arguments) == 2
    said = capsys.readouterr()
    assert complaint in said.err
    assert said.out == ""


def test_the_version(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--version") == 0
    assert capsys.readouterr().out == f"KCC Desktop {metadata.version('kcc-desktop')}\n"


def test_a_known_fault_is_its_sentence_and_1(
    call: Call, capsys: pytest.CaptureFixture[str], failing: Callable[[BaseException], None]
) -> None:
    failing(NotFound(Said("Dat is er niet.", "That isn't there.")))
    assert call("doctor") == 1
    assert capsys.readouterr().err == "Dat is er niet.\n"
    assert call("doctor", "--lang", "en") == 1
    assert capsys.readouterr().err == "That isn't there.\n"


def test_an_unforeseen_fault_is_a_sentence_and_its_details_are_logged(
    call: Call,
    capsys: pytest.CaptureFixture[str],
    failing: Callable[[BaseException], None],
    home: Path,
) -> None:
    failing(ZeroDivisionError("the detail"))
    assert call("doctor") == 1
    said = capsys.readouterr().err
    (log,) = home.rglob("*.log")
    assert str(log) in said
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said
    assert "ZeroDivisionError: the detail" in log.read_text("utf-8")


def test_an_unforeseen_fault_is_a_sentence_too_where_no_log_can_be_written(
    call: Call,
    capsys: pytest.CaptureFixture[str],
    failing: Callable[[BaseException], None],
    home: Path,
) -> None:
    home.write_text("a file where folders belong", "utf-8")
    failing(ZeroDivisionError())
    assert call("doctor") == 1
    assert capsys.readouterr().err.endswith("Met --debug ziet u de bijzonderheden.\n")


def test_debug_shows_the_details_of_an_unforeseen_fault(
    call: Call, failing: Callable[[BaseException], None]
) -> None:
    failing(ZeroDivisionError("the detail"))
    with pytest.raises(ZeroDivisionError):
        call("doctor", "--debug")


def test_stopping_by_hand_is_said(
    call: Call, capsys: pytest.CaptureFixture[str], failing: Callable[[BaseException], None]
) -> None:
    failing(KeyboardInterrupt())
    assert call("doctor") == 130
    assert capsys.readouterr().err == "Afgebroken.\n"


def test_only_the_module_of_the_used_verb_is_loaded(program: Program) -> None:
    code = (
        "import sys; from kcc_desktop import cli; cli.main(['ask', '--help']);"
        "print(sorted(name for name in sys.modules if name.startswith('kcc_desktop.commands.')));"
        "heavy = {'sqlalchemy', 'PySide6', 'rich', 'ijson'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    *_, modules, heavy = program(code=code).stdout.decode().splitlines()
    assert modules == str(
        [f"kcc_desktop.commands.{name}" for name in ("ask", "parser", "terminal")]
    )
    assert heavy == "[]"


def test_output_is_utf_8_whatever_the_system_says(program: Program, sample_url: str) -> None:
    done = program("ask", "Ayşe", "--workspace", sample_url, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert "Verloop" in done.stdout.decode("utf-8")
    odd = program("ask", "zzqqxx é😀", "--workspace", sample_url, PYTHONIOENCODING="ascii")
    assert odd.returncode == 3
    assert "é" in odd.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX pipes")
def test_a_reader_that_has_enough_is_no_fault(sample_url: str) -> None:
    command = [sys.executable, "-m", "kcc_desktop", "ask", "straat", "--json"]
    running = subprocess.Popen(
        [*command, "--workspace", sample_url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ},
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    complaints = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), complaints) == (0, b"")


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("gewoon é 😀\nregel\ttab", "gewoon é 😀\nregel\ttab"),
        ("\x1b[31mrood\x07", "\ufffd[31mrood\ufffd"),
        ("links\u202erechts\u2066", "links\ufffdrechts\ufffd"),
        ("nul\x00 c1\x9b half\ud800", "nul\ufffd c1\ufffd half\ufffd"),
    ],
)
def test_data_can_not_steer_a_terminal(data: str, shown: str) -> None:
    assert terminal.printable(data) == shown


def test_json_means_the_same_and_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say_json('{"a": "\u202e\x9b é"}')
    assert capsys.readouterr().out == '{"a": "\\u202e\\u009b é"}\n'
