"""The workspaces that are measured: made once, kept in the user's cache folder."""

from __future__ import annotations

import hashlib
import itertools
import os
import sqlite3
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol, TypeVar

import platformdirs
import psycopg

from kcc_desktop.bench.corpus import BLOCK, SOURCE, Corpus, Size
from kcc_desktop.bench.prepared import Analyst, PostgresWriter, Prepared, SqliteWriter
from kcc_desktop.demo.content import load
from kcc_desktop.demo.municipality import make_municipality
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.keys import case_keys, party_keys
from kcc_desktop.domain.knowledge import Synonym
from kcc_desktop.domain.said import Said
from kcc_desktop.domain.words import index_terms
from kcc_desktop.services.ports import ImportMark, Work, Workspace
from kcc_desktop.store.places import Place, place_of
from kcc_desktop.store.workspace import create_workspace, open_workspace, upgrade_workspace

T = TypeVar("T")
Progress = Callable[[float], None]
BUILDER = Actor(SOURCE, SOURCE, SOURCE)
#: Blocks of contacts in one transaction, and blocks that are prepared ahead.
_BLOCKS_AT_ONCE, _AHEAD = 10, 4
_PIECE = 5_000
_SAMPLE = 200
#: While a file is filled nothing of it needs to survive a crash; larger pieces of index at a time
#: spare merging them. Afterwards everything is as the store makes it.
_FILLING = (
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA cache_size = -400000",
    "INSERT INTO contact_words (contact_words, rank) VALUES ('hashsize', 67108864)",
)
_FILLED = (
    "INSERT INTO contact_words (contact_words, rank) VALUES ('hashsize', 1048576)",
    "DELETE FROM contact_words_config WHERE k = 'hashsize'",
    "PRAGMA journal_mode = WAL",
)

_INDEX_TABLES = "SELECT sql FROM sqlite_schema WHERE sql LIKE '%fts5%' OR name = 'word_trigram'"

_FOREIGN = Said(
    "In {name} staat een werkvoorraad die niet van bench is; die wordt niet gemeten. "
    "Geef een lege database op.",
    "{name} holds a workspace that bench did not make, so it is not measured. "
    "Give an empty database.",
)


class _Writer(Protocol):
    def write(self, rows: Prepared) -> None: ...


def cached_url(contacts: int, progress: Progress) -> str:
    """The URL of the embedded workspace with so many contacts, which is built when there is none.

    Raises WorkspaceFault when it can't be made.
    """
    folder = platformdirs.user_cache_path("kcc-desktop", appauthor=False) / "bench"
    file = folder / f"{contacts}-{fingerprint()}.db"
    if not file.exists():
        for old in folder.glob(f"{contacts}-*.db*"):
            old.unlink()
        _build_whole(file, contacts, progress)
    url = f"sqlite:///{file.as_posix()}"
    upgrade_workspace(url)
    return url


def given_url(url: str, contacts: int, progress: Progress) -> int:
    """Sees to it that a workspace of bench stands at `url`; gives how many contacts it has.

    An empty place is filled with `contacts`; what bench made there before is taken as it is.

    Raises:
        InvalidInput: when something else stands there.
        WorkspaceFault: when it can't be reached or made.
    """
    place = place_of(url)
    if _is_empty(place):
        build(url, contacts, progress)
        return contacts
    with closing(open_workspace(url)) as workspace:
        made = _mark(workspace)
    if made is None:
        named = {"name": place.name}
        raise InvalidInput(Said(_FOREIGN.nl.format(**named), _FOREIGN.en.format(**named)))
    return made


def build(url: str, contacts: int, progress: Progress) -> None:
    """Makes a workspace with so many contacts at `url`; `progress` hears of fractions."""
    content = load()
    corpus = Corpus(Size.of(contacts), content)
    with closing(create_workspace(url)) as workspace:
        _fill_small(workspace, corpus)
    _fill_contacts(place_of(url), corpus, progress)
    with closing(open_workspace(url)) as workspace, workspace.work(BUILDER) as work:
        work.imports.put(ImportMark(SOURCE, SOURCE, contacts, datetime.now(UTC)))


def fingerprint() -> str:
    """Changes when words, keys or index are made differently: what was built no longer fits.

    Other tables may change: what was built before is upgraded like any workspace.
    """
    corpus = Corpus(Size.of(_SAMPLE), load())
    seen = hashlib.blake2b(digest_size=6)
    for contact in corpus.contacts(0):
        seen.update(" ".join(index_terms(f"{contact.subject} {contact.note}")).encode())
    for party in corpus.parties():
        seen.update(repr(sorted(party_keys(party))).encode())
    for case in corpus.cases():
        seen.update(repr(sorted(case_keys(case))).encode())
    for statement in _statements():
        seen.update(statement.encode())
    return seen.hexdigest()


def _statements() -> list[str]:
    """How the index tables of an empty workspace are made."""
    with tempfile.TemporaryDirectory(prefix="kcc-bench-") as folder:
        file = Path(folder, "empty.db")
        create_workspace(f"sqlite:///{file.as_posix()}").close()
        with closing(sqlite3.connect(file)) as connection:
            rows = connection.execute(_INDEX_TABLES).fetchall()
    return [str(sql) for (sql,) in rows]


def _build_whole(file: Path, contacts: int, progress: Progress) -> None:
    """Under another name first, so that a build that was broken off is never measured."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    build(f"sqlite:///{part.as_posix()}", contacts, progress)
    part.replace(file)


def _is_empty(place: Place) -> bool:
    if place.file is not None:
        return not place.file.exists() or not place.file.stat().st_size
    with _server(place) as connection:
        query = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        row = connection.execute(query).fetchone()
        return row is None or row[0] == 0


def _mark(workspace: Workspace) -> int | None:
    with workspace.look() as work:
        mark = work.imports.get(SOURCE, SOURCE)
    return mark.position if mark else None


def _fill_small(workspace: Workspace, corpus: Corpus) -> None:
    """Everything but contacts, through the store."""
    content = load()
    rows = make_municipality(content)
    with workspace.work(BUILDER) as work:
        work.organisation.put_locations(tuple(rows.locations.values()))
        work.organisation.put_departments(tuple(rows.departments.values()))
        work.organisation.put_groups(tuple(rows.groups.values()))
        work.organisation.put_employees(tuple(rows.employees.values()))
        work.knowledge.put_products(tuple(rows.products.values()), source=SOURCE)
        work.knowledge.put_formulas(tuple(rows.formulas.values()))
        work.knowledge.put_synonyms([Synonym(*pair) for pair in content.synonyms])
    put_parties(workspace, corpus)
    _in_pieces(workspace, corpus.cases(), lambda work, piece: work.cases.put_many(piece))
    _in_pieces(
        workspace,
        corpus.articles(),
        lambda work, piece: work.knowledge.put_articles(piece, source=SOURCE),
    )


def put_parties(workspace: Workspace, corpus: Corpus) -> None:
    """Adds all parties of the corpus."""
    _in_pieces(
        workspace,
        corpus.parties(),
        lambda work, piece: work.parties.put_many(piece, source=SOURCE),
    )


def _in_pieces(
    workspace: Workspace, rows: Iterable[T], put: Callable[[Work, Sequence[T]], object]
) -> None:
    rest = iter(rows)
    while piece := list(itertools.islice(rest, _PIECE)):
        with workspace.work(BUILDER) as work:
            put(work, piece)


def _fill_contacts(place: Place, corpus: Corpus, progress: Progress) -> None:
    """One process makes and analyses the rows, this one writes them."""
    blocks = _prepared(corpus)
    with _transactions(place) as (writer, commit):
        for done, rows in enumerate(blocks, start=1):
            writer.write(rows)
            if done % _BLOCKS_AT_ONCE == 0:
                commit()
            progress(min(1.0, done * BLOCK / corpus.size.contacts))
        commit()


@contextmanager
def _transactions(place: Place) -> Iterator[tuple[_Writer, Callable[[], None]]]:
    """A writer in an open transaction, and what commits it and begins the next."""
    if place.file is None:
        with _server(place) as connection:
            yield PostgresWriter(connection), connection.commit
            connection.execute("ANALYZE")
        return
    with closing(sqlite3.connect(place.file)) as connection:
        for setting in _FILLING:
            connection.execute(setting)
        yield SqliteWriter(connection), connection.commit
        for setting in _FILLED:
            connection.execute(setting)
        connection.commit()


def _server(place: Place) -> psycopg.Connection[tuple[object, ...]]:
    address = place.url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(address)


def _prepared(corpus: Corpus) -> Iterator[Prepared]:
    """All blocks in order, a few made ahead by another process."""
    waiting: deque[Future[Prepared]] = deque()
    with ProcessPoolExecutor(
        1, get_context("spawn"), initializer=_begin_helping, initargs=(corpus.size,)
    ) as helper:
        for block in corpus.blocks:
            waiting.append(helper.submit(_help, block))
            if len(waiting) > _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


_analysts: list[Analyst] = []


def _begin_helping(size: Size) -> None:
    _analysts.append(Analyst(Corpus(size, load())))


def _help(block: int) -> Prepared:
    return _analysts[0].block(block)
