"""The mail to a department that has only a mailbox, and how its answer is known.

The subject carries a mark (`[KCC-2F8K-...]`) with the id of the handover; whoever answers keeps it
without knowing. The mark is no secret: an answer counts only when it comes from the department.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from kcc_desktop.domain.mail_answers import ANSWER_ABOVE
from kcc_desktop.domain.moments import long_day, short_moment
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.systems import NewReport

#: Digits and letters that nobody takes for one another (Crockford's base 32).
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OILU", "011V")
_MARK = re.compile(r"\[\s*KCC\s*-\s*(?P<signs>[0-9A-Za-z][0-9A-Za-z\s-]{1,40})\]", re.IGNORECASE)
#: Prime, so that two signs that changed places and a wrong sign are noticed.
_CHECK = 29
_GROUP = 4
_LONGEST_SUBJECT = 120
_LONGEST_TEXT = 10_000
#: No line of ours may look like an answer, also where a mail program drops the signs of quoting.
_EXAMPLES = {
    Language.NL: ("«gepland: vr 6 maart»", "«klaar: wat er is gedaan»", "«geweigerd: reden»"),
    Language.EN: ("«planned: Fri 6 March»", "«done: what was done»", "«refused: reason»"),
}
_ASKED = Said(
    "Beantwoord deze mail en begin een regel met één van deze woorden:",
    "Answer this mail, and begin a line with one of these words:",
)
_THEN = Said(
    "Het klantcontactcentrum ziet uw antwoord dan meteen bij de melding.",
    "The contact centre then sees your answer with the report at once.",
)
_NONE = Said("(niets)", "(nothing)")


@dataclass(frozen=True, slots=True)
class MailOrder:
    """The mail to a department: subject and body, plain text."""

    subject: str
    body: str


def mark(handover_id: int) -> str:
    """What the subject carries for this handover: `[KCC-1K3F-...]`."""
    signs = _signs(handover_id) + _SIGNS[handover_id % _CHECK]
    return f"[KCC-{'-'.join(signs[n : n + _GROUP] for n in range(0, len(signs), _GROUP))}]"


def marked(subject: str) -> int | None:
    """The id of the handover that a subject is about; None when no whole mark stands in it."""
    for found in _MARK.finditer(subject):
        signs = re.sub(r"[\s-]", "", found["signs"]).upper().translate(_ALIKE)
        number = _number(signs[:-1])
        if number is not None and signs[-1] == _SIGNS[number % _CHECK]:
            return number
    return None


def mail_order(
    report: NewReport,
    handover_id: int,
    language: Language = Language.NL,
    *,
    due: datetime | None = None,
) -> MailOrder:
    """The mail for a report that was handed over; `due` is by when it must be done."""
    tongue = Language(language)
    subject = " ".join(filter(None, (mark(handover_id), report.kind, _where(report))))
    parts = (_head(tongue), *_about(report, tongue, due), _what(report, tongue))
    return MailOrder(_one_line(subject)[:_LONGEST_SUBJECT], "\n".join(parts))


def _head(tongue: Language) -> str:
    examples = "\n".join(f"  {one}" for one in _EXAMPLES[tongue])
    return f"{ANSWER_ABOVE}\n\n{_ASKED.in_(tongue)}\n{examples}\n{_THEN.in_(tongue)}\n"


def _about(report: NewReport, tongue: Language, due: datetime | None) -> list[str]:
    lines = [
        (Said("Soort", "Kind"), report.kind),
        (Said("Waar", "Where"), _where(report)),
        (Said("Gemeld", "Reported"), short_moment(report.at, tongue)),
        (Said("Door", "By"), report.name),
        (Said("Telefoon", "Phone"), report.phone),
        (Said("E-mail", "E-mail"), report.email),
        (Said("Klaar voor", "To be done by"), long_day(due.date(), tongue) if due else ""),
        *((Said(asked, asked), answer) for asked, answer in report.answers),
    ]
    return [f"| {said.in_(tongue)}: {_one_line(value)}" for said, value in lines if value]


def _what(report: NewReport, tongue: Language) -> str:
    text = report.text.strip()[:_LONGEST_TEXT] or _NONE.in_(tongue)
    quoted = "\n".join(f"| {line}" for line in text.splitlines())
    return f"|\n{quoted}\n"


def _where(report: NewReport) -> str:
    place = report.place
    street = " ".join(filter(None, (place.street, str(place.number or ""), place.addition)))
    return ", ".join(filter(None, (street, " ".join(filter(None, (place.postcode, place.town))))))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _signs(number: int) -> str:
    signs = ""
    while number:
        number, rest = divmod(number, len(_SIGNS))
        signs = _SIGNS[rest] + signs
    return signs or _SIGNS[0]


def _number(signs: str) -> int | None:
    number = 0
    for sign in signs:
        place = _SIGNS.find(sign)
        if place < 0:
            return None
        number = number * len(_SIGNS) + place
    return number if signs and number < 1 << 63 else None
