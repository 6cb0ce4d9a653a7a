"""Places as people write them down."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.case import Place
from kcc_desktop.domain.written_place import place_written


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Lindelaan 12, 3523 XK Utrecht", Place("Lindelaan", 12, "", "3523XK", "Utrecht")),
        ("Lindelaan 12a 3523xk", Place("Lindelaan", 12, "A", "3523XK")),
        ("lindelaan  12-2", Place("lindelaan", 12, "2")),
        ("Plein 1944 7, Nijmegen", Place("Plein 1944", 7, "", "", "Nijmegen")),
        ("Van Speijkstraat 3, Utrecht", Place("Van Speijkstraat", 3, "", "", "Utrecht")),
        ("speeltuin Lindelaan", Place("speeltuin Lindelaan")),
        ("tegenover het park, bij de vijver", Place("tegenover het park, bij de vijver")),
        ("3523 XK", Place(postcode="3523XK")),
        ("3523xk 12a", Place("", 12, "A", "3523XK")),
        ("park 3523XK Utrecht", Place("park", postcode="3523XK", town="Utrecht")),
        ("", Place()),
        ("12", Place("12")),
    ],
)
def test_what_can_be_told_apart_is(written: str, place: Place) -> None:
    assert place_written(written) == place


def test_nothing_that_is_typed_is_too_much() -> None:
    assert len(place_written("a 1 " * 10_000).street) <= 200
