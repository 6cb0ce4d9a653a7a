"""Several reports of one resident, none at all, and how much is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kcc_desktop.domain.answers import compose, compose_many, compose_nothing
from kcc_desktop.domain.report import SourceCondition, SourceState
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.telling import Telling
from kcc_desktop.domain.trail import Trail
from kcc_desktop.domain.trail_rules import trail_of
from tests.unit.answers.described import NOW, described

TRAILS: dict[str, Trail] = {report.name: trail_of(report.rows) for report in described()}
LAMP = TRAILS["mailed, handed over, planned"]
TILE = TRAILS["accepted, no day yet"]
DEBTS = TRAILS["the answer is late"]
DONE = TRAILS["done, not told"]
REFERRED = TRAILS["a question that was referred"]


def test_the_newest_open_report_is_told_and_the_others_are_named() -> None:
    answer = compose_many([LAMP, TILE], NOW)
    assert answer.stage is Step.PLANNED
    assert answer.text == (
        "U heeft twee open meldingen. Ik begin met de nieuwste. "
        f"{compose(LAMP, NOW).text} De andere gaat over de losse stoeptegel in de Kerkstraat."
    )


def test_the_same_in_english() -> None:
    answer = compose_many([TILE, LAMP, DEBTS], NOW, "en")
    assert answer.text == (
        "You have three open matters with us. I'll begin with the newest. "
        f"{compose(TILE, NOW, 'en').text} The others are about the broken street lamp on Lindelaan "
        "and ‘Hulp bij schulden’."
    )


def test_many_others_are_counted() -> None:
    answer = compose_many([LAMP] + [TILE] * 6, NOW)
    assert answer.text.startswith("U heeft zeven open meldingen.")
    assert answer.text.endswith(" en nog drie.")


def test_open_reports_that_are_not_given_are_counted_too() -> None:
    answer = compose_many([LAMP, TILE], NOW, more=2)
    assert answer.text.startswith("U heeft vier open meldingen.")
    assert answer.text.endswith("de losse stoeptegel in de Kerkstraat en nog twee.")


def test_what_has_ended_is_not_counted() -> None:
    answer = compose_many([REFERRED, DONE, LAMP], NOW)
    assert answer.text == compose(LAMP, NOW).text


def test_with_nothing_open_the_newest_is_told() -> None:
    answer = compose_many([DONE, REFERRED], NOW)
    assert answer.text == (
        f"U heeft geen open meldingen; dit was de laatste. {compose(DONE, NOW).text}"
    )


def test_one_report_is_told_as_it_is() -> None:
    assert compose_many([DONE], NOW) == compose(DONE, NOW)


def test_nothing_found_says_so() -> None:
    answer = compose_nothing("lantaarn lindelaan", (), NOW)
    assert answer.text == "Ik vind geen melding bij ‘lantaarn lindelaan’."
    assert answer.stage is Step.UNKNOWN


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nl",
            "Onderhoudsplanning antwoordt nu niet, dus zeker weet ik dat niet.",
        ),
        (
            "en",
            "Onderhoudsplanning does not answer now, so I can't be sure.",
        ),
    ],
)
def test_nothing_found_is_not_sure_while_a_source_is_away(language: str, text: str) -> None:
    as_of = NOW - timedelta(hours=3)
    away = SourceState("Onderhoudsplanning", SourceCondition.AWAY, as_of)
    answer = compose_nothing("lantaarn", (away, SourceState("Zaken")), NOW, language)
    assert "‘lantaarn’" in answer.clauses[0].text
    assert answer.clauses[-1].text == text
    assert answer.clauses[-1].source == "Onderhoudsplanning"
    assert answer.clauses[-1].as_of == as_of


def test_a_resident_without_reports() -> None:
    assert compose_many([], NOW).text == "Ik zie geen melding van u."


def test_a_secret_report_is_not_among_the_open_ones() -> None:
    secret = replace(TILE, withheld=True)
    assert "Kerkstraat" not in compose_many([LAMP, secret], NOW).text


def test_surnames_and_reasons_are_told_where_the_municipality_says_so() -> None:
    telling = Telling(surnames=True, refusal_reasons=True)
    told = compose(TRAILS["refused"], NOW, Language.NL, telling).text
    assert "Stef Maas heeft de melding" in told
    assert "De reden: ‘mevrouw belt elke week’." in told


def test_each_clause_knows_its_source_and_age() -> None:
    answer = compose(LAMP, NOW)
    sources = [(clause.source, clause.as_of) for clause in answer.clauses]
    assert sources[:3] == [("Werkvoorraad", NOW)] * 3
    assert sources[3] == ("Onderhoudsplanning", NOW - timedelta(minutes=2))


def test_the_key_clause_and_the_stressed_words_are_those_of_the_picture() -> None:
    clauses = compose(LAMP, NOW).clauses
    assert [clause.stress for clause in clauses] == [
        "kapotte straatlantaarn", "maandag 2 maart", "", "",
    ]  # fmt: skip
    assert [clause.text for clause in clauses if clause.key] == [
        "Stef repareert de lamp vrijdag 6 maart."
    ]
