"""Answering mails and passing them on outside: what is kept, what is sent, what comes back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kcc_desktop.domain.contact import Direction, Outcome
from kcc_desktop.domain.errors import Conflict, InvalidInput
from kcc_desktop.domain.mail import Address, Automatic, MailPart, MailState, ParsedPart
from kcc_desktop.domain.mail_drafts import MailDraft, MailKind
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Action, Step
from kcc_desktop.domain.systems import OutboxKind
from kcc_desktop.services.hand_over import Doing, HandOver
from kcc_desktop.services.mail_answer import outgoing
from kcc_desktop.services.passing import Passing
from kcc_desktop.services.tell import Tell
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.mail.making import INFO, SUZANNE, Desk, parsed
from tests.store.making import FRIDAY, HILDE, MONDAY, a_department, case, person


@pytest.fixture
def desk(workspace: SqlWorkspace) -> Desk:
    """Hilde's, where Suzanne is known."""
    with workspace.work(HILDE) as work:
        work.parties.add(person(emails=(SUZANNE.address,)), key="suzanne")
        work.cases.put_many([case("771970")])
    return Desk(workspace)


def with_body(draft: MailDraft, body: str = "Wij komen vrijdag.") -> MailDraft:
    """Written."""
    return MailDraft(
        draft.kind, draft.answers, draft.to, draft.subject, body, draft.quoted, kept=draft.kept
    )


def test_an_answer_is_an_outgoing_contact_that_waits_in_the_outbox(
    workspace: SqlWorkspace, desk: Desk
) -> None:
    mail = desk.arrives(parsed("Hoe staat het met MOR-771970?"))
    draft = desk.answering.reply(mail)
    assert draft.to == (SUZANNE,)
    assert draft.subject == "Re: [MOR-771970] Lantaarn stuk"
    assert "> Hoe staat het met MOR-771970?" in draft.quoted
    sent = desk.answering.send(with_body(draft), key="send")
    assert desk.answering.send(with_body(draft), key="send") == sent
    assert (sent.direction, sent.state, sent.thread_id) == (
        Direction.OUT,
        MailState.DONE,
        mail.thread_id,
    )
    with workspace.look() as work:
        contact = work.contacts.get(sent.contact_id or 0)
        item = work.outbox.due(INFO.key, now=desk.now)
        asked = work.contacts.get(mail.contact_id or 0)
        assert item is not None
        going = outgoing(work, item)
    assert (contact.direction, contact.party_id) == (Direction.OUT, mail.party_id)
    assert contact.case_ids == mail.case_ids
    assert [question.outcome for question in asked.questions] == [Outcome.ANSWERED]
    assert (item.kind, item.contact_id) == (OutboxKind.MAIL, contact.id)
    assert (going.message_id, going.in_reply_to) == (sent.message_id, "lamp@example.org")
    assert going.refers_to == ("lamp@example.org",)
    assert going.body.startswith("Wij komen vrijdag.\n\nOp maandag 2 maart")
    assert desk.mailbox.read(mail.id).mail.state is MailState.ANSWERED


def test_what_we_sent_is_not_taken_in_again_from_the_folder(desk: Desk) -> None:
    mail = desk.arrives(parsed())
    sent = desk.answering.send(with_body(desk.answering.reply(mail)), key="send")
    copy = parsed("Wij komen vrijdag.", message_id=sent.message_id, sender=sent.sender)
    assert desk.arrives(copy, direction=Direction.OUT).id == sent.id


def test_the_answer_to_our_answer_is_in_the_thread(desk: Desk) -> None:
    mail = desk.arrives(parsed())
    sent = desk.answering.send(with_body(desk.answering.reply(mail)), key="send")
    thanks = parsed("Dank u!", message_id="t@x", in_reply_to=sent.message_id)
    answer = desk.arrives(thanks, MONDAY + timedelta(hours=4))
    assert (answer.thread_id, answer.state) == (mail.thread_id, MailState.NEW)
    assert len(desk.mailbox.read(answer.id).thread) == 3


def test_a_reply_that_told_the_answer_stands_in_the_trail(
    workspace: SqlWorkspace, desk: Desk
) -> None:
    with workspace.work(HILDE) as work:
        department = a_department(work)
    mail = desk.arrives(parsed())
    passing = Passing("Lantaarn", department_id=department.id)
    done = desk.mailbox.hand_over(mail, passing, key="over")
    acting = HandOver(workspace, HILDE, lambda: desk.now)
    acting.act(acting.get(done.handover_id or 0), Doing(Action.PLAN, day=FRIDAY), key="plan")
    mail = desk.mailbox.read(mail.id).mail
    told = desk.answering.choices(mail).told
    assert told is not None
    assert "vrijdag 6 maart" in told.answer.text
    desk.now += timedelta(hours=1)
    draft = with_body(desk.answering.reply(mail), told.answer.text)
    desk.answering.send(draft, key="send", told=told)
    after = Tell(workspace, lambda: desk.now).party(mail.party_id or 0, Language.NL)
    assert [entry.step for entry in after.trail.entries][-1] is Step.TOLD
    with workspace.look() as work:
        promised = work.ledger.of(after.trail.key)
    assert [promise.day for promise in promised] == [FRIDAY]


def test_what_is_automatic_is_not_answered(desk: Desk) -> None:
    mail = desk.arrives(parsed(automatic=Automatic.REPLY))
    with pytest.raises(InvalidInput):
        desk.answering.reply(mail)
    assert mail.party_id is None


def test_an_answer_goes_where_the_mail_asks_for_it(desk: Desk) -> None:
    there = desk.arrives(parsed(reply_to="thuis@example.org"))
    nowhere = desk.arrives(parsed("b", message_id="2@x", reply_to="nergens"))
    assert desk.answering.reply(there).to[0].address == "thuis@example.org"
    assert desk.answering.reply(nowhere).to == (SUZANNE,)


def test_what_somebody_did_meanwhile_stops_the_answer(desk: Desk) -> None:
    mail = desk.arrives(parsed())
    draft = with_body(desk.answering.reply(mail))
    desk.mailbox.done(mail, key="done")
    with pytest.raises(Conflict):
        desk.answering.send(draft, key="send")
    assert len(desk.mailbox.read(mail.id).thread) == 1


@pytest.mark.parametrize(
    "to",
    [
        (),
        (Address("", "geen adres"),),
        (Address("", "a@b.nl\r\nBcc: c@d.nl"),),
        tuple(Address("", f"{n}@example.org") for n in range(21)),
    ],
)
def test_who_can_not_be_written_to(desk: Desk, to: tuple[Address, ...]) -> None:
    mail = desk.arrives(parsed())
    draft = MailDraft(MailKind.REPLY, mail, to, "Re: x", "Tekst")
    with pytest.raises(InvalidInput):
        desk.answering.send(draft, key="send")


def test_passed_on_outside_it_comes_back_in_the_thread_by_its_token(
    workspace: SqlWorkspace, desk: Desk
) -> None:
    photo = ParsedPart(MailPart(0, "foto.jpg", "image/jpeg", 5, "a" * 64), b"12345")
    mail = desk.arrives(parsed(parts=(photo,)))
    draft = desk.answering.forward(mail)
    province = Address("Provincie", "wegen@provincie.example")
    going = MailDraft(
        draft.kind, mail, (province,), draft.subject, "Is dit van u?", draft.quoted, kept=draft.kept
    )
    sent = desk.answering.send(going, key="forward")
    assert [part.name for part in sent.parts] == ["foto.jpg"]
    assert sent.contact_id is None
    with workspace.look() as work:
        asked = work.contacts.get(mail.contact_id or 0)
    assert [question.outcome for question in asked.questions] == [Outcome.REFERRED]
    answer = parsed(
        "Ja, wij herstellen dit.",
        message_id="p@provincie.example",
        sender=province,
        subject=f"Antwoord: {draft.subject}",
    )
    back = desk.arrives(answer, MONDAY + timedelta(hours=4))
    assert (back.thread_id, back.party_id) == (mail.thread_id, None)
    assert desk.mailbox.read(mail.id).mail.state is MailState.FORWARDED
