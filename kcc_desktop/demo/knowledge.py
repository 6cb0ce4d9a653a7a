"""What stands beside the articles of the sample: conditions, what was read, what was remarked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import yaml

from kcc_desktop.demo.sample import Sample
from kcc_desktop.demo.yaml_records import LOADER, ContentError, read_record
from kcc_desktop.domain.audit import Actor
from kcc_desktop.domain.knowledge import Article, ArticleKind, Condition, Section
from kcc_desktop.services.ports import Workspace
from kcc_desktop.services.ports_knowledge import Feedback, ReadMark

FILE = "knowledge.yaml"
#: How long ago everyone read the instructions, and a remark was made.
_READ, _REMARKED = timedelta(days=12), timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class ConditionText:
    """A question to ask the caller, and what a "no" means."""

    question: str
    if_not: str


@dataclass(frozen=True, slots=True)
class EarlierText:
    """How an article read before: what is read out, and the desk memo."""

    answer: str
    memo: str


@dataclass(frozen=True, slots=True)
class RemarkText:
    """What a colleague said of a passage of an article."""

    article: str
    agent: str
    passage: str
    text: str


@dataclass(frozen=True, slots=True)
class KnowledgeText:
    """All of the file."""

    checklists: dict[str, tuple[ConditionText, ...]]
    earlier: dict[str, EarlierText]
    remarks: tuple[RemarkText, ...]


def read_knowledge(text: str) -> KnowledgeText:
    """The file's content. Raises ContentError."""
    try:
        return read_record(KnowledgeText, yaml.load(text, LOADER), FILE)  # noqa: S506 (safe)
    except yaml.YAMLError as broken:
        raise ContentError(f"{FILE}: {broken}") from broken


def with_conditions(articles: Sequence[Article], text: KnowledgeText) -> tuple[Article, ...]:
    """The articles with the conditions to go through. Raises ContentError for unknown ones."""
    _check({one.key for one in articles}, text)
    return tuple(
        replace(
            one,
            checklist=tuple(
                Condition(own.question, own.if_not) for own in text.checklists.get(one.key, ())
            ),
        )
        for one in articles
    )


def before(articles: Sequence[Article], text: KnowledgeText) -> tuple[Article, ...]:
    """The articles as they were before some of them were changed."""
    return tuple(
        _earlier(one, text.earlier[one.key]) if one.key in text.earlier else one for one in articles
    )


def put_reading(workspace: Workspace, sample: Sample, text: KnowledgeText) -> None:
    """Everyone has read the instructions as they were, and said what there was to say."""
    ids = {one.key: one for one in sample.articles}
    instructions = [one.id for one in sample.articles if one.kind is ArticleKind.INSTRUCTION]
    for agent in sample.municipality.agents.values():
        name = sample.municipality.employees[agent.login].full_name
        with workspace.work(Actor(name, agent.login, origin="demo")) as work:
            for id_ in instructions:
                mark = ReadMark(id_, 1, sample.now - _READ)
                work.reading.mark_read(mark, key=f"demo/read/{agent.login}/{id_}")
            for remark in text.remarks:
                if remark.agent == agent.login:
                    said = _said(remark, ids[remark.article], sample, name)
                    work.reading.say(said, key=f"demo/remark/{remark.article}")


def _said(remark: RemarkText, article: Article, sample: Sample, who: str) -> Feedback:
    at = sample.now - _REMARKED
    return Feedback(
        0, article.id, article.title, 1, at, who, remark.agent, remark.passage, remark.text
    )


def _earlier(article: Article, text: EarlierText) -> Article:
    *others, memo = article.sections
    return replace(
        article,
        answer=text.answer,
        sections=(*others, Section(memo.heading, text.memo)),
        updated_at=article.updated_at - timedelta(days=90),
    )


def _check(known: set[str], text: KnowledgeText) -> None:
    named = {*text.checklists, *text.earlier, *(remark.article for remark in text.remarks)}
    for key in sorted(named - known):
        raise ContentError(f"{FILE}: refers to {key!r}, which is not there")
