"""What goes wrong with a system over HTTP, each as one sentence that says which and what to do."""

from __future__ import annotations

import math
import ssl

import httpcore

from kcc_desktop.domain.errors import (
    SystemAway,
    SystemBusy,
    SystemFault,
    SystemRefused,
    SystemRejected,
    SystemUnclear,
)
from kcc_desktop.domain.said import Said

_LATE = Said(
    "{name} antwoordt niet op tijd. Probeer het straks weer.",
    "{name} does not answer in time. Try again in a while.",
)
_UNREACHABLE = Said(
    "{name} is niet te bereiken. Blijft dit zo, laat dan de beheerder het adres en het netwerk "
    "nakijken (kcc-desktop doctor).",
    "{name} can't be reached. If this lasts, have the administrator check its address and the "
    "network (kcc-desktop doctor).",
)
_BROKE_OFF = Said(
    "{name} verbrak de verbinding. Probeer het straks weer.",
    "{name} broke the connection off. Try again in a while.",
)
_FAILS = Said(
    "{name} heeft zelf een storing ({status}). Probeer het straks weer; blijft dit zo, meld het "
    "dan bij de beheerder van {name}.",
    "{name} has a fault of its own ({status}). Try again in a while; if this lasts, tell the "
    "administrator of {name}.",
)
_PROXY = Said(
    "De proxy laat {name} niet door. Laat de beheerder de proxy in de beschrijving nakijken.",
    "The proxy does not let {name} through. Have the administrator check the proxy in its "
    "description.",
)
_CLOSED = Said(
    "De verbinding met {name} is afgesloten.", "The connection with {name} has been closed."
)
_RESTING = Said(
    "{name} deed het net steeds niet. Over {wait} wordt het weer geprobeerd.",
    "{name} kept failing just now. It is tried again in {wait}.",
)
_UNTRUSTED = Said(
    "Het certificaat van {name} is niet te vertrouwen ({why}); er is niets verstuurd. Laat de "
    "beheerder dit nakijken.",
    "The certificate of {name} can't be trusted ({why}); nothing was sent. Have the administrator "
    "look at it.",
)
_NO_TLS = Said(
    "Met {name} komt geen beveiligde verbinding tot stand. Laat de beheerder het adres en het "
    "certificaat nakijken.",
    "No secure connection with {name} can be made. Have the administrator check its address and "
    "certificate.",
)
_BUSY = Said(
    "{name} heeft het druk en vraagt {wait} te wachten.",
    "{name} is busy and asks to wait {wait}.",
)
_LOGIN = Said(
    "{name} weigert deze aanmelding. Laat de beheerder het geheim opnieuw opgeven: "
    "kcc-desktop systems secret {key}",
    "{name} refuses this login. Have the administrator give its secret again: "
    "kcc-desktop systems secret {key}",
)
_NO_SECRET = Said(
    "Voor {name} is nog geen geheim opgegeven. Laat de beheerder dat doen: "
    "kcc-desktop systems secret {key}",
    "No secret was given for {name} yet. Have the administrator do so: "
    "kcc-desktop systems secret {key}",
)
_RIGHTS = Said(
    "Met deze aanmelding mag dit niet in {name}. De beheerder van {name} kan het recht geven.",
    "This login may not do that in {name}. The administrator of {name} can grant it.",
)
_REJECTED = Said(
    "{name} neemt dit niet aan ({status}): {words}",
    "{name} does not take this ({status}): {words}",
)
_REJECTED_SILENTLY = Said(
    "{name} neemt dit niet aan ({status}) en zegt niet waarom.",
    "{name} does not take this ({status}) and does not say why.",
)
_UNCLEAR = Said(
    "Het antwoord van {name} is niet te gebruiken: {what.nl}. Meld het bij de beheerder.",
    "The answer of {name} can't be used: {what.en}. Tell the administrator.",
)

_UNSENDABLE = Said(
    "Dit kan niet naar {name} worden verstuurd: er staan tekens in die dat niet kunnen.",
    "This can't be sent to {name}: there are characters in it that can't be.",
)
_ELSEWHERE = Said(
    "het verwijst naar een ander adres (staat het goede in de beschrijving?)",
    "it points to another address (is the right one in its description?)",
)
_CUT_OFF = Said("het is afgebroken", "it is cut off")

#: Everything that a `Wire` raises, what came before anything was sent, and an answer cut short.
OF_HTTPCORE = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)
_UNSENT = (
    httpcore.ConnectError,
    httpcore.ConnectTimeout,
    httpcore.PoolTimeout,
    httpcore.ProxyError,
    httpcore.UnsupportedProtocol,
)
CUT_SHORT = (httpcore.RemoteProtocolError, httpcore.ReadError)

_OTHER_SERVER = Said("het is van een andere server", "it belongs to another server")
#: By the codes of OpenSSL (X509_V_ERR_...): CERT_HAS_EXPIRED, HOSTNAME_MISMATCH and
#: IP_ADDRESS_MISMATCH.
_WHY = {
    10: Said("het is verlopen", "it has expired"),
    62: _OTHER_SERVER,
    64: _OTHER_SERVER,
}
_UNKNOWN_AUTHORITY = Said("de uitgever is onbekend", "its issuer is unknown")


class Lasting(SystemAway):
    """It is away, and trying again at once would end the same."""


class NoSecret(SystemRefused):
    """Nobody gave the secret with which to log in, so it was not asked."""


class LoginRefused(SystemRefused):
    """It does not know this login, or no longer."""


class RightRefused(SystemRefused):
    """It knows this login, which may not do that."""


def _with(form: Said, **known: object) -> Said:
    return Said(form.nl.format(**known), form.en.format(**known))


def late(name: str, *, may_have_arrived: bool) -> SystemAway:
    """It does not answer before the deadline."""
    return SystemAway(_with(_LATE, name=name), system=name, may_have_arrived=may_have_arrived)


def fails(name: str, status: int, *, may_have_arrived: bool) -> SystemAway:
    """It answers with a 5xx."""
    said = _with(_FAILS, name=name, status=status)
    return SystemAway(said, system=name, may_have_arrived=may_have_arrived)


def _lasting(seconds: float) -> str:
    """In words that are the same in both languages."""
    return f"{math.ceil(seconds)} s" if seconds <= 120 else f"{math.ceil(seconds / 60)} min"


def closed(name: str) -> Lasting:
    """We are no longer connected with it ourselves."""
    return Lasting(_with(_CLOSED, name=name), system=name)


def resting(name: str, wait: float) -> Lasting:
    """It failed so often that it is left alone for `wait` seconds."""
    return Lasting(_with(_RESTING, name=name, wait=_lasting(wait)), system=name)


def busy(name: str, wait: float) -> SystemBusy:
    """It asked to be left alone."""
    return SystemBusy(_with(_BUSY, name=name, wait=_lasting(wait)), system=name, wait=wait)


def refused_login(name: str, key: str) -> LoginRefused:
    """It refuses this login."""
    return LoginRefused(_with(_LOGIN, name=name, key=key), system=name)


def no_secret(name: str, key: str) -> NoSecret:
    """Nobody gave the secret with which to log in."""
    return NoSecret(_with(_NO_SECRET, name=name, key=key), system=name)


def refused_right(name: str) -> RightRefused:
    """This login may not do that."""
    return RightRefused(_with(_RIGHTS, name=name), system=name)


def rejected(name: str, status: int, words: str) -> SystemRejected:
    """It does not take what was sent; `words` are its own, already cleaned."""
    form = _REJECTED if words else _REJECTED_SILENTLY
    return SystemRejected(_with(form, name=name, status=status, words=words), system=name)


def unsendable(name: str) -> SystemRejected:
    """What was to be sent fits in no address, form or header."""
    return SystemRejected(_with(_UNSENDABLE, name=name), system=name)


def unclear(name: str, what: Said) -> SystemUnclear:
    """`what` is wrong with its answer, as a part of a sentence."""
    return SystemUnclear(_with(_UNCLEAR, name=name, what=what), system=name)


def cut_off(name: str) -> SystemUnclear:
    """Its answer ended before its end."""
    return unclear(name, _CUT_OFF)


def points_elsewhere(name: str, *, only_read: bool) -> SystemFault:
    """It redirects where we don't follow; what was sent was not taken."""
    fault = unclear(name, _ELSEWHERE)
    return fault if only_read else SystemRejected(fault.said, system=name)


def as_answer(fault: SystemUnclear, *, only_read: bool) -> SystemUnclear | SystemAway:
    """An answer that can't be used; to what was sent, it may have arrived all the same."""
    if only_read:
        return fault
    return SystemAway(fault.said, system=fault.system, may_have_arrived=True)


def of_connection(fault: Exception, name: str, *, writes: bool) -> SystemFault:
    """What a fault of httpcore means; `writes` when what was sent changes something there."""
    if isinstance(fault, httpcore.LocalProtocolError):
        return unsendable(name)
    said = _connection_said(fault, name)
    if isinstance(fault, httpcore.ConnectError) and _tls_fault(fault):
        return Lasting(said, system=name)
    arrived = writes and not isinstance(fault, _UNSENT)
    return SystemAway(said, system=name, may_have_arrived=arrived)


def _connection_said(fault: Exception, name: str) -> Said:
    secure = _tls_fault(fault)
    if secure is not None:
        return _tls_said(secure, name)
    if isinstance(fault, httpcore.TimeoutException):
        return _with(_LATE, name=name)
    if isinstance(fault, httpcore.ProxyError):
        return _with(_PROXY, name=name)
    if isinstance(fault, httpcore.ConnectError):
        return _with(_UNREACHABLE, name=name)
    return _with(_BROKE_OFF, name=name)


def _tls_said(fault: ssl.SSLError, name: str) -> Said:
    if not isinstance(fault, ssl.SSLCertVerificationError):
        return _with(_NO_TLS, name=name)
    why = _WHY.get(fault.verify_code, _UNKNOWN_AUTHORITY)
    return Said(
        _UNTRUSTED.nl.format(name=name, why=why.nl), _UNTRUSTED.en.format(name=name, why=why.en)
    )


def _tls_fault(fault: BaseException | None) -> ssl.SSLError | None:
    while fault is not None:
        if isinstance(fault, ssl.SSLError):
            return fault
        fault = fault.__cause__ or fault.__context__
    return None
