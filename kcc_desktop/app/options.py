"""What the window is started with."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from kcc_desktop.domain.said import Language, Said

#: Given by a program that starts itself anew.
AGAIN = "--again"

_WRONG = Said("Dat kan zo niet: {said}", "That can't be done: {said}")


class _WindowParser(argparse.ArgumentParser):
    """Reads the options of the window; complains in the language of the settings."""

    def __init__(self, language: Language) -> None:
        super().__init__(prog="kcc-desktop", add_help=False, allow_abbrev=False)
        self._language = language

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(_WRONG.in_(self._language).format(said=message) + "\n")
        sys.exit(2)


def window_parser(language: Language) -> argparse.ArgumentParser:
    """Reads the options; complains in `language` and ends the program when they can't be used."""
    parser = _WindowParser(language)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--demo", action="store_true")
    where.add_argument("--workspace", default="")
    parser.add_argument("--as", dest="who", default="")
    parser.add_argument("--search", default="")
    parser.add_argument("link", nargs="?", default="")
    parser.add_argument(AGAIN, dest="again", action="store_true")
    parser.add_argument("--lang", choices=[str(one) for one in Language], default=str(language))
    return parser
