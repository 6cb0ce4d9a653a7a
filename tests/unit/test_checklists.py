"""What the answers to the conditions of an article lead to."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.checklists import Verdict, outcome
from kcc_desktop.domain.knowledge import Condition

CONDITIONS = (
    Condition("Woont u in Vlietstede?", "dan vraagt u het aan in uw eigen gemeente."),
    Condition("Is de woning van vóór 1992?"),
)


def test_yes_to_all_is_met() -> None:
    found = outcome(CONDITIONS, (True, True))
    assert (found.verdict, found.said.nl) == (
        Verdict.MET,
        "Ja op alle 2 voorwaarden: dit kan.",
    )
    assert outcome(CONDITIONS[:1], (True,)).said.nl == "Ja op de voorwaarde: dit kan."


@pytest.mark.parametrize("answers", [(), (None,), (True,), (None, True), (True, None)])
def test_what_is_not_asked_keeps_it_open(answers: tuple[bool | None, ...]) -> None:
    found = outcome(CONDITIONS, answers)
    left = 2 - answers.count(True)
    assert (found.verdict, found.said.nl) == (
        Verdict.OPEN,
        f"Nog {left} van 2 voorwaarden te vragen.",
    )


def test_one_no_decides_and_says_what_it_means() -> None:
    found = outcome(CONDITIONS, (False, None))
    assert found.verdict is Verdict.NOT_MET
    assert found.said.nl == (
        "Nee op “Woont u in Vlietstede?”: dan vraagt u het aan in uw eigen gemeente."
    )


def test_each_no_is_told_also_without_a_meaning_of_its_own() -> None:
    found = outcome(CONDITIONS, (False, False))
    assert found.said.nl.count("Nee op") == 2
    assert found.said.en.endswith("then this condition has not been met.")
