"""Signalen (private API v1) as an outside system: found, followed, told and added to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import Conflict, SystemAway, SystemFault, SystemRejected
from kcc_desktop.domain.keys import email_key
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Changed, Examined, Taken, Verdict
from kcc_desktop.registers import faults, loose
from kcc_desktop.registers.examining import examine_http
from kcc_desktop.registers.reaching import caller_in
from kcc_desktop.registers.signalen_asking import ME, Asking, iso
from kcc_desktop.registers.signalen_cases import Signals
from kcc_desktop.registers.signalen_categories import Categories
from kcc_desktop.registers.signalen_finding import BESIDES_S, Finding
from kcc_desktop.registers.signalen_following import Mark, next_changed
from kcc_desktop.registers.signalen_history import with_history
from kcc_desktop.registers.signalen_options import options_in
from kcc_desktop.registers.signalen_sending import (
    change_of,
    has_arrived,
    is_later,
    is_of,
    signal_of,
)

if TYPE_CHECKING:
    from kcc_desktop.domain.case import Case, Place, Traces
    from kcc_desktop.domain.systems import NewReport, SystemFace, Update
    from kcc_desktop.registers.asking import Values
    from kcc_desktop.registers.description import Description
    from kcc_desktop.registers.http import Caller
    from kcc_desktop.registers.signalen_options import Options
    from kcc_desktop.services.ports import Clock
    from kcc_desktop.services.ports_systems import Deadline, Secrets

#: Of so many changed signals the history is asked as well.
MOST_HISTORIES = 20
#: A report is looked for among so many signals, from so long before it was made: clocks differ.
MOST_LOOKED_AT = 3_000
AROUND = timedelta(hours=1)

_NO_ID = Said("het noemt geen nummer", "it names no number")
_NO_POINT = Said(
    "{name} wil bij een melding een plek op de kaart, en die is van dit adres niet bekend. Kies "
    "een plek, of breng de melding in {name} zelf in.",
    "{name} wants a point on the map with a report, and that of this address is not known. Choose "
    "a place, or bring the report in there.",
)
_GONE = Said(
    "{name} kent deze melding niet (meer), of laat haar aan deze aanmelding niet zien.",
    "{name} does not know this report any more, or does not show it to this login.",
)
_CHANGED = Said(
    "In {name} is deze melding intussen gewijzigd. Bekijk haar eerst, en kies dan opnieuw.",
    "In {name} this report was changed meanwhile. Look at it first, then choose again.",
)
_SEARCH_AWAY = Said(
    "Zoeken op woorden en op telefoonnummer ligt eruit; de rest werkt.",
    "Searching by words and by phone is down; all else works.",
)
_TELL_SEARCH = Said(
    "Meld het bij de beheerder van Signalen (Elasticsearch).",
    "Tell the administrator of Signalen (Elasticsearch).",
)
_MASKED = Said(
    "Deze aanmelding ziet geen contactgegevens: op persoon wordt minder gevonden.",
    "This login sees no contact details: less is found by person.",
)
_UNMASK = Said(
    "Vraag in Signalen het recht sia_can_view_contact_details, als dat mag.",
    "Ask for the right sia_can_view_contact_details in Signalen, where that is allowed.",
)
_SOME_CATEGORIES = Said(
    "Deze aanmelding ziet niet alle categorieën: een melding die door een storing opnieuw wordt "
    "gestuurd, kan er dan tweemaal komen.",
    "This login does not see all categories: a report that is sent again after a fault may then "
    "come in twice.",
)
_SEE_ALL = Said(
    "Vraag in Signalen het recht sia_can_view_all_categories.",
    "Ask for the right sia_can_view_all_categories in Signalen.",
)


def make(description: Description, secrets: Secrets, clock: Clock) -> Signalen:
    """The installation that is described. Makes no connection. Raises InvalidInput."""
    options = options_in(description.section("signalen"))
    caller = caller_in(description, secrets)
    return Signalen(description.face(options.abilities), caller, options, clock)


class Signalen:
    """One installation; everything raises SystemFault."""

    def __init__(self, face: SystemFace, caller: Caller, options: Options, clock: Clock) -> None:
        self.face = face
        self._caller = caller
        self._options = options
        self._clock = clock
        self._asking = Asking(caller)
        self._finding = Finding(self._asking)
        self._categories = Categories(self._asking, options)
        self._signals = Signals(face.name, options.prefix, options.zone)
        self._number = re.compile(rf"(?:{re.escape(options.prefix)}\s*)?([0-9]{{1,12}})", re.I)

    def close(self) -> None:
        """Let go of connections, and end what is under way."""
        self._caller.close()

    # --- finding and following -----------------------------------------------------------------

    def by_number(self, number: str, deadline: Deadline) -> Sequence[Case]:
        """The signal with this number and its history, and the parts it was divided into."""
        read = self._number.fullmatch(number.strip())
        signal = self._asking.signal(read.group(1), deadline) if read else None
        if signal is None:
            return []
        parts: Sequence[object] = ()
        if loose.items(signal, "_links", "sia:children"):
            parts = self._finding.parts(str(loose.whole(signal, "id")), deadline)
        return self._with_histories(self._cases([signal, *parts]), deadline)

    def by_words(self, words: str, deadline: Deadline) -> Sequence[Case]:
        """Signals with these words in their text or category."""
        return self._cases(self._finding.words(words, deadline))

    def by_place(self, place: Place, deadline: Deadline) -> Sequence[Case]:
        """Signals at an address, and those like the newest of them around it."""
        return self._cases(self._finding.place(place, deadline))

    def by_party(self, traces: Traces, deadline: Deadline) -> Sequence[Case]:
        """Signals by whoever has these mail addresses or phones."""
        return self._cases(self._finding.party(traces, deadline))

    def changed(self, cursor: str, deadline: Deadline) -> Changed:
        """The next signals that changed; of a few at once also what happened with them."""
        mark = Mark.of(cursor, self._clock() - self._options.history)
        rows, after = next_changed(self._asking, mark, deadline)
        cases = self._cases(rows)
        if len(cases) <= MOST_HISTORIES and not after.page:
            cases = self._with_histories(cases, deadline)
        return Changed(tuple(cases), after.cursor, more=bool(after.page))

    # --- bringing in and telling ---------------------------------------------------------------

    def report(self, report: NewReport, deadline: Deadline) -> Taken:
        """Brings a report in."""
        category = self._categories.address(self._categories.of(report, deadline))
        source = self._categories.source(report.channel, deadline)
        sent = signal_of(report, category, source, self._point(report.place, deadline))
        signal = self._asking.create(sent, deadline)
        taken = self._taken(signal)
        if taken is None:
            unclear = faults.unclear(self.face.name, _NO_ID)
            raise faults.as_answer(unclear, only_read=False)
        return taken

    def recognise(self, report: NewReport, deadline: Deadline) -> Taken | None:
        """The signal that carries our reference, among those since it was made, oldest first.

        Of any category: whoever sorts them there may have been faster than we.
        """
        since: Values = {"created_after": iso(report.at - AROUND), "ordering": "created_at"}
        for signal in self._asking.listed(since, MOST_LOOKED_AT, deadline):
            if is_of(signal, report):
                return self._taken(signal)
        return None

    def result(self, token: str, deadline: Deadline) -> Taken:  # noqa: ARG002
        """Signalen gives the number at once, so there is nothing to wait for."""
        return Taken(token=token)

    def update(self, update: Update, deadline: Deadline) -> Case | None:
        """Tells it once; who changed the signal after it was seen goes before a new state."""
        signal = self._asking.signal(update.source_key, deadline)
        if signal is None:
            raise SystemRejected(_named(_GONE, self.face.name), system=self.face.name)
        change = change_of(update)
        if change and not has_arrived(signal, update):
            if is_later(signal, update):
                self._refuse_unless_own(signal, deadline)
            signal = self._changed(update, deadline)
        return next(iter(self._cases([signal])), None)

    def _refuse_unless_own(self, signal: object, deadline: Deadline) -> None:
        """Another state since may be what we said there ourselves a moment ago."""
        winner = loose.line(signal, "status", "user")
        own = loose.line(self._asking.me(deadline), "email")
        if not own or email_key(winner) != email_key(own):
            said = _named(_CHANGED, self.face.name)
            raise Conflict(said, winner=winner or self.face.name, version=0)

    def _changed(self, update: Update, deadline: Deadline) -> object:
        """The signal after the change. After a fault it is read again: it may be there already."""
        try:
            return self._asking.patch(update.source_key, change_of(update), deadline)
        except SystemAway as fault:
            if not fault.may_have_arrived:
                raise
            signal = self._asking.signal(update.source_key, deadline)
            if not has_arrived(signal, update):
                raise
            return signal

    def _point(self, place: Place, deadline: Deadline) -> tuple[float, float]:
        if place.lat is not None and place.lon is not None:
            return place.lat, place.lon
        point = self._finding.point(place, deadline)
        if point is None:
            raise SystemRejected(_named(_NO_POINT, self.face.name), system=self.face.name)
        return point

    def _taken(self, signal: object) -> Taken | None:
        case = next(iter(self._cases([signal])), None)
        return Taken(number=case.number, source_key=case.source_key, case=case) if case else None

    # --- how it does ---------------------------------------------------------------------------

    def examine(self, deadline: Deadline) -> Sequence[Examined]:
        """How it does: its search apart, and what this login may see."""
        found = examine_http(self._caller, ME, deadline, self._clock)
        if not any(one.what == "rights" and one.verdict is Verdict.GOOD for one in found):
            return found
        return [*found, *self._examined(deadline), *self._categories.examined(deadline)]

    def _examined(self, deadline: Deadline) -> Sequence[Examined]:
        try:
            found = self._asking.search("proef", deadline)
            me = self._asking.me(deadline)
        except SystemFault as fault:
            return [Examined("search", Verdict.BAD, fault.said)]
        seen = []
        if found is None:
            seen.append(Examined("search", Verdict.WARN, _SEARCH_AWAY, _TELL_SEARCH))
        if not _has(me, "sia_can_view_contact_details"):
            seen.append(Examined("rights", Verdict.WARN, _MASKED, _UNMASK))
        if self._options.reports and not _has(me, "sia_can_view_all_categories"):
            seen.append(Examined("rights", Verdict.WARN, _SOME_CATEGORIES, _SEE_ALL))
        return seen

    # --- cases ---------------------------------------------------------------------------------

    def _cases(self, signals: Sequence[object]) -> list[Case]:
        at = self._clock()
        return [case for signal in signals if (case := self._signals.case(signal, at))]

    def _with_histories(self, cases: Sequence[Case], deadline: Deadline) -> list[Case]:
        """The histories as far as there is time; without, the last state of each is known."""
        return [self._with_history(case, deadline) for case in cases]

    def _with_history(self, case: Case, deadline: Deadline) -> Case:
        if deadline.left < BESIDES_S:
            return case
        try:
            return with_history(case, self._asking.history(case.source_key, deadline))
        except SystemFault:
            return case  # what is known of it stands by itself


def _has(me: object, right: str) -> bool:
    if loose.part(me, "is_superuser") is True:
        return True
    roles = loose.items(me, "roles")
    rights = [*loose.items(me, "permissions")]
    rights += [one for role in roles for one in loose.items(role, "permissions")]
    return any(loose.line(one, "codename") == right for one in rights)


def _named(said: Said, name: str) -> Said:
    return Said(said.nl.format(name=name), said.en.format(name=name))
