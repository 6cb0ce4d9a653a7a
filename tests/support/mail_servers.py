"""A real IMAP server (Dovecot) and a real SMTP server, on loopback and private to a test run."""

from __future__ import annotations

import base64
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session
from imapclient import IMAPClient

PASSWORD = "geheim"
TOKEN = "een-token"
_WAIT_S = 60.0
_CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
mail_location = maildir:~/Maildir
ssl = {ssl}
{certificate}
disable_plaintext_auth = no
auth_mechanisms = plain login{mechanism}
default_internal_user = {internal}
default_internal_group = {group}
default_login_user = {internal}
first_valid_uid = 0
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
{tokens}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/home/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
  mailbox Verzonden {{
    auto = create
    special_use = \\Sent
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
}}
"""


_TOKENS = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {file}
}}
"""
_ASKS_ABOUT_TOKENS = """
introspection_url = {url}?token=
introspection_mode = get
username_attribute = username
active_attribute = active
active_value = true
"""


class Dovecot:
    """A running Dovecot: any user name with `PASSWORD` has a mailbox of its own.

    With `tokens` it takes XOAUTH2 too, and asks there about a token: JSON with `active` and
    `username`.
    """

    def __init__(
        self, folder: Path, certificate: tuple[Path, Path] | None = None, tokens: str = ""
    ) -> None:
        self.folder = folder
        self._tokens = tokens
        self.port, self.tls_port = _free_ports(2) if certificate else (*_free_ports(1), 0)
        self._process: subprocess.Popen[bytes] | None = None
        self._uid, self._gid = _mail_user()
        for name in ("home", "run", "state"):
            (folder / name).mkdir()
            os.chown(folder / name, self._uid, self._gid)
        self._file = folder / "dovecot.conf"
        self._file.write_text(self._configuration(certificate), encoding="utf-8")

    def start(self) -> None:
        """Starts it; returns when it answers."""
        program = shutil.which("dovecot") or "/usr/sbin/dovecot"
        self._process = subprocess.Popen(
            [program, "-F", "-c", str(self._file)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait_for_answer()

    def stop(self) -> None:
        """Ends it, and with it all its connections."""
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(_WAIT_S)
            with suppress(ProcessLookupError):  # whoever serves a client may outlive it
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process = None

    def client(self, user: str) -> IMAPClient:
        """A connection of the test's own."""
        client = IMAPClient("127.0.0.1", port=self.port, ssl=False, timeout=_WAIT_S)
        client.login(user, PASSWORD)
        return client

    def deliver(self, user: str, *messages: bytes, folder: str = "INBOX") -> None:
        """Puts messages into a mailbox, as a mail server does."""
        client = self.client(user)
        for message in messages:
            client.append(folder, message)
        client.logout()

    def fill(self, user: str, messages: Iterator[bytes]) -> None:
        """Puts many messages into a mailbox that nobody opened yet, straight into its files."""
        home = self.folder / "home" / user
        new = home / "Maildir" / "new"
        for folder in (home, home / "Maildir", new, new.parent / "cur", new.parent / "tmp"):
            folder.mkdir(exist_ok=True)
            os.chown(folder, self._uid, self._gid)
        for number, message in enumerate(messages):
            file = new / f"{1_770_000_000 + number}.M{number}.test"
            file.write_bytes(message)
            os.chown(file, self._uid, self._gid)

    def _configuration(self, certificate: tuple[Path, Path] | None) -> str:
        import grp
        import pwd

        own = os.geteuid() != 0
        lines = (f"ssl_cert = <{one}\nssl_key = <{key}" for one, key in [certificate or ("", "")])
        asking = self.folder / "tokens.conf"
        asking.write_text(_ASKS_ABOUT_TOKENS.format(url=self._tokens), encoding="utf-8")
        return _CONFIGURATION.format(
            mechanism=" xoauth2" if self._tokens else "",
            tokens=_TOKENS.format(file=asking) if self._tokens else "",
            folder=self.folder,
            ssl="yes" if certificate else "no",
            certificate=next(lines) if certificate else "",
            internal=pwd.getpwuid(os.geteuid()).pw_name if own else "dovecot",
            group=grp.getgrgid(os.getegid()).gr_name if own else "dovecot",
            password=PASSWORD,
            uid=self._uid,
            gid=self._gid,
            port=self.port,
            tls_port=self.tls_port,
        )

    def _wait_for_answer(self) -> None:
        until = time.monotonic() + _WAIT_S
        while time.monotonic() < until:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as probe:
                if probe.recv(10).startswith(b"* OK"):
                    return
            time.sleep(0.05)
        log = self.folder / "dovecot.log"
        raise AssertionError(log.read_text() if log.exists() else "Dovecot does not answer")


def dovecot_is_installed() -> bool:
    """Whether the Debian package dovecot-imapd is there."""
    return Path("/usr/lib/dovecot/imap").exists()


@contextmanager
def running_dovecot(
    certificate: tuple[Path, Path] | None = None, tokens: str = ""
) -> Iterator[Dovecot]:
    """A Dovecot of one's own, in a folder that its users may enter."""
    folder = Path(tempfile.mkdtemp(prefix="kcc-dovecot-"))
    folder.chmod(0o755)
    server = Dovecot(folder, certificate, tokens)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Mailman:
    """What an SMTP server took, and how it answers: `refuse` by receiver, `answer` to all."""

    def __init__(self) -> None:
        self.taken: list[Envelope] = []
        self.refuse: dict[str, str] = {}
        self.answer = "250 OK"
        self.logins: list[tuple[str, bytes]] = []

    async def handle_RCPT(  # noqa: N802 (its)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if address in self.refuse:
            return self.refuse[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 (its)
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.answer.startswith("250"):
            self.taken.append(envelope)
        return self.answer

    async def auth_XOAUTH2(  # noqa: N802 (its)
        self, server: SMTP, arguments: Sequence[str]
    ) -> AuthResult:
        """Takes the token `TOKEN`; of another it says why not, and waits for the end of it."""
        said = base64.b64decode(arguments[1]).decode()
        self.logins.append(("XOAUTH2", said.split("\x01")[0].removeprefix("user=").encode()))
        if f"auth=Bearer {TOKEN}\x01\x01" in said:
            return AuthResult(success=True)
        await server.challenge_auth('{"status":"400"}')
        return AuthResult(success=False, handled=False)

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        """The password is the one of the IMAP server."""
        self.logins.append((mechanism, getattr(data, "login", b"")))
        good = getattr(data, "password", b"") == PASSWORD.encode()
        return AuthResult(success=good, handled=False)


@contextmanager
def running_smtp(**settings: Any) -> Iterator[tuple[Mailman, int]]:
    """An SMTP server, what it took, and its port."""
    mailman = Mailman()
    (port,) = _free_ports(1)
    controller = Controller(
        mailman,
        hostname="127.0.0.1",
        port=port,
        authenticator=mailman.authenticate,
        auth_require_tls=False,
        **settings,
    )
    controller.start()
    try:
        yield mailman, port
    finally:
        controller.stop()


def _mail_user() -> tuple[int, int]:
    """Who owns the mail: Dovecot gives none to root."""
    return (65_534, 65_534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())


def _free_ports(count: int) -> Sequence[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports
