"""The colours of the window as named tokens: light, dark, and high contrast.

`PAIRS` names which token is written on which: each pair keeps the contrast that WCAG 2.2 AA asks
for text (4.5), and `MARKS` the one for what is not text (3.0).
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Scheme(StrEnum):
    """Which set of colours is used."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tokens(NamedTuple):
    """One set of colours, each as `#rrggbb`."""

    bar: str  # the top bar
    on_bar: str
    on_bar_soft: str
    on_bar_good: str  # dots on the top bar
    on_bar_warn: str
    field: str  # what is typed in
    field_edge: str
    focus: str  # the ring around what has the focus
    ground: str  # behind the cards
    card: str
    edge: str  # around and between cards
    text: str
    soft: str  # what is less important
    accent: str  # links, buttons, the present step
    on_accent: str
    chosen: str  # a chosen or hovered row
    on_chosen: str
    chip: str
    pill: str  # the filter that is on
    on_pill: str
    good: str
    good_ground: str
    good_badge: str
    on_good_badge: str
    warn: str
    warn_ground: str
    warn_badge: str
    on_warn_badge: str
    bad: str
    bad_ground: str
    bad_badge: str
    on_bad_badge: str
    info_badge: str
    on_info_badge: str
    future: str  # a step still to come
    mark: str  # behind a found word
    on_mark: str
    strip: str  # the status bar


LIGHT = Tokens(
    bar="#0b3d5c",
    on_bar="#ffffff",
    on_bar_soft="#d3e2ec",
    on_bar_good="#5cc48a",
    on_bar_warn="#f0b24a",
    field="#ffffff",
    field_edge="#7d8b97",
    focus="#ffb612",
    ground="#eef1f4",
    card="#ffffff",
    edge="#d5dce2",
    text="#16202a",
    soft="#566470",
    accent="#0b6aa2",
    on_accent="#ffffff",
    chosen="#e3f0f9",
    on_chosen="#16202a",
    chip="#eef2f5",
    pill="#0b3d5c",
    on_pill="#ffffff",
    good="#1d7a46",
    good_ground="#f4fbf6",
    good_badge="#dff3e6",
    on_good_badge="#176239",
    warn="#a85b00",
    warn_ground="#fffaf0",
    warn_badge="#fff1cc",
    on_warn_badge="#7a4a00",
    bad="#b3261e",
    bad_ground="#fdf5f4",
    bad_badge="#fbe0de",
    on_bad_badge="#8f1d17",
    info_badge="#e3f0f9",
    on_info_badge="#0a557f",
    future="#b3bec7",
    mark="#fff0a8",
    on_mark="#16202a",
    strip="#dfe5ea",
)

DARK = Tokens(
    bar="#0a2536",
    on_bar="#ffffff",
    on_bar_soft="#b9cddb",
    on_bar_good="#5cc48a",
    on_bar_warn="#f0b24a",
    field="#101920",
    field_edge="#75858f",
    focus="#ffb612",
    ground="#10171d",
    card="#1a232b",
    edge="#303c46",
    text="#e8eef2",
    soft="#a3b1bc",
    accent="#5cb3e6",
    on_accent="#06202f",
    chosen="#21384a",
    on_chosen="#e8eef2",
    chip="#28343e",
    pill="#5cb3e6",
    on_pill="#06202f",
    good="#5cc48a",
    good_ground="#16261f",
    good_badge="#1d4230",
    on_good_badge="#a7e8c4",
    warn="#f0b24a",
    warn_ground="#2a2316",
    warn_badge="#4a3a17",
    on_warn_badge="#ffdf9e",
    bad="#ff8f86",
    bad_ground="#2d1c1c",
    bad_badge="#55252a",
    on_bad_badge="#ffc9c4",
    info_badge="#21384a",
    on_info_badge="#b5dcf5",
    future="#4b5964",
    mark="#675708",
    on_mark="#fff7d6",
    strip="#0d1419",
)

#: Black and white with few colours: text keeps 7 to 1 (WCAG 2.2 AAA), edges are seen.
CONTRAST = Tokens(
    bar="#000000",
    on_bar="#ffffff",
    on_bar_soft="#ffffff",
    on_bar_good="#7dff9b",
    on_bar_warn="#ffd75e",
    field="#000000",
    field_edge="#ffffff",
    focus="#ffe100",
    ground="#000000",
    card="#000000",
    edge="#ffffff",
    text="#ffffff",
    soft="#e6e6e6",
    accent="#ffe100",
    on_accent="#000000",
    chosen="#003e8a",
    on_chosen="#ffffff",
    chip="#1f1f1f",
    pill="#ffe100",
    on_pill="#000000",
    good="#7dff9b",
    good_ground="#000000",
    good_badge="#7dff9b",
    on_good_badge="#000000",
    warn="#ffd75e",
    warn_ground="#000000",
    warn_badge="#ffd75e",
    on_warn_badge="#000000",
    bad="#ffa9a3",
    bad_ground="#000000",
    bad_badge="#ffa9a3",
    on_bad_badge="#000000",
    info_badge="#1f1f1f",
    on_info_badge="#ffffff",
    future="#bdbdbd",
    mark="#ffe100",
    on_mark="#000000",
    strip="#000000",
)

SCHEMES = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.CONTRAST: CONTRAST}

#: What is written on what.
PAIRS = (
    ("on_bar", "bar"),
    ("on_bar_soft", "bar"),
    ("text", "field"),
    ("soft", "field"),
    ("text", "ground"),
    ("soft", "ground"),
    ("text", "card"),
    ("soft", "card"),
    ("accent", "card"),
    ("on_accent", "accent"),
    ("on_chosen", "chosen"),
    ("soft", "chosen"),
    ("accent", "chosen"),
    ("text", "chip"),
    ("on_pill", "pill"),
    *(
        pair
        for tone in ("good", "warn", "bad")
        for pair in (
            (tone, f"{tone}_ground"),
            ("text", f"{tone}_ground"),
            ("soft", f"{tone}_ground"),
            (f"on_{tone}_badge", f"{tone}_badge"),
        )
    ),
    ("on_info_badge", "info_badge"),
    ("on_info_badge", "card"),
    ("on_mark", "mark"),
    ("text", "strip"),
    ("soft", "strip"),
)

#: What must be told apart without being text: edges of fields, dots, the steps that were reached.
#: (`future` is not among them: a step to come says so in its words.)
MARKS = (
    ("field_edge", "field"),
    ("focus", "bar"),
    ("on_bar_good", "bar"),
    ("on_bar_warn", "bar"),
    ("good", "card"),
    ("warn", "card"),
    ("bad", "card"),
    ("accent", "good_ground"),
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (1 to 21), as WCAG 2.2 defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
