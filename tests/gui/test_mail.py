"""The shared mailbox in the window, over the sample: taken, answered, put away, brought in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from kcc_desktop.app.opener import Opener
from kcc_desktop.app.place import Place
from kcc_desktop.demo.mails import sample_mailbox
from kcc_desktop.desk.lanes import Lane
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.mail import MailList, MailState
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.systems import OutboxState
from kcc_desktop.services.mailbox import SharedMailbox
from kcc_desktop.settings import Settings
from kcc_desktop.store.workspace import open_workspace
from kcc_desktop.viewmodels.counter import Counter
from kcc_desktop.viewmodels.desk import Desk
from kcc_desktop.viewmodels.mail_list import MailListViewModel
from kcc_desktop.viewmodels.mail_reading import MailReadingViewModel
from kcc_desktop.viewmodels.mail_writing import MailWritingViewModel, addresses_in
from kcc_desktop.views.mail_page import MailPage
from kcc_desktop.views.mail_panel import MailPanel
from kcc_desktop.views.mail_part_button import PartButton
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.parts import mail
from kcc_desktop.views.workplace import Workplace
from tests.conftest import SAMPLE_DAY

NOW = datetime.combine(SAMPLE_DAY, datetime.min.time(), UTC) + timedelta(hours=9, minutes=41)
LUC, HILDE = "luc.jansen", "hilde.vos"


@pytest.fixture
def url(sqlite_sample_url: str, tmp_path: Path) -> str:
    file = tmp_path / "sample.sqlite"
    shutil.copyfile(sqlite_sample_url.removeprefix("sqlite:///"), file)
    return f"sqlite:///{file.as_posix()}"


@pytest.fixture
def lane() -> Iterator[Lane]:
    made = Lane("workspace")
    yield made
    made.close()


@pytest.fixture
def counter(url: str, lane: Lane, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    """The services of the program itself, with the mailbox of the sample."""
    monkeypatch.setattr("kcc_desktop.app.mail.mailboxes_at", lambda *_: (sample_mailbox(),))
    opener = Opener(Place(url=url, login=LUC), Settings(), lambda: NOW)
    yield Counter(lane, opener.open)
    lane.finish()
    opener.close()


@pytest.fixture
def desk(counter: Counter, dutch: None) -> Desk:
    return Desk(counter, Language.NL, lambda: NOW)


@pytest.fixture
def workplace(qtbot: QtBot, window: MainWindow, desk: Desk, theme: Theme) -> Workplace:
    made = Workplace(window, desk, theme, [mail.install])
    desk.warm_up()
    qtbot.waitUntil(lambda: bool(made.findChild(MailListViewModel).counts), timeout=20_000)
    return made


@pytest.fixture
def rest(qtbot: QtBot, workplace: Workplace) -> Callable[[], None]:
    """Waits until all that was asked has come."""
    models = (MailListViewModel, MailReadingViewModel, MailWritingViewModel)
    found = [workplace.findChild(kind) for kind in models]

    def wait() -> None:
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not any(one.waiting for one in found), timeout=20_000)

    return wait


@pytest.fixture
def page(workplace: Workplace, rest: Callable[[], None]) -> MailPage:
    workplace.actions["mail.open"].trigger()
    rest()
    shown = workplace.current_page()
    assert isinstance(shown, MailPage)
    return shown


@pytest.fixture
def read(workplace: Workplace, page: MailPage, rest: Callable[[], None]) -> Callable[[str], None]:
    """Chooses the mail whose subject begins so."""

    def choose(subject: str) -> None:
        lines = workplace.findChild(MailListViewModel).lines
        row = next(n for n, line in enumerate(lines.lines) if line.subject.startswith(subject))
        page.form.mailList.setCurrentIndex(lines.index(row))
        rest()

    return choose


@pytest.fixture
def do(workplace: Workplace, rest: Callable[[], None]) -> Callable[[str], None]:
    """Gives a command."""

    def trigger(key: str) -> None:
        action = workplace.actions[f"mail.{key}"]
        assert action.isEnabled(), key
        action.trigger()
        rest()

    return trigger


def subjects(workplace: Workplace) -> list[str]:
    return [line.subject for line in workplace.findChild(MailListViewModel).lines.lines]


def offered(page: MailPage) -> set[str]:
    buttons = page.form.reader.form.actions.findChildren(QPushButton)
    return {button.text() for button in buttons if button.isVisible()}


def chips(page: MailPage) -> list[str]:
    buttons = page.form.reader.form.links.findChildren(QPushButton)
    return [button.text() for button in buttons if button.isVisible()]


def box(url: str, login: str) -> SharedMailbox:
    return SharedMailbox(open_workspace(url), Actor(login, login), lambda: NOW, (sample_mailbox(),))


def test_the_list_says_who_is_on_what(workplace: Workplace, page: MailPage) -> None:
    lines = workplace.findChild(MailListViewModel).lines
    spoken = [str(lines.data(lines.index(row))) for row in range(lines.rowCount())]
    assert any("u sinds" in one and "Trouwen op een eigen plek" in one for one in spoken)
    assert any("met bijlage" in one for one in spoken)
    assert page.form.reader.form.mailText.toPlainText()


def test_a_mail_is_taken_answered_and_on_its_way(
    workplace: Workplace, page: MailPage, read: Callable[[str], None],
    do: Callable[[str], None], rest: Callable[[], None], url: str,
) -> None:  # fmt: skip
    read("Openingstijden zwembad")
    do("take")
    assert page.form.reader.form.state.text().startswith("Luc Jansen is erop")
    do("reply")
    panel = workplace.window.findChild(MailPanel)
    assert panel.is_open
    assert "w.schouten@mail.example" in panel.form.toBox.text()
    panel.form.sendButton.click()
    rest()
    assert panel.form.lack.text() == "Schrijf eerst iets.", "an empty answer is not sent"
    QTest.keyClicks(panel.form.bodyBox, "Ja, ook in de ochtend.")
    panel.form.previewButton.click()
    assert "Ja, ook in de ochtend." in panel.form.preview.text()
    assert "> Is zwembad De Vliet" in panel.form.preview.text()
    panel.form.sendButton.click()
    rest()
    assert not panel.is_open
    assert "Openingstijden zwembad in de vakantie" not in subjects(workplace)
    workspace = open_workspace(url)
    with workspace.look() as work:
        (item,) = work.outbox.listed([OutboxState.WAITING], 10)
    workspace.close()
    assert item.subject == "Re: Openingstijden zwembad in de vakantie"


def test_what_a_colleague_has_is_not_taken_silently(
    workplace: Workplace, page: MailPage, read: Callable[[str], None],
    do: Callable[[str], None], url: str,
) -> None:  # fmt: skip
    read("Bezwaar")
    other = box(url, HILDE)
    line = next(one for one in other.page(MailList.OPEN) if one.subject.startswith("Bezwaar"))
    other.take(line, key="hers")
    do("take")
    assert workplace.toasts.form.words.text().startswith(HILDE)
    assert "Neem over" in offered(page)
    do("take_over")
    assert page.form.reader.form.state.text().startswith("Luc Jansen is erop")


@pytest.mark.parametrize(
    ("step", "which"),
    [("finish", MailList.DONE), ("spam", MailList.AWAY), ("personal", MailList.AWAY)],
)
def test_what_is_put_away_comes_back_with_one_key(
    workplace: Workplace, page: MailPage, read: Callable[[str], None],
    do: Callable[[str], None], rest: Callable[[], None], step: str, which: MailList,
) -> None:  # fmt: skip
    read("Openingstijden")
    do(step)
    assert not any(one.startswith("Openingstijden") for one in subjects(workplace))
    page.show_list(which)
    rest()
    assert any(one.startswith("Openingstijden") for one in subjects(workplace))
    workplace.toasts.undo()
    rest()
    page.show_list(MailList.OPEN)
    rest()
    assert any(one.startswith("Openingstijden") for one in subjects(workplace))


def test_a_mail_is_put_off_until_a_moment_that_people_think_of(
    workplace: Workplace, page: MailPage, read: Callable[[str], None],
    do: Callable[[str], None], rest: Callable[[], None],
) -> None:  # fmt: skip
    read("Openingstijden")
    do("snooze")
    menu = workplace.window.findChild(QMenu)
    words = [action.text() for action in menu.actions()]
    assert words[0].startswith("Over een uur")
    menu.actions()[2].trigger()
    menu.close()
    rest()
    page.show_list(MailList.SNOOZED)
    rest()
    assert any(one.startswith("Openingstijden") for one in subjects(workplace))


def test_what_no_person_wrote_is_not_answered(page: MailPage, read: Callable[[str], None]) -> None:
    read("Automatisch antwoord")
    assert "Beantwoord" not in offered(page)
    assert page.form.reader.form.problem.isVisible()


def test_a_thread_leads_from_mail_to_mail(
    page: MailPage, read: Callable[[str], None], rest: Callable[[], None]
) -> None:
    read("Re: Trouwen")
    reader = page.form.reader.form
    reader.quotedButton.click()
    assert "> Mijn vriend en ik" in reader.mailText.toPlainText()
    other = next(
        one for one in reader.parts.findChildren(QPushButton) if one.text().startswith("Mail van")
    )
    other.click()
    rest()
    assert reader.subject.text() == "Trouwen op een eigen plek"


def test_what_hangs_on_it_is_fetched_when_asked_for_and_can_then_be_dragged_out(
    qtbot: QtBot, workplace: Workplace, page: MailPage, read: Callable[[str], None],
    rest: Callable[[], None],
) -> None:  # fmt: skip
    read("Bezwaar")
    (button,) = page.form.reader.form.parts.findChildren(PartButton)
    assert button.text().startswith("betaalbewijs.txt")
    button.click()
    rest()
    qtbot.waitUntil(lambda: bool(button._file))
    file = Path(button._file)
    assert "Parkeerapp" in file.read_text("utf-8")
    assert file.suffix == ".txt"
    assert file.parent.stat().st_mode & 0o077 == 0, "nobody else may read it"
    menu = next(one for one in workplace.window.findChildren(QMenu) if one.isVisible())
    assert [action.text() for action in menu.actions()][-1] == "Opslaan als…"
    menu.close()


def test_the_story_s_mail_leads_to_her_file(
    workplace: Workplace, page: MailPage, rest: Callable[[], None], qtbot: QtBot, desk: Desk
) -> None:
    page.form.filterBox.setText("lantaarn voor nummer 12")
    page.show_list(MailList.DONE)
    rest()
    assert subjects(workplace) == ["Kapotte straatlantaarn Lindelaan"]
    assert chips(page)[0] == "Suzanne de Wit"
    assert page.form.reader.form.state.text() == "overgedragen · Luc Jansen"
    linked = page.form.reader.form.links.findChildren(QPushButton)
    next(one for one in linked if one.isVisible()).click()
    qtbot.waitUntil(lambda: desk.dossiers.current is not None and not desk.waiting, timeout=20_000)
    assert workplace.current_page() is workplace.file_page


def test_a_file_dropped_on_it_comes_in_once(
    workplace: Workplace, page: MailPage, rest: Callable[[], None], qtbot: QtBot, tmp_path: Path
) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "Bram Bos <bram@bos.example>", "onthaal@vlietstede.example"
    message["Subject"], message["Message-ID"] = "Hek kapot", "<hek@bos.example>"
    message.set_content("Het hek bij de school is kapot.")
    file = tmp_path / "hek.eml"
    file.write_bytes(bytes(message))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    for _ in range(2):
        page.dropEvent(
            QDropEvent(
                QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )  # fmt: skip
        qtbot.waitUntil(lambda: page.form.reader.form.subject.text() == "Hek kapot", timeout=30_000)
        rest()
    workplace.findChild(MailListViewModel).refresh()
    rest()
    assert subjects(workplace).count("Hek kapot") == 1


def test_a_file_that_is_no_mail_is_said(
    workplace: Workplace, page: MailPage, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "foto.eml"
    file.write_bytes(b"\x89PNG" + b"\x00" * 100)
    page.files_dropped.emit((str(file),))
    qtbot.waitUntil(workplace.toasts.isVisible, timeout=20_000)
    assert workplace.toasts.form.words.text().startswith("Dit bestand is geen e-mail")


def test_addresses_are_read_as_people_write_them() -> None:
    found = addresses_in('Jan Jansen <jan@x.nl>; piet@y.nl, "Bos, B." <b@z.nl>')
    assert [one.address for one in found][:2] == ["jan@x.nl", "piet@y.nl"]
    assert found[0].name == "Jan Jansen"


def test_states_are_told_by_words(page: MailPage, read: Callable[[str], None]) -> None:
    read("Trouwen")
    assert "Laat los" in offered(page)
    assert MailState.TAKEN.value not in page.form.reader.form.state.text()
