"""Which mails belong together, and which numbers of cases stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kcc_desktop.domain.mail_drafts import bare_subject
from kcc_desktop.domain.words import fold

#: As many numbers of one mail as are looked for, and as much of its text as is read for them.
MOST_NUMBERS = 20
_LONGEST_READ = 20_000
_LONGEST_SUBJECT_KEY = 200

#: `MOR-771970`, `Z-2041`, `SIA-12345`, `2026/0412-B` are numbers; a bare one must be long or named.
_WITH_LETTERS = re.compile(r"(?<![\w-])[A-Za-z]{1,8}-[0-9][0-9/-]{1,20}(?![\w-])")
_NAMED = re.compile(
    r"(?:zaak|zaaknummer|melding|meldingsnummer|meldnummer|kenmerk|referentie|nummer|case|report)"
    r"\s*(?:nummer|nr\.?|number|no\.?)?\s*[:#]?\s*([A-Za-z]{0,8}-?[0-9][0-9/-]{2,20})(?![\w-])",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[\[#]\s*([A-Za-z]{0,8}-?[0-9][0-9/-]{1,20})(?![\w-])")
_TOKEN = re.compile(r"\[([2-9A-HJ-NP-Z]{8})\]")


def subject_key(subject: str) -> str:
    """A subject as it is compared: without `Re:` and marks, folded; empty when nothing is left."""
    return " ".join(fold(bare_subject(subject)).split())[:_LONGEST_SUBJECT_KEY]


def is_answer(subject: str) -> bool:
    """Whether a subject says that the mail answers another (`Re: ...`)."""
    return bare_subject(subject) != subject.strip()


def numbers_in(subject: str, text: str) -> tuple[str, ...]:
    """What looks like a number of a case, in order, those of the subject first."""
    found = (number.strip("-/") for part in (subject, text) for number in _numbers(part))
    return tuple(dict.fromkeys(found))[:MOST_NUMBERS]


def token_in(subject: str) -> str:
    """The token of a mail that was passed on outside; empty without."""
    found = _TOKEN.search(subject)
    return found[1] if found else ""


def _numbers(text: str) -> Iterator[str]:
    read = text[:_LONGEST_READ]
    yield from (found[1] for found in _MARKED.finditer(read))
    yield from (found[0] for found in _WITH_LETTERS.finditer(read))
    yield from (found[1] for found in _NAMED.finditer(read))
