"""Knowing the answer: found while typed, gone through with the caller, recorded, and written anew
for everyone (scenario 8).
"""

from __future__ import annotations

from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.timeline import EntryKind
from kcc_desktop.services.ports import Wanted
from kcc_desktop.store.workspace import open_workspace
from tests.journeys.screen import Start

SPORT = "Subsidie voor een sportactiviteit"


def test_conditions_are_gone_through_and_what_was_used_is_recorded(
    start: Start, sample_url: str
) -> None:
    screen = start()
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
    start: Start, other_display: str
) -> None:
    hilde = start()
    hilde.press("F4")
    hilde.until(lambda sight: sight["keyboard"] == "knowledgeBox")
    hilde.type("drone vliegen")
    hilde.until(lambda sight: "De redactie ziet" in sight["shelf"])

    els = start("els.brouwer", other_display)
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


def test_a_changed_instruction_is_unread_until_read(start: Start) -> None:
    screen = start()
    screen.until(lambda sight: "1 nieuw" in sight["instructions"])
    screen.press("shift+F4")
    screen.until(
        lambda sight: (
            sight["page"] == "ArticleInstructions" and sight["keyboard"] == "instructionList"
        )
    )
    screen.press("alt+g")
    screen.until(lambda sight: "nieuw" not in sight["instructions"])
