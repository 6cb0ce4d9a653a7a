"""Saying who asks: with a key, a name and password, or a token. The secret is read when needed."""

from __future__ import annotations

import base64
import threading
from typing import TYPE_CHECKING

from kcc_desktop.registers import faults

if TYPE_CHECKING:
    import httpx

    from kcc_desktop.registers.tokens import Tokens
    from kcc_desktop.services.ports_systems import Deadline, Secrets


class Kept:
    """The secret of one system; read again when it was refused, as it may have been replaced."""

    def __init__(self, secrets: Secrets, key: str, name: str) -> None:
        self._secrets = secrets
        self._key = key
        self._name = name
        self._secret = ""
        self._lock = threading.Lock()

    def value(self) -> str:
        """The secret. Raises SystemRefused when there is none."""
        with self._lock:
            self._secret = self._secret or self._secrets.secret(self._key)
            if not self._secret:
                raise faults.no_secret(self._name, self._key)
            return self._secret

    def replace(self, secret: str) -> None:
        """The system gave another one."""
        with self._lock:
            self._secret = secret
            self._secrets.keep(self._key, secret)

    def renew(self) -> bool:
        """Read it again; whether it is another one."""
        with self._lock:
            before, self._secret = self._secret, self._secrets.secret(self._key)
            return bool(self._secret) and self._secret != before


class _WithSecret:
    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def renew(self) -> bool:
        """Whether there is another secret by now."""
        return self._kept.renew()

    def close(self) -> None:
        """Nothing was opened."""


class HeaderLogin(_WithSecret):
    """The secret in a header, behind `prefix` (as `Bearer `)."""

    def __init__(self, kept: Kept, header: str, prefix: str = "") -> None:
        super().__init__(kept)
        self._header = header
        self._prefix = prefix

    def sign(self, request: httpx.Request, deadline: Deadline) -> None:
        """Add the header."""
        del deadline  # what is kept here is there at once
        request.headers[self._header] = self._prefix + self._kept.value()


class ParameterLogin(_WithSecret):
    """The secret in the query, where a system knows no better: addresses are logged there."""

    def __init__(self, kept: Kept, parameter: str) -> None:
        super().__init__(kept)
        self._parameter = parameter

    def sign(self, request: httpx.Request, deadline: Deadline) -> None:
        """Add the parameter."""
        del deadline
        request.url = request.url.copy_set_param(self._parameter, self._kept.value())


class BasicLogin(_WithSecret):
    """A user name, with the secret as password (RFC 7617, UTF-8)."""

    def __init__(self, kept: Kept, user: str) -> None:
        super().__init__(kept)
        self._user = user

    def sign(self, request: httpx.Request, deadline: Deadline) -> None:
        """Add the header."""
        del deadline
        request.headers["Authorization"] = basic(self._user, self._kept.value())


class TokenLogin:
    """A token from a server that gives them (OAuth 2)."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def sign(self, request: httpx.Request, deadline: Deadline) -> None:
        """Add the token, a new one when the last has ended. Raises SystemFault."""
        request.headers["Authorization"] = f"Bearer {self._tokens.token(deadline)}"

    def renew(self) -> bool:
        """Forget the token; whether another one may do better."""
        return self._tokens.forget()

    def close(self) -> None:
        """Let go of connections."""
        self._tokens.close()


def basic(user: str, password: str) -> str:
    """The value of an Authorization header."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode("ascii")
