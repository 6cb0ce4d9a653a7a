"""What is kept beside a contact when it is recorded: articles used, reports it was about, and what
the resident was told of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.drafts import UsedArticle
from kcc_desktop.domain.report import ReportKey
from kcc_desktop.domain.steps import Action, may
from kcc_desktop.services.ports import Work
from kcc_desktop.services.promises import told as write_down
from kcc_desktop.services.residents_told import anybody_waits
from kcc_desktop.services.telling_work import News, tell_of


@dataclass(frozen=True, slots=True)
class Told:
    """A resident was told how `report` stands.

    `text` is the answer that was read out, `promises` the days and moments in it (pairs of which
    one is None). `handover_ids` are the handovers of the report: telling the last of those
    who reported it finishes those that are done.
    """

    report: ReportKey
    text: str
    promises: tuple[tuple[date | None, datetime | None], ...] = ()
    handover_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """What belongs to a contact and isn't a field of it. `handover_ids` are those it was about."""

    articles: tuple[UsedArticle, ...] = ()
    handover_ids: tuple[int, ...] = ()
    told: Told | None = None


NOTHING_BESIDE = Beside()


def keep_beside(work: Work, actor: Actor, contact: Contact, beside: Beside, key: str) -> None:
    """Keeps all of it in the unit of work in which `actor` records `contact` under `key`.

    Raises Conflict when somebody else changes a handover that was told of in the same moment.
    """
    if beside.articles:
        work.beside_contacts.add_articles(contact.id, beside.articles)
    if beside.handover_ids:
        work.beside_contacts.add_handovers(contact.id, beside.handover_ids)
    if beside.told is not None:
        _keep_told(work, actor, contact, beside.told, key)


def _keep_told(work: Work, actor: Actor, contact: Contact, told: Told, key: str) -> None:
    write_down(work, actor, contact, told.report, told.text, told.promises, key=f"{key}/told")
    if anybody_waits(work, told.report):
        return  # the work is finished once everybody who reported it has heard of it
    at = contact.finished_at or contact.at
    for id_ in told.handover_ids:
        handover = work.handovers.get(id_)
        if may(Action.TELL, handover.state):
            own = f"{key}/told/{id_}"
            done = work.handovers.act(id_, Action.TELL, version=handover.version, key=own, at=at)
            tell_of(work, done, News(Action.TELL, at, actor), key=own)
