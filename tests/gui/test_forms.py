"""Each form can be worked with a keyboard and a screen reader, and be translated."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

FORMS = sorted((Path(__file__).resolve().parents[2] / "ui").glob("*.ui"))
INPUTS = {
    "QLineEdit", "QTextEdit", "QPlainTextEdit", "QComboBox", "QListView", "QTableView", "QTreeView",
    "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QSpinBox", "QDateEdit",
    "AnswerText", "ArticleText", "ChoiceBox", "NoteEdit", "DifferenceText", "MarkedButton",
    "PickBox", "DayField", "QuietText",
}  # fmt: skip
#: Words for the style sheet or for Qt, never shown.
NOT_SHOWN = {"role", "tone", "objectName"}

Element = ET.Element


@pytest.fixture(params=FORMS, ids=[form.stem for form in FORMS])
def form(request: pytest.FixtureRequest) -> Element:
    return ET.parse(request.param).getroot()  # noqa: S314 (our own file)


def _widgets(form: Element) -> Iterator[Element]:
    yield from form.iter("widget")


def _text(widget: Element, name: str) -> str:
    found = widget.find(f"./property[@name='{name}']/*")
    return (found.text or "") if found is not None else ""


def _inputs(form: Element) -> list[Element]:
    wanted = [widget for widget in _widgets(form) if widget.get("class") in INPUTS]
    return [widget for widget in wanted if "NoFocus" not in _text(widget, "focusPolicy")]


def test_every_input_has_an_accessible_name(form: Element) -> None:
    inputs = [widget for widget in _widgets(form) if widget.get("class") in INPUTS]
    nameless = [widget.get("name") for widget in inputs if not _text(widget, "accessibleName")]
    assert nameless == []


def test_fields_and_lists_have_a_label_or_a_name_of_their_own(form: Element) -> None:
    names = {widget.get("name") for widget in _widgets(form)}
    buddies = [_text(widget, "buddy") for widget in _widgets(form) if _text(widget, "buddy")]
    assert set(buddies) <= names, "a label names a buddy that is not in the form"
    assert len(buddies) == len(set(buddies)), "two labels name one buddy"


def test_the_tab_order_holds_every_input_once(form: Element) -> None:
    stops = [stop.text for stop in form.findall("./tabstops/tabstop")]
    inputs = [widget.get("name") for widget in _inputs(form)]
    selectable = [
        widget.get("name")
        for widget in _widgets(form)
        if widget.get("class") == "QLabel" and "StrongFocus" in _text(widget, "focusPolicy")
    ]
    assert sorted(map(str, stops)) == sorted(map(str, inputs + selectable))


def test_tab_leaves_every_table(form: Element) -> None:
    tables = [widget for widget in _widgets(form) if widget.get("class") == "QTableView"]
    held = [one.get("name") for one in tables if _text(one, "tabKeyNavigation") != "false"]
    assert held == [], "Tab goes from cell to cell there, and the keyboard never gets out"


def test_every_text_can_be_translated(form: Element) -> None:
    fixed = [
        (prop.get("name"), string.text)
        for prop in form.iter("property")
        for string in prop.findall("string")
        if string.get("notr") == "true" and string.text and prop.get("name") not in NOT_SHOWN
    ]
    assert fixed == []


def test_labels_show_plain_text(form: Element) -> None:
    labels = [widget for widget in _widgets(form) if widget.get("class") == "QLabel"]
    guessing = [
        widget.get("name") for widget in labels if "PlainText" not in _text(widget, "textFormat")
    ]
    assert guessing == []
