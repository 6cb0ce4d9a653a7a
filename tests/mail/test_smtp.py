"""Sending over a real SMTP server, and keeping what was sent on a real IMAP server."""

from __future__ import annotations

import email
import smtplib
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email import policy
from email.message import EmailMessage

import pytest

from kcc_desktop.domain.errors import SystemAway, SystemFault, SystemRefused, SystemRejected
from kcc_desktop.domain.mail import Address, MailPart, OutgoingMail, ParsedPart
from kcc_desktop.domain.systems import OutboxState, Verdict
from kcc_desktop.registers.mail.account import Account, Line
from kcc_desktop.registers.mail.imap import ImapConnection
from kcc_desktop.registers.mail.mailbox import Postbox
from kcc_desktop.registers.mail.smtp import SentCopies, SmtpSending
from kcc_desktop.services.courier import Courier
from kcc_desktop.services.deliver_mail import MailDelivery
from kcc_desktop.services.ports_systems import Deadline
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.mail.conftest import OneSecret
from tests.mail.making import INFO, Desk, parsed
from tests.store.making import MONDAY
from tests.support.cutting import cutting_line
from tests.support.mail_servers import PASSWORD, Dovecot, Mailman

PLENTY = 60.0
Postboxes = Callable[..., Postbox]
Smtp = tuple[Mailman, int]
MAIL = OutgoingMail(
    mailbox="info",
    message_id="1858.a1b2@voorbeeldstad.nl",
    sender=Address("Postbus info", INFO.address),
    to=(Address("Zoë de Wit", "zoe@example.org"),),
    cc=(Address("", "luc@voorbeeldstad.nl"),),
    subject="Re: [Z-2041] Lantaarn: café",
    body="Wij komen vrijdag.\n\n.\nGroet, Hilde — KCC",
    written_at=MONDAY,
    in_reply_to="lamp@example.org",
    refers_to=("eerst@example.org", "lamp@example.org"),
    parts=(ParsedPart(MailPart(0, "föto.jpg", "image/jpeg", 4, "d"), b"\xff\xd8\0\1"),),
)


def read(raw: bytes) -> EmailMessage:
    """What was taken, as any mail program reads it."""
    message = email.message_from_bytes(raw, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def sent_copies(dovecot: Dovecot, user: str) -> list[bytes]:
    """What stands in the folder of what was sent."""
    client = dovecot.client(user)
    client.select_folder("Verzonden", readonly=True)
    found = client.fetch(client.search(["ALL"]), ["BODY.PEEK[]"])
    client.logout()
    return [one[b"BODY[]"] for one in found.values()]


def test_a_mail_arrives_as_it_was_written(
    dovecot: Dovecot, user: str, postbox: Postboxes, smtp: Smtp
) -> None:
    mailman, port = smtp
    postbox(dovecot.port, port).send(MAIL, Deadline(PLENTY))
    (taken,) = mailman.taken
    assert taken.rcpt_tos == ["zoe@example.org", "luc@voorbeeldstad.nl"]
    message = read(bytes(taken.content or b""))
    assert message["Subject"] == MAIL.subject
    assert message["To"] == "Zoë de Wit <zoe@example.org>"
    assert message["Message-ID"] == "<1858.a1b2@voorbeeldstad.nl>"
    assert message["In-Reply-To"] == "<lamp@example.org>"
    assert message["References"] == "<eerst@example.org> <lamp@example.org>"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == MAIL.body
    (photo,) = message.iter_attachments()
    assert (photo.get_filename(), photo.get_content()) == ("föto.jpg", b"\xff\xd8\0\1")
    assert [login for _, login in mailman.logins] == [user.encode()]


def test_what_was_sent_is_kept_and_recognised(
    dovecot: Dovecot, user: str, postbox: Postboxes, smtp: Smtp
) -> None:
    box = postbox(dovecot.port, smtp[1])
    assert not box.was_sent(MAIL.message_id, Deadline(PLENTY))
    box.send(MAIL, Deadline(PLENTY))
    assert box.was_sent(MAIL.message_id, Deadline(PLENTY))
    assert box.was_sent(f"<{MAIL.message_id}>", Deadline(PLENTY))
    (copy,) = sent_copies(dovecot, user)
    assert read(copy)["Subject"] == MAIL.subject


def test_a_mail_that_was_sent_is_sent_though_it_can_not_be_kept(
    postbox: Postboxes, smtp: Smtp
) -> None:
    mailman, port = smtp
    postbox(1, port).send(MAIL, Deadline(PLENTY))
    assert len(mailman.taken) == 1


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ("451 greylisted, try again", SystemAway),
        ("554 no thanks", SystemRejected),
        ("552 too large", SystemRejected),
    ],
)
def test_what_passes_is_told_from_what_does_not(
    postbox: Postboxes, smtp: Smtp, answer: str, fault: type[SystemFault]
) -> None:
    mailman, port = smtp
    mailman.answer = answer
    with pytest.raises(fault) as refused:
        postbox(1, port).send(MAIL, Deadline(PLENTY))
    assert refused.value.system == "Postbus info"
    assert mailman.taken == []


def test_receivers_that_do_not_exist(postbox: Postboxes, smtp: Smtp) -> None:
    mailman, port = smtp
    mailman.refuse = {one.address: "550 no such user" for one in (*MAIL.to, *MAIL.cc)}
    with pytest.raises(SystemRejected) as refused:
        postbox(1, port).send(MAIL, Deadline(PLENTY))
    assert "no such user" in str(refused.value.said)


def test_what_some_receivers_refuse_is_kept_and_told_without_all_their_addresses(
    dovecot: Dovecot, user: str, postbox: Postboxes, smtp: Smtp
) -> None:
    mailman, port = smtp
    refused = [Address("", f"{name}@example.org") for name in ("weg", "verhuisd")]
    mailman.refuse = {one.address: "550 no such user" for one in refused}
    with pytest.raises(SystemRejected) as partly:
        postbox(dovecot.port, port).send(replace(MAIL, cc=tuple(refused)), Deadline(PLENTY))
    assert "2 van de 3 ontvangers, als eerste weg@example.org (550)" in partly.value.said.nl
    assert "verhuisd" not in str(partly.value.said)
    assert len(mailman.taken) == len(sent_copies(dovecot, user)) == 1


def test_a_wrong_password(postbox: Postboxes, smtp: Smtp) -> None:
    box = postbox(1, smtp[1], secrets=OneSecret("verkeerd"))
    with pytest.raises(SystemRefused):
        box.send(MAIL, Deadline(PLENTY))
    assert smtp[0].taken == []


def test_where_the_server_keeps_what_is_sent_a_lost_answer_is_looked_for(smtp: Smtp) -> None:
    mailman, port = smtp
    mailman.answer = "250 taken-as-42"
    account = Account("Postbus info", "info", "hilde", lambda _deadline: PASSWORD)
    copies = SentCopies(ImapConnection(Line("127.0.0.1", 1), account), appends=False)
    with cutting_line(port) as line:
        line.cut_before(b"taken-as-42")
        sending = SmtpSending(Line("127.0.0.1", line.port, "none"), account, copies)
        with pytest.raises(SystemAway) as lost:
            sending.send(MAIL, Deadline(PLENTY))
    assert lost.value.may_have_arrived
    assert len(mailman.taken) == 1


def test_a_lost_answer_waits_for_somebody_where_nobody_else_keeps_what_is_sent(
    workspace: SqlWorkspace, postbox: Postboxes, smtp: Smtp
) -> None:
    mailman, port = smtp
    mailman.answer = "250 taken-as-42"
    desk = Desk(workspace)
    draft = desk.answering.reply(desk.arrives(parsed()))
    desk.answering.send(replace(draft, body="Wij komen vrijdag."), key="send")
    with cutting_line(port) as line:
        line.cut_before(b"taken-as-42")
        delivery = MailDelivery(workspace, postbox(1, line.port), INFO.key, "Postbus info")
        courier = Courier(workspace, delivery, lambda: desk.now, "test")
        (item,) = courier.deliver().items
        desk.now += timedelta(hours=1)
        assert courier.deliver().items == ()
    assert item.state is OutboxState.STUCK
    assert item.fault is not None
    assert "Kijk of de mail is aangekomen" in item.fault.nl
    assert len(mailman.taken) == 1


def test_a_server_that_hangs_is_not_waited_for_again(
    postbox: Postboxes, smtp: Smtp, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(smtplib.SMTP, "quit", lambda _server: said.append("quit"))
    monkeypatch.setattr(smtplib.SMTP, "data", _hangs)
    with pytest.raises(SystemRejected):
        postbox(1, smtp[1]).send(MAIL, Deadline(PLENTY))
    assert said == []


def _hangs(server: smtplib.SMTP, message: object) -> None:
    raise TimeoutError


def test_nobody_there_means_that_nothing_was_sent(postbox: Postboxes) -> None:
    with pytest.raises(SystemAway) as away:
        postbox(1, 1).send(MAIL, Deadline(PLENTY))
    assert not away.value.may_have_arrived


@pytest.mark.parametrize(
    "hostile",
    [
        replace(MAIL, to=(Address("", "a@b.nl\r\nBcc: c@d.nl"),)),
        replace(MAIL, to=(Address("", "a@b.nl>, <c@d.nl"),)),
        replace(MAIL, sender=Address("", "")),
    ],
)
def test_an_address_that_would_be_more_is_refused(
    postbox: Postboxes, smtp: Smtp, hostile: OutgoingMail
) -> None:
    with pytest.raises(SystemRejected):
        postbox(1, smtp[1]).send(hostile, Deadline(PLENTY))
    assert smtp[0].taken == []


def test_no_text_begins_another_header(postbox: Postboxes, smtp: Smtp) -> None:
    injected = "x\r\nBcc: iemand@example.org\r\n\r\nandere tekst"
    hostile = replace(
        MAIL,
        subject=injected,
        to=(Address(injected, "zoe@example.org"),),
        message_id=f"1@x>{injected}",
        refers_to=(injected,),
        parts=(ParsedPart(MailPart(0, injected, f"image/jpeg{injected}", 1, "d"), b"x"),),
    )
    postbox(1, smtp[1]).send(hostile, Deadline(PLENTY))
    (taken,) = smtp[0].taken
    message = read(bytes(taken.content or b""))
    assert message["Bcc"] is None
    assert taken.rcpt_tos == ["zoe@example.org", "luc@voorbeeldstad.nl"]
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == MAIL.body


def test_both_ways_are_examined(dovecot: Dovecot, postbox: Postboxes, smtp: Smtp) -> None:
    good = postbox(dovecot.port, smtp[1]).examine(Deadline(PLENTY))
    assert [one.verdict for one in good] == [Verdict.GOOD, Verdict.GOOD]
    bad = postbox(1, 1).examine(Deadline(PLENTY))
    assert [one.verdict for one in bad] == [Verdict.BAD, Verdict.BAD]
