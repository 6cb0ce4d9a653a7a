"""Secrets that somebody wrote into a description, where anybody may read them."""

from __future__ import annotations

import re
from typing import Any

from kcc_desktop.domain.said import Said
from kcc_desktop.registers.toml_lines import Location

SECRET = Said(
    "een geheim hoort niet in dit bestand. Haal het weg en geef het op met: "
    "kcc-desktop systems secret {key}",
    "a secret does not belong in this file. Take it out, and give it with: "
    "kcc-desktop systems secret {key}",
)

_SECRETS = re.compile(
    r"(.*[_-])?(password|passwd|passphrase|pwd|wachtwoord|secret|geheim|api[_-]?key|access_token|"
    r"refresh_token|authorization)",
    re.IGNORECASE,
)
#: What holds a secret among headers; elsewhere it may be the name of something in an answer.
_SECRET_HEADERS = re.compile(r".*(key|token|auth|cookie).*", re.IGNORECASE)
_USER_WITH_PASSWORD = re.compile(r"\w://[^/\s:@]*:[^/\s@]+@|[?&;\s]password=[^\s&]", re.IGNORECASE)


def secret_in(value: Any, path: Location = ()) -> Location | None:
    """Where the first one stands in what a file says; None without any."""
    if isinstance(value, str):
        is_secret = _names_secret(path) or _USER_WITH_PASSWORD.search(value)
        return path if is_secret else None
    inner = value.items() if isinstance(value, dict) else ()
    for name, one in enumerate(value) if isinstance(value, list) else inner:
        found = secret_in(one, (*path, name))
        if found is not None:
            return found
    return None


def _names_secret(path: Location) -> bool:
    """Whether a text that stands there should not be in a file."""
    *before, name = map(str, path)
    if "headers" in before[-1:]:
        return bool(_SECRET_HEADERS.fullmatch(name))
    return bool(_SECRETS.fullmatch(name)) or (name.lower() == "token" and len(path) <= 2)
