"""Tokens of OAuth 2: asked for when needed, used until shortly before they end (RFC 6749)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

from kcc_desktop.domain.errors import SystemAway, SystemRejected
from kcc_desktop.domain.said import Said
from kcc_desktop.registers import faults
from kcc_desktop.registers.logins import Kept, basic

if TYPE_CHECKING:
    from kcc_desktop.registers.http import Caller
    from kcc_desktop.services.ports_systems import Deadline

#: How long a token lasts when its server does not say, what is believed of it at most, and how long
#: before its end it is replaced (s).
USUAL_S, LONGEST_S, MARGIN_S = 300.0, 86_400.0, 30.0
#: One that is younger than this was refused for what it is, not for its age.
YOUNG_S = 5.0

_NO_TOKEN = Said("er staat geen token in", "there is no token in it")


@dataclass(frozen=True, slots=True)
class Grant:
    """How tokens are asked for.

    With `client` alone, its secret says who asks (client credentials). With `refresh`, that is the
    kept secret and `client` may have one beside it, or none.
    """

    client_id: str
    client: Kept | None = None
    refresh: Kept | None = None
    scope: str = ""
    client_in_form: bool = False


class Tokens:
    """The token of one system; safe from any thread, and asked for once for all of them."""

    def __init__(
        self, caller: Caller, grant: Grant, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._caller = caller
        self._grant = grant
        self._now = now
        self._lock = threading.Lock()
        self._token = ""
        self._got_at = 0.0
        self._good_until = 0.0

    def token(self, deadline: Deadline) -> str:
        """A token that lasts. Raises SystemFault, of which nothing has reached the system."""
        if not self._lock.acquire(timeout=deadline.left):  # another question waits for one
            raise faults.late(self._caller.name, may_have_arrived=False)
        try:
            if not self._token or self._now() >= self._good_until:
                self._take(self._asked(deadline))
            return self._token
        finally:
            self._lock.release()

    def forget(self) -> bool:
        """The token was refused; false when it was new, so that another will be refused too."""
        with self._lock:
            young = self._now() - self._got_at < YOUNG_S
            self._token = ""
            return not young

    def close(self) -> None:
        """Let go of connections, and end what is under way."""
        self._caller.close()

    def _asked(self, deadline: Deadline) -> Any:
        form, headers = self._request()
        once = self._grant.refresh is not None  # a refresh token may be good for one use
        try:
            answer = self._caller.post("", deadline, form=form, headers=headers, reads=not once)
            return answer.json()
        except SystemRejected as fault:
            raise faults.refused_login(self._caller.name, self._caller.key) from fault
        except SystemAway as fault:
            raise SystemAway(fault.said, system=fault.system) from fault

    def _request(self) -> tuple[dict[str, str], dict[str, str]]:
        grant = self._grant
        form = {"grant_type": "client_credentials"}
        if grant.refresh is not None:
            form = {"grant_type": "refresh_token", "refresh_token": grant.refresh.value()}
        if grant.scope:
            form["scope"] = grant.scope
        if grant.client is None or grant.client_in_form:
            form["client_id"] = grant.client_id
        if grant.client is None:
            return form, {}
        if grant.client_in_form:
            return {**form, "client_secret": grant.client.value()}, {}
        # RFC 6749, 2.3.1: both are form-encoded before they go into the header.
        login = basic(quote_plus(grant.client_id), quote_plus(grant.client.value()))
        return form, {"Authorization": login}

    def _take(self, told: Any) -> None:
        token = told.get("access_token") if isinstance(told, dict) else None
        if not isinstance(token, str) or not token:
            raise faults.unclear(self._caller.name, _NO_TOKEN)
        lasts = _seconds(told.get("expires_in"))
        self._token = token
        self._got_at = self._now()
        self._good_until = self._got_at + max(lasts - MARGIN_S, lasts / 2)
        self._keep_refresh(told.get("refresh_token"))

    def _keep_refresh(self, another: Any) -> None:
        refresh = self._grant.refresh
        if refresh is not None and isinstance(another, str) and another:
            refresh.replace(another)


def _seconds(told: Any) -> float:
    """`expires_in`, which some servers give as a text."""
    try:
        return min(max(1.0, float(told)), LONGEST_S)
    except (TypeError, ValueError):
        return USUAL_S
