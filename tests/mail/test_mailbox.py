"""Working from the shared mailbox: who is on which mail, linking, away and back, later, done."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.mail import Automatic, Mail, MailFilter, MailList, MailState
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.timeline import EntryKind
from kcc_desktop.services.find import Find
from kcc_desktop.services.passing import Passing
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.mail.making import SUZANNE, Desk, parsed
from tests.store.making import HILDE, LUC, MONDAY, a_department, case, person


@pytest.fixture
def desk(workspace: SqlWorkspace) -> Desk:
    """Hilde's."""
    return Desk(workspace)


@pytest.fixture
def luc(workspace: SqlWorkspace) -> Desk:
    """Luc's."""
    return Desk(workspace, LUC)


def found(workspace: SqlWorkspace, words: str) -> list[int]:
    """The contacts in which all these words stand."""
    hits = Find(workspace).find(words, groups=[HitGroup.CONTACT]).hits
    return [hit.id for hit in hits if not hit.missing]


def timeline(workspace: SqlWorkspace, party_id: int) -> list[int]:
    """The contacts in somebody's timeline."""
    with workspace.look() as work:
        kinds = [EntryKind.CONTACT]
        lines = work.reports.timeline([party_id], before=None, limit=9, kinds=kinds)
    return [line.id for line in lines]


def suzanne(workspace: SqlWorkspace) -> int:
    """Suzanne, with her address."""
    with workspace.work(HILDE) as work:
        return work.parties.add(person(emails=(SUZANNE.address,)), key="suzanne")


def test_who_comes_second_hears_who_has_it(desk: Desk, luc: Desk) -> None:
    mail = desk.arrives(parsed())
    taken = desk.mailbox.take(mail, key="h")
    assert (taken.state, taken.taken_by, taken.taken_at) == (
        MailState.TAKEN,
        "Hilde Vos",
        desk.now,
    )
    with pytest.raises(Conflict) as lost:
        luc.mailbox.take(mail, key="l")
    assert lost.value.winner == "Hilde Vos"
    assert "Hilde Vos" in str(lost.value.said)
    assert luc.mailbox.take_over(taken, key="over").taken_login == "luc"


def test_two_who_take_at_once_leave_one_who_has_it(desk: Desk, luc: Desk) -> None:
    mails = [desk.arrives(parsed(f"Mail {n}.", message_id=f"{n}@x")) for n in range(10)]
    together = Barrier(2)

    def takes(at: Desk, mail: Mail) -> str:
        together.wait()
        try:
            return at.mailbox.take(mail, key=f"{mail.id}/{id(at)}").taken_by
        except Conflict as lost:
            return f"lost to {lost.winner}"

    with ThreadPoolExecutor(2) as both:
        for mail in mails:
            results = sorted(both.map(takes, (desk, luc), (mail, mail)))
            winner = desk.mailbox.read(mail.id).mail.taken_by
            assert results == sorted([winner, f"lost to {winner}"])


def test_taking_twice_with_one_key_is_taking_once(desk: Desk) -> None:
    mail = desk.arrives(parsed())
    first = desk.mailbox.take(mail, key="once")
    assert desk.mailbox.take(mail, key="once") == first
    free = desk.mailbox.let_go(first, key="free")
    assert (free.state, free.taken_by, free.taken_at) == (MailState.NEW, "", None)


@pytest.mark.parametrize(
    "act",
    [
        lambda box, mail: box.done(mail, key="2"),
        lambda box, mail: box.snooze(mail, MONDAY + timedelta(days=1), key="2"),
        lambda box, mail: box.let_go(mail, key="2"),
        lambda box, mail: box.link(mail, party_id=None, key="2"),
        lambda box, mail: box.put_away(mail, MailState.SPAM, key="2"),
    ],
)
def test_what_was_changed_since_is_not_overwritten(
    desk: Desk, luc: Desk, act: Callable[..., Mail]
) -> None:
    mail = desk.arrives(parsed())
    desk.mailbox.take(mail, key="1")
    with pytest.raises(Conflict) as lost:
        act(luc.mailbox, mail)
    assert lost.value.winner == "Hilde Vos"
    assert desk.mailbox.read(mail.id).mail.state is MailState.TAKEN


def test_linking_puts_it_in_the_timeline_and_under_the_name(
    workspace: SqlWorkspace, desk: Desk
) -> None:
    mail = desk.arrives(parsed())
    party_id = suzanne(workspace)
    with workspace.work(HILDE) as work:
        work.cases.put_many([case("771970")])
        ((case_id, _number),) = work.mail.cases_with(["MOR-771970"])
    assert found(workspace, "wit lantaarn") == []
    linked = desk.mailbox.link(mail, party_id=party_id, case_ids=(case_id,), key="link")
    assert (linked.party_id, linked.case_numbers) == (party_id, ("MOR-771970",))
    assert found(workspace, "wit lantaarn") == [mail.contact_id]
    assert timeline(workspace, party_id) == [mail.contact_id]
    again = desk.mailbox.link(mail, party_id=party_id, case_ids=(case_id,), key="link")
    assert again == linked
    with workspace.look() as work:
        lines = [entry.action for entry in work.audit.of("contact", mail.contact_id or 0)]
    assert lines.count("link") == 1


def test_linking_with_another_takes_it_from_the_first(workspace: SqlWorkspace, desk: Desk) -> None:
    first = suzanne(workspace)
    mail = desk.arrives(parsed())
    with workspace.work(HILDE) as work:
        other = work.parties.add(person("Rachid Amrani"), key="rachid")
    desk.mailbox.link(mail, party_id=other, key="link")
    assert (timeline(workspace, first), timeline(workspace, other)) == ([], [mail.contact_id])
    assert found(workspace, "amrani lantaarn") == [mail.contact_id]
    assert found(workspace, "suzanne lantaarn") == []


@pytest.mark.parametrize("away", [MailState.SPAM, MailState.PERSONAL])
def test_what_is_put_away_is_nowhere_until_it_is_put_back(
    workspace: SqlWorkspace, desk: Desk, away: MailState
) -> None:
    party_id = suzanne(workspace)
    with workspace.work(HILDE) as work:
        work.cases.put_many([case("771970")])
    mail = desk.arrives(parsed("Over MOR-771970: de lantaarn brandt."))
    gone = desk.mailbox.put_away(mail, away, key="away")
    assert gone.state is away
    assert (found(workspace, "lantaarn brandt"), timeline(workspace, party_id)) == ([], [])
    assert desk.mailbox.counts()[MailList.AWAY] == 1
    back = desk.mailbox.put_back(gone, key="back")
    assert (back.state, back.party_id, back.case_numbers) == (
        MailState.NEW,
        party_id,
        ("MOR-771970",),
    )
    assert found(workspace, "lantaarn brandt") == [mail.contact_id]
    assert timeline(workspace, party_id) == [mail.contact_id]
    with workspace.look() as work:
        actions = [entry.action for entry in work.audit.of("mail", mail.id)]
    assert actions == ["mail", away.value, "put_back"]


def test_going_from_spam_to_personal_and_back_loses_nothing(
    workspace: SqlWorkspace, desk: Desk
) -> None:
    party_id = suzanne(workspace)
    spam = desk.mailbox.put_away(desk.arrives(parsed()), MailState.SPAM, key="1")
    personal = desk.mailbox.put_away(spam, MailState.PERSONAL, key="2")
    assert desk.mailbox.put_back(personal, key="3").party_id == party_id


def test_what_was_handled_is_not_put_away(desk: Desk) -> None:
    done = desk.mailbox.done(desk.arrives(parsed()), key="done")
    with pytest.raises(InvalidInput):
        desk.mailbox.put_away(done, MailState.SPAM, key="away")


def test_the_lists(desk: Desk, luc: Desk) -> None:
    new, mine, later, done, spam = desk.all_arrive(
        [parsed(f"Mail {n}.", message_id=f"{n}@x") for n in range(5)]
    )
    desk.mailbox.take(mine, key="1")
    desk.mailbox.snooze(later, desk.now + timedelta(hours=1), key="2")
    desk.mailbox.done(done, key="3")
    desk.mailbox.put_away(spam, MailState.SPAM, key="4")
    lists = {which: [line.id for line in desk.mailbox.page(which)] for which in MailList}
    assert lists == {
        MailList.OPEN: [new.id, mine.id],
        MailList.MINE: [mine.id],
        MailList.SNOOZED: [later.id],
        MailList.DONE: [done.id],
        MailList.AWAY: [spam.id],
    }
    assert desk.mailbox.counts() == {which: len(ids) for which, ids in lists.items()}
    assert luc.mailbox.counts()[MailList.MINE] == 0
    desk.now += timedelta(hours=2)
    assert [line.id for line in desk.mailbox.page(MailList.OPEN)] == [new.id, mine.id, later.id]


def test_pages_go_on_where_the_last_ended(desk: Desk) -> None:
    mails = desk.all_arrive([parsed(f"Mail {n}.", message_id=f"{n}@x") for n in range(5)])
    newest = MailFilter(is_newest_first=True)
    seen: list[int] = []
    last = None
    while page := desk.mailbox.page(MailList.OPEN, newest, last, 2):
        seen += [line.id for line in page]
        last = page[-1]
    assert seen == [mail.id for mail in reversed(mails)]
    words = MailFilter(text="mail 3.")
    assert [line.id for line in desk.mailbox.page(MailList.OPEN, words)] == [mails[3].id]
    assert desk.mailbox.page(MailList.OPEN, MailFilter(mailbox="other")) == []
    assert desk.mailbox.page(MailList.OPEN, MailFilter(text="100%_")) == []


def test_handing_over_hangs_on_the_contact_of_the_mail(workspace: SqlWorkspace, desk: Desk) -> None:
    with workspace.work(HILDE) as work:
        department = a_department(work)
    mail = desk.arrives(parsed())
    passing = Passing("Lantaarn", "Graag herstellen.", department_id=department.id)
    done = desk.mailbox.hand_over(mail, passing, key="over")
    assert desk.mailbox.hand_over(mail, passing, key="over") == done
    with workspace.look() as work:
        handover = work.handovers.get(done.handover_id or 0)
        contact = work.contacts.get(done.contact_id)
    assert (handover.contact_id, handover.created_by) == (mail.contact_id, "Hilde Vos")
    assert [question.outcome for question in contact.questions] == [Outcome.HANDED_OVER]
    assert desk.mailbox.page(MailList.OPEN) == []


def test_when_nothing_says_where_it_goes_nothing_is_changed(desk: Desk) -> None:
    mail = desk.arrives(parsed())
    with pytest.raises(InvalidInput):
        desk.mailbox.hand_over(mail, Passing("Lantaarn"), key="over")
    assert desk.mailbox.read(mail.id).mail == mail


def test_who_only_manages_may_not(workspace: SqlWorkspace, desk: Desk) -> None:
    pieter = Desk(workspace, Actor("Pieter", "pieter", roles=(Role.ADMINISTRATOR,)))
    mail = desk.arrives(parsed())
    with pytest.raises(NotAllowed):
        pieter.mailbox.take(mail, key="1")


def test_what_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.mailbox.read(1)
    with pytest.raises(NotFound):
        desk.mailbox.content(desk.arrives(parsed()).id, 3)


def test_a_time_that_has_passed_is_no_time_to_wait_for(desk: Desk) -> None:
    mail = desk.arrives(parsed())
    with pytest.raises(InvalidInput):
        desk.mailbox.snooze(mail, desk.now, key="1")


def test_what_is_put_away_or_automatic_counts_as_no_contact(
    workspace: SqlWorkspace, desk: Desk
) -> None:
    real, spam, _automatic = desk.all_arrive(
        [
            parsed(),
            parsed("Win!", message_id="2@x"),
            parsed("Weg.", message_id="3@x", automatic=Automatic.REPLY),
        ]
    )
    desk.mailbox.put_away(spam, MailState.SPAM, key="1")
    with workspace.look() as work:
        answered, _again = work.figures.totals(MONDAY, MONDAY + timedelta(days=1))
    assert answered.all == 1
    assert real.contact_id is not None
