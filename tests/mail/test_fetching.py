"""A mailbox on a real server, fetched into the workspace: by one desk at a time, each mail once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.errors import SystemAway
from kcc_desktop.domain.mail import MailFilter, MailList, MailState
from kcc_desktop.registers.mail.mailbox import Postbox
from kcc_desktop.registers.mail.parsing import KillableParsing
from kcc_desktop.services.courier import Courier
from kcc_desktop.services.deliver_mail import MailDelivery
from kcc_desktop.services.fetch_mail import FetchMail
from kcc_desktop.services.mail_in import MailIn
from kcc_desktop.services.ports_systems import Deadline
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import open_workspace
from tests.mail.hostile import HEAD, hostile_mails
from tests.mail.making import Desk
from tests.mail.test_answering import with_body
from tests.mail.test_imap import message
from tests.store.making import HILDE, person
from tests.support.cutting import CuttingLine
from tests.support.mail_servers import Dovecot, Mailman

ROOT = Path(__file__).resolve().parents[2]
Postboxes = Callable[..., Postbox]


def now() -> datetime:
    """The real clock: that of the mail server."""
    return datetime.now(UTC)


def fetching(
    workspace: SqlWorkspace, postbox: Postbox, parsing: KillableParsing, holder: str = "hilde"
) -> FetchMail:
    """A desk that fetches."""
    return FetchMail(workspace, postbox, parsing, MailIn(workspace, now), now, holder)


def kept(workspace: SqlWorkspace) -> list[str]:
    """The subjects of all mails that were taken in, oldest first."""
    with workspace.look() as work:
        page = work.mail.page(MailList.OPEN, MailFilter(), after=None, limit=5_000, now=now())
    return [line.subject for line in page]


def test_what_arrives_is_taken_in_and_found(
    workspace: SqlWorkspace, dovecot: Dovecot, user: str, postbox: Postboxes,
    parsing: KillableParsing,
) -> None:  # fmt: skip
    desk = fetching(workspace, postbox(dovecot.port), parsing)
    dovecot.deliver(user, *(message(n) for n in range(30)))
    assert len(desk.look().mail_ids) == 30
    assert desk.look().mail_ids == ()
    dovecot.deliver(user, message(30), message(3))
    again = desk.look()
    assert len(again.mail_ids) == 2
    assert kept(workspace) == [f"Mail {n}" for n in range(31)]


def test_hostile_mails_are_all_kept(
    workspace: SqlWorkspace, dovecot: Dovecot, user: str, postbox: Postboxes,
    parsing: KillableParsing,
) -> None:  # fmt: skip
    small = [raw for raw in hostile_mails().values() if 0 < len(raw) < 300_000]
    mails = [raw.replace(b"<1@", f"<{n}@".encode()) for n, raw in enumerate(small)]
    dovecot.deliver(user, *mails)
    taken = fetching(workspace, postbox(dovecot.port), parsing).look()
    assert len(set(taken.mail_ids)) == len(mails)
    with workspace.look() as work:
        for id_ in taken.mail_ids:
            mail = work.mail.get(id_)
            if mail.problem:
                assert work.mail.content(id_, len(mail.parts) - 1).data


def test_a_line_that_is_cut_again_and_again_loses_and_doubles_nothing(
    workspace: SqlWorkspace, dovecot: Dovecot, user: str, postbox: Postboxes,
    parsing: KillableParsing, line: CuttingLine,
) -> None:  # fmt: skip
    dovecot.deliver(user, *(message(n, "lantaarn " * 1_000) for n in range(30)))
    desk = fetching(workspace, postbox(line.port), parsing)
    cuts = 0
    for answered in (500, 3_000, 20_000, 60_000, 120_000):
        line.cut_after(answered)
        with suppress(SystemAway):
            desk.look()
            continue
        cuts += 1
    desk.look()
    assert cuts >= 3
    assert kept(workspace) == [f"Mail {n}" for n in range(30)]


def test_what_others_sent_from_the_mailbox_comes_in_as_sent(
    workspace: SqlWorkspace, dovecot: Dovecot, user: str, postbox: Postboxes,
    parsing: KillableParsing,
) -> None:  # fmt: skip
    own = HEAD.replace(b"suzanne@example.org", b"info@voorbeeldstad.nl")
    dovecot.deliver(user, own + b"\r\nAntwoord.", folder="Verzonden")
    (id_,) = fetching(workspace, postbox(dovecot.port), parsing).look().mail_ids
    with workspace.look() as work:
        mail = work.mail.get(id_)
    assert (mail.direction, mail.state) == (Direction.OUT, MailState.DONE)


def test_only_one_of_two_desks_fetches_and_the_other_takes_over(
    workspace: SqlWorkspace, dovecot: Dovecot, user: str, postbox: Postboxes,
    parsing: KillableParsing,
) -> None:  # fmt: skip
    first = fetching(workspace, postbox(dovecot.port), parsing, "hilde")
    second = fetching(workspace, postbox(dovecot.port), parsing, "luc")
    dovecot.deliver(user, message(1))
    assert first.look().is_ours
    assert not second.look().is_ours
    first.leave()
    assert second.look().is_ours


@contextmanager
def a_desk(url: str, port: int, user: str, *more: str) -> Iterator[subprocess.Popen[str]]:
    """A desk in a process of its own."""
    words = [sys.executable, "-m", "tests.mail.fetching", url, str(port), user, *more]
    with subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def asked(process: subprocess.Popen[str], word: str = "look") -> list[str]:
    """What a desk says, up to the last word of its answer; nothing more when it died."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{word}\n")
    process.stdin.flush()
    said: list[str] = []
    while (line := process.stdout.readline().strip()) not in {"", "looked", "other", "left"}:
        said.append(line)
    return [*said, line]


def test_a_desk_that_dies_in_the_middle_is_followed_up(
    postgres_workspace_url: str, dovecot: Dovecot, user: str
) -> None:
    dovecot.deliver(user, *(message(n) for n in range(40)))
    url, port = postgres_workspace_url, dovecot.port
    with a_desk(url, port, user, "dies", "13") as dying, a_desk(url, port, user, "lives") as living:
        assert asked(dying)[-1] == ""
        assert asked(living) == ["other"]
        workspace = open_workspace(url)
        with workspace.work(HILDE) as work:  # as if its time had passed
            late = now() + timedelta(minutes=1)
            assert work.leases.take("mailbox/info", "clock", lasts=timedelta(0), now=late)
            work.leases.leave("mailbox/info", "clock")
        assert asked(living)[-1] == "looked"
        assert kept(workspace) == [f"Mail {n}" for n in range(40)]
        workspace.close()


def test_two_desks_that_both_think_it_is_theirs_double_nothing(
    workspace: SqlWorkspace, dovecot: Dovecot, user: str, postbox: Postboxes,
    parsing: KillableParsing,
) -> None:  # fmt: skip
    """As when one was asleep longer than its lease lasted."""
    dovecot.deliver(user, *(message(n) for n in range(20)))
    box = postbox(dovecot.port)
    desks = [fetching(workspace, box, parsing, name) for name in ("hilde", "luc")]
    with workspace.look() as work:
        mark = work.mail.mark("info", "INBOX")
    for desk in desks:
        desk.look()
        desk.leave()
        with workspace.work(HILDE) as work:
            work.mail.go_on(mark, at=now())
    assert kept(workspace) == [f"Mail {n}" for n in range(20)]


def test_many_mails_that_were_there_already(
    sqlite_workspace_url: str, dovecot: Dovecot, user: str, postbox: Postboxes,
    parsing: KillableParsing,
) -> None:  # fmt: skip
    dovecot.fill(user, (message(n) for n in range(400)))
    workspace = open_workspace(sqlite_workspace_url)
    taken = fetching(workspace, postbox(dovecot.port), parsing).look()
    assert len(set(taken.mail_ids)) == 400
    workspace.close()


def test_an_answer_goes_out_is_kept_and_comes_in_once(
    workspace: SqlWorkspace, dovecot: Dovecot, user: str, postbox: Postboxes,
    parsing: KillableParsing, smtp: tuple[Mailman, int],
) -> None:  # fmt: skip
    with workspace.work(HILDE) as work:
        work.parties.add(person(emails=("suzanne@example.org",)), key="suzanne")
    mailman, port = smtp
    box = postbox(dovecot.port, port)
    fetch = fetching(workspace, box, parsing)
    dovecot.deliver(user, message(1))
    (id_,) = fetch.look().mail_ids
    desk = Desk(workspace)
    desk.now = now()
    sent = desk.answering.send(
        with_body(desk.answering.reply(desk.mailbox.read(id_).mail)), key="send"
    )
    delivery = MailDelivery(workspace, box, "info", "Postbus info")
    delivered = Courier(workspace, delivery, now, "hilde").deliver()
    assert [item.fault for item in delivered.items] == [None]
    assert len(mailman.taken) == 1
    assert box.was_sent(sent.message_id, Deadline(60))
    assert fetch.look().mail_ids == (sent.id,)
    assert len(desk.mailbox.read(id_).thread) == 2
