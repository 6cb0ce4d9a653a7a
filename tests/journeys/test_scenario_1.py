"""What happened to my report? From the mail to the answer, over real servers (scenarios 1 and 4).

A mail comes into a real mailbox, is handed over at one desk, goes into the planning of a department
that has a system of its own, is planned there, and is answered at another desk. With a folder in
KCC_JOURNEY_PICTURES each step is kept there as a picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from kcc_desktop.demo.content import content_folder
from kcc_desktop.demo.planning_server import PlanningServer
from kcc_desktop.domain.moments import local
from tests.journeys import clock
from tests.journeys.screen import Screen, Start
from tests.support.mail_servers import (
    PASSWORD,
    Dovecot,
    Mailman,
    dovecot_is_installed,
    running_dovecot,
    running_smtp,
)

SUBJECT = "Lamp Havenstraat brandt niet"


@pytest.fixture
def sample_url(own_postgres_sample_url: str) -> str:
    """The sample municipality on a server, which both desks share."""
    return own_postgres_sample_url


@pytest.fixture
def dovecot() -> Iterator[Dovecot]:
    if not dovecot_is_installed():
        pytest.skip("dovecot-imapd is not installed")
    with running_dovecot() as made:
        yield made


@pytest.fixture
def post() -> Iterator[tuple[Mailman, int]]:
    with running_smtp() as made:
        yield made


@pytest.fixture
def planning() -> Iterator[PlanningServer]:
    """The department's own system, empty."""
    made = PlanningServer((), clock.now)
    yield made
    made.close()


@pytest.fixture
def desks(
    start: Start, other_display: str, dovecot: Dovecot, post: tuple[Mailman, int],
    planning: PlanningServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> tuple[Screen, Screen]:  # fmt: skip
    """Luc and Hilde, each at a desk of their own; both know the mailbox and the planning."""
    monkeypatch.setenv("KCC_SECRET_ONTHAAL", PASSWORD)
    for login in ("luc.jansen", "hilde.vos"):
        folder = tmp_path / login / "config" / "kcc-desktop" / "systems"
        folder.mkdir(parents=True)
        (folder / "onthaal.toml").write_text(_mailbox(dovecot.port, post[1]), "utf-8")
        (folder / "onderhoudsplanning.toml").write_text(_planning(planning), "utf-8")
    return start("luc.jansen"), start("hilde.vos", other_display)


def _mailbox(imap: int, smtp: int) -> str:
    return (
        'kind = "mailbox"\nname = "Gemeente Vlietstede"\naddress = "onthaal@vlietstede.example"\n'
        '[login]\nuser = "onthaal"\n'
        f'[imap]\nhost = "127.0.0.1"\nport = {imap}\nsecurity = "none"\n'
        f'[smtp]\nhost = "127.0.0.1"\nport = {smtp}\nsecurity = "none"\n'
    )


def _planning(planning: PlanningServer) -> str:
    """The description that comes with the sample, for the server of this test."""
    text = content_folder().joinpath("systems", "onderhoudsplanning.toml").read_text("utf-8")
    whole = text.replace("https://planning.vlietstede.example/api", planning.address)
    return whole.replace("pace_s = 60", "pace_s = 10")


def _mail() -> bytes:
    message = EmailMessage()
    message["From"] = "Karel Peeters <karel.peeters@mail.example>"
    message["To"] = "onthaal@vlietstede.example"
    message["Subject"], message["Message-ID"] = SUBJECT, "<lamp@mail.example>"
    message.set_content("Goedemorgen,\n\nDe lantaarn voor nummer 23 is uit.\n\nKarel Peeters\n")
    return bytes(message)


def test_a_mail_is_planned_elsewhere_and_answered_at_the_other_desk(
    desks: tuple[Screen, Screen], dovecot: Dovecot, planning: PlanningServer
) -> None:
    luc, hilde = desks
    take_the_mail(luc, dovecot)
    hand_it_over(luc)
    (order,) = planning.orders.where({})
    assert order["melder"]["email"] == "karel.peeters@mail.example"
    assert order["adres"]["straat"] == "Havenstraat"
    plan_it(planning, order["nummer"])
    hear_what_happened(hilde)


def take_the_mail(luc: Screen, dovecot: Dovecot) -> None:
    """Monday: the mail is in the list of everyone on duty, and one of them takes it."""
    client = dovecot.client("onthaal")
    client.append("INBOX", _mail(), msg_time=clock.now())
    client.logout()
    luc.press("alt+0")
    luc.until(lambda sight: SUBJECT in sight["mails"] and sight["keyboard"] == "mailList")
    luc.press("End")
    sight = luc.until(lambda sight: sight["mail"] == SUBJECT)
    assert sight["mail_links"][0] == "Karel Peeters", "the address is his alone"
    luc.picture("1-the-mail-is-there")
    luc.press("ctrl+alt+t")
    luc.until(lambda sight: sight["mail_state"].startswith("Luc Jansen is erop"))


def hand_it_over(luc: Screen) -> None:
    """It goes into the department's own system at once, and its number comes back."""
    luc.press("ctrl+alt+o")
    luc.until(lambda sight: sight["keyboard"] == "productBox")
    luc.press("ctrl+a")
    luc.type("lantaarn")
    luc.until(lambda sight: any("straatlantaarn" in one for one in sight["offered"]))
    luc.press("Return")
    luc.until(lambda sight: sight["asked"] and sight["promise"])
    luc.press("Tab", "ctrl+a")
    luc.type("Havenstraat 23")
    luc.press("Tab", "1", "Tab", "1")
    luc.until(lambda sight: [one[3:] for one in sight["picks"]] == ["één lamp", "nee"])
    luc.picture("2-handing-over")
    luc.press("ctrl+Return")
    luc.until(lambda sight: "W-1" in sight["toast"])
    luc.picture("3-its-number-is-back")


def plan_it(planning: PlanningServer, number: str) -> None:
    """The department plans Stef for Friday, in its own system."""
    friday = local(clock.now() + timedelta(days=2)).date()
    planned = {"dag": friday.isoformat(), "monteur": "Stef Maas", "werk": "repareert de lamp"}
    planned["vastgelegd"] = clock.now().isoformat()
    planning.orders.change(number, {"status": "Ingepland", "planning": planned})


def hear_what_happened(hilde: Screen) -> None:
    """Wednesday: he phones, and this desk has never heard of him."""
    hilde.type("lamp havenstraat")
    hilde.until(lambda sight: any("Peeters" in row for row in sight["results"]))
    hilde.press("Return")
    sight = hilde.until(lambda sight: "Stef repareert" in sight["answer"])
    assert "vrijdag 6 maart" in sight["answer"]
    assert "mail binnen" in sight["answer"]
    assert "Onderhoudsplanning" in sight["source"]
    hilde.picture("4-the-answer")
