"""How days, channels, numbers and lists are said in a language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kcc_desktop.domain.contact import Channel
from kcc_desktop.domain.moments import local, spoken_day
from kcc_desktop.domain.said import Language, Said

_CHANNELS: dict[str, Said] = {
    Channel.PHONE: Said(" telefonisch", " by phone"),
    Channel.EMAIL: Said(" per e-mail", " by e-mail"),
    Channel.DESK: Said(" aan de balie", " at the desk"),
    Channel.FORM: Said(" via het formulier", " through the form"),
    Channel.CHAT: Said(" via de chat", " by chat"),
    Channel.LETTER: Said(" per brief", " by letter"),
    Channel.SOCIAL: Said(" via sociale media", " through social media"),
}
_COUNTS = {
    2: Said("twee", "two"),
    3: Said("drie", "three"),
    4: Said("vier", "four"),
    5: Said("vijf", "five"),
    6: Said("zes", "six"),
    7: Said("zeven", "seven"),
    8: Said("acht", "eight"),
    9: Said("negen", "nine"),
    10: Said("tien", "ten"),
}
_AND = Said("en", "and")


@dataclass(frozen=True, slots=True)
class Voice:
    """A language, spoken on the day of `now`."""

    language: Language
    now: datetime

    @property
    def today(self) -> date:
        """The day on which the answer is given."""
        return local(self.now).date()

    def part(self, said: Said, **slots: str) -> str:
        """A part of a sentence with its slots filled."""
        return said.in_(self.language).format(**slots)

    def sentence(self, said: Said, **slots: str) -> str:
        """A sentence with its slots filled, beginning with a capital."""
        text = self.part(said, **slots)
        return text[:1].upper() + text[1:]

    def bare(self, day: date) -> str:
        """The day alone: `gisteren`, `vrijdag 6 maart`, `Friday 6 March`."""
        return spoken_day(day, self.today, self.language)

    def day(self, day: date) -> str:
        """The day as it stands in a sentence: `vrijdag 6 maart`, `on Friday 6 March`."""
        bare = self.bare(day)
        near = abs((day - self.today).days) <= 1
        return bare if near or self.language is Language.NL else f"on {bare}"

    def moment(self, at: datetime) -> str:
        """Day and time: `gisteren 16:00`."""
        here = local(at)
        return f"{self.bare(here.date())} {here:%H:%M}"

    def channel(self, channel: str) -> str:
        """How it came in or was told, with its blank before it; empty when that isn't known."""
        known = _CHANNELS.get(channel)
        return known.in_(self.language) if known else ""

    def count(self, number: int) -> str:
        """A small number in words."""
        known = _COUNTS.get(number)
        return known.in_(self.language) if known else str(number)

    def listed(self, things: Sequence[str]) -> str:
        """`a, b en c`."""
        if len(things) < 2:
            return "".join(things)
        return f"{', '.join(things[:-1])} {_AND.in_(self.language)} {things[-1]}"
