"""Articles from Markdown and JSON, ours and those of registers."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.knowledge import Article, ArticleKind, Section
from kcc_desktop.domain.moments import local
from kcc_desktop.services.imports.article_files import LARGEST_FILE, inspect_folder
from kcc_desktop.services.imports.articles import ArticleReader, Known
from kcc_desktop.services.imports.plain_text import plain_text
from kcc_desktop.services.imports.records import Row
from tests.imports.helpers import Write

KNOWN = Known(
    departments={"onderhoud": 7, "onderhoud openbare ruimte": 7},
    products={"http://example.org/lamp": 9, "straatverlichting": 9},
    people={"stef.maas": "Stef Maas"},
)
MARKDOWN = """---
key: lantaarn
title: Kapotte straatlantaarn melden
kind: article
product: Straatverlichting
department: onderhoud
keywords: [lantaarn, lamp]
owner: stef.maas
updated: 2026-02-14
review: 2027-02-14
---
# Een kop die de titel niet vervangt

Inleiding.

## Antwoord

Wij repareren binnen 5 werkdagen.

## Kosten

Niets.

### Bij schade

```
## geen kop
```
"""


def read_folder(folder: Path) -> tuple[list[Article], list[tuple[str, str]]]:
    """The articles of a folder, and what could not be used, as file and field."""
    rows = [Row(record) for record in inspect_folder(folder).records(lambda _: None)]
    read = [ArticleReader(KNOWN, "kennis").read(row) for row in rows]
    problems = [(each.place, each.field) for row in rows for each in row.problems]
    return [article for article in read if article], problems


def test_markdown_with_fields_in_front(write: Write, tmp_path: Path) -> None:
    write("lantaarn.md", MARKDOWN)
    (article,), problems = read_folder(tmp_path)
    assert problems == []
    assert (article.key, article.kind) == ("lantaarn", ArticleKind.ARTICLE)
    assert article.title == "Kapotte straatlantaarn melden"
    assert article.answer == "Wij repareren binnen 5 werkdagen."
    assert article.sections == (
        Section("Kosten", "Niets.\n\n### Bij schade\n\n```\n## geen kop\n```"),
    )
    assert article.keywords == ("lantaarn", "lamp")
    assert (article.product_id, article.department_id) == (9, 7)
    assert (article.owner, article.source) == ("Stef Maas", "kennis")
    assert local(article.updated_at).date() == date(2026, 2, 14)
    assert article.review_on == date(2027, 2, 14)


def test_markdown_without_fields_is_known_by_its_file(write: Write, tmp_path: Path) -> None:
    write("onder/afval.md", "# Afval\n\nZet de container **voor** 7 uur buiten.\n")
    (article,), problems = read_folder(tmp_path)
    assert problems == []
    assert (article.key, article.title) == ("onder/afval", "Afval")
    assert article.answer == "Zet de container **voor** 7 uur buiten."


def test_what_is_not_known_here_is_reported(write: Write, tmp_path: Path) -> None:
    write(
        "a.md",
        "---\ntitle: A\ndepartment: Maan\nproduct: kaas\nkind: gedicht\nupdated: 18\n---\nTekst\n",
    )
    (article,), problems = read_folder(tmp_path)
    fields = [field for _, field in problems]
    assert sorted(fields) == ["department", "kind", "product", "updated"]
    assert (article.department_id, article.product_id) == (None, None)


@pytest.mark.parametrize(
    "front",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "a: " + "[" * 40 + "]" * 40,
        "a: " + "x" * 70_000,
        "a: [",
        "- just\n- a list",
        "!!python/object/apply:os.system [echo]",
    ],
)
def test_hostile_fields_are_refused_and_the_text_is_kept(
    write: Write, tmp_path: Path, front: str
) -> None:
    write("a.md", f"---\n{front}\n---\n# Titel\n\nTekst\n")
    (article,), problems = read_folder(tmp_path)
    assert (article.title, article.answer) == ("Titel", "Tekst")
    assert problems == [("a.md", "")]


@pytest.mark.parametrize("content", ["", "# \n", "Alleen tekst", "---\ntitle: Leeg\n---\n"])
def test_an_article_without_title_or_text_is_reported(
    write: Write, tmp_path: Path, content: str
) -> None:
    write("a.md", content)
    articles, problems = read_folder(tmp_path)
    assert articles == []
    assert {place for place, _ in problems} == {"a.md"}


def test_links_and_huge_files_are_left_alone(write: Write, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.md"
    outside.write_text("# Geheim\n\nTekst", "utf-8")
    folder = write("in/goed.md", "# Goed\n\nTekst").parent
    (folder / "link.md").symlink_to(outside)
    write("in/groot.md", "# Groot\n\n" + "x" * LARGEST_FILE)
    articles, problems = read_folder(folder)
    assert [article.title for article in articles] == ["Goed"]
    assert problems[0] == ("groot.md", "")


def test_a_folder_that_is_no_folder_or_holds_none(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="bestaat niet"):
        inspect_folder(tmp_path / "weg")
    with pytest.raises(InvalidInput, match="geen artikelen"):
        inspect_folder(tmp_path)


def test_our_own_json(write: Write, tmp_path: Path) -> None:
    own = {
        "key": "lamp",
        "title": "Lamp",
        "kind": "qa",
        "answer": "Ja.",
        "sections": [{"heading": "Kosten", "text": "Niets."}],
        "keywords": "lamp, licht",
        "product": "http://example.org/lamp",
    }
    write("een.json", json.dumps(own))
    write("meer.json", json.dumps([{**own, "key": "a"}, {**own, "key": "b"}, {"key": "c"}]))
    articles, problems = read_folder(tmp_path)
    assert [article.key for article in articles] == ["lamp", "a", "b"]
    assert articles[0].kind is ArticleKind.QA
    assert articles[0].keywords == ("lamp", "licht")
    assert articles[0].sections == (Section("Kosten", "Niets."),)
    assert articles[0].product_id == 9
    assert problems == [("meer.json (3)", "title")]


def test_a_vac_and_a_kennisartikel_of_a_register(write: Write, tmp_path: Path) -> None:
    vac = {
        "vraag": "Wat kost een paspoort?",
        "antwoord": "<p>Dat staat op de site.</p>",
        "status": "actief",
        "doelgroep": "eu-burger",
        "toelichting": "Noem ook de kosten van spoed.",
        "trefwoorden": [{"trefwoord": "paspoort"}],
        "afdelingen": [{"afdelingNaam": "Onderhoud"}],
    }
    kennis = {
        "uuid": "81a6",
        "upnUri": "http://example.org/lamp",
        "vertalingen": [
            {"taal": "en", "titel": "Street lights"},
            {
                "taal": "nl",
                "titel": "Straatverlichting",
                "tekst": "<p>Meld het.</p>",
                "kostenEnBetaalmethoden": "<ul><li>Gratis</li></ul>",
                "datumWijziging": "2026-02-01T09:00:00Z",
            },
        ],
    }
    write("k.json", json.dumps({"results": [{"uuid": "u1", "record": {"data": kennis}}]}))
    write("v.json", json.dumps([vac, {**vac, "vraag": "Oud?", "status": "non-actief"}]))
    (lamp, question), problems = read_folder(tmp_path)
    assert (lamp.key, lamp.title, lamp.answer) == ("u1", "Straatverlichting", "Meld het.")
    assert lamp.sections == (Section("Kosten", "- Gratis"),)
    assert lamp.product_id == 9
    assert (question.kind, question.answer) == (ArticleKind.QA, "Dat staat op de site.")
    assert (question.keywords, question.department_id) == (("paspoort",), 7)
    assert problems == [("v.json (2)", "status")]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("gewoon a < b en c > d", "gewoon a < b en c > d"),
        ("<p>Een &amp; twee</p><p>drie</p>", "Een & twee\n\ndrie"),
        ("<script>alert(1)</script><b>weg</b>", "weg"),
        ("a<br>b<img src=x onerror=y>", "a\nb"),
    ],
)
def test_html_becomes_plain_text(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_the_shared_texts_of_companies(shared: Path) -> None:
    articles, problems = read_folder(shared / "data" / "sdg")
    assert len(articles) == 20
    assert {field for _, field in problems} <= {"product"}
    assert all(article.answer or article.sections for article in articles)
