"""What a department that has only a mailbox answers by mail, done with its handover."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import PlannedDate
from kcc_desktop.domain.errors import Conflict, InvalidInput, NotFound, StepNotAllowed
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.keys import email_key
from kcc_desktop.domain.mail import Automatic, Mailbox, ParsedMail
from kcc_desktop.domain.mail_answers import MailAnswer, mail_answers
from kcc_desktop.domain.mail_orders import marked
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.steps import Action
from kcc_desktop.services.hand_over import Doing, HandOver
from kcc_desktop.services.ports import Clock, Work, Workspace


class DepartmentAnswers:
    """Does what departments answer."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self._workspace = workspace
        self._clock = clock

    def took(self, mail: ParsedMail, arrived_at: datetime, mailbox: Mailbox) -> bool:
        """Whether the mail answers a handover and all that it says could be done.

        What can't be done is left to whoever reads the mail. Only what comes from an address of
        the department, or of its colleagues, counts. A second time changes nothing.
        """
        handover_id = marked(mail.subject)
        if handover_id is None or mail.automatic is not Automatic.NO:
            return False
        handover = self._from_its_department(handover_id, mail.sender.address)
        answers = mail_answers(mail.body, arrived_at)
        if handover is None or not answers:
            return False
        # Who it says that it is from may be anybody's name; the address is one that we know.
        who = f"{handover.department} ({email_key(mail.sender.address)})"
        actor = Actor(who, "", "mailbox", roles=(Role.AGENT,))
        key = f"answer/{mailbox.key}/{mail.content_key}"
        done = [
            self._does(handover_id, answer, actor, f"{key}/{place}")
            for place, answer in enumerate(answers)
        ]
        return all(done)

    def _from_its_department(self, handover_id: int, address: str) -> Handover | None:
        with self._workspace.look() as work:
            try:
                handover = work.handovers.get(handover_id)
            except NotFound:  # a mark of another workspace, or made up
                return None
            return handover if email_key(address) in _addresses(work, handover) else None

    def _does(self, handover_id: int, answer: MailAnswer, actor: Actor, key: str) -> bool:
        if answer.problem is not None:
            return False
        acting = HandOver(self._workspace, actor, self._clock)
        with suppress(Conflict, InvalidInput, NotFound, StepNotAllowed):  # then a person reads it
            acting.act(acting.get(handover_id), self._doing(answer, acting, handover_id), key=key)
            return True
        return False

    def _doing(self, answer: MailAnswer, acting: HandOver, handover_id: int) -> Doing:
        if answer.action is not Action.PLAN or answer.day is None:
            return Doing(answer.action, answer.text)
        department = acting.get(handover_id).department
        planned = PlannedDate(
            0, answer.day, department, self._clock(), answer.who, department, answer.text
        )
        return Doing(answer.action, answer.text, planned)


def _addresses(work: Work, handover: Handover) -> set[str]:
    """From where answers about this handover are taken."""
    own: Sequence[str] = [
        one.email for one in work.organisation.departments() if one.id == handover.department_id
    ]
    people = [
        one.email
        for one in work.organisation.employees()
        if one.department_id == handover.department_id and one.active
    ]
    return {email_key(address) for address in (*own, *people) if address}
