"""What is sent to a system, with places for values that are filled in safely.

A value only ever becomes part of an encoded segment of a path, of the value of a query or form
field, or of a text in JSON. Nothing is put together as text that is read again.

    {street}    must be known, else the question is not asked
    {addition?} may be missing: a text that is then empty is left out
    {{ and }}   are the signs themselves
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kcc_desktop.domain.said import Said

Values = Mapping[str, str | int | float]

_PARTS = re.compile(r"\{\{|\}\}|\{(?P<name>[a-z_]+)(?P<maybe>\?)?\}|(?P<wrong>[{}])")


class BadTemplate(Exception):
    """A template that can't be used; `said` says why."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


@dataclass(frozen=True, slots=True)
class Template:
    """A text with places: `pieces` are texts, and places as pairs of name and whether it may be
    missing.
    """

    written: str
    pieces: tuple[str | tuple[str, bool], ...]

    @property
    def names(self) -> frozenset[str]:
        """The names of all its places."""
        return frozenset(piece[0] for piece in self.pieces if isinstance(piece, tuple))

    @property
    def needed(self) -> frozenset[str]:
        """The names of those that may not be missing."""
        places = (piece for piece in self.pieces if isinstance(piece, tuple))
        return frozenset(name for name, maybe in places if not maybe)

    def fill(self, known: Values) -> str:
        """The text with its values. All that is `needed` must be known."""
        return "".join(
            piece if isinstance(piece, str) else str(known.get(piece[0], ""))
            for piece in self.pieces
        )

    def value(self, known: Values) -> str | int | float | None:
        """As `fill`; a single place gives its value as it is, and None for nothing at all."""
        if len(self.pieces) == 1 and isinstance(self.pieces[0], tuple):
            return known.get(self.pieces[0][0])
        return self.fill(known) or (None if self.names else "")


def template(written: str, allowed: frozenset[str]) -> Template:
    """The template in `written`. Raises BadTemplate for a place that is not among `allowed`."""
    pieces: list[str | tuple[str, bool]] = []
    end = 0
    for found in _PARTS.finditer(written):
        _literal(pieces, written[end : found.start()])
        end = found.end()
        if found["wrong"]:
            raise BadTemplate(_lonely(found["wrong"]))
        if found["name"] is None:
            _literal(pieces, found[0][0])
            continue
        if found["name"] not in allowed:
            raise BadTemplate(_unknown(found["name"], allowed))
        pieces.append((found["name"], bool(found["maybe"])))
    _literal(pieces, written[end:])
    return Template(written, tuple(pieces))


def _literal(pieces: list[str | tuple[str, bool]], text: str) -> None:
    if text:
        pieces.append(text)


def _lonely(sign: str) -> Said:
    return Said(
        f"hier staat een losse {sign}; schrijf een plaats als {{number}}, of {sign}{sign} voor het "
        "teken zelf",
        f"there is a single {sign} here; write a place as {{number}}, or {sign}{sign} for the sign "
        "itself",
    )


def _unknown(name: str, allowed: frozenset[str]) -> Said:
    listed = ", ".join(f"{{{one}}}" for one in sorted(allowed)) or "-"
    return Said(
        f"{{{name}}} is hier niet bekend; wel bekend: {listed}",
        f"{{{name}}} is not known here; known are: {listed}",
    )


@dataclass(frozen=True, slots=True)
class Path:
    """A path of which each segment is a text or one with places: `orders/{number}`.

    `form` is the path with a single place for each segment, `segments` what goes in there.
    """

    written: str
    form: str
    segments: Mapping[str, Template]

    @property
    def needed(self) -> frozenset[str]:
        """The names that must be known."""
        return frozenset(name for one in self.segments.values() for name in one.names)

    def parts(self, known: Values) -> dict[str, str] | None:
        """What goes into the segments; None when a segment would lead elsewhere."""
        filled = {name: one.fill(known) for name, one in self.segments.items()}
        return None if any(text.strip() in {"", ".", ".."} for text in filled.values()) else filled


def path(written: str, allowed: frozenset[str]) -> Path:
    """The path in `written`, below the address of the system. Raises BadTemplate."""
    if "://" in written or written.startswith("//") or set(written) & set("?#\\ \t\n"):
        raise BadTemplate(
            Said(
                "schrijf hier alleen het pad na het adres, zonder server, ? of #",
                "write only the path after the address here, without server, ? or #",
            )
        )
    segments: dict[str, Template] = {}
    form = []
    for segment in written.strip("/").split("/"):
        made = template(segment, allowed)
        if segment in {".", ".."}:
            raise BadTemplate(Said("een pad mag niet omhoog", "a path may not go up"))
        if made.names:
            segments[f"s{len(segments)}"] = made
            form.append(f"{{s{len(segments) - 1}}}")
        else:
            form.append(made.fill({}))
    end = "/" if written.endswith("/") and len(written) > 1 else ""
    return Path(written, "/".join(form) + end, segments)


def filled(body: Any, known: Values) -> Any:
    """A body of which the texts are templates, with its values; what is empty is left out."""
    if isinstance(body, Template):
        return body.value(known)
    if isinstance(body, Mapping):
        pairs = ((name, filled(one, known)) for name, one in body.items())
        return {name: one for name, one in pairs if one is not None}
    if isinstance(body, list):
        return [one for one in (filled(each, known) for each in body) if one is not None]
    return body


def templates_in(body: Any) -> Iterator[Template]:
    """All templates in a body."""
    if isinstance(body, Template):
        yield body
    elif isinstance(body, Mapping):
        for one in body.values():
            yield from templates_in(one)
    elif isinstance(body, list):
        for one in body:
            yield from templates_in(one)
