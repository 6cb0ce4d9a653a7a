"""Parts of a form by their names, for what treats several alike."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

T = TypeVar("T", bound=QObject)


def child(form: QWidget, kind: type[T], name: str) -> T:
    """The part of `form` with this name. Raises LookupError when the form has none."""
    found = form.findChild(kind, name)
    if found is None:
        raise LookupError(name)
    return found
