"""A small town for the tests of the search: few rows, each there for a reason."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.case import Case, Place
from kcc_desktop.domain.contact import Channel, Contact, Direction, Question
from kcc_desktop.domain.ids import first_id_at
from kcc_desktop.domain.knowledge import Article, ArticleKind, Product, Section, Synonym
from kcc_desktop.domain.organisation import Department, Employee
from kcc_desktop.domain.party import (
    Address,
    Identifier,
    Name,
    Party,
    PartyKind,
    Phone,
    Scheme,
)
from kcc_desktop.services.ports import Workspace

NOW = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
ACTOR = Actor(name="Test", login="test", origin="test")


def moment(month: int, day: int, hour: int = 9, year: int = 2026) -> datetime:
    """A moment in UTC."""
    return datetime(year, month, day, hour, 12, tzinfo=UTC)


def _person(number: int, name: str, **known: Any) -> Party:
    id_ = first_id_at(datetime(2020, 1, number, tzinfo=UTC))
    return Party(id_, PartyKind.PERSON, (Name(name),), **known)


SUZANNE = _person(
    1,
    "Suzanne de Wit",
    addresses=(Address("Lindelaan", 12, "A-2", "3523XK", "Wilgenbeek"),),
    emails=("suzanne.dewit@post.example",),
    phones=(Phone("+31612345678"),),
    identifiers=(Identifier(Scheme.BSN, "999993653"),),
)
RACHID = _person(
    2,
    "Rachid El Amrani",
    addresses=(Address("Dominee Kuyperstraat", 4, "", "3521AB", "Wilgenbeek"),),
    emails=("r.elamrani@mail.example",),
    phones=(Phone("+31301234567"),),
)
MUELLER = _person(
    3, "Jürgen Müller", addresses=(Address("Kerkstraat", 1, "", "3524GH", "Wilgenbeek"),)
)
JANSEN = _person(4, "Piet Jansen", phones=(Phone("+32470123456"),))
JANSENS = _person(
    5, "Anna Janssens", addresses=(Address("Lindelaan", 120, "", "3523XL", "Wilgenbeek"),)
)
BOULES = Party(
    first_id_at(datetime(2020, 1, 6, tzinfo=UTC)),
    PartyKind.ORGANISATION,
    (Name("De Boules vzw"),),
    identifiers=(Identifier(Scheme.KVK, "12345678"),),
)
PARTIES = (SUZANNE, RACHID, MUELLER, JANSEN, JANSENS, BOULES)

LAMP = Product(1, "straatverlichting", "Kapotte straatlantaarn")
TILE = Product(2, "stoeptegel", "Losse stoeptegel")
PRODUCTS = (LAMP, TILE)

MAINTENANCE = Department(1, "onderhoud", "Onderhoud")
CITIZENS = Department(2, "burgerzaken", "Burgerzaken")
STEF = Employee(1, "stef", "Stef", "de Boer", MAINTENANCE.id, job="monteur verlichting")
NINA = Employee(2, "nina", "Nina", "Özdemir", CITIZENS.id, job="adviseur sportsubsidies")


def _case(number: str, at: datetime, title: str, party: Party | None, **known: Any) -> Case:
    id_ = first_id_at(at) + 7
    party_id = party.id if party else None
    return Case(id_, number, "werk", number, title, at, party_id=party_id, **known)


LAMP_CASE = _case(
    "W-2041",
    moment(3, 2),
    "Kapotte straatlantaarn",
    SUZANNE,
    kind="straatverlichting",
    product_id=LAMP.id,
    department="Onderhoud",
    place=Place("Lindelaan", 12, postcode="3523XK", town="Wilgenbeek"),
)
OLD_LAMP_CASE = _case(
    "W-1033",
    moment(2, 10, year=2025),
    "Straatverlichting Kerkstraat uit",
    MUELLER,
    place=Place("Kerkstraat", 3, town="Wilgenbeek"),
)
TILE_CASE = _case(
    "ZAAK-2026-0012",
    moment(2, 20),
    "Losse stoeptegel",
    RACHID,
    product_id=TILE.id,
    description="Tegel ligt los naast de boomwortel.",
    place=Place("Dominee Kuyperstraat", 4, town="Wilgenbeek"),
)
OPEN311_CASE = _case(
    "771970", moment(1, 15), "Grofvuil naast de glasbak", None, place=Place("Molenweg", 8)
)
CASES = (LAMP_CASE, OLD_LAMP_CASE, TILE_CASE, OPEN311_CASE)


def _contact(at: datetime, subject: str, note: str, party: Party | None, *cases: Case) -> Contact:
    id_ = first_id_at(at) + 3
    return Contact(
        id_,
        at,
        Channel.PHONE,
        Direction.IN,
        subject,
        note,
        party_id=party.id if party else None,
        questions=(Question(id_ + 1, id_, 0, subject, LAMP.id if LAMP_CASE in cases else None),),
        case_ids=tuple(case.id for case in cases),
    )


LAMP_MAIL = _contact(
    moment(3, 2), "Lantaarn voor de deur", "Hij is al sinds zondag uit.", SUZANNE, LAMP_CASE
)
TILE_CALL = _contact(moment(2, 20), "Stoeptegel ligt los", "Bijna gevallen.", RACHID, TILE_CASE)
PASSPORT_CALL = _contact(moment(3, 3), "Paspoort aanvragen", "Wil een afspraak.", JANSEN)
PARKING_CALL = _contact(
    moment(1, 8), "Vraag over parkeren", "Bezoekersvergunning voor de kleinkinderen.", JANSENS
)
MOVE_CALL = _contact(moment(12, 1, year=2025), "Verhuizing doorgeven", "Naar Zeist.", None)
CONTACTS = (LAMP_MAIL, TILE_CALL, PASSPORT_CALL, PARKING_CALL, MOVE_CALL)


def _article(number: int, title: str, answer: str, *keywords: str, **known: Any) -> Article:
    return Article(
        number,
        f"artikel-{number}",
        ArticleKind.ARTICLE,
        title,
        answer,
        moment(1, number),
        keywords=keywords,
        **known,
    )


LAMP_ARTICLE = _article(
    1,
    "Straatlantaarn kapot",
    "Een kapotte lantaarn repareren wij binnen vijf werkdagen.",
    "storing",
    product_id=LAMP.id,
)
PASSPORT_ARTICLE = _article(
    2,
    "Paspoort of identiteitskaart aanvragen",
    "U maakt een afspraak en neemt een pasfoto mee.",
    sections=(Section("Kosten", "Een paspoort voor een volwassene kost 85 euro."),),
)
PARKING_ARTICLE = _article(3, "Parkeervergunning voor bewoners", "U vraagt die online aan.")
MOVE_ARTICLE = _article(4, "Een verhuizing doorgeven", "Doe dit tot vijf dagen na de verhuizing.")
CAFE_ARTICLE = _article(5, "Een café of terras beginnen", "U vraagt een exploitatievergunning aan.")
ARTICLES = (LAMP_ARTICLE, PASSPORT_ARTICLE, PARKING_ARTICLE, MOVE_ARTICLE, CAFE_ARTICLE)

SYNONYMS = (
    Synonym("stoep", "trottoir"),
    Synonym("grofvuil", "grof huisvuil"),
    Synonym("paspoort", "reisdocument"),
    Synonym("lantaarn", "straatlamp"),
)


def fill(workspace: Workspace) -> None:
    """Puts the whole town in a fresh workspace."""
    with workspace.work(ACTOR) as work:
        work.organisation.put_departments((MAINTENANCE, CITIZENS))
        work.organisation.put_employees((STEF, NINA))
        work.knowledge.put_products(PRODUCTS, source="test")
        work.knowledge.put_articles(ARTICLES, source="test")
        work.knowledge.put_synonyms(SYNONYMS)
        for party in PARTIES:
            work.parties.add(party, key=f"party-{party.id}")
        work.cases.put_many(CASES)
        for contact in CONTACTS:
            work.contacts.add(contact, key=f"contact-{contact.id}")
