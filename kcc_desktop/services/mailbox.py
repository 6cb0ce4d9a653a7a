"""The shared mailbox as those who work from it see it: who is on which mail, and what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import Conflict, InvalidInput
from kcc_desktop.domain.mail import (
    AWAY,
    Mail,
    Mailbox,
    MailFilter,
    MailLine,
    MailList,
    MailState,
    ParsedPart,
)
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.report import ReportKey
from kcc_desktop.domain.roles import Right, require
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.bring_out import BringOut
from kcc_desktop.services.passing import OUTCOMES, Passing, handover_of
from kcc_desktop.services.ports import Clock, Work, Workspace
from kcc_desktop.services.record import Recorded
from kcc_desktop.services.telling_work import News, tell_of

#: How many lines come at once, unless asked otherwise.
PAGE = 100
_ALL = MailFilter()
_LATER = Said("Kies een moment dat nog komt.", "Choose a moment that is still to come.")
_NO_CONTACT = Said(
    "Deze mail hoort bij geen contact en kan niet worden overgedragen.",
    "This mail belongs to no contact and can't be handed over.",
)
_NOT_AWAY = Said(
    "Met deze mail is al iets gedaan. Alleen een mail die nog open is, kan weg.",
    "Something was done with this mail already. Only a mail that is open can be put away.",
)


@dataclass(frozen=True, slots=True)
class MailRead:
    """A mail with its thread, oldest first and itself included.

    `report` is the report that it belongs to, where it belongs to one. `proposed` are the parties
    that have its address when they are more than one, as pairs of id and name; `cases` those whose
    numbers stand in its text, as pairs of id and number.
    """

    mail: Mail
    thread: tuple[Mail, ...]
    report: ReportKey | None = None
    proposed: tuple[tuple[int, str], ...] = ()
    cases: tuple[tuple[int, str], ...] = ()


class SharedMailbox:
    """The `mailboxes` of the workspace as `actor` works from them.

    Whatever changes a mail is based on the mail as it was seen, and raises Conflict (which says who
    was first), NotAllowed, NotFound or WorkspaceFault; a repeated `key` changes nothing and gives
    the mail as it is.
    """

    def __init__(
        self,
        workspace: Workspace,
        actor: Actor,
        clock: Clock,
        mailboxes: Sequence[Mailbox] = (),
        calendar: Calendar | None = None,
        bring_out: BringOut | None = None,
    ) -> None:
        self._workspace = workspace
        self._actor = actor
        self._clock = clock
        self._calendar = calendar or Calendar()
        self._bring_out = bring_out
        self.mailboxes = tuple(mailboxes)

    # reading

    def page(
        self,
        which: MailList,
        wanted: MailFilter = _ALL,
        after: MailLine | None = None,
        limit: int = PAGE,
    ) -> Sequence[MailLine]:
        """The next `limit` lines of a list: those after the line `after`. Fewer: it ends there.

        What is to be handled comes oldest first unless asked otherwise, the rest newest first.
        """
        with self._workspace.look() as work:
            return work.mail.page(
                which, self._mine(wanted), after=after, limit=limit, now=self._clock()
            )

    def counts(self, wanted: MailFilter = _ALL) -> Mapping[MailList, int]:
        """How long each list is, counted up to 1,000."""
        with self._workspace.look() as work:
            return work.mail.counts(self._mine(wanted), now=self._clock())

    def read(self, mail_id: int) -> MailRead:
        """A mail with its thread and what it may belong to. Raises NotFound."""
        with self._workspace.look() as work:
            mail = work.mail.get(mail_id)
            parties = () if mail.party_id else tuple(work.mail.parties_at(mail.sender.address))
            return MailRead(
                mail,
                tuple(work.mail.thread(mail.thread_id)),
                None if mail.contact_id is None else work.reports.of_contact(mail.contact_id),
                parties,
                tuple(work.mail.cases_with(mail.mentions)),
            )

    def content(self, mail_id: int, position: int) -> ParsedPart:
        """What hangs on a mail. Raises NotFound, also for what was withheld."""
        with self._workspace.look() as work:
            return work.mail.content(mail_id, position)

    # who is on it

    def take(self, mail: Mail | MailLine, *, key: str) -> Mail:
        """From now on `actor` is on it. Raises Conflict when somebody else is, and says who."""
        with self._changing() as work:
            present = work.mail.get(mail.id)
            if present.taken_login not in ("", self._actor.login):
                raise _taken(present)
            return self._take(work, replace(present, version=mail.version), "take", key)

    def take_over(self, mail: Mail | MailLine, *, key: str) -> Mail:
        """The same though somebody else is on it; the log says from whom."""
        with self._changing() as work:
            present = replace(work.mail.get(mail.id), version=mail.version)
            return self._take(work, present, "take_over", key, detail=present.taken_by)

    def let_go(self, mail: Mail | MailLine, *, key: str) -> Mail:
        """Nobody is on it from now on."""
        with self._changing() as work:
            present = work.mail.get(mail.id)
            state = MailState.NEW if present.state is MailState.TAKEN else present.state
            free = replace(present, state=state, taken_login="", taken_by="", taken_at=None)
            return work.mail.change(replace(free, version=mail.version), "let_go", key=key)

    # what it belongs to

    def link(
        self,
        mail: Mail,
        *,
        party_id: int | None,
        case_ids: Sequence[int] = (),
        product_id: int | None = None,
        key: str,
    ) -> Mail:
        """From now on its contact is of this party, about these cases and this kind of report.

        Cases only come to it: what it was about stays.
        """
        with self._changing() as work:
            present = work.mail.get(mail.id)
            if present.contact_id is not None:
                work.contacts.link(
                    present.contact_id,
                    party_id=party_id,
                    case_ids=case_ids,
                    product_id=product_id,
                    key=f"{key}/contact",
                )
            linked = replace(present, product_id=product_id, version=mail.version)
            return work.mail.change(linked, "link", key=key)

    def hand_over(self, mail: Mail, passing: Passing, *, key: str) -> Recorded:
        """Passes on what it asks: the handover hangs on its contact.

        Raises InvalidInput when nothing says to which department it goes.
        """
        require(self._actor, Right.HAND_OVER)
        if mail.contact_id is None:
            raise InvalidInput(_NO_CONTACT)
        with self._changing() as work:
            return self._hand_over(work, mail, mail.contact_id, passing, key)

    # away, later, done

    def put_away(self, mail: Mail | MailLine, state: MailState, *, key: str) -> Mail:
        """Puts it away as SPAM or PERSONAL: no search and no timeline shows it any more.

        Raises InvalidInput when something was done with it already.
        """
        if state not in AWAY:
            raise ValueError(state)
        with self._changing() as work:
            present = work.mail.get(mail.id)
            if not present.is_open and not present.is_away:
                raise InvalidInput(_NOT_AWAY)
            return work.mail.put_away(self._into(present, mail.version, state), key=key)

    def put_back(self, mail: Mail | MailLine, *, key: str) -> Mail:
        """Undoes that: it stands in the list as new again."""
        with self._changing() as work:
            present = work.mail.get(mail.id)
            return work.mail.put_back(self._into(present, mail.version, MailState.NEW), key=key)

    def snooze(self, mail: Mail | MailLine, until: datetime | None, *, key: str) -> Mail:
        """Out of sight until then (with zone); None wakes it now."""
        if until is not None and until <= self._clock():
            raise InvalidInput(_LATER)
        with self._changing() as work:
            later = replace(work.mail.get(mail.id), snoozed_until=until, version=mail.version)
            return work.mail.change(later, "snooze" if until else "wake", key=key)

    def done(self, mail: Mail | MailLine, *, key: str) -> Mail:
        """Nothing more is to be done with it."""
        with self._changing() as work:
            ended = self._into(work.mail.get(mail.id), mail.version, MailState.DONE)
            return work.mail.change(ended, "finish", key=key)

    def open_again(self, mail: Mail | MailLine, *, key: str) -> Mail:
        """Something is to be done with it after all."""
        with self._changing() as work:
            opened = self._into(work.mail.get(mail.id), mail.version, MailState.NEW)
            return work.mail.change(opened, "reopen", key=key)

    # within one unit of work

    def _changing(self) -> AbstractContextManager[Work]:
        require(self._actor, Right.TAKE_CONTACTS)
        return self._workspace.work(self._actor)

    def _mine(self, wanted: MailFilter) -> MailFilter:
        return wanted if wanted.login else replace(wanted, login=self._actor.login)

    def _into(self, present: Mail, version: int, state: MailState) -> Mail:
        return replace(
            present,
            state=state,
            state_by=self._actor.name,
            state_at=self._clock(),
            snoozed_until=None,
            version=version,
        )

    def _take(self, work: Work, present: Mail, action: str, key: str, detail: str = "") -> Mail:
        state = MailState.TAKEN if present.state is MailState.NEW else present.state
        taken = replace(
            self._into(present, present.version, state),
            taken_login=self._actor.login,
            taken_by=self._actor.name,
            taken_at=self._clock(),
        )
        return work.mail.change(taken, action, key=key, detail=detail)

    def _hand_over(
        self, work: Work, mail: Mail, contact_id: int, passing: Passing, key: str
    ) -> Recorded:
        now = self._clock()
        present = work.mail.get(mail.id)
        work.mail.change(
            self._into(present, mail.version, MailState.HANDED_OVER), "hand_over", key=key
        )
        work.contacts.conclude(contact_id, OUTCOMES[passing.kind], key=f"{key}/outcome")
        whole = replace(passing, product_id=passing.product_id or present.product_id)
        contact = work.contacts.get(contact_id)
        handover = handover_of(work, contact, whole, self._actor, now, self._calendar)
        id_ = work.handovers.add(handover, key=f"{key}/handover")
        if id_ == handover.id:
            tell_of(work, handover, News(None, now, self._actor, passing.note), key=key)
            if self._bring_out is not None:
                self._bring_out.handed_over(work, handover, self._actor, now, key=key)
        return Recorded(contact_id, (id_,), work.handovers.get(id_).promises)


def _taken(present: Mail) -> Conflict:
    since = "" if present.taken_at is None else f"{local(present.taken_at):%H:%M}"
    return Conflict(
        Said(
            f"{present.taken_by} behandelt deze mail al sinds {since}.",
            f"{present.taken_by} has been on this mail since {since}.",
        ),
        winner=present.taken_by,
        version=present.version,
    )
