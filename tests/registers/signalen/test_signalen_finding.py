"""Finding signals: what they are, by number, words, place and person."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from kcc_desktop.domain.case import EventKind, Place, Traces
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import Verdict
from kcc_desktop.registers.signalen_finding import notations
from tests.registers.systems import NOW, Describe, asked, soon
from tests.support.http_server import HttpServer, Reply
from tests.support.signalen_tables import CATEGORIES
from tests.support.signalen_town import Town


@pytest.mark.parametrize("written", ["SIG-101", "sig-101", "101", " SIG- 101 "])
def test_a_signal_is_found_by_its_number(town: Town, described: Describe, written: str) -> None:
    came_in = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
    town.reported("De lantaarn is uit.", at=came_in, source="Telefoon – KCC")
    (case,) = described().by_number(written, soon())
    assert (case.number, case.source, case.source_key) == ("SIG-101", "Signalen", "101")
    assert (case.title, case.kind, case.description) == (
        "Lantaarnpaal",
        "Lantaarnpaal",
        "De lantaarn is uit.",
    )
    assert (case.step, case.status_text, case.department) == (Step.RECEIVED, "Gemeld", "OV")
    assert (case.opened_at, case.channel, case.fetched_at) == (came_in, "phone", NOW)
    assert case.place == Place("Lindelaan", 12, "", "3523XK", "Vlietstede", 52.0705, 5.1214)
    assert case.expected_on == date(2026, 3, 6)
    assert case.closed_at is None


@pytest.mark.parametrize("number", ["102", "W-101", "", "1/../..", "x" * 500])
def test_another_number_finds_nothing(town: Town, described: Describe, number: str) -> None:
    town.reported("De lantaarn is uit.")
    assert described().by_number(number, soon()) == []


def test_what_this_login_may_not_see_is_no_fault_of_the_system(
    town: Town, described: Describe
) -> None:
    town.reported("Van een andere afdeling")
    town.faults = {"GET": [Reply.json({"detail": "You do not have permission"}, 403)]}
    assert described().by_number("101", soon()) == []


def test_the_history_says_who_did_what_and_when(town: Town, described: Describe) -> None:
    town.reported("De lantaarn is uit.", at=NOW - timedelta(days=3))
    town.stated(101, "b", "Monteur kijkt", at=NOW - timedelta(days=2))
    town.noted(101, "Mast 14 is verroest", at=NOW - timedelta(days=1), who="eva@ov")
    town.stated(101, "ingepland", at=NOW)
    (case,) = described().by_number("101", soon())
    assert [(event.kind, event.step, event.text, event.who) for event in case.events] == [
        (EventKind.STEP, Step.RECEIVED, "Gemeld", ""),
        (EventKind.STEP, Step.ACCEPTED, "In behandeling: Monteur kijkt", "jan@ov"),
        (EventKind.NOTE, Step.UNKNOWN, "Mast 14 is verroest", "eva@ov"),
        (EventKind.STEP, Step.PLANNED, "Ingepland", "jan@ov"),
    ]
    assert [event.at for event in case.events][-1] == NOW


def test_planned_there_claims_no_day(town: Town, described: Describe) -> None:
    town.reported("De lantaarn is uit.")
    town.stated(101, "ingepland")
    (case,) = described().by_number("101", soon())
    assert (case.step, case.planned) == (Step.PLANNED, ())


@pytest.mark.parametrize(
    ("state", "step", "ended"),
    [
        ("m", Step.RECEIVED, False),
        ("i", Step.SEEN, False),
        ("b", Step.ACCEPTED, False),
        ("h", Step.ACCEPTED, False),
        ("ingepland", Step.PLANNED, False),
        ("reaction requested", Step.ACCEPTED, False),
        ("forward to external", Step.HANDED_OVER, False),
        ("o", Step.DONE, True),
        ("a", Step.UNKNOWN, True),
        ("reopened", Step.REOPENED, False),
        ("s", Step.UNKNOWN, True),
        ("nieuw verzonnen", Step.UNKNOWN, False),
    ],
)
def test_a_state_has_its_meaning(
    town: Town, described: Describe, state: str, step: Step, ended: bool
) -> None:
    town.reported("De lantaarn is uit.")
    town.stated(101, state, "Toelichting")
    (case,) = described().by_words("lantaarn", soon())
    assert (case.step, case.closed_at is not None) == (step, ended)
    assert "Toelichting" not in case.status_text
    (last, *_) = [event for event in case.events if event.kind is EventKind.STEP]
    assert last.step is step
    if step is Step.UNKNOWN:
        # What an administrator can give a meaning is the status, and nothing beside it.
        assert last.text == case.status_text


def test_a_divided_signal_comes_with_its_parts(town: Town, described: Describe) -> None:
    town.reported("Rommel en een lantaarn")
    part = town.divided(101, "De lantaarn")
    whole, lamp = described().by_number("101", soon())
    assert (whole.number, lamp.number) == ("SIG-101", part["id_display"])
    assert EventKind.FOLLOW_ON in {event.kind for event in whole.events}


def test_a_fault_beside_what_was_asked_costs_no_more_than_that(
    town: Town, described: Describe
) -> None:
    town.reported("De lantaarn is uit.")
    town.reported("Nog een", location={"address_text": ""})
    town.faulty = ("history", "geography")
    system = described()
    assert [case.number for case in system.by_number("101", soon())] == ["SIG-101"]
    assert [case.number for case in system.by_place(Place("Lindelaan", 12), soon())] == ["SIG-101"]


def test_words_are_searched(town: Town, described: Describe) -> None:
    town.reported("De lantaarn is uit.")
    town.reported("Vuilnis op straat", category=CATEGORIES[1])
    assert [case.number for case in described().by_words("vuilnis", soon())] == ["SIG-102"]


def test_while_its_search_is_down_all_else_goes_on(
    town: Town, served: HttpServer, described: Describe
) -> None:
    town.search_is_down = True
    town.reported("De lantaarn is uit.", reporter={"email": "a@b.nl", "phone": "0612345678"})
    system = described()
    assert [case.number for case in system.by_words("lindelaan", soon())] == ["SIG-101"]
    assert len(asked(served, "GET", "search")) == 1
    assert system.by_party(Traces(phones=("+31612345678",)), soon()) == []
    assert system.by_party(Traces(emails=("A@b.nl",)), soon())
    assert system.by_number("101", soon())
    (search,) = [one for one in system.examine(soon()) if one.what == "search"]
    assert search.verdict is Verdict.WARN


@pytest.mark.parametrize(
    "place",
    [
        Place("Lindelaan", 12),
        Place("lindelaan", 12, postcode="3523 XK"),
        Place(postcode="3523XK", number=12),
        Place("Lindelaan"),
    ],
)
def test_an_address_finds_what_is_there_and_like_it_around(
    town: Town, described: Describe, place: Place
) -> None:
    there = town.reported("De lantaarn is uit.")
    other = town.reported("Verderop", location=there["location"] | {"address_text": ""})
    away = town.reported("Rommel", category=CATEGORIES[1])
    away["location"] = there["location"] | {"address": None, "address_text": ""}
    numbers = [case.number for case in described().by_place(place, soon())]
    assert sorted(numbers) == [there["id_display"], other["id_display"]]


def test_another_house_is_not_this_one(town: Town, described: Describe) -> None:
    signal = town.reported("De lantaarn is uit.")
    signal["location"]["address"]["huisnummer"] = 120
    signal["location"]["address_text"] = "Lindelaan 120 3523XK Vlietstede"
    assert described().by_place(Place("Lindelaan", 12), soon()) == []
    assert described().by_place(Place(), soon()) == []


@pytest.mark.parametrize(
    "written", ["+31612345678", "0612345678", "06-12345678", "06 12345678", "+31 6 12345678"]
)
def test_a_phone_is_found_however_it_was_written(
    town: Town, described: Describe, written: str
) -> None:
    town.reported("De lantaarn is uit.", reporter={"email": "", "phone": written})
    town.reported("06 heb ik niet", reporter={"email": "", "phone": "06-87654321"})
    (case,) = described().by_party(Traces(phones=("+31612345678",)), soon())
    assert case.number == "SIG-101"
    assert case.reporter == Traces(phones=("+31612345678",))


def test_a_number_is_asked_for_in_a_few_notations() -> None:
    assert notations("+31302345678")[:2] == ["31302345678", "0302345678"]
    assert len(notations("+31302345678")) == 4


def test_masked_contact_details_are_never_taken_for_data(town: Town, described: Describe) -> None:
    town.sees_contacts = False
    town.reported("Bel 0612345678", reporter={"email": "a@b.nl", "phone": "0612345678"})
    system = described()
    (case,) = system.by_number("101", soon())
    assert case.reporter is None
    assert "*****" not in repr(case)
    # Who filters by mail compares them; a search by phone gives whatever looks alike.
    assert system.by_party(Traces(emails=("a@b.nl",)), soon())
    assert system.by_party(Traces(phones=("+31612345678",)), soon()) == []
    assert any(
        one.what == "rights" and one.verdict is Verdict.WARN for one in system.examine(soon())
    )
