"""The steps of a report, and the one table of which may follow which."""

from __future__ import annotations

from enum import StrEnum

from kcc_desktop.domain.errors import StepNotAllowed
from kcc_desktop.domain.said import Said


class Step(StrEnum):
    """Where a report stands."""

    RECEIVED = "received"
    HANDED_OVER = "handed_over"
    SEEN = "seen"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    PLANNED = "planned"
    DONE = "done"
    TOLD = "told"
    REOPENED = "reopened"
    UNKNOWN = "unknown"


class State(StrEnum):
    """Where a handover stands."""

    NEW = "new"
    SEEN = "seen"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    PLANNED = "planned"
    DONE = "done"
    TOLD = "told"
    REOPENED = "reopened"


class Action(StrEnum):
    """What can be done with a handover. `NOTE` and `CHASE` change no state."""

    SEE = "see"
    ACCEPT = "accept"
    REFUSE = "refuse"
    PLAN = "plan"
    FINISH = "finish"
    TELL = "tell"
    REOPEN = "reopen"
    FORWARD = "forward"
    NOTE = "note"
    CHASE = "chase"
    SPLIT = "split"


#: The states in which something is still to be done, least advanced first.
OPEN = (State.NEW, State.REOPENED, State.SEEN, State.ACCEPTED, State.PLANNED)

#: The life of a handover: what may be done from which state, and where it leads. All that is
#: absent is not allowed. A refused handover goes on by forwarding it; one that the resident was
#: told about can only be reopened.
NEXT: dict[Action, dict[State, State]] = {
    Action.SEE: {State.NEW: State.SEEN, State.REOPENED: State.SEEN},
    Action.ACCEPT: {
        State.NEW: State.ACCEPTED,
        State.SEEN: State.ACCEPTED,
        State.REOPENED: State.ACCEPTED,
    },
    Action.REFUSE: dict.fromkeys(OPEN, State.REFUSED),
    Action.PLAN: dict.fromkeys(OPEN, State.PLANNED),
    Action.FINISH: dict.fromkeys(OPEN, State.DONE),
    Action.TELL: {State.DONE: State.TOLD, State.REFUSED: State.TOLD},
    Action.REOPEN: {
        State.DONE: State.REOPENED,
        State.TOLD: State.REOPENED,
        State.REFUSED: State.REOPENED,
    },
    Action.FORWARD: dict.fromkeys((*OPEN, State.REFUSED), State.NEW),
    Action.NOTE: {state: state for state in State},
    Action.CHASE: {state: state for state in OPEN},
    Action.SPLIT: dict.fromkeys(OPEN, State.ACCEPTED) | {State.PLANNED: State.PLANNED},
}

STATE_WORDS: dict[State, Said] = {
    State.NEW: Said("nieuw", "new"),
    State.SEEN: Said("gezien", "seen"),
    State.ACCEPTED: Said("in behandeling", "accepted"),
    State.REFUSED: Said("geweigerd", "refused"),
    State.PLANNED: Said("ingepland", "planned"),
    State.DONE: Said("uitgevoerd", "done"),
    State.TOLD: Said("teruggekoppeld", "told"),
    State.REOPENED: Said("heropend", "reopened"),
}

STEP_WORDS: dict[Step, Said] = {
    Step.RECEIVED: Said("ontvangen", "received"),
    Step.HANDED_OVER: Said("overgedragen", "handed over"),
    Step.SEEN: Said("gezien", "seen"),
    Step.ACCEPTED: Said("in behandeling", "accepted"),
    Step.REFUSED: Said("geweigerd", "refused"),
    Step.PLANNED: Said("ingepland", "planned"),
    Step.DONE: Said("uitgevoerd", "done"),
    Step.TOLD: Said("teruggekoppeld", "told"),
    Step.REOPENED: Said("heropend", "reopened"),
    Step.UNKNOWN: Said("onbekend", "unknown"),
}


def may(action: Action, state: State) -> bool:
    """Whether `action` is allowed in `state`."""
    return state in NEXT[action]


def after(action: Action, state: State) -> State:
    """The state that `action` leads to from `state`.

    Raises:
        StepNotAllowed: when the table has no such step.
    """
    if not may(action, state):
        word = STATE_WORDS[state]
        raise StepNotAllowed(
            Said(
                f"Dat kan niet: deze overdracht is {word.nl}.",
                f"That can't be done: this handover is {word.en}.",
            )
        )
    return NEXT[action][state]
