"""Everybody who reported the same hears how it ended, and only then it is finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from kcc_desktop.domain.contact import Contact, Direction
from kcc_desktop.domain.errors import InvalidInput, NotFound
from kcc_desktop.domain.handover import Handover
from kcc_desktop.domain.mail import Mailbox
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.steps import Action, State, Step
from kcc_desktop.domain.systems import CaseRelation, OutboxKind, OutboxState
from kcc_desktop.domain.work_list import WorkList
from kcc_desktop.domain.working_time import Calendar
from kcc_desktop.services.beside import Beside, Told
from kcc_desktop.services.hand_over import Doing
from kcc_desktop.services.record import Record
from kcc_desktop.services.same_report import SameReport
from kcc_desktop.services.tell import Tell
from kcc_desktop.services.to_tell_all import ToTellAll
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.handling import Town, make_town
from tests.store.making import case, contact, person

INFO = Mailbox("info", "Gemeente Vlietstede", "info@vlietstede.example")


@dataclass(frozen=True)
class Lamp:
    """A lamp that two residents reported, and a third in a case that is linked as the same."""

    town: Town
    case_id: int
    suzanne: int
    rachid: int
    fatima: int
    handover: Handover

    @property
    def report(self) -> ReportKey:
        """The report of the lamp."""
        return ReportKey(ReportKind.CASE, self.case_id)

    def telling(self, *mailboxes: Mailbox) -> ToTellAll:
        """What Hilde tells."""
        town = self.town
        hilde, tell = town.people["hilde.vos"], Tell(town.workspace, town.clock)
        return ToTellAll(town.workspace, hilde, town.clock, tell, mailboxes)

    def finish(self) -> None:
        """Stef repairs it."""
        self.town.clock.turn(hours=4)
        self.town.hands("stef.maas").act(self.handover, Doing(Action.FINISH), key="done")
        self.town.clock.turn(minutes=5)

    def waiting(self) -> list[str]:
        """Who has to hear of it."""
        wanted = self.telling(INFO).all(self.report, Language.NL)
        return [one.resident.party.name for one in wanted if not one.resident.told]

    def to_tell(self) -> list[str]:
        """What stands in Hilde's list of what is to be told."""
        return [one.subject for one in self.town.lists("hilde.vos").page(WorkList.TO_TELL)]

    def call(self, party_id: int, key: str) -> None:
        """Hilde phones somebody."""
        town, at = self.town, self.town.clock()
        one = contact(
            at,
            party_id=party_id,
            direction=Direction.OUT,
            case_ids=(self.case_id,),
            told=True,
            finished_at=at,
        )
        told = Told(self.report, "De lamp brandt weer.", (), (self.handover.id,))
        record = Record(town.workspace, town.people["hilde.vos"], town.clock, Calendar())
        record.contact(one, key=key, beside=Beside(told=told))


@pytest.fixture
def lamp(workspace: SqlWorkspace) -> Lamp:
    """It is dark."""
    town = make_town(workspace)
    with workspace.work(town.people["hilde.vos"]) as work:
        people = [
            work.parties.add(person(name, emails=emails), key=name)
            for name, emails in (
                ("Suzanne de Wit", ("s@voorbeeld.nl",)),
                ("Rachid Amrani", ()),
                ("Fatima Yilmaz", ("f@voorbeeld.nl",)),
            )
        ]
        work.cases.put_many([case("1", party_id=people[0]), case("2", party_id=people[2])])
        ids = [work.case_links.numbered([f"MOR-{n}"])[0][0] for n in (1, 2)]
        work.case_links.link(*ids, CaseRelation.SAME, at=town.clock(), key="same")
        for n, party_id in enumerate(people[:2]):
            asked: Contact = contact(party_id=party_id, case_ids=(ids[0],))
            work.contacts.add(asked, key=f"asked{n}")
    return Lamp(town, ids[0], *people, town.give(case_id=ids[0], party_id=people[0]))


def test_nobody_is_to_be_told_before_it_is_done(lamp: Lamp) -> None:
    assert lamp.waiting() == []


def test_all_who_reported_it_are_to_be_told(lamp: Lamp) -> None:
    lamp.finish()
    assert lamp.waiting() == ["Suzanne de Wit", "Rachid Amrani", "Fatima Yilmaz"]
    assert lamp.to_tell() == ["Lantaarn 14"]


def test_it_is_finished_with_the_last_who_was_told(lamp: Lamp) -> None:
    lamp.finish()
    tell = Tell(lamp.town.workspace, lamp.town.clock)
    lamp.call(lamp.suzanne, "c1")
    assert lamp.waiting() == ["Rachid Amrani", "Fatima Yilmaz"]
    assert lamp.to_tell() == ["Lantaarn 14"]
    assert tell.report(lamp.report, Language.NL).trail.stage is Step.DONE
    assert tell.report(lamp.report, Language.NL, lamp.suzanne).trail.stage is Step.TOLD
    lamp.town.clock.turn(minutes=1)
    assert lamp.telling(INFO).mail(lamp.telling(INFO).all(lamp.report, Language.NL), key="m") == 1
    assert lamp.waiting() == ["Rachid Amrani"]
    lamp.town.clock.turn(minutes=1)
    lamp.call(lamp.rachid, "c2")
    assert lamp.waiting() == []
    assert lamp.to_tell() == []
    assert lamp.town.hands("stef.maas").get(lamp.handover.id).state is State.TOLD
    assert tell.report(lamp.report, Language.NL).trail.stage is Step.TOLD


def test_mails_go_out_in_one_go_each_with_its_own_words(lamp: Lamp) -> None:
    lamp.finish()
    wanted = lamp.telling(INFO).all(lamp.report, Language.NL)
    bodies = [one.body for one in wanted]
    assert bodies[0].startswith("Beste Suzanne de Wit,\n\n")
    assert lamp.telling(INFO).mail(wanted, key="m") == 2
    assert lamp.telling(INFO).mail(wanted, key="m") == 2
    with lamp.town.workspace.look() as work:
        items = work.outbox.listed([OutboxState.WAITING], 10)
        mails = [work.mail.get(int(str(one.content["mail_id"]))) for one in items]
    assert [one.kind for one in items] == [OutboxKind.MAIL] * 2
    assert sorted(mail.to[0].address for mail in mails) == ["f@voorbeeld.nl", "s@voorbeeld.nl"]
    assert all("Rachid" not in mail.body for mail in mails)
    assert mails[-1].subject == "Uw melding MOR-1 [MOR-1]"


def test_without_a_mailbox_nothing_is_sent_and_it_is_said(lamp: Lamp) -> None:
    lamp.finish()
    telling = lamp.telling()
    assert not telling.can_mail
    with pytest.raises(InvalidInput):
        telling.mail(telling.all(lamp.report, Language.NL), key="m")


def test_what_was_told_before_it_was_done_does_not_count(lamp: Lamp) -> None:
    lamp.call(lamp.suzanne, "early")
    lamp.town.clock.now += timedelta(hours=1)
    lamp.finish()
    assert "Suzanne de Wit" in lamp.waiting()


def test_reports_are_linked_as_the_same_by_hand_once(lamp: Lamp) -> None:
    town = lamp.town
    with town.workspace.work(town.people["hilde.vos"]) as work:
        work.cases.put_many([case("3", party_id=lamp.rachid)])
        third = work.case_links.numbered(["MOR-3"])[0][0]
    same = SameReport(town.workspace, town.people["hilde.vos"], town.clock)
    assert same.link(lamp.case_id, third, key="s")
    assert not same.link(third, lamp.case_id, key="t")
    with pytest.raises(NotFound):
        same.link(lamp.case_id, 1, key="u")
    lamp.finish()
    assert len(lamp.waiting()) == 3, "Rachid reported it twice, and is told once"
