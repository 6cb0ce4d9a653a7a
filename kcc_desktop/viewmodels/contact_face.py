"""How contacts under way read: in the list at the left, and above their note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.domain.contact import Channel, Direction
from kcc_desktop.domain.drafts import Draft, DraftQuestion
from kcc_desktop.domain.moments import local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.domain.lists import ListItem
    from kcc_desktop.domain.said import Language

translate = QCoreApplication.translate
MOST_LETTERS = 60
#: Channels in which we may be the one who writes or calls.
TWO_WAYS = frozenset({Channel.PHONE, Channel.EMAIL, Channel.CHAT, Channel.LETTER, Channel.SOCIAL})


@dataclass(frozen=True, slots=True)
class RunningFace:
    """One contact in the list: an icon's name, who or what it is, and its clock in words."""

    id: int
    icon: str
    name: str
    clock: str
    is_front: bool


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """A channel and direction to choose, with its words."""

    channel: Channel
    direction: Direction
    key: str
    text: str


def running_face(draft: Draft, now: datetime, *, is_front: bool) -> RunningFace:
    """How `draft` stands in the list at `now`."""
    return RunningFace(draft.id, draft.channel.value, name_of(draft), clock(draft, now), is_front)


def name_of(draft: Draft) -> str:
    """Who it is with, else what it is about."""
    if draft.party is not None:
        return plain.line(draft.party.name, MOST_LETTERS)
    if draft.subject:
        return plain.line(draft.subject, MOST_LETTERS)
    if draft.anonymous:
        return translate("Contacts", "Anoniem")
    return translate("Contacts", "Nieuw contact")


def clock(draft: Draft, now: datetime) -> str:
    """`02:14` while it runs, else that it waits, or that it is being written up."""
    watch = draft.watch
    if watch.waits:
        return translate("Contacts", "wacht")
    if watch.wrapping:
        return translate("Contacts", "nawerk %1").replace("%1", minutes(watch.wrap_up_s(now)))
    return minutes(watch.talk_s(now))


def minutes(seconds: int) -> str:
    """`02:14`, from an hour on `1:02:14`."""
    hours, rest = divmod(seconds, 3600)
    short = f"{rest // 60:02}:{rest % 60:02}"
    return f"{hours}:{short}" if hours else short


def kept_at(at: datetime) -> str:
    """`Kladnotitie · automatisch bewaard 10:43:12`."""
    words = translate("Contacts", "Kladnotitie · automatisch bewaard %1")
    return words.replace("%1", f"{local(at):%H:%M:%S}")


def question_name(question: DraftQuestion, place: int) -> str:
    """`2 Wanneer is de straat open?`, for one of several questions."""
    words = plain.line(question.text, 28) or translate("Contacts", "nieuwe vraag")
    return f"{place + 1}  {words}"


def channel_choices(items: Sequence[ListItem], language: Language) -> tuple[ChannelChoice, ...]:
    """The channels of the managed list, twice where contact may go both ways."""
    choices = []
    for item in items:
        channel, name = Channel(item.base or Channel.OTHER), plain.line(item.name.in_(language))
        if channel not in TWO_WAYS:
            choices.append(ChannelChoice(channel, Direction.IN, item.key, name))
            continue
        for direction, words in (
            (Direction.IN, translate("Contacts", "%1 · inkomend")),
            (Direction.OUT, translate("Contacts", "%1 · uitgaand")),
        ):
            choices.append(ChannelChoice(channel, direction, item.key, words.replace("%1", name)))
    return tuple(choices)
