"""Writing articles: drafts that nobody else reads, versions, moments, and who was first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kcc_desktop.domain.article_versions import ArticleVersion, VersionState
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from kcc_desktop.domain.knowledge import ArticleKind, ArticleState, Condition
from kcc_desktop.services.reading import Shelf
from kcc_desktop.store.unit_of_work import SqlWorkspace
from tests.store.writing import ELS, HILDE, LAMP, MO, NOW, Base


@pytest.fixture
def base(workspace: SqlWorkspace) -> Base:
    made = Base(workspace)
    made.fill()
    return made


def rewritten(base: Base, answer: str, actor: Actor = ELS, **more: Any) -> ArticleVersion:
    """A draft of the lamp with another answer, not yet saved."""
    draft = base.editing(actor).open(LAMP.id)
    return replace(draft, article=replace(draft.article, answer=answer, **more))


def test_a_draft_is_read_by_nobody_until_it_is_published(base: Base) -> None:
    editing = base.editing()
    draft = editing.new(ArticleKind.QA, "lachgascilinder weggooien")
    draft = editing.save(
        replace(draft, article=replace(draft.article, answer="Breng hem naar de milieustraat.")),
        key=base.key(),
    )
    id_ = draft.article.id
    assert base.found("lachgascilinder") == []
    assert id_ not in [hit.id for hit in base.reading().shelf("", Shelf())]
    with pytest.raises(NotFound):
        base.look_up().article(id_)

    published = editing.publish(draft, "nieuw", key=base.key())
    assert (published.version, published.state) == (1, ArticleState.PUBLISHED)
    assert base.found("lachgascilinder") == ["Lachgascilinder weggooien"]
    assert base.look_up().article(id_).answer == "Breng hem naar de milieustraat."
    assert published.keywords == ("lachgascilinder", "weggooien")


def test_what_is_published_is_read_while_a_new_version_is_written(base: Base) -> None:
    draft = base.editing().save(rewritten(base, "Voortaan binnen 3 dagen."), key=base.key())
    assert base.look_up().article(LAMP.id) == replace(LAMP, source="test")
    again = base.editing(MO).open(LAMP.id)
    assert again.article.answer == "Voortaan binnen 3 dagen."
    assert (again.number, again.who, again.revision) == (2, "Els Brouwer", 1)
    base.editing().publish(draft, "sneller", key=base.key())
    assert base.look_up().article(LAMP.id).answer == "Voortaan binnen 3 dagen."


def test_every_version_is_kept_whole(base: Base) -> None:
    list_ = (Condition("Woont u in Vlietstede?", "dan kan het niet"),)
    base.editing().publish(rewritten(base, "Drie.", checklist=list_), "drie", key=base.key())
    base.editing(MO).publish(rewritten(base, "Twee.", MO), "twee", key=base.key())
    versions = base.editing().versions(LAMP.id)
    assert [(one.number, one.who, one.remark) for one in versions] == [
        (3, "Mo Achterberg", "twee"),
        (2, "Els Brouwer", "drie"),
        (1, "Els Brouwer", ""),
    ]
    assert [one.article.answer for one in versions] == ["Twee.", "Drie.", LAMP.answer]
    assert versions[1].article.checklist == list_
    assert replace(versions[2].article, source="") == LAMP


def test_a_withdrawn_article_is_found_no_more_and_can_come_back(base: Base) -> None:
    base.editing().withdraw(LAMP.id, 1, "vervalt", key=base.key())
    assert base.found("straatlantaarn") == []
    with pytest.raises(NotFound):
        base.look_up().article(LAMP.id)
    assert base.editing().versions(LAMP.id)[0].state is VersionState.WITHDRAWN
    base.editing().publish(base.editing().open(LAMP.id), "terug", key=base.key())
    assert base.found("straatlantaarn") == [LAMP.title]
    assert base.look_up().article(LAMP.id).version == 3


def test_withdrawing_keeps_what_somebody_is_writing(base: Base) -> None:
    base.editing(MO).save(rewritten(base, "Half geschreven", MO), key=base.key())
    base.editing().withdraw(LAMP.id, 1, "", key=base.key())
    draft = base.editing(MO).open(LAMP.id)
    assert (draft.article.answer, draft.number) == ("Half geschreven", 3)


def test_an_article_is_read_from_its_first_to_its_last_moment(base: Base) -> None:
    begins, ends = NOW + timedelta(days=1), NOW + timedelta(days=3)
    new = base.editing().new(ArticleKind.ARTICLE, "Zandzakken ophalen")
    own = replace(new.article, answer="Gratis.", publish_from=begins, publish_until=ends)
    id_ = base.editing().publish(replace(new, article=own), key=base.key()).id
    for day, seen in ((0, False), (2, True), (4, False)):
        base.now = NOW + timedelta(days=day)
        assert (base.found("zandzakken") == ["Zandzakken ophalen"]) is seen
        on_shelf = [hit.id for hit in base.reading().shelf("", Shelf())]
        assert (id_ in on_shelf) is seen
        if not seen:
            with pytest.raises(NotFound):
                base.look_up().article(id_)


def test_a_later_version_waits_while_the_present_one_is_read(base: Base) -> None:
    begins = NOW + timedelta(hours=2)
    later = rewritten(base, "Vanaf elf uur anders.", publish_from=begins)
    base.editing().publish(later, "gepland", key=base.key())
    assert base.editing().open(LAMP.id).state is VersionState.PLANNED
    assert base.reading().publish_due() == 0
    assert base.look_up().article(LAMP.id).answer == LAMP.answer
    base.now = begins
    assert base.reading().publish_due() == 1
    assert base.reading("luc").publish_due() == 0
    standing = base.look_up().article(LAMP.id)
    assert (standing.answer, standing.version) == ("Vanaf elf uur anders.", 2)
    assert base.editing().versions(LAMP.id)[0].who == "Els Brouwer"


def test_two_editors_of_one_draft_get_one_winner(base: Base) -> None:
    mine, hers = rewritten(base, "van Mo", MO), rewritten(base, "van Els")
    base.editing().save(hers, key=base.key())
    with pytest.raises(Conflict) as lost:
        base.editing(MO).save(mine, key=base.key())
    assert lost.value.winner == "Els Brouwer"
    both = base.editing(MO).open(LAMP.id)
    assert both.article.answer == "van Els"
    base.editing(MO).save(both, key=base.key())
    with pytest.raises(Conflict):
        base.editing().publish(replace(hers, revision=1), key=base.key())


def test_what_was_published_meanwhile_is_not_overwritten(base: Base) -> None:
    mine = rewritten(base, "van Mo", MO)
    base.editing().publish(rewritten(base, "van Els"), key=base.key())
    for change in (base.editing(MO).save, base.editing(MO).publish):
        with pytest.raises(Conflict, match="Els Brouwer"):
            change(mine, key=base.key())
    with pytest.raises(Conflict):
        base.editing(MO).withdraw(LAMP.id, 1, "", key=base.key())
    assert base.look_up().article(LAMP.id).answer == "van Els"


def test_a_repeated_key_changes_nothing(base: Base) -> None:
    draft = base.editing().new(ArticleKind.QA, "Laadpaal")
    first = base.editing().save(draft, key="once")
    assert base.editing().save(draft, key="once").article.id == first.article.id
    ready = replace(first, article=replace(first.article, answer="Via de netbeheerder."))
    assert base.editing().publish(ready, key="twice").version == 1
    assert base.editing().publish(ready, key="twice").version == 1
    assert len(base.editing().versions(first.article.id)) == 1


def test_a_draft_can_be_thrown_away(base: Base) -> None:
    draft = base.editing().save(rewritten(base, "toch niet"), key=base.key())
    base.editing().discard(draft, key=base.key())
    assert base.editing().open(LAMP.id).article.answer == LAMP.answer
    with pytest.raises(Conflict):
        base.editing().discard(draft, key=base.key())


def test_what_an_import_brings_is_a_version_and_spares_what_was_written_here(base: Base) -> None:
    draft = base.editing().save(rewritten(base, "half"), key=base.key())
    with base.workspace.work(ELS) as work:
        work.knowledge.put_articles([replace(LAMP, answer="Uit het bestand.")], source="test")
    assert base.look_up().article(LAMP.id).answer == "Uit het bestand."
    with pytest.raises(Conflict):
        base.editing().publish(draft, key=base.key())
    again = base.editing().open(LAMP.id)
    assert (again.article.answer, again.number) == ("half", 3)
    base.editing().publish(again, key=base.key())
    with base.workspace.work(ELS) as work:
        work.knowledge.put_articles([replace(LAMP, answer="Nog een keer.")], source="test")
    assert base.look_up().article(LAMP.id).answer == "half"


def test_an_article_without_title_or_answer_is_not_published(base: Base) -> None:
    for lacking in ({"title": " "}, {"answer": ""}):
        draft = base.editing().open(LAMP.id)
        with pytest.raises(InvalidInput):
            base.editing().publish(
                replace(draft, article=replace(draft.article, **lacking)), key=base.key()
            )
    begins = rewritten(base, "x", publish_from=NOW, publish_until=NOW - timedelta(days=1))
    with pytest.raises(InvalidInput):
        base.editing().publish(begins, key=base.key())


def test_only_an_editor_writes(base: Base) -> None:
    editing = base.editing(HILDE)
    draft = base.editing().open(LAMP.id)
    for attempt in (
        editing.desk,
        lambda: editing.open(LAMP.id),
        lambda: editing.versions(LAMP.id),
        lambda: editing.new(ArticleKind.QA),
        lambda: editing.save(draft, key="a"),
        lambda: editing.publish(draft, key="b"),
        lambda: editing.withdraw(LAMP.id, 1, "", key="c"),
        lambda: editing.discard(draft, key="d"),
        lambda: editing.add_synonym("a", "b", key="e"),
        editing.synonyms,
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert base.look_up().article(LAMP.id).version == 1


def test_the_desk_shows_drafts_and_what_is_to_be_reviewed(base: Base) -> None:
    soon = (NOW + timedelta(days=10)).date()
    base.editing().publish(rewritten(base, "Drie.", review_on=soon), key=base.key())
    base.editing().save(base.editing().new(ArticleKind.QA, "Laadpaal"), key=base.key())
    desk = base.editing().desk()
    assert [(one.open_title, one.open_who) for one in desk.writing] == [("Laadpaal", ELS.name)]
    assert [one.id for one in desk.to_review] == [LAMP.id]
    assert len(desk.articles) == 3
    assert desk.skills == ("balie", "telefoon")


def test_synonyms_are_known_to_every_desk_at_once(base: Base) -> None:
    other_desk = base.look_up()
    assert [hit.title for hit in other_desk.suggest("schemerding")] == []
    base.editing().add_synonym("schemerding", "straatlantaarn", key=base.key())
    base.editing().add_synonym("straatlantaarn", "schemerding", key=base.key())
    assert len(base.editing().synonyms()) == 1
    assert base.found("schemerding") == [LAMP.title]
    base.editing().remove_synonym(base.editing().synonyms()[0], key=base.key())
    assert base.found("schemerding") == []
    with pytest.raises(InvalidInput):
        base.editing().add_synonym("Lamp", "lamp ", key=base.key())
