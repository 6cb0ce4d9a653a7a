"""Lists as people arranged them, kept under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.ports_lead import SavedView

MOST_LETTERS = 60
_NAMELESS = Said("Geef de weergave een naam.", "Give the view a name.")


class Views:
    """The views of `actor`, and those that are everyone's."""

    def __init__(self, workspace: Workspace, actor: Actor) -> None:
        self._workspace = workspace
        self._actor = actor

    def of(self, place: str) -> Sequence[SavedView]:
        """The views of one list (`place`), in their order."""
        with self._workspace.look() as work:
            return work.saved_views.of(self._actor.login, place)

    def keep(self, place: str, name: str, arrangement: Mapping[str, Any]) -> SavedView:
        """Keeps a view as one's own; one of the same name is replaced.

        Raises InvalidInput without a name.
        """
        named = " ".join(name.split())[:MOST_LETTERS]
        if not named:
            raise InvalidInput(_NAMELESS)
        view = SavedView(0, self._actor.login, place, named, dict(arrangement))
        with self._workspace.work(self._actor) as work:
            return work.saved_views.put(view)

    def drop(self, view: SavedView) -> None:
        """Takes one's own view away; does nothing where it isn't there."""
        with self._workspace.work(self._actor) as work:
            work.saved_views.remove(view.id, self._actor.login)
