"""Nothing of the window is untranslated, and plurals are right in both languages."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication

from kcc_desktop.desk import tongue
from kcc_desktop.domain.said import Language
from kcc_desktop.models.numbers import Numbers

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "resources" / "translations"
SOURCES = ("desk", "models", "viewmodels", "views")


def _sources() -> list[Path]:
    code = [path for part in SOURCES for path in (ROOT / "kcc_desktop" / part).rglob("*.py")]
    return sorted([*(ROOT / "ui").glob("*.ui"), *code])


def _lupdate(target: Path, language: str, *options: str) -> None:
    """What lupdate makes of the sources now, into `target`."""
    call = "from PySide6.scripts.pyside_tool import lupdate; lupdate()"
    tongues = ["-source-language", "nl_NL", "-target-language", language]
    command = [sys.executable, "-c", call, "-no-obsolete", "-locations", "none", *tongues, *options]
    paths = [str(path) for path in _sources()]
    subprocess.run([*command, *paths, "-ts", str(target)], check=True, capture_output=True)


def _root(file: Path) -> ET.Element:
    return ET.parse(file).getroot()  # noqa: S314 (our own file)


def _messages(file: Path) -> Iterator[tuple[str, ET.Element]]:
    for context in _root(file).findall("context"):
        for message in context.findall("message"):
            yield f"{context.findtext('name')}: {message.findtext('source')}", message


@pytest.mark.parametrize(
    ("name", "language", "options"),
    [("kcc_en.ts", "en_GB", ()), ("kcc_nl.ts", "nl_NL", ("-pluralonly",))],
)
def test_all_texts_are_in_the_file_and_none_too_many(
    tmp_path: Path, name: str, language: str, options: tuple[str, ...]
) -> None:
    _lupdate(tmp_path / name, language, *options)
    wanted = {key for key, _ in _messages(tmp_path / name)}
    assert {key for key, _ in _messages(TRANSLATIONS / name)} == wanted


@pytest.mark.parametrize("name", ["kcc_en.ts", "kcc_nl.ts"])
def test_every_text_is_translated(name: str) -> None:
    unfinished = []
    for key, message in _messages(TRANSLATIONS / name):
        translation = message.find("translation")
        assert translation is not None
        texts = [form.text for form in translation.findall("numerusform")] or [translation.text]
        if translation.get("type") or not all(texts):
            unfinished.append(key)
    assert unfinished == []


def test_places_for_values_are_kept() -> None:
    for key, message in _messages(TRANSLATIONS / "kcc_en.ts"):
        translation = message.find("translation")
        assert translation is not None
        texts = [form.text or "" for form in translation.findall("numerusform")]
        for text in texts or [translation.text or ""]:
            places = [place for place in ("%1", "%2", "%n") if place in key]
            assert all(place in text for place in places), key


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        (Language.NL, 0, "0 meldingen open"),
        (Language.NL, 1, "1 melding open"),
        (Language.NL, 2, "2 meldingen open"),
        (Language.EN, 1, "1 report open"),
        (Language.EN, 2, "2 reports open"),
    ],
)
def test_plurals(qapp: QApplication, language: Language, count: int, said: str) -> None:
    translator = tongue.speak(qapp, language)
    try:
        assert Numbers().open_reports(count) == said
    finally:
        qapp.removeTranslator(translator)
