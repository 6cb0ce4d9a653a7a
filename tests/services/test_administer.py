"""An administrator's work, on both engines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import Conflict, InvalidInput, NotAllowed
from kcc_desktop.domain.managed_checks import problems_of
from kcc_desktop.domain.managing import SHAPES, Row, Sheet
from kcc_desktop.domain.organisation import Role
from kcc_desktop.services.administer import Administer
from kcc_desktop.services.managed_files import FileForm, ManagedFiles
from kcc_desktop.services.ports import Put, Workspace
from kcc_desktop.services.sign_in import SignIn

BEA = Actor("Bea", "bea", roles=(Role.ADMINISTRATOR,))
CEM = Actor("Cem", "cem", roles=(Role.ADMINISTRATOR,))
HILDE = Actor("Hilde", "hilde", roles=(Role.AGENT,))


@pytest.fixture
def office(workspace: Workspace) -> Administer:
    """A workspace with one department, one colleague, and the one who administers it."""
    own = Administer(workspace, BEA)
    own.save(a(Sheet.LOCATIONS, name="Zuid"), key="1")
    own.save(a(Sheet.DEPARTMENTS, key="onderhoud", name="Onderhoud", about="Straten"), key="2")
    own.save(stef(), key="3")
    own.save(user("bea", "stef", Role.ADMINISTRATOR), key="4")
    return own


def a(sheet: Sheet, **values: str) -> Row:
    return Row(sheet, values)


def stef(**values: str) -> Row:
    own = {"key": "stef", "first_name": "Stef", "department": "onderhoud"}
    return Row(Sheet.COLLEAGUES, own | values)


def user(login: str, colleague: str, role: Role) -> Row:
    values = {"login": login, "colleague": colleague, "location": "Zuid", "role": role.value}
    return Row(Sheet.AGENTS, values)


def test_what_is_added_stands_there_and_is_in_use(office: Administer, workspace: Workspace) -> None:
    (row,) = office.sheet(Sheet.COLLEAGUES).rows
    assert (row["first_name"], row["department"], row.version) == ("Stef", "onderhoud", 1)
    with workspace.look() as work:
        (employee,) = work.organisation.employees()
        assert [entry.action for entry in work.audit.of("employee", employee.id)] == ["add"]


def test_a_user_taken_out_of_use_may_change_nothing(
    office: Administer, workspace: Workspace
) -> None:
    added = office.save(user("hilde", "stef", Role.AGENT), key="5")
    assert SignIn(workspace).actor("Hilde").roles == (Role.AGENT,)
    office.save(replace(added, active=False), key="6")
    assert SignIn(workspace).actor("Hilde").roles == ()
    assert SignIn(workspace).actor("nieuw").roles == (Role.AGENT,), "who was never a user"


def test_what_goes_out_of_use_is_not_offered_any_more(
    office: Administer, workspace: Workspace
) -> None:
    groups = a(Sheet.GROUPS, key="licht", name="Verlichting", department="onderhoud")
    added = office.save(groups, key="5")
    office.save(replace(added, active=False), key="6")
    with workspace.look() as work:
        assert work.organisation.groups() == []
    assert [row.active for row in office.sheet(Sheet.GROUPS).rows] == [False]


def test_who_comes_second_is_told_who_was_first(office: Administer, workspace: Workspace) -> None:
    (seen,) = office.sheet(Sheet.DEPARTMENTS).rows
    Administer(workspace, CEM).save(seen.with_values(phone="030 1"), key="cem")
    with pytest.raises(Conflict) as caught:
        office.save(seen.with_values(phone="030 2"), key="bea")
    assert caught.value.winner == "Cem"
    assert [row["phone"] for row in office.sheet(Sheet.DEPARTMENTS).rows] == ["030 1"]


def test_a_repeated_key_changes_nothing(office: Administer) -> None:
    lamp = a(Sheet.LISTS, list="channel", key="balie", nl="Balie", base="desk")
    first = office.save(lamp, key="once")
    assert office.save(lamp, key="once") == first
    assert len(office.sheet(Sheet.LISTS).rows) == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (a(Sheet.LISTS, list="channel", key="x", nl="X", base="duif"), "Telt als"),
        (a(Sheet.LISTS, list="lijst", key="x", nl="X"), "Lijst"),
        (a(Sheet.DEPARTMENTS, key="Met Spatie", name="X"), "Sleutel"),
        (a(Sheet.DEPARTMENTS, key="leeg"), "Naam"),
        (a(Sheet.DEPARTMENTS, key="rechts", name="naar \u202elinks"), "onzichtbare"),
        (stef(key="an", department="weg"), "bestaat niet"),
        (stef(key="an", availability="xxxx"), "tien tekens"),
        (stef(key="an", job="x" * 201), "200"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(office: Administer, row: Row, words: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        office.save(row, key="wrong")
    assert words in caught.value.said.nl


def test_two_rows_never_have_one_key(office: Administer) -> None:
    with pytest.raises(Conflict, match="deze sleutel"):
        office.save(a(Sheet.DEPARTMENTS, key="onderhoud", name="Nog een"), key="twin")
    office.save(a(Sheet.LOCATIONS, name="Noord"), key="noord")
    (first, _) = office.sheet(Sheet.LOCATIONS).rows
    with pytest.raises(InvalidInput, match="is er al"):
        office.save(first.with_values(name="zuid"), key="zuid")


def test_a_key_stays_what_it_was(office: Administer) -> None:
    (row,) = office.sheet(Sheet.DEPARTMENTS).rows
    with pytest.raises(InvalidInput):
        office.save(row.with_values(key="anders"), key="k")


def test_an_agent_may_not(office: Administer, workspace: Workspace) -> None:
    own = Administer(workspace, HILDE)
    assert own.sheets() == []
    for sheet in Sheet:
        with pytest.raises(NotAllowed):
            own.sheet(sheet)
    with pytest.raises(NotAllowed):
        own.save(a(Sheet.DEPARTMENTS, key="x", name="X"), key="x")


def test_somebody_always_administers(office: Administer) -> None:
    (bea,) = office.sheet(Sheet.AGENTS).rows
    for changed in (replace(bea, active=False), bea.with_values(role="agent")):
        with pytest.raises(NotAllowed):
            office.save(changed, key=str(changed.active))
    assert office.sheet(Sheet.AGENTS).rows == (bea,)


def test_a_colleague_who_signs_in_stays(office: Administer) -> None:
    (one,) = office.sheet(Sheet.COLLEAGUES).rows
    with pytest.raises(NotAllowed):
        office.save(replace(one, active=False), key="gone")


def test_the_questions_and_promises_of_a_product(office: Administer, workspace: Workspace) -> None:
    from kcc_desktop.domain.knowledge import AnswerType, Product

    with workspace.work(BEA) as work:
        work.knowledge.put_products([Product(0, "lamp", "Lantaarn")], source="upl")
        product_id = work.knowledge.products()[0].id
    questions = "Welke paal? | text | ja\nWat is er? | choice | nee | uit; knippert"
    values = {"product": "lamp", "department": "onderhoud", "questions": questions}
    row = office.save(a(Sheet.FORMULAS, **values, terms="done 5 working_days"), key="f")
    assert (row["questions"], row["terms"]) == (questions, "done 5 working_days")
    with workspace.look() as work:
        formula = work.knowledge.formula(product_id)
    assert formula is not None
    assert [one.type for one in formula.questions] == [AnswerType.TEXT, AnswerType.CHOICE]
    assert formula.questions[1].choices == ("uit", "knippert")
    with pytest.raises(InvalidInput, match="regel 2"):
        office.save(row.with_values(questions="Paal?\nWat? | choice | nee"), key="g")


# --- files


@pytest.fixture
def files(office: Administer, workspace: Workspace) -> ManagedFiles:
    return ManagedFiles(workspace, BEA)


@pytest.mark.parametrize("form", FileForm)
@pytest.mark.parametrize("sheet", [Sheet.DEPARTMENTS, Sheet.COLLEAGUES, Sheet.AGENTS])
def test_what_is_written_comes_back_the_same(
    files: ManagedFiles, tmp_path: Path, sheet: Sheet, form: FileForm
) -> None:
    path = tmp_path / f"sheet.{form}"
    path.write_text(files.write(sheet, form), encoding="utf-8")
    preview = files.preview(sheet, path)
    assert (preview.troubles, preview.changes, preview.same) == ((), (), 1)


def test_a_cell_is_no_formula_and_comes_back_whole(
    files: ManagedFiles, office: Administer, tmp_path: Path
) -> None:
    (row,) = office.sheet(Sheet.DEPARTMENTS).rows
    office.save(row.with_values(phone="+31 30 1", about="=HYPERLINK(1)"), key="evil")
    text = files.write(Sheet.DEPARTMENTS, FileForm.CSV)
    assert "'=HYPERLINK(1)" in text
    assert "'+31 30 1" in text
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    assert files.preview(Sheet.DEPARTMENTS, path).changes == ()


def test_a_file_with_a_fault_names_its_lines_and_changes_nothing(
    files: ManagedFiles, office: Administer, tmp_path: Path
) -> None:
    path = tmp_path / "afdelingen.csv"
    path.write_text("key;name\nnieuw;Nieuw\nFOUT!;Fout\nleeg;\nnieuw;Dubbel\n", encoding="utf-8")
    preview = files.preview(Sheet.DEPARTMENTS, path)
    assert [(one.place, one.field.nl) for one in preview.troubles] == [
        ("3", "Sleutel"),
        ("4", "Naam"),
        ("5", "Sleutel"),
    ]
    with pytest.raises(InvalidInput):
        files.bring_in(preview, key="k")
    assert len(office.sheet(Sheet.DEPARTMENTS).rows) == 1


def test_colleagues_who_replace_each_other_come_in_together(
    files: ManagedFiles, office: Administer, tmp_path: Path
) -> None:
    path = tmp_path / "collega.csv"
    lines = [
        "key;first_name;department;replaced_by;job",
        "an;An;onderhoud;bo;",
        "bo;Bo;onderhoud;an;",
    ]
    path.write_text("\n".join([*lines, "stef;Stef;onderhoud;an;monteur"]), encoding="utf-8")
    preview = files.preview(Sheet.COLLEAGUES, path)
    assert preview.troubles == ()
    assert (preview.count(Put.NEW), preview.count(Put.CHANGED)) == (2, 1)
    assert files.bring_in(preview, key="k") == 3
    rows = {row["key"]: row for row in office.sheet(Sheet.COLLEAGUES).rows}
    assert {key: row["replaced_by"] for key, row in rows.items()} == {
        "an": "bo",
        "bo": "an",
        "stef": "an",
    }
    assert files.bring_in(preview, key="k") == 3, "a repeated key"
    assert rows == {row["key"]: row for row in office.sheet(Sheet.COLLEAGUES).rows}


def test_a_list_that_changed_since_the_look_takes_nothing(
    files: ManagedFiles, office: Administer, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("key;name\nnieuw;Nieuw\nonderhoud;Beheer\n", encoding="utf-8")
    preview = files.preview(Sheet.DEPARTMENTS, path)
    (row,) = office.sheet(Sheet.DEPARTMENTS).rows
    office.save(row.with_values(name="Werken"), key="between")
    with pytest.raises(Conflict):
        files.bring_in(preview, key="k")
    assert [one["name"] for one in office.sheet(Sheet.DEPARTMENTS).rows] == ["Werken"]


def test_a_file_can_not_take_the_last_administrator(
    files: ManagedFiles, office: Administer, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("login;active\nbea;nee\n", encoding="utf-8")
    with pytest.raises(NotAllowed):
        files.bring_in(files.preview(Sheet.AGENTS, path), key="k")
    assert office.sheet(Sheet.AGENTS).rows[0].active


def test_every_field_has_a_name_of_its_own() -> None:
    for shape in SHAPES.values():
        names = [one.name for one in shape.fields]
        assert len(names) == len(set(names))
        assert set(shape.keys) <= set(names)


def test_what_an_entry_counts_as_is_said_in_words() -> None:
    base = SHAPES[Sheet.LISTS].field("base")
    assert {"Telefoon", "Doorverwezen"} <= {one.said.nl for one in base.choices}
    row = Row(Sheet.LISTS, {"list": "channel", "key": "x", "nl": "X", "base": "answered"})
    (problem,) = problems_of(row, {})
    assert problem.said.nl.startswith("kies uit: Telefoon, Balie")
