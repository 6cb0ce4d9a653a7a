"""The answer to `ask` as JSON, in the shape that docs/command-line.md promises."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from kcc_desktop.domain.answer import Answer
from kcc_desktop.domain.case import Case, Place
from kcc_desktop.domain.found import Hit, HitGroup
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.party import Address, Party
from kcc_desktop.domain.phones import show_phone
from kcc_desktop.domain.report import SourceState
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.telling import DEFAULT_TELLING
from kcc_desktop.domain.trail import TrailEntry

if TYPE_CHECKING:
    from kcc_desktop.services.ask import Asked

Json = Mapping[str, object]


def as_json(asked: Asked, language: Language, now: datetime) -> str:
    """The whole answer, on several lines."""
    return json.dumps(_asked(asked, language, now), ensure_ascii=False, indent=2)


def sources_of(asked: Asked, language: Language, now: datetime) -> list[SourceState]:
    """The workspace itself, as of now, and every other source that has something to say."""
    own = DEFAULT_TELLING.workspace.in_(language)
    others = asked.told.trail.sources if asked.told else asked.found.sources
    asked_ms = round(asked.elapsed_ms, 1)
    return [SourceState(own, as_of=now, elapsed_ms=asked_ms), *others]


def _asked(asked: Asked, language: Language, now: datetime) -> Json:
    own = DEFAULT_TELLING.workspace.in_(language)
    entries = asked.told.trail.entries if asked.told else ()
    return {
        "query": asked.query,
        "answer": _answer(asked.answer),
        "party": _party(asked.party) if asked.party else None,
        "case": _case(asked.case) if asked.case else None,
        "trail": [_step(entry, own) for entry in entries],
        "candidates": [_candidate(hit) for hit in other_hits(asked)],
        "sources": [_source(source) for source in sources_of(asked, language, now)],
        "elapsed_ms": round(asked.elapsed_ms, 1),
    }


def other_hits(asked: Asked) -> list[Hit]:
    """What was found beside the report that the answer is about."""
    about: set[tuple[HitGroup, int]] = set()
    if asked.told:
        rows = asked.told.rows
        about |= {(HitGroup.CONTACT, contact.id) for contact in rows.contacts}
        about |= {(HitGroup.CASE, rows.case.id)} if rows.case else set()
        about |= {(HitGroup.PARTY, asked.party.id)} if asked.party else set()
    return [hit for hit in asked.found.hits if (hit.group, hit.id) not in about]


def _answer(answer: Answer) -> Json:
    return {
        "text": answer.text,
        "stage": str(answer.stage),
        "clauses": [
            {"text": clause.text, "source": clause.source, "as_of": _moment(clause.as_of)}
            for clause in answer.clauses
        ],
    }


def _party(party: Party) -> Json:
    """A party without its numbers: a BSN is shown with a reason only."""
    return {
        "id": str(party.id),
        "name": party.name,
        "kind": str(party.kind),
        "addresses": [_address(address) for address in party.addresses],
        "emails": list(party.emails),
        "phones": [show_phone(phone) for phone in party.phones],
        "secret": party.secret,
    }


def _case(case: Case) -> Json:
    return {
        "id": str(case.id),
        "number": case.number,
        "source": case.source,
        "title": case.title,
        "status": case.status_text,
        "stage": str(case.step),
        "opened_at": _moment(case.opened_at if case.is_dated else None),
        "expected_on": _day(case.expected_on),
        "closed_at": _moment(case.closed_at),
        "address": _place(case.place),
        "url": case.url or None,
    }


def _step(entry: TrailEntry, own: str) -> Json:
    """One step; `own` is what to call the source of what was recorded here."""
    return {
        "step": str(entry.step),
        "at": _moment(entry.at),
        "who": entry.who,
        "department": entry.department,
        "source": entry.source or own,
    }


def _candidate(hit: Hit) -> Json:
    return {
        "group": str(hit.group),
        "id": str(hit.id),
        "title": hit.title,
        "detail": hit.detail,
        "at": _moment(hit.at),
        "match": str(hit.match),
    }


def _source(source: SourceState) -> Json:
    return {
        "name": source.name,
        "state": str(source.condition),
        "as_of": _moment(source.as_of),
        "elapsed_ms": source.elapsed_ms,
    }


def _address(address: Address) -> str:
    return _written(
        address.street, address.number, address.addition, address.postcode, address.place
    )


def _place(place: Place) -> str:
    return _written(place.street, place.number, place.addition, place.postcode, place.town)


def _written(street: str, number: int | None, addition: str, postcode: str, town: str) -> str:
    first = " ".join(filter(None, [street, str(number or ""), addition]))
    second = " ".join(filter(None, [postcode, town]))
    return ", ".join(filter(None, [first, second]))


def _moment(at: datetime | None) -> str | None:
    """ISO 8601 with zone, in local time."""
    return local(at).isoformat() if at else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
