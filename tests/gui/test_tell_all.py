"""The page on which everybody who reported the same is told."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kcc_desktop.domain.party import Name, Party, PartyKind, Phone
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.said import Language
from kcc_desktop.services.residents_told import Resident
from kcc_desktop.services.to_tell_all import ToTell, ToTellAll
from kcc_desktop.viewmodels.to_tell_all import ToTellAllViewModel
from kcc_desktop.views.tell_all_page import TellAllPage

REPORT = ReportKey(ReportKind.CASE, 7)


def somebody(n: int, name: str, *, email: str = "", told: bool = False) -> ToTell:
    """Somebody who reported it."""
    emails = (email,) if email else ()
    party = Party(n, PartyKind.PERSON, (Name(name),), (), emails, (Phone("+316", "06"),))
    told_of: Any = SimpleNamespace()  # the page does not look into it
    return ToTell(Resident(party, REPORT, told), told_of, "Uw melding", f"Beste {name},")


class Telling:
    """Who is to be told, and who was mailed."""

    def __init__(self, *, can_mail: bool = True) -> None:
        self.can_mail = can_mail
        self.mailed: list[int] = []

    def all(self, _report: ReportKey, _language: Language) -> Sequence[ToTell]:
        return [
            somebody(1, "Suzanne", email="s@v.nl", told=1 in self.mailed),
            somebody(2, "Rachid"),
            somebody(3, "Fatima", email="f@v.nl", told=True),
        ]

    def mail(self, wanted: Sequence[ToTell], *, key: str) -> int:
        assert key
        self.mailed += [one.resident.party.id for one in wanted]
        return len(wanted)


class Counter:
    """Answers at once."""

    def __init__(self, telling: Telling) -> None:
        self._services: Any = SimpleNamespace(of=lambda kind: {ToTellAll: telling}[kind])
        self.reach = SimpleNamespace(regain=lambda: None, lose=lambda: None)

    def start(self, _owner: object, work: Any, deliver: Any) -> object:
        done: Future[object] = Future()
        done.set_result(work(self._services))
        deliver(done)
        return object()

    change = start

    def drop(self, _job: object) -> None:
        """Nothing is ever under way."""


def opened(qtbot: QtBot, telling: Telling) -> TellAllPage:
    """The page, with all who reported it."""
    counter: Any = Counter(telling)
    viewmodel = ToTellAllViewModel(counter, Language.NL)
    page = TellAllPage(viewmodel, Language.NL)
    qtbot.addWidget(page)
    viewmodel.open(REPORT)
    page.show()
    return page


def rows(page: TellAllPage) -> list[str]:
    """What the list says."""
    return [page.people.item(n).text() for n in range(page.people.count())]


@pytest.mark.usefixtures("dutch")
def test_who_can_be_mailed_is_mailed_in_one_go_and_the_others_are_called(qtbot: QtBot) -> None:
    telling = Telling()
    page = opened(qtbot, telling)
    assert rows(page) == ["Suzanne · s@v.nl, 06", "Rachid · 06", "Fatima · weet het"]
    assert page.summary.text() == "2 bewoners moeten het nog horen."
    assert page.preview.toPlainText() == "Beste Suzanne,"
    assert page.mail_button.text() == "Mail 1 bewoner"
    page.mail_button.click()
    assert telling.mailed == [1]
    assert page.summary.text() == "1 bewoner moet het nog horen."
    assert not page.mail_button.isEnabled()
    page.people.setCurrentRow(1)
    with qtbot.waitSignal(page.call_requested) as asked:
        page.call_button.click()
    assert asked.args is not None
    assert asked.args[0].resident.party.name == "Rachid"


@pytest.mark.usefixtures("dutch")
def test_without_a_mailbox_another_program_writes_the_mail(qtbot: QtBot) -> None:
    page = opened(qtbot, Telling(can_mail=False))
    assert page.mail_button.isHidden()
    with qtbot.waitSignal(page.link_requested) as asked:
        page.own_mail_button.click()
    assert asked.args is not None
    assert asked.args[0].startswith("mailto:s@v.nl?subject=")
