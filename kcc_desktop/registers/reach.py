"""Where a system stands, and the way there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from kcc_desktop.domain.errors import InvalidInput, SystemAway
from kcc_desktop.registers.trust import trust_for
from kcc_desktop.registers.wire import Wire, proxy_for

if TYPE_CHECKING:
    import ssl

OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Reach:
    """How a system is reached.

    `address` is what all paths come after. `proxy` is the address of one, `none`, or empty for that
    of the environment. `authority` is a file with further certificate authorities, `certificate`
    and `certificate_key` say who we are (all PEM), and `certificate_password` gives the password
    of that key. `headers` go along with every question; `per_minute` is how many it takes, 0 for
    as many as come.
    """

    address: str
    proxy: str = ""
    authority: Path | None = None
    certificate: Path | None = None
    certificate_key: Path | None = None
    certificate_password: Callable[[], str] = str
    headers: Mapping[str, str] = field(default_factory=dict)
    per_minute: int = 0

    @property
    def base(self) -> httpx.URL:
        """The address, so that a path can be joined to it."""
        return httpx.URL(self.address.rstrip("/") + "/")

    def url(self, path: str) -> httpx.URL:
        """`path` after the address; the address as it is written when there is none.

        A whole address is taken as it is, on the same server. Raises ValueError for another one.
        """
        url = self.base.join(path.lstrip("/")) if path else httpx.URL(self.address)
        if not same_server(url, self.base):
            raise ValueError("another server")
        return url

    def trust(self) -> ssl.SSLContext:
        """Whom to believe there. Raises InvalidInput for a file that can't be used."""
        return trust_for(
            self.authority, self.certificate, self.certificate_key, self.certificate_password
        )

    def wire(self, system: str) -> Wire:
        """The connections to it; none is made yet. Raises SystemAway."""
        try:
            return Wire(self.trust(), proxy_for(self.base, self.proxy))
        except InvalidInput as fault:
            raise SystemAway(fault.said, system=system) from fault


def is_open_line(url: httpx.URL) -> bool:
    """Whether others could listen: no TLS, to another machine."""
    return url.scheme != "https" and url.host not in OWN_MACHINE


def same_server(one: httpx.URL, other: httpx.URL) -> bool:
    """Whether both have the same scheme, host and port, and the first brings no login."""
    return _server(one) == _server(other) and not one.userinfo


def _server(url: httpx.URL) -> tuple[str, str, int | None]:
    usual = {"http": 80, "https": 443}.get(url.scheme)
    return url.scheme, url.host, url.port or usual
