"""Contacts under way are on the disk when the program ends, whatever went wrong just before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from kcc_desktop.domain.drafts import Draft, begun
from kcc_desktop.domain.errors import WorkspaceFault
from kcc_desktop.domain.said import Said
from kcc_desktop.viewmodels.draft_keeper import DraftKeeper
from tests.gui.town import NOW


class Disk:
    """Has no room the first time."""

    def __init__(self) -> None:
        self.full = True
        self.kept: list[int] = []

    def keep(self, drafts: Sequence[Draft]) -> datetime:
        if self.full:
            self.full = False
            raise WorkspaceFault(Said("vol", "full"))
        self.kept = [draft.id for draft in drafts]
        return NOW

    def forget(self, draft_id: int) -> None:
        """That one was not there."""

    def close(self) -> None:
        """Nothing to let go of."""


@pytest.mark.parametrize("forgotten", [False, True])
def test_what_failed_as_the_program_ended_is_written_again(qtbot: QtBot, forgotten: bool) -> None:
    keeper, disk, draft = DraftKeeper(), Disk(), begun(NOW)
    keeper.changed(draft)
    keeper.use(disk)  # type: ignore[arg-type]
    if forgotten:
        keeper.forget(draft.id)
    keeper.close()
    assert disk.kept == ([] if forgotten else [draft.id])
