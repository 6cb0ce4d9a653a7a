"""The written content is whole, and what is wrong with it is said with its place."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest

from kcc_desktop.demo.content import Content, load
from kcc_desktop.demo.yaml_records import ContentError
from kcc_desktop.domain import identifiers
from kcc_desktop.domain.addresses import postcode
from kcc_desktop.domain.knowledge import ArticleKind
from tests.demo.conftest import RESOURCES

SLOTS = {"street", "number", "name", "day"}


def test_there_is_as_much_as_promised(content: Content) -> None:
    organisation = content.organisation
    assert len(organisation.departments) == 12
    assert len(organisation.locations) == 3
    assert len(organisation.employees) >= 45
    assert len(content.articles) == 60
    assert len(content.people.organisations) >= 40
    assert len(content.formulas) >= 35


def test_every_article_has_its_own_key_and_text_in_all_sections(content: Content) -> None:
    keys = Counter(article.fields.key for article in content.articles)
    assert set(keys.values()) == {1}
    assert all(text for article in content.articles for _, text in article.sections)
    assert all(len(article.sections[0][1]) > 60 for article in content.articles)
    kinds = {ArticleKind(article.fields.kind) for article in content.articles}
    assert kinds == set(ArticleKind)


def test_sentences_have_no_other_slots_than_can_be_filled(content: Content) -> None:
    sentences = content.sentences
    texts = [*sentences.openings, *sentences.closings, *sentences.notes, *sentences.callbacks]
    for words in sentences.products.values():
        texts += [*words.subjects, *words.resident, *words.notes, *words.department, *words.done]
    for several in (*sentences.follow_ups.values(), *sentences.events.values()):
        texts += several
    used = {slot for text in texts for _, slot, _, _ in Formatter().parse(text) if slot}
    assert used <= SLOTS


def test_numbers_and_addresses_of_the_stories_are_valid(content: Content) -> None:
    streets = {street.name for street in content.people.streets}
    for party in content.stories.parties:
        assert party.street in streets
        assert postcode(party.postcode)
        assert not party.bsn or identifiers.bsn(party.bsn) == party.bsn
        assert not party.kbo or identifiers.kbo(party.kbo) == party.kbo


def test_nothing_leads_to_a_real_mailbox_or_site(content: Content) -> None:
    people, organisation = content.people, content.organisation
    mails = [*(o.mail for o in people.organisations), *(d.mail for d in organisation.departments)]
    mails += [mail for party in content.stories.parties for mail in party.mails]
    assert all(mail.endswith(".example") for mail in mails)
    assert all(domain.endswith(".example") for domain in people.mail_domains)
    assert organisation.municipality.website.endswith(".example")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The content, to be spoiled."""
    folder: Path = shutil.copytree(RESOURCES, tmp_path / "demo")
    return folder


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("formulas.yaml", "department: onderhoud", "department: onderhout", "onderhout"),
        ("formulas.yaml", "    weight: 9\n", "", "formulas[0]: missing field weight"),
        ("formulas.yaml", "    weight: 9\n", "    weight: veel\n", "weight: expected int"),
        ("formulas.yaml", "    weight: 9\n", "    gewicht: 9\n", "unknown field gewicht"),
        (
            "organisation.yaml",
            "key: luc.jansen",
            "key: hilde.vos",
            "'hilde.vos' stands there twice",
        ),
        ("organisation.yaml", "employees:", "employees: [", "organisation.yaml: while parsing"),
        ("articles/trouwen.md", "## Kosten", "## Prijs", "trouwen.md: expected the headings"),
        ("articles/trouwen.md", "---\n", "", "trouwen.md: the fields must stand between"),
    ],
)
def test_a_fault_is_told_with_its_place(
    copy: Path, name: str, old: str, new: str, said: str
) -> None:
    file = copy / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(ContentError) as error:
        load(copy)
    assert said in str(error.value)


def test_a_missing_file_is_told(copy: Path) -> None:
    (copy / "story.yaml").unlink()
    with pytest.raises(ContentError, match=r"story\.yaml: the file is not there"):
        load(copy)
