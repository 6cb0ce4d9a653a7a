"""The rules of lists, notices, promises told and the next promise, for whatever comes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.handover import HandoverKind, Promise, PromiseKind, next_promise
from kcc_desktop.domain.notices import Concerned, Notice, NoticeKind, about, sentence, who_hears
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.steps import OPEN, Action, State
from kcc_desktop.domain.told_promises import ToldPromise, departs
from kcc_desktop.domain.work_list import (
    STATE_ORDER,
    Grouping,
    WorkLine,
    group_of,
    heading,
    lateness,
    subject_key,
)

NOW = datetime(2026, 3, 4, 10, 43, tzinfo=UTC)
moments = st.integers(-90_000, 90_000).map(lambda minutes: NOW + timedelta(minutes=minutes))
days = st.dates(date(2020, 1, 1), date(2032, 1, 1))
promises = st.lists(st.builds(Promise, st.sampled_from(PromiseKind), moments), max_size=4)
logins = st.sampled_from(["", "hilde", "luc", "stef", "omar", "karin"])
sets = st.frozensets(logins, max_size=3)
REPORT = ReportKey(ReportKind.HANDOVER, 1)


@st.composite
def lines(draw: st.DrawFn) -> WorkLine:
    promise = draw(st.none() | st.builds(Promise, st.sampled_from(PromiseKind), moments))
    return WorkLine(
        id=draw(st.integers(1, 9)),
        kind=draw(st.sampled_from(HandoverKind)),
        subject=draw(st.text(max_size=20)),
        state=draw(st.sampled_from(State)),
        version=1,
        created_at=NOW,
        created_by="Luc",
        department_id=1,
        department=draw(st.sampled_from(["Onderhoud", "Groen"])),
        handler=draw(st.sampled_from(["", "Stef Maas"])),
        product=draw(st.sampled_from(["", "lamp"])),
        promise=promise,
        late=lateness(promise.due if promise else None, NOW),
    )


@given(promises, st.sampled_from(State))
def test_the_next_promise_is_the_first_that_still_stands(
    given_: list[Promise], state: State
) -> None:
    following = next_promise(given_, state)
    unseen = state in (State.NEW, State.REOPENED)
    standing = [one.due for one in given_ if one.kind is not PromiseKind.SEEN or unseen]
    if state not in OPEN or not standing:
        assert following is None
    else:
        assert following is not None
        assert following.due == min(standing)


@given(
    st.none() | st.sampled_from(Action),
    st.builds(Concerned, logins, sets, sets, sets),
    logins,
)
def test_nobody_hears_of_what_they_did_themselves(
    action: Action | None, concerned: Concerned, actor: str
) -> None:
    heard = who_hears(action, concerned, actor)
    assert actor not in heard
    assert "" not in heard
    everyone = concerned.handlers | concerned.colleagues | concerned.followers
    assert set(heard) <= everyone | {concerned.creator}


def test_being_seen_is_no_news() -> None:
    everyone = Concerned("hilde", frozenset({"stef"}), frozenset({"omar"}), frozenset({"karin"}))
    assert who_hears(Action.SEE, everyone, "luc") == {}


@given(
    st.sampled_from(NoticeKind),
    st.text(max_size=30),
    st.text(max_size=30),
    st.text(max_size=30),
    st.none() | days,
)
def test_every_notice_is_a_sentence_in_both_languages(
    kind: NoticeKind, subject: str, who: str, text: str, day: date | None
) -> None:
    said = sentence(Notice(1, "hilde", NOW, kind, REPORT, subject, who, text, day))
    for told in (said.nl, said.en):
        assert told
        assert told.endswith(text or ".")
        assert subject in told
    assert said.nl != said.en


def test_a_call_is_announced_as_a_call() -> None:
    assert about(NoticeKind.HANDED, HandoverKind.CALLBACK) is NoticeKind.CALLBACK
    assert about(NoticeKind.HANDED, HandoverKind.WORK) is NoticeKind.HANDED
    assert about(NoticeKind.DONE, HandoverKind.CALLBACK) is NoticeKind.DONE


@given(lines(), st.sampled_from(Grouping))
def test_every_line_stands_under_a_heading(line: WorkLine, by: Grouping) -> None:
    key = group_of(line, by, NOW)
    said = heading(key, by)
    assert by is Grouping.NONE or (said.nl and said.en)
    assert key == group_of(line, by, NOW)


@given(lines(), lines())
def test_headings_by_due_stand_in_the_order_of_the_promises(one: WorkLine, two: WorkLine) -> None:
    if one.promise and two.promise and one.promise.due <= two.promise.due:
        assert group_of(one, Grouping.DUE, NOW) <= group_of(two, Grouping.DUE, NOW)


def test_every_state_has_its_place() -> None:
    assert set(STATE_ORDER) == set(State)


@given(st.text(max_size=300))
def test_a_subject_is_ordered_by_its_letters_alone(subject: str) -> None:
    key = subject_key(subject)
    assert len(key) <= 80
    assert key == subject_key(f"  {subject}\n")[: len(key)] or len(subject) > 150
    assert not key.startswith(" ")


@given(moments)
def test_late_is_what_has_passed(due: datetime) -> None:
    late = lateness(due, NOW)
    assert (late is not None) == (due < NOW)
    assert late is None or late > timedelta(0)


@given(st.none() | days, st.none() | moments, st.frozensets(days, max_size=3))
def test_only_a_plan_departs_and_never_the_day_that_was_told(
    day: date | None, due: datetime | None, planned: frozenset[date]
) -> None:
    told = ToldPromise(1, NOW, REPORT, "hilde", "Hilde Vos", day=day, due=due)
    departed = departs(told, planned)
    if not planned or day in planned or (day is None and due is None):
        assert not departed
    elif day is not None:
        assert departed
