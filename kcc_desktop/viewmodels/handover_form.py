"""Passing a question of a contact on: what to fill in, what is promised, and the one save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kcc_desktop.domain.drafts import DraftPassing, with_question
from kcc_desktop.domain.handover import HandoverKind, Promise, Target
from kcc_desktop.viewmodels.counter import Counter, Latest, Services
from kcc_desktop.viewmodels.errands import Errands
from kcc_desktop.viewmodels.promise_words import call_words, promise_words

if TYPE_CHECKING:
    from kcc_desktop.domain.drafts import Draft
    from kcc_desktop.domain.found import Hit
    from kcc_desktop.domain.knowledge import FormulaQuestion, ServiceFormula
    from kcc_desktop.domain.said import Language
    from kcc_desktop.services.pass_on import PassOn, Receivers
    from kcc_desktop.services.record import Passing, Recorded

NOWHERE = Target()
#: Names of fields that are no question of a service formula.
SUBJECT, TARGET, MOMENT = "subject", "target", "moment"
#: Under which name the number to call back on is kept with the handover, as data.
_CALL_ON = "Bel op"
SEEKING = 250  # ms of quiet after which alike reports are looked for


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in the form. `answers` are by the key of their question; `call_unread` holds when
    the time to call back can't be read.
    """

    product_id: int | None = None
    product: str = ""
    answers: tuple[tuple[str, str], ...] = ()
    place: str = ""
    subject: str = ""
    note: str = ""
    target: Target = NOWHERE
    call_at: datetime | None = None
    call_on: str = ""
    call_unread: bool = False


#: Records a contact and passes its question on, on the lane of the workspace.
Keeping = Callable[[Services, "Draft", "Passing"], "Recorded"]


class HandoverFormViewModel(QObject):
    """Holds what is passed on; `kept` is what somebody filled in of it so far.

    `keep` is how it is recorded: as a new contact, unless told otherwise.

    Signals:
        opened(Draft, HandoverKind): a question of this contact is to be passed on.
        edited(Draft, DraftPassing): this much is filled in now, in the form of this contact.
        receivers_known(): `choices` is known.
        formula_known(): `formula` says what the product that was chosen asks.
        promises_known(): `promises` are what that promises.
        alike_found(tuple): reports (`Hit`) that may be about the same thing.
        lacking(tuple): the names of the fields that are missing, in the order of the screen.
        saving(Draft): it is being recorded; nothing more may be filled in.
        saved(Draft, Recorded, str): it is recorded; what was promised, in words.
        not_saved(Draft, Said): it could not be recorded, and nothing was.
        failed(Said): what the form needs could not be fetched.
    """

    opened = Signal(object, object)
    edited = Signal(object, object)
    receivers_known = Signal()
    formula_known = Signal()
    promises_known = Signal()
    alike_found = Signal(tuple)
    lacking = Signal(tuple)
    saving = Signal(object)
    saved = Signal(object, object, str)
    not_saved = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        keep: Keeping | None = None,
    ) -> None:
        super().__init__(parent)
        self.language, self.clock = language, clock
        self._keep = keep or _record
        self.passing_kind = HandoverKind.WORK
        self.kept = DraftPassing(HandoverKind.WORK)
        self.draft: Draft | None = None
        self.choices: Receivers | None = None
        self.formula: ServiceFormula | None = None
        self.promises: tuple[Promise, ...] = ()
        self._asked_of: int | None = None
        self._sought = ("", "")
        self._errands = Errands(self, counter)
        self._knowing: Latest[Receivers] = Latest(
            self, counter, self._on_receivers, self.failed.emit
        )
        self._asking: Latest[ServiceFormula | None] = Latest(
            self, counter, self._on_formula, self.failed.emit
        )
        # By itself: counting in working days loads the holidays, which takes a while once.
        self._counting: Latest[tuple[Promise, ...]] = Latest(
            self, counter, self._on_promises, self.failed.emit
        )
        self._seeking: Latest[tuple[Hit, ...]] = Latest(
            self, counter, self.alike_found.emit, self.failed.emit
        )
        self._typing = QTimer(self, singleShot=True, interval=SEEKING)
        self._typing.timeout.connect(self._seek)

    @property
    def waiting(self) -> bool:
        """Whether something is still to come."""
        asked = (self._knowing, self._asking, self._counting, self._seeking, self._errands)
        return self._typing.isActive() or any(one.waiting for one in asked)

    @property
    def waiting_to_save(self) -> bool:
        """Whether a save is under way."""
        return self._errands.waiting

    @property
    def questions(self) -> tuple[FormulaQuestion, ...]:
        """What the kind of report asks; a call back asks nothing."""
        if self.formula is None or self.passing_kind is HandoverKind.CALLBACK:
            return ()
        return self.formula.questions

    @property
    def product_id(self) -> int | None:
        """What it is about: the product that was chosen, else that of the question, else that of a
        report the contact is linked with.
        """
        if self.draft is None:
            return None
        chosen = self.kept.product_id or self.draft.question.product_id
        return chosen or _linked_product(self.draft, self.choices)

    def open(self, draft: Draft, kind: HandoverKind) -> None:
        """Pass on the question that is worked on in `draft`."""
        self.draft, self.passing_kind = draft, kind
        self.kept = draft.question.passing(kind)
        self.formula, self.promises, self._asked_of = None, (), None
        for one in (self._asking, self._counting, self._seeking):
            one.forget()
        self.opened.emit(draft, kind)
        self.fill_in(open=True)
        self._knowing.ask(_receivers)
        self._ask_of(self.product_id)

    def fill_in(self, **values: Any) -> None:
        """Fields of the form (those of `DraftPassing`) are now so."""
        self.kept = replace(self.kept, **values)
        if self.draft is not None:
            self.edited.emit(self.draft, self.kept)

    def choose_product(self, product_id: int | None) -> None:
        """It is about this product; None: about none that is known."""
        self.fill_in(product_id=product_id)
        self._ask_of(product_id)

    def _ask_of(self, product_id: int | None) -> None:
        self._asked_of = product_id
        if product_id is None:
            self._asking.forget()
            self._on_formula(None)
        else:
            self._asking.ask(lambda services: _pass_on(services).formula(product_id))

    def seek_alike(self, product: str, place: str) -> None:
        """Look for reports of this kind at this place, once the typing pauses."""
        if (product, place) != self._sought:
            self._sought = product, place
            self._typing.start()

    def promised(self, filled: Filled) -> str:
        """What the resident is promised, in words."""
        if filled.call_at is not None:
            return call_words(filled.call_at, self.language, self.clock())
        return promise_words(self.promises, self.language, self.clock())

    def lacks(self, filled: Filled) -> tuple[str, ...]:
        """The names of the fields that must still be filled in."""
        given = {key for key, answer in filled.answers if answer.strip()}
        names = [one.key for one in self.questions if one.required and one.key not in given]
        if not filled.subject.strip():
            names.append(SUBJECT)
        if not filled.target and self.formula is None:
            names.append(TARGET)
        if filled.call_unread:
            names.append(MOMENT)
        return tuple(names)

    def save(self, filled: Filled, draft: Draft) -> None:
        """Record `draft` as it now is and pass its question on, when nothing is missing."""
        lacking = self.lacks(filled)
        if lacking:
            self.lacking.emit(lacking)
            return
        whole = _asked(draft, filled)
        passing_kind, questions, keep = self.passing_kind, self.questions, self._keep
        self.saving.emit(draft)
        self._errands.run(
            lambda services: keep(
                services, whole, _passing(whole, filled, passing_kind, questions)
            ),
            lambda recorded: self._on_saved(whole, recorded, filled),
            lambda said: self.not_saved.emit(draft, said),
        )

    def _on_saved(self, draft: Draft, recorded: Recorded, filled: Filled) -> None:
        self.promises = recorded.promises  # as they now stand
        self.saved.emit(draft, recorded, self.promised(filled))

    def _on_receivers(self, receivers: Receivers) -> None:
        self.choices = receivers
        self.receivers_known.emit()
        if self._asked_of is None and self.product_id is not None:
            self._ask_of(self.product_id)

    def _on_formula(self, formula: ServiceFormula | None) -> None:
        self.formula, self.promises = formula, ()
        self._counting.forget()
        self.formula_known.emit()
        if formula is not None:
            self._counting.ask(lambda services: _pass_on(services).promises(formula))

    def _on_promises(self, promises: tuple[Promise, ...]) -> None:
        self.promises = promises
        self.promises_known.emit()

    @Slot()
    def _seek(self) -> None:
        product, place = self._sought
        party = self.draft.party if self.draft else None
        party_id = party.id if party else None
        self._seeking.ask(lambda services: _pass_on(services).alike(product, place, party_id))


def _linked_product(draft: Draft, choices: Receivers | None) -> int | None:
    """The product that a linked report is called after: that is how a report says its kind."""
    kinds = {report.title.casefold() for report in draft.reports}
    products = choices.products if choices else ()
    return next((one.id for one in products if one.name.casefold() in kinds), None)


def _asked(draft: Draft, filled: Filled) -> Draft:
    """The contact with its question as it stands in the form.

    When all that it is about is something new, it isn't about the report that happened to be open.
    """
    question = draft.question
    asked = replace(
        question,
        text=question.text.strip() or filled.subject.strip(),
        product_id=filled.product_id or question.product_id,
        product=filled.product or question.product,
    )
    whole = with_question(draft, asked)
    alone = len(draft.questions) == 1
    return whole if not alone or _is_about_linked(draft, filled) else replace(whole, reports=())


def _is_about_linked(draft: Draft, filled: Filled) -> bool:
    """Whether it belongs to the report that the contact is linked with: another kind is new."""
    kinds = {report.title.casefold() for report in draft.reports}
    return not filled.product or filled.product.casefold() in kinds


def _record(services: Services, draft: Draft, passing: Passing) -> Recorded:
    return _pass_on(services).save(draft, passing)


def _passing(
    draft: Draft,
    filled: Filled,
    kind: HandoverKind,
    questions: Sequence[FormulaQuestion],
) -> Passing:
    from kcc_desktop.services.record import Passing  # noqa: PLC0415 (see `counter`)

    labels = {question.key: question.label for question in questions}
    answers = [
        (labels[key], answer.strip())
        for key, answer in filled.answers
        if key in labels and answer.strip()
    ]
    if filled.call_on.strip():
        answers.insert(0, (_CALL_ON, filled.call_on.strip()))
    target = filled.target
    return Passing(
        subject=filled.subject.strip(),
        note=filled.note.strip(),
        kind=kind,
        department_id=target.department_id,
        group_id=target.group_id,
        employee_id=target.employee_id,
        answers=tuple(answers),
        call_at=filled.call_at,
        product_id=filled.product_id,
        about_case=_is_about_linked(draft, filled),
    )


def _receivers(services: Services) -> Receivers:
    return _pass_on(services).receivers()


def _pass_on(services: Services) -> PassOn:
    from kcc_desktop.services.pass_on import PassOn  # noqa: PLC0415 (see `counter`)

    return services.of(PassOn)
