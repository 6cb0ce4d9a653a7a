"""What goes out as plain JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from kcc_desktop.domain.case import Place
from kcc_desktop.domain.steps import Step
from kcc_desktop.domain.systems import NewReport, Update


def report_content(report: NewReport) -> dict[str, object]:
    """A report as it is kept in the outbox."""
    return asdict(report) | {
        "at": report.at.isoformat(),
        "answers": [list(pair) for pair in report.answers],
    }


def report_of(content: Mapping[str, Any]) -> NewReport:
    """The report that was kept."""
    values = dict(content) | {
        "at": datetime.fromisoformat(content["at"]),
        "place": Place(**content["place"]),
        "answers": tuple((question, answer) for question, answer in content["answers"]),
    }
    return NewReport(**values)


def update_content(update: Update) -> dict[str, object]:
    """An update as it is kept in the outbox."""
    seen = update.seen.isoformat() if update.seen else ""
    return asdict(update) | {"at": update.at.isoformat(), "step": update.step or "", "seen": seen}


def update_of(content: Mapping[str, Any]) -> Update:
    """The update that was kept."""
    seen, step = content["seen"], content["step"]
    return replace(
        Update(**content),
        at=datetime.fromisoformat(content["at"]),
        step=Step(step) if step else None,
        seen=datetime.fromisoformat(seen) if seen else None,
    )
