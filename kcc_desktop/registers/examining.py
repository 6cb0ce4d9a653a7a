"""How a system over HTTP does, by one question that needs its login."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

import httpx

from kcc_desktop.domain.errors import SystemAway, SystemBusy, SystemFault, SystemRefused
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Examined, Verdict
from kcc_desktop.registers.faults import LoginRefused, NoSecret, RightRefused
from kcc_desktop.registers.judging import fault_in, moment_in
from kcc_desktop.registers.reach import is_open_line

if TYPE_CHECKING:
    from kcc_desktop.registers.answers import Answer
    from kcc_desktop.registers.asking import Ask
    from kcc_desktop.registers.http import Caller
    from kcc_desktop.services.ports import Clock
    from kcc_desktop.services.ports_systems import Deadline

#: Slower than this (s) an agent notices; a clock may be wrong by so much (s); a certificate is to
#: be replaced so long before it ends (days).
SLOW_S = 1.0
SKEWED_S, WRONG_S = 30.0, 300.0
SOON_DAYS, TOO_SOON_DAYS = 30, 7
#: Every refusal is looked at here; on a 401 the login is tried anew first.
_ALL = frozenset(range(300, 600)) - {401}

_REACHED = Said("Het systeem is te bereiken.", "The system can be reached.")
_LOGGED_IN = Said("De aanmelding wordt aangenomen.", "The login is accepted.")
_NO_LOGIN = Said("Het systeem vraagt geen aanmelding.", "The system asks for no login.")
_MAY = Said("Zoeken mag.", "Searching is allowed.")
_SPEED = Said("Een vraag kost {ms} ms.", "A question takes {ms} ms.")
_SLOW = Said(
    "Kijk naar het netwerk, of vraag de beheerder van het systeem waarom het traag is.",
    "Look at the network, or ask the administrator of the system why it is slow.",
)
_CLOCK = Said(
    "De klok loopt {seconds} s uit de pas met die van deze machine.",
    "Its clock is {seconds} s off from that of this machine.",
)
_CLOCK_WELL = Said("De klok loopt gelijk.", "Its clock agrees with ours.")
_SET_CLOCK = Said(
    "Zet beide klokken gelijk (NTP): anders worden wijzigingen gemist.",
    "Set both clocks right (NTP): else changes are missed.",
)
_CERTIFICATE = Said(
    "Het certificaat is nog {days} dagen geldig.", "Its certificate is good for {days} more days."
)
_REPLACE = Said(
    "Vraag de beheerder van het systeem om het certificaat op tijd te vervangen.",
    "Ask the administrator of the system to replace the certificate in time.",
)
_OPEN_LINE = Said(
    "De verbinding is niet beveiligd: wie meeluistert, leest mee.",
    "The connection is not secured: whoever listens can read along.",
)
_USE_HTTPS = Said("Gebruik een adres met https.", "Use an address with https.")
_CHECK_ADDRESS = Said(
    "Kijk na of het adres en het netwerk kloppen, en of het systeem aanstaat.",
    "Check the address and the network, and whether the system is on.",
)
_WAIT = Said("Vraag minder vaak, of later nog eens.", "Ask less often, or again later.")
_REFUSED = Said("De aanmelding wordt geweigerd.", "The login is refused.")
_NO_SECRET = Said("Er is nog geen geheim opgegeven.", "No secret was given yet.")
_GIVE = Said(
    "Geef het op: kcc-desktop systems secret {key}", "Give it: kcc-desktop systems secret {key}"
)
_UNLOCK = Said("Daarna kan het systeem worden gevraagd.", "Then the system can be asked.")
_MAY_NOT = Said("Deze aanmelding mag niet zoeken.", "This login may not search.")
_LOG_IN = Said(
    "Geef het geheim opnieuw op: kcc-desktop systems secret {key}",
    "Give the secret again: kcc-desktop systems secret {key}",
)
_GRANT = Said(
    "Laat de beheerder van het systeem deze aanmelding het recht geven.",
    "Have the administrator of the system grant this login the right.",
)
_CHECK_DESCRIPTION = Said(
    "Kijk de beschrijving na: adres, pad en soort.", "Check the description: address, path, kind."
)


def examine_http(caller: Caller, ask: Ask, deadline: Deadline, clock: Clock) -> list[Examined]:
    """Reachable, login, rights, clock, certificate and speed, as far as they can be known."""
    try:
        answer = caller.ask(replace(ask, also=_ALL), deadline)
    except SystemFault as fault:
        return _of_fault(fault, caller.key)
    refusal = fault_in(answer, ask, caller.key)
    found = [*_clock(answer, clock()), *_certificate(answer, clock())]
    if refusal is not None:
        return [*_of_fault(refusal, caller.key), *found]
    login = _good("login", _LOGGED_IN if caller.logs_in else _NO_LOGIN)
    well = [_good("reachable", _REACHED), login, _good("rights", _MAY)]
    return [*well, *found, *_speed(caller, ask, deadline)]


def _of_fault(fault: SystemFault, key: str) -> list[Examined]:
    """What a fault tells of it, and what it is then known to do well."""
    if isinstance(fault, SystemAway):
        return [Examined("reachable", Verdict.BAD, fault.said, _CHECK_ADDRESS)]
    if isinstance(fault, SystemBusy):
        return [Examined("reachable", Verdict.WARN, fault.said, _WAIT)]
    if isinstance(fault, SystemRefused):
        return _of_refusal(fault, key)
    reached = _good("reachable", _REACHED)
    return [reached, Examined("answer", Verdict.BAD, fault.said, _CHECK_DESCRIPTION)]


def _of_refusal(fault: SystemRefused, key: str) -> list[Examined]:
    """Whether it was asked at all, whether it knows us, and whether we may."""
    reached = _good("reachable", _REACHED)
    if isinstance(fault, RightRefused):
        grant = Examined("rights", Verdict.BAD, _MAY_NOT, _GRANT)
        return [reached, _good("login", _LOGGED_IN), grant]
    if isinstance(fault, LoginRefused):
        return [reached, Examined("login", Verdict.BAD, _REFUSED, _with(_LOG_IN, key=key))]
    if isinstance(fault, NoSecret):
        return [Examined("login", Verdict.BAD, _NO_SECRET, _with(_GIVE, key=key))]
    return [Examined("login", Verdict.BAD, fault.said, _UNLOCK)]


def _clock(answer: Answer, now: datetime) -> Iterator[Examined]:
    there = moment_in(answer.headers.get("date", ""))
    if there is None:
        return
    off = round((there - now).total_seconds())
    if abs(off) <= SKEWED_S:
        yield _good("clock", _CLOCK_WELL)
        return
    verdict = Verdict.BAD if abs(off) > WRONG_S else Verdict.WARN
    yield Examined("clock", verdict, _with(_CLOCK, seconds=abs(off)), _SET_CLOCK)


def _certificate(answer: Answer, now: datetime) -> Iterator[Examined]:
    if answer.certificate_until is None:
        if is_open_line(httpx.URL(answer.url)):
            yield Examined("certificate", Verdict.WARN, _OPEN_LINE, _USE_HTTPS)
        return
    days = (answer.certificate_until - now).days
    seen = _with(_CERTIFICATE, days=days)
    if days > SOON_DAYS:
        yield _good("certificate", seen)
        return
    verdict = Verdict.BAD if days <= TOO_SOON_DAYS else Verdict.WARN
    yield Examined("certificate", verdict, seen, _REPLACE)


def _speed(caller: Caller, ask: Ask, deadline: Deadline) -> Iterator[Examined]:
    """How long it takes once there is a connection."""
    started = time.perf_counter()
    try:
        caller.ask(ask, deadline)
    except SystemFault as fault:
        yield from _of_fault(fault, caller.key)[-1:]
        return
    took = time.perf_counter() - started
    seen = _with(_SPEED, ms=round(took * 1000))
    yield Examined("speed", Verdict.WARN, seen, _SLOW) if took > SLOW_S else _good("speed", seen)


def _good(what: str, seen: Said) -> Examined:
    return Examined(what, Verdict.GOOD, seen)


def _with(form: Said, **known: object) -> Said:
    return Said(form.nl.format(**known), form.en.format(**known))
