"""Every colour can be read on what it stands on: light, dark, and in high contrast."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from kcc_desktop.desk.theme import Theme, style_sheet
from kcc_desktop.desk.tokens import CONTRAST, DARK, MARKS, PAIRS, SCHEMES, Scheme, Tokens, contrast

TEXT, MARK = 4.5, 3.0  # WCAG 2.2 AA: 1.4.3 and 1.4.11
MORE = 7.0  # and AAA, 1.4.6, for who asks for high contrast
EACH = pytest.mark.parametrize("tokens", SCHEMES.values(), ids=list(SCHEMES))


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@EACH
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_keeps_its_contrast(tokens: Tokens, ink: str, ground: str) -> None:
    colours = tokens._asdict()
    assert contrast(colours[ink], colours[ground]) >= TEXT


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_high_contrast_is_higher(ink: str, ground: str) -> None:
    colours = CONTRAST._asdict()
    assert contrast(colours[ink], colours[ground]) >= MORE


@EACH
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_keep_their_contrast(tokens: Tokens, mark: str, ground: str) -> None:
    colours = tokens._asdict()
    assert contrast(colours[mark], colours[ground]) >= MARK


@EACH
def test_each_text_colour_is_checked_against_something(tokens: Tokens) -> None:
    checked = {name for pair in (*PAIRS, *MARKS) for name in pair}
    assert set(tokens._asdict()) - checked <= {"edge", "future"}


@EACH
def test_the_style_sheet_takes_all_its_colours_from_the_tokens(tokens: Tokens) -> None:
    sheet = style_sheet(tokens)
    assert "$" not in sheet
    named = {
        part[:7] for part in sheet.split() if part.startswith("#") and len(part.strip(";")) == 7
    }
    assert named <= set(tokens._asdict().values())


def test_a_fixed_scheme_stays_and_says_that_it_changed(qapp: QApplication) -> None:
    theme = Theme(qapp)
    heard: list[Scheme] = []
    theme.changed.connect(lambda: heard.append(theme.scheme))
    theme.fix(Scheme.DARK)
    assert heard == [Scheme.DARK]
    assert theme.colour("card") == QColor(DARK.card)
    assert qapp.palette().window().color() == QColor(DARK.ground)
    theme.fix(None)
    theme.deleteLater()
