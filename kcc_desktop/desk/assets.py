"""The files that the build made of `ui/` and `resources/`, wherever the package is installed.

Names are paths below `_assets` with forward slashes: "icons/search.svg", "kcc_en.qm".
"""

from __future__ import annotations

from pathlib import Path

# Qt's libraries can't be loaded from within an archive, so the package always stands in a folder;
# importlib.resources, for which the first window would wait, is not needed.
_FOLDER = Path(__file__).parents[1] / "_assets"


def path(name: str) -> Path:
    """Where the asset `name` stands, for Qt to read it by itself."""
    return _FOLDER / name


def read_bytes(name: str) -> bytes:
    """The content of the asset `name`; FileNotFoundError when the build made no such file."""
    return (_FOLDER / name).read_bytes()


def read_text(name: str) -> str:
    """The UTF-8 text of the asset `name`; FileNotFoundError when the build made no such file."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def names(folder: str) -> tuple[str, ...]:
    """The names of the files in the asset folder `folder`, in order; each fit for `read_bytes`."""
    found = (entry.name for entry in (_FOLDER / folder).iterdir() if entry.is_file())
    return tuple(f"{folder}/{name}" for name in sorted(found))
