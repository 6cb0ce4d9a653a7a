"""What a team lead has to do with: a busy day at the front office, and work that waits.

All of it lies before the moment at which the sample is seen, whatever the hour and the day: who
looks at night or in a weekend finds a front office that was open until then.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from kcc_desktop.demo.courses import Happened
from kcc_desktop.demo.reports import Ground, Reports
from kcc_desktop.demo.rows import Made
from kcc_desktop.domain.contact import Contact, Outcome
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.steps import Step

#: How many handovers wait in all, and for how many of those a promise has passed.
OPEN, LATE = 84, 7
#: Contacts by hour, from eight o'clock on: a usual Wednesday, and the same day a week before.
TODAY = (9, 18, 21, 15, 12, 17, 14, 11, 8, 4)
LAST_WEEK = (11, 15, 18, 17, 10, 14, 16, 13, 9, 5)
FIRST_HOUR = 8
#: Before this hour the day has not really begun; then what there was is spread from midnight on.
_BEGUN = 10
_AT_NIGHT = 14
_HANDED_OVER, _AGAIN = 0.26, 0.12
_SEED = 84


class Bustle(Reports):
    """Throws dice of its own, so that the rest of the sample stays as it is."""

    def __init__(self, ground: Ground, reserved: frozenset[tuple[str, str]]) -> None:
        own = replace(ground, dice=Random(_SEED))
        super().__init__(own, reserved, frozenset())
        self._days = ground.days

    def make_waiting(self, waiting: int) -> Made:
        """The contacts of today and of the same day a week ago; `waiting` new handovers."""
        made = Made()
        for at in self._moments_last_week():
            made.contacts.append(self._contact(at, made))
        for at in self._moments_today():
            made.contacts.append(self._contact(at, made))
        self._hand_over(made, waiting)
        return made

    def _contact(self, at: datetime, made: Made) -> Contact:
        """Somebody asks; now and then about what they asked before."""
        before = self._asked_before(at, made)
        if before is not None:
            who = next(r for r in self._ground.people.residents if r.party.id == before.party_id)
            key = before.questions[0].product_id
            products = self._ground.municipality.products
            formula = next(f for f in self._ground.content.formulas if products[f.key].id == key)
            topic = replace(self._topic("report"), who=who, formula=formula, place=who.home)
            return self._ground.talks.followed_up(topic, at, "open", None)
        handed = self._dice.random() < _HANDED_OVER
        outcome = Outcome.HANDED_OVER if handed else Outcome.ANSWERED
        return self._asked(self._topic("report" if handed else "service"), at, outcome)

    def _asked_before(self, at: datetime, made: Made) -> Contact | None:
        within = [one for one in made.contacts if at - timedelta(days=7) < one.at < at]
        if not within or self._dice.random() > _AGAIN:
            return None
        return self._dice.choice(within)

    def _moments_today(self) -> list[datetime]:
        now, midnight = self._days.now, self._days.midnight
        if now - midnight < timedelta(hours=_BEGUN):
            step = (now - midnight) / (_AT_NIGHT + 1)
            return [midnight + step * (n + 1) for n in range(_AT_NIGHT)]
        return [at for at in self._by_hour(midnight, TODAY) if at < now]

    def _moments_last_week(self) -> list[datetime]:
        return self._by_hour(self._days.midnight - timedelta(days=7), LAST_WEEK)

    def _by_hour(self, midnight: datetime, counts: Sequence[int]) -> list[datetime]:
        moments = [
            midnight + timedelta(hours=hour, seconds=self._dice.randint(0, 3599))
            for hour, count in enumerate(counts, start=FIRST_HOUR)
            for _ in range(count)
        ]
        return sorted(moments)

    def _hand_over(self, made: Made, waiting: int) -> None:
        """The newest of what was handed over first; the rest was so on the days before."""
        asked = [c for c in made.contacts if c.questions[0].outcome is Outcome.HANDED_OVER]
        fresh = [c for c in asked if c.at >= self._days.midnight][-waiting:]
        for _ in range(waiting - len(fresh)):
            at = self._days.at(-self._dice.randint(1, 3), "09:00")
            at += timedelta(minutes=self._dice.randint(0, 440))
            fresh.append(self._asked(self._topic("report"), at, Outcome.HANDED_OVER))
            made.contacts.append(fresh[-1])
        made.handovers += [self._waiting(contact) for contact in fresh]

    def _waiting(self, contact: Contact) -> Handover:
        """It was handed over, and perhaps seen, taken on or planned since."""
        products = self._ground.municipality.products
        key = contact.questions[0].product_id
        formula = next(f for f in self._ground.content.formulas if products[f.key].id == key)
        who = next(r for r in self._ground.people.residents if r.party.id == contact.party_id)
        topic = replace(self._topic("report"), who=who, formula=formula, place=who.home)
        at = contact.at + timedelta(minutes=self._dice.randint(2, 9))
        handed = min(at, self._days.now)
        return self._handed(topic, contact, handed, self._so_far(topic.formula.group, handed))

    def _so_far(self, group: str, handed: datetime) -> tuple[Happened, ...]:
        team = self._ground.municipality.colleagues(group)
        who, word = self._dice.choice(team), self._ground.wording
        steps = ((Step.SEEN, "seen"), (Step.ACCEPTED, "accepted"))
        reached = self._dice.choices((0, 1, 2), weights=(4, 3, 3))[0]
        made, at = [], handed
        for step, text in steps[:reached]:
            at += timedelta(minutes=self._dice.randint(10, 90))
            made.append(Happened(step, at, who, word.event(text)))
        return tuple(one for one in made if one.at < self._days.now)


def in_time(
    handovers: Iterable[Handover], late: int, now: datetime, following: Sequence[datetime]
) -> list[Handover]:
    """The same, with at most `late` of which a promise has passed, all of them in the last days.

    The others were given a new promise, at one of the moments in `following`.
    """
    all_ = list(handovers)
    passed = [one for one in all_ if one.next_promise and one.next_promise.due < now]
    passed.sort(key=lambda one: one.next_promise.due if one.next_promise else now, reverse=True)
    kept = {one.id for one in passed[: late * 2][:: 2 if len(passed) >= late * 2 else 1][:late]}
    others = [one for one in passed if one.id not in kept]
    renewed = {one.id: following[n % len(following)] for n, one in enumerate(others)}
    return [_renewed(one, renewed[one.id], now) if one.id in renewed else one for one in all_]


def _renewed(one: Handover, due: datetime, now: datetime) -> Handover:
    promises = (replace(p, due=due) if p.due < now else p for p in one.promises)
    return replace(one, promises=tuple(promises))
