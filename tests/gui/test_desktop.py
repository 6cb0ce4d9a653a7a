"""Menu, palette, keys, settings, who is there, and the administrator's page."""

from __future__ import annotations

from collections import Counter as Count
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.desk.theme import Theme
from kcc_desktop.desk.tokens import Scheme
from kcc_desktop.domain.attendance import Attendance
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.handover import PromiseKind
from kcc_desktop.domain.managing import Row, Sheet
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.said import Language
from kcc_desktop.services.administer import Administer
from kcc_desktop.services.attend import Attend
from kcc_desktop.services.managed_files import ManagedFiles
from kcc_desktop.services.ports import Workspace
from kcc_desktop.settings import load_settings, settings_path
from kcc_desktop.store.workspace import open_workspace
from kcc_desktop.viewmodels.admin import AdminViewModel
from kcc_desktop.viewmodels.attendance import AttendanceViewModel
from kcc_desktop.viewmodels.counter import Counter, Services
from kcc_desktop.viewmodels.desk import Desk
from kcc_desktop.viewmodels.settings import SettingsViewModel
from kcc_desktop.views.admin_page import AdminPage
from kcc_desktop.views.admin_preview import PreviewDialog
from kcc_desktop.views.attendance_box import AttendanceBox
from kcc_desktop.views.formula_fields import QuestionsField, TermsField
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.menu_button import MenuButton
from kcc_desktop.views.parts import desktop, every_part
from kcc_desktop.views.settings_page import SettingsPage
from kcc_desktop.views.shortcut_dialog import ShortcutDialog
from kcc_desktop.views.shortcuts_page import ShortcutsPage
from kcc_desktop.views.workplace import Workplace
from tests.gui.town import NOW

WITHIN = 30_000  # ms; a computer may have more to do
BEA = Actor("Bea de Boer", "bea", roles=tuple(Role))


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))


@pytest.fixture
def workplace(window: MainWindow, desk: Desk, theme: Theme) -> Workplace:
    made = Workplace(window, desk, theme, (desktop.install,))
    made.actions.sign_in(BEA)
    return made


# --- commands


def test_every_command_of_all_parts_has_keys_of_its_own(
    window: MainWindow, desk: Desk, theme: Theme
) -> None:
    workplace = Workplace(window, desk, theme, every_part())
    workplace.actions.sign_in(BEA)
    native = QKeySequence.SequenceFormat.PortableText
    keys = Count(
        key.toString(native)
        for spec in workplace.actions.specs()
        for key in workplace.actions[spec.key].shortcuts()
        if not key.isEmpty()
    )
    assert [key for key, uses in keys.items() if uses > 1] == []


def test_the_menu_holds_every_command_once(workplace: Workplace) -> None:
    button = workplace.window.findChild(MenuButton)
    assert button is not None
    button.menu().aboutToShow.emit()
    groups = [action.menu() for action in button.menu().actions()]
    shown = [
        own.objectName() for group in groups if isinstance(group, QMenu) for own in group.actions()
    ]
    assert sorted(shown) == sorted(spec.key for spec in workplace.actions.specs())


def test_a_role_does_not_see_what_it_may_not_do(workplace: Workplace) -> None:
    workplace.actions.sign_in(Actor("Hilde", "hilde", roles=(Role.AGENT,)))
    assert "desktop.manage" not in {spec.key for spec in workplace.actions.specs()}


@pytest.mark.parametrize("way", ["alt", "F10"])
def test_alt_and_f10_open_the_menu(workplace: Workplace, qtbot: QtBot, way: str) -> None:
    button = workplace.window.findChild(MenuButton)
    assert button is not None
    opened: list[bool] = []
    button.menu().aboutToShow.connect(lambda: opened.append(True))
    button.showMenu = lambda: None  # type: ignore[method-assign]  # it would wait for a choice
    if way == "alt":
        qtbot.keyPress(workplace.window, Qt.Key.Key_Alt)
        qtbot.keyRelease(workplace.window, Qt.Key.Key_Alt)
    else:
        workplace.actions["desktop.menu"].trigger()
    assert button.hasFocus() or button.menu().activeAction() is not None


def test_alt_with_another_key_is_not_the_menu(workplace: Workplace, qtbot: QtBot) -> None:
    button = workplace.window.findChild(MenuButton)
    assert button is not None
    box = workplace.window.form.searchBox
    box.setFocus()
    qtbot.keyPress(workplace.window, Qt.Key.Key_Alt)
    qtbot.keyClick(workplace.window, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    qtbot.keyRelease(workplace.window, Qt.Key.Key_Alt)
    assert not button.menu().isVisible()
    assert button.menu().activeAction() is None


def test_what_begins_with_a_bracket_finds_commands_alone(
    workplace: Workplace, qtbot: QtBot
) -> None:
    box = workplace.window.form.searchBox
    qtbot.keyClicks(box, ">snel")
    assert workplace.popup.isVisible()
    rows = workplace.desk.search.hits
    assert [rows.data(rows.index(row)) for row in range(rows.rowCount())] == [
        "Acties",
        "Sneltoetsen, F1",
    ]
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert isinstance(workplace.current_page(), ShortcutsPage)
    assert box.text() == ""


def test_words_of_a_command_find_it_below_what_else_was_found(
    workplace: Workplace, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    qtbot.keyClicks(workplace.window.form.searchBox, "instellingen")
    settle()
    hits = workplace.desk.search.hits
    found = [hits.command(hits.index(row)) for row in range(hits.rowCount())]
    assert [one.key for one in found if one] == ["desktop.settings"]
    assert workplace.popup.isVisible()


# --- keys


def test_the_keys_are_searched_and_changed(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.actions["desktop.shortcuts"].trigger()
    page = workplace.current_page()
    assert isinstance(page, ShortcutsPage)
    page.search("instellingen")
    assert page.rows.rowCount() == 1
    page.search("xyzzy")
    assert not page.table.isVisible()
    assert page.nothing.isVisible()


@pytest.mark.parametrize(
    ("keys", "said"),
    [("Ctrl+K", "Zoeken"), ("A", "Gebruik Ctrl"), ("Ctrl+J", ""), ("F1", "")],
)
def test_keys_that_cannot_be_are_refused_at_once(
    workplace: Workplace, qtbot: QtBot, keys: str, said: str
) -> None:
    spec = next(s for s in workplace.actions.specs() if s.key == "desktop.shortcuts")
    dialog = ShortcutDialog(workplace.actions, spec, workplace.window)
    qtbot.addWidget(dialog)
    dialog.edit.setKeySequence(QKeySequence(keys))
    assert said in dialog.trouble.text()
    assert dialog.use_button.isEnabled() is (said == "")


# --- settings


@pytest.fixture
def settings_page(workplace: Workplace) -> SettingsPage:
    workplace.actions["desktop.settings"].trigger()
    page = workplace.current_page()
    assert isinstance(page, SettingsPage)
    return page


def test_a_colour_is_kept_and_used_at_once(
    settings_page: SettingsPage, theme: Theme, qtbot: QtBot
) -> None:
    box = settings_page.findChild(QComboBox, "theme")
    assert box is not None
    box.setCurrentIndex(box.findData("contrast"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: load_settings().theme == "contrast")
    qtbot.waitUntil(lambda: theme.scheme is Scheme.CONTRAST)
    assert theme.scheme is Scheme.CONTRAST


def test_what_needs_a_new_start_says_so(dutch: None, qtbot: QtBot) -> None:
    page = SettingsPage(SettingsViewModel(), Language.NL)
    qtbot.addWidget(page)
    page.show()
    metres = page.findChild(QSpinBox, "near_metres")
    assert metres is not None
    metres.setValue(80)
    metres.editingFinished.emit()
    named = {one.accessibleName(): one for one in page.findChildren(QWidget)}
    qtbot.waitUntil(named["Start opnieuw"].isVisible)
    assert load_settings().near_metres == 80
    with qtbot.waitSignal(page.restart_requested, timeout=WITHIN):
        qtbot.mouseClick(named["Start opnieuw"], Qt.MouseButton.LeftButton)


def test_who_changes_their_mind_while_it_is_kept_gets_the_last_word(
    qtbot: QtBot, dutch: None
) -> None:
    viewmodel = SettingsViewModel()
    viewmodel.change("near_metres", 80)
    assert load_settings().near_metres == 50, "nobody waits for the disk"
    viewmodel.change("near_weeks", 3)
    viewmodel.change("near_metres", 50)
    assert viewmodel.value("near_weeks") == 3
    qtbot.waitUntil(lambda: not viewmodel.waiting)
    assert (load_settings().near_metres, load_settings().near_weeks) == (50, 3)
    viewmodel.close()


def test_only_who_manages_the_lists_says_how_the_organisation_works(
    settings_page: SettingsPage, desk: Desk
) -> None:
    opens, theme = (
        settings_page.findChild(QWidget, "opens"),
        settings_page.findChild(QWidget, "theme"),
    )
    assert opens is not None
    assert theme is not None
    assert not opens.isEnabled()
    assert theme.isEnabled()
    desk.signed_in.emit(Actor("Bea", "bea", roles=(Role.ADMINISTRATOR,)))
    assert opens.isEnabled()


def test_a_password_is_refused_and_not_written(settings_page: SettingsPage, qtbot: QtBot) -> None:
    address = settings_page.findChild(QLineEdit, "workspace")
    assert address is not None
    address.setText("postgresql://ik:geheim@server/kcc")
    address.editingFinished.emit()

    def shown() -> list[str]:
        labels = settings_page.findChildren(QWidget)
        return [str(label.text()) for label in labels if hasattr(label, "text")]

    qtbot.waitUntil(lambda: any("wachtwoord hoort niet" in text for text in shown()))
    assert not settings_path().exists()
    assert address.text() == ""


# --- who is there, and administration, over a real workspace


@dataclass(frozen=True, slots=True)
class Office:
    """A workspace that is administered."""

    workspace: Workspace
    counter: Counter


@pytest.fixture
def office(sqlite_workspace_url: str, dutch: None) -> Iterator[Office]:
    workspace = open_workspace(sqlite_workspace_url)
    administer = Administer(workspace, BEA)
    administer.save(Row(Sheet.LOCATIONS, {"name": "Zuid"}), key="1")
    administer.save(Row(Sheet.DEPARTMENTS, {"key": "bouw", "name": "Bouw"}), key="2")
    more = {
        Administer: administer,
        ManagedFiles: ManagedFiles(workspace, BEA),
        Attend: Attend(workspace, BEA, lambda: NOW),
    }
    lane = Lane("office")
    services = Services(None, None, None, None, None, BEA, more)  # type: ignore[arg-type]
    yield Office(workspace, Counter(lane, lambda: services))
    lane.close()
    workspace.close()


def test_others_hear_who_is_there_and_where(office: Office, theme: Theme, qtbot: QtBot) -> None:
    viewmodel = AttendanceViewModel(office.counter)
    box = AttendanceBox(viewmodel, theme, Language.NL)
    qtbot.addWidget(box)
    with qtbot.waitSignal(viewmodel.found, timeout=WITHIN):
        box.sign_in(BEA)
    assert box.state.text() == "Beschikbaar ▾"
    assert viewmodel.where is not None
    viewmodel.start()
    viewmodel.sit_at(viewmodel.where.locations[0].id)
    viewmodel.be(Attendance.BUSY)

    def is_known() -> bool:
        with office.workspace.look() as work:
            there = work.floor.presences(NOW)
        return [(one.who, one.state) for one in there] == [("Bea de Boer", "busy")]

    qtbot.waitUntil(is_known, timeout=WITHIN)
    assert box.state.text() == "Bezig ▾"
    assert box.place.text() == "Locatie Zuid"


@pytest.fixture
def admin_page(office: Office, qtbot: QtBot) -> AdminPage:
    viewmodel, said = AdminViewModel(office.counter), list[str]()
    page = AdminPage(viewmodel, Language.NL, said.append)
    viewmodel.setParent(page)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    with qtbot.waitSignal(viewmodel.loaded, timeout=WITHIN):
        page.start()
    return page


def _open(page: AdminPage, qtbot: QtBot, sheet: Sheet) -> AdminViewModel:
    viewmodel = page.findChild(AdminViewModel)
    assert viewmodel is not None
    with qtbot.waitSignal(viewmodel.loaded, timeout=WITHIN):
        page.findChild(QWidget, f"tab_{sheet}").click()  # type: ignore[union-attr]
    return viewmodel


def test_a_sheet_is_written_as_a_file(admin_page: AdminPage, qtbot: QtBot, tmp_path: Path) -> None:
    viewmodel, file = _open(admin_page, qtbot, Sheet.DEPARTMENTS), tmp_path / "afdelingen.csv"
    with qtbot.waitSignal(viewmodel.failed, timeout=WITHIN):
        viewmodel.write(tmp_path / "workspace.sqlite" / "afdelingen.csv")
    with qtbot.waitSignal(viewmodel.written, timeout=WITHIN) as written:
        viewmodel.write(file)
    assert written.args == [str(file)]
    assert "bouw;Bouw" in file.read_text("utf-8-sig")


def test_a_department_is_added_changed_and_taken_out_of_use(
    admin_page: AdminPage, qtbot: QtBot
) -> None:
    viewmodel = _open(admin_page, qtbot, Sheet.DEPARTMENTS)
    admin_page.add()
    form = admin_page.form
    for name, text in (("key", "groen"), ("name", "Groen")):
        field = form.findChild(QLineEdit, f"field_{name}")
        assert field is not None
        field.setText(text)
    form.save()
    qtbot.waitUntil(lambda: _chosen_name(admin_page) == "Groen", timeout=WITHIN)
    assert admin_page.rows.rowCount() == 2
    chosen = admin_page.rows.row(admin_page.table.currentIndex())
    assert chosen is not None
    assert not form.findChild(QLineEdit, "field_key").isEnabled()  # type: ignore[union-attr]
    viewmodel.put_in_use(chosen, active=False)
    qtbot.waitUntil(
        lambda: (
            [admin_page.rows.index(row, 0).data() for row in range(2)]
            == ["bouw", "groen (uit gebruik)"]
        ),
        timeout=WITHIN,
    )


def _chosen_name(page: AdminPage) -> object:
    chosen = page.rows.row(page.table.currentIndex())
    return chosen["name"] if chosen else None


def test_what_is_wrong_is_said_and_stays_in_the_form(admin_page: AdminPage, qtbot: QtBot) -> None:
    viewmodel = _open(admin_page, qtbot, Sheet.DEPARTMENTS)
    admin_page.add()
    field = admin_page.form.findChild(QLineEdit, "field_key")
    assert field is not None
    field.setText("GROEN!")
    with qtbot.waitSignal(viewmodel.failed, timeout=WITHIN):
        admin_page.form.save()
    assert "Sleutel" in admin_page.trouble.text()
    assert "Naam" in admin_page.trouble.text()
    assert admin_page.trouble.isVisible()
    assert field.text() == "GROEN!"


def test_a_file_is_looked_through_before_it_is_brought_in(
    admin_page: AdminPage, qtbot: QtBot, tmp_path: Path
) -> None:
    viewmodel = _open(admin_page, qtbot, Sheet.DEPARTMENTS)
    path = tmp_path / "afdelingen.csv"
    path.write_text("key;name\ngroen;Groen\nbouw;Bouwen\n", "utf-8")
    with qtbot.waitSignal(viewmodel.previewed, timeout=WITHIN):
        viewmodel.preview(path)
    dialog = admin_page.window().findChild(PreviewDialog)
    assert dialog is not None
    assert dialog.accept_button.isEnabled()
    with qtbot.waitSignals([viewmodel.brought_in, viewmodel.loaded], timeout=WITHIN):
        dialog.accept()
    assert admin_page.rows.rowCount() == 2


def test_a_file_with_faults_can_not_be_brought_in(
    admin_page: AdminPage, qtbot: QtBot, tmp_path: Path
) -> None:
    viewmodel = _open(admin_page, qtbot, Sheet.DEPARTMENTS)
    path = tmp_path / "afdelingen.csv"
    path.write_text("key;name\nGROEN!;\n", "utf-8")
    with qtbot.waitSignal(viewmodel.previewed, timeout=WITHIN):
        viewmodel.preview(path)
    dialog = admin_page.window().findChild(PreviewDialog)
    assert dialog is not None
    assert not dialog.accept_button.isEnabled()
    assert dialog.list.item(0).text().startswith("Regel 2 · Sleutel")


def test_questions_and_promises_are_changed_in_fields(dutch: None, qtbot: QtBot) -> None:
    text = "[paal] Welke paal? | text | ja\nWat is er? | choice | nee | uit; knippert"
    questions = QuestionsField(text, Language.NL)
    qtbot.addWidget(questions)
    assert questions.value() == text, "what nobody touched stays as it was"
    questions.add()
    assert questions.value() == text, "a question without words is none"
    questions.fields[-1].words.setText("Is het | gevaarlijk?")
    questions.fields[0].required.setChecked(False)
    assert questions.value().splitlines() == [
        "[paal] Welke paal? | text | nee",
        "Wat is er? | choice | nee | uit; knippert",
        "Is het gevaarlijk? | text | nee",
    ]
    terms = TermsField("done 5 working_days", Language.NL)
    qtbot.addWidget(terms)
    assert terms.value() == "done 5 working_days"
    terms.terms[PromiseKind.SEEN].amount.setValue(4)
    terms.terms[PromiseKind.DONE].amount.setValue(0)
    assert terms.value() == "seen 4 working_days"
