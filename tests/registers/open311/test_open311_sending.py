"""Bringing reports and updates into Open311 servers, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kcc_desktop.domain.case import Place
from kcc_desktop.domain.errors import (
    Conflict,
    SystemAway,
    SystemRefused,
    SystemRejected,
)
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import Update
from tests.registers.open311.known import REPORT
from tests.registers.systems import NOW, Describe, asked, soon
from tests.support.http_server import HttpServer, Reply
from tests.support.open311_city import City


def test_a_report_goes_in_with_the_answers_to_its_questions(
    city: City, served: HttpServer, described: Describe
) -> None:
    taken = described().report(REPORT, soon())
    (sent,) = asked(served, "POST", "requests.json")
    form = sent.form
    assert taken.number == taken.source_key == str(city.requests[-1]["service_request_id"])
    assert form["service_code"] == ["LAMP"]
    assert form["attribute[SOORT]"] == ["2"]
    assert form["attribute[WANNEER][]"] == ["a", "n"]
    assert form["api_key"] == ["sleutel"]
    assert form["first_name"] + form["last_name"] == ["Suzanne", "de Wit"]
    assert form["lat"] + form["long"] == ["52.0705000", "5.1214000"]
    assert form["address_string"] == ["Lindelaan 12A, 3523XK Vlietstede"]
    assert "Sinds? gisteren" in form["description"][0]


def test_our_reference_is_not_shown_with_what_came_back(city: City, described: Describe) -> None:
    system = described()
    number = system.report(REPORT, soon()).number
    (case,) = system.by_number(number, soon())
    assert case.description == "De lantaarn voor Lindelaan 12 is uit.\nSinds? gisteren"


def test_a_question_that_must_be_answered_is_named(served: HttpServer, described: Describe) -> None:
    with pytest.raises(SystemRejected, match="Wat is er mis"):
        described().report(replace(REPORT, answers=()), soon())
    assert not asked(served, "POST")


def test_an_answer_that_is_none_of_the_choices_is_not_sent_as_one(described: Describe) -> None:
    unknown = replace(REPORT, answers=(("Wat is er mis?", "Ontploft"),))
    with pytest.raises(SystemRejected, match="Wat is er mis"):
        described().report(unknown, soon())


def test_a_kind_is_named_in_the_description(city: City, described: Describe) -> None:
    unknown = replace(REPORT, kind="Rommel op straat", answers=())
    with pytest.raises(SystemRejected, match="Rommel op straat"):
        described().report(unknown, soon())
    options = '[open311.kinds]\n"rommel op straat" = "AFVAL"'
    described(options).report(unknown, soon())
    assert city.requests[-1]["service_code"] == "AFVAL"


def test_kinds_and_questions_are_asked_once(served: HttpServer, described: Describe) -> None:
    system = described()
    system.report(REPORT, soon())
    system.report(replace(REPORT, key="overdracht/2"), soon())
    assert len(asked(served, "GET", "services.json")) == 1
    assert len(asked(served, "GET", "services/LAMP.json")) == 1


def test_a_refusal_is_told_in_the_words_of_the_server(described: Describe) -> None:
    nowhere = replace(REPORT, place=Place())
    with pytest.raises(SystemRejected, match="lat/long or address_string was not provided"):
        described().report(nowhere, soon())


def test_a_wrong_key_is_a_refused_login(described: Describe) -> None:
    with pytest.raises(SystemRefused):
        described(key="fout").report(REPORT, soon())
    with pytest.raises(SystemRefused):
        described(key="").report(REPORT, soon())


def test_the_number_comes_later_where_there_are_tokens(city: City, described: Describe) -> None:
    city.tokens = True
    system = described()
    taken = system.report(REPORT, soon())
    assert (taken.number, taken.token) == ("", "t9001")
    assert system.result(taken.token, soon()) == taken
    city.waiting[taken.token] = "9001"
    assert system.result(taken.token, soon()).number == "9001"


def test_a_report_whose_answer_was_lost_is_recognised(
    city: City, served: HttpServer, described: Describe
) -> None:
    city.lost_answers = [Reply(502)]
    system = described()
    with pytest.raises(SystemAway) as caught:
        system.report(REPORT, soon())
    assert caught.value.may_have_arrived
    assert len(asked(served, "POST")) == 1
    taken = system.recognise(REPORT, soon())
    assert taken is not None
    assert taken.number == city.requests[-1]["service_request_id"]
    assert taken.case is not None
    assert system.recognise(replace(REPORT, key="overdracht/2"), soon()) is None


@pytest.mark.parametrize("body", [b"[]", b"ok", b"<html>dank u</html>", b"{}"])
def test_an_answer_without_a_number_says_that_it_may_have_arrived(
    city: City, described: Describe, body: bytes
) -> None:
    city.lost_answers = [Reply(201, body)]
    with pytest.raises(SystemAway) as caught:
        described().report(REPORT, soon())
    assert caught.value.may_have_arrived


NOTE = Update("bericht/1", "638344", NOW, note="Bewoner belt weer", seen=NOW)


def test_an_update_is_shown_once_however_often_it_is_sent(
    city: City, served: HttpServer, described: Describe
) -> None:
    system = described("updates = true")
    done = replace(NOTE, step=Step.DONE)
    for _ in range(2):
        case = system.update(done, soon())
        assert case is not None
        assert case.step is Step.DONE
    (update,) = city.updates
    (sent,) = asked(served, "POST", "servicerequestupdates.json")
    assert update["status"] == "fixed"
    assert sent.form["status"] == ["FIXED"]


def test_who_was_there_before_goes_before_a_new_status(city: City, described: Describe) -> None:
    system = described("updates = true")
    early = replace(NOTE, step=Step.DONE, seen=datetime(2026, 3, 1, tzinfo=UTC))
    with pytest.raises(Conflict):
        system.update(early, soon())
    assert not city.updates
    system.update(replace(early, step=None), soon())
    assert [update["status"] for update in city.updates] == ["unchanged"]


def test_what_we_said_ourselves_is_in_nobodys_way(city: City, described: Describe) -> None:
    system = described("updates = true")
    seen = datetime(2026, 3, 3, tzinfo=UTC)
    system.update(replace(NOTE, seen=seen, step=Step.ACCEPTED), soon())
    case = system.update(replace(NOTE, key="2", seen=seen, step=Step.DONE), soon())
    assert case.step is Step.DONE
    assert [update["status"] for update in city.updates] == ["in_progress", "fixed"]


def test_a_step_that_the_server_does_not_know_is_not_told(
    served: HttpServer, described: Describe
) -> None:
    told = replace(NOTE, note="", step=Step.TOLD)
    assert described("updates = true").update(told, soon()).number == "638344"
    assert not asked(served, "POST")


def test_an_update_on_what_is_gone_is_rejected(described: Describe) -> None:
    with pytest.raises(SystemRejected):
        described("updates = true").update(replace(NOTE, source_key="9"), soon())
