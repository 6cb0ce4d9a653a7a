"""Opens, makes and upgrades workspaces. SQLAlchemy is loaded by the first of these calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcc_desktop.store.unit_of_work import SqlWorkspace

# The window's first paint must not wait for SQLAlchemy, so it is imported where it is used.
# ruff: noqa: PLC0415


def open_workspace(url: str, *, read_only: bool = False) -> SqlWorkspace:
    """Opens the workspace at `url` (see `store.places.place_of`).

    Raises:
        WorkspaceFault: a subclass that says what is wrong: missing, damaged, newer, older, ...
        InvalidInput: when `url` is no address of a workspace.
    """
    from kcc_desktop.store import opening

    return opening.opened(url, read_only=read_only)


def create_workspace(url: str) -> SqlWorkspace:
    """Makes a workspace at `url`, where nothing may stand yet, and opens it.

    Raises:
        WorkspaceFault: when the file or the database can't be made.
        InvalidInput: when something stands there already, or `url` is no address.
    """
    from kcc_desktop.store import opening

    return opening.created(url)


def upgrade_workspace(url: str) -> None:
    """Brings the tables of the workspace at `url` to this version; does nothing where they are.

    Raises:
        WorkspaceFault: when it can't be opened or changed, or is of a newer version.
    """
    from kcc_desktop.store import opening

    opening.upgraded(url)
