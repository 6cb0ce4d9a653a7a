"""Contacts that are finished: recorded whole and once, and what residents were told with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Channel, Direction, Outcome
from kcc_desktop.domain.drafts import (
    Draft,
    DraftQuestion,
    LinkedReport,
    Someone,
    UsedArticle,
    begun,
)
from kcc_desktop.domain.errors import InvalidInput, NotAllowed
from kcc_desktop.domain.knowledge import Article, ArticleKind, Product
from kcc_desktop.domain.lists import ListItem, ListName, StandardText
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.steps import Action, State, Step
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.record import Record
from kcc_desktop.services.sign_in import SignIn
from kcc_desktop.services.take_contact import TakeContact, telling
from kcc_desktop.services.tell import Tell
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import make_town
from tests.store.making import (
    FRIDAY,
    HILDE,
    LUC,
    MONDAY,
    a_department,
    case,
    handover,
    person,
    planned,
)

ENDED = MONDAY + timedelta(seconds=150)


def desk(workspace: SqlWorkspace, actor: Actor = HILDE) -> TakeContact:
    """Where `actor` finishes contacts, two and a half minutes after Monday morning."""
    record = Record(workspace, actor, lambda: ENDED, Calendar())
    return TakeContact(workspace, record, actor, lambda: ENDED)


@pytest.fixture
def suzanne(workspace: SqlWorkspace) -> Someone:
    with workspace.work(LUC) as work:
        return Someone(work.parties.add(person(), key="suzanne"), "Suzanne de Wit")


def asked(suzanne: Someone) -> Draft:
    """A contact in which everything is filled in."""
    watch = begun(MONDAY).watch.talked_out(MONDAY + timedelta(seconds=120))
    return replace(
        begun(MONDAY),
        watch=watch,
        party=suzanne,
        note="  mw vraagt wanneer  ",
        channel_key="telefoon",
        questions=(
            DraftQuestion("Wanneer?", "lantaarn 14", Outcome.ANSWERED, "zelf"),
            DraftQuestion("Wat kost het?", outcome=Outcome.REFERRED),
        ),
    )


def a_lamp(workspace: SqlWorkspace, suzanne: Someone) -> ReportKey:
    """Suzanne's lamp, planned for Friday."""
    lamp = case(party_id=suzanne.id, step=Step.PLANNED, planned=(planned(FRIDAY),))
    with workspace.work(LUC) as work:
        work.cases.put_many([lamp])
        return work.reports.of_party([suzanne.id], 1)[0]


def test_a_contact_is_recorded_with_all_that_belongs_to_it(
    workspace: SqlWorkspace, suzanne: Someone
) -> None:
    with workspace.work(LUC) as work:
        article = Article(30, "lamp", ArticleKind.ARTICLE, "Lamp", "Vijf dagen.", MONDAY)
        work.knowledge.put_articles([article], source="t")
    lamp = a_lamp(workspace, suzanne)
    draft = replace(
        asked(suzanne),
        reports=(LinkedReport(lamp, "Lantaarn"),),
        articles=(UsedArticle(30, "Lamp", 1, "Kosten"),),
    )
    done = desk(workspace).finish(draft)
    with workspace.look() as work:
        contact = work.contacts.get(done.contact_id)
        used = work.beside_contacts.articles(done.contact_id)
    assert contact.id == draft.id
    assert (contact.talk_s, contact.wrap_up_s) == (120, 30)
    assert (contact.channel_key, contact.note, contact.subject) == (
        "telefoon",
        "mw vraagt wanneer",
        "Wanneer?",
    )
    assert [q.specific for q in contact.questions] == ["lantaarn 14", ""]
    assert [q.outcome_key for q in contact.questions] == ["zelf", ""]
    assert contact.case_ids == (lamp.id,)
    assert used == [UsedArticle(30, version=1, part="Kosten")]
    assert not contact.told


def test_finishing_again_after_a_crash_changes_nothing(
    workspace: SqlWorkspace, suzanne: Someone
) -> None:
    lamp = a_lamp(workspace, suzanne)
    told = Tell(workspace, lambda: ENDED).report(lamp, Language.NL, suzanne.id)
    draft = telling(asked(suzanne), told, Language.NL)
    first, second = (desk(workspace).finish(draft, told) for _ in range(2))
    assert first.contact_id == second.contact_id
    with workspace.look() as work:
        assert len(work.ledger.of(lamp)) == 1
        assert len(work.audit.of("contact", first.contact_id)) == 1
    assert desk(workspace).recorded([draft, begun(MONDAY)]) == {draft.id}


def test_who_hears_an_answer_was_told_its_days(workspace: SqlWorkspace, suzanne: Someone) -> None:
    lamp = a_lamp(workspace, suzanne)
    tell = Tell(workspace, lambda: ENDED)
    told = tell.report(lamp, Language.NL, suzanne.id)
    done = desk(workspace).finish(telling(begun(MONDAY), told, Language.NL), told)
    with workspace.look() as work:
        contact = work.contacts.get(done.contact_id)
        (promise,) = work.ledger.of(lamp)
    assert contact.told
    assert contact.party_id == suzanne.id
    assert contact.note == f"Verteld: {told.answer.text}"
    assert contact.questions[0].outcome is Outcome.ANSWERED
    assert (promise.day, promise.contact_id, promise.login) == (FRIDAY, contact.id, HILDE.login)
    assert tell.report(lamp, Language.NL, suzanne.id).trail.last(Step.TOLD)


def test_telling_that_it_is_done_finishes_the_handover(
    workspace: SqlWorkspace, suzanne: Someone
) -> None:
    with workspace.work(LUC) as work:
        department = a_department(work)
        id_ = work.handovers.add(handover(department.id, party_id=suzanne.id), key="h")
        work.handovers.act(id_, Action.FINISH, version=1, key="f", at=MONDAY)
    report = ReportKey(ReportKind.HANDOVER, id_)
    told = Tell(workspace, lambda: ENDED).report(report, Language.NL, suzanne.id)
    done = desk(workspace).finish(telling(begun(MONDAY), told, Language.NL), told)
    with workspace.look() as work:
        assert work.handovers.get(id_).state is State.TOLD
        rows = work.reports.rows(report)
        assert [contact.id for contact in rows.contacts] == [done.contact_id]
        assert work.reports.of_contact(done.contact_id) == report
        assert work.reports.of_party([suzanne.id], 9) == [report]


def test_telling_what_is_not_done_leaves_the_handover(
    workspace: SqlWorkspace, suzanne: Someone
) -> None:
    with workspace.work(LUC) as work:
        id_ = work.handovers.add(handover(a_department(work).id, party_id=suzanne.id), key="h")
    report = ReportKey(ReportKind.HANDOVER, id_)
    told = Tell(workspace, lambda: ENDED).report(report, Language.NL, suzanne.id)
    desk(workspace).finish(telling(begun(MONDAY), told, Language.NL), told)
    with workspace.look() as work:
        assert work.handovers.get(id_).state is State.NEW


def test_what_the_agent_filled_in_stays_when_telling(
    workspace: SqlWorkspace, suzanne: Someone
) -> None:
    told = Tell(workspace, lambda: ENDED).report(a_lamp(workspace, suzanne), Language.EN)
    draft = telling(replace(asked(suzanne), note="eigen woorden"), told, Language.EN)
    assert draft.note == "eigen woorden"
    assert draft.questions == asked(suzanne).questions
    fresh = telling(begun(MONDAY), told, Language.EN)
    assert fresh.question.text == "What happened to my report?"


def test_what_was_told_says_which_product_it_was_about(
    workspace: SqlWorkspace, suzanne: Someone
) -> None:
    with workspace.work(LUC) as work:
        work.knowledge.put_products([Product(7, "lamp", "Kapotte straatlantaarn")], source="t")
        work.cases.put_many([case(party_id=suzanne.id, product_id=7)])
        report = work.reports.of_party([suzanne.id], 1)[0]
    told = Tell(workspace, lambda: ENDED).report(report, Language.NL, suzanne.id)
    done = desk(workspace).finish(telling(begun(MONDAY), told, Language.NL, "zelf"), told)
    with workspace.look() as work:
        (question,) = work.contacts.get(done.contact_id).questions
    assert (question.product_id, question.outcome_key) == (7, "zelf")


def test_an_unfinished_contact_is_refused(workspace: SqlWorkspace, suzanne: Someone) -> None:
    with pytest.raises(InvalidInput, match="gevraagd"):
        desk(workspace).finish(replace(asked(suzanne), questions=(DraftQuestion(),)))


def test_an_editor_takes_no_contacts(workspace: SqlWorkspace, suzanne: Someone) -> None:
    els = Actor("Els", "els", roles=(Role.EDITOR,))
    with pytest.raises(NotAllowed):
        desk(workspace, els).finish(asked(suzanne))


def test_a_call_on_behalf_of_somebody_and_an_anonymous_one(
    workspace: SqlWorkspace, suzanne: Someone
) -> None:
    with workspace.work(LUC) as work:
        son = Someone(work.parties.add(person("Tom de Wit"), key="tom"), "Tom de Wit")
    draft = replace(asked(suzanne), made_by=son, made_by_role="zoon", direction=Direction.OUT)
    one = desk(workspace).finish(draft)
    other = desk(workspace).finish(
        replace(asked(suzanne), id=draft.id + 1, party=None, anonymous=True, channel=Channel.DESK)
    )
    with workspace.look() as work:
        contact = work.contacts.get(one.contact_id)
        assert (contact.party_id, contact.made_by_id) == (suzanne.id, son.id)
        assert contact.direction is Direction.OUT
        anonymous = work.contacts.get(other.contact_id)
        assert (anonymous.party_id, anonymous.channel) == (None, Channel.DESK)


def test_a_workspace_without_lists_has_those_of_the_program(workspace: SqlWorkspace) -> None:
    choices = desk(workspace).choices()
    assert [one.base for one in choices.outcomes][:2] == [Outcome.ANSWERED, Outcome.HANDED_OVER]
    assert [one.base for one in choices.channels][:2] == [Channel.PHONE, Channel.DESK]


def test_choices_come_in_their_order_and_without_those_put_aside(workspace: SqlWorkspace) -> None:
    items = [
        ListItem(0, ListName.OUTCOME, "b", Said("Twee", "Two"), "answered", position=2),
        ListItem(0, ListName.OUTCOME, "a", Said("Een", "One"), "answered", position=1),
        ListItem(0, ListName.OUTCOME, "c", Said("Oud", "Old"), "answered", active=False),
        ListItem(0, ListName.CHANNEL, "a", Said("Telefoon", "Phone"), "phone"),
    ]
    text = StandardText(0, "groet", "Groet", "Dag!", step="done")
    with workspace.work(LUC) as work:
        work.lists.put_items(items, source="t")
        work.lists.put_standard_texts([text], source="t")
    with workspace.work(LUC) as work:
        renamed = replace(items[0], name=Said("Tweede", "Second"))
        work.lists.put_items([renamed], source="t")
    choices = desk(workspace).choices()
    assert [one.name.nl for one in choices.outcomes] == ["Een", "Tweede"]
    assert [one.key for one in choices.channels] == ["a"]
    assert [(one.key, one.text, one.step) for one in choices.texts] == [("groet", "Dag!", "done")]


def test_the_usual_channel_is_that_of_the_latest_contact_at_this_location(
    workspace: SqlWorkspace, suzanne: Someone
) -> None:
    make_town(workspace)
    signing_in = SignIn(workspace)
    hilde, stef = signing_in.actor("hilde.vos"), signing_in.actor("stef.maas")
    with workspace.work(LUC) as work:
        at_desk = ListItem(0, ListName.CHANNEL, "balie", Said("Balie", "Desk"), "desk/in")
        line = ListItem(0, ListName.CHANNEL, "lijn", Said("Lijn", "Line"), "phone/in")
        work.lists.put_items([at_desk, line], source="test")
    assert desk(workspace, hilde).choices().usual == (Channel.PHONE, "")
    visit = replace(asked(suzanne), channel=Channel.DESK, channel_key="balie")
    called = replace(asked(suzanne), id=visit.id + 1, channel_key="lijn")
    desk(workspace, hilde).finish(visit)
    desk(workspace, hilde).finish(replace(called, direction=Direction.OUT))
    desk(workspace, stef).finish(replace(called, id=visit.id + 2))
    assert desk(workspace, hilde).choices().usual == (Channel.DESK, "balie")
    elsewhere = replace(hilde, location_id=None)
    assert desk(workspace, elsewhere).choices().usual == (Channel.PHONE, "")
