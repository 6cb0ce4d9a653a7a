"""How a mailbox is reached, and as whom."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kcc_desktop.registers.trust import trust_for

if TYPE_CHECKING:
    from kcc_desktop.services.ports_systems import Deadline

#: From the beginning, after STARTTLS, or (on this machine only) not at all.
SECURITIES = ("tls", "starttls", "none")


@dataclass(frozen=True, slots=True)
class Line:
    """A server: where it is, and how what is said to it is kept secret."""

    host: str
    port: int
    security: str = "tls"
    authority: Path | None = None

    def trust(self) -> ssl.SSLContext:
        """Whom to believe there. Raises InvalidInput for a file that can't be used."""
        return trust_for(self.authority)


@dataclass(frozen=True, slots=True)
class Account:
    """As whom mail is fetched and sent.

    `secret` gives the password or, with `is_token`, an OAuth 2 token (XOAUTH2); it is called for
    each login and raises SystemFault. `renew` reads or asks for another one. Without `user` nobody
    logs in.
    """

    name: str
    key: str
    user: str
    secret: Callable[[Deadline], str]
    is_token: bool = False
    renew: Callable[[], bool] = bool
    _refused: threading.Event = field(default_factory=threading.Event)

    def credential(self, deadline: Deadline) -> str:
        """The password or token; another one, if there is, after one that was refused."""
        if self._refused.is_set():
            self._refused.clear()
            self.renew()
        return self.secret(deadline)

    def was_refused(self) -> None:
        """What was given last is no good."""
        self._refused.set()
