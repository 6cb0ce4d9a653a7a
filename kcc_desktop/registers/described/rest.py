"""Makes a system over HTTP and JSON of its description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kcc_desktop.domain.systems import Ability
from kcc_desktop.registers.described.reading import expression, read_asked, read_overlap, read_shape
from kcc_desktop.registers.described.rest_reading import read_question
from kcc_desktop.registers.described.rest_reports import ReportingSystem, read_reporting
from kcc_desktop.registers.described.rest_system import Following, RestSystem
from kcc_desktop.registers.reaching import caller_in

if TYPE_CHECKING:
    from kcc_desktop.registers.description import Description
    from kcc_desktop.services.ports import Clock
    from kcc_desktop.services.ports_systems import Secrets


def make(description: Description, secrets: Secrets, clock: Clock) -> RestSystem:
    """The system of this description; no connection is made. Raises InvalidInput."""
    questions = read_asked(description, read_question)
    shape = read_shape(description, expression, rows=False)
    following = Following(*read_overlap(description))
    reporting = read_reporting(description) if "report" in description else None
    takes = {Ability.REPORT} if reporting else set()
    face = description.face(frozenset({*questions, *takes}))
    caller = caller_in(description, secrets)
    if reporting is None:
        return RestSystem(face, shape, clock, caller, questions, following)
    return ReportingSystem(face, shape, clock, caller, questions, following, reporting)
