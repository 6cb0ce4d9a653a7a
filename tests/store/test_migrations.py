"""The history of the tables: up, down, up again, and then they are what the models say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from kcc_desktop.domain.handover import NEVER
from kcc_desktop.store import history
from kcc_desktop.store.columns import Moment
from kcc_desktop.store.engines import engines_for
from kcc_desktop.store.every_table import metadata
from kcc_desktop.store.places import place_of
from kcc_desktop.store.search.sql import CoreReader
from kcc_desktop.store.sqlite_file import make_file
from kcc_desktop.store.tables import handover
from kcc_desktop.store.workspace import create_workspace, open_workspace, upgrade_workspace


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "include_name": history.is_ours}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def test_up_down_and_up_again(workspace_url: str) -> None:
    place = place_of(workspace_url)
    if place.file is not None:
        make_file(place.file)
    engines = engines_for(place)
    for target, standing in (("head", history.HEAD), ("base", None), ("head", history.HEAD)):
        with engines.writer.begin() as connection:
            history.move(connection, target)
            assert history.revision(CoreReader(connection)) == standing
            if standing is None:
                assert set(inspect(connection).get_table_names()) == {"alembic_version"}
            else:
                assert differences(connection) == []
    engines.close()


def test_open_handovers_of_an_older_workspace_come_in_the_lists(workspace_url: str) -> None:
    place = place_of(workspace_url)
    if place.file is not None:
        make_file(place.file)
    engines = engines_for(place)
    at = sa.bindparam("at", datetime(2026, 3, 2, tzinfo=UTC), type_=Moment())
    with engines.writer.begin() as connection:
        history.move(connection, "0001")
        connection.execute(sa.text("INSERT INTO department (id, key) VALUES (1, 'd')"))
        for id_, state in ((1, "new"), (2, "seen"), (3, "planned"), (4, "done")):
            handed = sa.text(
                "INSERT INTO handover (id, subject, state, created_at, department_id, answers)"
                " VALUES (:id, 'É  lamp', :state, :at, 1, '[]')"
            ).bindparams(at, id=id_, state=state)
            connection.execute(handed)
        for id_, kind, hours in ((1, "seen", 1), (1, "done", 9), (2, "seen", 1), (2, "done", 9)):
            due = sa.bindparam("due", at.value + timedelta(hours=hours), type_=Moment())
            promised = sa.text("INSERT INTO promise VALUES (:id, :kind, :due)")
            connection.execute(promised.bindparams(due, id=id_, kind=kind))
        history.move(connection, "head")
        columns = handover.c
        found = sa.select(columns.due, columns.due_kind, columns.subject_key).order_by(columns.id)
        rows = connection.execute(found).all()
    engines.close()
    assert rows == [
        (at.value + timedelta(hours=1), "seen", "e lamp"),
        (at.value + timedelta(hours=9), "done", "e lamp"),
        (NEVER, "", "e lamp"),
        (None, "", ""),
    ]


def test_upgrading_what_is_of_this_version_changes_nothing(workspace_url: str) -> None:
    create_workspace(workspace_url).close()
    upgrade_workspace(workspace_url)
    open_workspace(workspace_url).close()


def test_a_migration_that_fails_leaves_nothing(
    workspace_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kcc_desktop.store.search import schema

    class FellOverError(Exception):
        pass

    def fall_over(connection: Connection) -> None:
        raise FellOverError

    monkeypatch.setattr(schema, "create", fall_over)
    with pytest.raises(FellOverError):
        create_workspace(workspace_url)
    monkeypatch.undo()
    create_workspace(workspace_url).close()


def test_the_list_of_revisions_is_the_history() -> None:
    scripts = ScriptDirectory(str(Path(history.__file__).parent / "migrations"))
    newest_first = [script.revision for script in scripts.walk_revisions()]
    assert tuple(reversed(newest_first)) == history.REVISIONS


def test_opening_loads_no_alembic_and_no_orm(made_url: str) -> None:
    import subprocess
    import sys

    program = (
        "import sys\n"
        "import kcc_desktop.store.workspace as w\n"
        "assert 'sqlalchemy' not in sys.modules\n"
        f"w.open_workspace({made_url!r}).close()\n"
        "print([name for name in ('alembic', 'sqlalchemy.orm') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")
