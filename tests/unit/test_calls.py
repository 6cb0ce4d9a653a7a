"""Calls: what a telephone system tells, in whatever order, and what links say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.calls import (
    MOST_LINES,
    CallEvent,
    CallNews,
    Lines,
    LineState,
    is_link,
    news_in,
    news_of_link,
)
from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.errors import InvalidInput

RING = {"event": ["newCall"], "callId": ["7"], "from": ["0612345678"], "to": ["030123"]}


def news(event: CallEvent, call_id: str = "7", **given_: object) -> CallNews:
    return CallNews(event, call_id, "0612345678", **given_)  # type: ignore[arg-type]  # fields of it


def states(lines: Lines) -> list[LineState]:
    return [line.state for line in lines.lines]


def test_the_number_is_that_of_who_is_not_us() -> None:
    assert news_in({**RING, "direction": ["in"]}).other == "0612345678"
    out = news_in({**RING, "direction": ["out"]})
    assert (out.other, out.direction) == ("030123", Direction.OUT)


def test_a_withheld_number_is_none() -> None:
    assert news_in({**RING, "from": ["anonymous"]}).other == ""


def test_who_it_is_for() -> None:
    told = news_in({**RING, "user[]": ["Hilde Vos", "luc.jansen"]})
    assert told.concerns(("hilde.vos", "Hilde Vos"))
    assert not told.concerns(("karin.smit", "Karin Smit"))
    assert news_in(RING).concerns(("karin.smit", "Karin Smit")), "nobody named: it is for all"


@pytest.mark.parametrize(
    "changed",
    [
        {"event": ["explode"]},
        {"event": []},
        {"callId": [""]},
        {"from": ["<b>bold</b>"]},
        {"from": ["'; DROP TABLE party"]},
        {"direction": ["sideways"]},
    ],
)
def test_what_is_no_call_is_refused(changed: dict[str, list[str]]) -> None:
    with pytest.raises(InvalidInput):
        news_in({**RING, **changed})


@pytest.mark.parametrize(
    ("link", "number"),
    [
        ("tel:+31612345678", "+31612345678"),
        ("tel:06-1234%205678;phone-context=+31", "06-1234 5678"),
        ("TEL:0612345678", "0612345678"),
        ("kcc:0612345678", "0612345678"),
        ("kcc://0612345678/", "0612345678"),
        ("kcc:call?from=%2B31612345678&callId=a1", "+31612345678"),
        ("kcc:call?from=anonymous", ""),
    ],
)
def test_links_tell_of_a_new_call(link: str, number: str) -> None:
    assert is_link(link)
    told = news_of_link(link)
    assert (told.event, told.other) == (CallEvent.NEW, number)


@pytest.mark.parametrize(
    "link",
    [
        "tel:javascript:alert(1)",
        "kcc:--workspace=postgresql://evil/",
        "kcc:" + "1" * 600,
        "tel:06\n12345678",
        "file:///etc/passwd",
        "kcc:call?event=open&from=<script>",
        "kcc:0612345678\u202e",
    ],
)
def test_other_links_are_refused(link: str) -> None:
    with pytest.raises(InvalidInput):
        news_of_link(link)


def test_a_link_ends_no_call() -> None:
    assert news_of_link("kcc:call?event=hangup&from=0612345678&callId=7").event is CallEvent.NEW


def test_a_call_rings_is_taken_and_ends() -> None:
    lines = Lines().heard(news(CallEvent.NEW))
    assert states(lines) == [LineState.RINGING]
    lines = lines.heard(news(CallEvent.ANSWERED))
    assert states(lines) == [LineState.TALKING]
    assert lines.heard(news(CallEvent.ENDED)).lines == ()


def test_a_call_that_nobody_took_stays_as_missed_until_it_is_dismissed() -> None:
    lines = Lines().heard(news(CallEvent.NEW)).heard(news(CallEvent.ENDED))
    assert states(lines) == [LineState.MISSED]
    assert lines.dismissed("7").lines == ()


def test_one_that_we_made_is_never_missed() -> None:
    made = news(CallEvent.NEW, direction=Direction.OUT)
    ended = news(CallEvent.ENDED, direction=Direction.OUT)
    assert Lines().heard(made).heard(ended).lines == ()


def test_what_comes_late_or_twice_does_no_harm() -> None:
    lines = Lines().heard(news(CallEvent.ANSWERED)).heard(news(CallEvent.NEW))
    assert states(lines) == [LineState.TALKING], "it rang before it was taken, whatever came first"
    over = lines.heard(news(CallEvent.ENDED))
    assert over.heard(news(CallEvent.ENDED)) == over.heard(news(CallEvent.ENDED))
    assert over.heard(news(CallEvent.NEW)).lines == (), "it ended; its ringing came too late"


def test_the_same_link_opened_again_rings_again() -> None:
    told = news_of_link("tel:0612345678")
    lines = Lines().heard(told).dismissed(told.call_id).heard(told)
    assert states(lines) == [LineState.RINGING]


EVENTS = st.builds(
    CallNews, st.sampled_from(CallEvent), st.sampled_from([str(n) for n in range(20)])
)


@given(st.lists(EVENTS, max_size=60))
def test_whatever_comes_there_is_one_line_a_call_and_never_too_many(told: list[CallNews]) -> None:
    lines = Lines()
    for one in told:
        lines = lines.heard(one)
        ids = [line.call_id for line in lines.lines]
        assert len(ids) == len(set(ids)) <= MOST_LINES
