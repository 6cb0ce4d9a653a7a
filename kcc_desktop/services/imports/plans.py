"""What each import is: which records, read how, put where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from zoneinfo import ZoneInfo

from kcc_desktop.domain.case import Case
from kcc_desktop.domain.knowledge import Article, Product
from kcc_desktop.domain.party import Party
from kcc_desktop.domain.report import SourceState
from kcc_desktop.services.imports import articles, open311, parties, products
from kcc_desktop.services.imports.article_files import ArticleFolder
from kcc_desktop.services.imports.bring_in import Plan
from kcc_desktop.services.imports.csv_records import csv_records
from kcc_desktop.services.imports.json_records import json_records
from kcc_desktop.services.imports.keys import digest
from kcc_desktop.services.imports.records import Record
from kcc_desktop.services.imports.source_file import SourceFile
from kcc_desktop.services.ports import Work

#: After this the state that a file gave is called old.
FILE_STAYS_FRESH = timedelta(days=1)


def open311_plan(file: SourceFile, *, source: str, zone: ZoneInfo) -> Plan[Case]:
    """Service requests, from JSON or CSV, as cases of `source`."""
    reader = open311.Open311Reader(source, zone, file.modified_at)

    def finish(work: Work) -> None:
        work.reports.put_source(
            SourceState(source, as_of=file.modified_at, stale_after=FILE_STAYS_FRESH)
        )

    return Plan(
        kind="open311",
        digest=digest(file.digest, source, zone.key),
        size=file.size,
        records=_records_of(file, open311.COLUMNS),
        read=reader.read,
        put=lambda work, cases: work.cases.put_many(cases),
        finish=finish,
    )


def products_plan(file: SourceFile) -> Plan[Product]:
    """Products from a CSV file."""
    return Plan(
        kind="products",
        digest=file.digest,
        size=file.size,
        records=lambda progress: csv_records(file, progress, products.COLUMNS),
        read=products.read_product,
        put=lambda work, rows: work.knowledge.put_products(rows, source=file.path.name),
    )


def articles_plan(folder: ArticleFolder, known: articles.Known) -> Plan[Article]:
    """Articles from a folder of Markdown and JSON; `known` is what they may refer to."""
    return Plan(
        kind="articles",
        digest=folder.digest,
        size=folder.size,
        records=folder.records,
        read=articles.ArticleReader(known, folder.root.name).read,
        put=lambda work, rows: work.knowledge.put_articles(rows, source=folder.root.name),
    )


def parties_plan(file: SourceFile, *, source: str, country: str) -> Plan[Party]:
    """Persons and organisations from a CSV file."""
    reader = parties.PartyReader(source, country, file.modified_at)
    return Plan(
        kind="parties",
        digest=digest(file.digest, source, country),
        size=file.size,
        records=lambda progress: csv_records(file, progress, parties.COLUMNS),
        read=reader.read,
        put=lambda work, rows: work.parties.put_many(rows, source=source),
    )


def _records_of(
    file: SourceFile, columns: Mapping[str, str]
) -> Callable[[Callable[[int], None]], Iterator[Record]]:
    if file.path.suffix.lower() == ".csv":
        return lambda progress: csv_records(file, progress, columns)
    return lambda progress: json_records(file, progress)
