"""The log: every change is in it, once, with the change itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.party import Representation
from kcc_desktop.domain.steps import Action
from kcc_desktop.services.ports import Work
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import (
    HILDE,
    LUC,
    a_department,
    case,
    contact,
    external,
    handover,
    later,
    person,
)


def test_a_line_says_who_did_what_to_which_when_and_from_where(workspace: SqlWorkspace) -> None:
    began = datetime.now(UTC)
    with workspace.work(Actor("Hilde Vos", "hilde", origin="cli")) as work:
        id_ = work.contacts.add(contact(), key="k")
        (line,) = work.audit.of("contact", id_)
    assert (line.actor, line.login, line.origin) == ("Hilde Vos", "hilde", "cli")
    assert (line.action, line.object_kind, line.object_id) == ("record", "contact", id_)
    assert (line.result, line.key) == ("ok", "k")
    assert began <= line.at <= datetime.now(UTC)


Change = Callable[[Work], object]


def changes() -> dict[str, tuple[str, Change]]:
    def linked(work: Work) -> object:
        ids = [work.parties.add(person(), key=f"once{n}") for n in range(2)]
        return work.parties.link_doubles(*ids, key="key").id

    def acted(work: Work) -> object:
        one = handover(a_department(work).id)
        id_ = work.handovers.add(one, key="once")
        return work.handovers.act(id_, Action.SEE, version=1, key="key", at=later(1)).id

    def represented(work: Work) -> object:
        a, b = (work.parties.add(person(), key=f"once{n}") for n in range(2))
        work.parties.represent(Representation(a, b, "zoon"), key="key")
        return a

    def changed(work: Work) -> object:
        id_ = work.parties.add(person(), key="once")
        return work.parties.change(person(id=id_), key="key").id

    return {
        "add a party": ("party", lambda work: work.parties.add(person(), key="key")),
        "change a party": ("party", changed),
        "link": ("link", linked),
        "represent": ("party", represented),
        "contact": ("contact", lambda work: work.contacts.add(contact(), key="key")),
        "hand over": (
            "handover",
            lambda work: work.handovers.add(handover(a_department(work).id), key="key"),
        ),
        "act": ("handover", acted),
    }


@pytest.mark.parametrize("name", changes())
def test_a_repeated_key_gives_the_first_result_and_is_logged_once(
    workspace: SqlWorkspace, name: str
) -> None:
    kind, change = changes()[name]
    results = []
    for _ in range(2):
        with workspace.work(HILDE) as work:
            results.append(change(work))
    assert results[0] == results[1]
    with workspace.look() as work:
        lines = work.audit.of(kind, results[0])
    assert [line.key for line in lines].count("key") == 1


class NoMoreError(Exception):
    """Something went wrong in the middle."""


def record_and_fail(workspace: SqlWorkspace, ids: list[int]) -> None:
    with workspace.work(HILDE) as work:
        ids.append(work.contacts.add(contact(), key="k"))
        raise NoMoreError


def test_what_was_undone_is_not_logged_and_its_key_is_free(workspace: SqlWorkspace) -> None:
    ids: list[int] = []
    with pytest.raises(NoMoreError):
        record_and_fail(workspace, ids)
    with workspace.work(LUC) as work:
        assert work.audit.of("contact", ids[0]) == []
        assert work.contacts.get(work.contacts.add(contact(), key="k")).subject == "Lantaarn"


def test_each_row_of_an_import_is_logged(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        rows = [person(identifiers=(external(str(n)),)) for n in range(3)]
        work.parties.put_many(rows, source="bewoners.csv")
        work.parties.put_many([*rows[:2], person("Jan", identifiers=(external("2"),))], source="b")
        work.cases.put_many([case(id=500)])
        work.cases.put_many([case(title="anders")])
        counts = lines_by_kind(work)
        (first, second) = work.audit.of("case", 500)
    assert counts == {"party": 4, "case": 2}
    assert (first.action, second.action, first.key) == ("import", "import", "")


def lines_by_kind(work: object) -> dict[str, int]:
    connection = work._job.connection  # type: ignore[attr-defined]
    query = "SELECT object_kind, count(*) FROM audit_entry GROUP BY object_kind"
    return {row[0]: row[1] for row in connection.exec_driver_sql(query)}


def test_a_look_is_recorded_but_is_no_change(workspace: SqlWorkspace) -> None:
    with workspace.work(HILDE) as work:
        id_ = work.parties.add(person(), key="k")
    with workspace.work(LUC) as work:
        work.audit.saw("party", id_, detail="belde")
        assert [(e.actor, e.action, e.detail) for e in work.audit.of("party", id_)] == [
            ("Hilde Vos", "add", ""),
            ("Luc Peeters", "saw", "belde"),
        ]
        assert work.audit.last_actor("party", id_) == "Hilde Vos"
