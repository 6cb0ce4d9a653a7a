"""Finding a value in what a system gave: by a JMESPath expression, or by the name of a column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Protocol

import jmespath
import jmespath.exceptions

from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports.clean import one_line

#: Longer ones say something else than where a value stands (characters).
LONGEST_EXPRESSION = 1_000


class BadFinder(Exception):
    """An expression that can't be used; `said` says why and at which letter."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


class Finder(Protocol):
    """Finds one value in a record; `written` is how it stands in the description."""

    @property
    def written(self) -> str: ...

    def find(self, record: Any) -> Any:
        """The value, or None. Raises BadFinder where it can't be used on this record."""
        ...


@dataclass(frozen=True, slots=True)
class Expression:
    """A JMESPath expression. Raises BadFinder when it is made of what is none."""

    written: str
    _compiled: Any = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_compiled", _compiled(self.written))

    def find(self, record: Any) -> Any:
        """The value, or None. Raises BadFinder where a function gets what it can't take."""
        try:
            return self._compiled.search(record)
        except (jmespath.exceptions.JMESPathError, RecursionError, TypeError) as fault:
            raise BadFinder(_unusable(fault)) from fault


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name; capitals and blanks around it make no difference."""

    written: str

    def find(self, record: Any) -> Any:
        """The value in that column; None where the record has no such column."""
        return record.get(column_name(self.written)) if isinstance(record, Mapping) else None


def column_name(written: object) -> str:
    """The name of a column in the one form in which it is looked for."""
    return one_line(str(written)).casefold()


@lru_cache(maxsize=512)
def _compiled(written: str) -> Any:
    if len(written) > LONGEST_EXPRESSION:
        raise BadFinder(Said("deze expressie is te lang", "this expression is too long"))
    try:
        return jmespath.compile(written)
    except jmespath.exceptions.EmptyExpressionError as fault:
        raise BadFinder(Said("hier staat niets", "there is nothing here")) from fault
    except jmespath.exceptions.ParseError as fault:
        raise BadFinder(_unreadable(written, fault)) from fault
    except (jmespath.exceptions.JMESPathError, RecursionError) as fault:
        raise BadFinder(_unusable(fault)) from fault


def _unreadable(written: str, fault: jmespath.exceptions.ParseError) -> Said:
    place = getattr(fault, "lex_position", None)
    if not isinstance(place, int) or place >= len(written):
        return Said(
            "deze JMESPath-expressie houdt te vroeg op", "this JMESPath expression ends too early"
        )
    sign = one_line(written[place : place + 12])
    return Said(
        f"deze JMESPath-expressie klopt niet vanaf teken {place + 1}: {sign}",
        f"this JMESPath expression is wrong from character {place + 1} on: {sign}",
    )


def _unusable(fault: BaseException) -> Said:
    why = one_line(str(fault))[:120]
    return Said(
        f"deze expressie is hier niet te gebruiken ({why})",
        f"this expression can't be used here ({why})",
    )
