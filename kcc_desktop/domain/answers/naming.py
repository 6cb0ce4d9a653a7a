"""What a report is called: `Uw melding over de kapotte straatlantaarn in de Lindelaan`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kcc_desktop.domain.answers import sentences as s
from kcc_desktop.domain.answers.vocabulary import KINDS, thing
from kcc_desktop.domain.answers.voice import Voice
from kcc_desktop.domain.report import ReportKind
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.telling import Telling, one_line
from kcc_desktop.domain.trail import Trail, Whose

_WORDS = {
    "aangifte": Said("de aangifte", "the declaration"),
    "aanvraag": Said("de aanvraag", "the application"),
    "bezwaar": Said("het bezwaar", "the objection"),
    "klacht": Said("de klacht", "the complaint"),
    "melding": Said("de melding", "the report"),
    "terugbelverzoek": Said("het terugbelverzoek", "the call-back request"),
    "verzoek": Said("het verzoek", "the request"),
    "vraag": Said("de vraag", "the question"),
    "zaak": Said("de zaak", "the case"),
}
_YOUR = Said("Uw", "Your")
_ABOUT = Said("over", "about")
_AT = Said("bij", "at")
_NUMBERED = Said("met nummer", "with number")

#: Endings of street names with the words that always fit before them.
_STREETS = {
    "straat": Said("in de", "on"),
    "laan": Said("in de", "on"),
    "steeg": Said("in de", "in"),
    "dreef": Said("in de", "on"),
    "plein": Said("op het", "on"),
    "markt": Said("op de", "on"),
    "kade": Said("aan de", "on"),
    "gracht": Said("aan de", "on"),
    "singel": Said("aan de", "on"),
    "weg": Said("aan de", "on"),
    "dijk": Said("aan de", "on"),
    "pad": Said("aan het", "on"),
    "park": Said("in het", "in"),
}
_LEADING = {"de", "het", "een", "the", "a"}
_ARTICLES = (
    "de ",
    "het ",
    "'t ",
    "den ",
    "ten ",
    "ter ",
    "op ",
    "aan ",
    "in ",
    "achter ",
    "onder ",
)


#: What is applied for, not reported, though an address belongs to it.
_MATTER = re.compile(
    r"(vergunning|ontheffing|subsidie|toeslag|uitkering|voorziening|belasting|verhuizing|verhuizen"
    r"|paspoort|rijbewijs|uittreksel|huwelijk|trouwen|aanvragen)\b"
)


@dataclass(frozen=True, slots=True)
class Name:
    """What a report is called: `whole` opens a sentence, `stress` is the part of it to stress."""

    whole: str
    stress: str
    topic: str
    is_report: bool


def name_of(trail: Trail, voice: Voice, telling: Telling) -> Name:
    """How to speak of this report to who is answered."""
    kind = telling.kind(trail)
    phrase = phrase_of(kind)
    word = _word(trail, kind, phrase)
    topic = _WORDS[word].in_(voice.language)
    start = _possessive(topic, trail, voice)
    place = place_of(trail, voice, telling)
    if phrase is not None:
        text = phrase.in_(voice.language)
        about = voice.part(_ABOUT)
        whole = " ".join(p for p in (start, about, text, place or _bracketed(trail, telling)) if p)
        return Name(whole, _without_article(text), topic, word == "melding")
    rest, stress = _quoted(trail, kind, word, voice)
    whole = " ".join(p for p in (start, rest, _bracketed(trail, telling)) if p)
    return Name(whole, stress, topic, word == "melding")


def short_name(trail: Trail, voice: Voice, telling: Telling) -> str:
    """What it is about, after `over`: `de losse stoeptegel in de Kerkstraat`."""
    kind = telling.kind(trail)
    phrase = phrase_of(kind)
    if phrase is not None:
        place = place_of(trail, voice, telling) or _bracketed(trail, telling)
        return " ".join(p for p in (phrase.in_(voice.language), place) if p)
    if kind:
        return " ".join(p for p in (f"‘{kind}’", _bracketed(trail, telling)) if p)
    number = one_line(trail.number, 30)
    return voice.part(s.UNDER_NUMBER, number=number) if number else voice.part(s.SOMETHING_ELSE)


def phrase_of(kind: str) -> Said | None:
    """The kind with its article, in both languages, when every word of it is known."""
    folded = kind.lower()
    return KINDS.get(folded) or thing(folded.split())


def place_of(trail: Trail, voice: Voice, telling: Telling) -> str:
    """`in de Lindelaan` where that is certainly right, `bij Ooievaar 4` where it isn't."""
    street = telling.street(trail)
    if not street:
        return ""
    before = _before(street)
    if before is not None:
        return f"{voice.part(before)} {street}"
    where = " ".join(p for p in (street, telling.house(trail)) if p)
    return f"{voice.part(_AT)} {where}"


def _before(street: str) -> Said | None:
    folded = street.lower()
    if folded.startswith(_ARTICLES):
        return None
    return next((words for ending, words in _STREETS.items() if folded.endswith(ending)), None)


def _bracketed(trail: Trail, telling: Telling) -> str:
    where = " ".join(p for p in (telling.street(trail), telling.house(trail)) if p)
    return f"({where})" if telling.street(trail) else ""


def _word(trail: Trail, kind: str, phrase: Said | None) -> str:
    first = kind.split(maxsplit=1)[0].lower() if kind else ""
    if first in _WORDS:
        return first
    if trail.is_callback:
        return "terugbelverzoek"
    is_about_place = trail.key.kind is ReportKind.CASE and trail.place.street
    if phrase is not None or (is_about_place and not _MATTER.search(kind.lower())):
        return "melding"
    return "zaak" if trail.key.kind is ReportKind.CASE else "vraag"


def _possessive(topic: str, trail: Trail, voice: Voice) -> str:
    if trail.whose is not Whose.OWN:
        return topic[:1].upper() + topic[1:]
    return f"{_YOUR.in_(voice.language)} {topic.partition(' ')[2]}"


def _quoted(trail: Trail, kind: str, word: str, voice: Voice) -> tuple[str, str]:
    """The kind as it stands, in quotes; without a kind, the number of the case."""
    if kind.lower().startswith(f"{word} ") and voice.language is Language.NL:
        rest = kind[len(word) + 1 :]
        return rest, rest
    if kind:
        quoted = f"‘{kind}’"
        return (quoted if word == "melding" else f"{voice.part(_ABOUT)} {quoted}"), kind
    number = one_line(trail.number, 30)
    return (f"{voice.part(_NUMBERED)} {number}", number) if number else ("", "")


def _without_article(text: str) -> str:
    article, _, rest = text.partition(" ")
    return rest if article in _LEADING else text
