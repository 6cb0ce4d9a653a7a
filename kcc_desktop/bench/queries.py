"""What is typed when searching is measured: what people ask for at a desk, letter by letter."""

from __future__ import annotations

from collections.abc import Iterator

from kcc_desktop.bench.corpus import Corpus

#: Words and short questions about anything, some of them mistyped.
_PLAIN = (
    "lantaarn",
    "container",
    "rijbewijs",
    "paspoort",
    "verhuizing",
    "hondenbelasting",
    "parkeervergunning",
    "straatverlichting",
    "afvalkalender",
    "speeltuin",
    "bezwaar woz",
    "grofvuil ophalen",
    "boom gekapt",
    "stoeptegel los",
    "verlichting straat",
    "maandag lantaarn lindelaan",
    "container vol dinsdag",
    "overlast hond buren",
    "lantarn",
    "rijbwijs",
    "contaner vol",
    "parkervergunning",
)
#: Numbers of parties and cases that are asked for, spread over the corpus by these fractions.
_NAMED = (0.001, 0.21, 0.43, 0.64, 0.87)
_ASKED = (0.05, 0.4, 0.75)


def queries(corpus: Corpus) -> list[str]:
    """About forty queries that this corpus has answers to."""
    parties = list(corpus.parties_at(_NAMED))
    asked = list(corpus.parties_at(_ASKED))
    addresses = [party.addresses[0] for party in asked]
    return [
        *_PLAIN,
        *(party.names[0].full for party in parties),
        *(f"0{party.phones[0].e164[3:]}" for party in asked),
        *(f"{party.phones[0].e164[:3]} {party.phones[0].e164[3:]}" for party in asked[:1]),
        *(party.emails[0] for party in asked[:1]),
        *(f"{one.postcode[:4]} {one.postcode[4:]} {one.number}" for one in addresses[:2]),
        *(f"{one.street} {one.number}" for one in addresses[:2]),
        *(f"M-{int(corpus.size.cases * share):07d}" for share in _ASKED),
    ]


def typed(query: str) -> Iterator[str]:
    """What stands in the box after each letter, from the second on, where it asks something new."""
    before = ""
    for end in range(2, len(query) + 1):
        text = query[:end]
        if text.strip() != before:
            before = text.strip()
            yield text
