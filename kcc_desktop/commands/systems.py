"""`kcc-desktop systems list|check|secret`: the outside systems that are described."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kcc_desktop.commands import terminal
from kcc_desktop.commands.parser import Parser
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.systems import ABILITY_WORDS, SystemFace
from kcc_desktop.settings import load_settings

FAULT, NOTHING = 1, 3

_ABOUT = Said(
    "Welke andere systemen beschreven zijn, en hun geheimen.",
    "Which outside systems are described, and their secrets.",
)
_ACTION = Said("WAT", "WHAT")
_WHAT = Said("wat u kunt laten doen", "what to have done")
_ACTIONS = {
    "list": Said("noem de systemen en wat ze kunnen", "name the systems and what they can do"),
    "check": Said("kijk de beschrijvingen na, zonder verbinding", "check the descriptions offline"),
    "secret": Said("geef het geheim van een systeem op", "give the secret of a system"),
}
_FOLDER = Said(
    "de map met beschrijvingen (standaard: die van de instellingen)",
    "the folder with descriptions (by default that of the settings)",
)
_KEY = Said("de sleutel van het systeem, zie 'list'", "the key of the system, see 'list'")
_FORGET = Said("haal het geheim weg", "take the secret away")
_NONE = Said(
    "In {folder} is geen systeem beschreven. Zie docs/systems.md.",
    "No system is described in {folder}. See docs/systems.md.",
)
_WELL = Said("✓ {file}: {name} ({kind})", "✓ {file}: {name} ({kind})")
_ASK = Said("Geheim van {key} (u ziet het niet): ", "Secret of {key} (you won't see it): ")
_KEPT = Said(
    "Het geheim van {key} staat in de sleutelbos.", "The secret of {key} is in the keyring."
)
_FORGOTTEN = Said("Het geheim van {key} is weg.", "The secret of {key} is gone.")
_EMPTY = Said("Er is niets opgegeven.", "Nothing was given.")
_UNKNOWN = Said(
    "Geen systeem heeft de sleutel {key}. Er zijn: {listed}.",
    "No system has the key {key}. There are: {listed}.",
)


def add_to(verbs: Any) -> None:
    """Declare the verb and what it takes."""
    parser: Parser = verbs.add_parser("systems")
    parser.description = parser.say(_ABOUT)
    actions = parser.add_subparsers(
        dest="action", metavar=parser.say(_ACTION), title=parser.say(_WHAT), required=True
    )
    for name, about in _ACTIONS.items():
        action: Parser = actions.add_parser(name, help=parser.say(about))
        action.description = parser.say(about)
        action.add_argument("--systems", type=Path, metavar="FOLDER", help=parser.say(_FOLDER))
        if name == "secret":
            action.add_argument("key", metavar="KEY", help=parser.say(_KEY))
            action.add_argument("--forget", action="store_true", help=parser.say(_FORGET))


def run(args: argparse.Namespace) -> int:
    """Do it; 1 when something is wrong, 3 when nothing is described."""
    folder = args.systems or load_settings().systems_folder
    language = Language(args.lang)
    if args.action == "secret":
        return _secret(args, folder, language)
    return _listed(args, folder, language)


def _listed(args: argparse.Namespace, folder: Path, language: Language) -> int:
    """A line per system, and one for each file that is wrong."""
    from kcc_desktop.registers.catalogue import load_systems
    from kcc_desktop.secrets import KeptSecrets

    catalogue = load_systems(folder, KeptSecrets(), args.clock)
    made = (*catalogue.systems, *catalogue.mailboxes)
    for one in made:
        terminal.say(_line(one.face, language, full=args.action == "list"))
    for problem in catalogue.problems:
        terminal.complain(f"✗ {problem.said.in_(language)}")
    catalogue.close()
    if catalogue.problems:
        return FAULT
    if not made:
        terminal.complain(_NONE.in_(language).format(folder=folder))
        return NOTHING
    return 0


def _line(face: SystemFace, language: Language, *, full: bool) -> str:
    if not full:
        return _WELL.in_(language).format(file=face.key, name=face.name, kind=face.kind)
    abilities = ", ".join(
        words.in_(language) for ability, words in ABILITY_WORDS.items() if ability in face.abilities
    )
    return f"{face.key}\t{face.kind}\t{face.name}\t{abilities}"


def _secret(args: argparse.Namespace, folder: Path, language: Language) -> int:
    """Ask for it without showing it, and put it into the keyring."""
    from kcc_desktop.secrets import KeptSecrets

    key = _known_key(args.key, folder)
    secrets = KeptSecrets()
    if not secrets.are_kept:
        terminal.complain(secrets.place.in_(language))
        return FAULT
    if args.forget:
        secrets.forget(key)
        terminal.say(_FORGOTTEN.in_(language).format(key=key))
        return 0
    given = _asked(_ASK.in_(language).format(key=key))
    if not given:
        raise InvalidInput(_EMPTY)
    secrets.keep(key, given)
    terminal.say(_KEPT.in_(language).format(key=key))
    return 0


def _asked(prompt: str) -> str:
    """From the terminal unseen, or the first line of what is piped in."""
    import getpass

    given = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline()
    return given.strip()


def _known_key(key: str, folder: Path) -> str:
    """`key`, when a system has it; some have a second secret, as `planning-client`."""
    known = sorted(set(_keys(folder)))
    if any(key == one or key.startswith(f"{one}-") for one in known):
        return key
    listed = ", ".join(known) or "-"
    raise InvalidInput(
        Said(_UNKNOWN.nl.format(key=key, listed=listed), _UNKNOWN.en.format(key=key, listed=listed))
    )


def _keys(folder: Path) -> Iterator[str]:
    from kcc_desktop.registers.description import read_description

    for file in folder.glob("*.toml"):
        try:
            yield read_description(file).key
        except InvalidInput:
            yield file.stem  # its secret may be given before the file is right
