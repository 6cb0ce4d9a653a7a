"""Mails come in once, as contacts, in their thread, with whom and what they belong to."""

from __future__ import annotations

from datetime import UTC, timedelta

import pytest

from kcc_desktop.domain.contact import Channel, Direction
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.mail import Address, Automatic, FolderMark, MailPart, MailState, ParsedPart
from kcc_desktop.domain.report import ReportKind
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.timeline import EntryKind
from kcc_desktop.services.find import Find
from kcc_desktop.services.mail_in import Arrived
from kcc_desktop.services.mail_kind import LikelyProduct
from kcc_desktop.services.passing import Passing
from kcc_desktop.services.tell import Tell
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import open_workspace
from tests.mail.making import INFO, SUZANNE, Desk, parsed
from tests.store.making import HILDE, MONDAY, a_department, case, person


@pytest.fixture
def desk(workspace: SqlWorkspace) -> Desk:
    """Hilde's."""
    return Desk(workspace)


def a_party(workspace: SqlWorkspace, address: str = SUZANNE.address, key: str = "p") -> int:
    """Somebody with this address."""
    with workspace.work(HILDE) as work:
        return work.parties.add(person(emails=(address,)), key=key)


def test_a_mail_is_a_contact_of_who_has_its_address(workspace: SqlWorkspace, desk: Desk) -> None:
    suzanne = a_party(workspace)
    mail = desk.arrives(parsed())
    assert mail.party_id == suzanne
    assert mail.state is MailState.NEW
    with workspace.look() as work:
        contact = work.contacts.get(mail.contact_id or 0)
        lines = work.reports.timeline([suzanne], before=None, limit=5, kinds=[EntryKind.CONTACT])
    assert (contact.channel, contact.direction) == (Channel.EMAIL, Direction.IN)
    assert contact.at == MONDAY
    assert [line.title for line in lines] == ["Lantaarn stuk"]
    found = Find(workspace).find("straatlantaarn lindelaan", groups=[HitGroup.CONTACT])
    assert [hit.id for hit in found.hits] == [mail.contact_id]


def test_the_same_message_comes_in_once(workspace: SqlWorkspace, desk: Desk) -> None:
    first = desk.arrives(parsed())
    mark = FolderMark(INFO.key, "INBOX", 7, 12)
    again = desk.mail_in.take_in(Arrived(INFO, parsed(), MONDAY, mark=mark))
    assert again == first.id
    with workspace.look() as work:
        assert work.mail.mark(INFO.key, "INBOX") == mark
        assert len(work.mail.thread(first.thread_id)) == 1


def test_another_mail_with_the_same_or_no_message_id_comes_in_too(desk: Desk) -> None:
    mails = [
        parsed(),
        parsed("Iets heel anders."),
        parsed(message_id=""),
        parsed("Nog iets anders.", message_id=""),
        parsed(message_id=""),
    ]
    ids = [mail.id for mail in desk.all_arrive(mails)]
    assert ids[2] == ids[4]
    assert len(set(ids)) == 4


def test_of_several_with_one_address_none_is_chosen(workspace: SqlWorkspace, desk: Desk) -> None:
    a_party(workspace)
    a_party(workspace, key="her mother")
    mail = desk.arrives(parsed())
    assert mail.party_id is None
    assert [name for _, name in desk.mailbox.read(mail.id).proposed] == ["Suzanne de Wit"] * 2


def test_a_mail_of_doubles_is_of_the_first(workspace: SqlWorkspace, desk: Desk) -> None:
    first, second = a_party(workspace), a_party(workspace, key="again")
    with workspace.work(HILDE) as work:
        work.parties.link_doubles(first, second, key="same")
    assert desk.arrives(parsed()).party_id == first


def test_a_case_whose_number_stands_in_it_is_linked(workspace: SqlWorkspace, desk: Desk) -> None:
    with workspace.work(HILDE) as work:
        work.cases.put_many([case("771970"), case("2026")])
    mail = desk.arrives(parsed("Mijn melding MOR-771970 van 12 maart 2026 is nog niet klaar."))
    assert mail.case_numbers == ("MOR-771970",)
    with workspace.look() as work:
        assert work.reports.of_contact(mail.contact_id or 0).kind is ReportKind.CASE


def test_threads_go_by_references_also_when_the_answer_comes_first(desk: Desk) -> None:
    answer = parsed("Antwoord.", message_id="b@x", in_reply_to="a@x", refers_to=("a@x",))
    asked = parsed("Vraag.", message_id="a@x")
    later = parsed("Nog iets.", message_id="c@x", refers_to=("a@x", "b@x"))
    other = parsed("Los.", message_id="d@x")
    mails = desk.all_arrive([answer, asked, later, other])
    assert len({mail.thread_id for mail in mails[:3]}) == 1
    assert mails[3].thread_id == mails[3].id


def test_threads_go_by_subject_and_address_where_nothing_is_referred_to(desk: Desk) -> None:
    someone = Address("", "iemand@example.org")
    mails = desk.all_arrive(
        [
            parsed("Een.", message_id="1@x"),
            parsed("Twee.", message_id="2@x", subject="RE: Lantaarn stuk"),
            parsed("Drie.", message_id="3@x", subject="RE: Lantaarn stuk", sender=someone),
            parsed("Vier.", message_id="4@x", subject="Lantaarn stuk"),
        ]
    )
    threads = [mail.thread_id for mail in mails]
    assert threads[1] == threads[0]
    assert len(set(threads)) == 3


def test_what_hangs_on_it_is_kept_once(desk: Desk) -> None:
    photo = ParsedPart(MailPart(0, "foto.jpg", "image/jpeg", 5, "a" * 64), b"12345")
    mail = desk.arrives(parsed(parts=(photo,)))
    twin = desk.arrives(parsed("Nog een.", message_id="2@x", parts=(photo,)))
    assert desk.mailbox.content(mail.id, 0).data == b"12345"
    assert mail.parts[0].digest == twin.parts[0].digest


def test_a_forged_date_does_not_move_it(desk: Desk) -> None:
    forged = MONDAY.replace(year=1999).astimezone(UTC)
    mail = desk.arrives(parsed(written_at=forged))
    assert (mail.arrived_at, mail.written_at) == (MONDAY, forged)


def test_what_comes_back_from_ourselves_is_a_loop(desk: Desk) -> None:
    own = parsed(sender=Address("Postbus info", INFO.address))
    assert desk.arrives(own).automatic is Automatic.LOOP


def test_what_colleagues_sent_from_the_mailbox_stands_in_the_thread(
    workspace: SqlWorkspace, desk: Desk
) -> None:
    suzanne = a_party(workspace)
    first = desk.arrives(parsed())
    reply = parsed(
        "Wij komen vrijdag.",
        message_id="r@voorbeeldstad.nl",
        sender=Address("Luc", INFO.address),
        to=(SUZANNE,),
        refers_to=("lamp@example.org",),
    )
    sent = desk.arrives(reply, MONDAY + timedelta(hours=1), direction=Direction.OUT)
    assert (sent.thread_id, sent.party_id) == (first.thread_id, suzanne)
    assert (sent.state, sent.automatic) == (MailState.DONE, Automatic.NO)


def test_the_kind_of_report_is_proposed_from_its_words(sqlite_sample_url: str) -> None:
    workspace = open_workspace(sqlite_sample_url)
    proposes = LikelyProduct(workspace, lambda: MONDAY)
    with workspace.look() as work:
        names = {one.id: one.name for one in work.knowledge.products()}
    kinds = {
        "Lantaarn stuk De straatlantaarn voor Lindelaan 12 brandt niet.": "Kapotte straatlantaarn",
        "Ik wil graag een nieuw paspoort aanvragen.": "Paspoort of identiteitskaart",
        "Hallo Dank u wel voor de snelle hulp": "",
    }
    assert {text: names.get(proposes(text) or 0, "") for text in kinds} == kinds
    workspace.close()


def test_in_the_trail_it_was_received_by_e_mail(workspace: SqlWorkspace, desk: Desk) -> None:
    suzanne = a_party(workspace)
    with workspace.work(HILDE) as work:
        department = a_department(work)
    mail = desk.arrives(parsed())
    passing = Passing("Lantaarn", department_id=department.id)
    done = desk.mailbox.hand_over(mail, passing, key="over")
    told = Tell(workspace, lambda: desk.now).party(suzanne, Language.NL)
    received = told.trail.entries[0]
    assert (received.step, received.channel, received.at) == (
        Step.RECEIVED,
        Channel.EMAIL,
        MONDAY,
    )
    assert told.trail.key.id == done.handover_id
    assert desk.mailbox.read(mail.id).mail.state is MailState.HANDED_OVER
