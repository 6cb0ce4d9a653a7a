"""How a mailbox is reached, and as whom."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass
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
    each login and raises SystemFault. Without `user` nobody logs in.
    """

    name: str
    key: str
    user: str
    secret: Callable[[Deadline], str]
    is_token: bool = False
    renew: Callable[[], bool] = bool
