"""Both engines find the same, whatever is typed and whatever was written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kcc_desktop.domain.case import Place
from kcc_desktop.domain.contact import Contact
from kcc_desktop.domain.party import Name
from kcc_desktop.services.find import Find
from kcc_desktop.services.ports import Workspace
from kcc_desktop.store.checking import check
from tests.search import town
from tests.search.test_town import JUDGED

#: Signs that mean something to one of the engines, or to those who attack them.
SIGNS = "\"'*:&|!()<>-%_\\@^{}[];,.~`$?#+=/ \0\N{RIGHT-TO-LEFT OVERRIDE}\U0001f44d"
TYPED = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="lantarndewi 0123" + SIGNS, max_size=60),
)
HOSTILE = [
    "<b>zebrapad</b><script>alert(1)</script>",
    "voor\0zebrapad\0achter",
    "\N{RIGHT-TO-LEFT OVERRIDE}zebrapad\N{LEFT-TO-RIGHT MARK}",
    "\U0001f44d\U0001f3fd zebrapad " * 3,
    "zebrapad " + "x" * 1_000_000,
    "zebrapad " + "woord%_' OR 1=1 -- " * 20_000,
    "z\N{SOFT HYPHEN}ebra\N{ZERO WIDTH JOINER}pad",
]


def found(workspace: Workspace, text: str) -> list[tuple[str, int, str]]:
    """What is found for `text`, in order."""
    hits = Find(workspace, clock=lambda: town.NOW).find(text).hits
    return [(hit.group.value, hit.id, hit.match.value) for hit in hits]


def test_both_find_the_same_in_the_same_order(
    sqlite_town: Workspace, postgres_town: Workspace
) -> None:
    beginnings = {query[:length] for query, _ in JUDGED for length in range(2, len(query) + 1)}
    for query in sorted(beginnings):
        assert found(sqlite_town, query) == found(postgres_town, query), query


@settings(deadline=None, max_examples=60)
@given(text=TYPED)
def test_both_find_the_same_for_anything_typed(
    sqlite_town: Workspace, postgres_town: Workspace, text: str
) -> None:
    assert found(sqlite_town, text) == found(postgres_town, text)


@pytest.mark.parametrize("word", ["lantarn", "paspport", "kuyperstaart", "lindlaan", "zzzz"])
def test_both_know_the_same_words_near_another(
    sqlite_town: Workspace, postgres_town: Workspace, word: str
) -> None:
    with sqlite_town.look() as one, postgres_town.look() as other:
        near = one.finding.near_words(word, 60)
        assert near == other.finding.near_words(word, 60)
        assert one.finding.knows(word) == other.finding.knows(word)


@pytest.mark.parametrize("note", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_found_by_its_words(workspace: Workspace, note: str) -> None:
    contact = replace(town.MOVE_CALL, subject="Vraag", note=note, questions=())
    _add(workspace, contact)
    assert [id_ for _, id_, _ in found(workspace, "zebrapad")] == [contact.id]


def test_a_changed_name_is_found_and_the_old_one_no_longer(workspace: Workspace) -> None:
    with workspace.work(town.ACTOR) as work:
        work.parties.add(town.JANSEN, key="add")
        work.parties.change(replace(town.JANSEN, names=(Name("Piet Bakker"),)), key="change")
    assert [id_ for _, id_, _ in found(workspace, "bakker")] == [town.JANSEN.id]
    assert found(workspace, "jansen") == []


def test_what_has_no_word_worth_looking_for_counts_as_indexed(
    workspace: Workspace, made_url: str
) -> None:
    wordless = replace(
        town.OPEN311_CASE, number="1", source_key="1", title="-", kind="", department="",
        status_text="", place=Place(), product_id=None,
    )  # fmt: skip
    for title in ("-", "lamp", "-"):
        with workspace.work(town.ACTOR) as work:
            work.cases.put_many([replace(wordless, title=title)])
        assert [checked.said.en for checked in check(made_url) if not checked.well] == []


def test_words_of_every_script_are_found(workspace: Workspace) -> None:
    words = ["Ελλάδα", "Москва", "שלום", "مرحبا", "नमस्ते", "日本語", "Đặng", "\U00010330\U00010331"]
    _add(workspace, replace(town.MOVE_CALL, note=" ".join(words), questions=()))
    for word in words:
        assert [id_ for _, id_, _ in found(workspace, word)] == [town.MOVE_CALL.id], word


def test_what_was_undone_is_not_found(workspace: Workspace) -> None:
    with pytest.raises(_Undone):
        _add_and_undo(workspace, town.MOVE_CALL)
    assert found(workspace, "verhuizing") == []
    _add(workspace, town.MOVE_CALL)
    assert found(workspace, "verhuizign") == [("contact", town.MOVE_CALL.id, "near")]


class _Undone(Exception):
    """Ends a unit of work without keeping anything."""


def _add_and_undo(workspace: Workspace, contact: Contact) -> None:
    with workspace.work(town.ACTOR) as work:
        work.contacts.add(contact, key="undone")
        raise _Undone


def _add(workspace: Workspace, contact: Contact) -> None:
    with workspace.work(town.ACTOR) as work:
        work.contacts.add(contact, key=f"contact-{contact.id}")
