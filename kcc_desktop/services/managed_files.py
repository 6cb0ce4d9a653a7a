"""Managed sheets as files: written out, looked through before anything is kept, brought in whole.

Cells that a spreadsheet would take for a formula begin with an apostrophe, which is taken off again
when the file comes back.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.cells import as_typed, neutral
from kcc_desktop.domain.errors import Conflict, InvalidInput
from kcc_desktop.domain.managed_checks import Known, problems_of
from kcc_desktop.domain.managing import ACTIVE, NO, SHAPES, YES, Row, Sheet
from kcc_desktop.domain.roles import require
from kcc_desktop.domain.said import Said
from kcc_desktop.services.administer import Whole, forbid_stranding, whole
from kcc_desktop.services.imports.csv_records import csv_records
from kcc_desktop.services.imports.json_records import json_records
from kcc_desktop.services.imports.records import Record
from kcc_desktop.services.imports.source_file import SourceFile, inspect
from kcc_desktop.services.ports import Put, Work, Workspace

LARGEST, MOST_ROWS = 5 << 20, 20_000

_TOO_LARGE = Said(
    f"Dit bestand is te groot: hoogstens 5 MB en {MOST_ROWS} regels.",
    f"This file is too large: at most 5 MB and {MOST_ROWS} rows.",
)
_CHANGED = Said(
    "Sinds u het bestand bekeek, heeft iemand deze lijst gewijzigd. Bekijk het opnieuw; er is "
    "niets ingelezen.",
    "Somebody changed this list since you looked at the file. Look again; nothing was brought in.",
)


class FileForm(StrEnum):
    """How a sheet is written."""

    CSV = "csv"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong in a file: the line (JSON: the how manieth row), the field, and why."""

    place: str
    field: Said
    said: Said


@dataclass(frozen=True, slots=True)
class Preview:
    """What bringing a file in would do. With `troubles` it can't be done."""

    sheet: Sheet
    changes: tuple[tuple[Put, Row], ...]
    same: int
    troubles: tuple[Trouble, ...]

    def count(self, put: Put) -> int:
        """How many rows would be new, changed or the same."""
        return self.same if put is Put.SAME else sum(one is put for one, _ in self.changes)


class ManagedFiles:
    """Writes and reads sheets as `actor`."""

    def __init__(self, workspace: Workspace, actor: Actor) -> None:
        self._workspace = workspace
        self._actor = actor

    def write(self, sheet: Sheet, form: FileForm) -> str:
        """All rows of a sheet as the text of a file. Raises NotAllowed, WorkspaceFault."""
        require(self._actor, SHAPES[sheet].right)
        with self._workspace.look() as work:
            rows = work.managed.rows(sheet)
        return _as_json(sheet, rows) if form is FileForm.JSON else _as_csv(sheet, rows)

    def preview(self, sheet: Sheet, path: Path) -> Preview:
        """What the file would change, and everything that is wrong in it. Changes nothing.

        Raises InvalidInput (no such file, too large, no CSV or JSON), NotAllowed, WorkspaceFault.
        """
        require(self._actor, SHAPES[sheet].right)
        records = _records(inspect(path))
        with self._workspace.look() as work:
            return _compared(sheet, records, whole(work, sheet))

    def bring_in(self, preview: Preview, *, key: str) -> int:
        """Keeps what was looked through, all of it or nothing; gives how many rows changed.

        A repeated `key` changes nothing. Raises InvalidInput (it has troubles), Conflict (the sheet
        is no longer what it was), NotAllowed, WorkspaceFault.
        """
        require(self._actor, SHAPES[preview.sheet].right)
        if preview.troubles:
            first = preview.troubles[0]
            raise InvalidInput(first.said)
        with self._workspace.work(self._actor) as work:
            try:
                saved = _put_all(work, preview, key)
            except Conflict as fault:
                raise Conflict(_CHANGED, winner=fault.winner, version=fault.version) from fault
            forbid_stranding(work, saved)
            return len(preview.changes)


def _put_all(work: Work, preview: Preview, key: str) -> list[Row]:
    """New rows first, without what they say of rows of this sheet that may not be there yet."""
    own = [one.name for one in SHAPES[preview.sheet].fields if one.of is preview.sheet]
    saved: list[Row] = []
    left: list[Row] = []
    for place, (put, row) in enumerate(preview.changes):
        if put is Put.CHANGED:
            left.append(row)
            continue
        bare = row.with_values(**dict.fromkeys(own, ""))
        kept = work.managed.put(bare, key=f"{key}/{place}")
        saved.append(kept)
        if any(row[name] for name in own):
            left.append(replace(row, id=kept.id, version=kept.version))
    saved.extend(work.managed.put(row, key=f"{key}/left/{place}") for place, row in enumerate(left))
    return saved


def _records(source: SourceFile) -> list[Record]:
    if source.size > LARGEST:
        raise InvalidInput(_TOO_LARGE)
    reading = json_records if source.path.suffix.lower() == ".json" else csv_records
    found: list[Record] = []
    for record in reading(source, lambda _taken: None):
        found.append(record)
        if len(found) > MOST_ROWS:
            raise InvalidInput(_TOO_LARGE)
    return found


def _compared(sheet: Sheet, records: Sequence[Record], standing: Whole) -> Preview:
    by_key = {row.key: row for row in standing.rows}
    read = [(record, _row(sheet, record, by_key)) for record in records]
    known = _with_own(standing, [row for _, row in read])
    troubles: list[Trouble] = []
    changes: list[tuple[Put, Row]] = []
    seen: set[tuple[str, ...]] = set()
    for record, row in read:
        troubles.extend(_troubles(record, row, known, seen))
        seen.add(row.key)
        before = by_key.get(row.key)
        if before is None or not row.says_the_same(before):
            changes.append((Put.NEW if before is None else Put.CHANGED, row))
    same = len(read) - len(changes)
    return Preview(sheet, tuple(changes), same, tuple(troubles))


def _row(sheet: Sheet, record: Record, by_key: dict[tuple[str, ...], Row]) -> Row:
    """The row as the file has it; what the file doesn't mention stays as it is."""
    given = {
        one.name: _cell(record, one.name)
        for one in SHAPES[sheet].fields
        if one.name in record.values
    }
    row = Row(sheet, given)
    before = by_key.get(row.key)
    active = _cell(record, ACTIVE.name)
    if before is None:
        return replace(row, active=active != NO)
    return replace(
        before.with_values(**given), active=before.active if not active else active != NO
    )


def _cell(record: Record, name: str) -> str:
    held = record.values.get(name, ())
    text = str(held[0]) if held else ""
    text = text.replace("\r\n", "\n").strip()
    return as_typed(text)


def _with_own(standing: Whole, rows: Sequence[Row]) -> Known:
    """The keys that may be named: those that stand, and those that come with the file."""
    known = dict(standing.known)
    if standing.sheet in known:
        own = frozenset(row.key[0] for row in rows if row.active)
        known[standing.sheet] = known[standing.sheet] | own
    return known


def _troubles(
    record: Record, row: Row, known: Known, seen: set[tuple[str, ...]]
) -> Iterator[Trouble]:
    shape = SHAPES[row.sheet]
    for problem in record.problems:
        yield Trouble(record.place, Said("regel", "row"), problem.reason)
    unknown = set(record.values) - {one.name for one in shape.fields} - {ACTIVE.name}
    for name in sorted(unknown):
        field = Said(name, name)
        yield Trouble(record.place, field, Said("deze kolom bestaat niet.", "no such column."))
    if _cell(record, ACTIVE.name) not in ("", YES, NO):
        yield Trouble(record.place, ACTIVE.said, Said("schrijf ja of nee.", "write ja or nee."))
    for one in problems_of(row, known):
        yield Trouble(record.place, shape.field(one.field).said, one.said)
    if row.key in seen:
        keys = shape.field(shape.keys[-1]).said
        twice = Said("staat twee keer in dit bestand.", "stands in this file twice.")
        yield Trouble(record.place, keys, twice)


def _as_csv(sheet: Sheet, rows: Sequence[Row]) -> str:
    names = [one.name for one in SHAPES[sheet].fields]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*names, ACTIVE.name])
    for row in rows:
        cells = [neutral(row[name]) for name in names]
        writer.writerow([*cells, YES if row.active else NO])
    return "\ufeff" + out.getvalue()  # by which spreadsheets know that it is UTF-8


def _as_json(sheet: Sheet, rows: Sequence[Row]) -> str:
    names = [one.name for one in SHAPES[sheet].fields]
    listed = [
        {name: row[name] for name in names} | {ACTIVE.name: YES if row.active else NO}
        for row in rows
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
