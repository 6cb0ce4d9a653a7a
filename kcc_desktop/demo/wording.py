"""Chooses and fills the sentences of the sample."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from kcc_desktop.demo.content import Content, ProductWords
from kcc_desktop.demo.days import weekday
from kcc_desktop.demo.people import Resident
from kcc_desktop.domain.case import Place

_GREETS = re.compile(r"(goede|beste|hallo|hoi|help|dag)", re.IGNORECASE)
_POLITE = {"meneer": re.compile(r"\bmevrouw\b", re.I), "mevrouw": re.compile(r"\bmeneer\b", re.I)}


class Wording:
    """Draws sentences about a product, with the slots filled for one resident, place and moment."""

    def __init__(self, content: Content, dice: Random) -> None:
        self._content = content
        self._dice = dice

    def subject(self, product: str, place: Place) -> str:
        """The subject of a mail, contact or case."""
        return self._filled(self._of(product).subjects, place)

    def said(self, product: str, who: Resident, place: Place, at: datetime) -> str:
        """What the resident says."""
        return self._filled(self._of(product).resident, place, who, at)

    def mail(self, product: str, who: Resident, place: Place, at: datetime) -> str:
        """The same as a mail, often with an opening and a closing."""
        text = self.said(product, who, place, at)
        opening = "" if _GREETS.match(text) else self._dice.choice(self._content.sentences.openings)
        signed = who.party.name in text
        closing = "" if signed else self._filled(self._content.sentences.closings, place, who, at)
        return "\n".join(part for part in (opening, text, closing) if part)

    def note(self, product: str, who: Resident, place: Place, at: datetime) -> str:
        """What the agent writes."""
        notes = self._of(product).notes
        if self._dice.random() < 0.2:
            notes = self._content.sentences.notes
        fitting = [note for note in notes if fits(note, who)]
        return self._filled(fitting or self._content.sentences.notes[:1], place, who, at)

    def progress(self, product: str, place: Place, at: datetime) -> str:
        """What the department writes on the way; empty where it writes nothing."""
        texts = self._of(product).department
        return self._filled(texts, place, None, at) if texts else ""

    def done(self, product: str, place: Place, at: datetime) -> str:
        """What the department writes in the end."""
        return self._filled(self._of(product).done, place, None, at)

    def refusal(self, product: str) -> str:
        """Why the department can't do it; empty where it never refuses."""
        refusals = self._of(product).refusals
        return self._dice.choice(refusals) if refusals else ""

    def follow_up(self, when: str, at: datetime) -> str:
        """What is said about an earlier report that is `open`, `done` or `reopened`."""
        return self._filled(self._content.sentences.follow_ups[when], Place(), None, at)

    def callback(self) -> str:
        """Why somebody is to be phoned back."""
        return self._dice.choice(self._content.sentences.callbacks)

    def event(self, step: str) -> str:
        """What stands in a case at this step."""
        return self._dice.choice(self._content.sentences.events[step])

    def _of(self, product: str) -> ProductWords:
        return self._content.sentences.products[product]

    def _filled(
        self,
        texts: Sequence[str],
        place: Place,
        who: Resident | None = None,
        at: datetime | None = None,
    ) -> str:
        text = self._dice.choice(texts)
        day = weekday(at - timedelta(days=self._dice.randint(1, 3))) if at else ""
        return text.format(
            street=place.street,
            number=place.number,
            name=who.party.name if who else "",
            day=day,
        )


def fits(note: str, who: Resident) -> bool:
    """Whether a note that speaks of meneer or mevrouw can be about this party."""
    wrong = _POLITE.get(who.polite)
    if wrong is None:
        return not any(each.search(note) for each in _POLITE.values())
    return not wrong.search(note)
