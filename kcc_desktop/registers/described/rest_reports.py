"""Bringing reports into a system over HTTP, as its description says.

[report]
path = "orders"
[report.json]                      # or [report.form]
omschrijving = "{text}"
referentie = "{key}"
soort = "{code}"
[report.codes]                     # what our kinds are called there, for {code}
straatverlichting = "OV-01"
[report.taken]                     # where its number stands in the answer
number = "nummer"
token = "volgnummer"               # where the number comes later
[report.recognise]                 # how one that was sent before is found
path = "orders"
query = { referentie = "{key}" }
key = "referentie"                 # where our reference stands in what is found
[report.result]                    # how the number of a token is asked
path = "tokens/{token}"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kcc_desktop.domain.errors import SystemRejected
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Ability, NewReport, SystemFace, Taken
from kcc_desktop.registers import faults
from kcc_desktop.registers.described import known, values
from kcc_desktop.registers.described.finders import BadFinder, Finder
from kcc_desktop.registers.described.questions import Question
from kcc_desktop.registers.described.reading import expression, read_finder
from kcc_desktop.registers.described.records import read_cases
from kcc_desktop.registers.described.rest_reading import read_request
from kcc_desktop.registers.described.rest_system import Following, RestSystem
from kcc_desktop.registers.described.shape import Shape
from kcc_desktop.services.imports.clean import LONGEST_KEY

if TYPE_CHECKING:
    from kcc_desktop.registers.description import Description, Section
    from kcc_desktop.registers.http import Caller
    from kcc_desktop.services.ports_systems import Deadline

_NO_NUMBER = Said(
    "er staat geen nummer in waar de beschrijving het verwacht",
    "there is no number in it where its description expects one",
)
_NO_RECOGNISE = Said(
    "[report.recognise] ontbreekt: hoe een melding wordt teruggevonden die al was verstuurd.",
    "[report.recognise] is missing: how a report is found that was sent before.",
)
_NO_KEY = Said(
    "zoek hier op onze eigen referentie: {key}.", "search by our own reference here: {key}."
)
_TWICE = Said(
    "onze referentie staat er meer dan één keer in", "our reference is in it more than once"
)
_UNREADABLE = Said(
    "onze melding staat erin, maar is niet te lezen",
    "our report is in it, but can't be read",
)
_NO_CODE = Said(
    "{name} kent geen soort voor {kind}. De beheerder kan die toevoegen in [report.codes].",
    "{name} has no kind for {kind}. The administrator can add it in [report.codes].",
)
_INCOMPLETE = Said(
    "{name} neemt dit niet aan zonder {missing}. Vul het aan.",
    "{name} does not take this without {missing}. Complete it.",
)
_FIELD_WORDS = {
    "street": Said("straat", "street"), "house_number": Said("huisnummer", "house number"),
    "postcode": Said("postcode", "postcode"), "town": Said("plaats", "town"),
    "lat": Said("plek op de kaart", "place on the map"),
    "lon": Said("plek op de kaart", "place on the map"), "name": Said("naam", "name"),
    "email": Said("e-mailadres", "e-mail address"),
    "phone": Said("telefoonnummer", "phone number"),
    "phone_national": Said("telefoonnummer", "phone number"),
    "text": Said("omschrijving", "description"), "kind": Said("soort", "kind"),
    "product": Said("product", "product"), "answers": Said("antwoorden", "answers"),
    "channel": Said("kanaal", "channel"),
}  # fmt: skip
_TOKEN = frozenset({"token"})


@dataclass(frozen=True, slots=True)
class Reporting:
    """How reports are brought in, recognised, and asked for by token."""

    create: Question
    recognise: Question
    reference: Finder
    number: Finder
    key: Finder | None = None
    token: Finder | None = None
    result: Question | None = None
    codes: Mapping[str, str] = field(default_factory=dict)


def read_reporting(description: Description) -> Reporting:
    """How the description brings reports in. Raises InvalidInput."""
    section = description.section("report")
    names = known.NAMES[Ability.REPORT]
    taken = section.section("taken")
    return Reporting(
        read_request(section, names, "POST"),
        *_recognise(section),
        read_finder(taken, "number", expression),
        _maybe(taken, "key"),
        _maybe(taken, "token"),
        read_request(section.section("result"), _TOKEN, "GET") if "result" in section else None,
        section.pairs("codes", {}),
    )


def _maybe(section: Section, name: str) -> Finder | None:
    return read_finder(section, name, expression) if name in section else None


def _recognise(section: Section) -> tuple[Question, Finder]:
    """How one that was sent is asked for, and where our reference stands in what is found.

    Without it, what was sent while the line broke would be sent twice.
    """
    if "recognise" not in section:
        raise section.fault("recognise", _NO_RECOGNISE)
    recognise = section.section("recognise")
    question = read_request(recognise, frozenset({"key"}), "GET")
    if "key" not in question.names:
        raise section.fault("recognise", _NO_KEY)
    return question, read_finder(recognise, "key", expression)


class ReportingSystem(RestSystem):
    """A system that also takes reports."""

    def __init__(
        self,
        face: SystemFace,
        shape: Shape,
        now: Callable[[], datetime],
        caller: Caller,
        questions: Mapping[Ability, tuple[Question, ...]],
        following: Following,
        reporting: Reporting,
    ) -> None:
        super().__init__(face, shape, now, caller, questions, following)
        self._reporting = reporting

    def report(self, report: NewReport, deadline: Deadline) -> Taken:
        """Brings it in. Raises SystemRejected where something is missing."""
        create = self._reporting.create
        told = self._told(report)
        ask = create.ask(told, {}, reads=False)
        if ask is None:
            raise self._incomplete(create.needed - told.keys())
        data = self._caller.ask(ask, deadline).json()
        return self._taken(data)

    def recognise(self, report: NewReport, deadline: Deadline) -> Taken | None:
        """What became of it, found by our own reference; None when it never arrived."""
        question = self._reporting.recognise
        ask = question.ask({"key": report.key}, {})
        if ask is None:
            return None
        answer = self._caller.ask(ask, deadline)
        if answer.status in question.missing:
            return None
        return self._recognised(self._records_in(question, answer.json()), report.key)

    def _recognised(self, records: Sequence[Any], key: str) -> Taken | None:
        """The one that bears our reference: a system that can't search by it lists all it has."""
        reference = self._reporting.reference
        ours = [record for record in records if self._line(reference, record) == key]
        if not ours:
            return None
        if len(ours) > 1:
            raise faults.unclear(self.face.name, _TWICE)
        cases = read_cases(self._shape, ours, self._now())
        if not cases:
            raise faults.unclear(self.face.name, _UNREADABLE)
        return Taken(cases[0].number, cases[0].source_key, case=cases[0])

    def result(self, token: str, deadline: Deadline) -> Taken:
        """The number for a token; the token again while there is none."""
        question = self._reporting.result
        ask = question.ask({"token": token}, {}) if question else None
        if question is None or ask is None:
            return Taken(token=token)
        answer = self._caller.ask(ask, deadline)
        if answer.status in question.missing:
            return Taken(token=token)
        data = answer.json()
        number = self._line(self._reporting.number, data)
        return self._with_number(number, data) if number else Taken(token=token)

    def _told(self, report: NewReport) -> known.Known:
        code = self._reporting.codes.get(report.product, "")
        if self._reporting.codes and not code and "code" in self._reporting.create.names:
            name, kind = self.face.name, report.kind or report.product
            said = Said(*(form.format(name=name, kind=kind) for form in (_NO_CODE.nl, _NO_CODE.en)))
            raise SystemRejected(said, system=name)
        return known.of_report(report, code, self._shape.clock.zone)

    def _incomplete(self, missing: frozenset[str]) -> SystemRejected:
        words = [_FIELD_WORDS.get(one, Said(one, one)) for one in sorted(missing)]
        nl = ", ".join(dict.fromkeys(word.nl for word in words))
        en = ", ".join(dict.fromkeys(word.en for word in words))
        name = self.face.name
        said = Said(
            _INCOMPLETE.nl.format(name=name, missing=nl),
            _INCOMPLETE.en.format(name=name, missing=en),
        )
        return SystemRejected(said, system=name)

    def _taken(self, data: Any) -> Taken:
        number = self._line(self._reporting.number, data)
        token = self._line(self._reporting.token, data) if self._reporting.token else ""
        if number:
            return self._with_number(number, data)
        if token:
            return Taken(token=token)
        raise faults.unclear(self.face.name, _NO_NUMBER)

    def _with_number(self, number: str, data: Any) -> Taken:
        key = self._line(self._reporting.key, data) if self._reporting.key else ""
        return Taken(number, key or number)

    def _line(self, finder: Finder, data: Any) -> str:
        try:
            return values.line(finder.find(data), LONGEST_KEY)
        except BadFinder as fault:
            raise faults.unclear(self.face.name, fault.said) from fault
