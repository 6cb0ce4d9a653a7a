"""Signalen: finding, following, bringing in and telling, over a real connection."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kcc_desktop.domain.case import EventKind, Place, Traces
from kcc_desktop.domain.errors import (
    Conflict,
    InvalidInput,
    SystemAway,
    SystemFault,
    SystemRefused,
    SystemRejected,
    SystemUnclear,
)
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import NewReport, Update, Verdict
from kcc_desktop.registers.signalen_finding import notations
from tests.registers.systems import NOW, asked, made, soon
from tests.support.http_server import HttpServer, Reply, running_http
from tests.support.schemas import departures
from tests.support.signalen_town import CATEGORIES, TOKEN, Town

DESCRIPTION = """
kind = "signalen"
key = "signalen"
name = "Signalen"
[http]
address = "{address}signals/v1"
login = "bearer"
[signalen]
{options}
"""
REPORT = NewReport(
    key="overdracht/1",
    kind="Lantaarnpaal",
    text="De lantaarn voor Lindelaan 12 is uit.",
    at=NOW,
    place=Place("Lindelaan", 12, "", "3523XK", "Vlietstede", 52.0705, 5.1214),
    answers=(("Sinds wanneer?", "gisteren"),),
    name="Suzanne de Wit",
    email="suzanne@example.org",
    phone="+31612345678",
    channel="phone",
)
Describe = Callable[..., Any]


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def served(town: Town) -> Iterator[HttpServer]:
    with running_http(town) as running:
        yield running


@pytest.fixture
def described(served: HttpServer) -> Iterator[Describe]:
    """Makes the system that stands at `served`, with these options and this token."""
    with ExitStack() as open_ones:

        def make(options: str = "", token: str = TOKEN) -> Any:
            text = DESCRIPTION.format(address=served.address, options=options)
            system = made(text, signalen=token)
            open_ones.callback(system.close)
            return system

        yield make


# --- finding --------------------------------------------------------------------------------


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


# --- following ------------------------------------------------------------------------------


def all_changes(system: Any, cursor: str = "") -> tuple[list[Any], str]:
    """Everything until there is no more, and the cursor then."""
    cases: list[Any] = []
    for _ in range(200):
        changed = system.changed(cursor, soon())
        cases += changed.cases
        cursor = changed.cursor
        if not changed.more:
            return cases, cursor
    raise AssertionError("there is no end to it")


def test_all_signals_come_in_page_by_page(town: Town, described: Describe) -> None:
    town.page_size = 10
    for number in range(35):
        town.reported("Lantaarn", at=NOW - timedelta(hours=number))
    cases, _ = all_changes(described())
    assert {case.source_key for case in cases} == {str(key) for key in town.signals}


def test_more_than_a_page_at_one_moment_is_no_end_and_no_circle(
    town: Town, described: Describe
) -> None:
    town.page_size = 10
    for _ in range(35):
        town.reported("Lantaarn", at=NOW - timedelta(days=1))
    town.reported("De laatste", at=NOW)
    cases, _ = all_changes(described())
    assert {case.source_key for case in cases} == {str(key) for key in town.signals}


def test_what_changes_while_pages_are_read_is_not_missed(town: Town, described: Describe) -> None:
    town.page_size = 10
    for number in range(30):
        town.reported("Lantaarn", at=NOW - timedelta(hours=30 - number))
    system = described()
    first = system.changed("", soon())
    for key in range(101, 106):
        town.stated(key, "b")
    cases, _ = all_changes(system, first.cursor)
    seen = {case.source_key for case in (*first.cases, *cases)}
    assert seen == {str(key) for key in town.signals}
    assert {c.source_key for c in cases if c.step is Step.ACCEPTED} == set(
        map(str, range(101, 106))
    )


def test_only_what_changed_since_is_told_with_what_happened(
    town: Town, described: Describe
) -> None:
    for number in range(5):
        town.reported("Lantaarn", at=NOW - timedelta(days=5 - number))
    system = described()
    _, cursor = all_changes(system)
    town.now = NOW + timedelta(hours=1)
    town.noted(102, "Onderdeel besteld", at=town.now)
    town.stated(102, "o", "Gemaakt", at=town.now)
    cases, _ = all_changes(system, cursor)
    (changed,) = [case for case in cases if case.source_key == "102"]
    assert (changed.step, changed.closed_at) == (Step.DONE, town.now)
    assert "Onderdeel besteld" in {event.text for event in changed.events}


def test_without_its_history_the_last_state_is_known(town: Town, described: Describe) -> None:
    town.reported("Lantaarn", at=NOW - timedelta(days=1))
    town.stated(101, "b", "Monteur kijkt")
    system = described()
    (with_it,) = system.changed("", soon()).cases
    town.history = {101: []}
    (without,) = system.changed("", soon()).cases
    assert [event.text for event in without.events] == ["In behandeling: Monteur kijkt"]
    assert without.events[0] in with_it.events


@pytest.mark.parametrize("cursor", ["nonsense", "{}", "2026 x", "2026-03-04 -5", "1 1 1"])
def test_a_cursor_that_is_not_ours_begins_anew(
    town: Town, described: Describe, cursor: str
) -> None:
    town.reported("Lantaarn")
    cases, _ = all_changes(described(), cursor)
    assert [case.number for case in cases] == ["SIG-101"]


# --- bringing in ----------------------------------------------------------------------------


def test_a_report_goes_in_with_category_source_and_answers(
    town: Town, served: HttpServer, described: Describe
) -> None:
    taken = described().report(REPORT, soon())
    (sent,) = [one.json for one in asked(served, "POST")]
    assert (taken.number, taken.source_key) == ("SIG-101", "101")
    assert taken.case is not None
    assert (sent["source"], sent["text"]) == ("Telefoon – KCC", REPORT.text)
    assert sent["location"]["geometrie"]["coordinates"] == [5.1214, 52.0705]
    assert sent["category"]["category_url"].endswith(
        "/wegen-verkeer-straatmeubilair/sub_categories/lantaarnpaal-straatverlichting"
    )
    assert [(one["label"], one["answer"]) for one in sent["extra_properties"]] == [
        ("Sinds wanneer?", "gisteren")
    ]
    assert town.signals[101]["reporter"]["email"] == "suzanne@example.org"


def test_the_description_says_which_category_and_source(
    town: Town, served: HttpServer, described: Describe
) -> None:
    options = """
source = "E-mail – KCC"
[signalen.sources]
phone = "Telefoon – KCC"
[signalen.kinds]
"Kapotte straatlantaarn" = "wegen-verkeer-straatmeubilair/lantaarnpaal-straatverlichting"
"""
    system = described(options)
    system.report(replace(REPORT, kind="kapotte straatlantaarn"), soon())
    system.report(replace(REPORT, key="2", channel="letter"), soon())
    assert [signal["source"] for signal in town.signals.values()] == [
        "Telefoon – KCC",
        "E-mail – KCC",
    ]
    assert len(asked(served, "GET", "categories/")) == 1


@pytest.mark.parametrize("kind", ["Boom", "Oud"])
def test_a_kind_without_category_is_named(described: Describe, kind: str) -> None:
    with pytest.raises(SystemRejected, match=kind):
        described().report(replace(REPORT, kind=kind), soon())


def test_a_channel_without_source_asks_the_administrator(described: Describe) -> None:
    with pytest.raises(SystemRejected, match="bron"):
        described().report(replace(REPORT, channel="letter"), soon())


def test_a_point_is_that_of_an_earlier_signal_at_the_address(
    town: Town, served: HttpServer, described: Describe
) -> None:
    system = described()
    by_address = replace(REPORT, place=Place("Lindelaan", 12, "", "3523XK", "Vlietstede"))
    with pytest.raises(SystemRejected, match="kaart"):
        system.report(by_address, soon())
    assert not asked(served, "POST")
    town.reported("Eerder")
    system.report(by_address, soon())
    assert town.signals[102]["location"]["geometrie"]["coordinates"] == [5.1214, 52.0705]


def test_a_refusal_is_told_in_the_words_of_the_system(described: Describe) -> None:
    with pytest.raises(SystemRejected, match="Invalid source given"):
        described('source = "Fax"').report(REPORT, soon())


def test_a_wrong_token_is_a_refused_login(described: Describe) -> None:
    with pytest.raises(SystemRefused):
        described(token="verlopen").report(REPORT, soon())


def test_a_token_is_had_by_oidc(town: Town, served: HttpServer) -> None:
    town.reported("Lantaarn")
    login = f"""login = "oauth2"
token_url = "{served.address}token"
client_id = "kcc-desktop"
"""
    text = DESCRIPTION.replace('login = "bearer"', login)
    with closing(
        made(text.format(address=served.address, options=""), signalen="geheim")
    ) as system:
        assert system.by_number("101", soon())
        assert system.by_number("101", soon())
    assert len(asked(served, "POST", "/token")) == 1


def test_a_report_whose_answer_was_lost_is_recognised(
    town: Town, served: HttpServer, described: Describe
) -> None:
    town.lost_answers = [Reply(502)]
    system = described()
    with pytest.raises(SystemAway) as caught:
        system.report(REPORT, soon())
    assert caught.value.may_have_arrived
    assert len(asked(served, "POST")) == 1
    taken = system.recognise(REPORT, soon())
    assert taken is not None
    assert taken.number == "SIG-101"
    assert system.recognise(replace(REPORT, key="overdracht/2"), soon()) is None


def test_our_reference_is_not_in_what_the_reporter_is_mailed(
    town: Town, described: Describe
) -> None:
    described().report(REPORT, soon())
    assert "KCC-" not in town.signals[101]["text"]
    assert town.signals[101]["text_extra"].startswith("KCC-")


# --- telling --------------------------------------------------------------------------------

NOTE = Update("bericht/1", "101", NOW, note="Bewoner belt weer", seen=NOW)


def test_a_note_is_there_once_however_often_it_is_sent(
    town: Town, served: HttpServer, described: Describe
) -> None:
    town.reported("Lantaarn")
    system = described()
    for _ in range(2):
        assert system.update(NOTE, soon()) is not None
    (note,) = town.signals[101]["notes"]
    assert note["text"].startswith("Bewoner belt weer")
    assert len(asked(served, "PATCH")) == 1


def test_a_state_is_set_once(town: Town, served: HttpServer, described: Describe) -> None:
    town.reported("Lantaarn", at=NOW - timedelta(days=1))
    system = described()
    done = replace(NOTE, step=Step.DONE, note="Gemaakt")
    for _ in range(2):
        case = system.update(done, soon())
        assert case is not None
        assert case.step is Step.DONE
    assert len(asked(served, "PATCH")) == 1


def test_who_was_there_before_goes_before_a_new_state(
    town: Town, served: HttpServer, described: Describe
) -> None:
    town.reported("Lantaarn", at=NOW - timedelta(days=1))
    town.stated(101, "b", at=NOW - timedelta(hours=1), who="jan@ov")
    system = described()
    with pytest.raises(Conflict) as caught:
        system.update(replace(NOTE, step=Step.DONE, seen=NOW - timedelta(hours=2)), soon())
    assert caught.value.winner == "jan@ov"
    assert not asked(served, "PATCH")
    system.update(replace(NOTE, seen=NOW - timedelta(hours=2)), soon())
    assert town.signals[101]["notes"]


def test_what_we_said_ourselves_is_in_nobodys_way(town: Town, described: Describe) -> None:
    town.reported("Lantaarn", at=NOW - timedelta(days=1))
    system = described()
    seen = NOW - timedelta(hours=2)
    system.update(replace(NOTE, seen=seen), soon())
    system.update(replace(NOTE, key="2", seen=seen, step=Step.ACCEPTED), soon())
    done = system.update(replace(NOTE, key="3", seen=seen, step=Step.DONE), soon())
    assert done.step is Step.DONE


def test_after_a_fault_it_is_read_again_whether_it_arrived(
    town: Town, served: HttpServer, described: Describe
) -> None:
    town.reported("Lantaarn", at=NOW - timedelta(days=1))
    system = described()
    town.lost_answers = [Reply(500)]
    assert system.update(replace(NOTE, step=Step.ACCEPTED), soon()).step is Step.ACCEPTED
    town.faults = {"PATCH": [Reply(500)]}
    with pytest.raises(SystemAway):
        system.update(replace(NOTE, key="2", step=Step.DONE), soon())
    assert len(asked(served, "PATCH")) == 2


def test_a_state_that_cannot_follow_is_refused_in_its_words(
    town: Town, described: Describe
) -> None:
    town.reported("Lantaarn")
    town.stated(101, "o")
    with pytest.raises(SystemRejected, match="Invalid state transition"):
        described().update(replace(NOTE, step=Step.PLANNED), soon())


def test_an_update_on_what_is_gone_is_rejected(described: Describe) -> None:
    with pytest.raises(SystemRejected):
        described().update(NOTE, soon())


# --- the contract ---------------------------------------------------------------------------


def schema(shared: Path, name: str) -> Any:
    return json.loads((shared / "data" / "signalen" / f"{name}.json").read_text())


def test_the_town_answers_as_signalen_does(shared: Path, town: Town, served: HttpServer) -> None:
    """Else these tests prove nothing: what the adapter reads here is what Signalen gives."""
    import httpx

    town.reported("Lantaarn", routing_departments=[{"id": 1, "code": "OV", "name": "Licht"}])
    town.stated(101, "b")
    town.noted(101, "Notitie")
    asked = httpx.Client(
        base_url=f"{served.address}signals/v1/", headers={"Authorization": f"Bearer {TOKEN}"}
    )
    with asked:
        for name, path in (
            ("get_signals_v1_private_signals", "private/signals/"),
            ("get_signals_v1_private_signals_pk", "private/signals/101"),
            ("get_signals_v1_private_signals_pk_history", "private/signals/101/history"),
            ("get_signals_v1_private_sources", "private/sources/"),
        ):
            assert list(departures(asked.get(path).json(), schema(shared, name))) == [], name


def test_what_is_sent_is_of_the_form_that_signalen_shows(
    shared: Path, served: HttpServer, described: Describe
) -> None:
    described().report(REPORT, soon())
    (sent,) = [one.json for one in asked(served, "POST")]
    public = schema(shared, "post_signals_v1_public_signals")
    # The schema is that of the public address, which keeps the answers to itself.
    public["properties"].pop("extra_properties")
    assert list(departures(sent, public)) == []
    assert sent.keys() - public["properties"].keys() == {"extra_properties"}
    forbidden = {"status", "routing_departments", "directing_departments"}
    assert not forbidden & sent.keys()


def test_its_own_categories_are_all_understood(shared: Path) -> None:
    """Those of Amsterdam, as Signalen is delivered with them."""
    rows = [row["fields"] | {"pk": row["pk"]} for row in schema(shared, "categories")]
    mains = {row["pk"]: row for row in rows if row.get("parent") is None}
    tree = [
        {**main, "sub_categories": [row for row in rows if row.get("parent") == key]}
        for key, main in mains.items()
    ]
    with running_http(lambda _: Reply.json({"_links": {}, "results": tree})) as served:
        text = DESCRIPTION.format(address=served.address, options='source = "x"')
        with closing(made(text, signalen=TOKEN)) as system:
            for row in rows:
                if row.get("parent") is None or not row["is_active"]:
                    continue
                category = system._categories.of(replace(REPORT, kind=row["name"]), soon())
                assert category.name.casefold() == row["name"].casefold()


# --- hostile --------------------------------------------------------------------------------

HOSTILE = [
    b"",
    b"null",
    b'"null"',
    b"[]",
    b"{}",
    b'{"results": null, "_links": []}',
    b'{"results": [null, 3, "x", [], {"id": "x"}, {"id": -1}, {"id": true}]}',
    b'{"results": [], "_links": {"next": {"href": {"a": 1}}}}',
    b"<html><body>503</body></html>",
    b"[" * 100_000,
    b'{"id": 1e400}',
    b"\xff\xfe\x00",
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_answer_gives_a_fault_or_nothing(body: bytes) -> None:
    with (
        running_http(lambda _: Reply(body=body)) as served,
        closing(
            made(DESCRIPTION.format(address=served.address, options=""), signalen=TOKEN)
        ) as system,
    ):
        for asking in (
            lambda: system.by_number("1", soon()),
            lambda: system.by_words("x", soon()),
            lambda: system.by_place(Place("Lindelaan", 12), soon()),
            lambda: system.by_party(Traces(emails=("a@b",), phones=("+31612345678",)), soon()),
            lambda: system.changed("", soon()).cases,
        ):
            try:
                assert list(asking()) == []
            except SystemUnclear:
                continue
        with pytest.raises(SystemFault):
            system.report(REPORT, soon())


def test_pages_without_end_are_left(town: Town) -> None:
    town.reported("Lantaarn")
    page = {
        "_links": {"next": {"href": "?page=2"}},
        "results": [{"id": 1, "updated_at": "2020-01-01T00:00:00Z"}],
    }
    with (
        running_http(lambda _: Reply.json(page)) as served,
        closing(
            made(DESCRIPTION.format(address=served.address, options=""), signalen=TOKEN)
        ) as system,
        pytest.raises(SystemUnclear),
    ):
        system.by_place(Place("Lindelaan", 12), soon())


WRONG: dict[str, object] = {
    "id_display": {"a": 1},
    "text": ["<script>", {"x": 1}],
    "status": "null",
    "category": [1, 2],
    "location": "Lindelaan 12",
    "reporter": "suzanne@example.org",
    "created_at": 3,
    "updated_at": {"at": "nu"},
    "notes": "null",
    "routing_departments": {"name": "OV"},
    "operational_date": True,
    "source": None,
    "_links": [],
}
DEEPER: dict[str, tuple[str, object]] = {
    "state": ("status", {"state": ["m"], "state_display": {}, "created_at": []}),
    "point": ("location", {"geometrie": {"coordinates": ["x", None]}, "address": [1]}),
    "off the earth": ("location", {"geometrie": {"coordinates": [1e300, -91]}}),
    "truths": ("location", {"geometrie": {"coordinates": [True, False]}}),
    "address": ("location", {"address": {"openbare_ruimte": {}, "huisnummer": "twaalf"}}),
    "reporter": ("reporter", {"email": {"a": 1}, "phone": ["06"]}),
    "deadline": ("category", {"deadline": "morgen", "sub": "x" * 100_000}),
}


@pytest.mark.parametrize("name", [*WRONG, *DEEPER])
def test_a_wrong_field_is_dropped_and_the_case_kept(name: str) -> None:
    """What a signal of the town would be, were this field another."""
    town = Town()
    signal = dict(town.reported("De lantaarn\x00 is \u202euit." + "x" * 50_000))
    field, value = DEEPER.get(name, (name, WRONG.get(name)))
    signal[field] = value

    def answer(asked: Any) -> Reply:
        return Reply.json("null" if asked.path.endswith("history") else signal)

    with (
        running_http(answer) as served,
        closing(
            made(DESCRIPTION.format(address=served.address, options=""), signalen=TOKEN)
        ) as system,
    ):
        (case,) = system.by_number("101", soon())
    assert case.source_key == "101"
    assert len(case.description) <= 20_000
    assert "\x00" not in repr(case)
    assert (case.place.lat is None) == (case.place.lon is None)


# --- the description ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ('[signalen.kinds]\n"x" = "afval"', 10),
        ('[signalen.sources]\nfax = "Fax"', 10),
        ('timezone = "Mars/Olympus"', 9),
        ("prefx = 3", 9),
    ],
)
def test_a_wrong_description_says_on_which_line(
    described: Describe, options: str, line: int
) -> None:
    with pytest.raises(InvalidInput, match=f"(regel|line) {line}"):
        described(options)


def test_doctor_tells_of_categories_that_are_not_there(described: Describe) -> None:
    options = '[signalen.kinds]\n"x" = "afval/bestaat-niet"\n"y" = "afval/veeg-zwerfvuil"'
    (kinds,) = [one for one in described(options).examine(soon()) if one.what == "kinds"]
    assert kinds.verdict is Verdict.BAD
    assert "afval/bestaat-niet" in kinds.seen.nl
    assert "zwerfvuil" not in kinds.seen.nl
