"""Fetching from a real IMAP server, also when the line is cut and the server is started again."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from kcc_desktop.domain.errors import SystemAway, SystemRefused
from kcc_desktop.domain.mail import FolderMark, RawMail
from kcc_desktop.domain.systems import Verdict
from kcc_desktop.registers.mail import imap
from kcc_desktop.registers.mail.mailbox import Postbox
from kcc_desktop.services.ports_systems import Deadline
from tests.mail.conftest import OneSecret
from tests.support.cutting import CuttingLine
from tests.support.mail_servers import Dovecot, running_dovecot

PLENTY = 60.0
Postboxes = Callable[..., Postbox]


def message(number: int, body: str = "De lantaarn brandt niet.") -> bytes:
    """A mail."""
    return (
        f"From: suzanne@example.org\r\nMessage-ID: <{number}@example.org>\r\n"
        f"Subject: Mail {number}\r\n\r\n{body}\r\n"
    ).encode()


def all_of(box: Postbox, mark: FolderMark | None = None) -> tuple[list[RawMail], FolderMark]:
    """Everything after `mark`."""
    reached = mark or FolderMark("info", "INBOX")
    mails: list[RawMail] = []
    while True:
        fetched = box.fetch(reached, Deadline(PLENTY))
        mails += fetched.mails
        reached = fetched.mark
        if not fetched.more:
            return mails, reached


def test_what_is_new_is_fetched_in_order_and_once(
    dovecot: Dovecot, user: str, postbox: Postboxes
) -> None:
    box = postbox(dovecot.port)
    assert all_of(box)[0] == []
    dovecot.deliver(user, message(1), message(2))
    mails, mark = all_of(box)
    assert [mail.data for mail in mails] == [message(1), message(2)]
    assert all(mail.arrived_at.tzinfo for mail in mails)
    assert all_of(box, mark) == ([], mark)
    dovecot.deliver(user, message(3))
    assert [mail.data for mail in all_of(box, mark)[0]] == [message(3)]


def test_nothing_is_marked_as_read_unless_asked(
    dovecot: Dovecot, user: str, postbox: Postboxes
) -> None:
    dovecot.deliver(user, message(1), message(2))
    plain, marking = postbox(dovecot.port), postbox(dovecot.port, more="marks_read = true")
    mails, _ = all_of(plain)
    plain.settle("INBOX", [mails[0].uid], Deadline(PLENTY))
    client = dovecot.client(user)
    client.select_folder("INBOX")
    assert len(client.search(["UNSEEN"])) == 2
    marking.settle("INBOX", [mails[0].uid], Deadline(PLENTY))
    client.noop()
    assert client.search(["UNSEEN"]) == [mails[1].uid]
    client.logout()


def test_of_what_is_too_large_only_the_header_comes(
    dovecot: Dovecot, user: str, postbox: Postboxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "MOST_BYTES", 5_000)
    dovecot.deliver(user, message(1, "x" * 6_000), message(2))
    large, small = all_of(postbox(dovecot.port))[0]
    assert large.data == b""
    assert b"Subject: Mail 1" in large.head
    assert b"xxx" not in large.head
    assert large.size > 6_000
    assert small.data == message(2)


def test_a_page_holds_no_more_than_fits_in_memory(
    dovecot: Dovecot, user: str, postbox: Postboxes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap, "MOST_AT_ONCE", 10_000)
    dovecot.deliver(user, *(message(n, "x" * 4_000) for n in range(5)))
    first = postbox(dovecot.port).fetch(FolderMark("info", "INBOX"), Deadline(PLENTY))
    assert (len(first.mails), first.more) == (2, True)


def test_a_new_mailbox_begins_with_the_last_days(
    dovecot: Dovecot, user: str, postbox: Postboxes
) -> None:
    from datetime import UTC, datetime

    client = dovecot.client(user)
    for number, year in enumerate((2019, 2020, 2020)):
        client.append("INBOX", message(number), msg_time=datetime(year, 5, 1, tzinfo=UTC))
    client.logout()
    box = postbox(dovecot.port)
    mails, mark = all_of(box)
    assert mails == []
    dovecot.deliver(user, message(9))
    assert [mail.data for mail in all_of(box, mark)[0]] == [message(9)]


def test_another_validity_means_another_folder(
    dovecot: Dovecot, user: str, postbox: Postboxes
) -> None:
    dovecot.deliver(user, message(1))
    box = postbox(dovecot.port)
    _, mark = all_of(box)
    other = FolderMark("info", "INBOX", mark.validity - 1, 4_000)
    mails, reached = all_of(box, other)
    assert [mail.data for mail in mails] == [message(1)]
    assert reached == mark


def test_a_folder_that_is_not_there_is_empty(dovecot: Dovecot, postbox: Postboxes) -> None:
    mark = FolderMark("info", "Archief", 3, 4)
    assert postbox(dovecot.port).fetch(mark, Deadline(PLENTY)).mark == mark


def test_the_folder_of_what_was_sent_is_found(dovecot: Dovecot, postbox: Postboxes) -> None:
    assert postbox(dovecot.port).sent_folder(Deadline(PLENTY)) == "Verzonden"
    own = postbox(dovecot.port, more='sent = "Uit"')
    assert own.sent_folder(Deadline(PLENTY)) == "Uit"


def test_what_is_new_ends_the_waiting(dovecot: Dovecot, user: str, postbox: Postboxes) -> None:
    box = postbox(dovecot.port)
    all_of(box)
    waited = threading.Thread(target=box.wait, args=(PLENTY,))
    waited.start()
    until = time.monotonic() + PLENTY
    while waited.is_alive() and time.monotonic() < until:
        dovecot.deliver(user, message(1))  # again: it may not have begun to wait
        waited.join(1.0)
    assert not waited.is_alive()
    assert all_of(box)[0]


def test_closing_ends_the_waiting(dovecot: Dovecot, postbox: Postboxes) -> None:
    box = postbox(dovecot.port)
    waited = threading.Thread(target=box.wait, args=(PLENTY * 5,))
    waited.start()
    box.close()
    waited.join(PLENTY)
    assert not waited.is_alive()


def test_a_line_that_is_cut_in_a_message_loses_nothing(
    dovecot: Dovecot, user: str, postbox: Postboxes, line: CuttingLine
) -> None:
    sent = [message(n, "lantaarn " * 2_000) for n in range(4)]
    dovecot.deliver(user, *sent)
    box = postbox(line.port)
    line.cut_after(30_000)
    with pytest.raises(SystemAway) as lost:
        all_of(box)
    assert lost.value.system == "Postbus info"
    assert [mail.data for mail in all_of(box)[0]] == sent


def test_a_server_that_was_started_again_is_found_again(
    user: str, postbox: Postboxes, dovecot: Dovecot
) -> None:
    with running_dovecot() as own:
        own.deliver(user, message(1))
        box = postbox(own.port)
        _, mark = all_of(box)
        own.stop()
        with pytest.raises(SystemAway):
            all_of(box, mark)
        own.start()
        own.deliver(user, message(2))
        assert [mail.data for mail in all_of(box, mark)[0]] == [message(2)]


def test_a_wrong_password_is_told_apart_and_mended(dovecot: Dovecot, postbox: Postboxes) -> None:
    secrets = OneSecret("verkeerd")
    box = postbox(dovecot.port, secrets=secrets)
    with pytest.raises(SystemRefused) as refused:
        all_of(box)
    assert "kcc-desktop systems secret info" in str(refused.value.said)
    assert box.examine(Deadline(PLENTY))[0].verdict is Verdict.BAD
    secrets.value = "geheim"
    assert all_of(box)[0] == []


def test_nobody_there(postbox: Postboxes, dovecot: Dovecot) -> None:
    with pytest.raises(SystemAway):
        all_of(postbox(1))
