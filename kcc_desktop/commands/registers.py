"""`kcc-desktop registers try FILE`: what a description finds, before the system is used."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from kcc_desktop.commands import terminal
from kcc_desktop.commands.parser import Parser
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.moments import ZONE, local
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.domain.systems import Ability, Traces

if TYPE_CHECKING:
    from kcc_desktop.registers.described.described import Described
    from kcc_desktop.registers.described.known import Known

NOTHING_FOUND = 3
#: Whoever tries a description waits longer than the screen does (s).
PATIENCE_S = 20.0

_ABOUT = Said("Probeer de beschrijving van een systeem.", "Try the description of a system.")
_ACTION = Said("WAT", "WHAT")
_WHAT = Said("wat u kunt laten doen", "what to have done")
_TRY = Said(
    "vraag het systeem iets, en toon wat elke expressie vindt",
    "ask the system something, and show what each expression finds",
)
_FILE = Said("het bestand met de beschrijving", "the file with the description")
_OPTIONS = {
    "--case": ("NUMBER", Said("zoek op dit nummer", "find this number")),
    "--address": ("TEXT", Said("zoek op dit adres", "find this address")),
    "--words": ("TEXT", Said("zoek op deze woorden", "find these words")),
    "--party": ("TEXT", Said("zoek op dit e-mailadres of nummer", "find this e-mail or phone")),
    "--since": ("DAY", Said("wat is er gewijzigd sinds deze dag", "what changed since this day")),
}
_DEMO = Said(
    "probeer het voorbeeld met deze naam, met de systemen van de voorbeeldgemeente",
    "try the example of this name, with the systems of the sample municipality",
)
_JSON = Said("schrijf de uitkomst als JSON", "write the outcome as JSON")
_NO_EXAMPLE = Said(
    "Er is geen voorbeeld {name}. Kies uit: {listed}.",
    "There is no example {name}. Choose from: {listed}.",
)
_NOT_DESCRIBED = Said(
    "Dit kan met beschrijvingen van de soort rest, sql en files; deze is van de soort {kind}.",
    "This can be done with descriptions of the kind rest, sql and files; this one is {kind}.",
)
_NOT_ASKED = Said(
    'Deze beschrijving kan dit niet vragen: [[ask]] met by = "{by}" ontbreekt.',
    'This description can\'t ask this: [[ask]] with by = "{by}" is missing.',
)
_NO_DAY = Said(
    "{text} is geen dag; schrijf bijvoorbeeld 2026-03-01.",
    "{text} is no day; write, for example, 2026-03-01.",
)
_NOBODY = Said(
    "{text} is geen e-mailadres of telefoonnummer.", "{text} is no e-mail address or phone number."
)


def add_to(verbs: Any) -> None:
    """Declare the verb and what it takes."""
    parser: Parser = verbs.add_parser("registers")
    parser.description = parser.say(_ABOUT)
    actions = parser.add_subparsers(
        dest="action", metavar=parser.say(_ACTION), title=parser.say(_WHAT), required=True
    )
    action: Parser = actions.add_parser("try", help=parser.say(_TRY))
    action.description = parser.say(_TRY)
    action.add_argument("file", type=Path, metavar="FILE", help=parser.say(_FILE))
    ways = action.add_mutually_exclusive_group(required=True)
    for name, (metavar, about) in _OPTIONS.items():
        ways.add_argument(name, metavar=metavar, help=parser.say(about))
    action.add_argument("--demo", action="store_true", help=parser.say(_DEMO))
    action.add_argument("--json", action="store_true", help=parser.say(_JSON))


def run(args: argparse.Namespace) -> int:
    """Ask, and show it; 3 when nothing was found."""
    from kcc_desktop.commands import registers_shown
    from kcc_desktop.services.ports_systems import Deadline

    language = Language(args.lang)
    with _described(args) as system:
        ability, knowns = _wanted(args, system)
        started = perf_counter()
        explained = system.explain(ability, knowns, Deadline(PATIENCE_S))
        tried = registers_shown.Tried(
            system.face.name, explained, system.row_problems, perf_counter() - started
        )
    if args.json:
        terminal.say_json(registers_shown.as_json(tried, language))
    else:
        terminal.say(registers_shown.as_text(tried, language, local(args.clock()).date()))
    return 0 if explained.cases else NOTHING_FOUND


@contextmanager
def _described(args: argparse.Namespace) -> Iterator[Described]:
    """The system that the file describes. Raises InvalidInput."""
    from kcc_desktop.registers.catalogue import make_system
    from kcc_desktop.registers.described.described import Described
    from kcc_desktop.registers.description import read_description
    from kcc_desktop.secrets import KeptSecrets

    with _place(args) as file:
        description = read_description(file)
        system = make_system(description, KeptSecrets(), args.clock)
        try:
            if not isinstance(system, Described):
                raise InvalidInput(_with(_NOT_DESCRIBED, kind=description.kind))
            yield system
        finally:
            system.close()


@contextmanager
def _place(args: argparse.Namespace) -> Iterator[Path]:
    """Where the description stands; of an example, while its system runs."""
    if not args.demo:
        yield args.file
        return
    from kcc_desktop import demo

    world = demo.outside_systems(demo.demo_url(local(args.clock()).date()))
    try:
        file = world.systems / args.file.with_suffix(".toml").name
        if not file.is_file():
            listed = ", ".join(sorted(one.stem for one in world.systems.glob("*.toml")))
            raise InvalidInput(_with(_NO_EXAMPLE, name=args.file, listed=listed))
        yield file
    finally:
        world.close()


def _wanted(args: argparse.Namespace, system: Described) -> tuple[Ability, list[Known]]:
    """What is asked, with which values. Raises InvalidInput when it can't be."""
    from kcc_desktop.registers.described import known, values
    from kcc_desktop.registers.described.reading import ASKED

    zone = system.shape.clock.zone
    ways: dict[str, tuple[str | None, Any]] = {
        "number": (args.case, lambda text: [known.of_number(text)]),
        "address": (args.address, lambda text: [known.of_place(values.address(text))]),
        "words": (args.words, lambda text: [known.of_words(text)]),
        "party": (args.party, lambda text: list(known.of_traces(_traces(text)))),
        "changes": (args.since, lambda text: [known.of_moment(_day(text), zone)]),
    }
    by, (text, make) = next(one for one in ways.items() if one[1][0] is not None)
    if ASKED[by] not in system.face.abilities:
        raise InvalidInput(_with(_NOT_ASKED, by=by))
    return ASKED[by], make(text)


def _traces(text: str) -> Traces:
    from kcc_desktop.domain.phones import parse_phone

    if "@" in text:
        return Traces(emails=(text.strip(),))
    phone = parse_phone(text).e164
    if not phone:
        raise InvalidInput(_with(_NOBODY, text=text))
    return Traces(phones=(phone,))


def _day(text: str) -> Any:
    from kcc_desktop.services.imports.when import moment

    read = moment(text, ZONE)
    if read is None:
        raise InvalidInput(_with(_NO_DAY, text=text))
    return read


def _with(form: Said, **known: object) -> Said:
    return Said(form.nl.format(**known), form.en.format(**known))
