"""How long composing an Answer takes."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime

from kcc_desktop.bench.corpus import Corpus
from kcc_desktop.bench.measure import Figure, timed
from kcc_desktop.domain.answers import compose
from kcc_desktop.domain.report import ReportKey, ReportKind, ReportRows
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.trail_rules import trail_of
from kcc_desktop.services.tell import Tell
from kcc_desktop.store.workspace import open_workspace

LIMIT_MS = 5.0
_REPORTS = 300


def measure_composing(url: str, corpus: Corpus) -> list[Figure]:
    """From the rows of a report to its sentences; `told` is with the rows fetched as well."""
    dice = random.Random(7)
    keys = [ReportKey(ReportKind.CASE, id_) for id_ in corpus.case_ids()]
    chosen = [dice.choice(keys) for _ in range(_REPORTS)]
    now = datetime.now(UTC)
    with closing(open_workspace(url)) as workspace:
        tell = Tell(workspace)
        with workspace.look() as work:
            rows = [work.reports.rows(key) for key in chosen]
        composed = timed(_composing(one, now) for one in rows * 2)
        told = timed(_telling(tell, key) for key in chosen)
    detail: dict[str, float | str] = {"p50": composed.p50, "told": told.p95, "rounds": 2 * _REPORTS}
    return [Figure("answer", "ms", composed.p95, limit_value=LIMIT_MS, detail=detail)]


def _composing(rows: ReportRows, now: datetime) -> Callable[[], object]:
    return lambda: compose(trail_of(rows), now, Language.NL)


def _telling(tell: Tell, key: ReportKey) -> Callable[[], object]:
    return lambda: tell.report(key, Language.NL)
