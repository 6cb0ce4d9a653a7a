"""A report and a description, for the tests of Signalen."""

from __future__ import annotations

from kcc_desktop.domain.case import Place
from kcc_desktop.domain.systems import NewReport
from tests.registers.systems import NOW

DESCRIPTION = """
kind = "signalen"
key = "signalen"
name = "Signalen"
[http]
address = "{address}signals/v1"
login = "bearer"
[signalen]
{options}
"""
REPORT = NewReport(
    key="overdracht/1",
    kind="Lantaarnpaal",
    text="De lantaarn voor Lindelaan 12 is uit.",
    at=NOW,
    place=Place("Lindelaan", 12, "", "3523XK", "Vlietstede", 52.0705, 5.1214),
    answers=(("Sinds wanneer?", "gisteren"),),
    name="Suzanne de Wit",
    email="suzanne@example.org",
    phone="+31612345678",
    channel="phone",
)
