"""Pictures of every view, in each language, colours, size and scale, and what is amiss in them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, product
from pathlib import Path
from typing import TYPE_CHECKING

from kcc_desktop.domain.said import Language

if TYPE_CHECKING:
    from kcc_desktop.app import Place
    from kcc_desktop.commands.offscreen import Player
    from kcc_desktop.commands.views_shown import View
    from kcc_desktop.services.ports import Clock

SIZES = ((1366, 768), (1440, 900), (3840, 2160))
SCALES = (100, 200)
SCHEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which pictures: of all languages, colours, sizes and scales the product."""

    languages: tuple[Language, ...] = tuple(Language)
    schemes: tuple[str, ...] = SCHEMES
    sizes: tuple[tuple[int, int], ...] = SIZES
    scales: tuple[int, ...] = SCALES

    @property
    def processes(self) -> Iterator[tuple[Language, int]]:
        """Language and scale, which a process can have one of."""
        return product(self.languages, self.scales)


def picture_all(wanted: Wanted, where: Sequence[str], out: Path) -> list[str]:
    """Save all pictures in the folder `out`; gives what is amiss in them, a line each.

    `where` are the options that say which workspace is pictured. Raises OSError, and
    subprocess.CalledProcessError when a window could not be pictured.
    """
    out.mkdir(parents=True, exist_ok=True)
    amiss: list[str] = []
    for language, scale in wanted.processes:
        amiss += _in_a_process(wanted, language, scale, [*where, "--out", str(out)])
    return amiss


def _in_a_process(
    wanted: Wanted, language: Language, scale: int, options: Sequence[str]
) -> list[str]:
    """Contacts that are begun for a picture stay out of the folder of this user."""
    sizes = [word for w, h in wanted.sizes for word in ("--size", f"{w}x{h}")]
    colours = [f"--{one}" for one in wanted.schemes] if len(wanted.schemes) == 1 else []
    look = ["--lang", language, "--scale", str(scale), *sizes, *colours]
    command = [sys.executable, "-m", "kcc_desktop", "screenshot", "--part", *look, *options]
    with tempfile.TemporaryDirectory(prefix="kcc-pictures-") as folder:
        environment = os.environ | {"XDG_DATA_HOME": folder, "XDG_STATE_HOME": folder}
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise subprocess.CalledProcessError(done.returncode, command, stderr=done.stderr)
    return done.stdout.splitlines()


def picture_part(wanted: Wanted, place: Place, out: Path, clock: Clock) -> list[str]:
    """The pictures of one language and scale, in this process."""
    from kcc_desktop.commands.views_shown import VIEWS

    amiss: list[str] = []
    for login, views in groupby(VIEWS, key=lambda view: view.login):
        amiss += _pictures(list(views), wanted, _at(place, login), out, clock)
    return amiss


def _at(place: Place, login: str) -> Place:
    from dataclasses import replace

    return replace(place, login=place.login or login)


def _pictures(
    views: Sequence[View], wanted: Wanted, place: Place, out: Path, clock: Clock
) -> list[str]:
    from kcc_desktop.commands.offscreen import Look, playing

    (language,), (scale,) = wanted.languages, wanted.scales
    amiss: list[str] = []
    with playing(place, language, Look(wanted.sizes[0], scale), clock) as player:
        for view in views:
            player.begin_anew()
            view.show(player)
            for size in wanted.sizes:
                amiss += _picture_at(player, size, (view.name, language, scale), wanted, out)
    return amiss


def _picture_at(
    player: Player,
    size: tuple[int, int],
    named: tuple[str, str, int],
    wanted: Wanted,
    out: Path,
) -> list[str]:
    from kcc_desktop.commands.legible import faults_of
    from kcc_desktop.desk.tokens import Scheme

    view, language, scale = named
    player.resize(size, scale)
    name = f"{view}-{language}-{size[0]}x{size[1]}-{scale}"
    for scheme in wanted.schemes:
        player.workplace.theme.fix(Scheme(scheme))
        player.settle()
        player.picture(out / f"{name}-{scheme}.png")
    faults = [*_larger(player, size, scale), *faults_of(player.window)]
    return [f"{name}: {fault}" for fault in faults]


def _larger(player: Player, size: tuple[int, int], scale: int) -> Iterator[str]:
    """Whether the window would not become as small as that screen."""
    window = player.window
    width, height = (side * 100 // scale for side in size)
    if window.width() > width or window.height() > height:
        yield f"the window stays {window.width()} by {window.height()}"
