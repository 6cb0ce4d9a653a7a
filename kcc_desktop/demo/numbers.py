"""The registers of the sample, and the numbers that they give."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from kcc_desktop.demo.texts import FormulaText

MAINTENANCE = "Onderhoudsplanning"
OUTDOOR = "Meldingen buitenruimte"
SEWERS = "Rioolbeheer"
CASES = "Zaken"
#: Where contacts stand.
CONTACTS = "Klantcontacten"
_OF_REPORTS = {"onderhoud": MAINTENANCE, "riolering": SEWERS}
#: What a number begins with, where the count stood at the time of the story, and how many hours lie
#: between one number and the next.
_COUNTS = {
    MAINTENANCE: ("W-", 2041, 11.0),
    OUTDOOR: ("MB-", 55240, 1.7),
    SEWERS: ("R-", 3311, 30.0),
    CASES: ("Z-", 24438, 16.0),
}


def register_of(formula: FormulaText) -> str:
    """Which register tracks reports and requests that go by this formula."""
    return _OF_REPORTS.get(formula.department, OUTDOOR) if formula.kind == "report" else CASES


class Numbers:
    """Gives each case the number that its register would have reached by then; none twice.

    `anchor` is the time of the story; `given` are the numbers that stories have already.
    """

    def __init__(self, anchor: datetime, given: Iterable[str]) -> None:
        self._anchor = anchor
        self._given = set(given)

    def next(self, register: str, at: datetime) -> str:
        """A fresh number for a case of `register` opened at `at`."""
        prefix, count, apart = _COUNTS[register]
        count += round((at - self._anchor).total_seconds() / 3600 / apart)
        while (number := f"{prefix}{count}") in self._given:
            count += 1
        self._given.add(number)
        return number
