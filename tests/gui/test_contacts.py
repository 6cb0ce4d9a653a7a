"""Contacts in the window: typed, switched, linked, kept and finished, by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.contact import Channel, Direction, Outcome
from kcc_desktop.domain.drafts import Draft, Lack, LinkedReport, Missing, Someone, UsedArticle
from kcc_desktop.domain.errors import KccError, WorkspaceAway
from kcc_desktop.domain.knowledge import Product
from kcc_desktop.domain.lists import ListItem, ListName, StandardText
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.party import Party, PartyLink
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.services.drafts import KeepDrafts
from kcc_desktop.services.parties_desk import PartiesDesk, Same
from kcc_desktop.services.record import Recorded
from kcc_desktop.services.take_contact import Choices, TakeContact
from kcc_desktop.services.tell import Told
from kcc_desktop.store.drafts import FileDrafts
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.viewmodels.counter import Counter
from kcc_desktop.viewmodels.desk import Desk
from kcc_desktop.viewmodels.finishing import FinishingViewModel
from kcc_desktop.viewmodels.parties import PartiesViewModel
from kcc_desktop.views.contact_dock import ContactDock
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.parts import contact
from kcc_desktop.views.party_form import PartyForm
from kcc_desktop.views.running_contacts import RunningContacts, RunningEntry
from kcc_desktop.views.workplace import Workplace
from tests.gui.town import NOW, PERSON_HIT, SUZANNE, Town, line

LAMP = LinkedReport(ReportKey(ReportKind.CASE, 5), "Kapotte straatlantaarn")
WHO = Someone(SUZANNE.id, "Suzanne de Wit")
CHOICES = Choices(
    (
        ListItem(1, ListName.CHANNEL, "telefoon", Said("Telefoon", "Phone"), "phone"),
        ListItem(2, ListName.CHANNEL, "balie", Said("Balie", "Desk"), "desk"),
    ),
    (
        ListItem(3, ListName.OUTCOME, "zelf", Said("Zelf beantwoord", "Answered"), "answered"),
        ListItem(4, ListName.OUTCOME, "overleg", Said("Na overleg", "Consulted"), "answered"),
    ),
    (ListItem(5, ListName.QUESTION, "lamp", Said("Lamp stuk", "Lamp broken"), product_id=7),),
    (Product(7, "lamp", "Kapotte straatlantaarn"), Product(8, "tegel", "Losse tegel")),
    (
        StandardText(1, "groet", "Groet", "Nog een prettige dag."),
        StandardText(2, "tegel", "Tegel", "Binnen tien dagen.", product_id=8),
    ),
)


@dataclass
class Taking:
    """Finishes contacts by remembering them."""

    finished: list[tuple[Draft, Told | None]] = field(default_factory=list)
    fault: KccError | None = None

    def choices(self) -> Choices:
        return CHOICES

    def recorded(self, drafts: Sequence[Draft]) -> frozenset[int]:
        return frozenset(draft.id for draft, _ in self.finished)

    def finish(self, draft: Draft, told: Told | None = None) -> Recorded:
        if self.fault:
            raise self.fault
        self.finished.append((draft, told))
        return Recorded(draft.id)


@dataclass
class Parties:
    """Remembers new parties and links."""

    added: list[Party] = field(default_factory=list)
    links: list[PartyLink] = field(default_factory=list)
    known: bool = False
    double: Party = field(default_factory=lambda: replace(SUZANNE, id=2))

    def anybody(self) -> bool:
        return self.known

    def propose(self, typed: str) -> Party:
        return replace(SUZANNE, id=0, phones=(), identifiers=())

    def likely(self, party: Party) -> tuple[Party, ...]:
        return (SUZANNE,)

    def same(self, party_id: int) -> Same:
        standing = tuple((link, self.double) for link in self.links if link.unlinked_at is None)
        return Same(() if standing else (self.double,), standing)

    def add(self, party: Party, *, key: str) -> int:
        self.added.append(party)
        return 1

    def link(self, party_id: int, double_id: int, *, key: str) -> PartyLink:
        self.links.append(PartyLink(9, party_id, double_id, NOW, "Hilde"))
        return self.links[-1]

    def unlink(self, link_id: int, *, key: str) -> PartyLink:
        self.links[-1] = replace(self.links[-1], unlinked_at=NOW)
        return self.links[-1]


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def taking() -> Taking:
    return Taking()


@pytest.fixture
def parties() -> Parties:
    return Parties()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "drafts.sqlite"


@pytest.fixture
def counter(
    town: Town, lane: Lane, taking: Taking, parties: Parties, clock: Clock, file: Path
) -> Counter:
    more = {
        TakeContact: taking,
        PartiesDesk: parties,
        KeepDrafts: KeepDrafts(FileDrafts(file), clock),
    }
    return Counter(lane, lambda: replace(town.services(), more=more))


@pytest.fixture
def desk(counter: Counter, clock: Clock, dutch: None) -> Desk:
    return Desk(counter, Language.NL, clock)


@pytest.fixture
def workplace(qtbot: QtBot, window: MainWindow, desk: Desk, theme: Theme) -> Iterator[Workplace]:
    made = Workplace(window, desk, theme, [contact.install])
    contacts = made.findChild(ContactsViewModel)
    desk.warm_up()
    qtbot.waitUntil(lambda: contacts.choices is not None)
    yield made
    contacts.close()


@pytest.fixture
def contacts(workplace: Workplace) -> ContactsViewModel:
    found: ContactsViewModel = workplace.findChild(ContactsViewModel)
    return found


@pytest.fixture
def dock(workplace: Workplace) -> ContactDock:
    found: ContactDock = workplace.window.findChild(ContactDock)
    return found


@pytest.fixture
def press(workplace: Workplace, qtbot: QtBot) -> Callable[..., None]:
    """Presses keys where the keyboard is."""

    def press_keys(*keys: str) -> None:
        for key in keys:
            target = QApplication.focusWidget() or workplace.window
            combination = QKeyCombinations[key]
            QTest.keyClick(target, *combination)
            QApplication.processEvents()

    return press_keys


_CTRL, _NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
QKeyCombinations = {
    "F2": (Qt.Key.Key_F2, _NONE),
    "F3": (Qt.Key.Key_F3, _NONE),
    "F9": (Qt.Key.Key_F9, _NONE),
    "Tab": (Qt.Key.Key_Tab, _NONE),
    "Shift+F2": (Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier),
    "Ctrl+1": (Qt.Key.Key_1, _CTRL),
    "Ctrl+2": (Qt.Key.Key_2, _CTRL),
    "Ctrl+Tab": (Qt.Key.Key_Tab, _CTRL),
    "Ctrl+Return": (Qt.Key.Key_Return, _CTRL),
}


@pytest.fixture
def open_suzanne(desk: Desk, settle: Callable[[], None]) -> Callable[[], None]:
    """Opens her file, as a search would."""

    def open_() -> None:
        desk.open(PERSON_HIT)
        settle()

    return open_


def entries(workplace: Workplace) -> list[RunningEntry]:
    return [one for one in workplace.window.findChildren(RunningEntry) if one.isVisible()]


def test_nothing_stands_at_the_bottom_until_a_contact_is_begun(
    dock: ContactDock, press: Callable[..., None], window: MainWindow
) -> None:
    assert not dock.isVisible()
    press("F2")
    assert dock.isVisible()
    assert QApplication.focusWidget() is window.form.searchBox, "who is it? is looked up first"


def test_what_is_typed_is_on_the_disk_within_half_a_second(
    qtbot: QtBot, contacts: ContactsViewModel, dock: ContactDock, press: Callable[..., None],
    file: Path,
) -> None:  # fmt: skip
    press("F2", "F3")
    QTest.keyClicks(dock.form.note, "mw vraagt")
    with qtbot.waitSignal(contacts.kept, timeout=5000):
        QTest.keyClicks(dock.form.note, " wanneer")
    ((draft, _),) = FileDrafts(file).load()
    assert draft.note == "mw vraagt wanneer"
    assert dock.form.noteState.text() == "Kladnotitie · automatisch bewaard 10:41:00"


def test_contacts_next_to_each_other_lose_nothing_by_switching(
    workplace: Workplace, contacts: ContactsViewModel, dock: ContactDock,
    press: Callable[..., None], clock: Clock, qtbot: QtBot,
) -> None:  # fmt: skip
    press("F2", "F3")
    QTest.keyClicks(dock.form.note, "lamp")
    dock.form.specific.setFocus()
    QTest.keyClicks(dock.form.specific, "nummer 12")
    clock.pass_(134)
    press("F2", "F3")
    QTest.keyClicks(dock.form.note, "paspoort")
    clock.pass_(60)
    press("Ctrl+1")
    assert dock.form.note.toPlainText() == "lamp"
    assert dock.form.specific.text() == "nummer 12"
    clocks = [entry.accessibleName().rsplit(", ")[-1] for entry in entries(workplace)]
    assert clocks == ["02:14", "wacht"]
    press("Ctrl+Tab")
    assert dock.form.note.toPlainText() == "paspoort"
    press("Shift+F2")
    assert contacts.front is None
    assert not dock.isVisible()
    assert [draft.note for draft in contacts.drafts] == ["lamp", "paspoort"]


def test_the_key_of_the_contact_in_front_brings_its_page_back(
    workplace: Workplace, contacts: ContactsViewModel, press: Callable[..., None],
    open_suzanne: Callable[[], None], qtbot: QtBot,
) -> None:  # fmt: skip
    press("F2")
    open_suzanne()
    workplace.open_knowledge()
    press("Ctrl+1")
    qtbot.waitUntil(lambda: workplace.current_page() is workplace.file_page)


def test_what_is_said_covers_no_button_of_the_contact(
    workplace: Workplace, dock: ContactDock, press: Callable[..., None]
) -> None:
    press("F2")
    workplace.toasts.say("Contact vastgelegd.", lambda: None)
    toast = workplace.toasts.geometry()
    for button in dock.findChildren(QPushButton):
        corner = button.mapTo(workplace.window, button.rect().topLeft())
        assert not toast.intersects(QRect(corner, button.size())), button.text()


def test_writing_up_has_a_clock_of_its_own(
    workplace: Workplace, contacts: ContactsViewModel, press: Callable[..., None], clock: Clock
) -> None:
    press("F2")
    clock.pass_(100)
    press("F9")
    clock.pass_(32)
    contacts.ticked.emit()
    assert entries(workplace)[0].accessibleName() == "Nieuw contact, nawerk 00:32"


def test_a_file_that_is_opened_is_linked_and_can_be_unlinked(
    contacts: ContactsViewModel, dock: ContactDock, press: Callable[..., None],
    open_suzanne: Callable[[], None], qtbot: QtBot,
) -> None:  # fmt: skip
    press("F2")
    open_suzanne()
    assert contacts.front
    assert (contacts.front.party, contacts.front.reports) == (WHO, (LAMP,))
    chips = {chip.accessibleName(): chip for chip in dock.findChildren(type(dock.links._first))}
    qtbot.mouseClick(chips["Suzanne de Wit loskoppelen"], Qt.MouseButton.LeftButton)
    assert contacts.front.party is None
    contacts.filling.unlink_report(LAMP.key)
    assert contacts.front.reports == ()


def test_an_article_that_was_used_stands_with_the_contact_and_can_be_taken_away(
    contacts: ContactsViewModel, dock: ContactDock, qtbot: QtBot
) -> None:
    contacts.begin()
    contacts.filling.use(UsedArticle(30, "<b>Lantaarn</b> melden"))
    chips = {chip.accessibleName(): chip for chip in dock.form.linkRow.findChildren(QPushButton)}
    chip = chips["<b>Lantaarn</b> melden loskoppelen"]
    assert "<b>" not in chip.toolTip()
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert contacts.front
    assert contacts.front.articles == ()


def test_who_was_looked_up_before_the_contact_is_whose_it_is(
    contacts: ContactsViewModel, press: Callable[..., None], open_suzanne: Callable[[], None],
    workplace: Workplace,
) -> None:  # fmt: skip
    open_suzanne()
    press("F2")
    assert contacts.front
    assert contacts.front.party == WHO
    assert workplace.current_page() is workplace.file_page


def test_the_next_contact_is_not_that_of_who_is_still_in_sight(
    contacts: ContactsViewModel, press: Callable[..., None], open_suzanne: Callable[[], None],
    workplace: Workplace,
) -> None:  # fmt: skip
    press("F2")
    open_suzanne()
    press("F2")
    assert contacts.front
    assert contacts.front.party is None
    assert workplace.current_page() is workplace.window.form.welcomePage


def test_an_empty_workspace_says_how_to_fill_it(
    qtbot: QtBot, workplace: Workplace, window: MainWindow, parties: Parties
) -> None:
    tools = workplace.findChild(PartiesViewModel)

    def shown() -> str:
        labels = window.form.welcomePage.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())

    qtbot.waitUntil(lambda: "kcc-desktop import parties" in shown())
    assert "Lees bestand in…" in shown()
    parties.known = True
    tools.look_whether_empty()
    qtbot.waitUntil(lambda: "kcc-desktop import" not in shown())


def test_a_new_contact_begins_with_an_empty_search(
    press: Callable[..., None], window: MainWindow, workplace: Workplace, settle: Callable[[], None]
) -> None:
    QTest.keyClicks(window.form.searchBox, "rachid")
    settle()
    press("F2")
    assert window.form.searchBox.text() == ""
    assert workplace.current_page() is window.form.welcomePage


def test_a_contact_comes_in_the_way_the_latest_one_did(
    contacts: ContactsViewModel, dock: ContactDock, press: Callable[..., None]
) -> None:
    press("F2")
    assert contacts.front
    assert (contacts.front.channel, contacts.front.channel_key) == (Channel.PHONE, "telefoon")
    dock.form.channel.setCurrentIndex(2)
    dock.form.channel.activated.emit(2)
    contacts.filling.change_channel(Channel.PHONE, Direction.OUT, "telefoon")
    press("F2")
    assert (contacts.front.channel, contacts.front.direction) == (Channel.DESK, Direction.IN)
    assert contacts.front.channel_key == "balie"


def test_what_is_open_shows_the_contact_that_was_just_recorded(
    qtbot: QtBot, workplace: Workplace, town: Town, press: Callable[..., None],
    open_suzanne: Callable[[], None], settle: Callable[[], None],
) -> None:  # fmt: skip
    open_suzanne()
    page = workplace.file_page.form
    assert page.timelinePanel.form.allPill.text() == "Alles 0"
    finishing = workplace.findChild(FinishingViewModel)
    town.lines.insert(0, line(1))
    with qtbot.waitSignal(finishing.recorded, timeout=5000):
        press("Ctrl+Return")
    settle()
    assert page.timelinePanel.form.allPill.text() == "Alles 1"
    assert page.timelinePanel.form.timelineList.model().rowCount() == 1
    assert "1 contact" in page.personCard.accessibleName()


def test_an_answer_costs_one_query_and_one_key(
    qtbot: QtBot, workplace: Workplace, taking: Taking, press: Callable[..., None],
    window: MainWindow, desk: Desk, settle: Callable[[], None],
) -> None:  # fmt: skip
    finishing = workplace.findChild(FinishingViewModel)
    QTest.keyClicks(window.form.searchBox, "suzanne")
    settle()
    QTest.keyClick(window.form.searchBox, Qt.Key.Key_Return)
    settle()
    with qtbot.waitSignal(finishing.recorded, timeout=5000):
        press("Ctrl+Return")
    ((draft, told),) = taking.finished
    assert told is desk.dossiers.current.told  # type: ignore[union-attr]
    assert (draft.party, draft.reports) == (WHO, (LAMP,))
    assert draft.question.outcome is Outcome.ANSWERED
    assert (draft.channel_key, draft.question.outcome_key) == ("telefoon", "zelf")
    assert draft.note.startswith("Verteld: ")
    assert workplace.current_page() is workplace.file_page
    assert entries(workplace) == []


def test_what_is_missing_is_marked_said_and_focused(
    contacts: ContactsViewModel, dock: ContactDock, press: Callable[..., None], taking: Taking
) -> None:
    press("F2", "F3", "Ctrl+Return")
    assert dock.form.question.property("lacks") == "yes"
    assert dock.form.outcome.property("lacks") == "yes"
    assert "Vul in wat er gevraagd is." in dock.form.lackLine.text()
    contacts.filling.be_anonymous(anonymous=True)
    press("F3", "Ctrl+Return")
    assert QApplication.focusWidget() in (dock.form.question, dock.form.question.lineEdit())
    QTest.keyClicks(dock.form.question.lineEdit(), "Wanneer?")
    press("Ctrl+Return")
    assert QApplication.focusWidget() is dock.form.outcome
    assert taking.finished == []


def test_a_contact_filled_in_by_keyboard_is_recorded_as_it_was_filled_in(
    qtbot: QtBot, workplace: Workplace, contacts: ContactsViewModel, dock: ContactDock,
    press: Callable[..., None], taking: Taking,
) -> None:  # fmt: skip
    finishing = workplace.findChild(FinishingViewModel)
    press("F2", "F3")
    contacts.filling.be_anonymous(anonymous=True)
    for box, row in ((dock.form.question, 0), (dock.form.outcome, 1), (dock.form.channel, 2)):
        box.setFocus()
        box.setCurrentIndex(row)
        box.activated.emit(row)
    with qtbot.waitSignal(finishing.recorded, timeout=5000):
        press("Ctrl+Return")
    ((draft, told),) = taking.finished
    assert told is None
    assert (draft.question.text, draft.question.outcome_key) == ("Lamp stuk", "overleg")
    assert (draft.question.product_id, draft.question.product) == (7, "Kapotte straatlantaarn")
    assert (draft.channel, draft.direction) == (Channel.DESK, Direction.IN)


def test_a_second_question_has_fields_of_its_own(
    contacts: ContactsViewModel, dock: ContactDock, press: Callable[..., None]
) -> None:
    press("F2")
    dock.form.question.setEditText("Wanneer?")
    contacts.filling.ask_more()
    assert dock.form.question.currentText() == ""
    dock.form.question.setEditText("Wat kost het?")
    assert dock.form.questionRow.isVisible()
    contacts.filling.work_on(0)
    assert dock.form.question.currentText() == "Wanneer?"
    contacts.filling.remove_question(0)
    assert dock.form.question.currentText() == "Wat kost het?"
    assert not dock.form.questionRow.isVisible()


def test_what_cannot_be_recorded_stays_and_says_why(
    qtbot: QtBot, workplace: Workplace, contacts: ContactsViewModel, dock: ContactDock,
    press: Callable[..., None], taking: Taking, open_suzanne: Callable[[], None],
) -> None:  # fmt: skip
    taking.fault = WorkspaceAway(Said("De server antwoordt niet.", "The server is away."))
    open_to_typing: list[bool] = []
    contacts.shut_changed.connect(lambda: open_to_typing.append(dock.isEnabled()))
    press("F2")
    open_suzanne()
    workplace.window.form.searchBox.setFocus()
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: dock.form.lackLine.text() == "De server antwoordt niet.")
    assert open_to_typing == [False, True], "what is typed meanwhile would not be recorded"
    assert len(contacts.drafts) == 1
    assert dock.form.note.hasFocus()
    taking.fault = None
    workplace.window.form.searchBox.setFocus()
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: len(taking.finished) == 1)


def test_an_answer_for_somebody_else_is_not_told(
    contacts: ContactsViewModel, workplace: Workplace, open_suzanne: Callable[[], None],
    taking: Taking, qtbot: QtBot, dock: ContactDock, desk: Desk,
) -> None:  # fmt: skip
    contacts.begin(Someone(77, "Rachid Amrani"))
    open_suzanne()
    assert contacts.front
    assert contacts.front.party == Someone(77, "Rachid Amrani"), "opening another changes nothing"
    told = desk.dossiers.current.told  # type: ignore[union-attr]
    finishing = workplace.findChild(FinishingViewModel)
    with qtbot.waitSignal(finishing.failed):
        finishing.tell_and_finish(told)
    assert "Suzanne de Wit" in dock.form.lackLine.text()
    assert taking.finished == []


def test_a_contact_thrown_away_comes_back(
    workplace: Workplace, contacts: ContactsViewModel, dock: ContactDock,
    press: Callable[..., None], qtbot: QtBot, file: Path,
) -> None:  # fmt: skip
    press("F2", "F3")
    QTest.keyClicks(dock.form.note, "weg")
    qtbot.waitUntil(lambda: not contacts.waiting)
    workplace.actions["contact.throw_away"].trigger()
    assert contacts.drafts == ()
    workplace.toasts.mention("Stef heeft de lamp gemaakt.")
    workplace.toasts.undo()
    assert dock.form.note.toPlainText() == "weg"
    assert workplace.toasts.form.words.text() == "Stef heeft de lamp gemaakt."
    qtbot.waitUntil(lambda: not contacts.waiting)
    assert [draft.note for draft, _ in FileDrafts(file).load()] == ["weg"]


def test_a_standard_text_comes_by_its_short_key(
    dock: ContactDock, press: Callable[..., None]
) -> None:
    press("F2", "F3")
    QTest.keyClicks(dock.form.note, "Klaar. /groet")
    press("Tab")
    assert dock.form.note.toPlainText() == "Klaar. Nog een prettige dag."
    QTest.keyClicks(dock.form.note, " /bestaatniet")
    press("Tab")
    assert dock.form.note.toPlainText().endswith(" /bestaatniet")
    assert not dock.form.note.hasFocus(), "Tab leaves the note as everywhere"


def test_a_new_party_is_made_and_linked(
    qtbot: QtBot, workplace: Workplace, contacts: ContactsViewModel, parties: Parties,
    press: Callable[..., None],
) -> None:  # fmt: skip
    press("F2")
    workplace.actions["party.new"].trigger()
    form: PartyForm = workplace.window.findChild(PartyForm)
    qtbot.waitUntil(form.isVisible)
    assert form.form.name.text() == "Suzanne de Wit"
    qtbot.waitUntil(form.form.likelyRow.isVisible)
    form.form.phone.setText("06 12345678")
    qtbot.mouseClick(form.form.saveButton, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: contacts.front is not None and contacts.front.party == WHO)
    assert [phone.e164 for phone in parties.added[0].phones] == ["+31612345678"]
    assert parties.added[0].addresses == SUZANNE.addresses
    assert not form.isVisible()


def test_doubles_are_proposed_linked_and_unlinked(
    qtbot: QtBot, workplace: Workplace, parties: Parties, open_suzanne: Callable[[], None]
) -> None:
    open_suzanne()
    tools = workplace.findChild(contact.PartyTools)
    qtbot.waitUntil(tools.same_button.isVisible)
    tools.parties.link(parties.double)
    qtbot.waitUntil(lambda: not tools.same_button.isVisible())
    assert [link.double_id for link in parties.links] == [2]
    workplace.toasts.undo()
    qtbot.waitUntil(lambda: parties.links[0].unlinked_at is not None)
    qtbot.waitUntil(tools.same_button.isVisible)
    desk = workplace.desk
    qtbot.waitUntil(lambda: not (desk.waiting or tools.parties.waiting))


class Opener(QObject):
    """Stands in for the programs that call and mail."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.urls.append(bytes(url.toEncoded().data()).decode())


@pytest.fixture
def opener() -> Iterator[Opener]:
    made = Opener()
    for scheme in ("tel", "mailto"):
        QDesktopServices.setUrlHandler(scheme, made, "open")
    yield made
    for scheme in ("tel", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


def test_calling_out_begins_an_outgoing_contact(
    workplace: Workplace, contacts: ContactsViewModel, open_suzanne: Callable[[], None],
    opener: Opener,
) -> None:  # fmt: skip
    open_suzanne()
    workplace.actions["party.call"].trigger()
    assert opener.urls == ["tel:+31612345678"]
    assert contacts.front
    assert (contacts.front.party, contacts.front.direction) == (WHO, Direction.OUT)


def test_the_answer_is_mailed_to_who_it_is_for(
    workplace: Workplace, open_suzanne: Callable[[], None], opener: Opener
) -> None:
    open_suzanne()
    workplace.actions["answer.mail"].trigger()
    (url,) = opener.urls
    assert url.startswith("mailto:suzanne@dewit.example?subject=Uw%20melding%20W-2041&body=Uw%20")


def test_what_was_under_way_is_there_after_a_restart(
    qtbot: QtBot, window: MainWindow, desk: Desk, theme: Theme, file: Path, clock: Clock
) -> None:
    from kcc_desktop.domain.drafts import begun

    left = [replace(begun(NOW), id=n, note=f"{n}") for n in (1, 2)]
    earlier = FileDrafts(file)
    earlier.save(left, at=NOW + timedelta(seconds=90))
    earlier.close()
    clock.pass_(3600)
    workplace = Workplace(window, desk, theme, [contact.install])
    contacts: ContactsViewModel = workplace.findChild(ContactsViewModel)
    desk.warm_up()
    qtbot.waitUntil(lambda: len(contacts.drafts) == 2)
    assert [draft.note for draft in contacts.drafts] == ["1", "2"]
    assert [draft.watch.talk_s(clock()) for draft in contacts.drafts] == [90, 90]
    assert contacts.front is None
    contacts.switch_to(1)
    clock.pass_(10)
    assert contacts.front
    assert contacts.front.watch.talk_s(clock()) == 100
    contacts.close()


def test_an_editor_sees_no_contacts(workplace: Workplace) -> None:
    running = workplace.window.findChild(RunningContacts)
    assert running.isVisible()
    workplace.actions.sign_in(Actor("Els", "els", roles=(Role.EDITOR,)))
    assert not running.isVisible()


def test_lacking_a_party_is_said_first(contacts: ContactsViewModel, workplace: Workplace) -> None:
    seen: list[tuple[Missing, ...]] = []
    finishing = workplace.findChild(FinishingViewModel)
    finishing.lacking.connect(seen.append)
    contacts.begin()
    finishing.finish()
    assert seen[0][0] == Missing(Lack.PARTY)
