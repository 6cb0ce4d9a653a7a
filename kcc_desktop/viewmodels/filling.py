"""What is filled in of the contact in front, by typing and by other means."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot

from kcc_desktop.domain import drafts as rules
from kcc_desktop.domain.contact import Channel, Direction

if TYPE_CHECKING:
    from kcc_desktop.domain.drafts import Draft, LinkedReport, Someone, UsedArticle
    from kcc_desktop.domain.report import ReportKey
    from kcc_desktop.viewmodels.contacts import ContactsViewModel


class Filling(QObject):
    """Fills in the contact in front of a `ContactsViewModel`; without one it does nothing."""

    def __init__(self, contacts: ContactsViewModel) -> None:
        super().__init__(contacts)
        self._contacts = contacts

    def type(self, **values: Any) -> None:
        """Fields of the contact in front (those of `Draft`) are now so."""
        if self._contacts.front is not None:
            self._contacts.put(replace(self._contacts.front, **values))

    def type_question(self, **values: Any) -> None:
        """Fields of the question being worked on (those of `DraftQuestion`) are now so."""
        if self._contacts.front is not None:
            asked = replace(self._contacts.front.question, **values)
            self._contacts.put(rules.with_question(self._contacts.front, asked))

    def change_channel(self, channel: Channel, direction: Direction, key: str) -> None:
        """The contact in front came about in this way; `key` is the entry of the managed list."""
        self.type(channel=channel, direction=direction, channel_key=key)
        if direction is Direction.IN:
            self._contacts.use_way(channel, key)
        self._contacts.listed.emit()

    # --- by other means than typing

    def change(self, change: Callable[[Draft], Draft]) -> None:
        """Change the contact in front by other means than typing in it."""
        draft = self._contacts.front
        if draft is not None and (changed := change(draft)) != draft:
            self._contacts.put(changed)
            self._contacts.filled.emit(changed)
            self._contacts.listed.emit()

    @Slot()
    def ask_more(self) -> None:
        """Add a question, and work on it."""
        self.change(rules.asked_more)

    def remove_question(self, place: int) -> None:
        """Take a question away."""
        self.change(lambda draft: rules.without_question(draft, place))

    def work_on(self, place: int) -> None:
        """Work on the question at `place`."""
        self.change(lambda draft: replace(draft, at_question=place))

    def link(self, party: Someone | None, report: LinkedReport | None) -> None:
        """The contact in front is of this party and about this report."""

        def change(draft: Draft) -> Draft:
            whole = replace(draft, party=party, anonymous=False) if party else draft
            return rules.linked(whole, report) if report else whole

        self.change(change)

    def unlink_party(self) -> None:
        """The contact in front is nobody's, as far as is known."""
        self.change(lambda draft: replace(draft, party=None))

    def unlink_report(self, key: ReportKey) -> None:
        """The contact in front is not about this report."""
        self.change(lambda draft: rules.unlinked(draft, key))

    def be_anonymous(self, *, anonymous: bool) -> None:
        """The caller in front doesn't want to be known, or does after all."""
        self.change(
            lambda draft: replace(
                draft,
                anonymous=anonymous,
                party=None if anonymous else draft.party,
                made_by=None if anonymous else draft.made_by,
            )
        )

    def speak_for(self, made_by: Someone | None, role: str = "") -> None:
        """`made_by` speaks on behalf of the party of the contact in front; None: it does itself."""
        self.change(lambda draft: replace(draft, made_by=made_by, made_by_role=role))

    def use(self, article: UsedArticle) -> None:
        """This article was used in the contact in front."""
        self.change(lambda draft: rules.used(draft, article))

    def unuse(self, article_id: int) -> None:
        """This article was not used in the contact in front after all."""
        self.change(lambda draft: rules.unused(draft, article_id))

    @Slot()
    def end_talk(self) -> None:
        """The talk is over; from now on the time of writing up is counted."""
        now = self._contacts.clock()
        self.change(lambda draft: replace(draft, watch=draft.watch.talked_out(now)))
