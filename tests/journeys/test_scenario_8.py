"""Knowing the answer: found while typed, gone through with the caller, recorded, and written anew
for everyone (scenario 8).
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kcc_desktop import demo
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.timeline import EntryKind
from kcc_desktop.services.ports import Wanted
from kcc_desktop.store.workspace import open_workspace
from tests.journeys.screen import Screen
from tests.support.xvfb import running_xvfb

Start = Callable[[str, str], Screen]
SPORT = "Subsidie voor een sportactiviteit"


@pytest.fixture
def sample_url(tmp_path: Path) -> str:
    """The sample municipality of today, for this test alone."""
    url = f"sqlite:///{(tmp_path / 'sample.sqlite').as_posix()}"
    demo.build(url, local(datetime.now(UTC)).date())
    return url


@pytest.fixture
def other_display() -> Iterator[str]:
    """A screen on another desk."""
    with running_xvfb() as display:
        yield display


@pytest.fixture
def start(sample_url: str, tmp_path: Path, other_display: str) -> Iterator[Start]:
    """Starts the program for somebody, on a display."""
    assert other_display, "it outlives the programs"
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not installed")
    screens: list[Screen] = []

    def started(display: str, login: str) -> Screen:
        screen = Screen(display, sample_url, tmp_path / login, login)
        screens.append(screen)
        screen.focus()
        screen.until(lambda sight: sight["keyboard"] == "searchBox" and sight["who"])
        return screen

    yield started
    for screen in screens:
        screen.close()


def test_conditions_are_gone_through_and_what_was_used_is_recorded(
    start: Start, xvfb_display: str, sample_url: str
) -> None:
    screen = start(xvfb_display, "hilde.vos")
    screen.type("06-12345678")
    screen.until(lambda sight: any("Suzanne de Wit" in row for row in sight["results"]))
    screen.press("Return")
    screen.until(lambda sight: sight["page"] == "FilePage" and sight["best"])
    screen.press("F2")
    screen.until(lambda sight: sight["keyboard"] == "note")
    screen.type("vraagt subsidie petanque toernooi")
    screen.until(lambda sight: sight["best"] == SPORT)
    screen.press("F4")
    screen.until(lambda sight: sight["keyboard"] == "knowledgeBox")
    screen.type("subsidie spo")
    screen.until(lambda sight: SPORT in sight["found"][:1])
    screen.press("Return")
    screen.until(lambda sight: sight["page"] == "ArticlePage" and sight["article"] == SPORT)
    screen.press("alt+v", "j", "j", "j", "n")
    sight = screen.until(lambda sight: sight["outcome"].startswith("Nee op"))
    assert "de aanvraag komt te laat" in sight["outcome"]
    screen.press("Up", "j", "j", "j")
    sight = screen.until(lambda sight: sight["outcome"].startswith("Ja op alle 6"))
    assert sight["keyboard"] == "putOutcome"
    screen.press("space")
    screen.until(lambda sight: "Ja op alle 6" in (sight["note"] or "") and sight["kept"])
    screen.press("Escape")
    screen.until(lambda sight: sight["page"] == "FilePage")
    screen.press("ctrl+Return")
    screen.until(lambda sight: sight["toast"] == "Contact vastgelegd.")
    assert _articles_of_suzannes_last_contact(sample_url) == [(SPORT, "Voorwaarden")]


def _articles_of_suzannes_last_contact(url: str) -> list[tuple[str, str]]:
    workspace = open_workspace(url)
    try:
        with workspace.look() as work:
            wanted = Wanted(keys=(("phone", "31612345678"),))
            party_id = work.finding.find(wanted, [HitGroup.PARTY], 1)[0].id
            last = work.reports.timeline(
                [party_id], before=None, limit=1, kinds=[EntryKind.CONTACT]
            )[0]
            used = work.beside_contacts.articles(last.id)
            assert all(one.version == 1 for one in used)
            return [(work.knowledge.article(one.article_id).title, one.part) for one in used]
    finally:
        workspace.close()


def test_a_search_without_a_hit_becomes_an_article_that_everyone_has(
    start: Start, xvfb_display: str, other_display: str
) -> None:
    hilde = start(xvfb_display, "hilde.vos")
    hilde.press("F4")
    hilde.until(lambda sight: sight["keyboard"] == "knowledgeBox")
    hilde.type("drone vliegen")
    hilde.until(lambda sight: "De redactie ziet" in sight["shelf"])

    els = start(other_display, "els.brouwer")
    els.press("alt+n")
    els.until(lambda sight: sight["keyboard"] == "lines")
    els.press("shift+Tab")
    els.until(lambda sight: sight["keyboard"] == "filterBox")
    els.type("drone")
    els.press("Return", "Return")
    els.until(lambda sight: sight["writing"] == "Drone vliegen")
    els.press("Tab", "Tab")
    els.until(lambda sight: sight["keyboard"] == "answer")
    els.type("Boven de wijken mag dat niet.")
    els.press("F12")
    els.until(lambda sight: sight["page"] == "EditingDesk")

    hilde.press("BackSpace")
    hilde.until(lambda sight: sight["found"][:1] == ["Drone vliegen"])
    hilde.press("Return")
    hilde.until(lambda sight: sight["article"] == "Drone vliegen")


def test_a_changed_instruction_is_unread_until_read(start: Start, xvfb_display: str) -> None:
    screen = start(xvfb_display, "hilde.vos")
    screen.until(lambda sight: "1 nieuw" in sight["instructions"])
    screen.press("shift+F4")
    screen.until(
        lambda sight: (
            sight["page"] == "ArticleInstructions" and sight["keyboard"] == "instructionList"
        )
    )
    screen.press("alt+g")
    screen.until(lambda sight: "nieuw" not in sight["instructions"])
