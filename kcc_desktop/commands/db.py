"""`kcc-desktop db create|upgrade|check|backup|restore`: looking after a workspace."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kcc_desktop.commands import terminal
from kcc_desktop.commands.parser import Parser
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.settings import load_settings

FAULT = 1

_ABOUT = Said("Maak, controleer of bewaar een werkvoorraad.", "Look after a workspace.")
_WORKSPACE = Said("de werkvoorraad (standaard: die van de instellingen)", "the workspace")
_FILE = Said("het bestand met de reservekopie", "the file with the backup")
_REPLACE = Said(
    "vervang wat er staat; dat blijft onder een andere naam bewaard",
    "replace what stands there; that is kept under another name",
)
_ACTION = Said("WAT", "WHAT")
_WHAT = Said("wat u kunt laten doen", "what to have done")
_ACTIONS = {
    "create": Said("maak een lege werkvoorraad", "make an empty workspace"),
    "upgrade": Said("werk bij naar deze versie", "upgrade to this version"),
    "check": Said("controleer of alles klopt", "check that all is well"),
    "backup": Said("maak een reservekopie", "make a backup"),
    "restore": Said("zet een reservekopie terug", "put a backup back"),
}
_CREATED = Said("De werkvoorraad is gemaakt: {place}", "The workspace was made: {place}")
_UPGRADED = Said("De werkvoorraad is van deze versie.", "The workspace is of this version.")
_SAVED = Said("De reservekopie staat in {file}.", "The backup is in {file}.")
_RESTORED = Said("De reservekopie is teruggezet.", "The backup was put back.")
_WELL = Said("✓ {text}", "✓ {text}")
_WRONG = Said("✗ {text}", "✗ {text}")
_KEPT = Said("Wat er stond is bewaard als {name}.", "What stood there is kept as {name}.")


def add_to(verbs: Any) -> None:
    """Declare the verb and what it takes."""
    parser: Parser = verbs.add_parser("db")
    parser.description = parser.say(_ABOUT)
    actions = parser.add_subparsers(
        dest="action", metavar=parser.say(_ACTION), title=parser.say(_WHAT), required=True
    )
    for name, about in _ACTIONS.items():
        action: Parser = actions.add_parser(name, help=parser.say(about))
        action.description = parser.say(about)
        action.add_argument("--workspace", metavar="URL", help=parser.say(_WORKSPACE))
        if name in {"backup", "restore"}:
            action.add_argument("file", type=Path, metavar="FILE", help=parser.say(_FILE))
        if name == "restore":
            action.add_argument("--replace", action="store_true", help=parser.say(_REPLACE))


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when a check finds something wrong."""
    keeper = _Keeper(args)
    actions = {
        "create": keeper.create,
        "upgrade": keeper.upgrade,
        "check": keeper.check,
        "backup": keeper.backup,
        "restore": keeper.restore,
    }
    return actions[args.action]()


class _Keeper:
    """Does one thing with one workspace, and says so."""

    def __init__(self, args: argparse.Namespace) -> None:
        self._args = args
        self._url: str = args.workspace or load_settings().workspace_url

    def create(self) -> int:
        """Make an empty one."""
        from kcc_desktop.store.workspace import create_workspace

        workspace = create_workspace(self._url)
        workspace.close()
        self._say(_CREATED, place=workspace.url)
        return 0

    def upgrade(self) -> int:
        """Bring its tables to this version."""
        from kcc_desktop.store.workspace import upgrade_workspace

        upgrade_workspace(self._url)
        self._say(_UPGRADED)
        return 0

    def check(self) -> int:
        """Say of everything whether it is well."""
        from kcc_desktop.store.checking import check

        found = check(self._url)
        for checked in found:
            self._say(_WELL if checked.well else _WRONG, text=self._in_language(checked.said))
        return 0 if all(checked.well for checked in found) else FAULT

    def backup(self) -> int:
        """Copy it to a file."""
        from kcc_desktop.store.copies import backup

        backup(self._url, self._args.file)
        self._say(_SAVED, file=self._args.file)
        return 0

    def restore(self) -> int:
        """Put a copy in its place."""
        from kcc_desktop.store.copies import restore

        args = self._args
        kept = restore(self._url, args.file, args.clock(), replace=args.replace)
        self._say(_RESTORED)
        if kept:
            self._say(_KEPT, name=kept)
        return 0

    def _say(self, said: Said, **values: object) -> None:
        terminal.say(self._in_language(said).format(**values))

    def _in_language(self, said: Said) -> str:
        return said.in_(Language(self._args.lang))
