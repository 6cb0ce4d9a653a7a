"""Persons and organisations: kept whole, changed by version, brought in without doubles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kcc_desktop.domain.errors import Conflict, NotFound
from kcc_desktop.domain.party import (
    Address,
    Identifier,
    Name,
    NameKind,
    Party,
    PartyKind,
    Phone,
    Representation,
    Scheme,
)
from kcc_desktop.services.ports import Put
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import HILDE, LUC, contact, external, person

BSN = Identifier(Scheme.BSN, "111222333")
WHOLE = Party(
    id=0,
    kind=PartyKind.ORGANISATION,
    names=(
        Name("Boules vzw", NameKind.KNOWN_AS),
        Name("De Boules vzw"),
        Name("Boule", NameKind.FORMER),
    ),
    addresses=(Address("Lindelaan", 12, "A-2", "3523XK", "Zuid"), Address("Postbus 3")),
    emails=("info@boules.example", "bestuur@boules.example"),
    phones=(Phone("+31612345678", "06 1234 5678"), Phone("", "bel de buren")),
    identifiers=(Identifier(Scheme.KVK, "12345678"), external("r-1")),
    secret=True,
    warning="Belt vaak",
)


def test_what_is_added_comes_back_whole_and_in_order(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        id_ = work.parties.add(WHOLE, key="k")
    with workspace.look() as work:
        assert work.parties.get(id_) == replace(WHOLE, id=id_)


def test_an_unknown_party_is_not_found(workspace: SqlWorkspace) -> None:
    with workspace.look() as work, pytest.raises(NotFound):
        work.parties.get(1)


def test_a_change_replaces_everything_and_counts_the_version(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        id_ = work.parties.add(WHOLE, key="k")
        wanted = replace(WHOLE, id=id_, emails=(), names=(Name("Boules"),), secret=False)
        changed = work.parties.change(wanted, key="k2")
        assert changed == replace(wanted, version=2) == work.parties.get(id_)


def test_who_changes_an_older_version_hears_who_was_first(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        id_ = work.parties.add(person(), key="k")
        seen = work.parties.get(id_)
    with workspace.work(LUC) as work:
        work.parties.change(replace(seen, warning="van Luc"), key="luc")
    with pytest.raises(Conflict) as lost, workspace.work(HILDE) as work:
        work.parties.change(replace(seen, warning="van Hilde"), key="hilde")
    assert (lost.value.winner, lost.value.version) == (LUC.name, 2)
    with workspace.look() as work:
        assert work.parties.get(id_).warning == "van Luc"


def test_changing_an_unknown_party_is_not_found(workspace: SqlWorkspace) -> None:
    with pytest.raises(NotFound), workspace.work(HILDE) as work:
        work.parties.change(person(id=7), key="k")


def test_a_second_run_of_a_file_adds_nothing(workspace: SqlWorkspace) -> None:
    rows = [person(f"Bewoner {n}", identifiers=(external(f"x{n}"),)) for n in range(1_500)]
    with workspace.work(HILDE) as work:
        assert set(work.parties.put_many(rows, source="file")) == {Put.NEW}
    with workspace.work(HILDE) as work:
        assert set(work.parties.put_many(rows, source="file")) == {Put.SAME}
        changed = [replace(rows[3], emails=("nieuw@x.example",)), *rows[4:6]]
        assert work.parties.put_many(changed, source="file") == [Put.CHANGED, Put.SAME, Put.SAME]


def test_an_identity_that_comes_twice_in_one_file_is_one_party(workspace: SqlWorkspace) -> None:
    first, second = (person(name, identifiers=(external("x"),)) for name in ("Jan", "Johan"))
    with workspace.work(HILDE) as work:
        puts = work.parties.put_many([first, second, second], source="file")
    assert puts == [Put.NEW, Put.CHANGED, Put.SAME]


def test_a_bsn_tells_who_it_is_when_no_key_of_a_file_does(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        id_ = work.parties.add(person(identifiers=(BSN,)), key="desk")
        row = person("S. de Wit", identifiers=(external("x9"), BSN))
        assert work.parties.put_many([row], source="file") == [Put.CHANGED]
        assert work.parties.put_many([row], source="file") == [Put.SAME]
        assert work.parties.get(id_) == replace(row, id=id_, version=2)


def test_a_number_of_another_party_stays_with_that_one(workspace: SqlWorkspace) -> None:
    rows = [person(n, identifiers=(external(n), BSN)) for n in ("Jan", "Piet")]
    with workspace.work(HILDE) as work:
        assert work.parties.put_many(rows, source="file") == [Put.NEW, Put.NEW]
        assert work.parties.put_many(rows, source="file") == [Put.SAME, Put.SAME]


def test_a_party_without_any_number_is_always_new(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        assert work.parties.put_many([person(), person()], source="f") == [Put.NEW, Put.NEW]


@pytest.mark.parametrize(
    "text", ["NUL \0 in", "half \ud800 pair", "\u202eomgekeerd", "🙂" * 50_000]
)
def test_hostile_text_is_kept_without_harm(workspace: SqlWorkspace, text: str) -> None:
    rows = [person(text, identifiers=(external(text[:40]),), warning=text)]
    with workspace.work(HILDE) as work:
        assert work.parties.put_many(rows, source="f") == [Put.NEW]
        assert work.parties.put_many(rows, source="f") == [Put.SAME]


def test_doubles_are_followed_over_links_and_unlinking_takes_one_back(
    workspace: SqlWorkspace,
) -> None:
    with workspace.work(HILDE) as work:
        a, b, c = sorted(work.parties.add(person(n), key=n) for n in ("a", "b", "c"))
        work.parties.link_doubles(a, b, key="ab")
        link = work.parties.link_doubles(c, b, key="cb")
        assert [work.parties.doubles(one) for one in (a, b, c)] == [[a, b, c]] * 3
        closed = work.parties.unlink_doubles(link.id, key="un")
        assert (closed.linked_by, closed.unlinked_by) == (HILDE.name, HILDE.name)
        assert closed.unlinked_at is not None
        assert work.parties.doubles(a) == [a, b]
        assert work.parties.doubles(c) == [c]


def test_linking_an_unknown_party_changes_nothing(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        id_ = work.parties.add(person(), key="k")
    with pytest.raises(NotFound), workspace.work(HILDE) as work:
        work.parties.link_doubles(id_, 99, key="link")
    with workspace.look() as work:
        assert work.parties.doubles(id_) == [id_]


def test_who_may_speak_for_whom(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        mother = work.parties.add(person("Suzanne de Wit"), key="m")
        son = work.parties.add(person("Bram de Wit"), key="s")
        work.parties.represent(Representation(mother, son, "buurman"), key="r")
        work.parties.represent(Representation(mother, son, "zoon"), key="r2")
        found = work.parties.representatives(mother)
    assert found == [(Representation(mother, son, "zoon"), "Bram de Wit")]


def test_the_last_contact_of_a_party_is_kept(workspace: SqlWorkspace) -> None:
    from tests.store.making import later

    with workspace.work(HILDE) as work:
        id_ = work.parties.add(person(), key="p")
        for minutes in (5, 60, 30):
            work.contacts.add(contact(later(minutes), party_id=id_), key=f"c{minutes}")
    assert last_contact(workspace, id_) == later(60)


def last_contact(workspace: SqlWorkspace, party_id: int) -> object:
    from sqlalchemy import select

    from kcc_desktop.store.tables import party

    with workspace._engines.reader.connect() as connection:
        query = select(party.c.last_contact_at).where(party.c.id == party_id)
        return connection.execute(query).scalar()
