"""Bringing reports and updates into Signalen, once."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

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
from tests.registers.signalen.known import DESCRIPTION, REPORT
from tests.registers.systems import NOW, Describe, asked, made, soon
from tests.support.http_server import HttpServer, Reply
from tests.support.signalen_town import Town


def test_a_report_goes_in_with_category_source_and_answers(
    town: Town, served: HttpServer, described: Describe
) -> None:
    taken = described().report(REPORT, soon())
    (sent,) = [one.json for one in asked(served, "POST")]
    assert (taken.number, taken.source_key) == ("SIG-101", "101")
    assert taken.case is not None
    assert (sent["source"], sent["text"]) == ("Telefoon – KCC", REPORT.text)
    assert sent["location"]["geometrie"]["coordinates"] == [5.1214, 52.0705]
    assert sent["category"]["category_url"].endswith(
        "/wegen-verkeer-straatmeubilair/sub_categories/lantaarnpaal-straatverlichting"
    )
    assert [(one["label"], one["answer"]) for one in sent["extra_properties"]] == [
        ("Sinds wanneer?", "gisteren")
    ]
    assert town.signals[101]["reporter"]["email"] == "suzanne@example.org"


def test_the_description_says_which_category_and_source(
    town: Town, served: HttpServer, described: Describe
) -> None:
    options = """
source = "E-mail – KCC"
[signalen.sources]
phone = "Telefoon – KCC"
[signalen.kinds]
"Kapotte straatlantaarn" = "wegen-verkeer-straatmeubilair/lantaarnpaal-straatverlichting"
"""
    system = described(options)
    system.report(replace(REPORT, kind="kapotte straatlantaarn"), soon())
    system.report(replace(REPORT, key="2", channel="letter"), soon())
    assert [signal["source"] for signal in town.signals.values()] == [
        "Telefoon – KCC",
        "E-mail – KCC",
    ]
    assert len(asked(served, "GET", "categories/")) == 1


@pytest.mark.parametrize("kind", ["Boom", "Oud"])
def test_a_kind_without_category_is_named(described: Describe, kind: str) -> None:
    with pytest.raises(SystemRejected, match=kind):
        described().report(replace(REPORT, kind=kind), soon())


def test_a_channel_without_source_asks_the_administrator(described: Describe) -> None:
    with pytest.raises(SystemRejected, match="bron"):
        described().report(replace(REPORT, channel="letter"), soon())


def test_a_point_is_that_of_an_earlier_signal_at_the_address(
    town: Town, served: HttpServer, described: Describe
) -> None:
    system = described()
    by_address = replace(REPORT, place=Place("Lindelaan", 12, "", "3523XK", "Vlietstede"))
    with pytest.raises(SystemRejected, match="kaart"):
        system.report(by_address, soon())
    assert not asked(served, "POST")
    town.reported("Eerder")
    system.report(by_address, soon())
    assert town.signals[102]["location"]["geometrie"]["coordinates"] == [5.1214, 52.0705]


def test_a_refusal_is_told_in_the_words_of_the_system(described: Describe) -> None:
    with pytest.raises(SystemRejected, match="Invalid source given"):
        described('source = "Fax"').report(REPORT, soon())


def test_a_wrong_token_is_a_refused_login(described: Describe) -> None:
    with pytest.raises(SystemRefused):
        described(token="verlopen").report(REPORT, soon())


def test_a_token_is_had_by_oidc(town: Town, served: HttpServer) -> None:
    town.reported("Lantaarn")
    login = f"""login = "oauth2"
token_url = "{served.address}token"
client_id = "kcc-desktop"
"""
    text = DESCRIPTION.replace('login = "bearer"', login)
    with closing(
        made(text.format(address=served.address, options=""), signalen="geheim")
    ) as system:
        assert system.by_number("101", soon())
        assert system.by_number("101", soon())
    assert len(asked(served, "POST", "/token")) == 1


def test_a_report_whose_answer_was_lost_is_recognised(
    town: Town, served: HttpServer, described: Describe
) -> None:
    town.lost_answers = [Reply(502)]
    system = described()
    with pytest.raises(SystemAway) as caught:
        system.report(REPORT, soon())
    assert caught.value.may_have_arrived
    assert len(asked(served, "POST")) == 1
    # Whoever sorts reports there was faster.
    town.signals[101]["category"]["sub_slug"] = "overig"
    taken = system.recognise(REPORT, soon())
    assert taken is not None
    assert taken.number == "SIG-101"
    assert system.recognise(replace(REPORT, key="overdracht/2"), soon()) is None


def test_our_reference_is_not_in_what_the_reporter_is_mailed(
    town: Town, described: Describe
) -> None:
    described().report(REPORT, soon())
    assert "KCC-" not in town.signals[101]["text"]
    assert town.signals[101]["text_extra"].startswith("KCC-")


NOTE = Update("bericht/1", "101", NOW, note="Bewoner belt weer", seen=NOW)


def test_a_note_is_there_once_however_often_it_is_sent(
    town: Town, served: HttpServer, described: Describe
) -> None:
    town.reported("Lantaarn")
    system = described()
    for _ in range(2):
        assert system.update(NOTE, soon()) is not None
    (note,) = town.signals[101]["notes"]
    assert note["text"].startswith("Bewoner belt weer")
    assert len(asked(served, "PATCH")) == 1


def test_a_state_is_set_once(town: Town, served: HttpServer, described: Describe) -> None:
    town.reported("Lantaarn", at=NOW - timedelta(days=1))
    system = described()
    done = replace(NOTE, step=Step.DONE, note="Gemaakt")
    for _ in range(2):
        case = system.update(done, soon())
        assert case is not None
        assert case.step is Step.DONE
    assert len(asked(served, "PATCH")) == 1


def test_who_was_there_before_goes_before_a_new_state(
    town: Town, served: HttpServer, described: Describe
) -> None:
    town.reported("Lantaarn", at=NOW - timedelta(days=1))
    town.stated(101, "b", at=NOW - timedelta(hours=1), who="jan@ov")
    system = described()
    with pytest.raises(Conflict) as caught:
        system.update(replace(NOTE, step=Step.DONE, seen=NOW - timedelta(hours=2)), soon())
    assert caught.value.winner == "jan@ov"
    assert not asked(served, "PATCH")
    system.update(replace(NOTE, seen=NOW - timedelta(hours=2)), soon())
    assert town.signals[101]["notes"]


def test_what_we_said_ourselves_is_in_nobodys_way(town: Town, described: Describe) -> None:
    town.reported("Lantaarn", at=NOW - timedelta(days=1))
    system = described()
    seen = NOW - timedelta(hours=2)
    system.update(replace(NOTE, seen=seen), soon())
    system.update(replace(NOTE, key="2", seen=seen, step=Step.ACCEPTED), soon())
    done = system.update(replace(NOTE, key="3", seen=seen, step=Step.DONE), soon())
    assert done.step is Step.DONE


def test_after_a_fault_it_is_read_again_whether_it_arrived(
    town: Town, served: HttpServer, described: Describe
) -> None:
    town.reported("Lantaarn", at=NOW - timedelta(days=1))
    system = described()
    town.lost_answers = [Reply(500)]
    assert system.update(replace(NOTE, step=Step.ACCEPTED), soon()).step is Step.ACCEPTED
    town.faults = {"PATCH": [Reply(500)]}
    with pytest.raises(SystemAway):
        system.update(replace(NOTE, key="2", step=Step.DONE), soon())
    assert len(asked(served, "PATCH")) == 2


def test_a_state_that_cannot_follow_is_refused_in_its_words(
    town: Town, described: Describe
) -> None:
    town.reported("Lantaarn")
    town.stated(101, "o")
    with pytest.raises(SystemRejected, match="Invalid state transition"):
        described().update(replace(NOTE, step=Step.PLANNED), soon())


def test_a_step_that_signalen_does_not_know_is_not_told(
    town: Town, served: HttpServer, described: Describe
) -> None:
    town.reported("Lantaarn")
    assert described().update(replace(NOTE, note="", step=Step.TOLD), soon()).number == "SIG-101"
    assert not asked(served, "PATCH")


def test_an_update_on_what_is_gone_is_rejected(described: Describe) -> None:
    with pytest.raises(SystemRejected):
        described().update(NOTE, soon())
