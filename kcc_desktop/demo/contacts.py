"""Everyday contacts of two years: busy Mondays, quiet Fridays, passports before the summer."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import accumulate

from kcc_desktop.demo.people import Resident, place_at
from kcc_desktop.demo.reports import Ground
from kcc_desktop.demo.talks import Topic
from kcc_desktop.domain.contact import Channel, Contact, Outcome
from kcc_desktop.domain.moments import ZONE
from kcc_desktop.domain.party import PartyKind

#: The sample looks back two years.
SPAN = 730
#: How busy each weekday is, Monday first; a holiday is a Sunday.
_WEEK = (1.35, 1.1, 1.0, 1.05, 0.8, 0.06, 0.05)
#: How often each channel is used, and from six o'clock on how often in each hour.
_CHANNELS = {
    Channel.PHONE: 48, Channel.EMAIL: 20, Channel.DESK: 19, Channel.FORM: 8,
    Channel.CHAT: 3, Channel.LETTER: 1, Channel.SOCIAL: 1,
}  # fmt: skip
_OFFICE = (0, 0, 4, 11, 13, 12, 7, 10, 11, 9, 6, 0, 0, 0, 0, 0)
_HOME = (1, 3, 6, 8, 8, 6, 5, 5, 5, 5, 5, 4, 5, 8, 8, 5)
_AT_HOME = (Channel.EMAIL, Channel.FORM, Channel.SOCIAL)
#: In which months a product is asked for more, and how much.
_SEASONS: dict[str, tuple[tuple[int, ...], float]] = {
    "straatverlichting": ((10, 11, 12, 1, 2), 1.8),
    "gat-in-weg": ((2, 3), 1.8),
    "zwerfvuil": ((6, 7, 8), 1.5),
    "boom-tak": ((10, 11, 12, 1), 1.7),
    "ongedierte": ((6, 7, 8, 9), 2.2),
    "wateroverlast": ((10, 11, 6, 7), 1.6),
    "geluidsoverlast": ((5, 6, 7, 8), 1.8),
    "onkruid": ((5, 6, 7, 8), 3.0),
    "paspoort": ((4, 5, 6, 7), 2.0),
    "verhuizing": ((7, 8, 9), 1.5),
    "woz-bezwaar": ((2, 3, 4), 4.0),
    "kwijtschelding": ((2, 3, 4), 3.0),
    "belasting-betalen": ((2, 3, 4), 3.0),
    "hondenbelasting": ((2, 3), 2.0),
    "subsidie-sport": ((8, 9, 10), 2.5),
    "evenementenvergunning": ((4, 5, 6), 2.5),
    "trouwen": ((1, 2, 3), 1.6),
}
#: What organisations ask about.
_FOR_ORGANISATIONS = frozenset(
    {
        "container-niet-geleegd", "zwerfvuil", "graffiti", "fout-parkeren", "geluidsoverlast",
        "straatverlichting", "losse-stoeptegel", "verkeersbord", "parkeervergunning",
        "afvalcontainer", "omgevingsvergunning", "evenementenvergunning", "woz-bezwaar",
        "belasting-betalen", "subsidie-sport", "zaal-huren",
    }
)  # fmt: skip
#: Most reports go further than one conversation; those are made elsewhere.
_ON_THE_SPOT = {"report": 0.35, "service": 1.0}
_OUTCOMES = {
    Outcome.ANSWERED: 84, Outcome.REFERRED: 12, Outcome.NOT_ANSWERED: 4
}  # fmt: skip


class Everyday:
    """Throws the dice for contacts that were dealt with on the spot."""

    def __init__(self, ground: Ground, reserved: frozenset[tuple[str, str]]) -> None:
        self._ground = ground
        self._dice = ground.dice
        self._reserved = reserved
        self._days = [ground.days.today - timedelta(days=ago) for ago in range(1, SPAN + 1)]
        self._bustle = list(accumulate(self._busy(day) for day in self._days))
        self._wanted = {
            (kind, month): self._wants(kind, month) for kind in PartyKind for month in range(1, 13)
        }
        #: A few residents call often, most of them once in a while.
        callers = list(ground.people.all)
        self._dice.shuffle(callers)
        self._callers = callers
        self._calls = list(accumulate(1 / (rank + 12) for rank in range(len(callers))))

    def make(self, count: int) -> list[Contact]:
        """So many contacts."""
        return [self._contact() for _ in range(count)]

    def _busy(self, day: date) -> float:
        return _WEEK[day.weekday() if self._ground.days.calendar.is_working_day(day) else 6]

    def _contact(self) -> Contact:
        at, channel = self._moment()
        who = self._dice.choices(self._callers, cum_weights=self._calls)[0]
        topic = self._topic(who, at.month)
        outcome = self._dice.choices(list(_OUTCOMES), weights=list(_OUTCOMES.values()))[0]
        return self._ground.talks.asked(topic, at, channel, outcome, None)

    def _moment(self) -> tuple[datetime, Channel]:
        while True:
            day = self._dice.choices(self._days, cum_weights=self._bustle)[0]
            channel = self._dice.choices(list(_CHANNELS), weights=list(_CHANNELS.values()))[0]
            if not self._ground.days.calendar.is_working_day(day) and channel not in _AT_HOME:
                continue
            hours = _HOME if channel in _AT_HOME else _OFFICE
            hour = self._dice.choices(range(6, 22), weights=hours)[0]
            clock = time(hour, self._minute(hour, channel), self._dice.randint(0, 59))
            at = datetime.combine(day, clock, ZONE)
            return at, channel

    def _minute(self, hour: int, channel: Channel) -> int:
        """The front office opens at half past eight."""
        opens_half_past = hour == 8 and channel not in _AT_HOME
        return self._dice.randint(30 if opens_half_past else 0, 59)

    def _wants(self, kind: PartyKind, month: int) -> list[float]:
        """How often each product is asked for in a month, added up."""
        return list(
            accumulate(
                each.weight * _season(each.key, month) * _ON_THE_SPOT[each.kind]
                if kind is PartyKind.PERSON or each.key in _FOR_ORGANISATIONS
                else 0
                for each in self._ground.content.formulas
            )
        )

    def _topic(self, who: Resident, month: int) -> Topic:
        formulas, wanted = self._ground.content.formulas, self._wanted[who.party.kind, month]
        formula = self._dice.choices(formulas, cum_weights=wanted)[0]
        place = who.home
        if formula.kind == "report":
            place = place_at(who.street, self._dice.randint(1, who.street.length))
        if (formula.key, place.street) in self._reserved:
            return self._topic(who, month)
        return Topic(who, formula, place, self._ground.people.spokesman(who.party.id))


def _season(product: str, month: int) -> float:
    months, factor = _SEASONS.get(product, ((), 1.0))
    return factor if month in months else 1.0
