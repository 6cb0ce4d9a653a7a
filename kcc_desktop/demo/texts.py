"""What is written in `organisation.yaml`, `formulas.yaml`, `sentences.yaml` and `people.yaml`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Postal:
    """An address as it is written: the number with its addition in one text."""

    street: str
    number: str
    postcode: str
    place: str


@dataclass(frozen=True, slots=True)
class MunicipalityText:
    """The municipality itself."""

    name: str
    full_name: str
    phone: str
    mail: str
    website: str
    address: Postal
    rsin: str


@dataclass(frozen=True, slots=True)
class LocationText:
    """A desk or office."""

    key: str
    name: str
    address: Postal
    hours: str
    phone: str


@dataclass(frozen=True, slots=True)
class GroupText:
    """A group within a department."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class DepartmentText:
    """A department with its groups."""

    key: str
    name: str
    phone: str
    mail: str
    hours: str
    description: str
    groups: tuple[GroupText, ...]


@dataclass(frozen=True, slots=True)
class EmployeeText:
    """A colleague; `replacement` is the key of who stands in."""

    key: str
    first: str
    prefix: str
    surname: str
    job: str
    department: str
    group: str
    availability: str
    replacement: str

    @property
    def full_surname(self) -> str:
        """The surname with what stands before it: `van der Meer`."""
        return f"{self.prefix} {self.surname}".strip()


@dataclass(frozen=True, slots=True)
class AgentText:
    """Who of the employees works with the program, where, and as what."""

    employee: str
    location: str
    role: str


@dataclass(frozen=True, slots=True)
class OrganisationText:
    """`organisation.yaml`."""

    municipality: MunicipalityText
    locations: tuple[LocationText, ...]
    departments: tuple[DepartmentText, ...]
    employees: tuple[EmployeeText, ...]
    agents: tuple[AgentText, ...]


@dataclass(frozen=True, slots=True)
class QuestionText:
    """A question to ask when something is reported."""

    key: str
    label: str
    type: str
    required: bool
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermText:
    """A term in working hours or in working days: one of both."""

    hours: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class PromiseText:
    """By when something is seen, answered and done."""

    seen: TermText
    answered: TermText
    done: TermText


@dataclass(frozen=True, slots=True)
class FormulaText:
    """A product with its service formula. `kind` is report or service; `weight` says how often."""

    key: str
    name: str
    kind: str
    weight: int
    upl: str
    synonyms: tuple[str, ...]
    department: str
    group: str
    questions: tuple[QuestionText, ...]
    promise: PromiseText
    remark: str


@dataclass(frozen=True, slots=True)
class FormulasText:
    """`formulas.yaml`."""

    formulas: tuple[FormulaText, ...]


@dataclass(frozen=True, slots=True)
class ProductWords:
    """What is said and written about one product."""

    subjects: tuple[str, ...]
    resident: tuple[str, ...]
    notes: tuple[str, ...]
    done: tuple[str, ...]
    department: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SentencesText:
    """`sentences.yaml`."""

    products: dict[str, ProductWords]
    openings: tuple[str, ...]
    closings: tuple[str, ...]
    follow_ups: dict[str, tuple[str, ...]]
    notes: tuple[str, ...]
    callbacks: tuple[str, ...]
    events: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SurnameText:
    """A surname, and what stands before it."""

    prefix: str
    name: str


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """An organisation that contacts the municipality; `contact` is the role of who calls."""

    name: str
    kind: str
    mail: str
    contact: str


@dataclass(frozen=True, slots=True)
class StreetText:
    """A street: the middle of it (WGS 84), and its highest house number."""

    name: str
    district: str
    postcode: str
    place: str
    lat: float
    lon: float
    length: int
    additions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleText:
    """`people.yaml`: pools to draw from."""

    phone_patterns: dict[str, tuple[str, ...]]
    mail_domains: tuple[str, ...]
    first_names: tuple[str, ...]
    men: tuple[str, ...]
    surnames: tuple[SurnameText, ...]
    organisations: tuple[OrganisationName, ...]
    streets: tuple[StreetText, ...]
