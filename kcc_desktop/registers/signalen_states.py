"""The states of Signalen and what they mean in our steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kcc_desktop.domain.contact import Channel
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.words import fold


@dataclass(frozen=True, slots=True)
class State:
    """What agents there read, its meaning here, and whether a report is no longer open after it."""

    shown: str
    step: Step
    ends: bool = False


#: By the code that the API gives. UNKNOWN: known, but no step of ours; it is shown as it is.
#: `ingepland` says that there is a plan, never for which day.
STATES: Mapping[str, State] = {
    "m": State("Gemeld", Step.RECEIVED),
    "i": State("In afwachting van behandeling", Step.SEEN),
    "b": State("In behandeling", Step.ACCEPTED),
    "h": State("On hold", Step.ACCEPTED),
    "ingepland": State("Ingepland", Step.PLANNED),
    "reaction requested": State("Reactie gevraagd", Step.ACCEPTED),
    "reaction received": State("Reactie ontvangen", Step.ACCEPTED),
    "forward to external": State("Doorgezet naar extern", Step.HANDED_OVER),
    "closure requested": State("Extern: verzoek tot afhandeling", Step.ACCEPTED),
    "ready to send": State("Extern: te verzenden", Step.HANDED_OVER),
    "sent": State("Extern: verzonden", Step.HANDED_OVER),
    "send failed": State("Extern: mislukt", Step.UNKNOWN),
    "done external": State("Extern: afgehandeld", Step.ACCEPTED),
    "o": State("Afgehandeld", Step.DONE, ends=True),
    "a": State("Geannuleerd", Step.UNKNOWN, ends=True),
    "reopened": State("Heropend", Step.REOPENED),
    "reopen requested": State("Verzoek tot heropenen", Step.UNKNOWN),
    "s": State("Gesplitst", Step.UNKNOWN, ends=True),
}
_BY_SHOWN = {fold(state.shown): state for state in STATES.values()}

#: The state that says a step of ours; what has none changes no state there.
STATE_OF_STEP: Mapping[Step, str] = {
    Step.RECEIVED: "m",
    Step.SEEN: "i",
    Step.ACCEPTED: "b",
    Step.PLANNED: "ingepland",
    Step.DONE: "o",
    Step.REFUSED: "a",
    Step.REOPENED: "reopened",
}

#: Words in the name of a source, which each municipality gives itself.
_CHANNEL_WORDS: tuple[tuple[str, Channel], ...] = (
    ("telefoon", Channel.PHONE),
    ("e-mail", Channel.EMAIL),
    ("email", Channel.EMAIL),
    ("balie", Channel.DESK),
    ("webformulier", Channel.FORM),
    ("online", Channel.FORM),
    ("website", Channel.FORM),
    ("app", Channel.FORM),
    ("chat", Channel.CHAT),
    ("brief", Channel.LETTER),
    ("twitter", Channel.SOCIAL),
    ("facebook", Channel.SOCIAL),
    ("social", Channel.SOCIAL),
)


def state_called(shown: str) -> State:
    """The state with this name on the screen there; one without a step when it is not known."""
    return _BY_SHOWN.get(fold(shown.strip())) or State(shown.strip(), Step.UNKNOWN)


def state_of(code: str, shown: str) -> State:
    """The state with this code; one without a step, with the name it shows, when not known."""
    known = STATES.get(code)
    if known is None:
        return State(shown or code, Step.UNKNOWN)
    return State(shown or known.shown, known.step, known.ends)


def channel_of(source: str) -> str:
    """Our channel for the name of a source; empty when it says nothing."""
    name = fold(source)
    found = (channel for word, channel in _CHANNEL_WORDS if word in name)
    return str(next(found, Channel.OTHER)) if name else ""
