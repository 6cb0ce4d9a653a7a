"""The same services without a window: `kcc-desktop VERB ...`.

Exit codes: 0 done or answered, 1 fault, 2 wrong use, 3 nothing found.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import re
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kcc_desktop.commands import terminal
from kcc_desktop.commands.parser import Parser
from kcc_desktop.domain.errors import KccError
from kcc_desktop.domain.said import Language, Said

if TYPE_CHECKING:
    from kcc_desktop.services.ports import Clock

FAULT, WRONG_USE = 1, 2
INTERRUPTED = 130  # what a shell expects of a program stopped with Ctrl+C

#: Per verb its module in `commands` and one line of help; only that of the used verb is imported.
VERBS: dict[str, tuple[str, Said]] = {
    "ask": ("ask", Said("vraag wat er met een melding is gebeurd", "what happened to a report")),
    "import": (
        "import_files",
        Said("lees meldingen, producten, artikelen of personen in", "bring in files"),
    ),
    "doctor": ("doctor", Said("kijk na of alles in orde is", "check whether all is well")),
    "systems": (
        "systems",
        Said("noem andere systemen, geef hun geheim op", "name outside systems, give their secret"),
    ),
    "registers": (
        "registers",
        Said("probeer de beschrijving van een systeem", "try the description of a system"),
    ),
    "db": ("db", Said("maak, controleer of bewaar een werkvoorraad", "look after a workspace")),
    "bench": ("bench", Said("meet de snelheid", "measure the speed")),
    "screenshot": ("screenshot", Said("maak een afbeelding van het venster", "picture the window")),
    "demo-story": (
        "demo_story",
        Said("speel het gesprek met Suzanne buiten beeld", "play Suzanne's call off screen"),
    ),
}
_ABOUT = Said(
    "KCC Desktop vindt elke melding terug en zegt wat ermee is gebeurd.\n"
    "Zonder opdracht opent het venster.",
    "KCC Desktop finds any report and says what happened to it.\n"
    "Without a command the window opens.",
)
_VERSION = Said("toon de versie", "show the version")
_VERB = Said("OPDRACHT", "COMMAND")
_VERBS = Said("opdrachten", "commands")
_STOPPED = Said("Afgebroken.", "Stopped.")
_UNFORESEEN = Said(
    "Er ging iets mis dat niet was voorzien ({fault}). {details}",
    "Something went wrong that was not foreseen ({fault}). {details}",
)
_LOGGED = Said("De bijzonderheden staan in {log}", "The details are in {log}")
_NOT_LOGGED = Said("Met --debug ziet u de bijzonderheden.", "With --debug you see the details.")


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def main(arguments: Sequence[str] | None = None, *, clock: Clock = now) -> int:
    """Do what the command line says; gives the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    terminal.prepare()
    language = language_of(given)
    try:
        parsed = _parser(given, language).parse_args(given, _defaults(language, clock))
    except SystemExit as done:  # argparse's way to say that it answered by itself
        return done.code if isinstance(done.code, int) else WRONG_USE
    return _guarded(lambda: _run(parsed), language, debug=parsed.debug)


def language_of(arguments: Sequence[str]) -> Language:
    """The language that the command line asks for, else that of the settings, else Dutch."""
    asked = re.search(r"(?:^|\0)--lang[=\0](nl|en)(?:\0|$)", "\0".join(arguments))
    if asked:
        return Language(asked.group(1))
    return _language_of_settings()


def _language_of_settings() -> Language:
    from kcc_desktop.settings import load_settings

    try:
        return load_settings().language
    except KccError:
        return Language.NL  # whoever needs the settings will say what is wrong with them


def _defaults(language: Language, clock: Clock) -> argparse.Namespace:
    return argparse.Namespace(lang=str(language), debug=False, clock=clock)


def _parser(arguments: Sequence[str], language: Language) -> Parser:
    parser = Parser(prog="kcc-desktop", description=_ABOUT.in_(language), language=language)
    parser.add_argument("--version", action=_Version, nargs=0, help=parser.say(_VERSION))
    verbs = parser.add_subparsers(
        dest="verb", metavar=parser.say(_VERB), title=parser.say(_VERBS), required=True
    )
    used = _used_verb(arguments)
    for verb, (module, about) in VERBS.items():
        if verb == used:
            importlib.import_module(f"kcc_desktop.commands.{module}").add_to(verbs)
        else:
            verbs.add_parser(verb, help=parser.say(about))
    return parser


class _Version(argparse.Action):
    """Says the version; looking it up is slow, so only now."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Say it, and be done."""
        from importlib import metadata

        terminal.say(f"KCC Desktop {metadata.version('kcc-desktop')}")
        parser.exit()


def _used_verb(arguments: Sequence[str]) -> str | None:
    return next((argument for argument in arguments if argument in VERBS), None)


def _run(parsed: argparse.Namespace) -> int:
    module, _ = VERBS[parsed.verb]
    code: int = importlib.import_module(f"kcc_desktop.commands.{module}").run(parsed)
    sys.stdout.flush()
    return code


def _guarded(job: Callable[[], int], language: Language, *, debug: bool) -> int:
    """Run `job`; every fault becomes a sentence and an exit code."""
    try:
        return job()
    except KccError as fault:
        terminal.complain(fault.said.in_(language))
    except BrokenPipeError:
        terminal.let_go_of_pipe()
        return 0
    except KeyboardInterrupt:
        terminal.complain(_STOPPED.in_(language))
        return INTERRUPTED
    except Exception as fault:
        if debug:
            raise
        known = {"fault": type(fault).__name__, "details": _details(fault, language)}
        terminal.complain(_UNFORESEEN.in_(language).format(**known))
    return FAULT


def _details(fault: Exception, language: Language) -> str:
    try:
        return _LOGGED.in_(language).format(log=_logged(fault))
    except OSError:  # nothing may be written, or there is no room
        return _NOT_LOGGED.in_(language)


def _logged(fault: Exception) -> Path:
    """Write the details of a fault to the log of this user; gives where that is."""
    from kcc_desktop.desk.logbook import logbook

    with logbook() as path:
        logging.getLogger("kcc_desktop").error("unforeseen fault", exc_info=fault)
    return path
