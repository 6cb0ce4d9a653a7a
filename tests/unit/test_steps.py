"""The one table of steps: every action from every state."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.errors import StepNotAllowed
from kcc_desktop.domain.steps import NEXT, STATE_WORDS, STEP_WORDS, Action, State, Step, after, may

#: Rows are actions, columns states; a dot is not allowed. Written out apart from the program's
#: table, so that a change there is a change here.
TABLE = """
          new      seen     accepted refused  planned  done     told     reopened
see       seen     .        .        .        .        .        .        seen
accept    accepted accepted .        .        .        .        .        accepted
refuse    refused  refused  refused  .        refused  .        .        refused
plan      planned  planned  planned  .        planned  .        .        planned
finish    done     done     done     .        done     .        .        done
tell      .        .        .        told     .        told     .        .
reopen    .        .        .        reopened .        reopened reopened .
forward   new      new      new      new      new      .        .        new
note      new      seen     accepted refused  planned  done     told     reopened
chase     new      seen     accepted .        planned  .        .        reopened
split     accepted accepted accepted .        planned  .        .        accepted
"""


def _table() -> dict[tuple[Action, State], State | None]:
    head, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return {
        (Action(row[0]), State(state)): None if cell == "." else State(cell)
        for row in rows
        for state, cell in zip(head, row[1:], strict=True)
    }


def test_the_table_here_is_whole() -> None:
    assert set(_table()) == {(action, state) for action in Action for state in State}


@pytest.mark.parametrize(("step", "leads_to"), _table().items(), ids=str)
def test_each_action_from_each_state(step: tuple[Action, State], leads_to: State | None) -> None:
    action, state = step
    assert may(action, state) is (leads_to is not None)
    if leads_to is not None:
        assert after(action, state) is leads_to
        return
    with pytest.raises(StepNotAllowed) as refused:
        after(action, state)
    assert STATE_WORDS[state].nl in refused.value.said.nl
    assert STATE_WORDS[state].en in refused.value.said.en


def test_every_state_but_new_is_reached_and_left() -> None:
    reached = {to for action in NEXT.values() for state, to in action.items() if to is not state}
    assert reached == set(State)
    assert all(any(may(action, state) for action in Action) for state in State)


def test_every_state_and_step_has_a_word() -> None:
    assert set(STATE_WORDS) == set(State)
    assert set(STEP_WORDS) == set(Step)
