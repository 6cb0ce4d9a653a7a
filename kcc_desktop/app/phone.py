"""Where calls come in: set up when the window is there."""

from __future__ import annotations

from concurrent.futures import Future
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.domain.errors import KccError
from kcc_desktop.views.answering import Answering

if TYPE_CHECKING:
    from kcc_desktop.services.ports_systems import Secrets
    from kcc_desktop.views.workplace import Workplace

#: Under this name the keyring holds the secret part of the port's address.
KEY = "phone"


class HearCalls:
    """Hears the telephone system on `port` (0: there is none), and the link one was opened with."""

    def __init__(self, workplace: Workplace, port: int, link: str) -> None:
        self.answering = Answering(workplace)
        self._lane: Lane | None = None
        if port:
            self._lane = Lane("phone")  # the keyring may ask its owner something first

            def listen(token: Future[str]) -> None:
                fault = token.exception()
                if isinstance(fault, KccError):
                    self.answering.tell(fault.said)
                else:
                    self.answering.listen(port, token.result())

            self._lane.start(self.answering, phone_token, listen)
        if link:
            self.answering.follow(link)

    def close(self) -> None:
        """Ask the keyring no more."""
        if self._lane is not None:
            self._lane.close()


def phone_token() -> str:
    """The secret part of the address, the same each time where a keyring can keep it.

    Raises SystemRefused when the keyring is locked.
    """
    from kcc_desktop.secrets import KeptSecrets

    return token_in(KeptSecrets())


def token_in(secrets: Secrets) -> str:
    """The secret part of the address among `secrets`; made when there is none."""
    token = secrets.secret(KEY)
    if not token:
        token = token_urlsafe(24)
        secrets.keep(KEY, token)
    return token
