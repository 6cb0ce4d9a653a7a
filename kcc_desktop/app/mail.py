"""The mailboxes of a place, and what works on their mails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from kcc_desktop.app.place import Place
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.domain.mail import Mailbox
    from kcc_desktop.domain.working_time import Calendar
    from kcc_desktop.services.bring_out import BringOut
    from kcc_desktop.services.ports import Workspace
    from kcc_desktop.services.ports_mail import MailParsing
    from kcc_desktop.services.tell import Tell
    from kcc_desktop.settings import Settings


def mailboxes_at(
    place: Place, settings: Settings, clock: Callable[[], datetime]
) -> tuple[Mailbox, ...]:
    """The mailboxes that are set up here; the sample has its own."""
    if place.demo:
        from kcc_desktop.demo.mails import sample_mailbox

        return (sample_mailbox(),)
    folder = settings.systems_folder
    if not any(folder.glob("*.toml")):
        return ()
    from kcc_desktop.registers.catalogue import load_systems
    from kcc_desktop.secrets import KeptSecrets

    catalogue = load_systems(folder, KeptSecrets(), clock)
    catalogue.close()
    return tuple(one.mailbox for one in catalogue.mailboxes)


def mail_services(
    workspace: Workspace,
    actor: Actor,
    clock: Callable[[], datetime],
    mailboxes: Sequence[Mailbox],
    tell: Tell,
    parsing: MailParsing,
    bring_out: BringOut,
    calendar: Calendar,
) -> dict[type[Any], Any]:
    """What the shared mailbox asks."""
    from kcc_desktop.services.mail_answer import AnswerMail
    from kcc_desktop.services.mail_drop import DropMail
    from kcc_desktop.services.mail_in import MailIn
    from kcc_desktop.services.mailbox import SharedMailbox
    from kcc_desktop.services.to_tell_all import ToTellAll

    mail_in = MailIn(workspace, clock)
    return {
        AnswerMail: AnswerMail(workspace, actor, clock, mailboxes, tell),
        DropMail: DropMail(mail_in, parsing, actor, clock, mailboxes),
        SharedMailbox: SharedMailbox(
            workspace, actor, clock, mailboxes, calendar=calendar, bring_out=bring_out
        ),
        ToTellAll: ToTellAll(workspace, actor, clock, tell, mailboxes),
    }
