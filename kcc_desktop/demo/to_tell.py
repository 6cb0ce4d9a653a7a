"""Residents who have not heard yet: the front office of the sample always has some to call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kcc_desktop.domain.handover import Handover, HandoverKind
from kcc_desktop.domain.steps import Action, State

#: Who has somebody to call, whatever the dice of the day gave.
_AGENTS = ("hilde.vos", "luc.jansen")
_ENDED = (State.DONE, State.REFUSED)


def with_some_to_tell(handovers: Sequence[Handover]) -> list[Handover]:
    """The same; who had told everybody has yet to tell the resident of the last one."""
    changed = {one.id: one for login in _AGENTS for one in _untold(handovers, login)}
    return [changed.get(one.id, one) for one in handovers]


def _untold(handovers: Sequence[Handover], login: str) -> list[Handover]:
    own = [
        one
        for one in handovers
        if one.created_login == login and one.kind is HandoverKind.WORK and one.case_id is None
    ]
    if any(one.state in _ENDED for one in own):
        return []
    told = [one for one in own if one.events[-1].action is Action.TELL]
    newest = sorted(told, key=lambda one: one.id)[-1:]
    return [replace(one, events=one.events[:-1], state=one.events[-2].state) for one in newest]
