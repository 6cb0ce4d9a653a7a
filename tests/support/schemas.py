"""Whether a value is as a JSON schema (draft 4) says, as far as those of Signalen go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "null": (type(None),),
}


def departures(value: Any, schema: Any, path: str = "") -> Iterator[str]:
    """Where the value is not as the schema says."""
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        if all(list(departures(value, choice)) for choice in choices):
            yield f"{path}: fits none of {choices}"
        return
    kinds = schema.get("type", [])
    named = [kinds] if isinstance(kinds, str) else kinds
    if named and not any(_is(value, kind) for kind in named):
        yield f"{path}: {value!r} is no {named}"
        return
    if isinstance(value, dict):
        yield from _in_object(value, schema, path)
    elif isinstance(value, list):
        yield from _in_list(value, schema.get("items", {}), path)


def _in_object(value: dict[str, Any], schema: Any, path: str) -> Iterator[str]:
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{path}.{name}: is missing"
    for name, inner in schema.get("properties", {}).items():
        if name in value:
            yield from departures(value[name], inner, f"{path}.{name}")


def _in_list(value: list[Any], items: Any, path: str) -> Iterator[str]:
    """A list of schemas counts for as many members; these all mean any number of the first."""
    for number, one in enumerate(value):
        schema = items if isinstance(items, dict) else items[min(number, len(items) - 1)]
        yield from departures(one, schema, f"{path}[{number}]")


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool) and kind != "boolean":
        return False
    return isinstance(value, _TYPES[kind])
