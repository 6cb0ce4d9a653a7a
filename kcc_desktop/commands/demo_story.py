"""`kcc-desktop demo-story`: Suzanne's call, played off screen with the sample municipality."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kcc_desktop.commands import terminal
from kcc_desktop.commands.offscreen import Look, Player, playing
from kcc_desktop.commands.parser import Parser
from kcc_desktop.domain.errors import NotFound
from kcc_desktop.domain.said import Language, Said

WORDS = "lantaarn lindelaan"

_ABOUT = Said(
    "Speel het gesprek met Suzanne in de voorbeeldgemeente, buiten beeld, en bewaar het venster.",
    "Play Suzanne's call in the sample municipality, off screen, and keep a picture of the window.",
)
_OUT = Said("het PNG-bestand van het venster", "the PNG file of the window")
_TOLD = Said(
    "Suzanne belt, Hilde typt '{words}' en leest voor:\n\n"
    "  {answer}\n\nHet venster staat in {path}",
    "Suzanne calls, Hilde types '{words}' and reads out:\n\n  {answer}\n\nThe window is in {path}",
)
_UNANSWERED = Said(
    "De voorbeeldgemeente kent de melding van Suzanne niet.",
    "The sample municipality does not know Suzanne's report.",
)


def add_to(verbs: Any) -> None:
    """Declare the verb and what it takes."""
    parser: Parser = verbs.add_parser("demo-story")
    parser.description = parser.say(_ABOUT)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help=parser.say(_OUT))


def run(args: argparse.Namespace) -> int:
    """Play the story, save the picture and say the answer."""
    from kcc_desktop.app import Place

    language = Language(args.lang)
    with playing(Place(demo=True), language, Look(), args.clock) as player:
        answer = _play(player)
        player.picture(args.out)
    known = {"words": WORDS, "answer": answer, "path": args.out}
    terminal.say(_TOLD.in_(language).format(**known))
    return 0


def _play(player: Player) -> str:
    """Type, open the best hit; gives the answer on the screen."""
    from PySide6.QtCore import Qt

    player.type(WORDS)
    player.press(Qt.Key.Key_Return)
    dossier = player.desk.dossiers.current
    if dossier is None or dossier.told is None:
        raise NotFound(_UNANSWERED)
    return dossier.told.answer.text
