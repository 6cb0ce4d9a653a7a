"""A system over HTTP and JSON that only a description connects, over real connections."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import unquote

import pytest

from kcc_desktop.domain.case import EventKind, Place
from kcc_desktop.domain.errors import SystemAway, SystemFault, SystemRejected, SystemUnclear
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import Ability, NewReport, Traces, Verdict
from kcc_desktop.services.ports_systems import Deadline
from tests.registers.described import NOW, make, order, rest
from tests.support.http_server import HttpServer, Reply, Request

Serve = Callable[..., HttpServer]

BY_PLACE = """[[ask]]
by = "address"
path = "orders"
query = { straat = "{street}", nr = "{house_number?}" }
records = "items"
"""
BY_PARTY = """[[ask]]
by = "party"
path = "orders"
query = { mail = "{email}" }
[[ask]]
by = "party"
path = "orders"
query = { tel = "{phone_national}" }
"""
BY_WORDS = """[[ask]]
by = "words"
method = "POST"
path = "search"
records = "[]"
[ask.json]
zoek = { tekst = "{words}", max = 10, extra = ["{words}", true] }
"""
CHANGES = """[[ask]]
by = "changes"
path = "orders"
query = { since = "{since}", PAGE }
records = "items"
[ask.paging]
"""


def answering(*replies: Any) -> Callable[[Request], Reply]:
    """Answers one after another; the last one for ever."""
    left = [reply if isinstance(reply, Reply) else Reply.json(reply) for reply in replies]
    return lambda _request: left.pop(0) if len(left) > 1 else left[0]


def changes(paging: str, query: str = "") -> str:
    return CHANGES.replace(", PAGE", f", {query}" if query else "") + paging


@pytest.fixture
def system_of() -> Iterator[Callable[..., Any]]:
    """Makes a system of a description; it is closed after the test."""
    with ExitStack() as closing_later:

        def start(text: str, **secrets: str) -> Any:
            system = make(text, secrets=secrets)
            closing_later.callback(system.close)
            return system

        yield start


@pytest.fixture
def ask(serve: Serve, system_of: Callable[..., Any]) -> Callable[..., Any]:
    """Starts a server, and gives the system with what it was asked."""

    def start(answer: Any, **described: str) -> tuple[Any, HttpServer]:
        server = serve(answer)
        return system_of(rest(f"{server.address}api", **described)), server

    return start


# --- finding ---------------------------------------------------------------------------------


def test_a_case_is_read_with_its_plan(ask: Callable[..., Any], deadline: Deadline) -> None:
    planned = order("W-1", plan={"dag": "2026-03-05T23:30:00Z", "wie": "Stef Maas"})
    system, server = ask(answering(planned))
    (case,) = system.by_number("W-1", deadline)
    assert (case.number, case.source, case.title) == ("W-1", "Planning", "Lamp stuk")
    assert (case.step, case.status_text) == (Step.PLANNED, "Ingepland")
    assert case.opened_at == datetime(2026, 3, 2, 8, 12, tzinfo=UTC)
    assert case.fetched_at == NOW
    (plan,) = case.planned
    assert (plan.day, plan.who, plan.source) == (date(2026, 3, 6), "Stef Maas", "Planning")
    assert server.requests[0].target.endswith("/orders/W-1")


@pytest.mark.parametrize(
    "number",
    [
        "../../admin",
        "a/b",
        "..%2f..",
        "W-1?x=1",
        "W-1#x",
        "ünï/çøde",
        "a b",
        "{number}",
        "%00",
        "W'--",
    ],
)
def test_no_number_leaves_its_segment(
    ask: Callable[..., Any], deadline: Deadline, number: str
) -> None:
    system, server = ask(answering(Reply.json({}, 404)))
    assert system.by_number(number, deadline) == []
    (request,) = server.requests
    _, _, segment = request.target.partition("/orders/")
    assert "/" not in segment
    assert "?" not in segment
    assert "#" not in segment
    assert unquote(segment) == number


@pytest.mark.parametrize("number", ["", ".", "..", " "])
def test_a_number_that_is_a_way_elsewhere_is_not_asked(
    ask: Callable[..., Any], deadline: Deadline, number: str
) -> None:
    system, server = ask(answering({}))
    assert system.by_number(number, deadline) == []
    assert server.requests == []


def test_a_street_with_signs_stays_one_value(ask: Callable[..., Any], deadline: Deadline) -> None:
    street = "Laan & Co?nr=1&straat=x#{street}/../é"
    system, server = ask(answering({"items": [order("W-1")]}), ask=BY_PLACE)
    assert len(system.by_place(Place(street, 12), deadline)) == 1
    assert server.requests[0].query == {"straat": [street], "nr": ["12"]}


def test_what_may_be_missing_is_left_out_and_what_may_not_is_not_asked(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    system, server = ask(answering({"items": []}), ask=BY_PLACE)
    system.by_place(Place("Lindelaan"), deadline)
    system.by_place(Place(postcode="3523AL", number=12), deadline)
    assert [request.query for request in server.requests] == [{"straat": ["Lindelaan"]}]


def test_a_party_is_asked_by_each_of_its_traces(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    system, server = ask(answering([order("W-1")]), ask=BY_PARTY)
    traces = Traces("Suzanne", ("a@b.example", "c@d.example"), ("+31612345678", "+3212345678"))
    (case,) = system.by_party(traces, deadline)
    assert case.number == "W-1"
    assert [request.query for request in server.requests] == [
        {"mail": ["a@b.example"]},
        {"mail": ["c@d.example"]},
        {"tel": ["0612345678"]},
        {"tel": ["+3212345678"]},
    ]


def test_words_stay_a_text_in_json(ask: Callable[..., Any], deadline: Deadline) -> None:
    words = 'lamp", "admin": true, "x": "\n{words}'
    system, server = ask(answering([order("W-1")]), ask=BY_WORDS)
    assert len(system.by_words(words, deadline)) == 1
    told = {"tekst": words, "max": 10, "extra": [words, True]}
    assert server.requests[0].json == {"zoek": told}
    assert server.requests[0].method == "POST"


def test_a_system_that_ignores_the_number_gives_no_other_case(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    system, _ = ask(answering([order("W-1"), order("W-2")]))
    assert [case.number for case in system.by_number("w 2", deadline)] == ["W-2"]


def test_what_it_can_not_be_asked_it_is_not_asked(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    system, server = ask(answering({}))
    assert system.face.abilities == {Ability.BY_NUMBER}
    assert system.by_words("lamp", deadline) == ()
    assert server.requests == []


# --- what can't be used ----------------------------------------------------------------------


@pytest.mark.parametrize("answer", ['{"a": ', "<html>", "nul", '"text"', "12"])
def test_an_answer_of_another_form_is_a_fault(
    ask: Callable[..., Any], deadline: Deadline, answer: str
) -> None:
    system, _ = ask(answering(Reply(200, answer.encode())))
    with pytest.raises(SystemUnclear):
        system.by_number("W-1", deadline)


@pytest.mark.parametrize(
    "wrong",
    [
        {"nummer": None},
        {"nummer": {"a": 1}},
        {"gemeld": "gisteren"},
        {"gemeld": None},
        {"gemeld": "9999999999999999"},
    ],
)
def test_a_record_that_is_no_case_is_left_out_and_told(
    ask: Callable[..., Any], deadline: Deadline, wrong: dict[str, Any]
) -> None:
    bad = order("W-2") | wrong
    system, _ = ask(answering({"items": [bad, order("W-1")]}), ask=changes('form = "none"'))
    assert [case.number for case in system.changed("", deadline).cases] == ["W-1"]
    explained = system.explain(Ability.CHANGES, [{"since": "x"}], deadline)
    (problem,) = [one for one in explained.readings[0].problems if one.problem]
    assert problem.field == next(iter(wrong)).replace("nummer", "number").replace(
        "gemeld", "opened"
    )


def test_hostile_texts_are_cleaned_and_capped(ask: Callable[..., Any], deadline: Deadline) -> None:
    bad = order("W-1\u202e\x1b[31m", titel="a\nb" * 10_000, status="\x00Nieuw\x07")
    system, _ = ask(answering({"items": [bad]}), ask=changes('form = "none"'))
    (case,) = system.changed("", deadline).cases
    assert case.number == "W-1[31m"
    assert len(case.title) == 500
    assert "\n" not in case.title
    assert (case.status_text, case.step) == ("Nieuw", Step.UNKNOWN)


def test_a_bad_optional_value_is_told_and_the_rest_is_used(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    system, _ = ask(answering(order("W-1", plan={"dag": "binnenkort", "wie": ["Stef", "Kees"]})))
    (case,) = system.by_number("W-1", deadline)
    assert case.planned == ()
    explained = system.explain(Ability.BY_NUMBER, [{"number": "W-1"}], deadline)
    found = {one.field: one for one in explained.readings[0].found}
    assert found["planned"].problem is not None
    assert found["handler"].used == "Stef, Kees"
    assert found["changed" if "changed" in found else "title"].written


def test_a_stopped_system_is_away(system_of: Callable[..., Any], unused_port: int) -> None:
    system = system_of(rest(f"http://127.0.0.1:{unused_port}/api"))
    with pytest.raises(SystemAway):
        system.by_number("W-1", Deadline(5))
    (seen, *_) = system.examine(Deadline(5))
    assert (seen.what, seen.verdict) == ("reachable", Verdict.BAD)
    assert seen.advice is not None


def test_it_is_examined_by_a_question_of_its_own(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    system, server = ask(answering(Reply.json({}, 404)))
    verdicts = {one.what: one.verdict for one in system.examine(deadline)}
    assert verdicts["login"] is Verdict.GOOD
    assert server.requests[0].target.endswith("/orders/0")


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/passwd", "https://u:p@a.example/", "http://[",
     "//a.example/", "https://a.example/é", "https://a.example/ b", "x", {"a": 1}, "https://"],
)  # fmt: skip
def test_a_link_is_an_address_of_a_page_or_none(
    serve: Serve, system_of: Callable[..., Any], deadline: Deadline, link: Any
) -> None:
    told = [order("W/1", url="https://a.example/w?x=1#y"), order("W/1", url=link)]
    address = serve(answering(*told)).address
    text = rest(address).replace(
        'title = "titel"', 'link = "url"\nlink_to = "https://b.example/{number}"'
    )
    system = system_of(text)
    assert system.by_number("W/1", deadline)[0].url == "https://a.example/w?x=1#y"
    assert system.by_number("W/1", deadline)[0].url == "https://b.example/W%2F1"


# --- history ---------------------------------------------------------------------------------

HISTORY = """[case.history]
list = "regels"
at = "tijd"
text = "tekst"
who = "wie"
status = "status"
planned = "dag"
"""


def test_a_history_gives_steps_notes_and_earlier_plans(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    lines = [
        {"tijd": "2026-03-03T08:05:00Z", "status": "Ingepland", "dag": "2026-03-09", "wie": "Stef"},
        {"tijd": "2026-03-02T09:00:00Z", "tekst": "Nagekeken"},
        {"tijd": "geen", "tekst": "x"},
        {"tijd": "2026-03-04T07:00:00Z", "status": "Ingepland", "dag": "2026-03-06", "wie": "Kees"},
        {"tijd": "2026-03-03T09:00:00Z", "status": "STAT_17"},
    ]
    told = order("W-1", regels=lines, plan={"dag": "2026-03-06", "wie": "Kees"})
    system, _ = ask(answering(told), more=HISTORY)
    (case,) = system.by_number("W-1", deadline)
    assert [(event.kind, event.step, event.text) for event in case.events] == [
        (EventKind.NOTE, Step.UNKNOWN, "Nagekeken"),
        (EventKind.STEP, Step.PLANNED, "Ingepland"),
        (EventKind.STEP, Step.UNKNOWN, "STAT_17"),
        (EventKind.STEP, Step.PLANNED, "Ingepland"),
    ]
    earlier, current = case.planned
    assert (earlier.day, earlier.who) == (date(2026, 3, 9), "Stef")
    assert earlier.replaced_at == datetime(2026, 3, 4, 7, tzinfo=UTC)
    assert (current.day, current.who, current.replaced_at) == (date(2026, 3, 6), "Kees", None)
    assert current.fetched_at == NOW


def test_without_a_moment_of_its_own_a_case_began_with_its_history(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    told = order("W-1", gemeld=None, regels=[{"tijd": "2026-03-02T09:00:00Z", "tekst": "x"}])
    system, _ = ask(answering(told), more=HISTORY)
    (case,) = system.by_number("W-1", deadline)
    assert case.opened_at == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert not case.is_dated


# --- following -------------------------------------------------------------------------------


class Book:
    """A server with orders, page by page in each of the forms."""

    def __init__(self, count: int, size: int = 2) -> None:
        base = datetime(2026, 3, 1, tzinfo=UTC)
        self.orders = [
            order(f"W-{n}", gewijzigd=(base + timedelta(minutes=n)).isoformat())
            for n in range(count)
        ]
        self.size = size

    def __call__(self, request: Request) -> Reply:
        query = {name: values[0] for name, values in request.query.items()}
        since = datetime.fromisoformat(query["since"].replace("Z", "+00:00"))
        found = [one for one in self.orders if datetime.fromisoformat(one["gewijzigd"]) >= since]
        first = int(query.get("offset", query.get("cursor", 0)))
        first = max(first, (int(query.get("page", 1)) - 1) * self.size)
        following = first + self.size
        more = following < len(found)
        link = f"/api/orders?since={query['since']}&offset={following}" if more else None
        headers = {"link": f'<{link}>; rel="next"'} if link else {}
        told = {
            "items": found[first:following],
            "next": link,
            "cursor": str(following) if more else None,
        }
        return Reply.json(told, 200, **headers)


def followed(system: Any, cursor: str = "") -> tuple[list[str], str, int]:
    """All that changed, the cursor in the end, and how many pages it took."""
    numbers: list[str] = []
    for pages in range(1, 50):
        page = system.changed(cursor, Deadline(30))
        numbers += [case.number for case in page.cases]
        cursor = page.cursor
        if not page.more:
            return numbers, cursor, pages
    raise AssertionError("it never ends")


@pytest.mark.parametrize(
    ("paging", "query"),
    [
        ('form = "page"\nsize = 2', 'page = "{page}"'),
        ('form = "page"', 'page = "{page}"'),
        ('form = "offset"', 'offset = "{offset}"'),
        ('form = "link"\nnext = "next"', ""),
        ('form = "link"', ""),
        ('form = "cursor"\nnext = "cursor"', 'cursor = "{cursor?}"'),
        ('form = "changed"\nsize = 2', ""),
    ],
)
def test_changes_come_page_by_page_and_then_go_on_from_there(
    ask: Callable[..., Any], paging: str, query: str
) -> None:
    book = Book(5)
    system, _ = ask(book, ask=changes(paging, query))
    numbers, cursor, pages = followed(system)
    assert list(dict.fromkeys(numbers)) == ["W-0", "W-1", "W-2", "W-3", "W-4"]
    assert pages >= 3
    book.orders[1] |= {"gewijzigd": NOW.isoformat()}
    again, _, _ = followed(system, cursor)
    assert again == ["W-1"]


def test_a_round_that_was_broken_off_goes_on_where_it_was(ask: Callable[..., Any]) -> None:
    book = Book(5)
    system, _ = ask(book, ask=changes('form = "offset"', 'offset = "{offset}"'))
    first = system.changed("", Deadline(30))
    numbers, _, _ = followed(system, first.cursor)
    assert [*(case.number for case in first.cases), *numbers] == [f"W-{n}" for n in range(5)]


@pytest.mark.parametrize("cursor", ["", "{", "[]", '{"since": "x"}', '{"mark": 1}', "null", "12"])
def test_a_cursor_of_something_else_begins_anew(ask: Callable[..., Any], cursor: str) -> None:
    system, _ = ask(Book(1), ask=changes('form = "none"'))
    assert followed(system, cursor)[0] == ["W-0"]


@pytest.mark.parametrize(
    ("link", "paging"),
    [
        ("https://evil.example/orders", 'form = "link"\nnext = "next"'),
        ("//evil.example/orders", 'form = "link"\nnext = "next"'),
        ("file:///etc/passwd", 'form = "link"\nnext = "next"'),
        ("http://[", 'form = "link"\nnext = "next"'),
        ("/api/orders?since=x&same=1", 'form = "link"\nnext = "next"'),
        ("7", 'form = "cursor"\nnext = "next"'),
    ],
)
def test_pages_that_lead_elsewhere_or_round_are_not_followed(
    ask: Callable[..., Any], link: str, paging: str
) -> None:
    query = 'cursor = "{cursor?}"' if "cursor" in paging else ""
    system, server = ask(
        answering({"items": [order("W-1")], "next": link}), ask=changes(paging, query)
    )
    with pytest.raises(SystemFault):
        followed(system)
    assert len(server.requests) <= 3


def test_more_at_one_moment_than_a_page_holds_is_told(ask: Callable[..., Any]) -> None:
    book = Book(4)
    for one in book.orders:
        one["gewijzigd"] = "2026-03-01T00:00:00+00:00"
    system, _ = ask(book, ask=changes('form = "changed"\nsize = 2'))
    with pytest.raises(SystemUnclear):
        followed(system)


# --- bringing in -----------------------------------------------------------------------------

REPORT = """
[report]
path = "orders"
[report.json]
text = "{text}"
code = "{code}"
ref = "{key}"
place = { street = "{street}", number = "{house_number}", town = "{town?}" }
who = { mail = "{email?}" }
[report.codes]
lamp = "OV-1"
[report.taken]
number = "made.nr"
token = "token"
[report.recognise]
path = "orders"
query = { ref = "{key}" }
records = "items"
key = "ref"
[report.result]
path = "tokens/{token}"
"""
SENT = NewReport(
    "handover/7", "Kapotte lantaarn", 'Hij zei: "stuk"', NOW, "lamp", Place("Lindelaan", 12)
)


def test_a_report_goes_in_with_its_values_and_gets_a_number(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    system, server = ask(answering(Reply.json({"made": {"nr": "W-9"}}, 201)), more=REPORT)
    assert Ability.REPORT in system.face.abilities
    assert system.report(SENT, deadline).number == "W-9"
    assert server.requests[0].json == {
        "text": 'Hij zei: "stuk"',
        "code": "OV-1",
        "ref": "handover/7",
        "place": {"street": "Lindelaan", "number": 12},
        "who": {},
    }


def test_a_token_becomes_a_number_later(ask: Callable[..., Any], deadline: Deadline) -> None:
    replies = ({"token": "t/1"}, Reply.json({}, 404), {"made": {"nr": "W-9"}})
    system, server = ask(answering(*replies), more=REPORT)
    taken = system.report(SENT, deadline)
    assert (taken.number, taken.token) == ("", "t/1")
    assert system.result("t/1", deadline).token == "t/1"
    assert system.result("t/1", deadline).number == "W-9"
    assert server.requests[1].target.endswith("/tokens/t%2F1")


def test_one_that_was_sent_before_is_recognised(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    ours = order("W-9") | {"ref": "handover/7"}
    system, server = ask(answering({"items": []}, {"items": [ours]}), more=REPORT)
    assert system.recognise(SENT, deadline) is None
    known = system.recognise(SENT, deadline)
    assert (known.number, known.case.step) == ("W-9", Step.PLANNED)
    assert server.requests[0].query == {"ref": ["handover/7"]}


def test_what_bears_another_reference_is_not_taken_for_ours(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    others = [order("W-1") | {"ref": "handover/1"}, order("W-2")]
    ours = order("W-9") | {"ref": "handover/7"}
    replies = ({"items": others}, {"items": [*others, ours]}, {"items": [ours, ours]})
    system, _ = ask(answering(*replies), more=REPORT)
    assert system.recognise(SENT, deadline) is None
    assert system.recognise(SENT, deadline).number == "W-9"
    with pytest.raises(SystemUnclear, match="meer dan één keer"):
        system.recognise(SENT, deadline)


def test_ours_that_cannot_be_read_is_not_sent_again(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    system, _ = ask(answering({"items": [{"ref": "handover/7"}]}), more=REPORT)
    with pytest.raises(SystemUnclear):
        system.recognise(SENT, deadline)


@pytest.mark.parametrize(
    ("report", "said"),
    [
        (replace(SENT, product="boom", kind="Omgewaaide boom"), "geen soort voor Omgewaaide boom"),
        (replace(SENT, place=Place("Lindelaan")), "zonder huisnummer"),
        (replace(SENT, text=""), "zonder omschrijving"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_sent(
    ask: Callable[..., Any], deadline: Deadline, report: NewReport, said: str
) -> None:
    system, server = ask(answering({}), more=REPORT)
    with pytest.raises(SystemRejected) as told:
        system.report(report, deadline)
    assert said in told.value.said.nl
    assert server.requests == []


def test_an_answer_without_a_number_may_have_arrived(
    ask: Callable[..., Any], deadline: Deadline
) -> None:
    system, server = ask(answering({"ok": True}), more=REPORT)
    with pytest.raises(SystemUnclear):
        system.report(SENT, deadline)
    assert len(server.requests) == 1


def test_what_was_asked_is_shown_without_secrets(
    serve: Serve, system_of: Callable[..., Any], deadline: Deadline
) -> None:
    server = serve(answering(order("W-1")))
    text = rest(server.address).replace("[http]", '[http]\nlogin = "bearer"')
    system = system_of(text, planning="zeer-geheim")
    explained = system.explain(Ability.BY_NUMBER, [{"number": "W-1"}], deadline)
    assert server.requests[0].headers["authorization"] == "Bearer zeer-geheim"
    assert explained.asked == ("GET orders/W-1",)
    assert "geheim" not in json.dumps(repr(explained))
