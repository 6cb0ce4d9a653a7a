"""The fields of the contact in front: question, outcome, channel, product."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QListView

from kcc_desktop.desk import plain
from kcc_desktop.domain.contact import Outcome
from kcc_desktop.domain.drafts import Draft, Lack
from kcc_desktop.viewmodels.contact_face import ChannelChoice, channel_choices
from kcc_desktop.views.restyle import set_style_property

if TYPE_CHECKING:
    from kcc_desktop._assets.ui_contact_dock import Ui_ContactDock
    from kcc_desktop.domain.knowledge import Product
    from kcc_desktop.domain.lists import ListItem
    from kcc_desktop.services.take_contact import Choices
    from kcc_desktop.viewmodels.contacts import ContactsViewModel


class ContactFields(QObject):
    """Carries values between the fields of a form and the contact in front."""

    def __init__(self, form: Ui_ContactDock, contacts: ContactsViewModel) -> None:
        super().__init__(form.question)
        self._form, self._contacts = form, contacts
        asked, named = _searchable(form.question), _searchable(form.product)
        asked.setPlaceholderText(self.tr("Wat vraagt de bewoner?"))
        asked.setMaxLength(400)
        named.setPlaceholderText(self.tr("Typ om te zoeken"))
        form.question.currentTextChanged.connect(self._on_question_typed)
        form.question.activated.connect(self._on_question_chosen)
        form.specific.textEdited.connect(self._on_specific_typed)
        form.outcome.activated.connect(self._on_outcome_chosen)
        form.channel.activated.connect(self._on_channel_chosen)
        form.product.activated.connect(self._on_product_chosen)
        named.editingFinished.connect(self._on_product_left)
        contacts.choices_changed.connect(self._on_choices_changed)
        if contacts.choices is not None:
            self._on_choices_changed(contacts.choices)

    def show_draft(self, draft: Draft) -> None:
        """Show the values of `draft`."""
        form, question = self._form, draft.question
        blockers = [QSignalBlocker(box) for box in self._boxes()]
        form.question.setCurrentIndex(form.question.findText(question.text))
        form.question.setEditText(question.text)
        if form.specific.text() != question.specific:
            form.specific.setText(question.specific)
        form.outcome.setCurrentIndex(self._outcome_place(draft))
        form.channel.setCurrentIndex(self._channel_place(draft))
        form.product.setCurrentIndex(_place(form.product, question.product_id))
        form.product.setEditText(plain.line(question.product))
        del blockers

    def mark(self, lacks: set[Lack]) -> None:
        """Mark the fields that are missing, and no others."""
        marked = {self._form.question: Lack.QUESTION, self._form.outcome: Lack.OUTCOME}
        for field, lack in marked.items():
            set_style_property(field, "lacks", "yes" if lack in lacks else "")

    @Slot(object)
    def _on_choices_changed(self, choices: Choices) -> None:
        form, language = self._form, self._contacts.language
        blockers = [QSignalBlocker(box) for box in self._boxes()]
        _fill(
            form.question, [(plain.line(one.name.in_(language)), one) for one in choices.questions]
        )
        _fill(form.outcome, [(plain.line(one.name.in_(language)), one) for one in choices.outcomes])
        ways = channel_choices(choices.channels, language)
        _fill(form.channel, [(one.text, one) for one in ways])
        _fill(form.product, [(plain.line(one.name), one) for one in choices.products])
        del blockers
        if self._contacts.front is not None:
            self.show_draft(self._contacts.front)

    @Slot(str)
    def _on_question_typed(self, text: str) -> None:
        self._contacts.filling.type_question(text=text)

    @Slot(int)
    def _on_question_chosen(self, index: int) -> None:
        item: ListItem = self._form.question.itemData(index)
        values: dict[str, Any] = {"text": self._form.question.itemText(index)}
        if item.product_id is not None:
            place = _place(self._form.product, item.product_id)
            values |= {"product_id": item.product_id, "product": self._form.product.itemText(place)}
        self._contacts.filling.type_question(**values)
        self._show_product()

    @Slot(str)
    def _on_specific_typed(self, text: str) -> None:
        self._contacts.filling.type_question(specific=text)

    @Slot(int)
    def _on_outcome_chosen(self, index: int) -> None:
        item: ListItem = self._form.outcome.itemData(index)
        self._contacts.filling.type_question(outcome=Outcome(item.base), outcome_key=item.key)
        set_style_property(self._form.outcome, "lacks", "")

    @Slot(int)
    def _on_channel_chosen(self, index: int) -> None:
        choice: ChannelChoice = self._form.channel.itemData(index)
        self._contacts.filling.change_channel(choice.channel, choice.direction, choice.key)

    @Slot(int)
    def _on_product_chosen(self, index: int) -> None:
        product: Product = self._form.product.itemData(index)
        self._contacts.filling.type_question(product_id=product.id, product=product.name)

    @Slot()
    def _on_product_left(self) -> None:
        """What is typed is a product of the list, or none."""
        typed = self._form.product.currentText().strip()
        index = self._form.product.findText(typed, Qt.MatchFlag.MatchFixedString)
        if typed and index >= 0:
            self._on_product_chosen(index)
        else:
            self._contacts.filling.type_question(product_id=None, product="")
        self._show_product()

    def _show_product(self) -> None:
        draft = self._contacts.front
        if draft is not None:
            blocker = QSignalBlocker(self._form.product)
            self._form.product.setEditText(plain.line(draft.question.product))
            del blocker

    def _boxes(self) -> tuple[QComboBox, ...]:
        form = self._form
        return form.question, form.outcome, form.channel, form.product

    def _outcome_place(self, draft: Draft) -> int:
        """The entry that was chosen, else the first with the same meaning."""
        box, question = self._form.outcome, draft.question
        items: list[ListItem] = [box.itemData(index) for index in range(box.count())]
        same = [i for i, item in enumerate(items) if item.base == question.outcome.value]
        chosen = [i for i in same if items[i].key == question.outcome_key]
        return (chosen or same or [-1])[0]

    def _channel_place(self, draft: Draft) -> int:
        box = self._form.channel
        items: list[ChannelChoice] = [box.itemData(index) for index in range(box.count())]
        wanted = (draft.channel, draft.direction)
        same = [i for i, item in enumerate(items) if (item.channel, item.direction) == wanted]
        chosen = [i for i in same if items[i].key == draft.channel_key]
        return (chosen or same or [-1])[0]


def _place(box: QComboBox, id_: int | None) -> int:
    if id_ is None:
        return -1
    return next((i for i in range(box.count()) if box.itemData(i).id == id_), -1)


def _fill(box: QComboBox, entries: list[tuple[str, object]]) -> None:
    box.clear()
    for text, data in entries:
        box.addItem(text, data)
    box.setCurrentIndex(-1)


def _searchable(box: QComboBox) -> QLineEdit:
    """Typing in `box` shows the entries that hold what was typed; gives the field for that."""
    line = QLineEdit(box)
    line.setAccessibleName(box.accessibleName())
    box.setLineEdit(line)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = QCompleter(box.model(), box)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    popup = QListView()
    popup.setProperty("role", "choices")
    completer.setPopup(popup)
    box.setCompleter(completer)
    return line
