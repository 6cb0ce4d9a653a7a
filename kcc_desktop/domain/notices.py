"""What the program tells colleagues by itself: who hears what, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kcc_desktop.domain.handover import HandoverKind
from kcc_desktop.domain.moments import long_day
from kcc_desktop.domain.report import ReportKey
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import Action


class NoticeKind(StrEnum):
    """What somebody is told."""

    HANDED = "handed"
    CALLBACK = "callback"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    PLANNED = "planned"
    DONE = "done"
    TOLD = "told"
    REOPENED = "reopened"
    FORWARDED = "forwarded"
    NOTE = "note"
    CHASED = "chased"
    SPLIT = "split"
    PARTS_DONE = "parts_done"
    REASSIGNED = "reassigned"
    DEPARTED = "departed"
    NOT_SEEN = "not_seen"
    NOT_KEPT = "not_kept"
    MANY_LATE = "many_late"
    STUCK = "stuck"
    GIVEN_UP = "given_up"
    NO_CASE = "no_case"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that `login` is told: `who` did what with `subject`, and why (`text`).

    `day` is the day that was planned; `report` leads to the answer, `handover_id` to the work.
    """

    id: int
    login: str
    at: datetime
    kind: NoticeKind
    report: ReportKey
    subject: str
    who: str = ""
    text: str = ""
    day: date | None = None
    handover_id: int | None = None
    read_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Concerned:
    """The logins of those whom a handover concerns.

    `handlers` are who has it, `colleagues` who could take it as long as nobody has (its group, else
    its department), `creator` who handed it over, `followers` who wants to be kept informed.
    """

    creator: str = ""
    handlers: frozenset[str] = frozenset()
    colleagues: frozenset[str] = frozenset()
    followers: frozenset[str] = frozenset()


#: What whoever handed it over, and whoever follows it, hears of an action.
_NEWS = {
    Action.ACCEPT: NoticeKind.ACCEPTED,
    Action.REFUSE: NoticeKind.REFUSED,
    Action.PLAN: NoticeKind.PLANNED,
    Action.FINISH: NoticeKind.DONE,
    Action.TELL: NoticeKind.TOLD,
    Action.REOPEN: NoticeKind.REOPENED,
    Action.FORWARD: NoticeKind.FORWARDED,
    Action.NOTE: NoticeKind.NOTE,
    Action.SPLIT: NoticeKind.SPLIT,
}
#: What only who asked to be kept informed hears: to others it is no news.
_FOLLOWERS_ONLY = frozenset({Action.ACCEPT, Action.TELL})
#: What whoever has the work hears when somebody else does this to it.
_FOR_HANDLER = {
    Action.PLAN: NoticeKind.PLANNED,
    Action.FINISH: NoticeKind.DONE,
    Action.REOPEN: NoticeKind.REOPENED,
    Action.NOTE: NoticeKind.NOTE,
    Action.CHASE: NoticeKind.CHASED,
    None: NoticeKind.HANDED,
    Action.FORWARD: NoticeKind.HANDED,
    Action.ACCEPT: NoticeKind.HANDED,
}


def who_hears(action: Action | None, concerned: Concerned, actor: str) -> dict[str, NoticeKind]:
    """Per login what it is told of an action (None: the handing over); `actor` knows already.

    Whoever has the work is told as such, even when following it too.
    """
    heard: dict[str, NoticeKind] = {}
    if action in _NEWS:
        news = set(concerned.followers)
        if action not in _FOLLOWERS_ONLY:
            news.add(concerned.creator)
        heard |= dict.fromkeys(news, _NEWS[action])
    if action in _FOR_HANDLER:
        takers = concerned.handlers
        if action is Action.CHASE and not takers:
            takers = concerned.colleagues
        heard |= dict.fromkeys(takers, _FOR_HANDLER[action])
    return {login: kind for login, kind in heard.items() if login and login != actor}


def about(kind: NoticeKind, handover_kind: HandoverKind) -> NoticeKind:
    """The same, said as it is for a request to be phoned back."""
    is_call = kind is NoticeKind.HANDED and handover_kind is HandoverKind.CALLBACK
    return NoticeKind.CALLBACK if is_call else kind


_SENTENCES = {
    NoticeKind.HANDED: Said(
        "{who} heeft ‘{subject}’ aan u overgedragen.",
        "{who} handed ‘{subject}’ over to you.",
    ),
    NoticeKind.CALLBACK: Said(
        "{who} vraagt u om terug te bellen: ‘{subject}’.",
        "{who} asks you to phone back: ‘{subject}’.",
    ),
    NoticeKind.ACCEPTED: Said(
        "{who} heeft ‘{subject}’ in behandeling genomen.",
        "{who} took ‘{subject}’ on.",
    ),
    NoticeKind.REFUSED: Said("{who} heeft ‘{subject}’ geweigerd.", "{who} refused ‘{subject}’."),
    NoticeKind.PLANNED: Said(
        "{who} heeft ‘{subject}’ ingepland{day}.", "{who} planned ‘{subject}’{day}."
    ),
    NoticeKind.DONE: Said("{who} heeft ‘{subject}’ uitgevoerd.", "{who} finished ‘{subject}’."),
    NoticeKind.TOLD: Said(
        "{who} heeft de bewoner verteld hoe het staat met ‘{subject}’.",
        "{who} told the resident how ‘{subject}’ stands.",
    ),
    NoticeKind.REOPENED: Said("{who} heeft ‘{subject}’ heropend.", "{who} reopened ‘{subject}’."),
    NoticeKind.FORWARDED: Said(
        "{who} heeft ‘{subject}’ doorgestuurd.", "{who} forwarded ‘{subject}’."
    ),
    NoticeKind.NOTE: Said(
        "{who} heeft iets genoteerd bij ‘{subject}’.", "{who} added a note to ‘{subject}’."
    ),
    NoticeKind.CHASED: Said(
        "{who} vraagt hoe het staat met ‘{subject}’.", "{who} asks how ‘{subject}’ stands."
    ),
    NoticeKind.SPLIT: Said(
        "{who} heeft ‘{subject}’ in delen verdeeld.", "{who} split ‘{subject}’ in parts."
    ),
    NoticeKind.PARTS_DONE: Said(
        "Alle delen van ‘{subject}’ zijn uitgevoerd.", "All parts of ‘{subject}’ are done."
    ),
    NoticeKind.REASSIGNED: Said(
        "{who} heeft ‘{subject}’ anders toegewezen.", "{who} reassigned ‘{subject}’."
    ),
    NoticeKind.DEPARTED: Said(
        "De planning van ‘{subject}’ wijkt af van wat u de bewoner vertelde{day}.",
        "The planning of ‘{subject}’ departs from what you told the resident{day}.",
    ),
    NoticeKind.NOT_SEEN: Said(
        "‘{subject}’ is niet op tijd gezien door {who}.",
        "‘{subject}’ was not seen in time by {who}.",
    ),
    NoticeKind.NOT_KEPT: Said(
        "De afspraak over ‘{subject}’ is niet gehaald door {who}.",
        "The promise about ‘{subject}’ was not kept by {who}.",
    ),
    NoticeKind.MANY_LATE: Said(
        "{subject} overdrachten zijn te laat.", "{subject} handovers are late."
    ),
    NoticeKind.STUCK: Said(
        "‘{subject}’ komt niet aan bij {who}.", "‘{subject}’ does not arrive at {who}."
    ),
    NoticeKind.GIVEN_UP: Said(
        "{who} heeft het versturen van ‘{subject}’ opgegeven.",
        "{who} gave up sending ‘{subject}’.",
    ),
    NoticeKind.NO_CASE: Said(
        "Voor ‘{subject}’ is nog geen zaak bij {who}.",
        "For ‘{subject}’ there is no case at {who} yet.",
    ),
}
_DAYS = {
    NoticeKind.PLANNED: Said(" op {day}", " for {day}"),
    NoticeKind.DEPARTED: Said(": nu {day}", ": now {day}"),
}
_SOMEBODY = Said("Iemand", "Somebody")


def sentence(notice: Notice) -> Said:
    """The notice as one sentence, followed by what was written with it."""
    return Said(_in(notice, Language.NL), _in(notice, Language.EN))


def _in(notice: Notice, language: Language) -> str:
    day = ""
    if notice.day is not None and notice.kind in _DAYS:
        day = _DAYS[notice.kind].in_(language).format(day=long_day(notice.day, language))
    who = notice.who or _SOMEBODY.in_(language)
    told = _SENTENCES[notice.kind].in_(language).format(who=who, subject=notice.subject, day=day)
    return f"{told} {notice.text}" if notice.text else told
