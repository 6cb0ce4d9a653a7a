"""What is handed over to a department with a system goes into it; what is done goes after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.contact import Channel, Contact
from kcc_desktop.domain.handover import Handover, HandoverKind, Target
from kcc_desktop.domain.knowledge import AnswerType, FormulaQuestion, ServiceFormula
from kcc_desktop.domain.party import Phone
from kcc_desktop.domain.steps import Action, Step
from kcc_desktop.domain.systems import (
    Ability,
    NewReport,
    OutboxItem,
    OutboxKind,
    OutboxState,
    SystemFace,
    Update,
)
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.bring_out import BringOut
from kcc_desktop.services.hand_over import Doing, HandOver, Part
from kcc_desktop.services.outbox_content import report_of, update_of
from kcc_desktop.services.record import Passing, Record, Recorded
from kcc_desktop.services.serving import Serving
from kcc_desktop.services.take_in import actor_of, take_in
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import LAMP, Town, make_town
from tests.store.making import contact, person

WORKS = SystemFace(
    "works",
    "Onderhoudssysteem",
    "rest",
    frozenset({Ability.REPORT, Ability.UPDATE}),
    department="onderhoud",
    case_within=4,
)
GREEN = replace(WORKS, key="green", name="Groensysteem", department="groen")
ADDRESS = FormulaQuestion("where", "Waar is het?", AnswerType.ADDRESS)
Saying = Callable[..., Recorded]


@pytest.fixture
def town(workspace: SqlWorkspace) -> Town:
    """A small department whose lamps are asked about by address."""
    town = make_town(workspace)
    formula = ServiceFormula(0, LAMP, town.departments["onderhoud"], (ADDRESS,))
    with workspace.work(town.people["hilde.vos"]) as work:
        work.knowledge.put_formulas([formula])
    return town


def out(*faces: SystemFace) -> BringOut:
    """What goes out where these systems are."""
    return BringOut(Serving(lambda: faces), Calendar())


def record(town: Town, bring_out: BringOut, one: Contact | None = None, **more: object) -> Handover:
    """Hilde hands a lamp over in a conversation."""
    passing = Passing("Lantaarn 14", "Brandt niet.", product_id=LAMP, **more)  # type: ignore[arg-type]
    hilde = town.people["hilde.vos"]
    recording = Record(town.workspace, hilde, town.clock, Calendar(), bring_out)
    recorded = recording.contact(one or contact(), key="k", passing=passing)
    again = recording.contact(one or contact(), key="k", passing=passing)
    assert again == recorded
    with town.workspace.look() as work:
        return work.handovers.get(recorded.handover_ids[0])


def items(town: Town, handover: Handover) -> list[OutboxItem]:
    """What goes out about it."""
    with town.workspace.look() as work:
        return list(work.outbox.of_report(handover_id=handover.id))


def report(item: OutboxItem) -> NewReport:
    """What goes in."""
    assert item.kind is OutboxKind.REPORT
    return report_of(item.content)


def told(item: OutboxItem) -> Update:
    """What is told."""
    assert item.kind is OutboxKind.UPDATE
    return update_of(item.content)


def hands(town: Town, bring_out: BringOut) -> HandOver:
    """What Stef does."""
    stef = town.people["stef.maas"]
    return HandOver(town.workspace, stef, town.clock, Calendar(), bring_out)


def appear(town: Town, handover: Handover, face: SystemFace, number: str = "W-1") -> None:
    """It became a case there."""
    one = Case(0, number, face.name, number, "Lantaarn", town.clock())
    with town.workspace.work(actor_of(face)) as work:
        take_in(work, face, [one], at=town.clock())
        case_id = work.case_links.numbered([number])[0][0]
        work.case_links.appeared(handover.id, case_id, key=f"appear/{handover.id}")


def test_all_that_was_told_goes_in_once(town: Town) -> None:
    phones = (Phone("", "onleesbaar"), Phone("+31612345678", "06 12345678"))
    with town.workspace.work(town.people["hilde.vos"]) as work:
        emails = ("s@voorbeeld.nl",)
        suzanne = work.parties.add(person(emails=emails, phones=phones), key="p")
    answers = (("Waar is het?", "Lindelaan 12, 3523 XK Utrecht"), ("Gevaarlijk?", "nee"))
    given = record(town, out(WORKS), contact(party_id=suzanne), answers=answers)
    (item,) = items(town, given)
    sent = report(item)
    assert (item.system, item.state, item.login) == ("works", OutboxState.WAITING, "hilde.vos")
    assert (sent.kind, sent.product, sent.text) == (
        "kapotte straatlantaarn",
        "lamp",
        "Brandt niet.",
    )
    assert (sent.place.street, sent.place.number, sent.place.postcode) == (
        "Lindelaan",
        12,
        "3523XK",
    )
    assert (sent.name, sent.email, sent.phone) == (
        "Suzanne de Wit",
        "s@voorbeeld.nl",
        "+31612345678",
    )
    assert (sent.answers, sent.channel) == (answers, Channel.PHONE)
    assert given.case_due is not None
    assert (given.case_due - town.clock()).total_seconds() == 4 * 3600


def test_who_is_under_secrecy_is_named_to_no_other_system(town: Town) -> None:
    with town.workspace.work(town.people["hilde.vos"]) as work:
        hidden = work.parties.add(person(emails=("x@y.nl",), secret=True), key="p")
    (item,) = items(town, record(town, out(WORKS), contact(party_id=hidden)))
    assert (report(item).name, report(item).email, report(item).phone) == ("", "", "")


def test_where_no_system_takes_it_nothing_goes_out(town: Town) -> None:
    none = replace(WORKS, abilities=frozenset({Ability.CHANGES}))
    for n, bring_out in enumerate((out(), out(GREEN), out(none))):
        given = record(town, bring_out, contact(id=100 + n))
        assert items(town, given) == []
        assert given.case_due is None


def test_a_request_to_be_phoned_back_stays_here(town: Town) -> None:
    given = record(town, out(WORKS), kind=HandoverKind.CALLBACK)
    assert items(town, given) == []


def test_what_is_done_goes_after_it(town: Town) -> None:
    bring_out = out(WORKS)
    given = record(town, bring_out)
    stef = hands(town, bring_out)
    planned = stef.act(given, Doing(Action.PLAN, "Met hoogwerker.", day=date(2026, 3, 6)), key="p")
    appear(town, given, WORKS)
    noted = stef.act(planned, Doing(Action.NOTE, "Paal staat scheef."), key="n")
    stef.act(stef.act(noted, Doing(Action.FINISH), key="f"), Doing(Action.TELL), key="t")
    _, *updates = items(town, given)
    plan, note, done = map(told, updates)
    assert (plan.step, plan.note) == (
        Step.PLANNED,
        "Gepland: vrijdag 6 maart 2026. Met hoogwerker.",
    )
    assert (plan.source_key, note.source_key) == ("", "W-1")
    assert (note.step, note.note) == (None, "Paal staat scheef.")
    assert done.step is Step.DONE


def test_a_question_about_a_case_that_the_system_has_is_told_there(town: Town) -> None:
    first = record(town, out(WORKS))
    appear(town, first, WORKS)
    with town.workspace.look() as work:
        case_id = work.handovers.get(first.id).case_id or 0
    again = record(town, out(WORKS), contact(id=200, case_ids=(case_id,)))
    # The key of the first conversation is taken: this one is another.
    hilde = town.people["hilde.vos"]
    recording = Record(town.workspace, hilde, town.clock, Calendar(), out(WORKS))
    passing = Passing("Lantaarn 14", "Nog steeds donker.", product_id=LAMP)
    recorded = recording.contact(contact(id=201, case_ids=(case_id,)), key="k2", passing=passing)
    with town.workspace.look() as work:
        (item,) = work.outbox.of_report(handover_id=recorded.handover_ids[0])
    assert again.id == first.id
    assert (told(item).source_key, told(item).note) == ("W-1", "Nog steeds donker.")


def test_what_is_forwarded_goes_where_it_went_and_no_longer_where_it_was_to_go(town: Town) -> None:
    bring_out = out(WORKS, GREEN)
    given = record(town, bring_out)
    groen = Doing(Action.FORWARD, "Tak ervoor.", department_id=town.departments["groen"])
    hands(town, bring_out).act(given, groen, key="fw")
    first, second = items(town, given)
    assert (first.system, first.state) == ("works", OutboxState.GIVEN_UP)
    assert (second.system, second.state) == ("green", OutboxState.WAITING)


def test_what_is_forwarded_to_people_waits_for_no_case(town: Town) -> None:
    bring_out = out(WORKS)
    given = record(town, bring_out)
    groen = Doing(Action.FORWARD, "Tak.", department_id=town.departments["groen"])
    hands(town, bring_out).act(given, groen, key="fw")
    assert hands(town, bring_out).get(given.id).case_due is None


def test_a_part_for_another_department_goes_into_its_system(town: Town) -> None:
    bring_out = out(WORKS, GREEN)
    given = record(town, bring_out)
    appear(town, given, WORKS)
    parts = [Part("Lamp"), Part("Tak", target=Target(town.departments["groen"]))]
    _, lamp, branch = hands(town, bring_out).split(
        hands(town, bring_out).get(given.id), parts, key="s"
    )
    assert items(town, lamp) == []
    (item,) = items(town, branch)
    assert item.system == "green"
    assert branch.case_due is None
    appear(town, branch, GREEN, "G-1")
    with town.workspace.look() as work:
        links = work.case_links.of(branch.case_id or 0)
        assert [work.cases.get(one.other_id).number for one in links] == ["G-1"]
