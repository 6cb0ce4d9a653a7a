"""The categories and sources of Signalen, and which of them a report of ours gets."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import SystemFault, SystemRejected
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Examined, Verdict
from kcc_desktop.domain.words import fold
from kcc_desktop.registers import loose
from kcc_desktop.registers.signalen_states import channel_of

if TYPE_CHECKING:
    from kcc_desktop.domain.systems import NewReport
    from kcc_desktop.registers.signalen_asking import Asking
    from kcc_desktop.registers.signalen_options import Options
    from kcc_desktop.services.ports_systems import Deadline

#: Both change a few times a year.
KEPT_S = 3_600.0

_ALL_KINDS = Said("De soorten in de beschrijving bestaan.", "The kinds in its description exist.")
_MEND_KINDS = Said(
    "Kijk [signalen.kinds] in de beschrijving na.", "Check [signalen.kinds] in its description."
)


@dataclass(frozen=True, slots=True)
class Category:
    """A sub category by its slugs and name."""

    main: str
    sub: str
    name: str


class Categories:
    """What Signalen divides reports into, asked once an hour. Everything raises SystemFault."""

    def __init__(
        self, asking: Asking, options: Options, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._asking = asking
        self._options = options
        self._kinds = {fold(kind): slugs for kind, slugs in options.kinds.items()}
        self._now = now
        self._categories: tuple[float, list[Category]] | None = None
        self._sources: tuple[float, list[str]] | None = None

    def of(self, report: NewReport, deadline: Deadline) -> Category:
        """The category for a report: as the description says, else by its name.

        Raises SystemRejected when it has none.
        """
        listed = self._listed(deadline)
        wanted = [fold(word) for word in (report.product, report.kind) if word]
        slugs = next((self._kinds[word] for word in wanted if word in self._kinds), None)
        for one in listed:
            if (one.main, one.sub) == slugs or (slugs is None and fold(one.name) in wanted):
                return one
        raise SystemRejected(_no_kind(self._asking.name, report.kind), system=self._asking.name)

    def address(self, category: Category) -> str:
        """The address of a category, by which Signalen wants it named."""
        terms = f"{self._asking.base_path}public/terms/categories"
        return f"{terms}/{category.main}/sub_categories/{category.sub}"

    def source(self, channel: str, deadline: Deadline) -> str:
        """The source for a channel: as the description says, else one whose name says so.

        Raises SystemRejected when there is none: Signalen takes no report without.
        """
        named = self._options.sources.get(channel) or self._options.source
        if named:
            return named
        fitting = [name for name in self._source_names(deadline) if channel_of(name) == channel]
        if not fitting:
            raise SystemRejected(_no_source(self._asking.name), system=self._asking.name)
        return fitting[0]

    def examined(self, deadline: Deadline) -> list[Examined]:
        """Whether it has the categories that the description names. Raises nothing."""
        if not self._kinds:
            return []
        try:
            known = {(one.main, one.sub) for one in self._listed(deadline)}
        except SystemFault as fault:
            return [Examined("kinds", Verdict.BAD, fault.said)]
        missing = sorted("/".join(slugs) for slugs in set(self._kinds.values()) - known)
        if not missing:
            return [Examined("kinds", Verdict.GOOD, _ALL_KINDS)]
        listed = ", ".join(missing)
        seen = Said(f"Deze categorieën kent het niet: {listed}.", f"It has no {listed}.")
        return [Examined("kinds", Verdict.BAD, seen, _MEND_KINDS)]

    def _listed(self, deadline: Deadline) -> Sequence[Category]:
        kept = self._categories
        if kept is None or self._now() - kept[0] > KEPT_S:
            found = [one for row in self._asking.categories(deadline) for one in _subs(row)]
            self._categories = kept = (self._now(), found)
        return kept[1]

    def _source_names(self, deadline: Deadline) -> Sequence[str]:
        kept = self._sources
        if kept is None or self._now() - kept[0] > KEPT_S:
            names = [loose.line(row, "name") for row in self._asking.sources(deadline)]
            self._sources = kept = (self._now(), [name for name in names if name])
        return kept[1]


def _subs(row: object) -> list[Category]:
    main = loose.line(row, "slug", longest=100)
    subs = loose.items(row, "sub_categories")
    found = [
        Category(main, loose.line(sub, "slug", longest=100), loose.line(sub, "name"))
        for sub in subs
        if loose.part(sub, "is_active") is not False
    ]
    return [one for one in found if one.main and one.sub]


def _no_kind(name: str, kind: str) -> Said:
    return Said(
        f"{name} kent geen categorie “{kind}”. De beheerder kan in de beschrijving van {name} "
        "opgeven welke categorie dit is.",
        f"{name} has no category “{kind}”. The administrator can say in the description of {name} "
        "which category this is.",
    )


def _no_source(name: str) -> Said:
    return Said(
        f"{name} wil weten via welke bron een melding komt. De beheerder kan in de beschrijving "
        f"van {name} een bron opgeven (source).",
        f"{name} wants to know from which source a report comes. The administrator can give one "
        f"in the description of {name} (source).",
    )
