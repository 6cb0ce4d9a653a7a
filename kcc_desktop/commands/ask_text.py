"""The answer to `ask` for people: whose report, the sentence, the steps, the sources, what else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from textwrap import shorten
from typing import TYPE_CHECKING

from kcc_desktop.commands.ask_json import other_hits, sources_of
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.moments import ago, local, short_day, short_moment
from kcc_desktop.domain.report import ReportRows, SourceCondition, SourceState
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import STEP_WORDS
from kcc_desktop.domain.trail import TrailEntry

if TYPE_CHECKING:
    from kcc_desktop.services.ask import Asked
    from kcc_desktop.services.tell import Told

_MOST_OTHERS = 10
_WITH_REPORTS = {HitGroup.PARTY, HitGroup.CASE, HitGroup.CONTACT}
_LONGEST_DETAIL = 60

_STEPS = Said("Verloop", "Steps")
_SOURCES = Said("Bronnen", "Sources")
_OTHERS = Said("Ook gevonden", "Also found")
_MORE = Said(
    "Er zijn meer meldingen die passen; zie onder “Ook gevonden”.",
    "More reports fit; see under “Also found”.",
)
_FOR = Said("voor {day}", "for {day}")
_AS_OF = Said("stand van {moment} ({ago})", "state of {moment} ({ago})")
_CORRECTED = Said("Gezocht naar: {query}", "Searched for: {query}")
_CONDITIONS = {
    SourceCondition.UP: Said("bereikbaar", "reachable"),
    SourceCondition.SLOW: Said("traag", "slow"),
    SourceCondition.AWAY: Said("niet bereikbaar", "not reachable"),
}
_GROUPS = {
    HitGroup.PARTY: Said("bewoner of bedrijf", "person or organisation"),
    HitGroup.CASE: Said("zaak", "case"),
    HitGroup.CONTACT: Said("contact", "contact"),
    HitGroup.ARTICLE: Said("kennisartikel", "article"),
    HitGroup.COLLEAGUE: Said("collega", "colleague"),
}


def as_text(asked: Asked, language: Language, now: datetime) -> str:
    """Everything, part by part."""
    today = local(now).date()
    parts = [[asked.answer.text]]
    if asked.told:
        parts.insert(0, list(_heading(asked, asked.told, language)))
        trail = asked.told.trail
        steps = [_step(entry, language, today) for entry in trail.entries]
        sources = [_source(source, language, now) for source in sources_of(asked, language, now)]
        parts += [_headed(_STEPS, steps, language), _headed(_SOURCES, sources, language)]
    parts.append(_headed(_OTHERS, list(_others(asked, language, today)), language))
    if asked.found.corrected:
        parts.append([_CORRECTED.in_(language).format(query=asked.found.corrected)])
    return "\n\n".join("\n".join(part) for part in parts if part)


def _heading(asked: Asked, told: Told, language: Language) -> Iterator[str]:
    """Whose report it is and which, for the agent only; and whether it may be another's."""
    known = [told.party.name] if told.party else []
    if not told.rows.secret:
        known += _names_of(told.rows)
    if known:
        yield " · ".join(filter(None, known))
    if _others_fit(asked):
        yield _MORE.in_(language)


def _names_of(rows: ReportRows) -> list[str]:
    if rows.case:
        return [rows.case.number, rows.case.title]
    return [rows.contacts[0].subject] if rows.contacts else [rows.kind_name]


def _others_fit(asked: Asked) -> bool:
    """Whether something of another party fits just as well as what the answer is about."""
    others = other_hits(asked)
    best = next((hit for hit in asked.found.hits if hit not in others), None)
    return best is not None and any(
        (hit.match, hit.missing) == (best.match, best.missing) and hit.party_id != best.party_id
        for hit in others
        if hit.group in _WITH_REPORTS
    )


def _headed(heading: Said, lines: list[str], language: Language) -> list[str]:
    return [heading.in_(language), *lines] if lines else []


def _step(entry: TrailEntry, language: Language, today: date) -> str:
    what = STEP_WORDS[entry.step].in_(language)
    if entry.planned_for:
        what += " " + _FOR.in_(language).format(day=short_day(entry.planned_for, language, today))
    by = ", ".join(filter(None, [entry.who, entry.department]))
    source = f"({entry.source})" if entry.source else ""
    moment = short_moment(entry.at, language, today)
    return "  " + "  ".join(filter(None, [f"{moment:<20}", f"{what:<16}", by, source]))


def _source(source: SourceState, language: Language, now: datetime) -> str:
    said = _CONDITIONS[source.condition].in_(language)
    if source.as_of:
        moment = short_moment(source.as_of, language, local(now).date())
        age = ago(source.as_of, now, language)
        said += ", " + _AS_OF.in_(language).format(moment=moment, ago=age)
    return f"  {source.name}: {said}"


def _others(asked: Asked, language: Language, today: date) -> Iterator[str]:
    for hit in other_hits(asked)[:_MOST_OTHERS]:
        moment = short_day(local(hit.at).date(), language, today) if hit.at else ""
        detail = shorten(hit.detail, _LONGEST_DETAIL, placeholder="…")
        known = ", ".join(filter(None, [detail, moment]))
        yield f"  {_GROUPS[hit.group].in_(language)}: {hit.title}" + (
            f" ({known})" if known else ""
        )
