"""Contacts under way as JSON, and back. What a newer version added is left out when read."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from kcc_desktop.domain.contact import Channel, Direction, Outcome
from kcc_desktop.domain.drafts import (
    Draft,
    DraftPassing,
    DraftQuestion,
    LinkedReport,
    Someone,
    UsedArticle,
)
from kcc_desktop.domain.handover import HandoverKind, Target
from kcc_desktop.domain.report import ReportKey, ReportKind
from kcc_desktop.domain.stopwatch import Stopwatch

Values = dict[str, Any]


def written(draft: Draft) -> str:
    """`draft` as JSON."""
    return json.dumps(asdict(draft), default=datetime.isoformat, ensure_ascii=False)


def read(text: str) -> Draft:
    """The draft that was written. Raises ValueError, KeyError or TypeError for anything else."""
    values: Values = json.loads(text)
    questions = tuple(_question(one) for one in values["questions"])
    return Draft(
        id=int(values["id"]),
        started_at=datetime.fromisoformat(values["started_at"]),
        watch=_watch(values["watch"]),
        channel=Channel(values["channel"]),
        direction=Direction(values["direction"]),
        channel_key=str(values["channel_key"]),
        note=str(values["note"]),
        questions=questions or (DraftQuestion(),),
        at_question=min(int(values["at_question"]), max(0, len(questions) - 1)),
        party=_someone(values["party"]),
        made_by=_someone(values["made_by"]),
        made_by_role=str(values["made_by_role"]),
        anonymous=bool(values["anonymous"]),
        reports=tuple(_report(one) for one in values["reports"]),
        articles=tuple(_article(one) for one in values["articles"]),
    )


def _question(values: Values) -> DraftQuestion:
    return DraftQuestion(
        text=str(values["text"]),
        specific=str(values["specific"]),
        outcome=Outcome(values["outcome"]),
        outcome_key=str(values["outcome_key"]),
        product_id=_number(values["product_id"]),
        product=str(values["product"]),
        passings=tuple(_passing(one) for one in values.get("passings", ())),
    )


def _passing(values: Values) -> DraftPassing:
    target = values["target"]
    return DraftPassing(
        kind=HandoverKind(values["kind"]),
        product_id=_number(values["product_id"]),
        answers=tuple((str(key), str(answer)) for key, answer in values["answers"]),
        subject=_words(values["subject"]),
        note=_words(values["note"]),
        target=None if target is None else _target(target),
        when=str(values["when"]),
        call_on=_words(values["call_on"]),
        open=bool(values["open"]),
    )


def _target(values: Values) -> Target:
    return Target(
        _number(values["department_id"]),
        _number(values["group_id"]),
        _number(values["employee_id"]),
    )


def _number(value: Any) -> int | None:
    return None if value is None else int(value)


def _words(value: Any) -> str | None:
    return None if value is None else str(value)


def _someone(values: Values | None) -> Someone | None:
    return None if values is None else Someone(int(values["id"]), str(values["name"]))


def _report(values: Values) -> LinkedReport:
    key = ReportKey(ReportKind(values["key"]["kind"]), int(values["key"]["id"]))
    return LinkedReport(key, str(values["title"]))


def _article(values: Values) -> UsedArticle:
    return UsedArticle(
        int(values["article_id"]), str(values["title"]), int(values["version"]), str(values["part"])
    )


def _watch(values: Values) -> Stopwatch:
    return Stopwatch(
        talked_s=float(values["talked_s"]),
        wrapped_s=float(values["wrapped_s"]),
        running_since=_moment(values["running_since"]),
        waiting_since=_moment(values["waiting_since"]),
        wrapping=bool(values["wrapping"]),
    )


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
