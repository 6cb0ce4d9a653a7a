"""How text becomes the words it is found by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.domain.words import (
    LONGEST_WORD,
    MOST_TERMS,
    STOP_WORDS,
    compound_parts,
    fold,
    index_terms,
    stem,
    words_of,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Café Ünal", "cafe unal"),
        ("STRAẞE Łódź Ærø", "strasse lodz aero"),
        ("ﬁets İstanbul", "fiets istanbul"),
        ("\N{LATIN SMALL LETTER DOTLESS I}ldiz", "ildiz"),
        ("lan\N{SOFT HYPHEN}taarn", "lantaarn"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}wit", "wit"),
        ("e\N{COMBINING ACUTE ACCENT}e\N{COMBINING DIAERESIS}n", "een"),
    ],
)
def test_accents_ligatures_and_invisible_marks_go(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("straatlantaarn", ("straat", "lantaarn")),
        ("straatlantaarns", ("straat", "lantaarn")),
        ("straatverlichting", ("straat", "verlichting")),
        ("vergunningsaanvraag", ("vergunning", "aanvraag")),
        ("hondenbelasting", ("hond", "belasting")),
        ("afvalcontainer", ("afval", "container")),
        ("lantaarn", ()),
        ("paspoort", ()),
        ("qzxwvbnm", ()),
    ],
)
def test_compounds_come_apart_into_known_parts(compound: str, parts: tuple[str, ...]) -> None:
    assert compound_parts(compound) == parts


def test_a_compound_is_found_by_itself_its_stem_and_its_parts() -> None:
    terms = index_terms("Straatlantaarns")
    assert {"straatlantaarns", "straatlantaarn", "straat", "lantaarn"} <= set(terms)


@pytest.mark.parametrize(
    ("form", "other"),
    [("lantaarns", "lantaarn"), ("straten", "straat"), ("bomen", "boom"), ("kapotte", "kapot")],
)
def test_word_forms_share_a_stem(form: str, other: str) -> None:
    assert stem(form) == stem(other)


def test_stop_words_and_single_letters_are_no_terms_but_digits_are() -> None:
    assert index_terms("de lamp van J. op nummer 5") == ["lamp", "nummer", "5"]


def test_a_number_with_hyphens_is_also_found_without_them() -> None:
    assert "w2041" in index_terms("zaak W-2041")


def test_what_is_read_of_hostile_text_is_bounded() -> None:
    assert words_of("a" * 1_000_000) == ["a" * LONGEST_WORD]
    many = " ".join(f"woord{number}" for number in range(100_000))
    assert len(index_terms(many)) <= MOST_TERMS


def test_words_that_only_glue_others_together_do_not_slow_it_down() -> None:
    assert compound_parts("straatstraat" * 3 + "x") == ()


@given(st.text(max_size=400))
def test_whatever_the_text_its_terms_are_clean_and_unique(text: str) -> None:
    terms = index_terms(text)
    assert len(terms) == len(set(terms))
    for term in terms:
        assert 0 < len(term) <= LONGEST_WORD
        assert term.isalnum()
        assert term not in STOP_WORDS
        term.encode()


@given(st.text(max_size=200))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
