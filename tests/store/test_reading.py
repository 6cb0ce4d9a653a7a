"""Reading articles: shelves, instructions with their marks, remarks, searches that find nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kcc_desktop.domain.errors import Conflict, InvalidInput
from kcc_desktop.domain.knowledge import ArticleKind
from kcc_desktop.services.reading import Shelf
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.making import person
from tests.store.writing import ELS, LAMP, MO, NOW, RULE, Base


@pytest.fixture
def base(workspace: SqlWorkspace) -> Base:
    made = Base(workspace)
    made.fill()
    return made


def test_a_shelf_holds_what_is_wanted_newest_first(base: Base) -> None:
    everything = base.reading().shelf("", Shelf())
    assert {hit.id for hit in everything} == {LAMP.id, RULE.id}
    only = base.reading().shelf("", Shelf(ArticleKind.INSTRUCTION))
    assert [(hit.id, hit.badge) for hit in only] == [(RULE.id, "instruction")]
    assert base.reading().shelf("", Shelf(product_id=1)) == []
    assert [hit.id for hit in base.reading().shelf("lantarn", Shelf())] == [LAMP.id]
    assert base.reading().shelf("lantarn", Shelf(ArticleKind.INSTRUCTION)) == []


def test_an_instruction_is_unread_until_read_and_again_when_changed(base: Base) -> None:
    (one,) = base.reading().instructions()
    assert (one.line.id, one.unread, one.changed) == (RULE.id, True, False)
    base.reading().mark_read(RULE.id, 1, key=base.key())
    (one,) = base.reading().instructions()
    assert not one.unread
    draft = base.editing().open(RULE.id)
    base.editing().publish(
        replace(draft, article=replace(draft.article, answer="Nu anders.")), key=base.key()
    )
    (one,) = base.reading().instructions()
    assert (one.unread, one.changed) == (True, True)
    base.reading().mark_read(RULE.id, 2, key=base.key())
    base.reading().mark_read(RULE.id, 1, key=base.key())
    (one,) = base.reading().instructions()
    assert not one.unread


def test_an_instruction_is_for_those_with_the_skill(base: Base) -> None:
    assert base.reading("luc").instructions() == []
    assert base.reading("nobody").instructions() == []


def test_a_remark_reaches_the_editors_and_its_reply_comes_back(base: Base) -> None:
    base.reading().say(LAMP, " 5 werkdagen ", "Het zijn er 7.", key=base.key())
    with pytest.raises(InvalidInput):
        base.reading().say(LAMP, "x", "  ", key=base.key())
    (remark,) = base.editing().desk().feedback
    assert (remark.article_title, remark.passage, remark.text, remark.who) == (
        LAMP.title,
        "5 werkdagen",
        "Het zijn er 7.",
        "hilde",
    )
    base.editing().reply(remark, "Aangepast, dank u.", key=base.key())
    with pytest.raises(Conflict, match="Els"):
        base.editing(MO).reply(remark, "Nee", key=base.key())
    assert base.editing().desk().feedback == ()
    (own,) = base.reading().said()
    assert (own.reply, own.handled_by) == ("Aangepast, dank u.", ELS.name)
    assert base.reading("luc").said() == []


def test_searches_without_a_hit_are_counted_per_day(base: Base) -> None:
    for day, text in ((0, "Lachgascilinder weggooien"), (0, "lachgascilinder  WEGGOOIEN"),
                      (1, "lachgascilinder weggooien"), (1, "laadpaal aanvragen")):  # fmt: skip
        base.now = NOW + timedelta(days=day)
        assert base.reading().count_missed(text)
    missed = base.editing().desk().missed
    assert [(one.query, one.times) for one in missed] == [
        ("lachgascilinder weggooien", 3),
        ("laadpaal aanvragen", 1),
    ]
    assert (missed[0].last_day - missed[0].first_day).days == 1


def test_a_missed_search_is_settled_until_it_is_missed_again(base: Base) -> None:
    base.reading().count_missed("laadpaal aanvragen")
    (one,) = base.editing().desk().missed
    base.editing().settle(one, key=base.key())
    assert base.editing().desk().missed == ()
    base.now = NOW + timedelta(minutes=1)
    base.reading().count_missed("laadpaal aanvragen")
    assert len(base.editing().desk().missed) == 1


@pytest.mark.parametrize(
    "text",
    ["0612345678", "06 12 34 56 78", "123456782", "suzanne@dewit.example", "Lindelaan 12",
     "Suzanne de Wit", "paspoort suzanne", "de Wit", "van en de", "ab", "x" * 70],
)  # fmt: skip
def test_nothing_personal_is_counted(base: Base, text: str) -> None:
    with base.workspace.work(ELS) as work:
        work.parties.add(person("Suzanne de Wit"), key="suzanne")
    assert not base.reading().count_missed(text)
    assert base.editing().desk().missed == ()


def test_an_ordinary_word_that_is_also_a_name_is_counted_among_others(base: Base) -> None:
    with base.workspace.work(ELS) as work:
        work.parties.add(person("Jan Boom"), key="jan")
    assert base.reading().count_missed("boom omgewaaid")
    assert not base.reading().count_missed("boom")
