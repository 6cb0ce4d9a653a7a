"""What is promised, in words that can be read out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from kcc_desktop.domain.handover import Promise, PromiseKind
from kcc_desktop.domain.moments import local, short_day, spoken_day
from kcc_desktop.domain.said import Language

translate = QCoreApplication.translate
_SOON = timedelta(days=2)


def promise_words(promises: Sequence[Promise], language: Language, now: datetime) -> str:
    """`Gezien vóór vandaag 14:41, antwoord vóór vr 6 mrt, klaar vóór wo 11 mrt`; empty for none."""
    parts = [_one(promise, language, now) for promise in promises]
    joined = ", ".join(parts)
    return joined[:1].upper() + joined[1:]


def call_words(at: datetime, language: Language, now: datetime) -> str:
    """`Wij bellen terug: morgen 10:00`."""
    return translate("Promises", "Wij bellen terug: %1").replace("%1", _moment(at, language, now))


def _one(promise: Promise, language: Language, now: datetime) -> str:
    words = {
        PromiseKind.SEEN: translate("Promises", "gezien vóór %1"),
        PromiseKind.ANSWERED: translate("Promises", "antwoord vóór %1"),
        PromiseKind.DONE: translate("Promises", "klaar vóór %1"),
    }[promise.kind]
    return words.replace("%1", _moment(promise.due, language, now))


def _moment(due: datetime, language: Language, now: datetime) -> str:
    here, today = local(due), local(now).date()
    if due - now < _SOON:
        return f"{spoken_day(here.date(), today, language)} {here:%H:%M}"
    return short_day(here.date(), language, today)
