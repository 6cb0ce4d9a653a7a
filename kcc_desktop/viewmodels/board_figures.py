"""The figures of a team as charts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.domain.contact import Channel
from kcc_desktop.domain.figures import (
    CUT_WORDS,
    Cut,
    CutRow,
    Hour,
    Keeping,
    working_hours,
)
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.models.chart import ChartData, Series

translate = QCoreApplication.translate

CHANNEL_WORDS: dict[str, Said] = {
    Channel.PHONE: Said("Telefoon", "Phone"),
    Channel.EMAIL: Said("E-mail", "E-mail"),
    Channel.DESK: Said("Balie", "Desk"),
    Channel.FORM: Said("Formulier", "Form"),
    Channel.CHAT: Said("Chat", "Chat"),
    Channel.LETTER: Said("Brief", "Letter"),
    Channel.SOCIAL: Said("Sociale media", "Social media"),
    Channel.OTHER: Said("Anders", "Other"),
}


def hours_chart(hours: Sequence[Hour], before: Sequence[Hour]) -> ChartData:
    """Contacts by hour, the same day last week behind them, and the share answered at once."""
    here = {hour.hour: hour for hour in hours}
    there = {hour.hour: hour for hour in before}
    shown = working_hours(hours, before)
    return ChartData(
        translate("Figures", "Uur"),
        tuple(f"{hour}:00" for hour in shown),
        Series(
            translate("Figures", "vandaag"),
            tuple(float(here[hour].contacts) if hour in here else 0.0 for hour in shown),
        ),
        Series(
            translate("Figures", "vorige week"),
            tuple(float(there[hour].contacts) if hour in there else 0.0 for hour in shown),
        ),
        Series(
            translate("Figures", "zelf beantwoord"),
            tuple(here[hour].answered.percentage if hour in here else None for hour in shown),
            "%",
        ),
    )


def cuts_chart(cut: Cut, rows: Sequence[CutRow], language: Language) -> ChartData:
    """Contacts per channel, location or product, with the share answered at once."""
    names = tuple(_cut_name(cut, row.name, language) for row in rows)
    return ChartData(
        CUT_WORDS[cut].in_(language),
        names,
        Series(translate("Figures", "contacten"), tuple(float(row.contacts) for row in rows)),
        line=Series(
            translate("Figures", "zelf beantwoord"),
            tuple(row.answered.percentage for row in rows),
            "%",
        ),
        lying=True,
    )


def kept_chart(rows: Sequence[Keeping]) -> ChartData:
    """The share of promises that each department kept, and how long its work took."""
    counted = [row for row in rows if row.kept.all]
    return ChartData(
        translate("Figures", "Afdeling"),
        tuple(plain.line(row.department, 60) for row in counted),
        Series(
            translate("Figures", "nagekomen"),
            tuple(row.kept.percentage for row in counted),
            "%",
        ),
        line=Series(
            translate("Figures", "doorlooptijd"),
            tuple(None if row.hours is None else round(row.hours, 1) for row in counted),
            translate("Figures", " u"),
        ),
        lying=True,
    )


def missed_chart(rows: Sequence[tuple[str, int]]) -> ChartData:
    """What was sought without a hit, most often first."""
    return ChartData(
        translate("Figures", "Zoekvraag"),
        tuple(plain.line(query, 80) for query, _ in rows),
        Series(translate("Figures", "keer"), tuple(float(times) for _, times in rows), "×"),
        lying=True,
    )


def _cut_name(cut: Cut, name: str, language: Language) -> str:
    if cut is Cut.CHANNEL and name in CHANNEL_WORDS:
        return CHANNEL_WORDS[name].in_(language)
    return plain.line(name, 60) or translate("Figures", "niet opgegeven")
