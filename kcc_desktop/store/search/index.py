"""Keeps the search index in step with the rows, within the transaction that writes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.found import HitGroup
from kcc_desktop.domain.keys import Key, case_keys, employee_keys, party_keys
from kcc_desktop.domain.knowledge import Article, ArticleState
from kcc_desktop.domain.organisation import Employee
from kcc_desktop.domain.party import Party
from kcc_desktop.domain.words import index_terms, words_of
from kcc_desktop.store.search import texts
from kcc_desktop.store.search.learning import KnownWords, learn, vocabulary
from kcc_desktop.store.search.names import WORDS
from kcc_desktop.store.search.reader import marks
from kcc_desktop.store.search.sql import change, run, run_many
from kcc_desktop.store.search.texts import Names

__all__ = ["Indexer", "KnownWords"]

#: The table that keeps, on SQLite, by which terms a row is indexed; contacts never change, but for
#: those of mails (`mail_contact`).
_KEEPS_TERMS = {
    HitGroup.PARTY: "party",
    HitGroup.CASE: "case_file",
    HitGroup.ARTICLE: "article",
    HitGroup.COLLEAGUE: "employee",
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """One row to index: its id and the text it is found by."""

    id: int
    text: str

    def terms(self) -> str:
        """All its terms, as the index takes them; a blank where it has none.

        No text at all would mean that the row was never indexed.
        """
        return " ".join(index_terms(self.text)) or " "


class Indexer:
    """Indexes rows just written; what stood before for the same row is replaced."""

    def __init__(self, connection: Connection, known: KnownWords) -> None:
        self._connection = connection
        self._known = known

    def parties(self, rows: Sequence[Party]) -> None:
        """Makes parties findable by names, addresses, phones, e-mail and numbers."""
        self._words(HitGroup.PARTY, [_Entry(row.id, texts.party_text(row)) for row in rows])
        self._keys(HitGroup.PARTY, {row.id: party_keys(row) for row in rows})

    def contacts(self, rows: Sequence[Contact]) -> None:
        """Makes contacts findable; a contact is indexed once, since it never changes."""
        self._words(HitGroup.CONTACT, self._contact_entries(rows))

    def contact_terms(self, row: Contact) -> str:
        """By what a contact is indexed, for `mail_contact`; only SQLite has to be told again."""
        if self._connection.dialect.name == "postgresql":
            return ""
        return self._contact_entries([row])[0].terms()

    def mail_contact(self, row: Contact, before: str, *, shown: bool = True) -> str:
        """Makes the contact of a mail, whose party or cases changed, findable by what it says now,
        or by nothing when it isn't `shown`.

        `before` is what `contact_terms`, or this, gave the last time; gives what holds from now on.
        """
        terms = {row.id: self._contact_entries([row])[0].terms() if shown else " "}
        if self._connection.dialect.name == "postgresql":
            self._words_postgres(HitGroup.CONTACT, terms)
            return ""
        self._replace_sqlite(HitGroup.CONTACT, {row.id: before}, terms)
        return terms[row.id]

    def cases(self, rows: Sequence[Case]) -> None:
        """Makes cases findable by number, place and text."""
        names = Names(
            products=self._names("product", (row.product_id for row in rows)),
            parties=self._parties(row.party_id for row in rows),
        )
        self._words(HitGroup.CASE, [_Entry(row.id, texts.case_text(row, names)) for row in rows])
        self._keys(HitGroup.CASE, {row.id: case_keys(row) for row in rows})

    def articles(self, rows: Sequence[Article]) -> None:
        """Makes published articles findable by title, keywords and text, and others by nothing."""
        names = Names(products=self._names("product", (row.product_id for row in rows)))
        published = ArticleState.PUBLISHED
        entries = [
            _Entry(row.id, texts.article_text(row, names) if row.state is published else "")
            for row in rows
        ]
        self._words(HitGroup.ARTICLE, entries)

    def employees(self, rows: Sequence[Employee]) -> None:
        """Makes colleagues findable by name, job and department."""
        names = Names(departments=self._names("department", (row.department_id for row in rows)))
        entries = [_Entry(row.id, texts.employee_text(row, names)) for row in rows]
        self._words(HitGroup.COLLEAGUE, entries)
        self._keys(HitGroup.COLLEAGUE, {row.id: employee_keys(row) for row in rows})

    # what rows refer to

    def _contact_entries(self, rows: Sequence[Contact]) -> list[_Entry]:
        names = Names(
            products=self._names("product", (q.product_id for row in rows for q in row.questions)),
            parties=self._parties(id_ for row in rows for id_ in (row.party_id, row.made_by_id)),
            cases=self._cases(id_ for row in rows for id_ in row.case_ids),
        )
        return [_Entry(row.id, texts.contact_text(row, names)) for row in rows]

    def _names(self, table: str, ids: Iterable[int | None]) -> Mapping[int, str]:
        wanted = _ids(ids)
        query = f"SELECT id, name FROM {table} WHERE id IN ({marks(wanted)})"
        return self._joined(query, wanted)

    def _parties(self, ids: Iterable[int | None]) -> Mapping[int, str]:
        wanted = _ids(ids)
        query = f"""
            SELECT party_id, full_name FROM party_name WHERE party_id IN ({marks(wanted)})
            UNION ALL
            SELECT party_id, street FROM party_address WHERE party_id IN ({marks(wanted)})
        """
        return self._joined(query, (*wanted, *wanted))

    def _cases(self, ids: Iterable[int]) -> Mapping[int, str]:
        wanted = _ids(ids)
        query = f"SELECT id, number, street FROM case_file WHERE id IN ({marks(wanted)})"
        return self._joined(query, wanted)

    def _joined(self, query: str, ids: Sequence[int]) -> Mapping[int, str]:
        found: defaultdict[int, str] = defaultdict(str)
        for id_, *parts in run(self._connection, query, ids) if ids else ():
            found[id_] += " ".join(("", *parts))
        return found

    # the index itself

    def _words(self, group: HitGroup, entries: Sequence[_Entry]) -> None:
        if not entries:
            return
        terms = {entry.id: entry.terms() for entry in entries}
        if self._connection.dialect.name == "postgresql":
            self._words_postgres(group, terms)
        else:
            self._words_sqlite(group, terms)
        words = chain.from_iterable(set(words_of(entry.text)) for entry in entries)
        learn(self._connection, self._known, vocabulary(words))

    def _words_postgres(self, group: HitGroup, terms: Mapping[int, str]) -> None:
        statement = f"""
            INSERT INTO {WORDS[group]} (id, words)
            SELECT id, to_tsvector('kcc_dutch', terms)
            FROM unnest(CAST(? AS bigint[]), CAST(? AS text[])) AS fresh (id, terms)
            ON CONFLICT (id) DO UPDATE SET words = excluded.words
            WHERE {WORDS[group]}.words <> excluded.words
        """
        change(self._connection, statement, (list(terms), list(terms.values())))

    def _words_sqlite(self, group: HitGroup, terms: Mapping[int, str]) -> None:
        before = self._indexed(group, list(terms))
        changed = self._replace_sqlite(group, before, terms)
        if group in _KEEPS_TERMS:
            update = f"UPDATE {_KEEPS_TERMS[group]} SET indexed = ? WHERE id = ?"
            run_many(self._connection, update, [(new, id_) for id_, new in changed])

    def _replace_sqlite(
        self, group: HitGroup, before: Mapping[int, str], terms: Mapping[int, str]
    ) -> list[tuple[int, str]]:
        """Puts terms in the place of those before; gives the rows that truly changed."""
        table = WORDS[group]
        changed = [(id_, new) for id_, new in terms.items() if before.get(id_) != new]
        run_many(
            self._connection,
            f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)",
            [(id_, before[id_]) for id_, _ in changed if before.get(id_)],
        )
        insert = f"INSERT INTO {table} (rowid, words) VALUES (?, ?)"
        run_many(self._connection, insert, changed)
        return changed

    def _indexed(self, group: HitGroup, ids: Sequence[int]) -> Mapping[int, str]:
        if group not in _KEEPS_TERMS:
            return {}
        query = f"SELECT id, indexed FROM {_KEEPS_TERMS[group]} WHERE id IN ({marks(ids)})"
        return dict(run(self._connection, query, ids))

    def _keys(self, group: HitGroup, wanted: Mapping[int, frozenset[Key]]) -> None:
        if not wanted:
            return
        query = (
            f"SELECT scheme, key, ref FROM search_key WHERE ref IN ({marks(wanted)}) AND kind = ?"
        )
        rows = run(self._connection, query, (*wanted, group.value))
        there = {(scheme, key, ref) for scheme, key, ref in rows}
        needed = {(str(s), key, ref) for ref, keys in wanted.items() for s, key in keys}
        run_many(
            self._connection,
            "DELETE FROM search_key WHERE scheme = ? AND key = ? AND ref = ? AND kind = ?",
            [(*row, group.value) for row in sorted(there - needed)],
        )
        run_many(
            self._connection,
            "INSERT INTO search_key (scheme, key, ref, kind) VALUES (?, ?, ?, ?)",
            [(*row, group.value) for row in sorted(needed - there)],
        )


def _ids(ids: Iterable[int | None]) -> list[int]:
    return sorted({id_ for id_ in ids if id_ is not None})
