"""A database that is only looked into, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

from kcc_desktop.domain.case import Place
from kcc_desktop.domain.errors import SystemAway, SystemFault, SystemRefused, SystemUnclear
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import Ability, Verdict
from kcc_desktop.registers.described.statements import statement
from kcc_desktop.registers.described.templates import BadTemplate
from kcc_desktop.services.ports_systems import Deadline
from tests.registers.described import NOW, make

ORDERS = """
CREATE TABLE werk (nummer TEXT, titel TEXT, status TEXT, gemeld TEXT, gewijzigd TEXT, straat TEXT,
 huisnummer INTEGER, tijd TEXT, regel TEXT, gepland TEXT)
"""
COLUMNS = 10
#: Runs until it is stopped, on both engines.
ENDLESS = """
WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
SELECT CAST(x AS TEXT) AS nummer, '2026-03-01' AS gemeld FROM n WHERE x < 0
"""


def described(url: str, *asks: tuple[str, str], most: int = 2000) -> str:
    questions = "\n".join(f'[[ask]]\nby = "{by}"\nsql = """{sql}"""' for by, sql in asks)
    return f"""
kind = "sql"
name = "Riool"
[database]
url = "{url}"
most = {most}
{questions}
[case]
number = "Nummer"
title = "titel"
status = "status"
opened = "gemeld"
changed = "gewijzigd"
planned = "gepland"
street = "straat"
house_number = "huisnummer"
[case.history]
at = "tijd"
text = "regel"
[status]
Gepland = "planned"
"""


BY_NUMBER = ("number", "SELECT * FROM werk WHERE nummer = :number ORDER BY tijd")
BY_PLACE = (
    "address",
    (
        "SELECT * FROM werk WHERE straat = :street AND (CAST(:house_number AS INTEGER) IS NULL OR "
        "huisnummer = CAST(:house_number AS INTEGER))"
    ),
)
CHANGES = (
    "changes",
    "SELECT * FROM werk WHERE gewijzigd >= CAST(:since AS TEXT) ORDER BY gewijzigd, nummer",
)


def row(
    number: str, changed: str = "2026-03-03T09:00:00Z", line: str = "Gepland"
) -> tuple[Any, ...]:
    return (
        number, "Kolk", "Gepland", "2026-03-02T09:00:00Z", changed, "Lindelaan", 12,
        changed, line, "2026-03-06",
    )  # fmt: skip


def put(url: str, rows: list[tuple[Any, ...]]) -> None:
    """Makes the table there, and fills it."""
    sqlite = url.startswith("sqlite")
    places = ", ".join(["?" if sqlite else "%s"] * COLUMNS)
    connect: Any = sqlite3.connect if sqlite else psycopg.connect
    with closing(connect(_place(url))) as opened:
        opened.execute(ORDERS)
        opened.cursor().executemany(f"INSERT INTO werk VALUES ({places})", rows)  # noqa: S608 (own)
        opened.commit()


def _place(url: str) -> str:
    if url.startswith("sqlite"):
        return url.removeprefix("sqlite:///")
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def count(url: str) -> int:
    connect: Any = sqlite3.connect if url.startswith("sqlite") else psycopg.connect
    with closing(connect(_place(url))) as opened:
        found: int = opened.execute("SELECT count(*) FROM werk").fetchone()[0]
        return found


@pytest.fixture
def database(workspace_url: str) -> str:
    """The URL of an empty database, once on each engine."""
    return workspace_url


@pytest.fixture
def system_of(database: str) -> Callable[..., Any]:
    """Makes a system on the database of a description."""
    url = make_url(database)
    bare = url.set(password=None).render_as_string(hide_password=False)

    def start(*asks: tuple[str, str], most: int = 2000) -> Any:
        return make(described(bare, *asks, most=most), secrets={"planning": url.password or ""})

    return start


# --- finding ---------------------------------------------------------------------------------


def test_rows_of_one_number_are_one_case_with_its_history(
    database: str, system_of: Callable[..., Any], deadline: Deadline
) -> None:
    later = row("R-1", "2026-03-04T08:00:00Z", "Kolk gezien")
    put(database, [row("R-1"), later, row("R-2")])
    (case,) = system_of(BY_NUMBER).by_number("R-1", deadline)
    assert (case.number, case.title, case.step) == ("R-1", "Kolk", Step.PLANNED)
    assert [event.text for event in case.events] == ["Gepland", "Kolk gezien"]
    assert [plan.day for plan in case.planned] == [date(2026, 3, 6)]
    assert case.place == Place("Lindelaan", 12)


@pytest.mark.parametrize(
    "number",
    ["R-1' OR '1'='1", "R-1'; DROP TABLE werk; --", "%", ":number", "\\", "R-1\x00", "é🙂"],
)
def test_no_value_becomes_part_of_the_statement(
    database: str, system_of: Callable[..., Any], deadline: Deadline, number: str
) -> None:
    put(database, [row("R-1")])
    system = system_of(BY_NUMBER)
    try:
        assert system.by_number(number, deadline) == []
    except SystemUnclear:
        assert "\x00" in number  # PostgreSQL holds no such text
    assert count(database) == 1


def test_a_place_without_a_number_is_a_street(
    database: str, system_of: Callable[..., Any], deadline: Deadline
) -> None:
    put(database, [row("R-1")])
    system = system_of(BY_PLACE)
    assert len(system.by_place(Place("Lindelaan"), deadline)) == 1
    assert len(system.by_place(Place("Lindelaan", 12), deadline)) == 1
    assert len(system.by_place(Place("Lindelaan", 13), deadline)) == 0
    assert len(system.by_place(Place(), deadline)) == 0


# --- following -------------------------------------------------------------------------------


def test_changes_come_in_pieces_and_then_go_on_from_there(
    database: str, system_of: Callable[..., Any]
) -> None:
    base = datetime(2026, 3, 1, tzinfo=UTC)
    moments = [(base + timedelta(minutes=n)).strftime("%Y-%m-%dT%H:%M:%SZ") for n in range(5)]
    put(database, [row(f"R-{n}", moment) for n, moment in enumerate(moments)])
    system = system_of(CHANGES, most=2)
    numbers: list[str] = []
    cursor, more = "", True
    while more:
        page = system.changed(cursor, Deadline(30))
        numbers += [case.number for case in page.cases]
        cursor, more = page.cursor, page.more
    assert list(dict.fromkeys(numbers)) == [f"R-{n}" for n in range(5)]
    assert system.changed(cursor, Deadline(30)).cases == ()
    assert datetime.fromisoformat(cursor) < NOW


def test_more_at_one_moment_than_an_answer_holds_is_told(
    database: str, system_of: Callable[..., Any], deadline: Deadline
) -> None:
    put(database, [row(f"R-{n}") for n in range(3)])
    system = system_of(CHANGES, most=2)
    first = system.changed("", deadline)
    with pytest.raises(SystemUnclear):
        system.changed(first.cursor, deadline)


# --- only looking ----------------------------------------------------------------------------


def test_the_session_itself_changes_nothing(
    database: str, system_of: Callable[..., Any], deadline: Deadline
) -> None:
    """What gets past the check meets a session that is read-only."""
    put(database, [row("R-1")])
    system = system_of(BY_NUMBER)
    look = system._database
    for changing in (
        "DELETE FROM werk",
        "CREATE TABLE x (a INTEGER)",
        "INSERT INTO werk DEFAULT VALUES",
    ):
        with pytest.raises(SystemUnclear):
            look.rows(changing, {}, deadline, 1)
    if database.startswith("postgresql"):
        with pytest.raises(SystemUnclear):
            look.rows("SELECT set_config('transaction_read_only', 'off', false)", {}, deadline, 1)
    assert count(database) == 1


def test_a_question_without_an_end_ends_at_the_deadline(
    database: str, system_of: Callable[..., Any]
) -> None:
    system = system_of(("number", f"{ENDLESS} AND CAST(x AS TEXT) = :number"))
    with pytest.raises(SystemAway):
        system.by_number("1", Deadline(0.5))


def test_closing_ends_what_is_under_way(database: str, system_of: Callable[..., Any]) -> None:
    system = system_of(("number", f"{ENDLESS} AND CAST(x AS TEXT) = :number"))
    ended: list[BaseException] = []

    def ask() -> None:
        try:
            system.by_number("1", Deadline(60))
        except SystemFault as fault:
            ended.append(fault)

    asking = threading.Thread(target=ask)
    asking.start()
    while asking.is_alive():
        system.close()
        asking.join(0.05)
    assert len(ended) == 1


def test_a_wrong_statement_is_told_without_its_values(
    database: str, system_of: Callable[..., Any], deadline: Deadline
) -> None:
    put(database, [])
    system = system_of(("number", "SELECT * FROM werken WHERE nummer = :number"))
    with pytest.raises(SystemUnclear) as told:
        system.by_number("geheim", deadline)
    assert "werken" in told.value.said.nl
    assert "geheim" not in told.value.said.nl
    (seen,) = system.examine(deadline)
    assert seen.verdict is Verdict.BAD


def test_it_is_examined_by_its_own_question(
    database: str, system_of: Callable[..., Any], deadline: Deadline
) -> None:
    put(database, [])
    seen = system_of(CHANGES).examine(deadline)
    assert [(one.what, one.verdict) for one in seen] == [
        ("reachable", Verdict.GOOD),
        ("speed", Verdict.GOOD),
    ]


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path, deadline: Deadline) -> None:
    file = tmp_path / "riool.sqlite"
    system = make(described(f"sqlite:///{file.as_posix()}", BY_NUMBER))
    with pytest.raises(SystemAway):
        system.by_number("R-1", deadline)
    assert not file.exists()


def test_a_file_is_named_from_the_folder_of_its_description(
    tmp_path: Path, deadline: Deadline
) -> None:
    put(f"sqlite:///{(tmp_path / 'riool.sqlite').as_posix()}", [row("R-1")])
    system = make(described("sqlite:///riool.sqlite", BY_NUMBER), tmp_path)
    assert len(system.by_number("R-1", deadline)) == 1


def test_a_server_that_is_away_or_refuses_is_told(
    postgres_url: str, unused_port: int, deadline: Deadline
) -> None:
    url = make_url(postgres_url).set(password=None)
    nobody = make(described(url.set(username="nobody").render_as_string(), BY_NUMBER))
    with pytest.raises(SystemRefused):
        nobody.by_number("R-1", deadline)
    gone = url.set(host="127.0.0.1", port=unused_port, query={})
    away = make(described(gone.render_as_string(), BY_NUMBER))
    with pytest.raises(SystemAway):
        away.by_number("R-1", deadline)


# --- the check -------------------------------------------------------------------------------

NAMES = frozenset({"number"})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SELECT 1", set()),
        ("  with a as (select 1) select * from a;", set()),
        ("SELECT 'a; DROP' || \"update\" FROM t -- ; delete :x", set()),
        ("SELECT nummer::text, '12:30' FROM t WHERE n = :number /* :y; */", {"number"}),
        ("SELECT $$ ; delete :z $$", set()),
        ("SELECT bijgewerkt, created_at, call_id FROM t", set()),
    ],
)
def test_what_only_looks(text: str, names: set[str]) -> None:
    assert statement(text, NAMES).names == names


@pytest.mark.parametrize(
    "text",
    [
        "DELETE FROM t",
        "SELECT 1; SELECT 2",
        "SELECT * INTO u FROM t",
        "select * from t for update",
        "/* SELECT */ UPDATE t SET a = 1",
        "WITH a AS (INSERT INTO t VALUES (1) RETURNING 1) SELECT * FROM a",
        "SELECT 'a",
        "SELECT /* 1",
        "EXPLAIN SELECT 1",
        "PRAGMA query_only = OFF",
        "SELECT :naam",
        "",
        "SELECT " + "1" * 30_000,
    ],
)
def test_what_does_more_than_look(text: str) -> None:
    with pytest.raises(BadTemplate):
        statement(text, NAMES)


def test_each_ability_is_one_that_it_was_given(tmp_path: Path) -> None:
    system = make(described("sqlite:///a.db", BY_NUMBER, CHANGES), tmp_path)
    assert system.face.abilities == {Ability.BY_NUMBER, Ability.CHANGES}
