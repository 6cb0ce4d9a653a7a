"""Builds the sample workspace, and keeps the one of today in the user's cache folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from kcc_desktop.demo.edition import edition
from kcc_desktop.domain.errors import Interrupted, WorkspaceFault
from kcc_desktop.domain.moments import ZONE, local
from kcc_desktop.domain.said import Said
from kcc_desktop.store.file_search import FileSearch
from kcc_desktop.store.workspace import create_workspace

if TYPE_CHECKING:
    from kcc_desktop.demo.outside_world import OutsideWorld

#: When Suzanne calls: the moment from which a sample of another day than this is seen.
_CALL = time(10, 43)
_STOPPED = Said("Het maken van het voorbeeld is gestopt.", "Making the sample was stopped.")


def _always() -> bool:
    return True


def build(
    url: str, today: date, wanted: Callable[[], bool] = _always, outside: Path | None = None
) -> None:
    """Makes a workspace at `url` and fills it with the sample for `today`.

    What the sample's outside systems hold is put into the folder `outside`; without it they are
    only there while the workspace is filled from them. Raises WorkspaceFault, InvalidInput when
    something stands there already, or Interrupted once `wanted` says no.
    """
    # Who opens the sample that is there does not wait for what makes it.
    from kcc_desktop.demo.content import load  # noqa: PLC0415
    from kcc_desktop.demo.fill import fill  # noqa: PLC0415
    from kcc_desktop.demo.outside_world import write_world  # noqa: PLC0415
    from kcc_desktop.demo.sample import make_sample  # noqa: PLC0415
    from kcc_desktop.demo.told_outside import told_outside  # noqa: PLC0415

    _go_on(wanted)
    content = load()
    _go_on(wanted)
    sample = make_sample(content, today, _seen_at(today))
    _go_on(wanted)
    workspace = create_workspace(url)
    try:
        _go_on(wanted)
        with TemporaryDirectory(prefix="kcc-desktop-demo-") as beside:
            folder = outside or Path(beside)
            write_world(folder, sample)
            told = told_outside(folder, sample)
        _go_on(wanted)
        fill(workspace, sample, told)
    finally:
        workspace.close()


def _go_on(wanted: Callable[[], bool]) -> None:
    if not wanted():
        raise Interrupted(_STOPPED)


def demo_url(today: date, wanted: Callable[[], bool] = _always) -> str:
    """The URL of the sample workspace for `today`, which is made when it is not there yet.

    It stands in the user's cache folder, under the day and the edition that this program makes.
    What was made for days before yesterday is removed; later ones may be in use elsewhere.
    Raises WorkspaceFault, or Interrupted once `wanted` says no: then nothing of it is left.
    """
    folder = user_cache_path("kcc-desktop", appauthor=False) / "demo"
    file = folder / f"{today.isoformat()}-{edition()}.db"
    url = f"sqlite:///{file.as_posix()}"
    if not _usable(url):
        _clear_out(folder, today - timedelta(days=1))
        _build_whole(file, today, wanted)
    return url


def _clear_out(folder: Path, first_kept: date) -> None:
    """Removes the samples of days before `first_kept`."""
    for file in folder.glob("????-??-??*.db"):
        # ISO days are in order as text too.
        if file.name[: len("2026-03-04")] < first_kept.isoformat():
            _remove(file)
            rmtree(_world_of(file), ignore_errors=True)


def _usable(url: str) -> bool:
    """Whether it is there, whole, and of this version."""
    try:
        FileSearch(url).close()
    except WorkspaceFault:
        return False
    return True


def _build_whole(file: Path, today: date, wanted: Callable[[], bool]) -> None:
    """Under a name of its own first, so that nobody finds half of it.

    Who was first meanwhile stays: that one may be in use.
    """
    beside = file.with_name(f"{file.stem}.{os.getpid()}.part")
    try:
        build(f"sqlite:///{beside.as_posix()}", today, wanted, _world_of(beside))
        if not _usable(f"sqlite:///{file.as_posix()}"):
            _remove(file)
            _put_in_place(_world_of(beside), _world_of(file))
            beside.replace(file)
    finally:
        _remove(beside)
        rmtree(_world_of(beside), ignore_errors=True)


def outside_systems(url: str) -> OutsideWorld:
    """The outside systems of the sample that `demo_url` gave, running until they are closed."""
    from kcc_desktop.demo.outside_world import OutsideWorld  # noqa: PLC0415

    return OutsideWorld(_world_of(Path(url.removeprefix("sqlite:///"))))


def _world_of(file: Path) -> Path:
    """Where the outside systems of a sample keep what they hold."""
    return file.with_name(f"{file.name}.outside")


def _put_in_place(made: Path, place: Path) -> None:
    """What was there belonged to a sample that could not be used."""
    rmtree(place, ignore_errors=True)
    with suppress(OSError):  # another program made the same meanwhile
        made.rename(place)


def _remove(file: Path) -> None:
    """A file that another program still has open stays for another day."""
    for one in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        with suppress(OSError):
            one.unlink(missing_ok=True)


def _seen_at(today: date) -> datetime:
    """Now, when `today` is this very day, so that registers were asked a moment ago."""
    now = datetime.now(UTC)
    return now if local(now).date() == today else datetime.combine(today, _CALL, ZONE)
