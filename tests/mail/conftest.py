"""Mail servers for the tests of mailboxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from kcc_desktop.registers.description import description_in
from kcc_desktop.registers.mail.mailbox import Postbox, make
from kcc_desktop.registers.mail.parsing import KillableParsing
from tests.support.cutting import CuttingLine, cutting_line
from tests.support.mail_servers import (
    PASSWORD,
    Dovecot,
    Mailman,
    dovecot_is_installed,
    running_dovecot,
    running_smtp,
)

DESCRIBED = """
kind = "mailbox"
key = "info"
name = "Postbus info"
address = "info@voorbeeldstad.nl"
[imap]
host = "127.0.0.1"
port = {imap}
security = "none"
{more}
[smtp]
host = "127.0.0.1"
port = {smtp}
security = "none"
[login]
user = "{user}"
"""


class OneSecret:
    """The password of the mailbox (`services.ports_systems.Secrets`)."""

    def __init__(self, secret: str = PASSWORD) -> None:
        self.value = secret

    def secret(self, key: str) -> str:
        return self.value

    def keep(self, key: str, secret: str) -> None:
        self.value = secret


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """An IMAP server for all tests of this process, each with a user of its own."""
    if not dovecot_is_installed():
        pytest.skip("the Debian package dovecot-imapd is not installed")
    with running_dovecot() as server:
        yield server


@pytest.fixture
def user() -> str:
    """Somebody whose mailbox is empty."""
    return f"u{uuid4().hex[:12]}"


@pytest.fixture
def smtp() -> Iterator[tuple[Mailman, int]]:
    """An SMTP server."""
    with running_smtp() as server:
        yield server


@pytest.fixture
def line(dovecot: Dovecot) -> Iterator[CuttingLine]:
    """A way to the IMAP server that can be cut."""
    with cutting_line(dovecot.port) as way:
        yield way


@pytest.fixture
def postbox(user: str) -> Iterator[Callable[..., Postbox]]:
    """Makes mailboxes of `user`; they are closed after the test."""
    with ExitStack() as made:

        def describe(
            imap: int, smtp: int = 25, secrets: Any = None, more: str = "", who: str = user
        ) -> Postbox:
            text = DESCRIBED.format(imap=imap, smtp=smtp, user=who, more=more)
            described = description_in(text, Path("info.toml"))
            own = make(described, secrets or OneSecret(), lambda: datetime.now(UTC))
            described.done()
            made.callback(own.close)
            return own

        yield describe


@pytest.fixture(scope="session")
def parsing() -> Iterator[KillableParsing]:
    """What reads messages."""
    reading = KillableParsing()
    yield reading
    reading.close()
