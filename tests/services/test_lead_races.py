"""Two team leads move the same work at the same moment: each handover has one winner."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.steps import Action
from kcc_desktop.services.lead import Chosen, Lead, Moved
from kcc_desktop.store.workspace import open_workspace
from tests.services.test_lead import KARIN, PETRA, REASON, Team, team, to

__all__ = ["team"]
ROUNDS, BATCH = 8, 12


def test_each_handover_moves_once_and_the_other_is_told_who_was_first(
    team: Team, made_url: str
) -> None:
    batches = [team.work_for("stef", BATCH + n) for n in range(ROUNDS)]
    start = Barrier(2)

    def lead(actor: Actor, name: str, *, turned: bool) -> list[Moved]:
        workspace = open_workspace(made_url)
        own, moved = Lead(workspace, actor, lambda: team.now), []
        for n, batch in enumerate(batches):
            chosen: list[Chosen] = batch[::-1] if turned else batch
            start.wait()
            key = f"{actor.login}/{n}"
            moved.append(own.reassign(chosen, to(team, name), REASON, key=key))
        workspace.close()
        return moved

    with ThreadPoolExecutor(2) as desks:
        one = desks.submit(lead, KARIN, "anja", turned=False)
        other = desks.submit(lead, PETRA, "joris", turned=True)
        outcomes = list(zip(batches, one.result(), other.result(), strict=True))
    for batch, karins, petras in outcomes:
        assert sorted((*karins.done, *petras.done)) == sorted(c.id for c in batch)
        for loser, winner in ((karins, "Petra Bos"), (petras, "Karin Smit")):
            assert {lost.said.nl for lost in loser.lost} <= {f"{winner} was eerder."}
        for id_ in (batch[0].id, batch[-1].id):
            now = team.get(id_)
            name = "anja" if id_ in karins.done else "joris"
            assert now.employee_id == team.employees[name]
            assert sum(event.action is Action.FORWARD for event in now.events) == 1
