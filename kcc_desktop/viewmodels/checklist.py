"""The conditions of an article while they are gone through."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from kcc_desktop.domain.checklists import ChecklistOutcome, Verdict, outcome
from kcc_desktop.domain.knowledge import Condition

_TONES = {Verdict.OPEN: "", Verdict.MET: "good", Verdict.NOT_MET: "bad"}


class ChecklistViewModel(QObject):
    """Holds what was answered so far.

    Signals:
        restarted(): other conditions are gone through, from the first one.
        answered(int): the condition at this place has another answer.
    """

    restarted = Signal()
    answered = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.conditions: tuple[Condition, ...] = ()
        self.answers: list[bool | None] = []

    def start(self, conditions: tuple[Condition, ...]) -> None:
        """Go through these, nothing being answered yet."""
        self.conditions = conditions
        self.answers = [None] * len(conditions)
        self.restarted.emit()

    def answer(self, place: int, yes: bool | None) -> None:
        """The answer to the condition at `place`; None takes it back."""
        self.answers[place] = yes
        self.answered.emit(place)

    @property
    def outcome(self) -> ChecklistOutcome:
        """What the answers so far lead to."""
        return outcome(self.conditions, self.answers)

    @property
    def tone(self) -> str:
        """How the outcome is coloured."""
        return _TONES[self.outcome.verdict]

    @property
    def is_decided(self) -> bool:
        """Whether there is something to tell."""
        return self.outcome.verdict is not Verdict.OPEN
