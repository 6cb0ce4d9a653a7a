"""The services of a window, made over its workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kcc_desktop.settings import Settings, data_folder

if TYPE_CHECKING:
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.domain.systems import SystemFace
    from kcc_desktop.services.bring_out import BringOut
    from kcc_desktop.services.find import Find
    from kcc_desktop.services.ports import Workspace
    from kcc_desktop.viewmodels.counter import Services


def make_services(
    workspace: Workspace,
    find: Find,
    settings: Settings,
    clock: Callable[[], datetime],
    login: str,
    faces: Callable[[], Sequence[SystemFace]] = tuple,
) -> Services:
    """All that the window asks, as whoever `login` belongs to; `faces` are the other systems."""
    from kcc_desktop.domain.organisation import OfficeHours
    from kcc_desktop.domain.telling import Telling
    from kcc_desktop.services.look import Look
    from kcc_desktop.services.look_up import LookUp
    from kcc_desktop.services.near import Near, Nearness
    from kcc_desktop.services.sign_in import SignIn
    from kcc_desktop.services.tell import Tell
    from kcc_desktop.viewmodels.counter import Services

    actor = SignIn(workspace).actor(login)
    return Services(
        find=find,
        tell=Tell(workspace, clock, Telling(surnames=settings.tell_surnames)),
        look=Look(workspace, actor),
        look_up=LookUp(workspace, clock, OfficeHours(settings.opens, settings.closes)),
        near=Near(workspace, Nearness(settings.near_metres, settings.near_weeks)),
        actor=actor,
        more=_more(workspace, settings, clock, actor, faces),
    )


def _more(
    workspace: Workspace,
    settings: Settings,
    clock: Callable[[], datetime],
    actor: Actor,
    faces: Callable[[], Sequence[SystemFace]],
) -> dict[type[Any], Any]:
    """What the parts of the window ask besides, each under its own class."""
    from kcc_desktop.domain.organisation import OfficeHours
    from kcc_desktop.domain.working_time import Calendar
    from kcc_desktop.services.absence import Absence
    from kcc_desktop.services.administer import Administer
    from kcc_desktop.services.attend import Attend
    from kcc_desktop.services.board import Boards
    from kcc_desktop.services.bring_out import BringOut
    from kcc_desktop.services.changes import ChangeFeed
    from kcc_desktop.services.drafts import KeepDrafts
    from kcc_desktop.services.figures import Figuring
    from kcc_desktop.services.find import Find
    from kcc_desktop.services.knowledge_editing import KnowledgeEditing
    from kcc_desktop.services.lead import Lead
    from kcc_desktop.services.managed_files import ManagedFiles
    from kcc_desktop.services.outbox_desk import OutboxDesk
    from kcc_desktop.services.parties_desk import PartiesDesk
    from kcc_desktop.services.reading import Reading
    from kcc_desktop.services.record import Record
    from kcc_desktop.services.saved_views import Views
    from kcc_desktop.services.serving import Serving
    from kcc_desktop.services.statuses import Statuses
    from kcc_desktop.services.take_contact import TakeContact
    from kcc_desktop.services.who_calls import WhoCalls
    from kcc_desktop.services.who_is_who import WhoIsWho
    from kcc_desktop.store.drafts import FileDrafts, drafts_file

    calendar = Calendar(settings.country, settings.opens, settings.closes)
    bring_out = BringOut(Serving(faces), calendar)
    record = Record(workspace, actor, clock, calendar, bring_out)
    drafts = FileDrafts(drafts_file(data_folder(), actor.login, workspace.url))
    return {
        Absence: Absence(workspace, actor, clock),
        Administer: Administer(workspace, actor),
        Attend: Attend(workspace, actor, clock),
        BringOut: bring_out,
        Statuses: Statuses(workspace, actor, bring_out.serving),
        OutboxDesk: OutboxDesk(workspace, actor, clock),
        Boards: Boards(workspace, actor, clock, calendar),
        ChangeFeed: ChangeFeed(workspace),
        Figuring: Figuring(workspace, actor, clock),
        Lead: Lead(workspace, actor, clock, calendar),
        ManagedFiles: ManagedFiles(workspace, actor),
        KeepDrafts: KeepDrafts(drafts, clock),
        KnowledgeEditing: KnowledgeEditing(workspace, actor, clock),
        Reading: Reading(workspace, actor, clock, Find(workspace, clock, settings.country)),
        WhoCalls: WhoCalls(workspace, settings.country),
        WhoIsWho: WhoIsWho(workspace, clock, OfficeHours(settings.opens, settings.closes)),
        PartiesDesk: PartiesDesk(workspace, actor, settings.country),
        Views: Views(workspace, actor),
        TakeContact: TakeContact(workspace, record, actor, clock),
        **_handling(workspace, settings, clock, actor, bring_out),
    }


def _handling(
    workspace: Workspace,
    settings: Settings,
    clock: Callable[[], datetime],
    actor: Actor,
    bring_out: BringOut,
) -> dict[type[Any], Any]:
    """What handing over and handling ask."""
    from kcc_desktop.domain.organisation import OfficeHours
    from kcc_desktop.domain.working_time import Calendar
    from kcc_desktop.services.case_awaited import CaseAwaited
    from kcc_desktop.services.escalate import Escalate
    from kcc_desktop.services.follow import Follow
    from kcc_desktop.services.hand_over import HandOver
    from kcc_desktop.services.lists import Lists
    from kcc_desktop.services.notices import NoticeBoard
    from kcc_desktop.services.pass_on import PassOn
    from kcc_desktop.services.promises import PromiseLedger
    from kcc_desktop.services.same_report import SameReport
    from kcc_desktop.services.working_on import WorkingOn

    calendar = Calendar(settings.country, settings.opens, settings.closes)
    hours = OfficeHours(settings.opens, settings.closes)
    return {
        CaseAwaited: CaseAwaited(workspace, clock),
        SameReport: SameReport(workspace, actor, clock),
        Escalate: Escalate(workspace, clock),
        Follow: Follow(workspace, actor, clock),
        HandOver: HandOver(workspace, actor, clock, calendar, bring_out),
        Lists: Lists(workspace, actor, clock),
        NoticeBoard: NoticeBoard(workspace, actor, clock),
        PassOn: PassOn(
            workspace, actor, clock, calendar=calendar, hours=hours, bring_out=bring_out
        ),
        PromiseLedger: PromiseLedger(workspace, actor, clock),
        WorkingOn: WorkingOn(workspace, actor, clock),
    }
