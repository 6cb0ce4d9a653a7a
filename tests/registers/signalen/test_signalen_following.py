"""Following what changes in Signalen, page after page."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kcc_desktop.domain.steps import Step
from tests.registers.systems import NOW, Describe, all_changes, soon
from tests.support.signalen_town import Town


def test_all_signals_come_in_page_by_page(town: Town, described: Describe) -> None:
    town.page_size = 10
    for number in range(35):
        town.reported("Lantaarn", at=NOW - timedelta(hours=number))
    cases, _ = all_changes(described())
    assert {case.source_key for case in cases} == {str(key) for key in town.signals}


def test_more_than_a_page_at_one_moment_is_no_end_and_no_circle(
    town: Town, described: Describe
) -> None:
    town.page_size = 10
    for _ in range(35):
        town.reported("Lantaarn", at=NOW - timedelta(days=1))
    town.reported("De laatste", at=NOW)
    cases, _ = all_changes(described())
    assert {case.source_key for case in cases} == {str(key) for key in town.signals}


def test_what_changes_while_pages_are_read_is_not_missed(town: Town, described: Describe) -> None:
    town.page_size = 10
    for number in range(30):
        town.reported("Lantaarn", at=NOW - timedelta(hours=30 - number))
    system = described()
    first = system.changed("", soon())
    for key in range(101, 106):
        town.stated(key, "b")
    cases, _ = all_changes(system, first.cursor)
    seen = {case.source_key for case in (*first.cases, *cases)}
    assert seen == {str(key) for key in town.signals}
    assert {c.source_key for c in cases if c.step is Step.ACCEPTED} == set(
        map(str, range(101, 106))
    )


def test_only_what_changed_since_is_told_with_what_happened(
    town: Town, described: Describe
) -> None:
    for number in range(5):
        town.reported("Lantaarn", at=NOW - timedelta(days=5 - number))
    system = described()
    _, cursor = all_changes(system)
    town.now = NOW + timedelta(hours=1)
    town.noted(102, "Onderdeel besteld", at=town.now)
    town.stated(102, "o", "Gemaakt", at=town.now)
    cases, _ = all_changes(system, cursor)
    (changed,) = [case for case in cases if case.source_key == "102"]
    assert (changed.step, changed.closed_at) == (Step.DONE, town.now)
    assert "Onderdeel besteld" in {event.text for event in changed.events}


def test_without_its_history_the_last_state_is_known(town: Town, described: Describe) -> None:
    town.reported("Lantaarn", at=NOW - timedelta(days=1))
    town.stated(101, "b", "Monteur kijkt")
    system = described()
    (with_it,) = system.changed("", soon()).cases
    town.history = {101: []}
    (without,) = system.changed("", soon()).cases
    assert [event.text for event in without.events] == ["In behandeling: Monteur kijkt"]
    assert without.events[0] in with_it.events


@pytest.mark.parametrize("cursor", ["nonsense", "{}", "2026 x", "2026-03-04 -5", "1 1 1"])
def test_a_cursor_that_is_not_ours_begins_anew(
    town: Town, described: Describe, cursor: str
) -> None:
    town.reported("Lantaarn")
    cases, _ = all_changes(described(), cursor)
    assert [case.number for case in cases] == ["SIG-101"]
