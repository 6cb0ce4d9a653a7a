"""Knowledge in the window: conditions by key, what is put in the answer, drafts that are kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.knowledge import Condition, Section
from kcc_desktop.domain.said import Language
from kcc_desktop.services.knowledge_editing import KnowledgeEditing
from kcc_desktop.services.reading import Reading
from kcc_desktop.store.workspace import open_workspace
from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.editing import EditingViewModel, Pile
from kcc_desktop.viewmodels.editing_draft import DraftViewModel
from kcc_desktop.viewmodels.knowledge import KnowledgeViewModel
from kcc_desktop.viewmodels.reading import ReadingViewModel
from kcc_desktop.viewmodels.shelf import ShelfViewModel
from kcc_desktop.views.article_page import ArticlePage
from kcc_desktop.views.editing_form import EditingForm
from tests.store.writing import ELS, LAMP, MO, NOW, RULE, Base

CHECKED = replace(
    LAMP,
    sections=(Section("Kosten", "Gratis."), Section("Deskmemo", "Zeg niets over de monteur.")),
    checklist=(Condition("Woont u hier?", "dan niet."), Condition("Is het van de gemeente?")),
)


@pytest.fixture
def base(sqlite_workspace_url: str, qapp: QApplication) -> Iterator[Base]:
    """A knowledge base in a file."""
    workspace = open_workspace(sqlite_workspace_url)
    made = Base(workspace)
    made.fill()
    yield made
    workspace.close()


@pytest.fixture
def base_counter(base: Base) -> Iterator[Counter]:
    """Where the view-models of Els ask."""
    lane = Lane("base", interrupt=base.workspace.interrupt)
    yield Counter(lane, lambda: services_of(base))
    lane.close()


def services_of(base: Base) -> Services:
    """What Els may ask; nothing else is asked here."""
    asked = {KnowledgeEditing: base.editing(), Reading: base.reading()}
    nothing: dict[str, None] = dict.fromkeys(("find", "tell", "look", "near"))
    return Services(**nothing, look_up=base.look_up(), actor=ELS, more=asked)  # type: ignore[arg-type]


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> ArticlePage:
    """A page on which an article with conditions and a desk memo is read."""
    made = ArticlePage()
    made.bind(theme, Language.NL, lambda: NOW)
    made.resize(1100, 700)
    qtbot.addWidget(made)
    made.show_article(CHECKED)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def test_conditions_are_gone_through_by_key(qtbot: QtBot, page: ArticlePage) -> None:
    panel = page.form.checklist
    panel.start()
    assert panel.rows[0].hasFocus()
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_J)
    assert panel.rows[1].hasFocus()
    assert panel.form.outcome.text() == "Nog 1 van 2 voorwaarden te vragen."
    assert panel.rows[0].accessibleName() == "Woont u hier? ja"
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_N)
    assert panel.form.outcome.text().startswith("Nee op “Is het van de gemeente?”")
    assert panel.form.putOutcome.hasFocus()
    with qtbot.waitSignal(page.put_requested) as put:
        qtbot.keyClick(panel.form.putOutcome, Qt.Key.Key_Space)
    assert put.args == [CHECKED, "Voorwaarden", panel.form.outcome.text()]
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_Backspace)
    assert not panel.form.putOutcome.isEnabled()


def test_what_is_chosen_goes_into_the_answer_but_nothing_internal(
    qtbot: QtBot, page: ArticlePage
) -> None:
    with qtbot.waitSignal(page.put_requested) as put:
        page.put()
    assert put.args == [CHECKED, "", CHECKED.answer]
    choose(page, "Gratis.")
    with qtbot.waitSignal(page.put_requested) as put:
        page.put()
    assert put.args == [CHECKED, "Kosten", "Gratis."]
    choose(page, "monteur")
    with qtbot.waitSignal(page.refused), qtbot.assertNotEmitted(page.put_requested):
        page.put()


def choose(page: ArticlePage, words: str) -> None:
    text = page.form.articleText
    text.moveCursor(QTextCursor.MoveOperation.Start)
    assert text.find(words)


def test_a_remark_carries_the_passage(qtbot: QtBot, page: ArticlePage) -> None:
    choose(page, "5 werkdagen")
    page.remark()
    page.form.remark.form.words.setPlainText("Het zijn er 7.")
    with qtbot.waitSignal(page.remark_sent) as sent:
        qtbot.keyClick(
            page.form.remark.form.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    assert sent.args == [CHECKED, "5 werkdagen", "Het zijn er 7."]
    assert page.form.remark.isHidden()


def test_a_note_brings_articles_once_its_writer_pauses(qtbot: QtBot, base_counter: Counter) -> None:
    knowledge = KnowledgeViewModel(base_counter)
    knowledge.suggest_for_note("mw belt over straatlantaarn")
    with qtbot.waitSignal(knowledge.suggested):
        pass
    assert knowledge.best is not None
    assert knowledge.best.id == LAMP.id
    with qtbot.waitSignal(knowledge.put_in_answer) as put:
        knowledge.put_best()
    assert put.args == [knowledge.best, "", LAMP.answer]
    knowledge.suggest_for_note("")
    with qtbot.waitSignal(knowledge.suggested):
        pass
    assert knowledge.best is None


def test_a_search_that_found_nothing_is_counted_when_it_stands(
    qtbot: QtBot, base: Base, base_counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kcc_desktop.viewmodels.shelf.MISSED_AFTER", 50)
    shelf = ShelfViewModel(base_counter, KnowledgeViewModel(base_counter))
    with qtbot.waitSignal(shelf.missed) as missed:
        shelf.type("drone vliegen")
    assert missed.args == ["drone vliegen"]
    shelf.type("straatlantaarn")
    qtbot.waitUntil(lambda: not shelf.waiting)
    qtbot.wait(150)
    assert [one.query for one in base.editing().desk().missed] == ["drone vliegen"]


def test_instructions_are_marked_read(qtbot: QtBot, base_counter: Counter) -> None:
    reading = ReadingViewModel(base_counter)
    with qtbot.waitSignal(reading.instructions_listed) as listed:
        reading.refresh()
    assert listed.args == [1]
    with qtbot.waitSignal(reading.instruction_opened) as opened:
        reading.open(reading.instructions.rows[0])
    assert opened.args[0].id == RULE.id
    with qtbot.waitSignal(reading.instructions_listed) as listed:
        reading.mark_read()
    assert listed.args == [0]


@pytest.fixture
def drafts(base_counter: Counter) -> DraftViewModel:
    """What Els writes in."""
    return DraftViewModel(base_counter)


@pytest.fixture
def form(qtbot: QtBot, drafts: DraftViewModel, theme: Theme) -> EditingForm:
    """The page on which she writes."""
    made = EditingForm()
    made.bind(drafts, theme, Language.NL, lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1100, 800)
    return made


def test_what_is_typed_is_kept_and_published(
    qtbot: QtBot, base: Base, drafts: DraftViewModel, form: EditingForm
) -> None:
    with qtbot.waitSignal(drafts.opened):
        drafts.open(LAMP.id)
    with qtbot.waitSignal(drafts.kept):
        form.form.answer.setPlainText("Voortaan binnen 3 dagen.")
    assert base.editing().open(LAMP.id).article.answer == "Voortaan binnen 3 dagen."
    assert base.look_up().article(LAMP.id).answer == LAMP.answer
    form.form.titleLine.setText("Lantaarn melden")
    with qtbot.waitSignal(drafts.published):
        form.publish()
    read = base.look_up().article(LAMP.id)
    assert (read.title, read.answer, read.version) == (
        "Lantaarn melden",
        "Voortaan binnen 3 dagen.",
        2,
    )
    assert (read.sections, read.keywords, read.kind) == (LAMP.sections, LAMP.keywords, LAMP.kind)


def test_leaving_keeps_what_was_written(
    qtbot: QtBot, base: Base, drafts: DraftViewModel, form: EditingForm
) -> None:
    with qtbot.waitSignal(drafts.opened):
        drafts.open(LAMP.id)
    form.form.answer.setPlainText("half")
    with qtbot.waitSignal(drafts.opened):
        drafts.open(RULE.id)
    assert base.editing().open(LAMP.id).article.answer == "half"
    assert form.form.titleLine.text() == RULE.title


def test_who_comes_second_is_told_and_loses_nothing(
    qtbot: QtBot, base: Base, drafts: DraftViewModel, form: EditingForm
) -> None:
    with qtbot.waitSignal(drafts.opened):
        drafts.open(LAMP.id)
    theirs = base.editing(MO).open(LAMP.id)
    base.editing(MO).publish(
        replace(theirs, article=replace(theirs.article, answer="van Mo")), key="mo"
    )
    with qtbot.waitSignal(drafts.lost):
        form.form.answer.setPlainText("van Els")
    assert "Mo Achterberg" in form.form.bannerText.text()
    assert not form.form.banner.isHidden()
    assert form.form.answer.toPlainText() == "van Els"
    with qtbot.waitSignal(drafts.kept):
        form.form.mineButton.click()
    with qtbot.waitSignal(drafts.published):
        form.publish()
    answers = [one.article.answer for one in base.editing().versions(LAMP.id)]
    assert answers == ["van Els", "van Mo", LAMP.answer]


def test_what_could_not_be_published_is_kept_all_the_same(
    qtbot: QtBot, base: Base, drafts: DraftViewModel, form: EditingForm
) -> None:
    with qtbot.waitSignal(drafts.opened):
        drafts.open(LAMP.id)
    form.form.answer.setPlainText("lang verhaal")
    form.form.titleLine.setText("")
    with qtbot.waitSignal(drafts.failed):
        form.publish()
    with qtbot.waitSignal(drafts.opened):
        drafts.open(RULE.id)
    assert base.editing().open(LAMP.id).article.answer == "lang verhaal"


def test_a_day_that_cannot_be_read_is_marked_and_not_published(
    qtbot: QtBot, drafts: DraftViewModel, form: EditingForm
) -> None:
    with qtbot.waitSignal(drafts.opened):
        drafts.open(LAMP.id)
    form.form.reviewOn.setText("31-02-2026")
    assert form.form.reviewOn.property("tone") == "bad"
    with qtbot.assertNotEmitted(drafts.published, wait=200):
        form.publish()
    form.form.reviewOn.setText("28-02-2027")
    with qtbot.waitSignal(drafts.published) as published:
        form.publish()
    assert published.args[0].review_on.isoformat() == "2027-02-28"


def test_an_article_from_a_missed_search_settles_it(
    qtbot: QtBot, base: Base, drafts: DraftViewModel, form: EditingForm, base_counter: Counter
) -> None:
    base.reading().count_missed("drone vliegen")
    base.now = base.now.replace(minute=50)
    editing = EditingViewModel(base_counter)
    with qtbot.waitSignal(editing.listed):
        editing.refresh()
    (missed,) = editing.pile_of(Pile.MISSED)
    with qtbot.waitSignal(drafts.opened):
        drafts.begin(missed=missed)  # type: ignore[arg-type]
    assert form.form.titleLine.text() == "Drone vliegen"
    form.form.answer.setPlainText("Dat mag niet.")
    with qtbot.waitSignal(drafts.published):
        form.publish()
    qtbot.waitUntil(lambda: not drafts.waiting)
    assert base.editing().desk().missed == ()
    assert base.found("drone") == ["Drone vliegen"]
