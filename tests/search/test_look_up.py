"""What is looked up while somebody is being helped: articles, who handles it, reports near it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kcc_desktop.domain.case import Case, Place
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.ids import first_id_at
from kcc_desktop.domain.knowledge import ServiceFormula
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.services.look_up import LookUp
from kcc_desktop.services.near import Near, Nearness
from kcc_desktop.services.ports import Workspace
from tests.search import town

LAMP = town.LAMP_CASE
#: Some sixty metres in latitude.
NORTH = 0.00055


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """The town on each engine, to be changed."""
    town.fill(workspace)
    return workspace


def test_articles_are_suggested_for_a_note(town_workspace: Workspace) -> None:
    note = "Mevrouw belt terug over de lantaarn voor haar deur, die is al sinds zondag kapot."
    hits = LookUp(town_workspace, clock=lambda: town.NOW).suggest(note)
    assert hits[0].id == town.LAMP_ARTICLE.id


def test_one_fitting_word_is_enough_for_a_suggestion(town_workspace: Workspace) -> None:
    hits = LookUp(town_workspace, clock=lambda: town.NOW).suggest("paspoort vergeten thuis balie")
    assert hits[0].id == town.PASSPORT_ARTICLE.id


def test_an_article_is_fetched_whole(town_workspace: Workspace) -> None:
    article = LookUp(town_workspace).article(town.PASSPORT_ARTICLE.id)
    assert article.sections == town.PASSPORT_ARTICLE.sections
    with pytest.raises(NotFound):
        LookUp(town_workspace).article(999)


def test_a_product_leads_to_the_department_of_its_formula(workspace: Workspace) -> None:
    present = replace(town.STEF, availability="xxxxxxxxxx")
    away = replace(town.STEF, id=3, key="bart", availability="xxxx-xxxxx")
    with workspace.work(town.ACTOR) as work:
        work.knowledge.put_formulas([ServiceFormula(1, town.LAMP.id, town.MAINTENANCE.id)])
        work.organisation.put_employees([present, away])
    handlers = LookUp(workspace, clock=lambda: town.NOW).who_handles(town.LAMP.id)
    assert handlers is not None
    assert handlers.department.name == "Onderhoud"
    assert [one.key for one in handlers.present] == ["stef"]
    assert [one.key for one in handlers.absent] == ["bart"]


@pytest.mark.parametrize("hour", [2, 8, 17, 23])
def test_nobody_is_there_outside_office_hours(workspace: Workspace, hour: int) -> None:
    with workspace.work(town.ACTOR) as work:
        work.organisation.put_employees([replace(town.STEF, availability="xxxxxxxxxx")])
    night = town.NOW.replace(hour=hour, minute=15, tzinfo=ZONE)
    handlers = LookUp(workspace, clock=lambda: night).who_handles(department="Onderhoud")
    assert handlers is not None
    assert (len(handlers.present), len(handlers.absent)) == (0, 1)


def test_a_department_is_known_by_its_name(town_workspace: Workspace) -> None:
    look_up = LookUp(town_workspace, clock=lambda: town.NOW)
    handlers = look_up.who_handles(department="BURGERZAKEN")
    assert handlers is not None
    assert handlers.department.key == "burgerzaken"
    assert look_up.who_handles(department="Nergens") is None


@pytest.mark.parametrize(
    ("number", "weeks", "place", "near"),
    [
        ("W-1", 1, Place("Lindelaan", 40), True),
        ("W-2", 11, Place("Lindelaan", 40), True),
        ("W-3", 13, Place("Lindelaan", 40), False),
        ("W-4", 1, Place("Hoekstraat", 1, lat=52.0 + NORTH / 2, lon=5.0), True),
        ("W-5", 1, Place("Hoekstraat", 1, lat=52.0 + NORTH, lon=5.0), False),
        ("W-6", 1, Place("Hoekstraat", 1), False),
    ],
)
def test_near_is_the_same_kind_street_or_spot_within_weeks(
    workspace: Workspace, number: str, weeks: int, place: Place, near: bool
) -> None:
    here = replace(LAMP, place=replace(LAMP.place, lat=52.0, lon=5.0))
    other = _earlier(number, weeks, place)
    with workspace.work(town.ACTOR) as work:
        work.cases.put_many([here, other])
    found = Near(workspace, Nearness(metres=50, weeks=12)).reports(_key(LAMP))
    assert (number in [case.number for case in found]) is near


def test_many_later_reports_do_not_hide_what_is_near_an_old_one(workspace: Workspace) -> None:
    old = _earlier("W-8", 40, LAMP.place)
    beside = _earlier("W-9", 41, LAMP.place)
    with workspace.work(town.ACTOR) as work:
        work.cases.put_many([old, beside, *(_earlier(f"L-{n}", n, LAMP.place) for n in range(12))])
    near = Near(workspace).reports(_key(old), limit=10)
    assert [case.number for case in near] == ["W-9"]


def test_another_kind_is_not_near(workspace: Workspace) -> None:
    with workspace.work(town.ACTOR) as work:
        other = replace(_earlier("W-7", 1, LAMP.place), kind="tegel", product_id=town.TILE.id)
        work.cases.put_many([other])
    assert Near(workspace).reports(_key(LAMP)) == ()


def test_a_report_without_a_case_has_nothing_near(town_workspace: Workspace) -> None:
    key = ReportKey(ReportKind.CONTACT, town.LAMP_MAIL.id)
    assert Near(town_workspace).reports(key) == ()


def _earlier(number: str, weeks: int, place: Place) -> Case:
    at = LAMP.opened_at - timedelta(weeks=weeks)
    return replace(
        LAMP, id=first_id_at(at), number=number, source_key=number, opened_at=at, place=place
    )


def _key(case: Case) -> ReportKey:
    return ReportKey(ReportKind.CASE, case.id)
