"""`kcc-desktop ask TEXT`: what happened to a report, for people or (`--json`) for programs."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from kcc_desktop.commands import terminal
from kcc_desktop.commands.parser import Parser
from kcc_desktop.domain.moments import local
from kcc_desktop.domain.query import SHORTEST_QUERY
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.telling import Telling
from kcc_desktop.settings import Settings, load_settings

if TYPE_CHECKING:
    from kcc_desktop.services.ask import Ask
    from kcc_desktop.services.ports import Clock, Workspace

NOTHING_FOUND = 3

_ABOUT = Said(
    "Zeg wat er met een melding is gebeurd: zoek op naam, straat, telefoon, nummer of woorden.",
    "Say what happened to a report: search by name, street, phone, number or words.",
)
_TEXT = Said("waar u op zoekt", "what to look for")
_JSON = Said("schrijf het antwoord als JSON", "write the answer as JSON")
_DEMO = Said("gebruik de voorbeeldgemeente", "use the sample municipality")
_WORKSPACE = Said("de werkvoorraad om in te zoeken", "the workspace to search in")
_TOO_SHORT = Said(
    "Typ waar u op zoekt, ten minste twee letters of cijfers.",
    "Type what to look for, at least two letters or digits.",
)


def add_to(verbs: Any) -> None:
    """Declare the verb and what it takes."""
    parser: Parser = verbs.add_parser("ask")
    parser.description = parser.say(_ABOUT)
    parser.add_argument("text", nargs="+", metavar="TEXT", help=parser.say(_TEXT))
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--demo", action="store_true", help=parser.say(_DEMO))
    where.add_argument("--workspace", metavar="URL", help=parser.say(_WORKSPACE))
    parser.add_argument("--json", action="store_true", help=parser.say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Answer; 3 when nothing was found."""
    from kcc_desktop.commands import ask_json, ask_text
    from kcc_desktop.store.workspace import open_workspace

    settings, language = load_settings(), Language(args.lang)
    text = " ".join(args.text).strip()
    if len(text) < SHORTEST_QUERY:
        terminal.complain(_TOO_SHORT.in_(language))
        return 2
    workspace = open_workspace(_url(args, settings), read_only=True)
    try:
        asked = _ask(workspace, args.clock, settings).ask(text, language)
    finally:
        workspace.close()
    if args.json:
        terminal.say_json(ask_json.as_json(asked, language, args.clock()))
    else:
        terminal.say(ask_text.as_text(asked, language, args.clock()))
    return 0 if asked.found.hits else NOTHING_FOUND


def _ask(workspace: Workspace, clock: Clock, settings: Settings) -> Ask:
    from kcc_desktop.services.ask import Ask
    from kcc_desktop.services.find import Find
    from kcc_desktop.services.tell import Tell

    find = Find(workspace, clock, settings.country)
    return Ask(find, Tell(workspace, clock, Telling(surnames=settings.tell_surnames)))


def _url(args: argparse.Namespace, settings: Settings) -> str:
    if args.demo:
        from kcc_desktop import demo

        return demo.demo_url(local(args.clock()).date())
    return args.workspace or settings.workspace_url
