"""Taking mails into the workspace, each exactly once: as a contact, in its thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Channel, Contact, Direction, Question
from kcc_desktop.domain.ids import new_id
from kcc_desktop.domain.keys import email_key
from kcc_desktop.domain.mail import (
    Automatic,
    FolderMark,
    Mail,
    Mailbox,
    MailState,
    ParsedMail,
)
from kcc_desktop.domain.mail_drafts import bare_subject
from kcc_desktop.domain.mail_threads import is_answer, numbers_in, subject_key, token_in
from kcc_desktop.domain.organisation import Role
from kcc_desktop.services.department_answers import DepartmentAnswers
from kcc_desktop.services.mail_kind import LikelyProduct
from kcc_desktop.services.ports import Clock, Work, Workspace

#: Of a text this much says what it is about.
_LONGEST_PROPOSED = 300

ProposesProduct = Callable[[str], int | None]
"""Gives the product or kind of report that fits a text best, where one does."""


def actor_of(mailbox: Mailbox) -> Actor:
    """Under this name the log shows what a mailbox brought in."""
    return Actor(mailbox.name, "", origin="mailbox", roles=(Role.AGENT,))


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message as it arrived in a mailbox. With `mark` its folder was fetched up to there."""

    mailbox: Mailbox
    mail: ParsedMail
    at: datetime
    direction: Direction = Direction.IN
    mark: FolderMark | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a message belongs, as far as that is certain."""

    thread_id: int = 0
    party_id: int | None = None
    case_ids: tuple[int, ...] = ()


class MailIn:
    """Takes messages in. `proposes` says of which kind of report a text may be; without it the
    articles do.
    """

    def __init__(
        self, workspace: Workspace, clock: Clock, proposes: ProposesProduct | None = None
    ) -> None:
        self._workspace = workspace
        self._clock = clock
        self._proposes = proposes or LikelyProduct(workspace, clock)
        self._answers = DepartmentAnswers(workspace, clock)

    def take_in(self, arrived: Arrived, actor: Actor | None = None) -> int:
        """Keeps the message, once; gives the id of its mail. `actor` is who dropped it in.

        What a department answers by mail is done with its handover. Raises WorkspaceFault; then
        nothing was taken in, and it can be done again.
        """
        acting = actor or actor_of(arrived.mailbox)
        known = self._known(arrived)
        if known is not None:
            self._go_on(arrived, acting)
            return known
        # What somebody dropped in may say anything: only what a mailbox got is taken at its word.
        came_in = actor is None and arrived.direction is Direction.IN
        is_answered = came_in and self._answers.took(arrived.mail, arrived.at, arrived.mailbox)
        product_id = None if is_answered else self._product(arrived)
        with self._workspace.work(acting) as work:
            taking = _Taking(work, arrived, self._clock())
            id_ = taking.take(product_id, is_answered=is_answered)
            if arrived.mark is not None:
                work.mail.go_on(arrived.mark, at=self._clock())
        return id_

    def _known(self, arrived: Arrived) -> int | None:
        mail = arrived.mail
        with self._workspace.look() as work:
            return work.mail.known(arrived.mailbox.key, mail.message_id, mail.content_key)

    def _go_on(self, arrived: Arrived, actor: Actor) -> None:
        if arrived.mark is not None:
            with self._workspace.work(actor) as work:
                work.mail.go_on(arrived.mark, at=self._clock())

    def _product(self, arrived: Arrived) -> int | None:
        """What the words of a mail that came in propose."""
        mail = arrived.mail
        is_asked = arrived.direction is Direction.IN and mail.automatic is Automatic.NO
        if not is_asked:
            return None
        text = f"{bare_subject(mail.subject)} {mail.body}"[:_LONGEST_PROPOSED]
        return self._proposes(text) if text.strip() else None


class _Taking:
    """One message that is taken in, within one unit of work."""

    def __init__(self, work: Work, arrived: Arrived, now: datetime) -> None:
        self._work = work
        self._arrived = arrived
        self._mail = arrived.mail
        self._key = arrived.mailbox.key
        self._now = now

    def take(self, product_id: int | None, *, is_answered: bool) -> int:
        """Keeps it; gives the id of the mail."""
        mentions = numbers_in(self._mail.subject, self._mail.body)
        before = self._thread()
        place = self._place(before, mentions)
        contact_id = None if is_answered else self._contact(place)
        own = replace(
            self._kept(place, mentions),
            contact_id=contact_id,
            product_id=product_id or (before.product_id if before else None),
            state=self._state(is_answered=is_answered),
        )
        return self._work.mail.add(
            own, self._mail.parts, content_key=self._mail.content_key, known_as=()
        )

    # where it belongs

    def _thread(self) -> Mail | None:
        """The newest mail of the thread that it continues."""
        mail = self._mail
        token = token_in(mail.subject)
        names = (mail.in_reply_to, *reversed(mail.refers_to), mail.message_id, token)
        for before in self._work.mail.referred([name for name in names if name]):
            if before.mailbox == self._key:
                return before
        if not is_answer(mail.subject) or not subject_key(mail.subject):
            return None
        return self._work.mail.alike(self._key, subject_key(mail.subject), self._other)

    def _place(self, before: Mail | None, mentions: Sequence[str]) -> _Place:
        found = self._work.mail.cases_with(mentions)
        cases = dict.fromkeys([*(before.case_ids if before else ()), *(id_ for id_, _ in found)])
        thread_id = before.thread_id if before else 0
        return _Place(thread_id, self._party(), tuple(cases))

    def _party(self) -> int | None:
        """Who has this address, when that is exactly one; no person wrote what is automatic."""
        if self._mail.automatic is not Automatic.NO:
            return None
        parties = self._work.mail.parties_at(self._other)
        return parties[0][0] if len(parties) == 1 else None

    @property
    def _other(self) -> str:
        """The address of the other side."""
        if self._arrived.direction is Direction.IN:
            return self._mail.sender.address
        return self._mail.to[0].address if self._mail.to else ""

    # what is kept of it

    def _contact(self, place: _Place) -> int:
        mail, arrived = self._mail, self._arrived
        outgoing = arrived.direction is Direction.OUT
        contact = Contact(
            id=new_id(arrived.at),
            at=arrived.at,
            channel=Channel.EMAIL,
            direction=arrived.direction,
            subject=mail.subject,
            note=mail.body,
            party_id=place.party_id,
            agent=mail.sender.name if outgoing else "",
            questions=() if outgoing else (Question(0, 0, 0, bare_subject(mail.subject)),),
            case_ids=place.case_ids,
            finished_at=self._now,
        )
        key = f"mail/{self._key}/{mail.content_key}/{mail.message_id}/contact"
        return self._work.contacts.add(contact, key=key[:500])

    def _kept(self, place: _Place, mentions: tuple[str, ...]) -> Mail:
        mail, arrived = self._mail, self._arrived
        return Mail(
            id=new_id(arrived.at),
            mailbox=self._key,
            message_id=mail.message_id,
            thread_id=place.thread_id,
            direction=arrived.direction,
            sender=mail.sender,
            to=mail.to,
            cc=mail.cc,
            subject=mail.subject,
            body=mail.body,
            quoted=mail.quoted,
            arrived_at=arrived.at,
            written_at=mail.written_at,
            mentions=mentions,
            reply_to=mail.reply_to,
            in_reply_to=mail.in_reply_to,
            refers_to=mail.refers_to,
            automatic=self._automatic(),
            problem=mail.problem,
            size=mail.size,
        )

    def _automatic(self) -> Automatic:
        """What came in from our own address came back."""
        own = email_key(self._arrived.mailbox.address)
        came_back = email_key(self._mail.sender.address) == own
        if came_back and self._arrived.direction is Direction.IN:
            return self._mail.automatic or Automatic.LOOP
        return self._mail.automatic

    def _state(self, *, is_answered: bool) -> MailState:
        outgoing = self._arrived.direction is Direction.OUT
        return MailState.DONE if outgoing or is_answered else MailState.NEW
