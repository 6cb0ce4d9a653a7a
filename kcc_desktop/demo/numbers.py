"""The registers of the sample, and the numbers that they give."""

from __future__ import annotations

from datetime import datetime

from kcc_desktop.demo.content import FormulaText
from kcc_desktop.domain.moments import local

MAINTENANCE = "Onderhoudsplanning"
OUTDOOR = "Meldingen buitenruimte"
CASES = "Zaaksysteem"
_OUTDOOR_DEPARTMENTS = ("afval", "riolering", "groen", "toezicht")
#: The number of the work order in the story, and how many hours lie between two work orders.
_WORK_ORDER, _HOURS_APART = 2041, 19.0


def register_of(formula: FormulaText) -> str:
    """Which register tracks reports that go by this formula."""
    if formula.department == "onderhoud":
        return MAINTENANCE
    if formula.department in _OUTDOOR_DEPARTMENTS and formula.kind == "report":
        return OUTDOOR
    return CASES


class Numbers:
    """Gives each case the number that its register would have reached by then; none twice."""

    def __init__(self, anchor: datetime) -> None:
        self._anchor = anchor
        self._given = {f"W-{_WORK_ORDER}"}

    def next(self, register: str, at: datetime) -> str:
        """A fresh number for a case of `register` opened at `at`."""
        count = self._count(register, at)
        while (number := _written(register, at, count)) in self._given:
            count += 1
        self._given.add(number)
        return number

    def _count(self, register: str, at: datetime) -> int:
        if register == MAINTENANCE:
            hours = (at - self._anchor).total_seconds() / 3600
            return _WORK_ORDER + round(hours / _HOURS_APART)
        here = local(at)
        minutes = (here.timetuple().tm_yday - 1) * 1440 + here.hour * 60 + here.minute
        return minutes // (97 if register == OUTDOOR else 83) + 1


def _written(register: str, at: datetime, count: int) -> str:
    year = local(at).year
    if register == MAINTENANCE:
        return f"W-{count}"
    return f"MB-{year}-{count:05}" if register == OUTDOOR else f"Z{year}-{count:05}"
