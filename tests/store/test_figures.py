"""The figures of a team, counted by hand on a few contacts and handovers."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.figures import Cut, CutRow, Hour, Share, Span, keeping
from kcc_desktop.domain.handover import Promise, PromiseKind
from kcc_desktop.domain.knowledge import Product
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.steps import Action
from kcc_desktop.services.figures import Figuring
from kcc_desktop.services.ports import Work
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.services.test_lead import KARIN
from tests.store.making import HILDE, a_department, contact, handover, person

WEDNESDAY = Span(date(2026, 3, 4), date(2026, 3, 4))
A_WEEK = timedelta(days=7)


def at(clock: str, day: str = "2026-03-04") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZONE)


def asked(moment: datetime, *outcomes: Outcome, **more: object) -> Contact:
    product = more.pop("product", None)
    questions = tuple(
        Question(0, 0, place, "?", product_id=product, outcome=outcome)  # type: ignore[arg-type]
        for place, outcome in enumerate(outcomes)
    )
    return contact(at=moment, questions=questions, **more)


def record(work: Work, *contacts: Contact) -> None:
    for number, one in enumerate(contacts):
        work.contacts.add(one, key=f"{one.at}/{number}")


def test_contacts_by_hour_of_the_local_clock_and_what_was_answered_at_once(
    workspace: SqlWorkspace,
) -> None:
    with workspace.work(HILDE) as work:
        record(
            work,
            asked(at("00:10"), Outcome.ANSWERED),
            asked(at("09:05"), Outcome.ANSWERED, Outcome.REFERRED),
            asked(at("09:59:59"), Outcome.ANSWERED, Outcome.HANDED_OVER),
            asked(at("09:30"), direction=Direction.OUT),
            asked(at("23:59"), Outcome.HANDED_OVER),
            asked(at("00:00", "2026-03-05"), Outcome.ANSWERED),
        )
    with workspace.look() as work:
        hours = work.figures.hours(WEDNESDAY.since, WEDNESDAY.until)
    assert hours == [
        Hour(0, 1, Share(1, 1)), Hour(9, 2, Share(1, 2)), Hour(23, 1, Share(0, 1))
    ]  # fmt: skip


def test_who_asks_the_same_within_seven_days_is_counted_as_repeated(
    workspace: SqlWorkspace,
) -> None:
    with workspace.work(HILDE) as work:
        work.knowledge.put_products([Product(0, "a", "A"), Product(0, "b", "B")], source="test")
        lamp, waste = (product.id for product in work.knowledge.products())
        suzanne = work.parties.add(person(), key="s")
        rachid = work.parties.add(person("Rachid"), key="r")
        ask = Outcome.HANDED_OVER
        record(
            work,
            asked(at("10:00", "2026-03-02"), ask, product=lamp, party_id=suzanne),
            asked(at("10:00"), ask, product=lamp, party_id=suzanne),
            asked(at("11:00"), ask, product=waste, party_id=suzanne),
            asked(at("11:30"), ask, product=lamp, party_id=rachid),
            asked(at("12:00", "2026-02-24"), ask, product=lamp, party_id=rachid),
        )
    with workspace.look() as work:
        _, repeated = work.figures.totals(WEDNESDAY.since, WEDNESDAY.until)
    assert repeated == Share(1, 3)


def test_figures_by_channel_location_and_product(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        work.knowledge.put_products([Product(0, "a", "Afval")], source="test")
        waste = work.knowledge.products()[0].id
        record(
            work,
            asked(at("09:00"), Outcome.ANSWERED, product=waste),
            asked(at("09:30"), Outcome.HANDED_OVER),
            asked(at("10:00"), Outcome.ANSWERED, channel=Channel.DESK),
        )
    with workspace.look() as work:
        found = {cut: work.figures.by(cut, WEDNESDAY.since, WEDNESDAY.until) for cut in Cut}
    assert found[Cut.CHANNEL] == [
        CutRow("phone", 2, Share(1, 2), Share(0, 2)), CutRow("desk", 1, Share(1, 1), Share(0, 1))
    ]  # fmt: skip
    assert [(row.name, row.contacts) for row in found[Cut.PRODUCT]] == [("", 2), ("Afval", 1)]
    assert [(row.name, row.contacts) for row in found[Cut.LOCATION]] == [("", 3)]


def test_promises_kept_and_the_time_to_an_answer(workspace: SqlWorkspace) -> None:
    due = Promise(PromiseKind.DONE, at("12:00"))
    with workspace.work(HILDE) as work:
        where = a_department(work).id
        ids = [
            work.handovers.add(
                handover(where, created_at=at("09:00"), promises=(due,)), key=f"h{n}"
            )
            for n in range(4)
        ]
        for number, (id_, clock) in enumerate(zip(ids, ("11:00", "13:00"), strict=False)):
            moment = at(clock)
            work.handovers.act(id_, Action.FINISH, version=1, key=f"f{number}", at=moment)
    with workspace.look() as work:
        found = work.figures.answerings(WEDNESDAY.since, WEDNESDAY.until)
    (early,) = keeping(found, at("11:30"))
    assert early.kept == Share(1, 2), "what may still be kept counts for neither"
    (late,) = keeping(found, at("14:00"))
    assert (late.department, late.kept, late.hours) == ("Onderhoud", Share(1, 4), 3.0)


def test_today_is_compared_with_the_same_hours_a_week_ago(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        record(
            work,
            asked(at("09:00"), Outcome.ANSWERED),
            asked(at("09:30") - A_WEEK, Outcome.HANDED_OVER),
            asked(at("16:00") - A_WEEK, Outcome.ANSWERED),
        )
    figures = Figuring(workspace, KARIN, lambda: at("12:00")).of(WEDNESDAY)
    assert (figures.contacts, figures.contacts_before) == (1, 1)
    assert (figures.answered.percentage, figures.answered_before.percentage) == (100, 0)
    assert [hour.hour for hour in figures.hours_before] == [9, 16]
