"""Chooses and fills the sentences of the sample."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from random import Random

from kcc_desktop.demo.content import Content
from kcc_desktop.demo.days import weekday
from kcc_desktop.demo.people import Resident
from kcc_desktop.demo.texts import FormulaText, ProductWords
from kcc_desktop.domain.case import Place

_GREETS = re.compile(r"(goede|beste|hallo|hoi|help|dag)", re.IGNORECASE)
_WORD = re.compile(r"(?<!\{)\b[^\W\d_]{4,}")
_COMMON = frozenset(
    {
        "alle", "daar", "deze", "door", "geen", "haar", "hebben", "heeft", "hier", "hoor", "kunt",
        "maar", "meer", "meneer", "mevrouw", "mijn", "naar", "niet", "onze", "over", "staat",
        "straat", "toch", "voor", "wanneer", "want", "weer", "wordt", "zijn",
    }
)  # fmt: skip
_POLITE = {"meneer": re.compile(r"\bmevrouw\b", re.I), "mevrouw": re.compile(r"\bmeneer\b", re.I)}


class Wording:
    """Draws sentences about a product, with the slots filled for one resident, place and moment."""

    def __init__(self, content: Content, dice: Random) -> None:
        self._content = content
        self._dice = dice

    def subject(self, formula: FormulaText, place: Place, said: str) -> str:
        """The subject of a mail, contact or case in which that is said."""
        subjects = akin(self._of(formula.key).subjects, said)
        return self._filled(subjects or (formula.name,), place)

    def said(self, product: str, who: Resident, place: Place, at: datetime) -> str:
        """What the resident says."""
        return self._filled(self._of(product).resident, place, who, at)

    def mail(self, said: str, who: Resident, place: Place) -> str:
        """What is said as a mail, often with an opening and a closing."""
        opening = "" if _GREETS.match(said) else self._dice.choice(self._content.sentences.openings)
        signed = who.party.name in said
        closing = "" if signed else self._filled(self._content.sentences.closings, place, who)
        return "\n".join(part for part in (opening, said, closing) if part)

    def note(self, product: str, who: Resident, place: Place, said: str) -> str:
        """What the agent writes when that is said."""
        notes = akin([each for each in self._of(product).notes if fits(each, who)], said)
        if not notes or self._dice.random() < 0.15:
            notes = [each for each in self._content.sentences.notes if fits(each, who)]
        return self._filled(notes, place, who)

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


def akin(texts: Sequence[str], said: str) -> list[str]:
    """The texts that share most words with what is said; none when none shares any."""
    spoken = _stems(said)
    shared = [len(_stems(text) & spoken) for text in texts]
    most = max(shared, default=0)
    return [text for text, count in zip(texts, shared, strict=True) if count == most > 0]


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    """The beginnings of the longer words."""
    return frozenset(word[:5] for word in _WORD.findall(text.casefold()) if word not in _COMMON)


def fits(note: str, who: Resident) -> bool:
    """Whether a note that speaks of meneer or mevrouw can be about this party."""
    wrong = _POLITE.get(who.polite)
    if wrong is None:
        return not any(each.search(note) for each in _POLITE.values())
    return not wrong.search(note)
