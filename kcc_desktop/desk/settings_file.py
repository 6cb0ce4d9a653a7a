"""Changes settings in the file of this user; its comments and its order stay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from pathlib import Path

from kcc_desktop.desk.own_file import write_whole
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.settings import Settings, load_settings, settings_in, settings_path

Value = str | int | bool | time


def change_settings(changes: Mapping[str, Value], path: Path | None = None) -> Settings:
    """Write `changes` (values by the name of a setting) to the file at `path`; gives all settings.

    Raises InvalidInput when the file can't be read or written, or a value can't be used: then the
    file stays as it was.
    """
    import tomlkit  # noqa: PLC0415 (only who changes a setting needs it)

    path = path or settings_path()
    load_settings(path)  # says what is wrong with what stands there
    document = tomlkit.parse(_text(path))
    for name, value in changes.items():
        document[name] = value
    text = tomlkit.dumps(document)
    settings = settings_in(text, path)
    try:
        write_whole(path, text)
    except OSError as fault:
        raise InvalidInput(_unwritable(path)) from fault
    return settings


def _text(path: Path) -> str:
    return path.read_text("utf-8-sig") if path.exists() else ""


def _unwritable(path: Path) -> Said:
    return Said(
        f"De instellingen kunnen niet worden bewaard in {path}. Vraag uw beheerder of u daar mag "
        "schrijven.",
        f"The settings can't be saved in {path}. Ask your administrator whether you may write "
        "there.",
    )
