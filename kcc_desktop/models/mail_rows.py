"""How one mail of the shared mailbox reads in a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.domain.mail import MAIL_STATE_WORDS, Automatic, MailLine, MailState
from kcc_desktop.domain.moments import local, short_day, short_moment
from kcc_desktop.models.timeline_rows import Tone

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language

translate = QCoreApplication.translate
MOST_NAME, MOST_WORDS = 60, 160


@dataclass(frozen=True, slots=True)
class MailRow:
    """One line: who wrote it, when, the subject, how it begins, and a badge of who is on it or what
    became of it. `fresh` while nobody did anything with it; `attached` when something hangs on it.
    """

    sender: str
    when: str
    subject: str
    preview: str
    badge: str
    tone: Tone
    fresh: bool
    attached: bool

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        attached = translate("Mails", "met bijlage") if self.attached else ""
        parts = (self.sender, self.subject, self.when, self.badge, attached, self.preview)
        return ", ".join(part for part in parts if part)


def mail_row(line: MailLine, language: Language, now: datetime, login: str) -> MailRow:
    """How `line` reads at `now` to who is signed in as `login`."""
    badge, tone = _badge(line, language, login)
    known = line.party_name or line.sender.name or line.sender.address
    name = plain.line(known, MOST_NAME)
    if line.in_thread > 1:
        name = f"{name} ({line.in_thread})"
    return MailRow(
        name,
        moment_words(line.arrived_at, language, now),
        plain.line(line.subject, MOST_WORDS) or translate("Mails", "(zonder onderwerp)"),
        plain.line(line.preview, MOST_WORDS),
        badge,
        tone,
        line.state is MailState.NEW,
        line.parts > 0,
    )


def moment_words(at: datetime, language: Language, now: datetime) -> str:
    """The time of today, else the day."""
    moment, today = local(at), local(now).date()
    if moment.date() == today:
        return f"{moment:%H:%M}"
    return short_day(moment.date(), language, today)


def _badge(line: MailLine, language: Language, login: str) -> tuple[str, Tone]:
    if line.snoozed_until is not None:
        until = short_moment(line.snoozed_until, language)
        return translate("Mails", "tot %1").replace("%1", until), Tone.INFO
    if line.taken_login and line.state is MailState.TAKEN:
        return _taken(line, login), Tone.WARN if line.taken_login != login else Tone.GOOD
    if line.automatic is not Automatic.NO and line.state is MailState.NEW:
        return translate("Mails", "automatisch"), Tone.INFO
    if line.state is MailState.NEW:
        return next(iter(line.case_numbers), plain.line(line.product, 30)), Tone.INFO
    words = MAIL_STATE_WORDS[line.state].in_(language)
    return words, Tone.GOOD if line.state is not MailState.SPAM else Tone.BAD


def _taken(line: MailLine, login: str) -> str:
    since = "" if line.taken_at is None else f"{local(line.taken_at):%H:%M}"
    who = translate("Mails", "u") if line.taken_login == login else plain.line(line.taken_by, 30)
    words = translate("Mails", "%1 sinds %2")
    return words.replace("%1", who).replace("%2", since) if since else who
