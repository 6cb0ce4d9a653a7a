"""How two versions of an article differ, and when one is to be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from kcc_desktop.domain.article_differences import Change, difference
from kcc_desktop.domain.article_versions import is_readable
from kcc_desktop.domain.knowledge import Article, ArticleKind, ArticleState, Condition, Section

NOW = datetime(2026, 3, 4, 9, 41, tzinfo=UTC)
LAMP = Article(
    1, "lamp", ArticleKind.ARTICLE, "Lantaarn", "Regel een.\nRegel twee.", NOW,
    (Section("Kosten", "Gratis."), Section("Termijn", "5 dagen")),
)  # fmt: skip


def test_the_same_article_does_not_differ() -> None:
    assert difference(LAMP, replace(LAMP, updated_at=NOW + timedelta(days=1), version=2)) == ()


def test_only_parts_that_differ_are_told_line_by_line() -> None:
    newer = replace(LAMP, answer="Regel een.\nRegel drie.", review_on=date(2027, 1, 1))
    answer, review = difference(LAMP, newer)
    assert answer.name.nl == "Antwoord"
    assert [(line.change, line.text) for line in answer.lines] == [
        (Change.KEPT, "Regel een."),
        (Change.GONE, "Regel twee."),
        (Change.NEW, "Regel drie."),
    ]
    assert [(line.change, line.text) for line in review.lines] == [(Change.NEW, "2027-01-01")]


def test_a_part_that_goes_or_comes_is_told_whole() -> None:
    newer = replace(
        LAMP, sections=LAMP.sections[:1], checklist=(Condition("Woont u hier?", "dan niet"),)
    )
    new, gone = difference(LAMP, newer)
    assert (new.name.nl, new.lines[0].text) == ("Checklist", "Woont u hier? → dan niet")
    assert (gone.name.nl, gone.lines[0].change) == ("Termijn", Change.GONE)


def test_an_article_is_read_while_published_and_between_its_moments() -> None:
    assert is_readable(LAMP, NOW)
    assert is_readable(replace(LAMP, publish_from=NOW), NOW)
    assert not is_readable(replace(LAMP, publish_from=NOW + timedelta(seconds=1)), NOW)
    assert not is_readable(replace(LAMP, publish_until=NOW), NOW)
    for state in (ArticleState.DRAFT, ArticleState.WITHDRAWN):
        assert not is_readable(replace(LAMP, state=state), NOW)
