"""`kcc-desktop bench`: how fast the program is, against the bare limit of this computer."""

from __future__ import annotations

import argparse
from typing import Any

from kcc_desktop.bench.running import PARTS, Ground, measure
from kcc_desktop.commands import terminal
from kcc_desktop.commands.parser import Parser
from kcc_desktop.domain.said import Language, Said

CONTACTS, FEWEST = 1_000_000, 1_000

_ABOUT = Said(
    "Meet hoe snel het programma is, telkens naast hetzelfde zonder programma eromheen.\n"
    "De werkvoorraad daarvoor wordt één keer gemaakt en bewaard; dat duurt even.\n"
    "Het vastleggen meet door contacten aan die werkvoorraad toe te voegen.",
    "Measure how fast the program is, each time beside the same without a program around it.\n"
    "The workspace for this is made once and kept, which takes a while.\n"
    "Recording is measured by adding contacts to that workspace.",
)
_CONTACTS = Said(
    "hoeveel contacten de werkvoorraad heeft (standaard: {count})",
    "how many contacts the workspace has (default: {count})",
)
_WORKSPACE = Said(
    "maak of gebruik de werkvoorraad op dit adres (een lege database, of een van bench)",
    "make or use the workspace at this address (an empty database, or one of bench)",
)
_JSON = Said("geef alles als JSON", "give everything as JSON")
_ONLY = Said("meet alleen dit (mag vaker)", "measure only this (may be repeated)")
_TOO_FEW = Said(
    "minder dan {count} contacten zegt niets", "fewer than {count} contacts say nothing"
)
_BUILDING = Said(
    "De werkvoorraad met {count} contacten wordt gemaakt: {percent} %",
    "Making the workspace with {count} contacts: {percent} %",
)
_MEASURING = Said("Gemeten: {name}", "Measured: {name}")


def add_to(verbs: Any) -> None:
    """Declare the verb and what it takes."""
    parser: Parser = verbs.add_parser("bench")
    parser.description = parser.say(_ABOUT)
    parser.add_argument(
        "--contacts",
        type=int,
        default=CONTACTS,
        metavar="N",
        help=parser.say(_CONTACTS).format(count=CONTACTS),
    )
    parser.add_argument("--workspace", metavar="URL", help=parser.say(_WORKSPACE))
    parser.add_argument("--only", action="append", choices=PARTS, help=parser.say(_ONLY))
    parser.add_argument("--json", action="store_true", help=parser.say(_JSON))
    parser.set_defaults(complain=parser.error)


def run(args: argparse.Namespace) -> int:
    """Measure; 0 when all limits hold, else 1."""
    from kcc_desktop.bench import outcome

    language = Language(args.lang)
    if args.contacts < FEWEST:
        args.complain(_TOO_FEW.in_(language).format(count=FEWEST))
    ground = _ground(args, language)
    chosen = tuple(part for part in PARTS if part in (args.only or PARTS))
    figures = []
    for figure in measure(ground, chosen):
        terminal.complain(_MEASURING.in_(language).format(name=figure.name))
        figures.append(figure)
    if args.json:
        contacts = ground.corpus.size.contacts
        shown = outcome.as_json(figures, ground.shown, contacts)
        terminal.say_json(shown)
    else:
        terminal.say(outcome.table(figures, language))
    return 0 if all(figure.holds for figure in figures) else 1


def _ground(args: argparse.Namespace, language: Language) -> Ground:
    """The workspace to measure, made when it is not there."""
    from kcc_desktop.bench import workspaces
    from kcc_desktop.bench.corpus import Corpus, Size
    from kcc_desktop.demo.content import load

    told = -1

    def tell(fraction: float) -> None:
        nonlocal told
        percent = int(fraction * 100)
        if percent >= told + 5:
            told = percent
            known = {"count": args.contacts, "percent": percent}
            terminal.complain(_BUILDING.in_(language).format(**known))

    if args.workspace:
        contacts = workspaces.given_url(args.workspace, args.contacts, tell)
        return Ground(args.workspace, Corpus(Size.of(contacts), load()))
    url = workspaces.cached_url(args.contacts, tell)
    return Ground(url, Corpus(Size.of(args.contacts), load()))
