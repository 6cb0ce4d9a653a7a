"""Words that change with their number: lupdate knows plural forms in `tr`, not in `translate`."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject


class Numbers(QObject):
    """Says how many there are, in the plural form that fits."""

    def contacts(self, count: int) -> str:
        """How many contacts there were."""
        return self.tr("%n contact(en)", "", count)

    def open_reports(self, count: int) -> str:
        """How many reports are not finished."""
        return self.tr("%n melding(en) open", "", count)

    def doubles(self, count: int) -> str:
        """How many doubles are linked."""
        return self.tr("%n dubbele(n) gekoppeld", "", count)

    def days_left(self, count: int) -> str:
        """How many days are left for what is open."""
        return self.tr("open · nog %n dag(en)", "", count)

    def present(self, count: int) -> str:
        """How many colleagues are there now."""
        return self.tr("nu %n collega(’s) bereikbaar", "", count)

    def well(self, count: int) -> str:
        """How many sources do well."""
        return self.tr("%n bron(nen) in orde", "", count)


@cache
def numbers() -> Numbers:
    """The one that is used everywhere."""
    return Numbers()
