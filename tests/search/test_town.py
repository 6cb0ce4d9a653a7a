"""What somebody types, and what must then be among the first three, the same on both engines."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.found import HitGroup, Match
from kcc_desktop.services.find import Find
from kcc_desktop.services.ports import Workspace
from tests.search import town

JUDGED = [
    ("suzanne", town.SUZANNE),
    ("de wit", town.SUZANNE),
    ("Wit, Suzanne", town.SUZANNE),
    ("wi", town.SUZANNE),
    ("suzane de wit", town.SUZANNE),
    ("06 12345678", town.SUZANNE),
    ("06-12 34 56 78", town.SUZANNE),
    ("+31 6 12345678", town.SUZANNE),
    ("0031612345678", town.SUZANNE),
    ("061234", town.SUZANNE),
    ("030 1234567", town.RACHID),
    ("+32 470 12 34 56", town.JANSEN),
    ("suzanne.dewit@post.example", town.SUZANNE),
    ("Suzanne.DeWit@", town.SUZANNE),
    ("999993653", town.SUZANNE),
    ("12345678", town.BOULES),
    ("boules", town.BOULES),
    ("3523 xk 12", town.SUZANNE),
    ("3523XK", town.LAMP_CASE),
    ("Lindelaan 12", town.SUZANNE),
    ("lindelaan 12", town.LAMP_CASE),
    ("ds. kuyperstr 4", town.RACHID),
    ("kuyperstraat", town.TILE_CASE),
    ("muller", town.MUELLER),
    ("Müller", town.MUELLER),
    ("el amrani", town.RACHID),
    ("W-2041", town.LAMP_CASE),
    ("w2041", town.LAMP_CASE),
    ("2041", town.LAMP_CASE),
    ("zaak-2026-0012", town.TILE_CASE),
    ("771970", town.OPEN311_CASE),
    ("7719", town.OPEN311_CASE),
    ("lantaarn lindelaan", town.LAMP_CASE),
    ("maandag lantaarn Lindelaan", town.LAMP_CASE),
    ("de wit lantaarn", town.LAMP_MAIL),
    ("lantarn lindelaan", town.LAMP_CASE),
    ("straatlamp lindelaan", town.LAMP_CASE),
    ("straatverlichting kerkstraat", town.OLD_LAMP_CASE),
    ("verlichting straat", town.OLD_LAMP_CASE),
    ("la", town.LAMP_MAIL),
    ("lantaarn", town.LAMP_ARTICLE),
    ("lantaarns", town.LAMP_ARTICLE),
    ("lantarn", town.LAMP_ARTICLE),
    ("straatlantaarn", town.LAMP_MAIL),
    ("paspoort", town.PASSPORT_ARTICLE),
    ("reisdocument", town.PASSPORT_ARTICLE),
    ("paspoorten aanvragen", town.PASSPORT_ARTICLE),
    ("passpoort", town.PASSPORT_ARTICLE),
    ("pasfoto", town.PASSPORT_ARTICLE),
    ("paspoort kosten", town.PASSPORT_ARTICLE),
    ("vergunning parkeren", town.PARKING_ARTICLE),
    ("parkeervergunning", town.PARKING_ARTICLE),
    ("verhuizen", town.MOVE_ARTICLE),
    ("verhuizing", town.MOVE_CALL),
    ("cafe", town.CAFE_ARTICLE),
    ("trottoir", town.TILE_CASE),
    ("boomwortels", town.TILE_CASE),
    ("grof huisvuil", town.OPEN311_CASE),
    ("grofvuil molenweg", town.OPEN311_CASE),
    ("gisteren", town.PASSPORT_CALL),
    ("gisteren paspoort", town.PASSPORT_CALL),
    ("2 maart", town.LAMP_MAIL),
    ("vorige maand", town.TILE_CASE),
    ("dinsdag lantaarn", town.LAMP_CASE),
    ("stef", town.STEF),
    ("ozdemir", town.NINA),
    ("sportsubsidie", town.NINA),
    ("monteur onderhoud", town.STEF),
]


@pytest.mark.parametrize(("query", "wanted"), JUDGED, ids=[query for query, _ in JUDGED])
def test_what_is_meant_is_among_the_first_three(
    town_workspace: Workspace, query: str, wanted: object
) -> None:
    found = Find(town_workspace, clock=lambda: town.NOW).find(query)
    first = [(type_of(hit.group), hit.id) for hit in found.hits[:3]]
    assert (type(wanted).__name__, wanted.id) in first, [hit.title for hit in found.hits]


def type_of(group: HitGroup) -> str:
    """The name of the class of what a hit of this group leads to."""
    return {
        HitGroup.PARTY: "Party",
        HitGroup.CASE: "Case",
        HitGroup.CONTACT: "Contact",
        HitGroup.ARTICLE: "Article",
        HitGroup.COLLEAGUE: "Employee",
    }[group]


def test_a_typing_error_is_said(town_workspace: Workspace) -> None:
    found = Find(town_workspace, clock=lambda: town.NOW).find("lantarn lindelaan")
    assert found.corrected == "lantaarn lindelaan"
    assert found.hits[0].match is Match.NEAR


def test_what_happened_on_the_day_comes_before_the_rest(town_workspace: Workspace) -> None:
    found = Find(town_workspace, clock=lambda: town.NOW).find("maandag lantaarn")
    titles = [hit.title for hit in found.hits]
    assert set(titles[:2]) == {"Lantaarn voor de deur", "Kapotte straatlantaarn"}
    assert "Straatlantaarn kapot" in titles[2:]


def test_a_house_gives_what_belongs_to_it_alone(town_workspace: Workspace) -> None:
    found = Find(town_workspace, clock=lambda: town.NOW).find("3523 xk 12")
    assert {hit.match for hit in found.hits} == {Match.EXACT}
    ids = {hit.id for hit in found.hits}
    assert ids == {town.SUZANNE.id, town.LAMP_CASE.id, town.LAMP_MAIL.id}


def test_groups_can_be_chosen(town_workspace: Workspace) -> None:
    found = Find(town_workspace, clock=lambda: town.NOW).find("lantaarn", groups=[HitGroup.ARTICLE])
    assert {hit.group for hit in found.hits} == {HitGroup.ARTICLE}


def test_more_than_is_shown_is_said(town_workspace: Workspace) -> None:
    found = Find(town_workspace, clock=lambda: town.NOW).find("lindelaan", limit=1)
    assert HitGroup.PARTY in found.more
    assert len(found.within(HitGroup.PARTY)) == 1


def test_one_letter_asks_for_nothing(town_workspace: Workspace) -> None:
    assert Find(town_workspace, clock=lambda: town.NOW).find("l").hits == ()


def test_nonsense_finds_nothing(town_workspace: Workspace) -> None:
    assert Find(town_workspace, clock=lambda: town.NOW).find("qqxzvw").hits == ()
