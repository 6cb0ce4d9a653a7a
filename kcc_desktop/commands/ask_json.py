"""The answer to `ask` as JSON, in the shape that docs/command-line.md promises."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from kcc_desktop.domain.case import Case, Place
from kcc_desktop.domain.found import Hit
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.party import Address, Party
from kcc_desktop.domain.phones import show_phone
from kcc_desktop.domain.report import SourceState
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.trail import TrailEntry

if TYPE_CHECKING:
    from kcc_desktop.services.ask import Asked
    from kcc_desktop.services.tell import Told

Json = Mapping[str, object]

NOTHING = Said(
    "Er is niets gevonden. Probeer een ander woord, een naam, een straat of een nummer.",
    "Nothing was found. Try another word, a name, a street or a number.",
)
NO_REPORT = Said(
    "Er is geen melding gevonden, wel iets anders.",
    "No report was found, but something else was.",
)


def as_json(asked: Asked, language: Language) -> str:
    """The whole answer, on several lines."""
    return json.dumps(_asked(asked, language), ensure_ascii=False, indent=2)


def unanswered(asked: Asked) -> Said:
    """What to say when there is no report to tell of."""
    return NO_REPORT if asked.found.hits else NOTHING


def _asked(asked: Asked, language: Language) -> Json:
    sources = asked.told.trail.sources if asked.told else asked.found.sources
    return {
        "query": asked.query,
        "answer": _answer(asked, language),
        "party": _party(asked.party) if asked.party else None,
        "case": _case(asked.case) if asked.case else None,
        "trail": [_step(entry) for entry in asked.told.trail.entries] if asked.told else [],
        "candidates": [_candidate(hit) for hit in other_hits(asked)],
        "sources": [_source(source) for source in sources],
        "elapsed_ms": round(asked.elapsed_ms, 1),
    }


def other_hits(asked: Asked) -> list[Hit]:
    """What was found beside the report that the answer is about."""
    case_id = asked.case.id if asked.case else None
    party_id = asked.party.id if asked.party else None
    about = {("case", case_id), ("party", party_id)}
    return [hit for hit in asked.found.hits if (str(hit.group), hit.id) not in about]


def _answer(asked: Asked, language: Language) -> Json:
    if asked.told is None:
        text = unanswered(asked).in_(language)
        return {"text": text, "stage": str(Step.UNKNOWN), "clauses": []}
    return _told(asked.told)


def _told(told: Told) -> Json:
    return {
        "text": told.answer.text,
        "stage": str(told.answer.stage),
        "clauses": [
            {"text": clause.text, "source": clause.source, "as_of": _moment(clause.as_of)}
            for clause in told.answer.clauses
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
        "opened_at": _moment(case.opened_at),
        "expected_on": _day(case.expected_on),
        "closed_at": _moment(case.closed_at),
        "address": _place(case.place),
    }


def _step(entry: TrailEntry) -> Json:
    return {
        "step": str(entry.step),
        "at": _moment(entry.at),
        "who": entry.who,
        "department": entry.department,
        "source": entry.source,
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
