"""Reports that may be about the same thing as what is passed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.services import pass_on
from kcc_desktop.services.ports import Workspace


@dataclass
class Found:
    """What a search gave."""

    hits: tuple[Hit, ...]


class Find:
    """Finds six reports, newest first; the fifth is of party 5."""

    def __init__(self, *_given: object) -> None:
        """Needs nothing."""

    def find(self, _text: str, limit: int, _groups: object) -> Found:
        """As many of them as were asked for."""
        numbers = range(1, 7)
        hits = [Hit(HitGroup.CASE, n, f"Melding {n}", "", Match.EXACT, party_id=n) for n in numbers]
        return Found(tuple(hits[:limit]))


@pytest.mark.parametrize(("party_id", "expected"), [(5, [5, 1, 2]), (None, [1, 2, 3])])
def test_the_own_report_comes_first(
    monkeypatch: pytest.MonkeyPatch, party_id: int | None, expected: list[int]
) -> None:
    monkeypatch.setattr(pass_on, "Find", Find)
    passing = pass_on.PassOn(
        cast("Workspace", None), Actor("", "", roles=()), lambda: datetime(2026, 3, 2, tzinfo=UTC)
    )
    hits = passing.alike("Losse stoeptegel", "Lindelaan", party_id)
    assert [hit.id for hit in hits] == expected
