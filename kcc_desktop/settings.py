"""The settings of one user or machine: frozen, from one TOML file, never secrets.

The file is `settings.toml` in the user's folder for settings (`settings_path()`); every line of it
may be left out:

    workspace = "postgresql://desk@db.example.org/kcc"   # without a password
    language = "nl"                 # nl, en
    country = "NL"                  # NL, BE: holidays, phone numbers, postcodes
    opens = 08:30:00                # the hours in which promises run
    closes = 17:00:00
    near_metres = 50                # reports nearer than this may be the same
    near_weeks = 12                 # and not longer ago than this
    tell_surnames = false           # may a resident hear the surname of a colleague
    words = "auto"                  # auto (Flemish words when the country is BE), NL, BE
    theme = "system"                # system, light, dark, contrast
    text_size = 100                 # 100 to 200 percent
    spell_check = true
    tray = true                     # notices at the edge of the screen
    phone_port = 0                  # where a telephone system tells of calls (0: nowhere)
    systems = "systems"             # folder that describes outside systems, from this file

What the program itself writes there (`desk.settings_file`) keeps the comments.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import time
from pathlib import Path
from typing import Any

import platformdirs

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Language, Said

_PROGRAM = "kcc-desktop"
_COUNTRIES = ("NL", "BE")
_WORDS = ("auto", *_COUNTRIES)
THEMES = ("system", "light", "dark", "contrast")
TEXT_SIZES = range(100, 201)
#: Those that any user may listen on.
PORTS = range(1024, 65536)


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set. `workspace` is empty when the embedded one of this user is meant."""

    workspace: str = ""
    language: Language = Language.NL
    country: str = "NL"
    opens: time = time(8, 30)
    closes: time = time(17, 0)
    near_metres: int = 50
    near_weeks: int = 12
    tell_surnames: bool = False
    words: str = "auto"
    theme: str = "system"
    text_size: int = 100
    spell_check: bool = True
    tray: bool = True
    phone_port: int = 0
    systems: str = "systems"

    @property
    def is_flemish(self) -> bool:
        """Whether the window uses the words of Flanders."""
        return (self.country if self.words == "auto" else self.words) == "BE"

    @property
    def workspace_url(self) -> str:
        """Where the workspace is: as set, else the embedded one of this user."""
        return self.workspace or default_workspace()

    @property
    def systems_folder(self) -> Path:
        """Where outside systems are described; it need not be there."""
        return settings_path().parent / Path(self.systems).expanduser()


def settings_path() -> Path:
    """Where the settings of this user are read from; the file need not be there."""
    return platformdirs.user_config_path(_PROGRAM, appauthor=False) / "settings.toml"


def data_folder() -> Path:
    """Where this user's own data are kept; it need not be there."""
    return platformdirs.user_data_path(_PROGRAM, appauthor=False)


def default_workspace() -> str:
    """The URL of this user's embedded workspace; the file need not be there."""
    return f"sqlite:///{(data_folder() / 'workspace.sqlite').as_posix()}"


def login_name() -> str:
    """The login under which this user works on this machine.

    Where it has no name, as in some containers, its number.
    """
    import getpass  # noqa: PLC0415 (the first paint does not wait for who looks at it)

    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # which one depends on the system and on Python
        return str(os.getuid()) if hasattr(os, "getuid") else "?"


def load_settings(path: Path | None = None) -> Settings:
    """The settings in the file at `path` (of this user by default); without a file the defaults.

    Raises InvalidInput, with the line, for a file that can't be read or a value that can't be used.
    """
    path = path or settings_path()
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as fault:
        raise _fault(path, 0, _UNREADABLE) from fault
    return settings_in(text, path)


def settings_in(text: str, path: Path) -> Settings:
    """The settings that `text` gives; `path` is named in what InvalidInput says is wrong."""
    import tomllib  # noqa: PLC0415 (slow to load, and most users have no such file)

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise _fault(path, _line_in(str(fault)), _NO_TOML) from fault
    return _checked(values, path, text)


_UNREADABLE = Said("dit bestand is niet te lezen.", "this file can't be read.")
_NO_TOML = Said(
    'hier staat geen geldige TOML; een regel ziet eruit als: language = "nl".',
    'this is not valid TOML; a line looks like: language = "nl".',
)
_UNKNOWN = Said("deze instelling bestaat niet.", "there is no such setting.")
_PASSWORD = Said(
    "een wachtwoord hoort niet in dit bestand; haal het uit het adres.",
    "a password does not belong in this file; take it out of the address.",
)
_NO_ADDRESS = Said(
    "schrijf een werkvoorraad als sqlite:///pad of postgresql://server/database.",
    "write a workspace as sqlite:///path or postgresql://server/database.",
)
_HOURS = Said("de sluitingstijd ligt niet na de openingstijd.", "it closes before it opens.")


def _checked(values: Mapping[str, Any], path: Path, text: str) -> Settings:
    usable: dict[str, Any] = {}
    known = {field.name for field in fields(Settings)}
    for name, value in values.items():
        if name not in known:
            raise _fault(path, _line_of(name, text), _UNKNOWN)
        try:
            usable[name] = _READERS[name](value)
        except InvalidInput as fault:
            raise _fault(path, _line_of(name, text), fault.said) from fault
    settings = Settings(**usable)
    if settings.opens >= settings.closes:
        raise _fault(path, _line_of("closes", text) or _line_of("opens", text), _HOURS)
    return settings


def check_workspace(value: Any) -> str:
    """The address of a workspace, without a password; empty is this user's own.

    Raises InvalidInput.
    """
    if value == "":
        return ""
    if not isinstance(value, str) or not value.startswith(("sqlite:///", "postgresql")):
        raise InvalidInput(_NO_ADDRESS)
    from urllib.parse import urlsplit  # noqa: PLC0415 (most users have no such address)

    try:
        password = urlsplit(value).password
    except ValueError as fault:  # brackets that are no address of a server
        raise InvalidInput(_NO_ADDRESS) from fault
    if password is not None or "password=" in value:
        raise InvalidInput(_PASSWORD)
    return value


def _language(value: Any) -> Language:
    if value not in set(Language):
        raise InvalidInput(Said("kies nl of en.", "choose nl or en."))
    return Language(value)


def _country(value: Any) -> str:
    if value not in _COUNTRIES:
        raise InvalidInput(Said("kies NL of BE.", "choose NL or BE."))
    return str(value)


def _one_of(allowed: Sequence[str]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in allowed:
            listed = ", ".join(allowed)
            raise InvalidInput(Said(f"kies uit: {listed}.", f"choose from: {listed}."))
        return str(value)

    return read


def _text_size(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in TEXT_SIZES:
        raise InvalidInput(
            Said("schrijf een heel getal van 100 tot 200.", "write a whole number, 100 to 200.")
        )
    return value


def _time(value: Any) -> time:
    if not isinstance(value, time):
        raise InvalidInput(Said("schrijf een tijd als 08:30:00.", "write a time as 08:30:00."))
    return value


def _number(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 10_000:
        raise InvalidInput(
            Said("schrijf een heel getal van 0 tot 10.000.", "write a whole number, 0 to 10,000.")
        )
    return value


def _port(value: Any) -> int:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if not is_number or (value and value not in PORTS):
        raise InvalidInput(
            Said(
                "schrijf 0, of een poort van 1024 tot 65535.", "write 0, or a port, 1024 to 65535."
            )
        )
    return int(value)


def _folder(value: Any) -> str:
    if not isinstance(value, str) or not value or "\0" in value:
        raise InvalidInput(Said("schrijf het pad van een map.", "write the path of a folder."))
    return value


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise InvalidInput(Said("schrijf true of false.", "write true or false."))
    return value


_READERS: dict[str, Callable[[Any], Any]] = {
    "workspace": check_workspace,
    "language": _language,
    "country": _country,
    "opens": _time,
    "closes": _time,
    "near_metres": _number,
    "near_weeks": _number,
    "tell_surnames": _yes_or_no,
    "words": _one_of(_WORDS),
    "theme": _one_of(THEMES),
    "text_size": _text_size,
    "spell_check": _yes_or_no,
    "tray": _yes_or_no,
    "phone_port": _port,
    "systems": _folder,
}


def _line_of(name: str, text: str) -> int:
    """The number of the line that sets `name`, from 1; 0 when none does."""
    setting = re.compile(rf"\s*\[*\s*[\"']?{re.escape(name)}\b")
    numbers = (number for number, line in enumerate(text.splitlines(), 1) if setting.match(line))
    return next(numbers, 0)


def _line_in(complaint: str) -> int:
    found = re.search(r"at line (\d+)", complaint)
    return int(found.group(1)) if found else 0


def _fault(path: Path, line: int, said: Said) -> InvalidInput:
    nl, en = (f"regel {line}: ", f"line {line}: ") if line else ("", "")
    return InvalidInput(
        Said(
            f"De instellingen in {path} kunnen zo niet: {nl}{said.nl}",
            f"The settings in {path} can't be used: {en}{said.en}",
        )
    )
