"""Whose contact it is and what it is about, as chips that can be taken away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from kcc_desktop.desk import icons, plain
from kcc_desktop.domain.drafts import Draft, LinkedReport, Someone

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.viewmodels.contacts import ContactsViewModel
    from kcc_desktop.views.flow_row import FlowRow

MOST_LETTERS = 40


class ContactLinks(QObject):
    """Shows the links of the contact in front in a `FlowRow`, and what could be linked."""

    def __init__(self, row: FlowRow, contacts: ContactsViewModel, theme: Theme) -> None:
        super().__init__(row)
        self._row, self._filling, self._theme = row, contacts.filling, theme
        self._draft: Draft | None = None
        self._offer: tuple[Someone | None, LinkedReport | None] = (None, None)
        self._first: QPushButton | None = None
        self._new_party: QAction | None = None
        self._behalf: QAction | None = None
        theme.changed.connect(self._paint)

    def use_actions(self, new_party: QAction, behalf: QAction) -> None:
        """Offer these where there is nobody yet, and where there is somebody."""
        self._new_party, self._behalf = new_party, behalf
        self._paint()

    def show_draft(self, draft: Draft) -> None:
        """Show what `draft` is linked with."""
        self._draft = draft
        self._paint()

    def offer(self, party: Someone | None, report: LinkedReport | None) -> None:
        """What is open on the desk, to be linked with one key."""
        self._offer = (party, report)
        self._paint()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first of them."""
        if self._first is not None:
            self._first.setFocus()

    @Slot()
    def _paint(self) -> None:
        draft = self._draft
        if draft is None:
            return
        chips: list[QWidget] = [
            *self._parties(draft),
            *self._reports(draft),
            *self._articles(draft),
            *self._offers(draft),
        ]
        self._first = next((chip for chip in chips if isinstance(chip, QPushButton)), None)
        self._row.replace(chips)

    def _parties(self, draft: Draft) -> list[QPushButton]:
        filling, chips = self._filling, []
        if draft.party is not None:
            chips.append(self._removable("party", draft.party.name, filling.unlink_party))
        if draft.made_by is not None:
            words = self.tr("gebeld door %1").replace("%1", draft.made_by.name)
            if draft.made_by_role:
                words = f"{words} ({draft.made_by_role})"
            chips.append(self._removable("party", words, lambda: filling.speak_for(None)))
        if draft.anonymous:
            words = self.tr("Anoniem")
            chips.append(
                self._removable("lock", words, lambda: filling.be_anonymous(anonymous=False))
            )
        if draft.party is None and not draft.anonymous:
            chips.append(
                self._offered(
                    self.tr("Anoniem"),
                    lambda: filling.be_anonymous(anonymous=True),
                    "lock",
                )
            )
            if self._new_party is not None:
                chips.append(self._given(self._new_party, "party"))
        elif draft.party is not None and draft.made_by is None and self._behalf is not None:
            chips.append(self._given(self._behalf, "party"))
        return chips

    def _given(self, action: QAction, icon: str) -> QPushButton:
        return self._offered(action.text(), action.trigger, icon)

    def _reports(self, draft: Draft) -> list[QPushButton]:
        return [
            self._removable("case", report.title, partial(self._filling.unlink_report, report.key))
            for report in draft.reports
        ]

    def _articles(self, draft: Draft) -> list[QPushButton]:
        return [
            self._removable("article", one.title, partial(self._filling.unuse, one.article_id))
            for one in draft.articles
        ]

    def _offers(self, draft: Draft) -> list[QPushButton]:
        party, report = self._offer
        new_party = party if party and (draft.party is None or draft.party.id != party.id) else None
        known = {one.key for one in draft.reports}
        new_report = report if report and report.key not in known else None
        if new_party is None and new_report is None:
            return []
        name = (new_party.name if new_party else "") or (new_report.title if new_report else "")
        words = self.tr("Koppel %1").replace("%1", plain.line(name, MOST_LETTERS))
        return [self._offered(words, lambda: self._filling.link(new_party, new_report), "double")]

    def _removable(self, icon: str, name: str, remove: Callable[[], object]) -> QPushButton:
        shown = plain.line(name, MOST_LETTERS)
        chip = self._chip(f"{shown}  ×", remove, icon)
        chip.setAccessibleName(self.tr("%1 loskoppelen").replace("%1", shown))
        chip.setToolTip(plain.tip(self.tr("%1 loskoppelen").replace("%1", plain.line(name))))
        return chip

    def _offered(self, words: str, accept: Callable[[], object], icon: str) -> QPushButton:
        chip = self._chip(words, accept, icon)
        chip.setProperty("role", "offer")
        return chip

    def _chip(self, words: str, slot: Callable[[], object], icon: str) -> QPushButton:
        chip = QPushButton(plain.label(words))
        chip.setProperty("role", "chip")
        chip.setIcon(icons.icon(icon, self._theme.colour("soft")))
        chip.clicked.connect(lambda _checked=False: slot())
        return chip
