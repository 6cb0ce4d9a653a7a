"""A new party, made while somebody is on the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from kcc_desktop._assets.ui_contact_party import Ui_PartyForm
from kcc_desktop.desk import plain
from kcc_desktop.domain.addresses import house_number, postcode
from kcc_desktop.domain.party import Address, Name, Party, PartyKind, Phone
from kcc_desktop.viewmodels.person import address_line

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language, Said
    from kcc_desktop.viewmodels.parties import PartiesViewModel

#: ms after the last letter at which is looked who it may be.
PAUSE = 300


class PartyForm(QDialog):
    """Fills in the party that a `PartiesViewModel` proposed, and shows who it may be already.

    Signals:
        known_requested(Party): it is this one, which was recorded before.
    """

    known_requested = Signal(object)

    def __init__(
        self, parties: PartiesViewModel, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.form = Ui_PartyForm()
        self.form.setupUi(self)
        self._parties, self._language = parties, language
        self.form.kind.addItem(self.tr("Bewoner"), PartyKind.PERSON)
        self.form.kind.addItem(self.tr("Bedrijf of organisatie"), PartyKind.ORGANISATION)
        self._comparing = QTimer(self, singleShot=True, interval=PAUSE)
        self._comparing.timeout.connect(lambda: parties.compare(self.party()))
        for field in (self.form.name, self.form.phone, self.form.email, self.form.postcode,
                      self.form.number, self.form.street):  # fmt: skip
            field.textChanged.connect(self._on_edited)
        self.form.saveButton.clicked.connect(self._on_save_clicked)
        self.form.cancelButton.clicked.connect(self.reject)
        parties.likely_found.connect(self._show_likely)
        parties.failed.connect(self._show_fault)
        parties.added.connect(self.accept)

    def start(self, proposed: Party) -> None:
        """Show what is known of the party, and put the cursor where something is missing."""
        form = self.form
        address = proposed.addresses[0] if proposed.addresses else Address("")
        form.kind.setCurrentIndex(0)
        form.name.setText(proposed.name)
        form.phone.setText(proposed.phones[0].e164 if proposed.phones else "")
        form.email.setText(proposed.emails[0] if proposed.emails else "")
        form.postcode.setText(address.postcode)
        form.number.setText(f"{address.number or ''}{address.addition}")
        form.street.setText(address.street)
        form.place.setText(address.place)
        self._show_likely(())
        self.form.faultLine.hide()
        form.name.setFocus()
        self._on_edited()
        self.open()

    def party(self) -> Party:
        """What is filled in; a phone number is read by the rules of the country."""
        from kcc_desktop.domain.phones import parse_phone  # noqa: PLC0415 (loads slowly)

        form = self.form
        written = form.phone.text().strip()
        phones: tuple[Phone, ...] = (parse_phone(written),) if written else ()
        email, name = form.email.text().strip(), form.name.text().strip()
        return Party(
            0,
            form.kind.currentData(),
            (Name(name),) if name else (),
            self._addresses(),
            (email,) if email else (),
            phones,
        )

    def _addresses(self) -> tuple[Address, ...]:
        form = self.form
        number, addition = house_number(form.number.text()) or (None, "")
        code = form.postcode.text().strip()
        address = Address(
            form.street.text().strip(),
            number,
            addition,
            postcode(code) or postcode(code, "BE") or code,
            form.place.text().strip(),
        )
        return (address,) if address != Address("") else ()

    @Slot()
    def _on_edited(self) -> None:
        self._comparing.start()

    @Slot()
    def _on_save_clicked(self) -> None:
        self._parties.add(self.party())

    @Slot(tuple)
    def _show_likely(self, likely: tuple[Party, ...]) -> None:
        self.form.likelyLabel.setVisible(bool(likely))
        self.form.likelyRow.setVisible(bool(likely))
        self.form.likelyRow.replace([self._known(party) for party in likely])
        self.adjustSize()

    def _known(self, party: Party) -> QPushButton:
        house = "" if party.secret or not party.addresses else address_line(party.addresses[0])
        words = " · ".join(part for part in (plain.line(party.name, 60), house) if part)
        button = QPushButton(plain.label(words))
        button.setProperty("role", "offer")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._on_known_clicked(party))
        return button

    def _on_known_clicked(self, party: Party) -> None:
        self.reject()
        self.known_requested.emit(party)

    @Slot(object)
    def _show_fault(self, said: Said) -> None:
        self.form.faultLine.setText(said.in_(self._language))
        self.form.faultLine.show()
