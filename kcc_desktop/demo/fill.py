"""Writes the sample into a workspace, through the same ports as everything else."""

from __future__ import annotations

from collections.abc import Sequence

from kcc_desktop.demo.choices import put_choices
from kcc_desktop.demo.content import content_folder
from kcc_desktop.demo.floor import put_floor
from kcc_desktop.demo.handovers_at_work import put_at_work
from kcc_desktop.demo.knowledge import (
    FILE,
    KnowledgeText,
    before,
    put_reading,
    read_knowledge,
    with_conditions,
)
from kcc_desktop.demo.mails import put_mails
from kcc_desktop.demo.numbers import CONTACTS
from kcc_desktop.demo.sample import Sample
from kcc_desktop.demo.told_outside import Told, inside
from kcc_desktop.domain.audit import Actor
from kcc_desktop.services.ports import Work, Workspace
from kcc_desktop.services.take_in import take_in

#: Under this name the log shows what was not imported from anywhere.
SOURCE = "Voorbeeldgegevens"
_FILLER = Actor(SOURCE, "demo", origin="demo")


def fill(workspace: Workspace, sample: Sample, told: Sequence[Told]) -> None:
    """Puts everything into a fresh workspace, what outside systems told among it.

    Raises WorkspaceFault.
    """
    beside = read_knowledge(content_folder().joinpath(FILE).read_text("utf-8"))
    with workspace.work(_FILLER) as work:
        _put_municipality(work, sample, beside)
        _put_parties(work, sample)
        work.cases.put_many(inside(sample.made.cases))
        for one in told:
            take_in(work, one.face, one.cases, at=one.at)
            work.system_marks.go_on(one.face.key, one.cursor, at=one.at)
        work.contacts.add_many(sample.made.contacts, source=CONTACTS)
        work.handovers.put_many(sample.made.handovers, source=SOURCE)
        for source in sample.sources:
            work.reports.put_source(source)
        put_floor(work, sample)
        put_at_work(work, sample)
    put_reading(workspace, sample, beside)
    put_mails(workspace, sample)


def _put_municipality(work: Work, sample: Sample, beside: KnowledgeText) -> None:
    rows = sample.municipality
    work.organisation.put_locations(tuple(rows.locations.values()))
    work.organisation.put_departments(tuple(rows.departments.values()))
    work.organisation.put_groups(tuple(rows.groups.values()))
    work.organisation.put_employees(tuple(rows.employees.values()))
    work.organisation.put_agents(tuple(rows.agents.values()))
    work.knowledge.put_products(tuple(rows.products.values()), source=SOURCE)
    work.knowledge.put_formulas(tuple(rows.formulas.values()))
    work.knowledge.put_synonyms(sample.synonyms)
    articles = with_conditions(sample.articles, beside)
    work.knowledge.put_articles(before(articles, beside), source=SOURCE)
    work.knowledge.put_articles(articles, source=SOURCE)
    put_choices(work, sample.choices, rows.products, source=SOURCE)


def _put_parties(work: Work, sample: Sample) -> None:
    people = sample.people
    work.parties.put_many([each.party for each in people.all], source=SOURCE)
    for party_id, double_id in people.doubles:
        work.parties.link_doubles(party_id, double_id, key=f"demo/{party_id}={double_id}")
    for each in people.representations:
        key = f"demo/{each.party_id}<{each.representative_id}"
        work.parties.represent(each, key=key)
