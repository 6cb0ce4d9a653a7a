"""`kcc-desktop screenshot`: a picture of the window, without a screen."""

from __future__ import annotations

import argparse
import re
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
    named = _reader(_picture, _NO_PNG, parser)
    parser.add_argument("--out", required=True, type=named, metavar="FILE", help=parser.say(_OUT))
    sized = _reader(_size, _NO_SIZE, parser)
    parser.add_argument("--size", type=sized, default=(1440, 900), help=parser.say(_SIZE))
    scaled = _reader(_scale, _NO_SCALE, parser)
    parser.add_argument("--scale", type=scaled, default=100, help=parser.say(_SCALE))
    parser.add_argument("--dark", action="store_true", help=parser.say(_DARK))
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--demo", action="store_true", help=parser.say(_DEMO))
    where.add_argument("--workspace", metavar="URL", default="", help=parser.say(_WORKSPACE))


def run(args: argparse.Namespace) -> int:
    """Save the picture; 3 when the query finds nothing that could be opened."""
    language = Language(args.lang)
    if args.view in _WITH_QUERY and not args.query.strip():
        terminal.complain(_QUERY_NEEDED.in_(language).format(view=args.view))
        return WRONG_USE
    from kcc_desktop.app import Place
    from kcc_desktop.desk.tokens import Scheme

    look = Look(args.size, args.scale, Scheme.DARK if args.dark else Scheme.LIGHT)
    place = Place(args.demo, args.workspace)
    try:
        _save(args, place, language, look)
    except NotFound as nothing:
        terminal.complain(nothing.said.in_(language))
        return NOTHING_FOUND
    terminal.say(_SAVED.in_(language).format(path=args.out))
    return 0


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


def _picture(text: str) -> Path | None:
    file = Path(text)
    return file if file.suffix.lower() == ".png" else None


def _size(text: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"(\d{2,5})x(\d{2,5})", text)
    return (int(found[1]), int(found[2])) if found else None


def _scale(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and int(text) in SCALES else None
