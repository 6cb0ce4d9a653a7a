"""A department that has only a mailbox: its work goes out by mail once, its answer comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kcc_desktop.domain.errors import SystemAway
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.mail import Address, Mailbox, OutgoingMail, ParsedMail
from kcc_desktop.domain.mail_answers import mail_answers
from kcc_desktop.domain.mail_orders import marked
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.steps import State
from kcc_desktop.domain.systems import OutboxState, Verdict
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.registers.described.mail import MailDepartment
from kcc_desktop.services.bring_out import BringOut
from kcc_desktop.services.courier import Courier
from kcc_desktop.services.deliver_mail_order import mail_order_deliveries
from kcc_desktop.services.mail_in import Arrived, MailIn
from kcc_desktop.services.ports_systems import Deadline
from kcc_desktop.services.record import Passing, Record
from kcc_desktop.services.serving import Serving
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.registers.described import make
from tests.store.handling import LAMP, Town, make_town
from tests.store.making import contact

BOX = Mailbox("algemeen", "Postbus", "info@vlietstede.example")
ADDRESS = "onderhoud@vlietstede.example"
TEXT = f"""
kind = "mail"
key = "onderhoud"
name = "Onderhoud (per mail)"
department = "onderhoud"
[mail]
address = "{ADDRESS}"
mailbox = "algemeen"
"""


class Box:
    """A mailbox that keeps what is sent, with a line that may break."""

    mailbox = BOX

    def __init__(self) -> None:
        self.sent: list[OutgoingMail] = []
        self.breaks: list[bool] = []

    def send(self, mail: OutgoingMail, deadline: Deadline) -> None:
        """Sends it; `breaks` says whether the line breaks, and the mail had gone by then."""
        if self.breaks:
            if self.breaks.pop(0):
                self.sent.append(mail)
            raise SystemAway(Said("weg", "gone"), system="Postbus", may_have_arrived=True)
        self.sent.append(mail)

    def was_sent(self, message_id: str, deadline: Deadline) -> bool:
        """Whether it went."""
        return message_id in [mail.message_id for mail in self.sent]


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A town whose maintenance has this address."""
    town = make_town(workspace)
    with workspace.work(town.people["karin.smit"]) as work:
        departments = [
            replace(one, email=ADDRESS if one.key == "onderhoud" else one.email)
            for one in work.organisation.departments()
        ]
        work.organisation.put_departments(departments)
    return town


@pytest.fixture
def department() -> MailDepartment:
    """Maintenance, as its description has it."""
    made: MailDepartment = make(TEXT)
    return made


def handed_over(town: Town, department: MailDepartment) -> Handover:
    """Hilde hands a lamp over."""
    bring_out = BringOut(Serving(lambda: [department.face]), Calendar())
    record = Record(town.workspace, town.people["hilde.vos"], town.clock, Calendar(), bring_out)
    passing = Passing("Lantaarn 14", "Brandt niet.\nklaar: schreef zij", product_id=LAMP)
    (id_,) = record.contact(contact(), key="k", passing=passing).handover_ids
    return handover(town, id_)


def handover(town: Town, id_: int) -> Handover:
    """As it is now."""
    with town.workspace.look() as work:
        return work.handovers.get(id_)


def courier(town: Town, department: MailDepartment, *boxes: Box) -> Courier:
    """Who brings its mails."""
    (delivery,) = mail_order_deliveries(town.workspace, [object(), department], boxes, town.clock)
    return Courier(town.workspace, delivery, town.clock, "test")


def answers(town: Town, sent: OutgoingMail, body: str, sender: str = ADDRESS) -> None:
    """An answer comes into the mailbox."""
    mail = ParsedMail(
        f"answer-{body[:9]}@x", f"{body}/{sender}", Address("Kees de Ruiter", sender),
        (Address("", BOX.address),), f"Antw: {sent.subject}", body,
        in_reply_to=sent.message_id,
    )  # fmt: skip
    MailIn(town.workspace, town.clock).take_in(Arrived(BOX, mail, town.clock()))


def test_its_work_goes_by_mail_and_no_case_is_expected(
    town: Town, department: MailDepartment
) -> None:
    one, box = handed_over(town, department), Box()
    (item,) = courier(town, department, box).deliver().items
    assert item.state is OutboxState.DONE
    (mail,) = box.sent
    assert marked(mail.subject) == one.id
    assert [to.address for to in mail.to] == [ADDRESS]
    assert mail.sender.address == BOX.address
    assert mail.message_id == mail.message_id.strip("<>")  # as every id: looked for without
    assert "Brandt niet." in mail.body
    assert mail_answers(mail.body.split("===")[-1], town.clock()) == ()
    assert handover(town, one.id).case_due is None
    assert courier(town, department, box).deliver().items == ()


@pytest.mark.parametrize("arrived", [True, False])
def test_after_a_broken_line_it_has_gone_once(
    town: Town, department: MailDepartment, arrived: bool
) -> None:
    handed_over(town, department)
    box = Box()
    box.breaks = [arrived]
    (first,) = courier(town, department, box).deliver().items
    assert first.state is OutboxState.WAITING
    town.clock.turn(hours=1)
    (second,) = courier(town, department, box).deliver().items
    assert second.state is OutboxState.DONE
    assert len(box.sent) == 1


def test_without_its_mailbox_it_waits_for_the_administrator(
    town: Town, department: MailDepartment
) -> None:
    handed_over(town, department)
    (item,) = courier(town, department).deliver().items
    assert item.state is OutboxState.STUCK
    assert item.fault is not None
    assert "postbus" in item.fault.nl


def test_its_answer_plans_and_ends_the_handover(town: Town, department: MailDepartment) -> None:
    one, box = handed_over(town, department), Box()
    courier(town, department, box).deliver()
    answers(town, box.sent[0], "gepland: 2030-03-06 door Stef Maas\n\nGroet")
    now = handover(town, one.id)
    assert now.state is State.PLANNED
    assert [(plan.day, plan.who) for plan in now.planned] == [(date(2030, 3, 6), "Stef Maas")]
    assert now.events[-1].who == f"Onderhoud ({ADDRESS})"
    answers(town, box.sent[0], "klaar: lamp vervangen")
    assert handover(town, one.id).state is State.DONE


@pytest.mark.parametrize(
    ("body", "sender"),
    [("klaar", "vreemde@example.org"), ("gepland: binnenkort", ADDRESS), ("Bedankt!", ADDRESS)],
)
def test_what_is_no_answer_of_the_department_changes_nothing(
    town: Town, department: MailDepartment, body: str, sender: str
) -> None:
    one, box = handed_over(town, department), Box()
    courier(town, department, box).deliver()
    answers(town, box.sent[0], body, sender)
    assert handover(town, one.id).state is State.NEW


def test_it_can_be_asked_nothing_and_is_examined(department: MailDepartment) -> None:
    (seen,) = department.examine(Deadline(1))
    assert ADDRESS in seen.seen.nl
    assert (seen.verdict, seen.advice) == (Verdict.GOOD, None)
