"""A request, a report and a server, for the tests of Open311."""

from __future__ import annotations

from kcc_desktop.domain.case import Place
from kcc_desktop.domain.systems import NewReport
from tests.registers.systems import NOW

LAMP = {
    "service_request_id": "638344",
    "status": "open",
    "status_notes": None,
    "service_name": "Kapotte straatlantaarn",
    "service_code": "LAMP",
    "description": "De lantaarn voor de deur is uit.",
    "agency_responsible": "Openbare verlichting",
    "requested_datetime": "2026-03-01T09:30:00+01:00",
    "updated_datetime": "2026-03-02T10:00:00+01:00",
    "expected_datetime": "2026-03-06T00:00:00+01:00",
    "address": "Lindelaan 12, 3523XK Vlietstede",
    "lat": 52.0705,
    "long": 5.1214,
}
SERVICES = [
    {"service_code": "LAMP", "service_name": "Kapotte straatlantaarn", "metadata": True},
    {"service_code": "AFVAL", "service_name": "Zwerfafval", "metadata": False},
]
QUESTIONS = {
    "LAMP": {
        "service_code": "LAMP",
        "attributes": [
            {
                "variable": True,
                "code": "SOORT",
                "datatype": "singlevaluelist",
                "required": True,
                "order": 2,
                "description": "Wat is er mis?",
                "values": [{"key": "1", "name": "Brandt niet"}, {"key": "2", "name": "Knippert"}],
            },
            {
                "variable": True,
                "code": "MAST",
                "datatype": "string",
                "required": False,
                "order": 1,
                "description": "Nummer van de mast",
            },
            {
                "variable": True,
                "code": "WANNEER",
                "datatype": "multivaluelist",
                "required": False,
                "order": 3,
                "description": "Wanneer?",
                "values": [{"key": "a", "name": "Avond"}, {"key": "n", "name": "Nacht"}],
            },
        ],
    }
}
DESCRIPTION = """
kind = "open311"
key = "stad"
name = "Meldingen"
[http]
address = "{address}"
[open311]
{options}
"""
REPORT = NewReport(
    key="overdracht/1",
    kind="Kapotte straatlantaarn",
    text="De lantaarn voor Lindelaan 12 is uit.",
    at=NOW,
    place=Place("Lindelaan", 12, "A", "3523XK", "Vlietstede", 52.0705, 5.1214),
    answers=(("Wat is er mis?", "knippert"), ("Wanneer", "Avond, Nacht"), ("Sinds?", "gisteren")),
    name="Suzanne de Wit",
    email="suzanne@example.org",
    phone="+31612345678",
)
