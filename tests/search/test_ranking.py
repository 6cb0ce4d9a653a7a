"""In which order candidates are shown."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.expansion import Synonyms, expand
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.mending import may_be_mended, meant
from kcc_desktop.domain.ranking import rank

NOW = datetime(2026, 3, 4, 10, tzinfo=UTC)


def hit(id_: int, title: str, match: Match, **known: Any) -> Hit:
    """A hit, a contact unless said otherwise."""
    known = {"group": HitGroup.CONTACT, "at": NOW - timedelta(days=1), **known}
    return Hit(id=id_, title=title, detail="", match=match, **known)


def order(*hits: Hit, words: tuple[str, ...] = ("lamp",)) -> list[int]:
    """The ids in the order in which they are shown."""
    return [one.id for one in rank(hits, expand(words, Synonyms(), {}), NOW)]


def test_better_matches_come_first() -> None:
    hits = [hit(place, "x", match) for place, match in enumerate(reversed(Match))]
    assert order(*hits) == [4, 3, 2, 1, 0]


def test_all_words_come_before_some() -> None:
    some = hit(1, "lamp", Match.WORDS, missing=1)
    assert order(some, hit(2, "x", Match.NEAR)) == [2, 1]


def test_the_title_comes_before_the_text() -> None:
    old = NOW - timedelta(days=300)
    assert order(hit(1, "boom", Match.WORDS), hit(2, "Lampen", Match.WORDS, at=old)) == [2, 1]


def test_recent_comes_before_old() -> None:
    old = hit(1, "lamp", Match.WORDS, at=NOW - timedelta(days=500))
    assert order(old, hit(2, "lamp", Match.WORDS)) == [2, 1]


def test_no_group_hides_another() -> None:
    contacts = [hit(number, "lamp", Match.WORDS) for number in range(10)]
    article = hit(99, "lamp", Match.WORDS, group=HitGroup.ARTICLE, at=None)
    assert 99 in order(*contacts, article)[:2]


def _rule(title: str, **known: Any) -> Hit:
    return hit(99, title, known.pop("match", Match.WORDS), group=HitGroup.ARTICLE, at=None)


def test_a_question_about_rules_has_its_article_first() -> None:
    contact = hit(1, "lamp", Match.WORDS, at=NOW)
    assert order(contact, _rule("Een lamp melden")) == [99, 1]
    assert order(contact, _rule("Iets anders")) == [1, 99]
    assert order(contact, _rule("Een lamp melden", match=Match.PREFIX)) == [1, 99]


def test_who_is_named_goes_before_rules() -> None:
    contact = hit(1, "lamp", Match.WORDS, at=NOW)
    party = hit(2, "Lamp", Match.WORDS, group=HitGroup.PARTY)
    exact = hit(3, "Lamp", Match.EXACT, group=HitGroup.PARTY)
    assert order(contact, party, _rule("Een lamp melden"))[0] != 99
    assert order(contact, exact, _rule("Een lamp melden")).index(99) > 1


@given(st.permutations(range(8)))
def test_the_order_does_not_depend_on_the_order_of_the_rows(places: list[int]) -> None:
    groups = list(HitGroup)
    hits = [
        hit(n, "lamp" if n % 2 else "x", list(Match)[n % 3], group=groups[n % 5]) for n in places
    ]
    assert order(*hits) == order(*sorted(hits, key=lambda one: one.id))


def test_one_error_in_a_short_word_two_in_a_long_one() -> None:
    known = [("lantaarn", 10), ("lantern", 2), ("lamp", 99)]
    assert meant("lantarn", known) == ("lantaarn", "lantern")
    assert meant("lmap", known) == ("lamp",)
    assert meant("lxmx", known) == ()
    assert meant("lantaern", known) == ("lantaarn", "lantern")


def test_the_first_letter_weighs_more_than_use() -> None:
    assert meant("toom", [("boom", 500), ("toon", 1)]) == ("toon", "boom")


def test_equals_are_put_in_order_of_use_then_alphabet() -> None:
    assert meant("stoel", [("stoep", 1), ("stoet", 7), ("stoeb", 1)]) == ("stoet", "stoeb", "stoep")


def test_numbers_and_very_short_words_are_left_alone() -> None:
    assert not may_be_mended("2041")
    assert not may_be_mended("lam")
