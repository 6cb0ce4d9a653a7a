"""Mail over TLS, and with tokens in the place of passwords."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kcc_desktop.domain.errors import InvalidInput, SystemAway, SystemRefused
from kcc_desktop.domain.mail import FolderMark
from kcc_desktop.registers.description import description_in
from kcc_desktop.registers.mail.account import Account, Line
from kcc_desktop.registers.mail.imap import ImapConnection
from kcc_desktop.registers.mail.mailbox import Postbox, make
from kcc_desktop.registers.mail.smtp import SentCopies, SmtpSending
from kcc_desktop.services.ports_systems import Deadline
from tests.mail.conftest import OneSecret
from tests.mail.test_imap import message
from tests.mail.test_smtp import MAIL
from tests.support.certificates import Authority, new_authority
from tests.support.http_server import Reply, Request, running_http
from tests.support.mail_servers import (
    TOKEN,
    Dovecot,
    dovecot_is_installed,
    running_dovecot,
    running_smtp,
)

PLENTY = 60.0
_DESCRIBED = """
kind = "mailbox"
key = "info"
name = "Postbus info"
address = "info@voorbeeldstad.nl"
[imap]
host = "127.0.0.1"
port = {imap}
security = "{security}"
{authority}
[smtp]
host = "127.0.0.1"
port = {smtp}
security = "{smtp_security}"
{authority}
[login]
user = "hilde"
"""


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    """An authority that nobody else knows."""
    return new_authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def closed(authority: Authority) -> Iterator[Dovecot]:
    """An IMAP server with a certificate of that authority."""
    if not dovecot_is_installed():
        pytest.skip("the Debian package dovecot-imapd is not installed")
    with running_dovecot(authority.issue("127.0.0.1")) as server:
        yield server


@pytest.fixture
def described() -> Iterator[Callable[..., Postbox]]:
    """Makes a mailbox of these settings."""
    with ExitStack() as made:

        def make_it(**settings: Any) -> Postbox:
            given = {"imap": 1, "smtp": 1, "security": "tls", "smtp_security": "starttls"}
            text = _DESCRIBED.format(**(given | {"authority": ""} | settings))
            description = description_in(text, Path("info.toml"))
            box = make(description, OneSecret(), lambda: datetime.now(UTC))
            made.callback(box.close)
            return box

        yield make_it


def trusts(authority: Authority) -> str:
    """The line of a description that names an authority."""
    return f'certificate_authority = "{authority.file.as_posix()}"'


def test_from_the_beginning_and_after_starttls(
    closed: Dovecot, authority: Authority, described: Callable[..., Postbox]
) -> None:
    closed.deliver("hilde", message(1))
    mark = FolderMark("info", "INBOX")
    tls = described(imap=closed.tls_port, authority=trusts(authority))
    later = described(imap=closed.port, security="starttls", authority=trusts(authority))
    for box in (tls, later):
        assert [mail.data for mail in box.fetch(mark, Deadline(PLENTY)).mails] == [message(1)]


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_certificate_of_nobody_known_is_refused(
    closed: Dovecot, described: Callable[..., Postbox], security: str
) -> None:
    port = closed.tls_port if security == "tls" else closed.port
    with pytest.raises(SystemAway) as refused:
        described(imap=port, security=security).fetch(FolderMark("info", "INBOX"), Deadline(PLENTY))
    assert "certificaat" in str(refused.value.said)


def test_mail_goes_out_after_starttls_only(
    authority: Authority, described: Callable[..., Postbox]
) -> None:
    with running_smtp(tls_context=authority.server(), require_starttls=True) as (mailman, port):
        described(smtp=port, authority=trusts(authority)).send(MAIL, Deadline(PLENTY))
        assert len(mailman.taken) == 1
        with pytest.raises(SystemAway):
            described(smtp=port).send(MAIL, Deadline(PLENTY))
        assert len(mailman.taken) == 1


def test_a_server_without_starttls_gets_nothing(described: Callable[..., Postbox]) -> None:
    with running_smtp() as (mailman, port), pytest.raises(SystemRefused):
        described(smtp=port).send(MAIL, Deadline(PLENTY))
    assert mailman.logins == []


def test_without_tls_only_on_this_machine(described: Callable[..., Postbox]) -> None:
    with pytest.raises(InvalidInput):
        make(
            description_in(
                _DESCRIBED.format(
                    imap=1, smtp=1, security="none", smtp_security="tls", authority=""
                ).replace("127.0.0.1", "imap.example.org"),
                Path("info.toml"),
            ),
            OneSecret(),
            lambda: datetime.now(UTC),
        )


def test_smtp_takes_a_token_in_the_place_of_a_password() -> None:
    tokens = iter(["verlopen", TOKEN])
    account = Account("Postbus info", "info", "hilde", lambda _deadline: next(tokens), True)
    nowhere = SentCopies(ImapConnection(Line("127.0.0.1", 1), account), appends=False)
    with running_smtp() as (mailman, port):
        sending = SmtpSending(Line("127.0.0.1", port, "none"), account, nowhere)
        with pytest.raises(SystemRefused):
            sending.send(MAIL, Deadline(PLENTY))
        assert mailman.taken == []
        sending.send(MAIL, Deadline(PLENTY))
        assert len(mailman.taken) == 1
    assert mailman.logins == [("XOAUTH2", b"hilde")] * 2


_WITH_TOKENS = """
kind = "mailbox"
key = "info"
name = "Postbus info"
address = "info@voorbeeldstad.nl"
[imap]
host = "127.0.0.1"
port = {imap}
security = "none"
[smtp]
host = "127.0.0.1"
security = "none"
[login]
user = "hilde"
by = "oauth2"
token_url = "{tokens}/token"
client_id = "kcc-desktop"
"""


def test_imap_takes_a_token_and_asks_for_another_when_it_is_refused() -> None:
    """The first token was withdrawn; the refresh token changes each time."""
    if not dovecot_is_installed():
        pytest.skip("the Debian package dovecot-imapd is not installed")
    given = iter(["ingetrokken", TOKEN])
    refreshed: list[str] = []

    def answer(request: Request) -> Reply:
        if request.path == "/introspect":
            good = request.query["token"] == [TOKEN]
            return Reply.json({"active": good, "username": "hilde"})
        refreshed.append(request.form["refresh_token"][0])
        token = next(given)
        return Reply.json(
            {"access_token": token, "expires_in": 600, "refresh_token": f"na-{token}"}
        )

    secrets = OneSecret("eerste")
    mark = FolderMark("info", "INBOX")
    with (
        running_http(answer) as server,
        running_dovecot(tokens=f"{server.address}/introspect") as dovecot,
    ):
        dovecot.deliver("hilde", message(1))
        text = _WITH_TOKENS.format(imap=dovecot.port, tokens=server.address)
        box = make(description_in(text, Path("info.toml")), secrets, lambda: datetime.now(UTC))
        with pytest.raises(SystemRefused):
            box.fetch(mark, Deadline(PLENTY))
        assert [mail.data for mail in box.fetch(mark, Deadline(PLENTY)).mails] == [message(1)]
        box.close()
    assert refreshed == ["eerste", "na-ingetrokken"]
    assert secrets.value == f"na-{TOKEN}"
