"""`kcc-desktop screenshot`: a picture of the window, without a screen."""

from __future__ import annotations

import argparse
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kcc_desktop.commands import terminal
from kcc_desktop.commands.offscreen import Look, Player, playing
from kcc_desktop.commands.parser import Parser
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.said import Language, Said

if TYPE_CHECKING:
    from kcc_desktop.app import Place
    from kcc_desktop.commands.pictures import Wanted

WRONG_USE, NOTHING_FOUND = 2, 3
SCALES = range(50, 401)

_ABOUT = Said(
    "Maak een afbeelding van het venster, ook zonder scherm.",
    "Make a picture of the window, without a screen too.",
)
_VIEW = Said("wat het venster toont", "what the window shows")
_QUERY = Said("wat er in het zoekvak wordt getypt", "what is typed in the search box")
_OUT = Said("het PNG-bestand", "the PNG file")
_SIZE = Said("breedte x hoogte in beeldpunten", "width x height in pixels")
_SCALE = Said("schaal in procenten", "scale in percent")
_DARK = Said("donkere kleuren", "dark colours")
_LIGHT = Said("met --all: alleen lichte kleuren", "with --all: light colours only")
_ALL = Said(
    "maak alle afbeeldingen: elk venster in elke taal, kleur, maat en schaal (--out is een map)",
    "make all pictures: each view in each language, colour, size and scale (--out is a folder)",
)
_AMISS = Said(
    "In {count} afbeeldingen is iets niet heel te lezen; zie hierboven.",
    "In {count} pictures something can't be read whole; see above.",
)
_FAILED = Said("De afbeeldingen zijn niet gemaakt: {fault}", "No pictures were made: {fault}")
_DEMO = Said("gebruik de voorbeeldgemeente", "use the sample municipality")
_WORKSPACE = Said("de werkvoorraad", "the workspace")
_SAVED = Said("De afbeelding staat in {path}", "The picture is in {path}")
_NOTHING = Said("Niets gevonden voor: {query}", "Nothing found for: {query}")
_QUERY_NEEDED = Said(
    "Geef met --query op wat er wordt gezocht; --view {view} heeft dat nodig.",
    "Say with --query what is searched for; --view {view} needs it.",
)
_NO_PNG = Said("de naam van een afbeelding eindigt op .png", "a picture's name ends in .png")
_NO_SIZE = Said("een maat is bijvoorbeeld 1440x900", "a size is, say, 1440x900")
_NO_SCALE = Said("een schaal is een getal van 50 tot 400", "a scale is a number from 50 to 400")


def add_to(verbs: Any) -> None:
    """Declare the verb and what it takes."""
    parser: Parser = verbs.add_parser("screenshot")
    parser.description = parser.say(_ABOUT)
    parser.add_argument("--view", choices=sorted(_VIEWS), default="agent", help=parser.say(_VIEW))
    parser.add_argument("--query", default="", metavar="TEXT", help=parser.say(_QUERY))
    parser.add_argument("--all", action="store_true", help=parser.say(_ALL))
    parser.add_argument("--part", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help=parser.say(_OUT))
    sized = _reader(_size, _NO_SIZE, parser)
    parser.add_argument("--size", type=sized, action="append", help=parser.say(_SIZE))
    scaled = _reader(_scale, _NO_SCALE, parser)
    parser.add_argument("--scale", type=scaled, help=parser.say(_SCALE))
    parser.add_argument("--dark", action="store_true", help=parser.say(_DARK))
    parser.add_argument("--light", action="store_true", help=parser.say(_LIGHT))
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--demo", action="store_true", help=parser.say(_DEMO))
    where.add_argument("--workspace", metavar="URL", default="", help=parser.say(_WORKSPACE))


def run(args: argparse.Namespace) -> int:
    """Save the picture; 3 when the query finds nothing that could be opened.

    With `--all` 1 when something in the pictures can't be read whole.
    """
    if args.all or args.part:
        return _all(args)
    language = Language(args.lang)
    if args.out.suffix.lower() != ".png":
        terminal.complain(f"--out: {_NO_PNG.in_(language)}")
        return WRONG_USE
    if args.view in _WITH_QUERY and not args.query.strip():
        terminal.complain(_QUERY_NEEDED.in_(language).format(view=args.view))
        return WRONG_USE
    from kcc_desktop.app import Place
    from kcc_desktop.desk.tokens import Scheme

    size, scale = (args.size or [(1440, 900)])[-1], args.scale or 100
    look = Look(size, scale, Scheme.DARK if args.dark else Scheme.LIGHT)
    place = Place(args.demo, args.workspace)
    try:
        _save(args, place, language, look)
    except NotFound as nothing:
        terminal.complain(nothing.said.in_(language))
        return NOTHING_FOUND
    terminal.say(_SAVED.in_(language).format(path=args.out))
    return 0


def _all(args: argparse.Namespace) -> int:
    from kcc_desktop.app import Place
    from kcc_desktop.commands.pictures import picture_all, picture_part

    language = Language(args.lang)
    wanted = _wanted(args)
    if args.part:
        for line in picture_part(wanted, Place(args.demo, args.workspace), args.out, args.clock):
            terminal.say(line)
        return 0
    where = ["--demo"] if args.demo else ["--workspace", args.workspace]
    try:
        amiss = picture_all(wanted, where, args.out)
    except (OSError, subprocess.CalledProcessError) as fault:
        said = getattr(fault, "stderr", "") or str(fault)
        terminal.complain(_FAILED.in_(language).format(fault=said.strip()))
        return 1
    for line in amiss:
        terminal.say(line)
    if amiss:
        count = len({line.partition(":")[0] for line in amiss})
        terminal.complain(_AMISS.in_(language).format(count=count))
        return 1
    terminal.say(_SAVED.in_(language).format(path=args.out))
    return 0


def _wanted(args: argparse.Namespace) -> Wanted:
    """What `--all` was asked for; what is not named is all there is."""
    from kcc_desktop.commands.pictures import SCALES, SCHEMES, SIZES, Wanted

    chosen = [name for name in SCHEMES if getattr(args, name)]
    languages = (Language(args.lang),) if args.part else tuple(Language)
    return Wanted(
        languages=languages,
        schemes=tuple(chosen) or SCHEMES,
        sizes=tuple(args.size or SIZES),
        scales=(args.scale,) if args.scale else SCALES,
    )


def _save(args: argparse.Namespace, place: Place, language: Language, look: Look) -> None:
    with playing(place, language, look, args.clock) as player:
        _VIEWS[args.view](player, args.query)
        player.picture(args.out)


def _empty(player: Player, query: str) -> None:
    """Nothing was searched yet."""


def _results(player: Player, query: str) -> None:
    """The results while typing."""
    player.type(query)


def _agent(player: Player, query: str) -> None:
    """The best hit, opened."""
    from PySide6.QtCore import Qt

    _find(player, query)
    player.press(Qt.Key.Key_Return)


def _article(player: Player, query: str) -> None:
    """The best article, read."""
    _find(player, query)
    found = player.desk.search.last
    articles = found.within(HitGroup.ARTICLE) if found else ()
    if not articles:
        raise NotFound(_nothing(query))
    player.workplace.popup.hide()
    player.desk.open(articles[0])
    player.settle()


def _knowledge(player: Player, query: str) -> None:
    """The knowledge base, searched."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(player.window, Qt.Key.Key_F4)
    QTest.keyClicks(player.workplace.knowledge_page.form.knowledgeBox, query)
    player.settle()


_VIEWS = {
    "agent": _agent,
    "article": _article,
    "empty": _empty,
    "knowledge": _knowledge,
    "nothing": _results,
    "results": _results,
}
_WITH_QUERY = {"agent", "article", "nothing", "results"}


def _find(player: Player, query: str) -> None:
    player.type(query)
    if player.desk.search.last is None or not player.desk.search.last.hits:
        raise NotFound(_nothing(query))


def _nothing(query: str) -> Said:
    return Said(_NOTHING.nl.format(query=query), _NOTHING.en.format(query=query))


def _reader(read: Any, complaint: Said, parser: Parser) -> Any:
    def reading(text: str) -> Any:
        value = read(text)
        if value is None:
            raise argparse.ArgumentTypeError(parser.say(complaint))
        return value

    return reading


def _size(text: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"(\d{2,5})x(\d{2,5})", text)
    return (int(found[1]), int(found[2])) if found else None


def _scale(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text) in SCALES else None
