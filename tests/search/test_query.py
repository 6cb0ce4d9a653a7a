"""How a query is understood, on Wednesday 4 March 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.days import find_period
from kcc_desktop.domain.expansion import Synonyms, expand
from kcc_desktop.domain.found import Match
from kcc_desktop.domain.keys import KeyScheme
from kcc_desktop.domain.knowledge import Synonym
from kcc_desktop.domain.query import LONGEST_QUERY, MOST_WORDS, understand
from kcc_desktop.domain.words import lexicon, stem

TODAY = date(2026, 3, 4)


def keys(text: str, region: str = "NL") -> dict[str, str]:
    """The keys of a query by their scheme."""
    return {str(scheme): key for scheme, key in understand(text, TODAY, region).keys}


@pytest.mark.parametrize(
    "typed",
    ["0612345678", "06 12 34 56 78", "06-12345678", "+31 (0)6 12345678", "0031612345678"],
)
def test_a_phone_number_in_any_notation_is_one_key(typed: str) -> None:
    assert keys(typed)["phone"] == "31612345678"
    assert understand(typed, TODAY).words == ()


def test_part_of_a_phone_number_is_its_beginning() -> None:
    assert keys("06 123")["phone"] == "316123"


def test_a_phone_number_of_the_region() -> None:
    assert keys("0470 12 34 56", "BE")["phone"] == "32470123456"


def test_a_phone_number_between_words_is_taken_out() -> None:
    asked = understand("suzanne 06-12345678 lamp", TODAY)
    assert (KeyScheme.PHONE, "31612345678") in asked.keys
    assert asked.words == ("suzanne", "lamp")


@pytest.mark.parametrize(
    ("typed", "scheme", "key"),
    [
        ("Suzanne.deWit@Post.example", "email", "suzanne.dewit@post.example"),
        ("999993653", "bsn", "999993653"),
        ("12345678", "kvk", "12345678"),
        ("3523 xk 12", "postcode", "3523xk12"),
        ("3523XK", "postcode", "3523xk"),
        ("W-2041", "case", "w2041"),
        ("zaak-2026-0012", "case", "zaak20260012"),
        ("771970", "case", "771970"),
        ("Ds. Kuyperstr. 4", "street", "domineekuyperstraat4"),
        ("Lindelaan", "street", "lindelaan"),
        ("de Wit", "name", "de wit"),
    ],
)
def test_keys_are_recognised(typed: str, scheme: str, key: str) -> None:
    assert keys(typed)[scheme] == key


def test_a_number_that_is_no_bsn_is_not_taken_for_one() -> None:
    assert "bsn" not in keys("123456789")


def test_two_stop_letters_after_a_number_are_no_postcode() -> None:
    asked = understand("lamp 2041 op straat", TODAY)
    assert KeyScheme.POSTCODE not in dict(asked.keys)
    assert asked.words == ("lamp", "2041", "straat")


@pytest.mark.parametrize(
    ("typed", "first", "days"),
    [
        ("vandaag", date(2026, 3, 4), 1),
        ("gisteren", date(2026, 3, 3), 1),
        ("maandag", date(2026, 3, 2), 1),
        ("woensdag", date(2026, 3, 4), 1),
        ("vorige woensdag", date(2026, 2, 25), 1),
        ("donderdag", date(2026, 2, 26), 1),
        ("yesterday", date(2026, 3, 3), 1),
        ("2 maart", date(2026, 3, 2), 1),
        ("ma 2 mrt", date(2026, 3, 2), 1),
        ("6 maart", date(2025, 3, 6), 1),
        ("2 maart 2024", date(2024, 3, 2), 1),
        ("02-03-2026", date(2026, 3, 2), 1),
        ("2026-03-02", date(2026, 3, 2), 1),
        ("vorige week", date(2026, 2, 23), 7),
        ("deze week", date(2026, 3, 2), 7),
        ("vorige maand", date(2026, 2, 1), 28),
        ("december", date(2025, 12, 1), 31),
        ("29 februari", date(2024, 2, 29), 1),
    ],
)
def test_days_are_read(typed: str, first: date, days: int) -> None:
    period, rest = find_period(typed, TODAY)
    assert period is not None
    assert (period.since.date(), period.until.date()) == (first, first + timedelta(days=days))
    assert rest == ""


@pytest.mark.parametrize("typed", ["31-02-2026", "99-99-2026", "maandagstraat", "martin"])
def test_what_is_no_day_is_not_read_as_one(typed: str) -> None:
    assert find_period(typed, TODAY) == (None, typed)


def test_a_day_a_kind_and_a_street() -> None:
    asked = understand("maandag lantaarn Lindelaan", TODAY)
    assert asked.period is not None
    assert asked.words == ("lantaarn", "lindelaan")


def test_a_lone_stop_word_is_the_beginning_of_something() -> None:
    assert understand("de", TODAY).words == ("de",)
    assert understand("de lamp", TODAY).words == ("lamp",)


def test_synonyms_hold_both_ways_also_for_phrases() -> None:
    synonyms = Synonyms([Synonym("grofvuil", "grof huisvuil"), Synonym("stoep", "trottoir")])
    (trottoir,) = expand(["trottoir"], synonyms, {})
    assert ("stoep", Match.SYNONYM) in trottoir
    (phrase,) = expand(["grof", "huisvuil"], synonyms, {})
    assert phrase[0] == ("grof huisvuil", Match.WORDS)
    assert ("grofvuil", Match.SYNONYM) in phrase


def test_synonyms_are_found_by_any_form_of_a_word_also_with_ge_before_it() -> None:
    synonyms = Synonyms([Synonym("gemaakt", "gerepareerd")])
    assert synonyms.of(("maken",)) == (("repareer",),)
    assert synonyms.of(("straat",)) == ()
    assert synonyms.of(("gerepareerd",)) == (("maak",),)


def test_each_word_that_is_known_is_found_among_the_synonyms() -> None:
    other = stem("omschrijving")
    lost = [
        word
        for word in lexicon()
        if Synonyms([Synonym(word, "omschrijving")]).of((word,)) != ((other,),)
    ]
    assert set(lost) <= {"omschrijving", "omschrijvingen"}


def test_a_synonym_that_is_all_glue_but_one_word_is_no_synonym() -> None:
    synonyms = Synonyms([Synonym("kapot", "doet het niet")])
    (kapot,) = expand(["kapot"], synonyms, {})
    assert all(match is not Match.SYNONYM for _, match in kapot)


def test_a_compound_also_stands_for_its_parts() -> None:
    (variants,) = expand(["straatverlichting"], Synonyms(), {})
    assert ("straat verlicht", Match.SYNONYM) in variants


@given(st.text(max_size=2 * LONGEST_QUERY))
def test_whatever_is_typed_it_is_read_within_bounds(text: str) -> None:
    asked = understand(text, TODAY)
    assert len(asked.text) <= LONGEST_QUERY
    assert len(asked.words) <= MOST_WORDS
    for _, key in asked.keys:
        key.encode("utf-8", "surrogatepass")


def test_a_megabyte_is_read_within_bounds() -> None:
    assert understand("0" * 1_000_000, TODAY).words
    assert len(understand("a1-" * 300_000, TODAY).keys) < 10


@pytest.mark.parametrize(
    ("typed", "is_house"),
    [
        ("3523XK 12", True),
        ("3523xk, 12", True),
        ("lindelaan 12", False),
        ("3523XK", False),
        ("lindelaan", False),
        ("3523XK 12 lantaarn", False),
        ("W-2041", False),
        ("suzanne de wit", False),
    ],
)
def test_a_house_is_a_postcode_with_a_number(typed: str, is_house: bool) -> None:
    assert understand(typed, TODAY).is_house is is_house
