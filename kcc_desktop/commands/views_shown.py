"""The views of the program: who looks at each, and what is done to get there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcc_desktop.commands.offscreen import Player

AGENT, HANDLER, LEAD = "hilde.vos", "luc.jansen", "karin.smit"
ADMINISTRATOR, EDITOR = "pieter.wolf", "els.bakker"
RESIDENT, SUBJECT = "Suzanne de Wit", "lantaarn lindelaan"


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, the login of who looks (in the sample), and how it is come to."""

    name: str
    login: str
    show: Callable[[Player], None]


def _nothing(player: Player) -> None:
    """The window as it opens."""


def _type(text: str) -> Callable[[Player], None]:
    return lambda player: player.type(text)


def _do(*keys: str) -> Callable[[Player], None]:
    def show(player: Player) -> None:
        for key in keys:
            player.do(key)

    return show


def _open(player: Player) -> None:
    from PySide6.QtCore import Qt

    player.type(RESIDENT)
    player.press(Qt.Key.Key_Return)


def _opened_and(*keys: str) -> Callable[[Player], None]:
    def show(player: Player) -> None:
        _open(player)
        _do(*keys)(player)

    return show


def _article(player: Player) -> None:
    from kcc_desktop.domain.found import HitGroup

    player.type(SUBJECT)
    found = player.desk.search.last
    for article in found.within(HitGroup.ARTICLE)[:1] if found else ():
        player.workplace.popup.hide()
        player.desk.open(article)
        player.settle()


def _sheet(name: str) -> Callable[[Player], None]:
    def show(player: Player) -> None:
        from PySide6.QtWidgets import QPushButton

        player.do("desktop.manage")
        tab = player.window.findChild(QPushButton, f"tab_{name}")
        if tab is not None:
            tab.click()
        player.settle()

    return show


def _mail_and(*keys: str) -> Callable[[Player], None]:
    """The second mail of the shared mailbox, which somebody wrote."""

    def show(player: Player) -> None:
        from PySide6.QtCore import Qt

        player.do("mail.open")
        player.press(Qt.Key.Key_Down)
        player.settle()
        _do(*keys)(player)

    return show


def _calling(player: Player) -> None:
    from kcc_desktop.domain.calls import CallEvent, CallNews
    from kcc_desktop.viewmodels.calls import CallsViewModel

    calls = player.workplace.findChild(CallsViewModel)
    for number in ("0612345678", "0687654321", ""):
        if calls is not None:
            calls.take(CallNews(CallEvent.NEW, f"call {number}", number))
        player.settle()


def _first_start(player: Player) -> None:
    from kcc_desktop.views.first_start_page import FirstStartPage

    page = FirstStartPage(player.beginning(), player.desk.language)
    player.workplace.add_page(page)
    player.workplace.show_page(page)
    page.start()
    player.settle()


def _fault(player: Player) -> None:
    from kcc_desktop.views.message_page import Message

    title, text = ("Dat lukt nu niet", "De server van de werkvoorraad geeft geen antwoord.")
    if player.desk.language == "en":
        title, text = ("That can't be done now", "The server of the workspace does not answer.")
    message = Message("warning", title, text, tone="bad", again=True)
    player.workplace.messages.show_message(message)
    player.settle()


#: In the order in which they are pictured; those of one login stand together.
VIEWS = (
    View("empty", AGENT, _nothing),
    View("results", AGENT, _type(SUBJECT)),
    View("commands", AGENT, _type(">kleuren")),
    View("nothing", AGENT, _type("xyzzy")),
    View("fault", AGENT, _fault),
    View("first-start", AGENT, _first_start),
    View("agent", AGENT, _open),
    View("article", AGENT, _article),
    View("knowledge", AGENT, _do("knowledge.open")),
    View("instructions", AGENT, _do("knowledge.instructions")),
    View("who", AGENT, _do("knowledge.who")),
    View("mine", AGENT, _do("list.mine")),
    View("by-me", AGENT, _do("list.by_me")),
    View("callbacks", AGENT, _do("list.callbacks_mine")),
    View("notices", AGENT, _do("notices")),
    View("outbox", AGENT, _do("systems.outbox")),
    View("shortcuts", AGENT, _do("desktop.shortcuts")),
    View("settings", AGENT, _do("desktop.settings")),
    View("mail", AGENT, _mail_and()),
    View("calls", AGENT, _calling),
    View("contact", AGENT, _opened_and("contact.new")),
    View("handover", AGENT, _opened_and("contact.hand_over")),
    View("mail-reply", HANDLER, _mail_and("mail.reply")),
    View("board", LEAD, _do("lead.board")),
    View("figures", LEAD, _do("lead.figures")),
    View("statuses", ADMINISTRATOR, _do("systems.statuses")),
    View("manage-lists", ADMINISTRATOR, _sheet("lists")),
    View("manage-formulas", ADMINISTRATOR, _sheet("formulas")),
    View("manage-agents", ADMINISTRATOR, _sheet("agents")),
)
