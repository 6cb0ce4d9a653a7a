"""By which text each row is found. What matters most comes first: a very long text is cut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.keys import address_of
from kcc_desktop.domain.knowledge import Article
from kcc_desktop.domain.organisation import Employee
from kcc_desktop.domain.party import Address, Party


@dataclass(frozen=True, slots=True)
class Names:
    """Names of what a row refers to, by id."""

    products: Mapping[int, str] = field(default_factory=dict)
    departments: Mapping[int, str] = field(default_factory=dict)
    parties: Mapping[int, str] = field(default_factory=dict)
    cases: Mapping[int, str] = field(default_factory=dict)

    def product(self, id_: int | None) -> str:
        """The name of a product, empty for none."""
        return self.products.get(id_ or 0, "")

    def department(self, id_: int | None) -> str:
        """The name of a department, empty for none."""
        return self.departments.get(id_ or 0, "")

    def party(self, id_: int | None) -> str:
        """The names and streets of a party, empty for none."""
        return self.parties.get(id_ or 0, "")


def party_text(party: Party) -> str:
    """Names, addresses and the parts of e-mail addresses."""
    names = (name.full for name in party.names)
    addresses = (address_of(address) for address in party.addresses)
    return _lines(*names, *addresses, *party.emails)


def contact_text(contact: Contact, names: Names) -> str:
    """Subject, questions, products, who it was about, where the linked cases are, and the note."""
    questions = (f"{q.text} {names.product(q.product_id)}" for q in contact.questions)
    linked = {*contact.case_ids, *(q.case_id for q in contact.questions if q.case_id)}
    cases = (names.cases.get(case_id, "") for case_id in sorted(linked))
    parties = (names.party(contact.party_id), names.party(contact.made_by_id))
    return _lines(contact.subject, *questions, *parties, *cases, contact.note)


def case_text(case: Case, names: Names) -> str:
    """Number, title, kind, place, department, party and description."""
    return _lines(
        case.number,
        case.title,
        case.kind,
        names.product(case.product_id),
        address_of(_place(case)),
        case.department,
        names.party(case.party_id),
        case.description,
    )


def article_text(article: Article, names: Names) -> str:
    """Title, keywords, product, answer and sections."""
    sections = (f"{section.heading}\n{section.text}" for section in article.sections)
    product = names.product(article.product_id)
    return _lines(article.title, *article.keywords, product, article.answer, *sections)


def employee_text(employee: Employee, names: Names) -> str:
    """Name, job and department."""
    return _lines(employee.full_name, employee.job, names.department(employee.department_id))


def _place(case: Case) -> Address:
    place = case.place
    return Address(place.street, place.number, place.addition, place.postcode, place.town)


def _lines(*parts: str) -> str:
    return "\n".join(_some(parts))


def _some(parts: Iterable[str]) -> Iterable[str]:
    return (part for part in parts if part)
