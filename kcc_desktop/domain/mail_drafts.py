"""A mail that is being written: a reply, or a mail passed on outside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kcc_desktop.domain.mail import Address, Automatic, Mail, MailPart, ParsedPart
from kcc_desktop.domain.moments import local, long_day
from kcc_desktop.domain.said import Language, Said

#: As many receivers as one mail may have, and as much as may hang on it, in bytes.
MOST_RECEIVERS = 20
MOST_ATTACHED = 20_000_000
#: RFC 5321 4.5.3.1: a local part, and a domain.
_ADDRESS = re.compile(
    r"[^\s@<>(),:;\"\\\[\]\x00-\x1f\x7f]{1,64}@[^\s@<>(),:;\"\\\[\]\x00-\x1f\x7f]{1,255}"
)
_REPLY = re.compile(
    r"^(?:(?:re|fw|fwd|antw|antwoord|betr|betreft|doorst|aw|wg|tr)\s*(?:\[\d+\])?:\s*)+", re.I
)
_MARK = re.compile(r"\[[^\[\]]{1,40}\]\s*")

AUTOMATIC_WORDS: dict[Automatic, Said] = {
    Automatic.REPLY: Said(
        "Dit is een automatisch antwoord. Daarop wordt niet geantwoord.",
        "This is an automatic reply. It is not answered.",
    ),
    Automatic.BULK: Said(
        "Dit is een rondgestuurde mail. Daarop wordt niet geantwoord.",
        "This mail was sent to many. It is not answered.",
    ),
    Automatic.BOUNCE: Said(
        "Dit is een melding dat een mail niet aankwam. Daarop wordt niet geantwoord.",
        "This says that a mail did not arrive. It is not answered.",
    ),
    Automatic.LOOP: Said(
        "Deze mail kwam van onszelf terug. Daarop wordt niet geantwoord.",
        "This mail came back to ourselves. It is not answered.",
    ),
}


class MailKind(StrEnum):
    """What is written."""

    REPLY = "reply"
    FORWARD = "forward"


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A mail as it is being written, on the mail `answers`.

    `quoted` is sent below the body. `kept` are parts of the mail that go along, `files` new ones.
    """

    kind: MailKind
    answers: Mail
    to: tuple[Address, ...]
    subject: str
    body: str
    quoted: str = ""
    cc: tuple[Address, ...] = ()
    kept: tuple[MailPart, ...] = ()
    files: tuple[ParsedPart, ...] = ()


def is_address(text: str) -> bool:
    """Whether mail can be sent to it."""
    return _ADDRESS.fullmatch(text) is not None


def bare_subject(subject: str) -> str:
    """A subject without `Re:`, `Fwd:` and what stands in front in square brackets."""
    bare = subject.strip()
    while True:
        shorter = _REPLY.sub("", _MARK.sub("", bare, count=1) if bare.startswith("[") else bare)
        if shorter == bare:
            return bare
        bare = shorter.strip()


def subject_with(mark: str, subject: str, prefix: str = "Re:") -> str:
    """The subject of an answer: `Re: [Z-2041] Lantaarn stuk`."""
    return " ".join(
        part for part in (prefix, f"[{mark}]" if mark else "", bare_subject(subject)) if part
    )


def quoted_below(mail: Mail, language: Language) -> str:
    """What a mail said, as it stands below an answer to it."""
    head = Said(
        f"Op {long_day(local(mail.arrived_at).date(), Language.NL)} schreef {mail.sender.shown}:",
        f"On {long_day(local(mail.arrived_at).date(), Language.EN)} {mail.sender.shown} wrote:",
    )
    lines = (f"> {line}".rstrip() for line in mail.body.splitlines())
    return "\n".join((head.in_(language), *lines))
