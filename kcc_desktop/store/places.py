"""Where a workspace stands: the two forms of its URL."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

# The address of a file is read without SQLAlchemy, for which the first search does not wait.
# ruff: noqa: PLC0415

_PSYCOPG = "postgresql+psycopg"
_SECRETS = ("password", "sslpassword", "passfile")
_SERVERS = {"postgresql", "postgres"}
_FILE = re.compile(r"sqlite(?:\+\w+)?:///([^?]+)(?:\?.*)?")


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace's place: a file on this machine (`file` set), or a database on a server."""

    address: str = field(repr=False)  # with its password
    file: Path | None = None

    @property
    def url(self) -> URL:
        """The address taken apart."""
        from sqlalchemy.engine import make_url

        return make_url(self.address)

    @property
    def shown(self) -> str:
        """The URL without its password."""
        if self.file is not None:
            return self.address
        # set(password=None) would leave the password as it is.
        bare = self.url._replace(password=None).difference_update_query(_SECRETS)
        return bare.render_as_string(hide_password=False)

    @property
    def name(self) -> str:
        """What to call it in a sentence: the file, or `database op server:port`."""
        if self.file is not None:
            return str(self.file)
        url = self.url
        port = f":{url.port}" if url.port else ""
        return f"{url.database}@{url.host or 'localhost'}{port}"


def place_of(url: str) -> Place:
    """Reads `sqlite:///path.db` or `postgresql://user@host:port/database`.

    Raises:
        InvalidInput: for anything else.
    """
    named = _FILE.fullmatch(url)
    if named is None:
        return _server(url)
    if named[1] == ":memory:":
        raise no_place()
    file = Path(named[1]).absolute()
    return Place(f"sqlite:///{file}", file)


def _server(url: str) -> Place:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise _bare_file(url) if _is_bare_file(url) else no_place() from None
    if parsed.get_backend_name() not in _SERVERS or not parsed.database:
        raise no_place()
    named = parsed.set(drivername=_PSYCOPG)
    return Place(named.render_as_string(hide_password=False))


def _is_bare_file(text: str) -> bool:
    """Whether it is the name of a file, and can hold no password."""
    return text.endswith((".db", ".sqlite")) and not {"@", ":"} & set(text)


def _bare_file(name: str) -> InvalidInput:
    return InvalidInput(
        Said(
            f"Zet sqlite:/// voor de naam van het bestand: sqlite:///{name}",
            f"Put sqlite:/// before the name of the file: sqlite:///{name}",
        )
    )


def no_place() -> InvalidInput:
    """What to say of an address that can't be used."""
    # What was typed isn't repeated: it may hold a password, and could not be taken apart.
    return InvalidInput(
        Said(
            "Dat is geen adres van een werkvoorraad. Gebruik sqlite:///pad/naar/bestand.db"
            " of postgresql://gebruiker@server:5432/database.",
            "That is no address of a workspace. Use sqlite:///path/to/file.db"
            " or postgresql://user@server:5432/database.",
        )
    )
