"""Where calls come in: a port for the telephone system, and links that open the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.desk.phone_port import PhonePort
from kcc_desktop.domain.calls import CallEvent, CallNews, news_of_link
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.viewmodels.calls import CallsViewModel

if TYPE_CHECKING:
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.domain.said import Said
    from kcc_desktop.views.workplace import Workplace


class Answering(QObject):
    """Passes on what happens to calls; what comes before anybody is signed in waits for that.

    Signals:
        rang(): there is a new call; the window should come to the front.
    """

    rang = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._calls = workplace.findChild(CallsViewModel)
        self._port: PhonePort | None = None
        self._waiting: list[CallNews] = []
        self._is_open = False
        workplace.desk.signed_in.connect(self._on_signed_in)

    def listen(self, port: int, token: str) -> None:
        """Hear the telephone system on this port; `token` is the secret part of the address."""
        self._port = PhonePort(token, self._workplace.desk.language, self)
        self._port.told.connect(self._on_told)
        if not self._port.listen(port):
            words = self.tr(
                "De telefonie werkt niet: poort %1 is bezet. Kies een andere in de instellingen."
            )
            self._workplace.toasts.mention(words.replace("%1", str(port)))
            return
        words = self.tr("Adres voor de telefooncentrale kopiëren")
        spec = ActionSpec("call.address", words, Menu.PROGRAM)
        self._workplace.actions.add(spec, self.copy_address)

    @Slot()
    def copy_address(self) -> None:
        """Put the address of the port, which holds a secret, where it can be pasted from."""
        if self._port is not None:
            QGuiApplication.clipboard().setText(self._port.address)
            self._workplace.toasts.say(
                self.tr("Gekopieerd. Plak het in de telefooncentrale, en nergens anders.")
            )

    def follow(self, link: str) -> None:
        """Show the call that a link tells of; one that can't be used is said so."""
        try:
            self._on_told(news_of_link(link))
        except InvalidInput as fault:
            self.tell(fault.said)

    def tell(self, said: Said) -> None:
        """Calls, or one of them, can't come in: say why."""
        self._workplace.toasts.say(said.in_(self._workplace.desk.language))

    @Slot(object)
    def _on_signed_in(self, actor: Actor) -> None:
        del actor
        self._is_open = True
        waiting, self._waiting = self._waiting, []
        for news in waiting:
            self._on_told(news)

    @Slot(object)
    def _on_told(self, news: CallNews) -> None:
        if not self._is_open:
            self._waiting.append(news)
            return
        if self._calls is None:
            return
        self._calls.take(news)
        if news.event is CallEvent.NEW and self._calls.get(news.call_id):
            self.rang.emit()
