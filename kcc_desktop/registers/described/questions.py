"""A question to a system over HTTP, as its description gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kcc_desktop.registers.asking import Ask
from kcc_desktop.registers.described.finders import Finder
from kcc_desktop.registers.described.known import Known
from kcc_desktop.registers.described.paging import Mark, Paging
from kcc_desktop.registers.described.templates import Path, Template, filled, templates_in


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and where the records stand in the answer.

    `records` finds them (the answer itself by default); `missing` are statuses that mean that there
    is nothing. `body` is the JSON, `form` the fields, with templates for texts.
    """

    method: str
    path: Path
    query: Mapping[str, Template] = field(default_factory=dict)
    body: Any = None
    form: Mapping[str, Template] | None = None
    records: Finder | None = None
    missing: frozenset[int] = frozenset({404})
    paging: Paging = field(default_factory=Paging)

    @property
    def names(self) -> frozenset[str]:
        """All values that it has a place for."""
        return self.path.needed.union(*(one.names for one in self._texts()))

    @property
    def needed(self) -> frozenset[str]:
        """The values without which it is not asked."""
        return self.path.needed.union(*(one.needed for one in self._texts()))

    def _texts(self) -> Iterator[Template]:
        yield from self.query.values()
        yield from templates_in(self.body)
        yield from (self.form or {}).values()

    def ask(self, known: Known, mark: Mark, *, reads: bool = True) -> Ask | None:
        """The request; None when a value is missing, or would lead elsewhere."""
        known = {**known, **self.paging.known(mark)}
        if "link" in mark:
            return Ask(
                self.method, str(mark["link"]), also=self.missing, reads=reads,
                shown=self.path.written,
            )  # fmt: skip
        parts = self.path.parts(known) if not self.needed - known.keys() else None
        if parts is None:
            return None
        return Ask(
            self.method,
            self.path.form,
            parts=parts,
            params=_texts(self.query, known) or None,
            also=self.missing,
            json=None if self.body is None else filled(self.body, known),
            form=None if self.form is None else _texts(self.form, known),
            reads=reads,
            shown=self.path.written,
        )

    def records_in(self, data: Any) -> Sequence[Any] | None:
        """The records of an answer; None where there is something that can't be them.

        Raises BadFinder.
        """
        found = self.records.find(data) if self.records else data
        if found is None:
            return ()
        if isinstance(found, Mapping):
            return (found,)
        return found if isinstance(found, list) else None


def _texts(templates: Mapping[str, Template], known: Known) -> dict[str, str]:
    pairs = ((name, one.value(known)) for name, one in templates.items())
    return {name: str(value) for name, value in pairs if value is not None}
