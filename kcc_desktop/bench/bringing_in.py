"""What an import costs, against writing the same rows and index entries bare."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path

from kcc_desktop.bench.corpus import SOURCE, Corpus, Size
from kcc_desktop.bench.measure import Figure
from kcc_desktop.bench.prepared import Analyst, SqliteWriter
from kcc_desktop.bench.workspaces import BUILDER, put_parties
from kcc_desktop.demo.content import load
from kcc_desktop.store.workspace import create_workspace, open_workspace

LIMIT = 2.5
CONTACTS = 50_000


def measure_import(contacts: int) -> list[Figure]:
    """Contacts of known parties into an embedded workspace that holds only those, by turns."""
    corpus = Corpus(Size.of(min(contacts, CONTACTS)), load())
    with tempfile.TemporaryDirectory(prefix="kcc-bench-") as folder:
        ours, bare = Path(folder, "program.db"), Path(folder, "bare.db")
        with closing(create_workspace(f"sqlite:///{ours.as_posix()}")) as workspace:
            put_parties(workspace, corpus)
        shutil.copy(ours, bare)
        program, limit = _by_turns(corpus, ours, bare)
    each = 1e6 / corpus.size.contacts
    detail: dict[str, float | str] = {
        "contacts": corpus.size.contacts,
        "program_us_each": program * each,
        "bare_us_each": limit * each,
    }
    return [Figure("import", "ms", program * 1000, limit * 1000, LIMIT, detail=detail)]


def _by_turns(corpus: Corpus, ours: Path, bare: Path) -> tuple[float, float]:
    """The seconds that all blocks took, by the program and bare."""
    analyst = Analyst(corpus)
    program = limit = 0.0
    with (
        closing(open_workspace(f"sqlite:///{ours.as_posix()}")) as workspace,
        closing(_connection(bare)) as connection,
    ):
        writer = SqliteWriter(connection)
        for block in corpus.blocks:
            contacts, rows = corpus.contacts(block), analyst.block(block)
            start = time.perf_counter()
            with workspace.work(BUILDER) as work:
                work.contacts.add_many(contacts, source=SOURCE)
            between = time.perf_counter()
            writer.write(rows)
            connection.commit()
            limit += time.perf_counter() - between
            program += between - start
    return program, limit


def _connection(file: Path) -> sqlite3.Connection:
    """As safe as the store's own."""
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -16000")
    return connection
