"""Whether a person wrote a mail (RFC 3834): what is automatic is never answered by the program."""

from __future__ import annotations

import re

from kcc_desktop.domain.mail import Automatic
from kcc_desktop.registers.mail.headers import Header

#: A mail that came through more servers than this goes round (RFC 5321, 6.3).
MOST_HOPS = 100
_BULK = frozenset({"bulk", "list", "junk"})
_NO_PERSON = re.compile(
    r"(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply|bounces?)(?:[+._-][^@]*)?@",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"(?:automatisch antwoord|automatic reply|out of office|afwezig(?:heid)?\b|auto-?reply"
    r"|autosvar|abwesenheitsnotiz)",
    re.IGNORECASE,
)
_LIST_FIELDS = ("List-Id", "List-Unsubscribe", "List-Post", "Feedback-ID")
_REPLY_FIELDS = ("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Response-Loop")


def automatic(header: Header, sender: str, hops: int) -> Automatic:
    """Why nobody wrote it; `hops` is how many servers it came through."""
    if hops > MOST_HOPS or "X-Loop" in header:
        return Automatic.LOOP
    if _bounces(header, sender):
        return Automatic.BOUNCE
    submitted = header.text("Auto-Submitted", 40).lower()
    precedence = header.text("Precedence", 20).lower()
    replies = submitted.startswith("auto-replied") or any(name in header for name in _REPLY_FIELDS)
    replies = replies or _has_no_return(header)
    if replies or precedence in {"auto_reply", "auto-reply"} or _says_away(header):
        return Automatic.REPLY
    generated = submitted not in {"", "no"} or precedence in _BULK
    is_listed = any(name in header for name in _LIST_FIELDS)
    if generated or is_listed or _NO_PERSON.match(sender):
        return Automatic.BULK
    return Automatic.NO


def _bounces(header: Header, sender: str) -> bool:
    daemon = sender.lower().startswith(("mailer-daemon@", "postmaster@"))
    report = header.type == "multipart/report"
    return report or (daemon and _has_no_return(header)) or "X-Failed-Recipients" in header


def _has_no_return(header: Header) -> bool:
    """It was sent so that nothing can come back (RFC 5321, 4.5.5)."""
    return "Return-Path" in header and not header.text("Return-Path", 300).strip("<> ")


def _says_away(header: Header) -> bool:
    """Programs that say it in the subject alone also suppress answers (Microsoft)."""
    suppresses = header.text("X-Auto-Response-Suppress", 100).lower() not in {"", "none"}
    subject = header.text("Subject", 200)
    return bool(_AWAY.match(subject)) and (suppresses or "In-Reply-To" in header)
