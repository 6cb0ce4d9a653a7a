"""Who can be given work in the dialog of reassigning: colleagues, groups and departments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kcc_desktop.desk import plain
from kcc_desktop.domain.board import deal_out
from kcc_desktop.domain.handover import Target
from kcc_desktop.domain.moments import short_day
from kcc_desktop.domain.words import fold

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.board import Board, Colleague

translate = QCoreApplication.translate


class ReceiverKind(StrEnum):
    """What somebody or something is that gets work."""

    COLLEAGUE = "colleague"
    GROUP = "group"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody or something that can be given work.

    `open` is how much they have; `absent` that they can't be given any now, `detail` says why or
    where they are.
    """

    kind: ReceiverKind
    id: int
    name: str
    detail: str
    open: int = 0
    absent: bool = False

    @property
    def target(self) -> Target:
        """Where the work goes."""
        if self.kind is ReceiverKind.COLLEAGUE:
            return Target(None, None, self.id)
        if self.kind is ReceiverKind.GROUP:
            return Target(None, self.id)
        return Target(self.id)


def receivers(
    board: Board, language: Language, own: frozenset[str] = frozenset()
) -> tuple[Receiver, ...]:
    """All of them: colleagues, then groups and departments.

    Of the colleagues those who are there come first, and among them those of the departments that
    are called as in `own`.
    """
    names = {one.id: plain.line(one.name, 60) for one in board.departments}
    people = [
        Receiver(
            ReceiverKind.COLLEAGUE,
            one.employee_id,
            plain.line(one.name, 60),
            _detail(one, language),
            one.open,
            one.away is not None,
        )
        for one in sorted(
            board.colleagues,
            key=lambda one: (one.away is not None, one.department not in own, one.name),
        )
    ]
    groups = [
        Receiver(
            ReceiverKind.GROUP, one.id, plain.line(one.name, 60), names.get(one.department_id, "")
        )
        for one in board.groups
    ]
    wholes = [
        Receiver(
            ReceiverKind.DEPARTMENT, id_, name, translate("ReassignReceivers", "hele afdeling")
        )
        for id_, name in names.items()
    ]
    return (*people, *groups, *wholes)


def matching(all_: Sequence[Receiver], text: str) -> tuple[Receiver, ...]:
    """Those of which the name or the department holds every typed word."""
    words = fold(text).split()
    return tuple(
        one for one in all_ if all(word in fold(f"{one.name} {one.detail}") for word in words)
    )


def preview(chosen: Sequence[Receiver], handovers: int) -> str:
    """What each of the chosen colleagues would have: `Anja 12 → 15 · Joris 8 → 11`."""
    people = [one for one in chosen if one.kind is ReceiverKind.COLLEAGUE]
    if not people:
        return ""
    loads = {one.id: one.open for one in people}
    dealt = list(deal_out(range(handovers), loads).values())
    parts = [f"{one.name} {one.open} → {one.open + dealt.count(one.id)}" for one in people]
    return " · ".join(parts)


def _detail(one: Colleague, language: Language) -> str:
    """The department, and until when somebody is absent and who stands in."""
    words = [plain.line(one.department, 60)]
    if one.away is not None:
        until = short_day(one.away.until_day, language)
        words.append(translate("ReassignReceivers", "afwezig t/m %1").replace("%1", until))
    if one.away is not None and one.replaced_by:
        said = translate("ReassignReceivers", "%1 vervangt")
        words.append(said.replace("%1", plain.line(one.replaced_by, 60)))
    return " · ".join(word for word in words if word)
