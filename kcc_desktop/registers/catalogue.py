"""All systems that are described in a folder: one file each, and a wrong one stops no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.registers.description import BadDescription, Description, read_description
from kcc_desktop.registers.kinds import MAILBOX, MAKERS

if TYPE_CHECKING:
    from kcc_desktop.registers.mail.mailbox import Postbox
    from kcc_desktop.services.ports import Clock
    from kcc_desktop.services.ports_systems import OutsideSystem, Secrets

#: Reads the sections of its kind; what nobody reads is refused afterwards. Makes no connection.
Maker = Callable[[Description, "Secrets", "Clock"], "OutsideSystem"]

_TWICE = Said(
    "de naam '{key}' is al gebruikt, in {other}.", "the key '{key}' is taken already, in {other}."
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one file (on `line`, 0 for the whole), as a sentence that names both."""

    file: Path
    line: int
    said: Said


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What could be made of a folder."""

    systems: tuple[OutsideSystem, ...] = ()
    mailboxes: tuple[Postbox, ...] = ()
    problems: tuple[Problem, ...] = ()

    def close(self) -> None:
        """Let go of all connections, and end what is under way."""
        for made in (*self.systems, *self.mailboxes):
            made.close()


def load_systems(folder: Path, secrets: Secrets, clock: Clock) -> Catalogue:
    """The systems and mailboxes that the files `*.toml` in `folder` describe, by file name.

    A folder that is not there describes none. No connection is made.
    """
    systems: list[OutsideSystem] = []
    mailboxes: list[Postbox] = []
    problems: list[Problem] = []
    keys: dict[str, Path] = {}
    for file in sorted(folder.glob("*.toml")):
        try:
            description = read_description(file)
            _once(description, keys)
            made = make_system(description, secrets, clock)
        except InvalidInput as fault:
            problems.append(Problem(file, getattr(fault, "line", 0), fault.said))
            continue
        if description.kind == MAILBOX:
            mailboxes.append(cast("Postbox", made))
        else:
            systems.append(made)
    return Catalogue(tuple(systems), tuple(mailboxes), tuple(problems))


def make_system(description: Description, secrets: Secrets, clock: Clock) -> OutsideSystem:
    """What one description describes: a `Postbox` for a mailbox. Raises InvalidInput."""
    module, _, function = MAKERS[description.kind].partition(":")
    maker = cast("Maker", getattr(import_module(module), function))
    made = maker(description, secrets, clock)
    description.done()
    return made


def _once(description: Description, keys: dict[str, Path]) -> None:
    first = keys.setdefault(description.key, description.described_in)
    if first != description.described_in:
        said = Said(
            _TWICE.nl.format(key=description.key, other=first.name),
            _TWICE.en.format(key=description.key, other=first.name),
        )
        raise BadDescription(description.described_in, 0, said)
