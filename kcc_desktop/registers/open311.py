"""Open311 GeoReport v2 as an outside system: found by number, followed, told and added to.

Standard: GeoReport v2 (wiki.open311.org); beyond it pages, `updated_after`, `q`, notes with
`extensions=true` (Chicago), wrapped answers and `servicerequestupdates` (FixMyStreet).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import Conflict, SystemRejected
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Changed, Examined, Taken
from kcc_desktop.registers import faults, open311_discovery
from kcc_desktop.registers.examining import examine_http
from kcc_desktop.registers.logins import Kept
from kcc_desktop.registers.open311_answers import REQUESTS, UPDATES
from kcc_desktop.registers.open311_asking import ApiKey, Asking
from kcc_desktop.registers.open311_cases import Cases
from kcc_desktop.registers.open311_options import options_in
from kcc_desktop.registers.open311_reports import carries, fields_of, taken_in
from kcc_desktop.registers.open311_services import Services
from kcc_desktop.registers.open311_updates import (
    by_number,
    fields_of_update,
    is_ours,
    says_something,
    told_in,
    with_updates,
)
from kcc_desktop.registers.open311_walk import Walk
from kcc_desktop.registers.open311_windows import Windows
from kcc_desktop.registers.reaching import caller_in, require_closed
from kcc_desktop.registers.references import reference

if TYPE_CHECKING:
    from kcc_desktop.domain.case import Case
    from kcc_desktop.domain.systems import NewReport, SystemFace, Update
    from kcc_desktop.registers.description import Description
    from kcc_desktop.registers.http import Caller
    from kcc_desktop.registers.open311_options import Options
    from kcc_desktop.services.imports.records import Row
    from kcc_desktop.services.ports import Clock
    from kcc_desktop.services.ports_systems import Deadline, Secrets

#: Clocks differ: what was sent is looked for from this long before to this long after.
AROUND = timedelta(days=1)
MOST_FOUND = 100
#: Requests of which is kept when they were last changed by us.
MOST_OWN = 1_000

_NO_NUMBER = Said("het noemt geen nummer en geen token", "it names no number and no token")


def make(description: Description, secrets: Secrets, clock: Clock) -> Open311:
    """The server that is described. Makes no connection. Raises InvalidInput."""
    options = options_in(description.section("open311"))
    caller = caller_in(description, secrets)
    if options.reports and options.needs_key:
        require_closed(description.http, "address")
    kept = Kept(secrets, description.key, description.name)
    api_key = kept.value if options.needs_key else str
    return Open311(description.face(options.abilities), caller, options, api_key, clock)


class Open311:
    """One Open311 server; everything raises SystemFault."""

    def __init__(
        self, face: SystemFace, caller: Caller, options: Options, api_key: ApiKey, clock: Clock
    ) -> None:
        self.face = face
        self._caller = caller
        self._options = options
        self._clock = clock
        self._asking = Asking(caller, options, api_key)
        self._services = Services(self._asking, options.kinds)
        self._windows = Windows(self._asking, options)
        self._cases = Cases(face.name, options.zone)
        self._own_changes: dict[str, datetime] = {}

    def examine(self, deadline: Deadline) -> Sequence[Examined]:
        """How the server does, and whether the description fits it."""
        found = examine_http(self._caller, self._asking.ask_for("services"), deadline, self._clock)
        if any(one.what == "rights" for one in found):
            address, form = str(self._caller.base), self._options.form
            found += open311_discovery.examined(self._asking, address, form, deadline)
            found += self._services.examined(deadline) if self._options.kinds else []
        return found

    def close(self) -> None:
        """Let go of connections, and end what is under way."""
        self._caller.close()

    def by_number(self, number: str, deadline: Deadline) -> Sequence[Case]:
        """The request with this number."""
        wanted = number.strip()
        return self._cases_of(self._asking.request(wanted, deadline)) if wanted else []

    def by_words(self, words: str, deadline: Deadline) -> Sequence[Case]:
        """Requests with these words, where the server knows `q`."""
        return self._cases_of(self._asking.requests_where({"q": words}, deadline)[:MOST_FOUND])

    def changed(self, cursor: str, deadline: Deadline) -> Changed:
        """The next window of requests, with what was told in it about those and others."""
        now = self._clock()
        since = now - self._options.history
        walk = Walk.begun(cursor, since)
        looked = self._windows.look(
            walk.opened(now, tells_updates=self._options.updated_after), deadline
        )
        cases = self._with_told(self._cases_of(looked.rows), looked.told, deadline)
        if looked.more:
            return Changed(cases, looked.walk.turned().cursor, more=True)
        walk = looked.walk.passed(now, since, roomy=looked.roomy)
        return Changed(cases, walk.cursor, more=walk.is_behind(now))

    def report(self, report: NewReport, deadline: Deadline) -> Taken:
        """Brings a report in, with the answers to the questions of its kind."""
        service = self._services.of(report, deadline)
        questions = self._services.questions(service, deadline)
        fields = fields_of(report, service, questions, self.face.name)
        taken = taken_in(self._asking.post("requests", REQUESTS, fields, deadline))
        if taken is None:
            unclear = faults.unclear(self.face.name, _NO_NUMBER)
            raise faults.as_answer(unclear, only_read=False)
        return taken

    def recognise(self, report: NewReport, deadline: Deadline) -> Taken | None:
        """The request that carries our reference, among those of its kind since it was made."""
        ours = reference(report.key)
        service = self._services.of(report, deadline)
        start, end = report.at - AROUND, self._clock() + AROUND
        for row in self._windows.since(start, end, service.code, deadline):
            number = row.line("service_request_id")
            if number and carries(row, ours):
                case = next(iter(self._cases_of([row])), None)
                return Taken(number=number, source_key=number, case=case)
        return None

    def result(self, token: str, deadline: Deadline) -> Taken:
        """The number for a token; the token again while there is none."""
        return taken_in(self._asking.token(token, deadline)) or Taken(token=token)

    def update(self, update: Update, deadline: Deadline) -> Case | None:
        """Tells it once; who changed the request after it was seen goes before a new status."""
        row = self._row(update.source_key, deadline)
        start, end = update.at - AROUND, self._clock() + AROUND
        told = told_in(self._asking.updates(start, end, deadline), self._options.zone)
        if says_something(update) and not any(is_ours(one, update) for one in told):
            self._guard(row, update)
            fields = fields_of_update(update)
            self._asking.post("servicerequestupdates", UPDATES, fields, deadline)
            row = self._row(update.source_key, deadline)
            self._note_own(row, update.source_key)
        return next(iter(self._cases_of([row])), None)

    def _row(self, number: str, deadline: Deadline) -> Row:
        rows = self._asking.request(number, deadline)
        if not rows:
            raise SystemRejected(_gone(self.face.name, number), system=self.face.name)
        return rows[0]

    def _guard(self, row: Row, update: Update) -> None:
        changed = self._cases.updated_at(row)
        sets_status = update.step is not None or update.status
        if not (sets_status and update.seen and changed):
            return
        # The server does not say who changed it; what we said ourselves just now is known here.
        own = self._own_changes.get(update.source_key, update.seen)
        if changed > max(own, update.seen):
            raise Conflict(_changed(self.face.name), winner=self.face.name, version=0)

    def _note_own(self, row: Row, number: str) -> None:
        changed = self._cases.updated_at(row)
        if changed:
            self._own_changes[number] = changed
        while len(self._own_changes) > MOST_OWN:
            self._own_changes.pop(next(iter(self._own_changes)))

    def _with_told(
        self, cases: Sequence[Case], rows: Sequence[Row], deadline: Deadline
    ) -> tuple[Case, ...]:
        """The cases with these updates, and those that only the updates name."""
        told = by_number(told_in(rows, self._options.zone))
        known = {case.source_key for case in cases}
        others = [number for number in told if number not in known]
        more = self._cases_of(self._asking.requests(others, deadline)) if others else ()
        return tuple(with_updates(case, told.get(case.source_key, ())) for case in (*cases, *more))

    def _cases_of(self, rows: Sequence[Row]) -> list[Case]:
        return self._cases.of(rows, self._clock())


def _gone(name: str, number: str) -> Said:
    return Said(
        f"{name} kent {number} niet (meer).", f"{name} does not know {number}, or no longer."
    )


def _changed(name: str) -> Said:
    return Said(
        f"In {name} is deze melding intussen gewijzigd. Bekijk haar eerst, en kies dan opnieuw.",
        f"In {name} this report was changed meanwhile. Look at it first, then choose again.",
    )
