"""What comes from outside is shown as it is written or not at all; it never acts or stalls."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPixmap, QTextDocument
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from kcc_desktop.domain.case import Place
from kcc_desktop.domain.knowledge import Section
from kcc_desktop.domain.party import Address, Identifier, Name, Phone, Scheme
from kcc_desktop.domain.timeline import EntryKind
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.workplace import Workplace
from tests.gui.town import (
    ARTICLE,
    ARTICLE_HIT,
    CASE_HIT,
    LAMP,
    PERSON_HIT,
    ROWS,
    SUZANNE,
    Town,
    line,
)

Settle = Callable[[], None]
TEXTS = {
    "html": '<h1>Groot</h1><img src="file:///etc/hostname"><script>alert(1)</script>',
    "direction": "Jan\u202etiW ed ennazuS\u202c\u2067x",
    "nul": "voor\x00na\x1b[31m\x9b",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈 Zoë",
    "megabyte": "x" * 1_000_000,
    "words": "straatlantaarn " * 70_000,
    "lines": "regel\n" * 100_000,
    "percent": "%1 %2 %n %s {0} &amp; & &&",
}


@pytest.fixture(params=TEXTS, ids=list(TEXTS))
def text(request: pytest.FixtureRequest) -> str:
    """Hostile text."""
    return TEXTS[request.param]


def _fill(town: Town, text: str) -> None:
    """Puts the text wherever a row has words."""
    town.party_ = replace(
        SUZANNE,
        names=(Name(f"suzanne {text}"),),
        addresses=(Address(text, 1, text, text, text),),
        emails=(text,),
        phones=(Phone("", text),),
        identifiers=(Identifier(Scheme.KVK, text),),
        warning=text,
    )
    case = replace(LAMP, title=text, description=text, number=text, status_text=text)
    town.rows = replace(
        ROWS, case=replace(case, place=Place(text, 1), department=text), kind_name=text
    )
    town.hits = [
        replace(hit, title=f"suzanne {text}", detail=text, badge=text)
        for hit in (PERSON_HIT, CASE_HIT, ARTICLE_HIT)
    ]
    kinds = [*EntryKind]
    town.lines = [
        replace(line(n, kind), title=text, detail=text, who=text, department=text, source=text)
        for n, kind in enumerate(kinds, 1)
    ]
    town.near = [replace(case, id=8)]
    town.article_ = replace(
        ARTICLE, title=text, answer=text, sections=(Section(text, text),), source=text
    )


def test_a_file_full_of_it(
    qtbot: QtBot, window: MainWindow, workplace: Workplace, town: Town, settle: Settle, text: str
) -> None:
    _fill(town, text)
    began = time.thread_time()
    window.search_for("suzanne")
    settle()
    qtbot.keyClick(window.form.searchBox, Qt.Key.Key_Return)
    settle()
    window.grab()
    workplace.desk.knowledge.open(30)
    settle()
    window.grab()
    assert time.thread_time() - began < 20, "it stalls the window"
    assert (window.width(), window.height()) == (1440, 900), "it pushes the window out of shape"
    _assert_plain(window)


def test_typed_and_pasted_into_the_boxes(
    qtbot: QtBot, window: MainWindow, workplace: Workplace, settle: Settle, text: str
) -> None:
    window.search_for(text)
    settle()
    workplace.knowledge_page.form.knowledgeBox.setText(text)
    settle()
    assert len(window.form.searchBox.text()) <= 400
    _assert_plain(window)


def _assert_plain(window: MainWindow) -> None:
    for label in window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
        assert "\x00" not in label.text()
        assert "\u202e" not in label.text()
        assert len(label.text()) < 5_000
    for edit in window.findChildren(QTextEdit):
        html = edit.document().toHtml()
        assert "<img" not in html
        assert "\u202e" not in edit.toPlainText()
        assert edit.document().characterCount() < 60_000


def test_no_text_loads_a_file(
    qtbot: QtBot,
    window: MainWindow,
    workplace: Workplace,
    town: Town,
    settle: Settle,
    tmp_path: Path,
) -> None:
    picture = tmp_path / "picture.png"
    window.grab().save(str(picture))
    town.article_ = replace(ARTICLE, answer=f'<img src="{picture.as_uri()}">')
    workplace.desk.knowledge.open(30)
    settle()
    edit = workplace.article_page.form.articleText
    assert f'<img src="{picture.as_uri()}">' in edit.toPlainText()
    image = QTextDocument.ResourceType.ImageResource.value
    for shown in (edit, workplace.file_page.form.answerPanel.form.answerText):
        loaded = shown.document().resource(image, QUrl(picture.as_uri()))
        assert not isinstance(loaded, QPixmap) or loaded.isNull()
