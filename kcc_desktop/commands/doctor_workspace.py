"""What `doctor` says of a workspace: which it is, whether it is whole, and how fast."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter

from kcc_desktop.commands.finding import Finding, Level
from kcc_desktop.domain.errors import KccError
from kcc_desktop.domain.said import Said
from kcc_desktop.services.find import Find
from kcc_desktop.services.ports import Clock, Workspace
from kcc_desktop.store.checking import check
from kcc_desktop.store.facts import WorkspaceFacts, workspace_facts
from kcc_desktop.store.workspace import open_workspace

TIMES = 5
#: Slower than this (ms) an agent notices.
SLOW_TRIP, SLOW_SEARCH = 50.0, 200.0

_WHICH = Said(
    "De werkvoorraad is {place}: {engine}, versie {revision}, {size} MB, met {parties} bewoners en "
    "bedrijven, {contacts} contacten, {cases} zaken, {handovers} overdrachten en {articles} "
    "artikelen.",
    "The workspace is {place}: {engine}, version {revision}, {size} MB, with {parties} parties, "
    "{contacts} contacts, {cases} cases, {handovers} handovers and {articles} articles.",
)
_GOOD = Said("{what} kost {ms} ms: goed.", "{what} takes {ms} ms: good.")
_SLOW = Said(
    "{what} kost {ms} ms: te langzaam, meer dan {most} ms. {advice}",
    "{what} takes {ms} ms: too slow, more than {most} ms. {advice}",
)
_TRIP = Said("Een vraag aan de werkvoorraad", "Asking the workspace")
_SEARCH = Said("Zoeken", "Searching")
_NEARER = Said(
    "Kijk naar het netwerk en de server, of zet het bestand op een eigen schijf.",
    "Look at the network and the server, or put the file on a disk of its own.",
)
_LIGHTER = Said(
    "Kijk wat er nog meer op deze machine of server draait.",
    "Look what else runs on this machine or server.",
)
#: A word that is everywhere, the beginning of one, and a number that nothing has.
_QUERIES = ("straat", "lan", "0612345678")


def findings(url: str, clock: Clock) -> Iterator[Finding]:
    """Everything about the workspace at `url`."""
    try:
        yield _which(workspace_facts(url))
        for checked in check(url):
            level = Level.WELL if checked.well else Level.WRONG
            yield Finding("integrity", level, checked.said)
        yield from _speed(url, clock)
    except KccError as fault:
        yield Finding("workspace", Level.WRONG, fault.said)


def _which(facts: WorkspaceFacts) -> Finding:
    known = {
        "place": facts.place,
        "engine": facts.engine,
        "revision": facts.revision,
        "size": f"{facts.size / 1e6:.1f}",
        **facts.counts,
    }
    said = Said(_WHICH.nl.format_map(known), _WHICH.en.format_map(known))
    told = {**known, "size": facts.size}
    return Finding("workspace", Level.WELL, said, told)


def _speed(url: str, clock: Clock) -> Iterator[Finding]:
    workspace = open_workspace(url, read_only=True)
    try:
        find = Find(workspace, clock)
        trip = _timed(lambda: _ask_little(workspace))
        search = max(_timed(partial(find.find, query)) for query in _QUERIES)
    finally:
        workspace.close()
    yield _judged("round_trip_ms", _TRIP, trip, SLOW_TRIP, _NEARER)
    yield _judged("search_ms", _SEARCH, search, SLOW_SEARCH, _LIGHTER)


def _ask_little(workspace: Workspace) -> None:
    with workspace.look() as work:
        work.reports.sources()


def _timed(job: Callable[[], object]) -> float:
    """The median of some runs (ms), after one that does not count."""
    job()
    return median(_once(job) for _ in range(TIMES))


def _once(job: Callable[[], object]) -> float:
    started = perf_counter()
    job()
    return (perf_counter() - started) * 1000


def _judged(name: str, what: Said, took: float, most: float, advice: Said) -> Finding:
    slow = took > most
    form = _SLOW if slow else _GOOD
    rounded = round(took) if took >= 10 else round(took, 1)
    known = {"ms": rounded, "most": round(most)}
    said = Said(
        form.nl.format(what=what.nl, advice=advice.nl, **known),
        form.en.format(what=what.en, advice=advice.en, **known),
    )
    return Finding("speed", Level.WRONG if slow else Level.WELL, said, {name: round(took, 2)})
