"""What bench measures is what the store itself would have made."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kcc_desktop.bench import workspaces
from kcc_desktop.bench.corpus import ROUND, SOURCE, Corpus, Size
from kcc_desktop.bench.prepared import Analyst, SqliteWriter
from kcc_desktop.bench.workspaces import BUILDER, put_parties
from kcc_desktop.demo.content import load
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.store.workspace import create_workspace, open_workspace

pytestmark = pytest.mark.timeout(150)
CONTACTS = 600
LOG = """
    SELECT actor, login, origin, action, object_kind, object_id, result, detail FROM audit_entry
    WHERE object_kind = 'contact'
"""


def silent(_: float) -> None:
    """Progress that nobody looks at."""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus(Size.of(CONTACTS), load())


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, contact_words, 'row')"
        )
        return sorted(connection.execute(query).fetchall(), key=repr)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM contact",
        "SELECT * FROM question",
        "SELECT id, last_contact_at FROM party",
        "SELECT * FROM temp.terms",
        "SELECT word FROM known_word",
        "SELECT * FROM word_trigram",
        LOG,
    ],
)
def test_bare_writing_leaves_what_the_store_leaves(
    both_ways: tuple[Path, Path], query: str
) -> None:
    stored, bare = both_ways
    assert rows(stored, query)
    assert rows(bare, query) == rows(stored, query)


@pytest.fixture(scope="module")
def both_ways(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus) -> tuple[Path, Path]:
    """The same contacts written by the store, and bare."""
    folder = tmp_path_factory.mktemp("both")
    stored, bare = folder / "stored.db", folder / "bare.db"
    for file in (stored, bare):
        with closing(create_workspace(f"sqlite:///{file}")) as workspace:
            put_parties(workspace, corpus)
    with (
        closing(open_workspace(f"sqlite:///{stored}")) as workspace,
        workspace.work(BUILDER) as work,
    ):
        work.contacts.add_many(corpus.contacts(0), source=SOURCE)
    with closing(sqlite3.connect(bare)) as connection:
        SqliteWriter(connection).write(Analyst(corpus).block(0))
        connection.commit()
    return stored, bare


def test_the_same_size_gives_the_same_rows(corpus: Corpus) -> None:
    again = Corpus(Size.of(CONTACTS), load())
    assert again.contacts(0) == corpus.contacts(0)
    assert list(again.parties()) == list(corpus.parties())
    assert list(again.cases()) == list(corpus.cases())


def test_party_0_has_the_long_timeline(corpus: Corpus) -> None:
    of_party_0 = [one for one in corpus.contacts(0) if one.party_id == corpus.party_id(0)]
    assert len(of_party_0) == corpus.size.deep


def test_texts_come_round_again_under_other_ids() -> None:
    corpus = Corpus(Size.of(2 * ROUND), load())
    first, later = corpus.contacts(0)[0], corpus.contacts(corpus.blocks[len(corpus.blocks) // 2])[0]
    assert (first.note, first.party_id) == (later.note, later.party_id)
    assert first.id < later.id
    assert first.source_key != later.source_key


def test_what_bench_made_is_taken_as_it_is(bench_url: str) -> None:
    assert workspaces.given_url(bench_url, 5_000, silent) == 2_000


def test_another_workspace_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'own.db'}"
    create_workspace(url).close()
    with pytest.raises(InvalidInput, match="bench"):
        workspaces.given_url(url, 2_000, silent)


def test_a_cached_workspace_is_built_once_and_replaced_when_it_no_longer_fits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []
    upgraded: list[str] = []

    def build(url: str, contacts: int, progress: object) -> None:
        built.append(url)
        Path(url.removeprefix("sqlite:///")).write_text(str(contacts), "utf-8")

    monkeypatch.setattr(workspaces, "build", build)
    monkeypatch.setattr(workspaces, "upgrade_workspace", upgraded.append)
    monkeypatch.setattr(workspaces.platformdirs, "user_cache_path", lambda *_, **__: tmp_path)
    monkeypatch.setattr(workspaces, "fingerprint", lambda: "one")
    first = workspaces.cached_url(2_000, silent)
    assert workspaces.cached_url(2_000, silent) == first
    assert len(built) == 1
    assert upgraded == [first, first], "what was built earlier is brought up to the tables of today"
    monkeypatch.setattr(workspaces, "fingerprint", lambda: "two")
    second = workspaces.cached_url(2_000, silent)
    assert second != first
    assert [file.name for file in (tmp_path / "bench").iterdir()] == ["2000-two.db"]
