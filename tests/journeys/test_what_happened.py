"""Suzanne calls: her report is answered in a real window, by keyboard only (scenario 1)."""

from __future__ import annotations

import pytest

from tests.journeys.screen import Screen, Sight, Start


@pytest.fixture
def screen(start: Start) -> Screen:
    """Hilde's window, with the keyboard in its box."""
    return start()


def _names_suzanne(sight: Sight) -> bool:
    return any("Kapotte straatlantaarn Lindelaan" in row for row in sight["results"])


def test_words_of_the_mail_lead_to_the_answer(screen: Screen) -> None:
    screen.type("lantaarn lindelaan")
    screen.until(lambda sight: sight["typed"] == "lantaarn lindelaan" and _names_suzanne(sight))
    screen.press("Return")
    sight = screen.until(lambda sight: sight["answer"] and sight["lines"])
    assert sight["page"] == "FilePage"
    assert sight["name"] == "Suzanne de Wit"
    assert "kapotte straatlantaarn" in sight["answer"]
    assert "Stef" in sight["answer"]
    assert "Maas" not in sight["answer"], "a resident hears first names"
    assert sight["steps"].count(";") == 4
    assert sight["source"].startswith("Bron: ")
    assert sight["keyboard"] == "searchBox", "the next search can be typed at once"


@pytest.mark.parametrize("words", ["06-12345678", "suzanne de wit"])
def test_a_phone_number_or_a_name_lead_there_too(screen: Screen, words: str) -> None:
    screen.type(words)
    screen.until(lambda sight: any("Suzanne de Wit" in row for row in sight["results"]))
    screen.press("Return")
    sight = screen.until(lambda sight: sight["answer"])
    assert sight["name"] == "Suzanne de Wit"
    assert "straatlantaarn" in sight["answer"]


def test_results_come_while_typing_and_escape_leaves_them(screen: Screen) -> None:
    screen.type("su")
    screen.until(lambda sight: sight["typed"] == "su" and sight["results"])
    screen.press("Escape")
    sight = screen.until(lambda sight: not sight["results"])
    assert sight["page"] == "welcomePage"
    screen.press("Down")
    screen.until(lambda sight: sight["results"])


def test_the_knowledge_base_and_back(screen: Screen) -> None:
    screen.press("F4")
    screen.until(lambda sight: sight["keyboard"] == "knowledgeBox")
    screen.type("lantaarn")
    screen.until(lambda sight: sight["articles"])
    screen.press("Down", "Return")
    screen.until(lambda sight: sight["page"] == "ArticlePage")
    screen.press("Escape")
    screen.until(lambda sight: sight["page"] == "welcomePage")
