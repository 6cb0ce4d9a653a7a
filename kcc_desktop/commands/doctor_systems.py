"""What `doctor` says of outside systems: how each does, all at once and each with a deadline."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from kcc_desktop.commands.finding import Finding, Level
from kcc_desktop.domain.errors import KccError
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.systems import Examined, StatusMeaning, SystemFace, Verdict
from kcc_desktop.registers.catalogue import Catalogue, load_systems
from kcc_desktop.secrets import KeptSecrets
from kcc_desktop.services.ports import Clock
from kcc_desktop.services.ports_systems import Deadline
from kcc_desktop.store.workspace import open_workspace

if TYPE_CHECKING:
    from kcc_desktop.services.ports_systems import OutsideSystem

TOPIC = "systems"
#: How long examining one system may take (s), and how much longer it is waited for.
PATIENCE_S, GRACE_S = 20.0, 5.0
MOST_STATUSES = 12

_LEVELS = {Verdict.GOOD: Level.WELL, Verdict.WARN: Level.NOTE, Verdict.BAD: Level.WRONG}
_NONE = Said(
    "Er zijn geen andere systemen aangesloten; ze zouden beschreven staan in {folder}.",
    "No other systems are connected; they would be described in {folder}.",
)
_HANGS = Said(
    "{name}: dit onderzoek komt niet klaar. Kijk na of het systeem aanstaat en hoe het netwerk is.",
    "{name}: this examination does not end. Check whether the system is on, and the network.",
)
#: What is said when an adapter raised where it should not.
_BROKE_OFF = (
    Examined(
        "all",
        Verdict.BAD,
        Said("het onderzoek brak af.", "the examination broke off."),
        Said("Dit is een fout van het programma: meld die.", "This is a bug: report it."),
    ),
)
_STATUSES = Said(
    "{name}: van deze statussen is niet bekend wat ze betekenen: {listed}. Geef ze een betekenis "
    "onder Beheer, Systemen.",
    "{name}: what these statuses mean is not known: {listed}. Give them a meaning under "
    "Administration, Systems.",
)


def findings(folder: Path, clock: Clock, workspace_url: str) -> Iterator[Finding]:
    """Everything about the systems that are described in `folder`."""
    secrets = KeptSecrets()
    catalogue = load_systems(folder, secrets, clock)
    try:
        yield from _described(catalogue, folder)
        if catalogue.systems or catalogue.mailboxes:
            level = Level.WELL if secrets.are_kept else Level.NOTE
            yield Finding(TOPIC, level, secrets.place, {"keyring": secrets.are_kept})
        yield from _examined((*catalogue.systems, *catalogue.mailboxes))
        yield from _unknown_statuses(catalogue, workspace_url)
    finally:
        catalogue.close()


def _described(catalogue: Catalogue, folder: Path) -> Iterator[Finding]:
    if not (catalogue.systems or catalogue.mailboxes or catalogue.problems):
        yield Finding(TOPIC, Level.WELL, _with(_NONE, folder=folder), {"folder": str(folder)})
    for problem in catalogue.problems:
        facts = {"file": problem.file.name, "line": problem.line}
        yield Finding(TOPIC, Level.WRONG, problem.said, facts)


def _examined(systems: Sequence[OutsideSystem]) -> Iterator[Finding]:
    """What each tells, in their order; a slow one delays none of the others."""
    under_way = [(system.face, _begun(system)) for system in systems]
    waits = Deadline(PATIENCE_S + GRACE_S)
    for face, future in under_way:
        try:
            told = future.result(waits.left)
        except NotInTime:
            yield Finding(TOPIC, Level.WRONG, _with(_HANGS, name=face.name), _facts(face, "all"))
            continue
        yield from (_finding(face, one) for one in told)


def _begun(system: OutsideSystem) -> Future[Sequence[Examined]]:
    """Examining it, on a thread that the program need not wait for at its end."""
    future: Future[Sequence[Examined]] = Future()

    def examine() -> None:
        found: Sequence[Examined] = _BROKE_OFF
        try:
            found = system.examine(Deadline(PATIENCE_S))
        finally:
            future.set_result(found)

    threading.Thread(target=examine, name=f"examine {system.face.key}", daemon=True).start()
    return future


def _finding(face: SystemFace, one: Examined) -> Finding:
    advice = one.advice or Said("", "")
    said = Said(
        f"{face.name}: {one.seen.nl} {advice.nl}".rstrip(),
        f"{face.name}: {one.seen.en} {advice.en}".rstrip(),
    )
    return Finding(TOPIC, _LEVELS[one.verdict], said, _facts(face, one.what))


def _unknown_statuses(catalogue: Catalogue, workspace_url: str) -> Iterator[Finding]:
    """Statuses that were met and that nobody gave a meaning; the workspace has its own findings."""
    faces = [system.face for system in catalogue.systems]
    if not faces:
        return
    try:
        workspace = open_workspace(workspace_url, read_only=True)
        with closing(workspace), workspace.look() as work:
            met = [(face, work.system_marks.meanings(face.key)) for face in faces]
    except KccError:
        return
    for face, meanings in met:
        if unknown := [meaning for meaning in meanings if meaning.step is None and meaning.times]:
            said = _with(_STATUSES, name=face.name, listed=_listed(unknown))
            yield Finding(TOPIC, Level.NOTE, said, _facts(face, "statuses"))


def _listed(unknown: Sequence[StatusMeaning]) -> str:
    most = sorted(unknown, key=lambda meaning: -meaning.times)[:MOST_STATUSES]
    return ", ".join(f"{meaning.status} ({meaning.times}×)" for meaning in most)


def _facts(face: SystemFace, what: str) -> dict[str, object]:
    return {"system": face.key, "kind": face.kind, "what": what}


def _with(form: Said, **known: object) -> Said:
    return Said(form.nl.format(**known), form.en.format(**known))
