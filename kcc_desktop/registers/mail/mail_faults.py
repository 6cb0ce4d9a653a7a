"""Faults of IMAP and SMTP as faults of the mailbox, each with a sentence that says what to do."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore
from imapclient.exceptions import (
    CapabilityError,
    IMAPClientAbortError,
    IMAPClientError,
    LoginError,
    ProtocolError,
)

from kcc_desktop.domain.errors import InvalidInput, SystemAway, SystemFault, SystemRejected
from kcc_desktop.domain.said import Said
from kcc_desktop.registers import faults
from kcc_desktop.registers.mail.plain import line_of

_LONGEST = 200
#: Answers that say that the login, not the mail, is refused (RFC 4954, 6).
_LOGIN_CODES = frozenset({530, 534, 535, 538})
_ANSWER = Said("de mailserver zei “{words}”", "the mail server said “{words}”")


@contextmanager
def told(name: str, key: str, *, writes: bool = False) -> Iterator[None]:
    """Whatever IMAP raises within the block is raised as SystemFault.

    `writes` when what was sent may have arrived though the answer did not.
    """
    try:
        yield
    except (LoginError, CapabilityError) as fault:
        raise faults.refused_login(name, key) from fault
    except IMAPClientAbortError as fault:  # the server said goodbye, or the line broke
        raise broke_off(name, fault, writes=writes) from fault
    except (IMAPClientError, ProtocolError) as fault:
        raise unclear(name, str(fault)) from fault
    except InvalidInput as fault:
        raise SystemAway(fault.said, system=name) from fault
    except OSError as fault:
        raise of_line(name, fault, writes=writes) from fault


def of_line(name: str, fault: OSError, *, writes: bool) -> SystemFault:
    """The server can't be reached, is not who it says it is, or the line broke."""
    if isinstance(fault, TimeoutError):
        return faults.late(name, may_have_arrived=writes)
    reached = isinstance(fault, ConnectionError) and not isinstance(fault, ConnectionRefusedError)
    if reached:
        return broke_off(name, fault, writes=writes)
    unreached = httpcore.ConnectError(str(fault))
    unreached.__cause__ = fault
    return faults.of_connection(unreached, name, writes=writes)


def broke_off(name: str, fault: Exception, *, writes: bool) -> SystemFault:
    """The line broke in the middle."""
    broken = httpcore.ReadError(str(fault))
    return faults.of_connection(broken, name, writes=writes)


def unclear(name: str, words: str) -> SystemFault:
    """The server answers what it should not."""
    said = line_of(words, _LONGEST)
    return faults.unclear(name, Said(_ANSWER.nl.format(words=said), _ANSWER.en.format(words=said)))


def of_smtp(name: str, key: str, fault: Exception, *, was_sent: bool) -> SystemFault:
    """What a refusal of SMTP means: 4xx passes, 5xx does not (RFC 5321, 4.2.1).

    `was_sent` when the whole mail went out before it.
    """
    if isinstance(fault, smtplib.SMTPAuthenticationError | smtplib.SMTPNotSupportedError):
        return faults.refused_login(name, key)
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return _of_answer(name, key, *_worst(fault))
    if isinstance(fault, smtplib.SMTPResponseException):
        return _of_answer(name, key, fault.smtp_code, fault.smtp_error)
    if isinstance(fault, smtplib.SMTPServerDisconnected):
        return broke_off(name, fault, writes=was_sent)
    if isinstance(fault, OSError) and not isinstance(fault, smtplib.SMTPException):
        return of_line(name, fault, writes=was_sent)
    return unclear(name, str(fault))


def _worst(fault: smtplib.SMTPRecipientsRefused) -> tuple[int, bytes]:
    """Of several refused receivers the answer that is for good."""
    answers = sorted(fault.recipients.values(), key=lambda answer: -answer[0])
    return answers[0]


def _of_answer(name: str, key: str, code: int, words: bytes | str) -> SystemFault:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    said = line_of(text, _LONGEST)
    if code in _LOGIN_CODES:
        return faults.refused_login(name, key)
    if code >= 500:
        rejected: SystemRejected = faults.rejected(name, code, said)
        return rejected
    return SystemAway(faults.fails(name, code, may_have_arrived=False).said, system=name)
