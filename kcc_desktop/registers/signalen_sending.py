"""Reports and changes as Signalen takes them, and telling whether they arrived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kcc_desktop.domain.words import fold
from kcc_desktop.registers import loose
from kcc_desktop.registers.references import reference, with_reference
from kcc_desktop.registers.signalen_asking import iso
from kcc_desktop.registers.signalen_states import STATE_OF_STEP, STATES
from kcc_desktop.services.imports import clean

if TYPE_CHECKING:
    from kcc_desktop.domain.case import Place
    from kcc_desktop.domain.systems import NewReport, Update

LONGEST_TEXT = 3_000
#: A phone number there has at most so many characters.
LONGEST_PHONE = 17
#: Clocks differ: what was sent is looked for from this long before.
BEFORE = timedelta(days=1)


def signal_of(
    report: NewReport, category: str, source: str, point: tuple[float, float]
) -> dict[str, Any]:
    """A new signal. `category` is an address, `point` latitude and longitude.

    Our reference goes in `text_extra`: mails to the reporter show the text.
    """
    lat, lon = point
    location: dict[str, Any] = {"geometrie": {"type": "Point", "coordinates": [lon, lat]}}
    if report.place.street:
        location["address"] = _address(report.place)
    return {
        "text": _cut(report.text or report.kind),
        "text_extra": reference(report.key),
        "source": source,
        "category": {"category_url": category},
        "incident_date_start": iso(report.at),
        "location": location,
        "reporter": {
            "email": report.email or None,
            "phone": report.phone[:LONGEST_PHONE] or None,
            "sharing_allowed": False,
        },
        "extra_properties": _answers(report.answers, category) or None,
    }


def is_of(signal: object, report: NewReport) -> bool:
    """Whether a signal carries our reference to this report."""
    ours = reference(report.key)
    return any(ours in loose.text(signal, name) for name in ("text_extra", "text"))


def change_of(update: Update) -> dict[str, Any]:
    """What a PATCH changes: a state with its text, or one note; empty when there is nothing."""
    state = state_for(update)
    if state:
        return {"status": {"state": state, "text": _cut(update.note), "send_email": False}}
    if update.note:
        return {"notes": [{"text": with_reference(update.note, update.key, LONGEST_TEXT)}]}
    return {}


def state_for(update: Update) -> str:
    """The code of the state that is asked for; empty when none is."""
    if update.status in STATES:
        return update.status
    named = (code for code, one in STATES.items() if fold(one.shown) == fold(update.status))
    by_name = next(named, "") if update.status else ""
    return by_name or (STATE_OF_STEP.get(update.step, "") if update.step else "")


def has_arrived(signal: object, update: Update) -> bool:
    """Whether a signal shows what was sent: the note with our reference, or the state."""
    state = state_for(update)
    if not state:
        ours = reference(update.key)
        notes = loose.items(signal, "notes")
        return any(ours in loose.text(note, "text") for note in notes)
    since = loose.moment(signal, "status", "created_at")
    same_text = loose.text(signal, "status", "text") == clean.cleaned(_cut(update.note))
    same_state = loose.line(signal, "status", "state") == state
    return same_state and same_text and bool(since and since >= update.at - BEFORE)


def is_later(signal: object, update: Update) -> bool:
    """Whether it got another state after it was seen, which the wanted one would pass over.

    Notes and all else of others do no harm.
    """
    changed = loose.moment(signal, "updated_at")
    since = loose.moment(signal, "status", "created_at") or changed
    if not (state_for(update) and update.seen and changed and since):
        return False
    return changed > update.seen and since > update.seen


def _address(place: Place) -> dict[str, Any]:
    letter, _, addition = place.addition.partition("-")
    if len(letter) > 1 or not letter.isalpha():
        letter, addition = "", place.addition
    return {
        "openbare_ruimte": place.street,
        "huisnummer": place.number or "",
        "huisletter": letter,
        "huisnummer_toevoeging": addition,
        "postcode": place.postcode,
        "woonplaats": place.town,
    }


def _answers(answers: Sequence[tuple[str, str]], category: str) -> list[dict[str, str]]:
    return [
        {
            "id": f"kcc_{position}",
            "label": clean.one_line(question),
            "category_url": category,
            "answer": clean.one_line(answer),
        }
        for position, (question, answer) in enumerate(answers, 1)
    ]


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
