"""Where a workspace stands: the two forms of its URL."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said

_PSYCOPG = "postgresql+psycopg"
_SECRETS = ("password", "sslpassword", "passfile")
_DRIVERS = {"sqlite": "sqlite", "postgresql": _PSYCOPG, "postgres": _PSYCOPG}


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace's place: a file on this machine (`file` set), or a database on a server."""

    url: URL
    file: Path | None = None

    @property
    def shown(self) -> str:
        """The URL without its password."""
        # set(password=None) would leave the password as it is.
        bare = self.url._replace(password=None).difference_update_query(_SECRETS)
        return bare.render_as_string(hide_password=False)

    @property
    def name(self) -> str:
        """What to call it in a sentence: the file, or `database op server:port`."""
        if self.file is not None:
            return str(self.file)
        port = f":{self.url.port}" if self.url.port else ""
        return f"{self.url.database}@{self.url.host or 'localhost'}{port}"


def place_of(url: str) -> Place:
    """Reads `sqlite:///path.db` or `postgresql://user@host:port/database`.

    Raises:
        InvalidInput: for anything else.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise _bare_file(url) if _is_bare_file(url) else no_place() from None
    driver = _DRIVERS.get(parsed.get_backend_name())
    database = parsed.database
    if driver is None or not database or database == ":memory:":
        raise no_place()
    parsed = parsed.set(drivername=driver)
    if driver != "sqlite":
        return Place(parsed)
    file = Path(database).absolute()
    return Place(parsed.set(database=str(file)), file)


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
