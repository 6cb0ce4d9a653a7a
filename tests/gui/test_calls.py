"""Who calls, in the window: recognised, taken, missed, and never in the way of who is at work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.calls import CallEvent, CallNews, LineState
from kcc_desktop.domain.contact import Direction
from kcc_desktop.domain.found import Hit, HitGroup, Match
from kcc_desktop.domain.said import Language
from kcc_desktop.services.drafts import KeepDrafts
from kcc_desktop.services.parties_desk import PartiesDesk
from kcc_desktop.services.take_contact import TakeContact
from kcc_desktop.services.who_calls import Callers, WhoCalls
from kcc_desktop.store.drafts import FileDrafts
from kcc_desktop.viewmodels.calls import CallsViewModel
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.viewmodels.counter import Counter
from kcc_desktop.viewmodels.desk import Desk
from kcc_desktop.views.answering import Answering
from kcc_desktop.views.call_bar import CallBar, CallRow
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.parts import contact, phone
from kcc_desktop.views.workplace import Workplace
from tests.gui.test_contacts import Parties, Taking
from tests.gui.town import NOW, PERSON_HIT, Town

SON = Hit(HitGroup.PARTY, 3, "Thomas de Wit", "Beukenlaan 4", Match.EXACT)
HERS, THEIRS, NOBODYS = "0612345678", "030 7654321", "0687654321"


class Known:
    """Who has which number."""

    def who(self, number: str) -> Callers:
        owners = {HERS: (PERSON_HIT,), THEIRS: (PERSON_HIT, SON)}.get(number, ())
        return Callers(number, number, owners)


@pytest.fixture
def counter(town: Town, lane: Lane, tmp_path: Path) -> Counter:
    more = {
        TakeContact: Taking(),
        PartiesDesk: Parties(),
        KeepDrafts: KeepDrafts(FileDrafts(tmp_path / "drafts.sqlite"), lambda: NOW),
        WhoCalls: Known(),
    }
    return Counter(lane, lambda: replace(town.services(), more=more))


@pytest.fixture
def workplace(qtbot: QtBot, window: MainWindow, desk: Desk, theme: Theme) -> Iterator[Workplace]:
    made = Workplace(window, desk, theme, [contact.install, phone.install])
    contacts = made.findChild(ContactsViewModel)
    desk.warm_up()
    qtbot.waitUntil(lambda: contacts.choices is not None)
    yield made
    contacts.close()


@pytest.fixture
def calls(workplace: Workplace) -> CallsViewModel:
    found: CallsViewModel = workplace.findChild(CallsViewModel)
    return found


@pytest.fixture
def contacts(workplace: Workplace) -> ContactsViewModel:
    found: ContactsViewModel = workplace.findChild(ContactsViewModel)
    return found


@pytest.fixture
def bar(workplace: Workplace) -> CallBar:
    found: CallBar = workplace.window.findChild(CallBar)
    return found


@pytest.fixture
def happens(
    qtbot: QtBot, calls: CallsViewModel, desk: Desk, settle: Callable[[], None]
) -> Callable[..., None]:
    """Something happens to a call, and all that follows from it."""

    def happen(event: CallEvent, number: str = HERS, call_id: str = "7", **given: object) -> None:
        calls.take(CallNews(event, call_id, number, **given))  # type: ignore[arg-type]  # its fields
        qtbot.waitUntil(lambda: not calls.waiting)
        settle()

    return happen


def rows(bar: CallBar) -> list[CallRow]:
    return [row for row in bar.findChildren(CallRow) if row.isVisible()]


def test_nothing_is_shown_until_somebody_calls(bar: CallBar) -> None:
    assert not bar.isVisible()


def test_the_card_of_who_calls_is_up_before_it_is_answered(
    happens: Callable[..., None], bar: CallBar, desk: Desk, contacts: ContactsViewModel
) -> None:
    happens(CallEvent.NEW)
    assert desk.dossiers.current is not None
    assert desk.dossiers.current.file.party.id == PERSON_HIT.id
    (row,) = rows(bar)
    assert row.form.title.text() == f"{PERSON_HIT.title} belt"
    assert HERS in row.form.detail.text()
    assert contacts.front is None, "nobody answered yet"


def test_answering_begins_her_contact_and_hanging_up_ends_the_talk(
    happens: Callable[..., None], contacts: ContactsViewModel, bar: CallBar
) -> None:
    happens(CallEvent.NEW)
    happens(CallEvent.ANSWERED)
    assert contacts.front is not None
    assert contacts.front.party is not None
    assert contacts.front.party.id == PERSON_HIT.id
    assert contacts.front.watch.wrapping is False
    happens(CallEvent.ENDED)
    assert contacts.front.watch.wrapping
    assert not bar.isVisible()
    assert len(contacts.drafts) == 1


def test_a_second_call_takes_nothing_from_the_first(
    happens: Callable[..., None], contacts: ContactsViewModel, bar: CallBar, desk: Desk
) -> None:
    happens(CallEvent.NEW)
    happens(CallEvent.ANSWERED)
    first = contacts.front
    happens(CallEvent.NEW, NOBODYS, "8")
    assert [row.face.state for row in rows(bar)] == [LineState.TALKING, LineState.RINGING]
    assert contacts.front == first
    assert desk.dossiers.current is not None
    assert desk.dossiers.current.file.party.id == PERSON_HIT.id
    happens(CallEvent.ANSWERED, NOBODYS, "8")
    assert len(contacts.drafts) == 2
    assert contacts.front is not None
    assert contacts.front.party is None


def test_a_number_of_several_is_nobodys_until_it_is_chosen(
    happens: Callable[..., None], contacts: ContactsViewModel, bar: CallBar, desk: Desk
) -> None:
    happens(CallEvent.NEW, THEIRS)
    assert desk.dossiers.current is None, "nobody's file is opened on a guess"
    happens(CallEvent.ANSWERED, THEIRS)
    (row,) = rows(bar)
    assert not row.form.showButton.isVisible()
    row.form.ownersButton.click()
    menu = row.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == [
        f"{PERSON_HIT.title} · {PERSON_HIT.detail}",
        "Thomas de Wit · Beukenlaan 4",
    ]
    menu.actions()[0].trigger()
    menu.close()
    assert contacts.front is not None
    assert contacts.front.party is not None
    assert contacts.front.party.id == PERSON_HIT.id


def test_an_anonymous_caller_gives_an_anonymous_contact(
    happens: Callable[..., None], contacts: ContactsViewModel, bar: CallBar
) -> None:
    happens(CallEvent.NEW, "")
    (row,) = rows(bar)
    assert row.form.title.text() == "Anonieme beller belt"
    happens(CallEvent.ANSWERED, "")
    assert contacts.front is not None
    assert contacts.front.anonymous


def test_an_unknown_number_begins_a_new_party(
    happens: Callable[..., None], contacts: ContactsViewModel, bar: CallBar, window: MainWindow
) -> None:
    happens(CallEvent.NEW, NOBODYS)
    assert rows(bar)[0].form.detail.text() == "Dit nummer is van niemand bekend."
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert contacts.front is not None
    assert window.form.searchBox.text() == NOBODYS, "what a new party begins with"


def test_a_missed_call_stays_until_it_is_put_away(
    happens: Callable[..., None], bar: CallBar, contacts: ContactsViewModel
) -> None:
    happens(CallEvent.NEW)
    happens(CallEvent.ENDED)
    (row,) = rows(bar)
    assert row.form.title.text() == f"Gemist: {PERSON_HIT.title}"
    assert row.form.callBackButton.isVisible()
    row.form.closeButton.click()
    assert not bar.isVisible()


def test_a_call_for_somebody_else_is_not_shown(happens: Callable[..., None], bar: CallBar) -> None:
    happens(CallEvent.NEW, users=("karin.smit",))
    assert not bar.isVisible()
    happens(CallEvent.NEW, users=("hilde.vos",), direction=Direction.OUT)
    assert rows(bar)[0].form.title.text() == f"U belt {PERSON_HIT.title}"


def test_a_hostile_link_is_told_and_nothing_else(
    workplace: Workplace, bar: CallBar, contacts: ContactsViewModel
) -> None:
    answering = Answering(workplace)
    answering.follow("kcc:--workspace=postgresql://evil/")
    assert not bar.isVisible()
    assert workplace.toasts.isVisible()
    assert workplace.toasts.form.words.text().startswith("Dit is geen telefoonnummer")


def test_what_comes_before_one_is_signed_in_waits(
    qtbot: QtBot, workplace: Workplace, desk: Desk, bar: CallBar, calls: CallsViewModel
) -> None:
    answering = Answering(workplace)
    answering.follow(f"tel:{HERS}")
    assert not bar.isVisible()
    from tests.gui.town import HILDE

    desk.signed_in.emit(HILDE)
    qtbot.waitUntil(lambda: not calls.waiting)
    assert bar.isVisible()
    assert Language.NL is desk.language
