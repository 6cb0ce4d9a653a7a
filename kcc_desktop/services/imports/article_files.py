"""Records out of a folder of articles: Markdown (one article a file) and JSON (one or many)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said
from kcc_desktop.services.imports.article_json import article_values
from kcc_desktop.services.imports.article_markdown import read_markdown
from kcc_desktop.services.imports.json_records import json_records
from kcc_desktop.services.imports.keys import digest
from kcc_desktop.services.imports.records import BrokenOff, Problem, Record
from kcc_desktop.services.imports.source_file import SourceFile, inspect

LARGEST_FILE = 4 << 20  # bytes
_MARKDOWN = frozenset({".md", ".markdown"})
_KINDS = _MARKDOWN | {".json"}

_TOO_LARGE = Said("dit bestand is groter dan 4 MB", "this file is larger than 4 MB")
_UNREADABLE = Said("dit bestand is niet te lezen", "this file can't be read")
#: Under these names a record carries when its file was changed, and which one it was.
FILE_MOMENT, FILE_KEY = "file moment", "file key"


@dataclass(frozen=True, slots=True)
class ArticleFolder:
    """The files of articles under `root`, in the order of their names; links are not followed."""

    root: Path
    files: tuple[Path, ...]
    digest: str
    size: int

    def records(self, progress: Callable[[int], None]) -> Iterator[Record]:
        """One record per article; a file that can't be read is a record with that problem."""
        positions = count(1)
        taken = 0
        for path in self.files:
            for record in _records(path, path.relative_to(self.root).as_posix()):
                yield replace(record, position=next(positions))
            taken += path.stat().st_size
            progress(taken)


def inspect_folder(root: Path) -> ArticleFolder:
    """Looks through the folder. Raises InvalidInput when it holds no articles."""
    if not root.is_dir():
        raise InvalidInput(Said(f"De map {root} bestaat niet.", f"There is no folder {root}."))
    files = tuple(sorted(path for path in root.rglob("*") if _is_article(path)))
    if not files:
        raise InvalidInput(
            Said(
                f"In de map {root} staan geen artikelen (.md of .json).",
                f"The folder {root} holds no articles (.md or .json).",
            )
        )
    named = [f"{path.relative_to(root).as_posix()}:{_digest_of(path)}" for path in files]
    return ArticleFolder(root, files, digest(*named), sum(path.stat().st_size for path in files))


def _is_article(path: Path) -> bool:
    return path.suffix.lower() in _KINDS and path.is_file() and not path.is_symlink()


def _digest_of(path: Path) -> str:
    size = path.stat().st_size
    return inspect(path).digest if 0 < size <= LARGEST_FILE else str(size)


def _records(path: Path, place: str) -> Iterator[Record]:
    if path.stat().st_size > LARGEST_FILE:
        yield _unusable(place, _TOO_LARGE)
        return
    try:
        file = inspect(path)
        if path.suffix.lower() in _MARKDOWN:
            yield _markdown(file, place)
        else:
            yield from _json(file, place)
    except BrokenOff as fault:
        yield _unusable(place, fault.said)
    except InvalidInput as fault:
        yield _unusable(place, fault.said)


def _markdown(file: SourceFile, place: str) -> Record:
    with file.opened_text() as (stream, _):
        article = read_markdown(stream.read().removeprefix("\ufeff"))
    values: dict[str, Sequence[object]] = {name: [v] for name, v in article.fields.items()}
    values.setdefault("title", [article.title])
    values.setdefault("answer", [article.intro])
    values["sections"] = [
        [{"heading": section.heading, "text": section.text} for section in article.sections]
    ]
    problems = (Problem(place, "", "", article.fault),) if article.fault else ()
    return _of_file(file, Record(1, place, values, problems), place)


def _json(file: SourceFile, place: str) -> Iterator[Record]:
    many = list(json_records(file, lambda _: None, single=True))
    for number, record in enumerate(many, 1):
        named = f"{place} ({number})" if len(many) > 1 else place
        problems = tuple(replace(problem, place=named) for problem in record.problems)
        values = article_values(record.values)
        yield _of_file(file, Record(number, named, values, problems), named)


def _of_file(file: SourceFile, record: Record, key: str) -> Record:
    moment = file.modified_at.isoformat()
    return replace(record, values={**record.values, FILE_MOMENT: [moment], FILE_KEY: [key]})


def _unusable(place: str, reason: Said) -> Record:
    moment = datetime.fromtimestamp(0, UTC).isoformat()
    return Record(1, place, {FILE_MOMENT: [moment]}, (Problem(place, "", "", reason),))
