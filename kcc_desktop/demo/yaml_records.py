"""Reads plain data, as YAML gives it, into frozen dataclasses, and says where it does not fit."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import yaml

# The C reader of PyYAML is ten times as fast, but not every build of it has one.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Record = TypeVar("_Record")


class ContentError(Exception):
    """The sample content can't be used; the message names the file and the place in it."""


def read_record(kind: type[_Record], value: object, where: str) -> _Record:
    """`value` as the dataclass `kind`; every field without a default must be there, and no other.

    Fields may be text, numbers, dataclasses, and tuples, dictionaries (by text) and optional
    values of these. Raises ContentError.
    """
    if not isinstance(value, Mapping):
        raise ContentError(f"{where}: expected fields, found {value!r}")
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(typing.cast(Any, kind))
    _check_names(value, fields, where)
    read = {
        field.name: read_plain(hints[field.name], value[field.name], f"{where}.{field.name}")
        for field in fields
        if field.name in value
    }
    return kind(**read)


def _check_names(
    value: Mapping[Any, Any], fields: Sequence[dataclasses.Field[Any]], where: str
) -> None:
    unknown = sorted(str(name) for name in value.keys() - {field.name for field in fields})
    if unknown:
        raise ContentError(f"{where}: unknown field {', '.join(unknown)}")
    missing = [f.name for f in fields if f.name not in value and not _has_default(f)]
    if missing:
        raise ContentError(f"{where}: missing field {', '.join(missing)}")


def _has_default(field: dataclasses.Field[Any]) -> bool:
    none = dataclasses.MISSING
    return field.default is not none or field.default_factory is not none


def read_plain(hint: Any, value: object, where: str) -> Any:
    """`value` as the type `hint`. Raises ContentError."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is types.UnionType:
        return None if value is None else read_plain(inner[0], value, where)
    if origin is tuple:
        return _read_many(inner[0], value, where)
    if origin is dict:
        return _read_by_key(inner[1], value, where)
    if dataclasses.is_dataclass(hint):
        return read_record(typing.cast(type[Any], hint), value, where)
    return _read_scalar(hint, value, where)


def _read_many(hint: Any, value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise ContentError(f"{where}: expected a list, found {value!r}")
    return tuple(read_plain(hint, each, f"{where}[{index}]") for index, each in enumerate(value))


def _read_by_key(hint: Any, value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, Mapping):
        raise ContentError(f"{where}: expected fields, found {value!r}")
    return {str(key): read_plain(hint, each, f"{where}.{key}") for key, each in value.items()}


def _read_scalar(hint: Any, value: object, where: str) -> Any:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise ContentError(f"{where}: expected {hint.__name__}, found {value!r}")
    return value
