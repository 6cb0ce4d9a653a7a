"""The phone rings while a visitor stands at the desk, and the machine crashes (scenario 7)."""

from __future__ import annotations

import time
from pathlib import Path

from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.handover import HandoverKind
from kcc_desktop.domain.timeline import EntryKind
from kcc_desktop.services.ports import Wanted
from kcc_desktop.store.drafts import FileDrafts
from kcc_desktop.store.workspace import open_workspace
from tests.journeys.screen import PATIENCE, Screen, Start


def call_of_suzannes_son(screen: Screen) -> None:
    """Her number rings; it is her son, calling for her."""
    screen.press("F2")
    screen.until(lambda sight: sight["front"] == [True])
    screen.type("06-12345678")
    screen.until(lambda sight: any("Suzanne de Wit" in row for row in sight["results"]))
    screen.press("Return")
    screen.until(lambda sight: sight["running"] == ["Suzanne de Wit, loopt"])
    screen.press("F3")
    screen.until(lambda sight: sight["keyboard"] == "note")
    screen.type("zoon vraagt wanneer lamp brandt")
    screen.press("ctrl+shift+o")
    screen.until(lambda sight: any("zoon" in entry for entry in sight["menu"]))
    screen.press("Return")
    screen.until(lambda sight: any("gebeld door Tom de Wit (zoon)" in link
                                   for link in sight["links"]))  # fmt: skip


def visitor_at_the_desk(screen: Screen) -> None:
    """Somebody asks for a passport meanwhile."""
    screen.press("F2")
    screen.until(lambda sight: sight["front"] == [False, True])
    screen.press("F3")
    screen.until(lambda sight: sight["keyboard"] == "note")
    screen.type("balie 14 paspoort kwijt")
    screen.until(lambda sight: sight["note"] == "balie 14 paspoort kwijt" and sight["kept"])


def hand_over_half(screen: Screen) -> None:
    """The swing her son also saw is broken: begun to hand it over, with one answer given."""
    screen.press("F6")
    screen.until(lambda sight: sight["keyboard"] == "productBox")
    screen.type("speel")
    screen.until(lambda sight: any("speeltoestel" in one for one in sight["offered"]))
    screen.press("Return")
    screen.until(lambda sight: sight["asked"] and "speeltoestel" in sight["product"])


def call_back_half(screen: Screen) -> None:
    """The visitor is to be phoned back, and the time is typed."""
    screen.press("F7")
    screen.until(lambda sight: sight["keyboard"] == "whenBox")
    screen.type("morgen 11:00")
    screen.until(lambda sight: "morgen 11:00" in sight["promise"])


def wait_until_kept(folder: Path) -> None:
    """Until the time to call back is on the disk: the kill comes at once."""
    (file,) = folder.rglob("drafts-*.sqlite")
    drafts, end = FileDrafts(file), time.monotonic() + PATIENCE
    while not any(
        draft.question.passing(HandoverKind.CALLBACK).when == "morgen 11:00"
        for draft, _ in drafts.load()
    ):
        assert time.monotonic() < end
        time.sleep(0.05)
    drafts.close()


def test_two_contacts_survive_a_crash(start: Start, tmp_path: Path) -> None:
    screen = start()
    call_of_suzannes_son(screen)
    hand_over_half(screen)
    visitor_at_the_desk(screen)
    screen.until(lambda sight: sight["asked"] is None)
    call_back_half(screen)
    screen.press("ctrl+1")
    sight = screen.until(lambda sight: sight["front"] == [True, False])
    assert sight["note"] == "zoon vraagt wanneer lamp brandt"
    screen.until(lambda sight: sight["name"] == "Suzanne de Wit" and sight["page"] == "FilePage"
                 and sight["asked"] and "speeltoestel" in sight["product"])  # fmt: skip
    screen.press("ctrl+2")
    screen.until(lambda sight: sight["note"] == "balie 14 paspoort kwijt"
                 and "morgen 11:00" in sight["promise"])  # fmt: skip
    wait_until_kept(tmp_path)
    screen.kill()

    screen = start()
    sight = screen.until(lambda sight: len(sight["running"]) == 2)
    assert sight["running"] == ["Suzanne de Wit, wacht", "Nieuw contact, wacht"]
    screen.press("ctrl+1")
    sight = screen.until(lambda sight: sight["note"] == "zoon vraagt wanneer lamp brandt")
    assert any("gebeld door Tom de Wit (zoon)" in link for link in sight["links"])
    screen.until(lambda sight: sight["asked"] and "speeltoestel" in sight["product"])
    screen.press("ctrl+2")
    screen.until(lambda sight: sight["note"] == "balie 14 paspoort kwijt"
                 and "morgen 11:00" in sight["promise"])  # fmt: skip


def test_suzannes_answer_costs_one_query_and_one_key(start: Start, sample_url: str) -> None:
    screen = start()
    screen.type("06-12345678")
    screen.until(lambda sight: any("Suzanne de Wit" in row for row in sight["results"]))
    screen.press("Return")  # ends the query
    screen.until(lambda sight: "straatlantaarn" in sight["answer"])
    screen.press("ctrl+Return")  # the one key
    screen.until(lambda sight: sight["toast"] == "Contact vastgelegd.")
    workspace = open_workspace(sample_url)
    try:
        with workspace.look() as work:
            number = Wanted(keys=(("phone", "31612345678"),))
            party_id = work.finding.find(number, [HitGroup.PARTY], 1)[0].id
            newest = work.reports.timeline(
                [party_id], before=None, limit=1, kinds=[EntryKind.CONTACT]
            )[0]
            contact = work.contacts.get(newest.id)
            report = work.reports.of_contact(contact.id)
            assert contact.told
            assert [one.contact_id for one in work.ledger.of(report)] == [contact.id]
    finally:
        workspace.close()
