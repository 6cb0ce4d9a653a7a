"""The view-models: what is asked of the services, and what becomes of the answers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from kcc_desktop.domain.errors import WorkspaceAway
from kcc_desktop.domain.party import PartyKind, Representation
from kcc_desktop.domain.report import ReportKey, ReportKind, SourceCondition, SourceState
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.timeline import EntryKind, PartyReport
from kcc_desktop.models.timeline_rows import Tone
from kcc_desktop.viewmodels.answer import report_choices
from kcc_desktop.viewmodels.article import paragraphs
from kcc_desktop.viewmodels.counter import UNFORESEEN, Counter
from kcc_desktop.viewmodels.desk import Desk
from kcc_desktop.viewmodels.person import initials, masked, person_face
from kcc_desktop.viewmodels.timeline import PAGE
from tests.gui.town import (
    ARTICLE_HIT,
    CASE_HIT,
    LAMP,
    NOW,
    PERSON_HIT,
    ROWS,
    SUZANNE,
    Town,
    line,
    not_there,
)

Settle = Callable[[], None]
AWAY = WorkspaceAway(Said("De server antwoordt niet.", "The server does not answer."))


def test_one_letter_asks_nothing(desk: Desk, town: Town, settle: Settle) -> None:
    desk.search.type("l")
    settle()
    assert town.asked == []


def test_two_letters_find(qtbot: QtBot, desk: Desk, settle: Settle) -> None:
    with qtbot.waitSignal(desk.search.found):
        desk.search.type("su")
    assert desk.search.hits.hit(desk.search.hits.first()) == PERSON_HIT


def test_only_the_latest_query_is_shown_and_the_earlier_one_interrupted(
    qtbot: QtBot, desk: Desk, town: Town, settle: Settle
) -> None:
    heard: list[str] = []
    desk.search.found.connect(lambda found: heard.append(found.query))
    town.gate.clear()
    desk.search.type("lin")
    qtbot.waitUntil(lambda: town.asked == ["lin"])
    desk.search.type("lind")
    desk.search.type("linde")
    qtbot.waitUntil(lambda: town.asked == ["lin", "linde"])
    town.gate.set()
    settle()
    assert heard == ["linde"]
    assert town.interrupted == 1


def test_emptying_the_box_takes_the_results_away(qtbot: QtBot, desk: Desk, settle: Settle) -> None:
    desk.search.type("lindelaan")
    settle()
    with qtbot.waitSignal(desk.search.cleared):
        desk.search.type("")
    assert desk.search.hits.rowCount() == 0


def test_a_fault_is_told_with_what_tries_again(
    qtbot: QtBot, desk: Desk, town: Town, settle: Settle
) -> None:
    town.fault = AWAY
    with qtbot.waitSignal(desk.failed) as failed:
        desk.search.type("lantaarn")
    said, again = failed.args
    assert said == AWAY.said
    town.fault = None
    again()
    settle()
    assert desk.search.hits.rowCount() > 0


def test_our_own_bug_is_logged_and_told_as_such(
    qtbot: QtBot, desk: Desk, town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    town.fault = ZeroDivisionError("oops")
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(desk.failed) as failed:
        desk.search.type("lantaarn")
    assert failed.args[0] == UNFORESEEN
    assert "ZeroDivisionError: oops" in caplog.text


def test_an_opening_that_failed_is_tried_anew(qtbot: QtBot, town: Town, lane: object) -> None:
    attempts: list[int] = []

    def opening() -> object:
        attempts.append(1)
        if len(attempts) == 1:
            raise AWAY
        return town.services()

    desk = Desk(Counter(lane, opening), Language.NL, lambda: NOW)  # type: ignore[arg-type]
    with qtbot.waitSignal(desk.failed) as failed:
        desk.warm_up()
    with qtbot.waitSignal(desk.sources.changed):
        failed.args[1]()
    assert len(attempts) == 2
    assert desk.sources.faces[0].text == "Werkvoorraad: verbonden"


def test_opening_a_hit_fills_the_whole_desk(desk: Desk, town: Town, settle: Settle) -> None:
    town.lines = [line(1), line(2, EntryKind.CASE)]
    town.near = [replace(LAMP, id=8, title="Lamp uit")]
    desk.open(CASE_HIT)
    settle()
    dossier = desk.dossiers.current
    assert dossier is not None
    assert dossier.file is not None
    assert dossier.told is not None
    assert dossier.file.party == SUZANNE
    assert desk.timeline.lines.rowCount() == 2
    assert [row.title for row in desk.around.near.rows] == ["Lamp uit"]
    assert desk.around.summary == "1 andere melding van dezelfde soort"
    assert desk.knowledge.suggestions.rows == (ARTICLE_HIT,)
    assert "suggest Kapotte straatlantaarn" in town.asked
    assert [hit.title for hit in desk.recent.rows.rows] == ["Suzanne de Wit"]


def test_a_report_of_nobody_known_has_its_own_lines(desk: Desk, town: Town, settle: Settle) -> None:
    town.rows = replace(ROWS, case=replace(LAMP, party_id=None))
    desk.open(replace(CASE_HIT, party_id=None))
    settle()
    dossier = desk.dossiers.current
    assert dossier is not None
    assert dossier.file is None
    assert dossier.told is not None
    heads = [desk.timeline.lines.index(n).data() for n in range(desk.timeline.lines.rowCount())]
    assert len(heads) == 3, "the plan, the case, the mail"
    assert not any(question.startswith("party") for question in town.asked)


def test_what_is_gone_meanwhile_is_told(qtbot: QtBot, desk: Desk, town: Town) -> None:
    town.fault = not_there()
    with qtbot.waitSignal(desk.failed) as failed:
        desk.open(replace(CASE_HIT, party_id=None))
    assert "niet meer" in failed.args[0].nl


def test_another_report_of_the_same_party(qtbot: QtBot, desk: Desk, settle: Settle) -> None:
    desk.open(PERSON_HIT)
    settle()
    other = ReportKey(ReportKind.HANDOVER, 77)
    with qtbot.waitSignal(desk.dossiers.report_changed):
        desk.dossiers.choose_report(other)
    dossier = desk.dossiers.current
    assert dossier is not None
    assert dossier.told is not None
    assert dossier.told.trail.key == other


def test_the_reports_to_choose_from_hold_the_present_one(
    desk: Desk, town: Town, settle: Settle
) -> None:
    other = PartyReport(ReportKey(ReportKind.CASE, 6), NOW, "Losse tegel", "W-1", is_open=False)
    town.reports_ = (other,)
    desk.open(CASE_HIT)
    settle()
    assert desk.dossiers.current
    choices, present = report_choices(desk.dossiers.current, Language.NL, NOW)
    assert [choice.key.id for choice in choices] == [5, 6]
    assert present == 0
    assert choices[1].text == "Losse tegel · wo 4 mrt · afgerond"


def test_the_timeline_comes_in_pages(qtbot: QtBot, desk: Desk, town: Town, settle: Settle) -> None:
    town.lines = [line(number) for number in range(PAGE + 5)]
    desk.open(PERSON_HIT)
    settle()
    lines = desk.timeline.lines
    assert lines.rowCount() == PAGE
    lines.fetchMore(lines.index(-1))
    settle()
    assert lines.rowCount() == PAGE + 5
    shown = [lines.entry(lines.index(number)) for number in range(lines.rowCount())]
    assert shown == town.lines


def test_the_timeline_of_one_kind(desk: Desk, town: Town, settle: Settle) -> None:
    town.lines = [line(1), line(2, EntryKind.CASE), line(3)]
    desk.open(PERSON_HIT)
    settle()
    desk.timeline.choose(EntryKind.CASE)
    settle()
    assert desk.timeline.lines.rowCount() == 1
    desk.timeline.choose(None)
    settle()
    assert desk.timeline.lines.rowCount() == 3


def test_the_last_opened_stands_first_and_once(desk: Desk, settle: Settle) -> None:
    other = replace(PERSON_HIT, id=2, title="Rachid")
    for hit in (PERSON_HIT, other, PERSON_HIT):
        desk.recent.add(hit)
    assert [hit.id for hit in desk.recent.rows.rows] == [1, 2]


def test_sources_say_how_they_do(desk: Desk, dutch: None) -> None:
    desk.sources.heard(
        [
            SourceState("Zaken", elapsed_ms=48),
            SourceState("Riool", SourceCondition.AWAY, as_of=NOW - timedelta(minutes=5)),
            SourceState("Rooster", as_of=NOW - timedelta(days=2), stale_after=timedelta(days=1)),
        ]
    )
    texts = {face.text: face.tone for face in desk.sources.faces}
    assert texts == {
        "Werkvoorraad: verbonden": Tone.GOOD,
        "Zaken 48 ms": Tone.GOOD,
        "Riool: niet bereikbaar, stand 5 min geleden": Tone.BAD,
        "Rooster: stand 2 dagen geleden": Tone.WARN,
    }


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("Suzanne de Wit", PartyKind.PERSON, "SW"),
        ("Lei van Rijn", PartyKind.PERSON, "LR"),
        ("Cher", PartyKind.PERSON, "C"),
        ("De Boules vzw", PartyKind.ORGANISATION, "B"),
        ("\u202e", PartyKind.PERSON, "?"),
        ("", PartyKind.ORGANISATION, "?"),
    ],
)
def test_initials(name: str, kind: PartyKind, shown: str) -> None:
    assert initials(name, kind) == shown


def test_the_bsn_is_never_whole(desk: Desk, town: Town, settle: Settle) -> None:
    assert masked("123456782") == "•••••782"
    face = person_face(town.party(1))
    assert "123456782" not in repr(face)
    assert face.facts == "Lindelaan 12, 3523 XK Zuid · BSN •••••782"


def test_secrecy_and_warning_come_first_and_hide_the_address(town: Town, dutch: None) -> None:
    town.party_ = replace(SUZANNE, secret=True, warning="Let op: agressie")
    town.doubles = (1, 2, 3)
    town.representatives = ((Representation(1, 9, "zoon"), "Tom de Wit"),)
    face = person_face(town.party(1))
    assert face.chips[0].tone == Tone.BAD
    assert face.chips[1].text == "Let op: agressie"
    assert "Lindelaan" not in face.facts
    texts = [chip.text for chip in face.chips]
    assert "2 dubbelen gekoppeld" in texts
    assert "Gemachtigd: Tom de Wit (zoon)" in texts


def test_markdown_reads_as_plain_paragraphs() -> None:
    text = "Eerste **regel**\nloopt door.\n\n- een\n- twee `x`\n\n1. stap\n2. [site](https://a.nl)"
    assert paragraphs(text) == [
        "Eerste regel loopt door.",
        "•  een",
        "•  twee x",
        "1.  stap",
        "2.  site (https://a.nl)",
    ]
