"""The parts of the window: each puts its pages, entries and commands into the workplace.

A part is a module with `install(workplace)`; it makes its own view-models. The order is that of the
entries in the left column.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcc_desktop.views.workplace import Workplace

Part = Callable[["Workplace"], None]


def every_part() -> Sequence[Part]:
    """All parts, in order."""
    from kcc_desktop.views.parts import (  # noqa: PLC0415 (when the window is in sight)
        contact,
        desktop,
        handling,
        knowledge,
        lead,
        mail,
        phone,
        systems,
        telling,
    )

    return (
        contact.install,
        phone.install,
        handling.install,
        mail.install,
        systems.install,
        telling.install,
        knowledge.install,
        lead.install,
        desktop.install,
    )
