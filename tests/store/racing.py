"""A desk of its own, in a process of its own, that does what it reads and says what came of it.

`python -m tests.store.racing URL NAME`. A line `take ID KEY` accepts a handover as it was first
seen; a line `record KEY` records a contact.
"""

from __future__ import annotations

import sys

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import Conflict
from kcc_desktop.domain.steps import Action
from kcc_desktop.store.unit_of_work import SqlWorkspace
from kcc_desktop.store.workspace import open_workspace
from tests.store.making import contact, later


def take(workspace: SqlWorkspace, actor: Actor, id_: str, key: str) -> str:
    """`won`, or `lost` with who was first and the version that stands."""
    try:
        with workspace.work(actor) as work:
            work.handovers.act(int(id_), Action.ACCEPT, version=1, key=key, at=later(1))
    except Conflict as lost:
        return f"lost {lost.winner} {lost.version}"
    return "won"


def record(workspace: SqlWorkspace, actor: Actor, key: str) -> str:
    """The id under which the contact stands."""
    with workspace.work(actor) as work:
        return str(work.contacts.add(contact(), key=key))


def main() -> None:
    """Answers each line with one line."""
    url, name = sys.argv[1:]
    workspace = open_workspace(url)
    actor = Actor(name, name.lower())
    actions = {"take": take, "record": record}
    print("ready", flush=True)
    for line in sys.stdin:
        action, *words = line.split()
        print(actions[action](workspace, actor, *words), flush=True)
    workspace.close()


if __name__ == "__main__":
    main()
