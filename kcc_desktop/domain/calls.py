"""Phone calls as a telephone system tells of them.

The words are those of Zammad's generic CTI interface: `event` is newCall, answer or hangup; with
`from` (may be `anonymous`), `to`, `callId`, `direction` (in, out), and at will `user`, `queue` and
`cause`. Links (`tel:`, RFC 3966, and our own `kcc:`) tell of a new call.

All of it comes from outside: it is capped, cleared of what is not printable, and otherwise refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import parse_qs, unquote

from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said

LONGEST_LINK = 500
_LONGEST_WORD = 120
_MOST_USERS = 50
#: More at once than one desk can have; the oldest is then forgotten.
MOST_LINES = 8
_NUMBER = re.compile(r"\+?[0-9][0-9 ().\-/]{0,38}|[*#0-9]{1,8}")
_ANONYMOUS = frozenset(
    {"", "anonymous", "anoniem", "unknown", "unavailable", "withheld", "private"}
)

_NO_EVENT = Said(
    "Het veld event hoort newCall, answer of hangup te zijn.",
    "The field event should be newCall, answer or hangup.",
)
_NO_CALL = Said(
    "Het veld callId ontbreekt: daaraan herkent het programma een gesprek.",
    "The field callId is missing: by it the program knows one call from another.",
)
_NO_NUMBER = Said(
    "Dit is geen telefoonnummer: {what}.",
    "This is no phone number: {what}.",
)
_NO_DIRECTION = Said(
    "Het veld direction hoort in of out te zijn.", "direction should be in or out."
)
_NO_LINK = Said(
    "Deze link is niet te gebruiken. Een goede ziet eruit als kcc:0612345678 of tel:+31612345678.",
    "This link can't be used. A good one looks like kcc:0612345678 or tel:+31612345678.",
)


class CallEvent(StrEnum):
    """What happened to a call."""

    NEW = "newCall"
    ANSWERED = "answer"
    ENDED = "hangup"


@dataclass(frozen=True, slots=True)
class CallNews:
    """One thing that happened to a call. `other` is the number of who is not us: the caller, or
    who is called; empty when it is not told. `users` are those whose phones it concerns.
    """

    event: CallEvent
    call_id: str
    other: str = ""
    direction: Direction = Direction.IN
    users: tuple[str, ...] = ()
    queue: str = ""

    def concerns(self, names: Sequence[str]) -> bool:
        """Whether it is for somebody who goes by one of `names`; without users it is for all."""
        own = {name.casefold() for name in names if name}
        return not self.users or any(user.casefold() in own for user in self.users)


def news_in(fields: Mapping[str, Sequence[str]]) -> CallNews:
    """What a telephone system tells by these fields, each with its values.

    Raises InvalidInput, with a sentence for whoever sets it up.
    """
    event = _first(fields, "event")
    if event not in set(CallEvent):
        raise InvalidInput(_NO_EVENT)
    call_id = _first(fields, "callId")
    if not call_id:
        raise InvalidInput(_NO_CALL)
    direction = _first(fields, "direction") or Direction.IN
    if direction not in set(Direction):
        raise InvalidInput(_NO_DIRECTION)
    who = "from" if direction == Direction.IN else "to"
    return CallNews(
        CallEvent(event),
        call_id,
        _number(_first(fields, who)),
        Direction(direction),
        _users(fields),
        _first(fields, "queue"),
    )


def news_of_link(link: str) -> CallNews:
    """The call that a `kcc:` or `tel:` link tells of.

    A `kcc:` link is a number alone, or fields as those of `news_in` behind a question mark
    (`kcc:call?from=0612345678&callId=7`); it is always a new call. Raises InvalidInput.
    """
    scheme, _, rest = link.partition(":")
    if len(link) > LONGEST_LINK or not link.isprintable() or scheme.lower() not in ("kcc", "tel"):
        raise InvalidInput(_NO_LINK)
    written, _, query = rest.lstrip("/").partition("?")
    if scheme.lower() == "kcc" and query:
        fields = parse_qs(query, max_num_fields=30)
        number = _first(fields, "from") or _first(fields, "to")
        known = {"callId": [f"link {number}"], **fields}
        return news_in({**known, "event": [CallEvent.NEW.value]})
    number = _number(unquote(written.partition(";")[0]).rstrip("/"))
    return CallNews(CallEvent.NEW, f"link {number}", number)


def is_link(word: str) -> bool:
    """Whether a word of the command line is a link that tells of a call."""
    return word[:4].lower() in ("kcc:", "tel:")


class LineState(StrEnum):
    """How a call does."""

    RINGING = "ringing"
    TALKING = "talking"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Line:
    """One call on this desk."""

    call_id: str
    other: str
    direction: Direction
    state: LineState = LineState.RINGING


@dataclass(frozen=True, slots=True)
class Lines:
    """All calls on this desk, oldest first. What comes late, twice or not at all does no harm."""

    lines: tuple[Line, ...] = ()
    _ended: tuple[str, ...] = field(default=(), repr=False)

    def get(self, call_id: str) -> Line | None:
        """The call with this id."""
        return next((line for line in self.lines if line.call_id == call_id), None)

    def heard(self, news: CallNews) -> Lines:
        """The calls once `news` is known."""
        line = self.get(news.call_id)
        if news.event is CallEvent.ENDED:
            return self._without(news.call_id, line)
        if news.call_id in self._ended and not news.call_id.startswith("link "):
            return self
        state = LineState.TALKING if news.event is CallEvent.ANSWERED else LineState.RINGING
        if line is None or line.state is LineState.MISSED:
            rest = tuple(one for one in self.lines if one.call_id != news.call_id)
            added = Line(news.call_id, news.other, news.direction, state)
            return replace(self, lines=(*rest, added)[-MOST_LINES:])
        if line.state is LineState.TALKING:
            return self
        return self._with(replace(line, state=state, other=line.other or news.other))

    def dismissed(self, call_id: str) -> Lines:
        """The calls without this one: nobody needs to see it any more."""
        return replace(self, lines=tuple(one for one in self.lines if one.call_id != call_id))

    def _without(self, call_id: str, line: Line | None) -> Lines:
        ended = (*self._ended, call_id)[-MOST_LINES * 4 :]
        if line is None or line.state is LineState.MISSED:
            return replace(self, _ended=ended)
        if line.state is LineState.RINGING and line.direction is Direction.IN:
            missed = self._with(replace(line, state=LineState.MISSED))
            return replace(missed, _ended=ended)
        return replace(self.dismissed(call_id), _ended=ended)

    def _with(self, line: Line) -> Lines:
        lines = tuple(line if one.call_id == line.call_id else one for one in self.lines)
        return replace(self, lines=lines)


def _first(fields: Mapping[str, Sequence[str]], name: str) -> str:
    return next((_clean(value) for value in fields.get(name, ())), "")


def _users(fields: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    given = [*fields.get("user", ()), *fields.get("user[]", ())][:_MOST_USERS]
    return tuple(user for user in map(_clean, given) if user)


def _clean(value: str) -> str:
    kept = "".join(letter for letter in value[:_LONGEST_WORD] if letter.isprintable())
    return kept.strip()


def _number(text: str) -> str:
    """The number as it was given; empty when it is withheld."""
    number = text.strip()
    if number.lower() in _ANONYMOUS:
        return ""
    if not _NUMBER.fullmatch(number):
        shown = _clean(number)[:40]
        raise InvalidInput(Said(_NO_NUMBER.nl.format(what=shown), _NO_NUMBER.en.format(what=shown)))
    return number
