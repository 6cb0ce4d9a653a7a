"""The real files beside the repository come in whole, on both engines."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.steps import Step
from kcc_desktop.services.find import Find
from kcc_desktop.services.imports.plans import open311_plan, products_plan
from kcc_desktop.services.imports.source_file import inspect
from kcc_desktop.services.ports import Workspace
from tests.imports.helpers import NOW, Bring

ZONE = ZoneInfo("America/Los_Angeles")


def test_a_thousand_requests_of_san_francisco(
    shared: Path, bring: Bring, workspace: Workspace
) -> None:
    folder = shared / "data" / "open311"
    opened = open311_plan(inspect(folder / "sf-open-requests.json"), source="SF", zone=ZONE)
    closed = open311_plan(inspect(folder / "sf-closed-requests.json"), source="SF", zone=ZONE)
    for plan, count in ((opened, 673), (closed, 327)):
        first, again = bring(plan).counts, bring(plan).counts
        assert (first.read, first.new, first.rows) == (count, count, 0)
        assert (again.new, again.changed, again.same) == (0, 0, count)
    find = Find(workspace, lambda: NOW)
    (still_open,) = find.find("771970").within(HitGroup.CASE)
    (done,) = find.find("771923").within(HitGroup.CASE)
    with workspace.look() as work:
        sidewalk, emergency = work.cases.get(still_open.id), work.cases.get(done.id)
    assert (sidewalk.step, sidewalk.place.street) == (Step.RECEIVED, "HOWARD ST")
    # The moment of closing stands before a second "updated_datetime" that is "null".
    assert emergency.closed_at is not None
    assert emergency.closed_at.astimezone(ZONE).isoformat()[:19] == "2010-11-14T19:15:30"
    assert find.find("howard st").within(HitGroup.CASE)


def test_the_national_list_of_products(shared: Path, bring: Bring, workspace: Workspace) -> None:
    plan = products_plan(inspect(shared / "data" / "sdg" / "UPL-actueel.csv"))
    first, again = bring(plan).counts, bring(plan).counts
    # A product stands on as many lines as there are laws that it rests on.
    assert (first.read, first.new, first.same) == (1121, 1017, 104)
    assert (first.rows, first.fields, first.changed) == (0, 0, 0)
    assert (again.new, again.changed) == (0, 0)
    with workspace.look() as work:
        assert len(work.knowledge.products()) == 1017
