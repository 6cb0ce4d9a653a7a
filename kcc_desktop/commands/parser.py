"""Reading the command line, with Dutch or English help and complaints."""

from __future__ import annotations

import argparse
import re
import sys
from functools import partial
from typing import Any, NoReturn

from kcc_desktop.commands.terminal import printable
from kcc_desktop.domain.said import Language, Said

#: What argparse says in English, and the same in Dutch.
_COMPLAINTS = (
    (r"the following arguments are required: (.+)", r"Dit ontbreekt nog: \1."),
    (r"unrecognized arguments: (.+)", r"Dit is onbekend: \1."),
    (r"argument (.+?): expected one argument", r"Bij \1 hoort een waarde."),
    (r"argument (.+?): not allowed with argument (.+)", r"\1 en \2 gaan niet samen."),
    (
        r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)",
        r"\1: \2 bestaat niet; kies uit \3.",
    ),
    (r"argument (.+?): invalid \w+ value: (.+)", r"\1: \2 is geen goede waarde."),
    (r"one of the arguments (.+) is required", r"Kies één van deze: \1."),
    (r"argument (.+?): (.+)", r"\1: \2"),
)
_USAGE = Said("gebruik: ", "usage: ")
_LANGUAGE = Said("taal van wat het programma zegt (standaard: nl)", "language of what is said")
_DEBUG = Said("toon bij een onvoorziene fout alle bijzonderheden", "show all details of a bug")
_HELP = Said("toon deze uitleg", "show this help")
_WHAT = Said("wat u moet opgeven", "what to give")
_OPTIONS = Said("wat u kunt opgeven", "options")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that begins with `gebruik:` when it is Dutch."""

    def __init__(self, prog: str, *, language: Language, width: int | None = None) -> None:
        super().__init__(prog, max_help_position=32, width=width)
        self._usage_word = _USAGE.in_(language)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """As argparse does it, with our word before it."""
        super().add_usage(usage, actions, groups, self._usage_word if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks `language`, as do the parsers of the verbs below it.

    Every one takes `--lang`, `--debug` and `--help`, so that they may stand anywhere on the line.
    """

    def __init__(self, *, language: Language = Language.NL, **settings: Any) -> None:
        self.language = language
        settings.setdefault("formatter_class", partial(_Formatter, language=language))
        super().__init__(**{**settings, "add_help": False, "allow_abbrev": False})
        self._positionals.title = self.say(_WHAT)
        self._optionals.title = self.say(_OPTIONS)
        self._add_common()

    def _add_common(self) -> None:
        self.add_argument("-h", "--help", action="help", help=self.say(_HELP))
        # Absent here must not undo what stood before the verb.
        absent = argparse.SUPPRESS
        languages = [str(language) for language in Language]
        self.add_argument("--lang", choices=languages, default=absent, help=self.say(_LANGUAGE))
        self.add_argument("--debug", action="store_true", default=absent, help=self.say(_DEBUG))

    def add_subparsers(self, **settings: Any) -> Any:
        """As argparse does it; the verbs below speak the same language."""
        settings.setdefault("parser_class", partial(type(self), language=self.language))
        return super().add_subparsers(**settings)

    def say(self, said: Said) -> str:
        """The sentence in the language of this parser."""
        return said.in_(self.language)

    def error(self, message: str) -> NoReturn:
        """Wrong use: how it should be, a sentence, exit code 2."""
        self.print_usage(sys.stderr)
        self.exit(2, printable(self._translated(message)) + "\n")

    def _translated(self, message: str) -> str:
        if self.language is Language.EN:
            return message
        for english, dutch in _COMPLAINTS:
            found = re.fullmatch(english, message, re.DOTALL)
            if found:
                return found.expand(dutch)
        return message
