"""What an administrator manages: which sheets there are, their fields, and what may stand in them.

A row of a sheet is text in every field, so that a form, a file and the log show the same. What is
referred to is named by its key, never by its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.knowledge import AnswerType, TermUnit
from kcc_desktop.domain.lists import BASE_WORDS, ListName
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.roles import ROLE_WORDS, Right
from kcc_desktop.domain.said import Said

YES, NO = "ja", "nee"
MOST, LONGEST = 200, 4_000


class Sheet(StrEnum):
    """One list that is managed."""

    LISTS = "lists"
    FORMULAS = "formulas"
    DEPARTMENTS = "departments"
    GROUPS = "groups"
    COLLEAGUES = "colleagues"
    AGENTS = "agents"
    LOCATIONS = "locations"


class Sort(StrEnum):
    """What sort of text a field holds; each has a check in `domain.managed_checks`."""

    KEY = "key"
    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    REF = "ref"
    WORDS = "words"
    WEEK = "week"
    QUESTIONS = "questions"
    TERMS = "terms"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a field may have, and how it is called."""

    key: str
    said: Said


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a sheet. `of` is the sheet whose keys it names (`Sort.REF`; products have none of
    their own here, so `of` is None for them).
    """

    name: str
    said: Said
    sort: Sort = Sort.LINE
    required: bool = False
    choices: tuple[Choice, ...] = ()
    of: Sheet | None = None
    hint: Said | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A sheet: its name, its fields, which of them together tell the rows apart, and who may."""

    sheet: Sheet
    said: Said
    fields: tuple[Field, ...]
    keys: tuple[str, ...]
    right: Right

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when there is none."""
        return {one.name: one for one in self.fields}[name]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet. `id` is 0 while it is new; `version` is what a change is based on."""

    sheet: Sheet
    values: Mapping[str, str] = field(default_factory=dict)
    id: int = 0
    version: int = 0
    active: bool = True

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it apart from the other rows of its sheet."""
        return tuple(self[name].casefold() for name in SHAPES[self.sheet].keys)

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def with_values(self, **values: str) -> Row:
        """The same row with other values."""
        return replace(self, values={**self.values, **values})

    def says_the_same(self, other: Row) -> bool:
        """Whether both would look alike on the screen."""
        names = [one.name for one in SHAPES[self.sheet].fields]
        return self.active == other.active and all(self[name] == other[name] for name in names)


def _choices(said: Mapping[str, Said]) -> tuple[Choice, ...]:
    return tuple(Choice(key, each) for key, each in said.items())


_KEY_HINT = Said(
    "kleine letters, cijfers, punt en streepje; verandert nooit meer",
    "lower-case letters, digits, dot and hyphen; never changes again",
)

#: Which enumeration the entries of a list stand for; entries of the others stand for themselves.
BASES: dict[str, tuple[str, ...]] = {name: tuple(BASE_WORDS.get(name, ())) for name in ListName}

_LISTS = Shape(
    Sheet.LISTS,
    Said("Keuzelijsten", "Lists"),
    (
        Field(
            "list",
            Said("Lijst", "List"),
            Sort.CHOICE,
            required=True,
            choices=_choices(
                {
                    "channel": Said("kanalen", "channels"),
                    "outcome": Said("resultaten", "outcomes"),
                    "question": Said("vragen", "questions"),
                    "refusal": Said("redenen van weigering", "reasons for refusing"),
                }
            ),
        ),
        Field("key", Said("Sleutel", "Key"), Sort.KEY, required=True, hint=_KEY_HINT),
        Field("nl", Said("Tekst (Nederlands)", "Text (Dutch)"), required=True),
        Field("en", Said("Tekst (Engels)", "Text (English)")),
        Field(
            "base",
            Said("Telt als", "Counts as"),
            Sort.CHOICE,
            choices=_choices(BASE_WORDS[ListName.CHANNEL] | BASE_WORDS[ListName.OUTCOME]),
            hint=Said(
                "bij kanalen en resultaten: het vaste begrip waaronder het in de cijfers staat",
                "for channels and outcomes: the fixed notion under which figures count it",
            ),
        ),
        Field("product", Said("Alleen bij product", "Only with product"), Sort.REF),
        Field("position", Said("Plaats in de lijst", "Place in the list"), Sort.NUMBER),
    ),
    ("list", "key"),
    Right.MANAGE_LISTS,
)

_FORMULAS = Shape(
    Sheet.FORMULAS,
    Said("Serviceformules", "Service formulas"),
    (
        Field("product", Said("Product", "Product"), Sort.REF, required=True),
        Field(
            "department",
            Said("Gaat naar afdeling", "Goes to department"),
            Sort.REF,
            required=True,
            of=Sheet.DEPARTMENTS,
        ),
        Field(
            "questions",
            Said("Vragen aan de beller", "Questions to the caller"),
            Sort.QUESTIONS,
            hint=Said(
                "per regel: vraag | soort (text, choice, date, address) | ja of nee (verplicht) | "
                "keuzes met ; ertussen",
                "per line: question | type (text, choice, date, address) | ja or nee (required) | "
                "choices with ; between",
            ),
        ),
        Field(
            "terms",
            Said("Afspraken", "Promises"),
            Sort.TERMS,
            hint=Said(
                "per regel: wat (seen, answered, done), getal, eenheid (working_hours, "
                "working_days); zoals: done 5 working_days",
                "per line: what (seen, answered, done), number, unit (working_hours, "
                "working_days); as in: done 5 working_days",
            ),
        ),
        Field("remark", Said("Opmerking", "Remark"), Sort.TEXT),
    ),
    ("product",),
    Right.MANAGE_LISTS,
)

_DEPARTMENTS = Shape(
    Sheet.DEPARTMENTS,
    Said("Afdelingen", "Departments"),
    (
        Field("key", Said("Sleutel", "Key"), Sort.KEY, required=True, hint=_KEY_HINT),
        Field("name", Said("Naam", "Name"), required=True),
        Field("phone", Said("Telefoon", "Phone")),
        Field("email", Said("E-mail", "E-mail")),
        Field("hours", Said("Bereikbaar", "Available")),
        Field("about", Said("Waarover", "About"), Sort.TEXT),
    ),
    ("key",),
    Right.MANAGE_PEOPLE,
)

_GROUPS = Shape(
    Sheet.GROUPS,
    Said("Groepen", "Groups"),
    (
        Field("key", Said("Sleutel", "Key"), Sort.KEY, required=True, hint=_KEY_HINT),
        Field("name", Said("Naam", "Name"), required=True),
        Field(
            "department",
            Said("Afdeling", "Department"),
            Sort.REF,
            required=True,
            of=Sheet.DEPARTMENTS,
        ),
    ),
    ("key",),
    Right.MANAGE_PEOPLE,
)

_COLLEAGUES = Shape(
    Sheet.COLLEAGUES,
    Said("Collega’s", "Colleagues"),
    (
        Field("key", Said("Sleutel", "Key"), Sort.KEY, required=True, hint=_KEY_HINT),
        Field("first_name", Said("Voornaam", "First name"), required=True),
        Field("surname", Said("Achternaam", "Surname")),
        Field(
            "department",
            Said("Afdeling", "Department"),
            Sort.REF,
            required=True,
            of=Sheet.DEPARTMENTS,
        ),
        Field("group", Said("Groep", "Group"), Sort.REF, of=Sheet.GROUPS),
        Field("job", Said("Functie", "Job")),
        Field("phone", Said("Telefoon", "Phone")),
        Field("email", Said("E-mail", "E-mail")),
        Field(
            "availability",
            Said("Werkt op", "Works on"),
            Sort.WEEK,
            hint=Said(
                "tien tekens, maandagochtend tot vrijdagmiddag: x is aanwezig, - is afwezig",
                "ten signs, Monday morning to Friday afternoon: x is present, - is absent",
            ),
        ),
        Field("replaced_by", Said("Vervanger", "Replacement"), Sort.REF, of=Sheet.COLLEAGUES),
    ),
    ("key",),
    Right.MANAGE_PEOPLE,
)

_AGENTS = Shape(
    Sheet.AGENTS,
    Said("Gebruikers en rollen", "Users and roles"),
    (
        Field("login", Said("Inlognaam", "Login"), required=True),
        Field(
            "colleague",
            Said("Collega", "Colleague"),
            Sort.REF,
            required=True,
            of=Sheet.COLLEAGUES,
        ),
        Field("location", Said("Locatie", "Location"), Sort.REF, required=True, of=Sheet.LOCATIONS),
        Field(
            "role",
            Said("Rol", "Role"),
            Sort.CHOICE,
            required=True,
            choices=_choices({role.value: ROLE_WORDS[role] for role in Role}),
        ),
        Field(
            "skills",
            Said("Vaardigheden", "Skills"),
            Sort.WORDS,
            hint=Said("met komma’s ertussen", "with commas between"),
        ),
    ),
    ("login",),
    Right.MANAGE_PEOPLE,
)

_LOCATIONS = Shape(
    Sheet.LOCATIONS,
    Said("Locaties", "Locations"),
    (Field("name", Said("Naam", "Name"), required=True),),
    ("name",),
    Right.MANAGE_PEOPLE,
)

#: In the order of the screen.
SHAPES: dict[Sheet, Shape] = {
    shape.sheet: shape
    for shape in (
        _LISTS,
        _FORMULAS,
        _DEPARTMENTS,
        _GROUPS,
        _COLLEAGUES,
        _AGENTS,
        _LOCATIONS,
    )
}

#: The field that says whether a row is in use, in files; on the screen it is an action.
ACTIVE = Field(
    "active",
    Said("In gebruik", "In use"),
    Sort.CHOICE,
    choices=(Choice(YES, Said("ja", "yes")), Choice(NO, Said("nee", "no"))),
)

ANSWER_WORDS: dict[AnswerType, Said] = {
    AnswerType.TEXT: Said("tekst", "text"),
    AnswerType.CHOICE: Said("keuze", "choice"),
    AnswerType.DATE: Said("dag", "day"),
    AnswerType.ADDRESS: Said("adres", "address"),
}
PROMISE_WORDS: dict[PromiseKind, Said] = {
    PromiseKind.SEEN: Said("gezien", "seen"),
    PromiseKind.ANSWERED: Said("beantwoord", "answered"),
    PromiseKind.DONE: Said("uitgevoerd", "done"),
}
UNIT_WORDS: dict[TermUnit, Said] = {
    TermUnit.WORKING_HOURS: Said("werkuren", "working hours"),
    TermUnit.WORKING_DAYS: Said("werkdagen", "working days"),
}
