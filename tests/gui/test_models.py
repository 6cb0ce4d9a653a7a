"""The models under the lists: their rows, and Qt's own rules for models."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kcc_desktop.domain.found import Found, Hit, HitGroup, Match
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.timeline import EntryKind
from kcc_desktop.models.hits import Heading, HitsModel, badge_text
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.models.timeline import TimelineModel
from kcc_desktop.models.timeline_rows import Tone, timeline_row
from tests.gui.town import ARTICLE_HIT, CASE_HIT, NOW, PERSON_HIT, line

ROW = Qt.ItemDataRole.UserRole


@pytest.fixture
def hits(qtbot: QtBot) -> HitsModel:
    model = HitsModel(Language.NL)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show(
        Found("lantaarn", (CASE_HIT, PERSON_HIT, ARTICLE_HIT), more=frozenset({HitGroup.CASE}))
    )
    return model


def test_hits_stand_under_the_heading_of_their_group(hits: HitsModel) -> None:
    rows = [hits.index(number).data(ROW) for number in range(hits.rowCount())]
    assert rows == [
        Heading(HitGroup.CASE, more=True),
        CASE_HIT,
        Heading(HitGroup.PARTY),
        PERSON_HIT,
        Heading(HitGroup.ARTICLE),
        ARTICLE_HIT,
    ]


def test_headings_are_passed_over(hits: HitsModel) -> None:
    first = hits.first()
    assert hits.hit(first) == CASE_HIT
    second = hits.next(first.row(), 1)
    assert hits.hit(second) == PERSON_HIT
    assert hits.next(second.row(), -1) == first
    assert not hits.next(first.row(), -1).isValid()
    assert not hits.index(0).flags() & Qt.ItemFlag.ItemIsSelectable


def test_hits_are_read_out_with_their_badge_in_words(hits: HitsModel) -> None:
    spoken = hits.first().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Kapotte straatlantaarn Lindelaan, W-2041 · Lindelaan 12, ingepland"


@pytest.mark.parametrize(
    ("group", "badge", "words"),
    [
        (HitGroup.CASE, "done", "uitgevoerd"),
        (HitGroup.CASE, "3 <b>", "3 <b>"),
        (HitGroup.CONTACT, "email", "E-mail"),
        (HitGroup.ARTICLE, "instruction", "werkinstructie"),
        (HitGroup.PARTY, "", ""),
    ],
)
def test_badges_in_words(group: HitGroup, badge: str, words: str, dutch: None) -> None:
    assert badge_text(Hit(group, 1, "", "", Match.WORDS, badge=badge), Language.NL) == words


def test_a_timeline_asks_for_more_once(qtbot: QtBot) -> None:
    model = TimelineModel(lambda entry: timeline_row(entry, Language.NL, NOW))
    model.start([line(1), line(2)], more=True)
    with qtbot.waitSignal(model.more_requested):
        model.fetchMore(model.index(-1))
    assert not model.canFetchMore(model.index(-1)), "it would ask again before the answer came"
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.extend([line(3)], more=False)
    assert model.rowCount() == 3
    assert model.last == line(3)
    assert not model.canFetchMore(model.index(-1))


def test_a_line_can_be_read_whole_and_plain(qtbot: QtBot) -> None:
    model = TimelineModel(lambda entry: timeline_row(entry, Language.NL, NOW))
    words = "Het licht knippert. " * 40
    model.start([replace(line(1), title="Lamp", detail=f"<img src='x'>\n{words}")], more=False)
    index = model.index(0)
    whole = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert whole == f"Lamp\n<img src='x'>\n{words}".strip()
    read = QTextDocument()
    read.setHtml(index.data(Qt.ItemDataRole.ToolTipRole))
    assert " ".join(read.toPlainText().split()) == " ".join(whole.split())


def test_rows_are_replaced_whole(qtbot: QtBot) -> None:
    model = RowsModel(str)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show([1, 2], ["woord"])
    model.show([3])
    assert (model.rowCount(), model.words) == (1, ())
    assert model.index(0).data() == "3"


@pytest.mark.parametrize(
    ("state", "hours", "badge", "tone"),
    [
        ("new", 1, "open · vandaag", Tone.WARN),
        ("seen", 24, "open · nog 1 dag", Tone.WARN),
        ("seen", 48, "open · nog 2 dagen", Tone.WARN),
        ("planned", -1, "te laat", Tone.BAD),
        ("new", None, "open", Tone.WARN),
        ("refused", -1, "geweigerd", Tone.BAD),
        ("told", -1, "teruggekoppeld", Tone.GOOD),
    ],
)
def test_a_handover_says_how_long_it_may_still_take(
    state: str, hours: int | None, badge: str, tone: Tone, dutch: None
) -> None:
    due = None if hours is None else NOW + timedelta(hours=hours)
    entry = line(1, EntryKind.HANDOVER, state=state, due=due, who="Luc", department="Onderhoud")
    row = timeline_row(entry, Language.NL, NOW)
    assert (row.badge, row.tone) == (badge, tone)
    assert row.rest.startswith("door Luc aan Onderhoud")


def test_a_line_of_another_year_shows_its_day(dutch: None) -> None:
    assert timeline_row(line(24 * 400), Language.NL, NOW).when == "di 28 jan 2025"
    assert timeline_row(line(1), Language.NL, NOW).when == "wo 4 mrt 09:41"


def test_a_handover_says_what_was_answered_to_its_questions() -> None:
    answers = (("Welke speelplek?", "Lindelaan"), ("Bel op", "06 12345678"))
    entry = line(1, EntryKind.HANDOVER, detail="ketting los", state="new", answers=answers)
    said = "“ketting los” · Welke speelplek? Lindelaan · Bel op: 06 12345678"
    assert timeline_row(entry, Language.NL, NOW).detail == said
    model = TimelineModel(lambda entry: timeline_row(entry, Language.NL, NOW))
    model.start([entry], more=False)
    whole = model.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert whole.endswith("Welke speelplek? Lindelaan\nBel op: 06 12345678")
