"""Dutch spelling in the note, with a real dictionary of Hunspell's own form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from kcc_desktop.desk import spelling
from kcc_desktop.desk.spelling import Spelling
from kcc_desktop.views.contact_note import NoteEdit
from kcc_desktop.views.note_spelling import NoteSpelling
from kcc_desktop.views.workplace import Workplace
from tests.gui.town import HILDE

WORDS = ("lantaarn", "kapot", "de", "is", "vraagt", "zo'n", "zee-egel")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small Dutch dictionary."""
    (tmp_path / "nl_NL.aff").write_text("SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\nWORDCHARS '-\n")
    (tmp_path / "nl_NL.dic").write_text("\n".join((str(len(WORDS)), *WORDS)))
    return tmp_path


@pytest.fixture
def checked(folder: Path) -> Spelling:
    file = spelling.dictionary([folder])
    assert file
    speller = spelling.opened(file)
    assert speller
    return Spelling(speller)


def wrong_words(checked: Spelling, line: str, **more: int) -> list[str]:
    return [line[at : at + length] for at, length in checked.wrong(line, **more)]


def test_unknown_words_are_found(checked: Spelling) -> None:
    assert wrong_words(checked, "de lantarn is kapod") == ["lantarn", "kapod"]
    assert wrong_words(checked, "zo’n zee-egel is kapot") == []


@pytest.mark.parametrize(
    "line", ["de Lindelaan is kapot", "de BSN is kapot", "de xy", "vraagt /groett", "de 12345 4e"]
)
def test_names_capitals_short_words_and_keys_pass(checked: Spelling, line: str) -> None:
    assert wrong_words(checked, line) == []


def test_a_sentence_begins_with_a_capital_and_is_checked(checked: Spelling) -> None:
    assert wrong_words(checked, "Lantarn is kapot. Vraagd de") == ["Lantarn", "Vraagd"]


def test_the_word_that_is_being_typed_is_left_alone(checked: Spelling) -> None:
    assert wrong_words(checked, "de lantar", unfinished=9) == []
    assert wrong_words(checked, "de lantar ", unfinished=10) == ["lantar"]


def test_an_ignored_word_passes(checked: Spelling) -> None:
    checked.ignore("Vlietstede")
    assert wrong_words(checked, "vlietstede is") == []


def test_without_a_dictionary_or_with_a_broken_one_nothing_is_checked(tmp_path: Path) -> None:
    assert spelling.dictionary([tmp_path]) is None
    assert spelling.opened(tmp_path / "nl_NL.dic") is None


@pytest.fixture
def note(qtbot: QtBot, workplace: Workplace, folder: Path) -> Iterator[NoteEdit]:
    made = NoteEdit(workplace.window)
    made.resize(400, 100)
    made.show()
    own = NoteSpelling(workplace, made)
    workplace.actions.sign_in(HILDE)
    file = spelling.dictionary([folder])
    assert file
    speller = spelling.opened(file)
    assert speller
    own.use(speller)
    own._suggester = speller
    yield made
    own._lane.close()


def underlined(note: NoteEdit) -> list[str]:
    wave = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
    block = note.document().firstBlock()
    return [
        block.text()[one.start : one.start + one.length]
        for one in block.layout().formats()
        if one.format.underlineStyle() == wave
    ]


def test_wrong_words_are_underlined_and_mended_by_key(
    qtbot: QtBot, note: NoteEdit, workplace: Workplace
) -> None:
    note.show_text("de lantarn is kapot")
    assert underlined(note) == ["lantarn"]
    workplace.actions["contact.spelling"].trigger()
    menu = note.findChild(QMenu)
    qtbot.waitUntil(lambda: menu.actions()[0].text() == "lantaarn")
    menu.actions()[0].trigger()
    assert note.toPlainText() == "de lantaarn is kapot"
    assert underlined(note) == []


def test_a_word_is_ignored_from_the_menu(
    qtbot: QtBot, note: NoteEdit, workplace: Workplace
) -> None:
    note.show_text("vraagt Vlietstede. vlietstede")
    note.moveCursor(QTextCursor.MoveOperation.End)
    assert underlined(note) == ["vlietstede"]
    workplace.actions["contact.spelling"].trigger()
    menu = note.findChild(QMenu)
    ignore = next(one for one in menu.actions() if one.text() == "Negeer “vlietstede”")
    ignore.trigger()
    assert underlined(note) == []
