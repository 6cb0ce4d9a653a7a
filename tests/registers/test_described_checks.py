"""Everything that is wrong with a description is told with its line, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kcc_desktop.registers.description import BadDescription
from tests.registers.described import make, rest

SQL = """kind = "sql"
[database]
url = "sqlite:///riool.sqlite"
[[ask]]
by = "number"
sql = "SELECT * FROM werk WHERE nummer = :number"
[case]
number = "nummer"
opened = "gemeld"
"""
FILES = """kind = "files"
[folder]
path = "in"
files = "planning-*.csv"
[case]
number = "Nummer"
opened = "Gemeld"
"""
MAIL = """kind = "mail"
[mail]
address = "wegen@vlietstede.example"
mailbox = "algemeen"
"""
REPORT = """
[report]
path = "orders"
[report.json]
text = "{text}"
where = { street = "{street}" }
[report.taken]
number = "nummer"
[report.recognise]
path = "orders"
query = { ref = "{key}" }
key = "ref"
"""


def replaced(text: str, old: str, new: str) -> str:
    assert old in text
    return text.replace(old, new, 1)


def ask(body: str) -> str:
    return rest(ask=f"[[ask]]\n{body}")


WRONG = {
    "expression": (
        replaced(rest(), 'planned = "plan.dag"', 'planned = "plan.[dag"'),
        "plan.[dag",
        "expressie",
    ),
    "empty expression": (
        replaced(rest(), 'title = "titel"', 'title = ""'),
        'title = ""',
        "schrijf er iets",
    ),
    "expression that ends": (
        replaced(rest(), '"plan.wie"', '"plan."'),
        '"plan."',
        "houdt te vroeg op",
    ),
    "unknown field": (
        replaced(rest(), 'title = "titel"', 'titel = "titel"'),
        "titel =",
        "'titel' hoort hier niet",
    ),
    "no number": (replaced(rest(), 'number = "nummer"\n', ""), "[case]", "'number' ontbreekt"),
    "no opened": (replaced(rest(), 'opened = "gemeld"\n', ""), "[case]", "'opened' ontbreekt"),
    "unknown step": (replaced(rest(), '"planned"\n', '"ingepland"\n'), "Ingepland =", "kies uit"),
    "status twice": (
        replaced(rest(), 'Gereed = "done"', 'INGEPLAND = "done"'),
        "INGEPLAND",
        "staat er al",
    ),
    "unknown place": (
        ask('by = "number"\npath = "orders/{nummer}"'),
        "orders/{nummer}",
        "{nummer} is hier niet bekend",
    ),
    "place of another question": (
        ask('by = "address"\npath = "orders"\nquery = { q = "{number}" }'),
        "query",
        "{number} is hier niet",
    ),
    "lonely brace": (ask('by = "number"\npath = "orders/{number"'), "orders/{number", "losse {"),
    "path to elsewhere": (
        ask('by = "number"\npath = "https://evil.example/{number}"'),
        "evil",
        "alleen het pad",
    ),
    "path up": (ask('by = "number"\npath = "../secret/{number}"'), "../secret", "niet omhoog"),
    "path with a question": (
        ask('by = "number"\npath = "orders?nr={number}"'),
        "orders?nr",
        "alleen het pad",
    ),
    "unknown question": (ask('by = "nummer"\npath = "orders"'), "by =", "kies uit: number"),
    "records": (
        ask('by = "words"\npath = "o"\nquery = { q = "{words}" }\nrecords = "items[?"'),
        "records",
        "expressie",
    ),
    "method": (
        ask('by = "number"\nmethod = "DELETE"\npath = "orders/{number}"'),
        "DELETE",
        "kies uit: GET",
    ),
    "missing": (
        ask('by = "number"\npath = "o/{number}"\nmissing = [200]'),
        "missing",
        "schrijf een lijst",
    ),
    "page without its place": (
        ask('by = "changes"\npath = "o"\n[ask.paging]\nform = "page"'),
        "form =",
        "{page} in de vraag",
    ),
    "cursor without next": (
        ask(
            'by = "changes"\npath = "o"\nquery = { c = "{cursor?}" }\n[ask.paging]\nform = "cursor"'
        ),
        "[ask.paging]",
        "'next' ontbreekt",
    ),
    "changed without size": (
        ask(
            'by = "changes"\npath = "o"\nquery = { s = "{since}" }\n[ask.paging]\nform = "changed"'
        ),
        "[ask.paging]",
        "'size' ontbreekt",
    ),
    "page form": (
        ask('by = "number"\npath = "o/{number}"\n[ask.paging]\nform = "changed"'),
        "form =",
        "kies uit",
    ),
    "nothing asked": (
        replaced(rest(), '[[ask]]\nby = "number"\npath = "orders/{number}"', ""),
        "",
        "ten minste één [[ask]]",
    ),
    "zone": ('zone = "Europe/Lent"\n' + rest(), "Europe/Lent", "tijdzone"),
    "form of dates": ('dates = ["%Q"]\n' + rest(), "dates", "geen vorm voor een datum"),
    "body": (
        rest(more=replaced(REPORT, "{street}", "{straat}")),
        "where",
        "{straat} is hier niet bekend",
    ),
    "body and form": (
        rest(more=REPORT + '[report.form]\na = "{text}"'),
        "[report.form]",
        "niet allebei",
    ),
    "no recognise": (
        rest(more=REPORT[: REPORT.index("[report.recognise]")]),
        "[report]",
        "ontbreekt",
    ),
    "recognise without key": (
        rest(more=replaced(REPORT, '"{key}"', '"vast"')),
        "[report.recognise]",
        "onze eigen referentie",
    ),
    "recognise without where our reference stands": (
        rest(more=replaced(REPORT, 'key = "ref"', "")),
        "[report.recognise]",
        "'key' ontbreekt",
    ),
    "taken": (
        rest(more=replaced(REPORT, 'number = "nummer"', 'nummer = "nummer"')),
        "[report.taken]",
        "'number' ontbreekt",
    ),
    "link": (
        replaced(rest(), 'title = "titel"', 'link_to = "https://{number}.example/x"'),
        "link_to",
        "schrijf een adres",
    ),
    "link to a script": (
        replaced(rest(), 'title = "titel"', 'link_to = "javascript:alert(///{number})"'),
        "link_to",
        "schrijf een adres",
    ),
    "secret": (
        replaced(rest(), "[http]", '[http]\npassword = "geheim"'),
        "password",
        "geheim hoort niet",
    ),
    "history without at": (
        rest(more='[case.history]\nlist = "regels"'),
        "[case.history]",
        "'at' ontbreekt",
    ),
    "history without list": (
        rest(more='[case.history]\nat = "tijd"'),
        "[case.history]",
        "'list' ontbreekt",
    ),
    "unknown table": (rest(more="[cases]\na = 1"), "[cases]", "'cases' hoort hier niet"),
    "two statements": (replaced(SQL, ":number", ":number; DROP TABLE werk"), "sql =", "zonder ;"),
    "no select": (replaced(SQL, "SELECT *", "VACUUM"), "sql =", "begint met SELECT"),
    "changing": (
        replaced(
            SQL, "SELECT * FROM werk", "WITH a AS (DELETE FROM werk RETURNING *) SELECT * FROM a"
        ),
        "sql =",
        "hier staat DELETE",
    ),
    "unknown parameter": (
        replaced(SQL, ":number", ":nummer"),
        "sql =",
        ":nummer is hier niet bekend",
    ),
    "open quote": (replaced(SQL, ":number", "'x"), "sql =", "niet gesloten"),
    "kind of database": (
        replaced(SQL, "sqlite:///riool.sqlite", "mysql://a@b/c"),
        "url =",
        "schrijf postgresql",
    ),
    "no database": (
        replaced(SQL, "sqlite:///riool.sqlite", "riool"),
        "url =",
        "schrijf postgresql",
    ),
    "password in the address": (
        replaced(SQL, "sqlite:///riool.sqlite", "postgresql://a:b@c/d"),
        "url =",
        "geheim hoort niet",
    ),
    "pattern": (replaced(FILES, "planning-*.csv", "../*.csv"), "files =", "alleen namen"),
    "form of files": (
        replaced(FILES, "planning-*.csv", "planning-*"),
        "files =",
        "csv, xlsx of json",
    ),
    "list in rows": (
        FILES + '[case.history]\nat = "Tijd"\nlist = "x"',
        "list =",
        "'list' hoort hier niet",
    ),
    "mail address": (
        replaced(MAIL, "wegen@vlietstede.example", "wegen"),
        "address =",
        "e-mailadres",
    ),
    "mailbox": (replaced(MAIL, '"algemeen"', '"Alg emeen"'), "mailbox =", "noem de postbus"),
    "key twice": (
        replaced(rest(), 'title = "titel"', 'title = "titel"\ntitle = "x"'),
        'title = "x"',
        "staat er al eerder",
    ),
    "key twice at the end": (rest(more="[report]\na = 1\na = 2").rstrip(), "a = 2", "staat er al"),
    "table twice": (rest(more="[report]\n[ status ]"), "[ status ]", "staat er al eerder"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_its_line(name: str) -> None:
    text, on, said = WRONG[name]
    with pytest.raises(BadDescription) as told:
        make(text)
    lines = text.splitlines()
    where = next((n for n, line in enumerate(lines, 1) if on and on in line), 0)
    assert told.value.line == where, lines[told.value.line - 1]
    assert said in told.value.said.nl
    assert told.value.said.en
    assert told.value.said.en != told.value.said.nl
    assert "planning.toml" in told.value.said.nl


@pytest.mark.parametrize(
    "text",
    [rest(), rest(more=REPORT), SQL, FILES, MAIL],
    ids=["rest", "report", "sql", "files", "mail"],
)
def test_a_right_description_makes_a_system(text: str, tmp_path: Path) -> None:
    system = make(text, tmp_path)
    assert system.face.name
    system.close()
