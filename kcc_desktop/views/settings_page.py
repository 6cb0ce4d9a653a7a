"""What a user can set. Each change is kept at once; the file keeps its comments."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kcc_desktop.domain.roles import Right, may
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.settings import PORTS, settings_path
from kcc_desktop.views import settings_fields as fields
from kcc_desktop.views.making import StartedPage, button, card, label, scrolling

if TYPE_CHECKING:
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.viewmodels.settings import SettingsViewModel

WIDEST = 760
#: What an organisation decides, and no agent for themselves.
OF_ALL = ("country", "opens", "closes", "near_metres", "near_weeks", "tell_surnames")


class SettingsPage(StartedPage):
    """Shows a `SettingsViewModel`.

    Signals:
        restart_requested(): the program should start anew, to use what was set.
    """

    restart_requested = Signal()

    def __init__(self, viewmodel: SettingsViewModel, language: Language) -> None:
        super().__init__()
        self._viewmodel, self._language = viewmodel, language
        self._showing: dict[str, fields.Showing] = {}
        self._fields: dict[str, QWidget] = {}
        self._first: QWidget | None = None
        self._trouble = label("", "lack")
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._arrange()
        viewmodel.kept.connect(self._on_kept)
        viewmodel.refused.connect(self._on_refused)
        self.show_values()

    def start(self) -> None:
        """Show what the file holds now."""
        self._viewmodel.read_again()
        self.show_values()
        if self._first is not None:
            self._first.setFocus()

    @Slot()
    def show_values(self) -> None:
        """Show the settings as they are."""
        for name, show in self._showing.items():
            show(self._viewmodel.value(name))
        self._restart.setVisible(self._viewmodel.wants_restart)

    @Slot(object)
    def sign_in(self, actor: Actor) -> None:
        """How the organisation works is for whoever manages its lists to say."""
        arranges = may(actor, Right.MANAGE_LISTS)
        for name in OF_ALL:
            self._fields[name].setEnabled(arranges)
        self._why_not.setVisible(not arranges)

    def _arrange(self) -> None:
        self._column.addWidget(label(self.tr("Instellingen"), "title"))
        self._column.addWidget(self._trouble)
        self._trouble.hide()
        self._column.addWidget(self._made_restart())
        self._add_view()
        self._add_words()
        self._add_work()
        self._add_phone()
        self._add_place()
        self._column.addStretch(1)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        inner.setLayout(self._column)
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.addWidget(inner, 1, Qt.AlignmentFlag.AlignTop)
        row.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(scrolling(outer))

    def _made_restart(self) -> QWidget:
        self._restart, inner = card()
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Dit werkt als het programma opnieuw start."), "body"), 1)
        row.addWidget(button(self.tr("Start opnieuw"), self.restart_requested.emit, "primary"))
        inner.addLayout(row)
        return self._restart

    def _add_view(self) -> None:
        form = self._group(self.tr("Beeld"))
        themes = (
            ("system", self.tr("Zoals het systeem")),
            ("light", self.tr("Licht")),
            ("dark", self.tr("Donker")),
            ("contrast", self.tr("Hoog contrast")),
        )
        self._add(form, "theme", self.tr("Kleuren"), lambda told: fields.choice(themes, told))
        sizes = [(size, f"{size} %") for size in (100, 110, 125, 150, 175, 200)]
        self._add(
            form, "text_size", self.tr("Tekstgrootte"), lambda told: fields.choice(sizes, told)
        )
        tray = self.tr("Toon berichten aan de rand van het scherm")
        self._add(form, "tray", "", lambda told: fields.truth(tray, told))

    def _add_words(self) -> None:
        form = self._group(self.tr("Taal"))
        languages = ((Language.NL, "Nederlands"), (Language.EN, "English"))
        self._add(form, "language", self.tr("Taal"), lambda told: fields.choice(languages, told))
        words = (
            ("auto", self.tr("Volgens het land")),
            ("NL", self.tr("Nederlandse woorden")),
            ("BE", self.tr("Vlaamse woorden")),
        )
        self._add(form, "words", self.tr("Woorden"), lambda told: fields.choice(words, told))
        spell = self.tr("Controleer de spelling van notities")
        self._add(form, "spell_check", "", lambda told: fields.truth(spell, told))

    def _add_work(self) -> None:
        form = self._group(self.tr("Werk"))
        self._why_not = label(self.tr("Uw beheerder stelt dit in."), "soft")
        self._why_not.hide()
        form.addRow(self._why_not)
        lands = (("NL", self.tr("Nederland")), ("BE", self.tr("België")))
        self._add(form, "country", self.tr("Land"), lambda told: fields.choice(lands, told))
        self._add(form, "opens", self.tr("Open van"), fields.clock)
        self._add(form, "closes", self.tr("Open tot"), fields.clock)
        near = self.tr("Zelfde melding binnen")
        metres, weeks = self.tr("meter"), self.tr("weken")
        self._add(form, "near_metres", near, lambda told: fields.number((0, 10_000), metres, told))
        back = self.tr("en niet ouder dan")
        self._add(form, "near_weeks", back, lambda told: fields.number((0, 520), weeks, told))
        names = self.tr("Noem achternamen van collega’s aan bewoners")
        self._add(form, "tell_surnames", "", lambda told: fields.truth(names, told))

    def _add_phone(self) -> None:
        form = self._group(self.tr("Telefonie"))
        words = self.tr("Poort voor de telefooncentrale (0: geen)")
        limits = (0, PORTS[-1])
        self._add(form, "phone_port", words, lambda told: fields.number(limits, "", told))
        hint = self.tr(
            "Het adres dat de centrale nodig heeft, kopieert u met Ctrl+K: ‘Adres voor de "
            "telefooncentrale kopiëren’."
        )
        form.addRow(label(hint, "soft"))

    def _add_place(self) -> None:
        form = self._group(self.tr("Werkvoorraad"))
        hint = self.tr("leeg: een eigen bestand op deze computer")
        address = self.tr("Adres, zonder wachtwoord")
        self._add(form, "workspace", address, lambda told: fields.line(hint, told))
        where = self.tr("De instellingen staan in %1").replace("%1", str(settings_path()))
        form.addRow(label(where, "soft"))

    def _group(self, title: str) -> QFormLayout:
        frame, inner = card()
        inner.addWidget(label(title, "cardTitle"))
        form = QFormLayout()
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        inner.addLayout(form)
        self._column.addWidget(frame)
        return form

    def _add(
        self,
        form: QFormLayout,
        name: str,
        words: str,
        make: Callable[[fields.Told], fields.Made],
    ) -> None:
        field, show = make(lambda value: self._viewmodel.change(name, value))
        field.setObjectName(name)
        self._showing[name], self._fields[name] = show, field
        self._first = self._first or field
        if words:
            form.addRow(label(words, "body", field), field)
        else:
            form.addRow(QLabel(), field)

    @Slot(str)
    def _on_kept(self, name: str) -> None:  # noqa: ARG002 (the signal's)
        self._trouble.hide()
        self.show_values()

    @Slot(object)
    def _on_refused(self, said: Said) -> None:
        self._trouble.setText(said.in_(self._language))
        self._trouble.show()
        self.show_values()
