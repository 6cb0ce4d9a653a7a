"""A department that has only a mailbox: it gets its work by mail, and its answer comes back so.

[mail]
address = "wegen@vlietstede.example"     # of the department
mailbox = "algemeen"                     # the mailbox of ours that sends, and gets the answer
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kcc_desktop.domain.outside import mail_address
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability, Examined, SystemFace, Verdict
from kcc_desktop.registers.description import KEY

if TYPE_CHECKING:
    from kcc_desktop.registers.description import Description
    from kcc_desktop.services.ports import Clock
    from kcc_desktop.services.ports_systems import Deadline, Secrets

_NO_ADDRESS = Said(
    "schrijf een e-mailadres, als wegen@gemeente.example.",
    "write an e-mail address, as roads@town.example.",
)
_NO_MAILBOX = Said(
    "noem de postbus die verstuurt, bij de naam van haar bestand.",
    "name the mailbox that sends, by the name of its file.",
)
_WHERE = Said(
    "Het werk gaat per mail naar {address}; het antwoord komt in de postbus {mailbox}.",
    "Its work goes by mail to {address}; the answer comes into the mailbox {mailbox}.",
)


@dataclass(frozen=True, slots=True)
class MailDepartment:
    """A department by mail. It can be asked nothing; `services.deliver_mail_order` sends to it
    through `mailbox`.
    """

    face: SystemFace
    address: str
    mailbox: str

    def examine(self, _deadline: Deadline) -> Sequence[Examined]:
        """Where its mail goes; whether that can be sent, the mailbox itself tells."""
        known = {"address": self.address, "mailbox": self.mailbox}
        seen = Said(_WHERE.nl.format(**known), _WHERE.en.format(**known))
        return (Examined("reachable", Verdict.GOOD, seen),)

    def close(self) -> None:
        """Nothing is open."""


def make(description: Description, _secrets: Secrets, _clock: Clock) -> MailDepartment:
    """The department of this description. Raises InvalidInput."""
    section = description.section("mail")
    address, mailbox = section.text("address"), section.text("mailbox")
    if not mail_address(address):
        raise section.fault("address", _NO_ADDRESS)
    if not KEY.fullmatch(mailbox):
        raise section.fault("mailbox", _NO_MAILBOX)
    # No case of another system is to be expected: the handover itself is where its answers go.
    face = replace(description.face(frozenset({Ability.REPORT})), case_within=0)
    return MailDepartment(face, address, mailbox)
