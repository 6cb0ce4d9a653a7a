"""Managing lists, people and service formulas, one row at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import InvalidInput, NotAllowed
from kcc_desktop.domain.managed_checks import Known, Problem, problems_of, still_administered
from kcc_desktop.domain.managing import SHAPES, Row, Sheet, Sort
from kcc_desktop.domain.organisation import Role
from kcc_desktop.domain.roles import may, require
from kcc_desktop.domain.said import Said
from kcc_desktop.services.ports import Work, Workspace

_LAST = Said(
    "Zo kan niemand meer beheren. Geef eerst iemand anders de rol beheerder.",
    "Then nobody could administer any more. Give somebody else the role of administrator first.",
)
_SIGNS_IN = Said(
    "Deze collega is nog een gebruiker. Haal eerst die gebruiker uit gebruik.",
    "This colleague is still a user. Take that user out of use first.",
)


@dataclass(frozen=True, slots=True)
class Whole:
    """A sheet as it is shown: its rows, and per sheet it refers to (None: products) the keys in
    use with how they are called.
    """

    sheet: Sheet
    rows: tuple[Row, ...]
    refs: dict[Sheet | None, tuple[tuple[str, str], ...]]

    @property
    def known(self) -> Known:
        """The same keys as the checks want them."""
        return {
            of: frozenset(key.casefold() for key, _ in pairs) for of, pairs in self.refs.items()
        }


class Administer:
    """Manages sheets as `actor`."""

    def __init__(self, workspace: Workspace, actor: Actor) -> None:
        self._workspace = workspace
        self._actor = actor

    def sheets(self) -> Sequence[Sheet]:
        """The sheets that this actor may manage."""
        return [sheet for sheet, shape in SHAPES.items() if may(self._actor, shape.right)]

    def sheet(self, sheet: Sheet) -> Whole:
        """All of one sheet. Raises NotAllowed, WorkspaceFault."""
        require(self._actor, SHAPES[sheet].right)
        with self._workspace.look() as work:
            return whole(work, sheet)

    def save(self, row: Row, *, key: str) -> Row:
        """Adds a row (`id` 0) or changes one, based on `row.version`; gives it as it then stands.

        A repeated `key` changes nothing and gives what the first attempt gave.

        Raises:
            InvalidInput: with all that is wrong in it.
            Conflict: someone was first, or its key is taken.
            NotAllowed: the actor's role does not include it, or nobody would be left who may.
            WorkspaceFault: then nothing was changed.
        """
        require(self._actor, SHAPES[row.sheet].right)
        with self._workspace.work(self._actor) as work:
            check(row, whole(work, row.sheet))
            saved = work.managed.put(row, key=key)
            forbid_stranding(work, [saved])
            return saved


def whole(work: Work, sheet: Sheet) -> Whole:
    """All of one sheet, with what its fields may name."""
    named = {field.of for field in SHAPES[sheet].fields if field.sort is Sort.REF}
    refs = {of: _named(work, of) for of in named}
    return Whole(sheet, tuple(work.managed.rows(sheet)), refs)


def check(row: Row, standing: Whole) -> None:
    """Raises InvalidInput with everything that is wrong with `row`."""
    problems = [*problems_of(row, standing.known), *_wrong_keys(row, standing)]
    if not problems:
        return
    shape = SHAPES[row.sheet]
    named = [(shape.field(one.field).said, one.said) for one in problems]
    raise InvalidInput(
        Said(
            "\n".join(f"{name.nl}: {said.nl}" for name, said in named),
            "\n".join(f"{name.en}: {said.en}" for name, said in named),
        )
    )


def _wrong_keys(row: Row, standing: Whole) -> Iterator[Problem]:
    """A key belongs to one row, and for as long as that stands. (Of a new row the store tells: it
    knows an attempt that is made again.)
    """
    name = SHAPES[row.sheet].keys[-1]
    for other in standing.rows:
        if row.id and other.id != row.id and other.key == row.key:
            yield Problem(name, Said("die is er al.", "there is one already."))
        if other.id == row.id and other.key != row.key and row.sheet is not Sheet.LOCATIONS:
            fixed = Said("verandert nooit meer; maak een nieuwe.", "never changes; add a new one.")
            yield Problem(name, fixed)


def forbid_stranding(work: Work, changed: Sequence[Row]) -> None:
    """Raises NotAllowed when nobody is left to administer, or a user has no colleague any more."""
    agents = work.managed.rows(Sheet.AGENTS)
    lost = any(row.sheet is Sheet.AGENTS and _gives_up(row) for row in changed)
    if lost and not still_administered(agents):
        raise NotAllowed(_LAST)
    gone = {row["key"] for row in changed if row.sheet is Sheet.COLLEAGUES and not row.active}
    if any(row.active and row["colleague"] in gone for row in agents):
        raise NotAllowed(_SIGNS_IN)


def _gives_up(row: Row) -> bool:
    return not (row.active and row["role"] == Role.ADMINISTRATOR)


def _named(work: Work, of: Sheet | None) -> tuple[tuple[str, str], ...]:
    if of is None:
        return tuple(work.managed.products())
    rows = [row for row in work.managed.rows(of) if row.active]
    return tuple((row[SHAPES[of].keys[0]], _called(row)) for row in rows)


def _called(row: Row) -> str:
    """How a row is called where another one refers to it."""
    if row.sheet is Sheet.COLLEAGUES:
        return f"{row['first_name']} {row['surname']}".strip()
    return row["name"]
