"""How the rows of an editor's piles read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kcc_desktop.domain.article_versions import VersionState
from kcc_desktop.domain.knowledge import ArticleState
from kcc_desktop.domain.missed import MissedSearch
from kcc_desktop.domain.moments import local, short_day
from kcc_desktop.services.ports_knowledge import ArticleLine, Feedback
from kcc_desktop.views.article_row_delegate import RowFace

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language

translate = QCoreApplication.translate


class Faces:
    """Gives the face of a row in the language of the window."""

    def __init__(self, language: Language, clock: Callable[[], datetime]) -> None:
        self._language, self._clock = language, clock

    def face(self, row: ArticleLine | Feedback | MissedSearch) -> RowFace:
        """How `row` reads."""
        if isinstance(row, MissedSearch):
            last = translate("Editing", "laatst %1").replace("%1", self._day(row.last_day))
            return RowFace(row.shown, last, f"{row.times}x", "bad")
        if isinstance(row, Feedback):
            detail = f"{row.who}, {self._day(local(row.at).date())}: {row.text}"
            return RowFace(row.article_title, detail)
        badge, tone = self._state(row)
        return RowFace(row.open_title or row.title, self._detail(row), badge, tone)

    def _detail(self, row: ArticleLine) -> str:
        if row.open_who and row.open_at:
            who = translate("Editing", "%1 schrijft eraan").replace("%1", row.open_who)
            return f"{who} · {self._day(local(row.open_at).date())}"
        updated = translate("Editing", "bijgewerkt %1")
        parts = [updated.replace("%1", self._day(local(row.updated_at).date())), row.owner]
        if row.review_on:
            review = translate("Editing", "controleren %1")
            parts.append(review.replace("%1", self._day(row.review_on)))
        return " · ".join(filter(None, parts))

    def _state(self, row: ArticleLine) -> tuple[str, str]:
        if row.open_state is VersionState.PLANNED:
            return translate("Editing", "gepland"), "info"
        if row.open_state is VersionState.DRAFT:
            return translate("Editing", "concept"), "warn"
        if row.state is ArticleState.WITHDRAWN:
            return translate("Editing", "ingetrokken"), "bad"
        if row.review_on and row.review_on < local(self._clock()).date():
            return translate("Editing", "controle te laat"), "bad"
        return "", "info"

    def _day(self, day: date) -> str:
        return short_day(day, self._language, local(self._clock()).date())
