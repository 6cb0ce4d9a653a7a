"""A desk at which two contacts are typed in, letter by letter, until it is killed.

    python -m tests.journeys.typing_desk FILE

For each line of standard input a child takes up what was under way and types on; it says what it
typed and when (seconds of the machine's own clock).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from PySide6.QtCore import QCoreApplication, QTimer

from kcc_desktop.desk.lanes import Lane
from kcc_desktop.domain.drafts import Draft, DraftPassing, with_passing
from kcc_desktop.domain.handover import HandoverKind
from kcc_desktop.domain.said import Language
from kcc_desktop.services.drafts import KeepDrafts
from kcc_desktop.services.take_contact import Choices, TakeContact
from kcc_desktop.store.drafts import FileDrafts
from kcc_desktop.viewmodels.contacts import ContactsViewModel
from kcc_desktop.viewmodels.counter import Counter

A_LETTER = 12  # ms
LETTERS_AT_ONCE = 7


def now() -> datetime:
    return datetime.now(UTC)


class Taking:
    """Nothing is recorded, and there is nothing to choose."""

    def choices(self) -> Choices:
        return Choices((), (), (), (), ())

    def recorded(self, drafts: Sequence[Draft]) -> frozenset[int]:
        return frozenset()


def main(file: Path) -> None:
    """Start a child for each line."""
    print("ready", flush=True)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            type_for_ever(file)
        print("started", child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


def type_for_ever(file: Path) -> None:
    """Type in the two contacts in turn."""
    application = QCoreApplication([])
    more = {TakeContact: Taking(), KeepDrafts: KeepDrafts(FileDrafts(file), now)}
    services = SimpleNamespace(of=more.__getitem__)
    counter = Counter(Lane("desk"), lambda: services)  # type: ignore[arg-type,return-value]
    contacts = ContactsViewModel(counter, Language.NL, now)
    timer = QTimer(interval=A_LETTER)
    timer.timeout.connect(lambda: type_a_letter(contacts))
    contacts.choices_changed.connect(timer.start)
    contacts.load()
    application.exec()


def type_a_letter(contacts: ContactsViewModel) -> None:
    """One letter more, in the note and in the form to pass it on; after some of them in the other
    contact.
    """
    if len(contacts.drafts) < 2:
        contacts.begin()
    front = contacts.front
    if front is None or len(front.note) % LETTERS_AT_ONCE == 0:
        contacts.switch_on()
    if contacts.front is not None:
        note, question = contacts.front.note + "x", contacts.front.question
        contacts.filling.type(note=note)
        passing = DraftPassing(HandoverKind.WORK, note=note, open=True)
        contacts.filling.type_question(passings=with_passing(question, passing).passings)
        print("typed", contacts.front.id, len(note), time.monotonic(), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
