"""A contact under way: its clock, its questions, and what it still lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.drafts import (
    Draft,
    DraftQuestion,
    Lack,
    LinkedReport,
    Missing,
    Someone,
    UsedArticle,
    asked_more,
    begun,
    linked,
    missing,
    unlinked,
    unused,
    used,
    with_question,
    without_question,
)
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.stopwatch import started

NOW = datetime(2026, 3, 4, 9, 41, tzinfo=UTC)
SUZANNE = Someone(1, "Suzanne de Wit")
LAMP = LinkedReport(ReportKey(ReportKind.CASE, 5), "Kapotte straatlantaarn")


def after(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_a_contact_that_waits_counts_nothing() -> None:
    watch = started(NOW).parked(after(60))
    assert (watch.talk_s(after(90)), watch.waiting_s(after(90))) == (60, 30)
    watch = watch.resumed(after(100))
    assert (watch.talk_s(after(130)), watch.waiting_s(after(130))) == (90, 0)


def test_writing_up_is_counted_apart_from_talking() -> None:
    watch = started(NOW).talked_out(after(60)).parked(after(75)).resumed(after(100))
    assert (watch.talk_s(after(110)), watch.wrap_up_s(after(110))) == (60, 25)


def test_the_talk_of_a_contact_that_waits_can_end() -> None:
    watch = started(NOW).parked(after(60)).talked_out(after(80))
    assert (watch.talk_s(after(90)), watch.wrap_up_s(after(90))) == (60, 10)


def test_a_clock_that_is_set_back_counts_nothing() -> None:
    assert started(NOW).talk_s(after(-500)) == 0
    assert started(NOW).parked(after(-500)).talk_s(NOW) == 0


def three_questions() -> Draft:
    return replace(begun(NOW), questions=tuple(DraftQuestion(text) for text in "abc"))


@pytest.mark.parametrize(
    ("at", "removed", "left", "then_at"),
    [(0, 0, "bc", 0), (2, 0, "bc", 1), (1, 2, "ab", 1), (2, 2, "ab", 1)],
)
def test_removing_a_question_stays_at_the_one_worked_on(
    at: int, removed: int, left: str, then_at: int
) -> None:
    draft = without_question(replace(three_questions(), at_question=at), removed)
    assert "".join(question.text for question in draft.questions) == left
    assert draft.at_question == then_at


def test_the_last_question_becomes_an_empty_one() -> None:
    draft = without_question(with_question(begun(NOW), DraftQuestion("a")), 0)
    assert draft.questions == (DraftQuestion(),)
    assert draft.at_question == 0


def test_one_question_more_is_worked_on_at_once() -> None:
    draft = asked_more(three_questions())
    assert draft.question is draft.questions[3]
    assert draft.question == DraftQuestion()


def test_a_report_is_linked_once_and_unlinked_again() -> None:
    draft = linked(linked(begun(NOW), LAMP), LAMP)
    assert draft.reports == (LAMP,)
    assert unlinked(draft, LAMP.key).reports == ()


def test_a_second_use_of_an_article_replaces_the_first() -> None:
    draft = used(used(begun(NOW), UsedArticle(30)), UsedArticle(31))
    draft = used(draft, UsedArticle(30, part="Kosten"))
    assert draft.articles == (UsedArticle(31), UsedArticle(30, part="Kosten"))
    assert unused(draft, 31).articles == (UsedArticle(30, part="Kosten"),)


def test_everything_that_is_missing_is_named_where_it_is() -> None:
    draft = asked_more(with_question(begun(NOW), DraftQuestion(" ", outcome=Outcome.ANSWERED)))
    assert missing(draft) == (
        Missing(Lack.PARTY),
        Missing(Lack.QUESTION, 0),
        Missing(Lack.QUESTION, 1),
        Missing(Lack.OUTCOME, 1),
    )


@pytest.mark.parametrize("who", [{"party": SUZANNE}, {"anonymous": True}])
def test_a_caller_is_known_or_wants_to_be_unknown(who: dict[str, object]) -> None:
    asked = DraftQuestion("Wanneer?", outcome=Outcome.ANSWERED)
    draft = with_question(replace(begun(NOW), **who), asked)  # type: ignore[arg-type]
    assert missing(draft) == ()
