"""What stands on the screen is one plain line, whatever was in the data."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kcc_desktop.desk import plain

HOSTILE = "\x00\x1b\x9b\u202e\u2066\u2069\u200f\u061c\ufffb"


def test_marks_that_turn_the_reading_direction_are_gone() -> None:
    assert plain.line("Jan\u202egnipp\u202c") == "Jangnipp"


def test_line_breaks_and_blanks_become_one_blank() -> None:
    assert plain.line(" a\r\n\t b\u2028c ") == "a b c"


def test_emoji_and_accents_stay() -> None:
    assert plain.line("Zoë 👍🏽 café") == "Zoë 👍🏽 café"


def test_a_tip_shows_markup_as_it_was_written() -> None:
    assert plain.tip('<img src="//evil">\nb') == "<p>&lt;img src=&quot;//evil&quot;&gt;<br>b</p>"
    assert plain.tip("") == ""


def test_lines_keeps_its_breaks() -> None:
    assert plain.lines("a\r\n\x00b\u202e", 10) == "a\nb"


@given(
    st.text(alphabet=st.one_of(st.sampled_from(HOSTILE + "a\n \t"), st.characters()), max_size=600)
)
def test_a_line_is_one_line_short_and_without_what_steers(text: str) -> None:
    shown = plain.line(text, 50)
    assert len(shown) <= 50
    assert not set(shown) & set(HOSTILE + "\n\r\t")


def test_a_megabyte_is_cut() -> None:
    assert plain.line("x" * 1_000_000, 100) == "x" * 99 + "…"


def test_an_ampersand_on_a_button_is_no_key() -> None:
    assert plain.label("Jansen & Zn\n") == "Jansen && Zn"
    assert plain.label("a & b & c", 5) == "a &&…"
