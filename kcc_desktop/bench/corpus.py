"""A municipality of any size, made up the same way every time: skewed Dutch text for measuring.

Words follow Zipf's law: few are everywhere, most are rare. A few parties have very many contacts;
party 0 has exactly `Size.deep`, for the long timeline. Contacts come in blocks with dice of their
own, so that any block can be made without those before it. After a million contacts their texts
and parties come round again, at other moments: more of the same words, as in a town that grows.
"""

from __future__ import annotations

import bisect
import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kcc_desktop.demo.content import Content
from kcc_desktop.domain.case import Case, CaseEvent, Place, PlannedDate
from kcc_desktop.domain.contact import Channel, Contact, Direction, Outcome, Question
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.ids import TAIL_BITS, first_id_at
from kcc_desktop.domain.knowledge import Article, ArticleKind, Section
from kcc_desktop.domain.party import Address, Identifier, Name, Party, PartyKind, Phone, Scheme
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.words import lexicon

SOURCE = "bench"
#: Contacts in one block.
BLOCK = 5_000
#: After so many contacts the texts begin again.
ROUND = 1_000_000
_LAST = datetime(2026, 3, 4, 12, tzinfo=UTC)
_YEARS = 5
_RARE_WORDS = 60_000
_STREETS = 2_000
_STREET_ENDS = ("straat", "laan", "weg", "plein", "hof", "kade", "dreef", "pad", "singel", "park")
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_CHANNELS = (Channel.PHONE, Channel.EMAIL, Channel.DESK, Channel.FORM)
_CHANNEL_WEIGHTS = (60, 20, 12, 8)
_AGENTS = ("Luc Peeters", "Hilde Vos", "Omar Haddad", "Anja Kuipers", "Joris Bos", "Mila Smits")
_COURSE = (Step.RECEIVED, Step.SEEN, Step.PLANNED, Step.DONE)
_DEPARTMENTS = ("Onderhoud openbare ruimte", "Afval", "Riolering", "Groen", "Parkeren")


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows of each kind; in each million, party 0 has `deep` contacts."""

    contacts: int
    parties: int
    cases: int
    articles: int
    deep: int

    @classmethod
    def of(cls, contacts: int) -> Size:
        """In proportion, up to 200,000 parties, 200,000 cases and 5,000 articles."""
        fifth = max(10, min(contacts // 5, 200_000))
        return cls(
            contacts=contacts,
            parties=fifth,
            cases=fifth,
            articles=max(10, min(contacts // 200, 5_000)),
            deep=min(10_000, contacts // 4),
        )


class Corpus:
    """Makes the rows of one size, as streams; the same size always gives the same rows."""

    def __init__(self, size: Size, content: Content) -> None:
        self.size = size
        self._people = content.people
        self._surnames = [f"{s.prefix} {s.name}".strip() for s in content.people.surnames]
        self._stems = sorted(lexicon())
        self._rare = self._compounds(_RARE_WORDS)
        ranks = range(2, len(self._rare) + 2)
        self._weights = list(itertools.accumulate(1 / rank for rank in ranks))
        self._streets = self._street_names()
        products = content.sentences.products.values()
        self._texts = [text for words in products for text in words.resident]
        self._notes = [text for words in products for text in words.notes]
        self._kinds = [formula.name for formula in content.formulas]
        self._start = _LAST - timedelta(days=365 * _YEARS)

    def parties(self) -> Iterator[Party]:
        """Persons, and one organisation in fifteen."""
        dice = random.Random(1)
        for number in range(self.size.parties):
            yield self._party(number, dice)

    def parties_at(self, shares: Sequence[float]) -> Iterator[Party]:
        """The parties at these parts (0 to 1, ascending) of the whole."""
        wanted = {int(self.size.parties * share) for share in shares}
        last = max(wanted) + 1
        return (
            one
            for one in itertools.islice(self.parties(), last)
            if self.party_number(one.id) in wanted
        )

    def cases(self) -> Iterator[Case]:
        """Reports in the public space, oldest first."""
        dice = random.Random(2)
        for number in range(self.size.cases):
            yield self._case(number, self._case_at(number), dice)

    def case_ids(self) -> list[int]:
        """The ids of all cases."""
        return [self._case_id(number) for number in range(self.size.cases)]

    def _case_at(self, number: int) -> datetime:
        return self._start + timedelta(days=365 * _YEARS) * (number / self.size.cases)

    def _case_id(self, number: int) -> int:
        return first_id_at(self._case_at(number)) + number % (1 << TAIL_BITS)

    @property
    def blocks(self) -> range:
        """The numbers of the blocks that the contacts come in."""
        return range(-(-self.size.contacts // BLOCK))

    def contacts(self, block: int) -> list[Contact]:
        """A block of contacts of one question each, oldest first."""
        dice = random.Random(f"contacts {self.text_block(block)}")
        first = block * BLOCK
        numbers = range(first, min(first + BLOCK, self.size.contacts))
        return [self._contact(number, dice) for number in numbers]

    @staticmethod
    def text_block(block: int) -> int:
        """The first block with the same texts and parties as this one."""
        return block % (ROUND // BLOCK)

    def articles(self) -> Iterator[Article]:
        """Articles of some 120 words."""
        dice = random.Random(4)
        for number in range(self.size.articles):
            yield self._article(number, dice)

    def party_id(self, number: int) -> int:
        """The id of the party with this number."""
        return first_id_at(self._start - timedelta(days=1)) + (number << 4)

    def hit_of_party(self, number: int) -> Hit:
        """The party with this number as the search finds it."""
        id_ = self.party_id(number)
        return Hit(HitGroup.PARTY, id_, str(number), "", Match.EXACT, party_id=id_)

    def party_number(self, id_: int) -> int:
        """The number of the party with this id."""
        return (id_ - self.party_id(0)) >> 4

    def _skewed_party(self, dice: random.Random) -> int:
        """Any party but number 0; those with low numbers most."""
        return 1 + int((self.size.parties - 1) * dice.random() ** 2)

    def _is_deep(self, number: int) -> bool:
        """Whether this contact is one of party 0, which are spread evenly."""
        every = min(self.size.contacts, ROUND) // self.size.deep
        number %= ROUND
        return number % every == 0 and number // every < self.size.deep

    def _party(self, number: int, dice: random.Random) -> Party:
        organisation = number % 15 == 14
        if organisation:
            full = f"{dice.choice(self._people.organisations).name} {self._rare_word(dice)}"
        else:
            full = f"{dice.choice(self._people.first_names)} {dice.choice(self._surnames)}"
        mail = full.lower().replace(" ", ".")
        return Party(
            id=self.party_id(number),
            kind=PartyKind.ORGANISATION if organisation else PartyKind.PERSON,
            names=(Name(full),),
            addresses=(self._address(dice),),
            emails=(f"{mail}{number}@post.example",),
            phones=(Phone(f"+316{number % 100_000_000:08d}"),),
            identifiers=(Identifier(Scheme.EXTERNAL, f"bench-{number}"),),
        )

    def _address(self, dice: random.Random) -> Address:
        street = self._streets[int(_STREETS * dice.random() ** 2)]
        postcode = f"{dice.randint(3500, 3599)}{dice.choice('ABCDEGHJK')}{dice.choice('ABCDEGHJK')}"
        return Address(street, dice.randint(1, 240), "", postcode, "Vlietstede")

    def _case(self, number: int, at: datetime, dice: random.Random) -> Case:
        address = self._address(dice)
        kind = dice.choice(self._kinds)
        id_ = self._case_id(number)
        department = dice.choice(_DEPARTMENTS)
        events, planned = self._course(id_, at, department, dice)
        return Case(
            id=id_,
            number=f"M-{number:07d}",
            source=SOURCE,
            source_key=str(number),
            title=f"{kind} {address.street}",
            opened_at=at,
            description=self._text(self._texts, dice),
            kind=kind,
            party_id=self.party_id(self._skewed_party(dice)),
            department=department,
            step=events[-1].step,
            place=Place(address.street, address.number, "", address.postcode, address.place),
            fetched_at=_LAST,
            events=events,
            planned=planned,
        )

    def _course(
        self, case_id: int, at: datetime, department: str, dice: random.Random
    ) -> tuple[tuple[CaseEvent, ...], tuple[PlannedDate, ...]]:
        """How far the case came, a few days per step, and when it is or was planned."""
        steps = _COURSE[: dice.randint(1, len(_COURSE))]
        moments = [at + timedelta(days=2 * place) for place in range(len(steps))]
        events = tuple(
            CaseEvent(0, case_id, moment, step, self._text(self._notes, dice),
                      department=department, source=SOURCE)
            for step, moment in zip(steps, moments, strict=True)
        )  # fmt: skip
        if Step.PLANNED not in steps:
            return events, ()
        day = (moments[-1] + timedelta(days=5)).date()
        return events, (PlannedDate(0, day, SOURCE, moments[-1], department=department),)

    def _contact(self, number: int, dice: random.Random) -> Contact:
        at = self._start + timedelta(days=365 * _YEARS) * (number / self.size.contacts)
        party = 0 if self._is_deep(number) else self._skewed_party(dice)
        id_ = first_id_at(at) + number % (1 << TAIL_BITS)
        question = Question(id_, id_, 0, dice.choice(self._kinds), outcome=Outcome.ANSWERED)
        return Contact(
            id=id_,
            at=at,
            channel=dice.choices(_CHANNELS, _CHANNEL_WEIGHTS)[0],
            direction=Direction.IN,
            subject=question.text,
            note=f"{self._text(self._texts, dice)} {self._text(self._notes, dice)}",
            party_id=self.party_id(party),
            agent=dice.choice(_AGENTS),
            questions=(question,),
            finished_at=at,
            source=SOURCE,
            source_key=str(number),
        )

    def _article(self, number: int, dice: random.Random) -> Article:
        title = f"{dice.choice(self._kinds)} {self._rare_word(dice)}"
        body = " ".join(self._text(self._texts, dice) for _ in range(6))
        return Article(
            id=first_id_at(self._start) + number,
            key=f"bench-{number}",
            kind=ArticleKind.ARTICLE,
            title=title,
            answer=self._text(self._notes, dice),
            updated_at=_LAST,
            sections=(Section("Procedure", body),),
            source=SOURCE,
        )

    def _text(self, texts: Sequence[str], dice: random.Random) -> str:
        text = dice.choice(texts)
        filled = (
            text.replace("{street}", self._streets[int(_STREETS * dice.random() ** 2)])
            .replace("{number}", str(dice.randint(1, 240)))
            .replace("{day}", dice.choice(_DAYS))
            .replace("{name}", dice.choice(self._people.first_names))
        )
        return f"{filled} {self._rare_word(dice)} {self._rare_word(dice)}."

    def _rare_word(self, dice: random.Random) -> str:
        return self._rare[bisect.bisect(self._weights, dice.random() * self._weights[-1])]

    def _compounds(self, count: int) -> list[str]:
        dice = random.Random(5)
        made = {dice.choice(self._stems) + dice.choice(self._stems) for _ in range(count)}
        return sorted(made, key=lambda word: (hash_of(word), word))

    def _street_names(self) -> list[str]:
        dice = random.Random(6)
        names = [street.name for street in self._people.streets]
        while len(names) < _STREETS:
            names.append(dice.choice(self._stems).capitalize() + dice.choice(_STREET_ENDS))
        return names[:_STREETS]


def hash_of(word: str) -> int:
    """A shuffle that is the same on every run (Python's own hash of text is not)."""
    return int.from_bytes(random.Random(word).randbytes(4), "big")
