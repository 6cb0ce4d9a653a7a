"""Writes `golden.yaml` anew: `python -m tests.unit.answers.write_golden`.

Only for a change that was meant; read what git shows afterwards aloud, in both languages.
"""

from __future__ import annotations

from pathlib import Path

import yaml

from kcc_desktop.domain.answers import compose
from kcc_desktop.domain.said import Language
from kcc_desktop.domain.trail_rules import trail_of
from tests.unit.answers.described import Described, described

GOLDEN = Path(__file__).parent / "golden.yaml"
_HEAD = """\
# What is said of each report of trails.yaml. Written by write_golden.py; each sentence was read as
# Dutch and as English. Change it only when the answer is meant to change.
"""


def spoken(report: Described) -> dict[str, str]:
    """The answer's stage and text in both languages."""
    trail = trail_of(report.rows)
    answers = {language.value: compose(trail, report.now, language) for language in Language}
    stage = answers["nl"].stage.value
    return {"stage": stage, **{key: answer.text for key, answer in answers.items()}}


def main() -> None:
    """Writes the file."""
    golden = {report.name: spoken(report) for report in described()}
    text = yaml.safe_dump(golden, allow_unicode=True, sort_keys=False, width=98)
    GOLDEN.write_text(_HEAD + text, encoding="utf-8")


if __name__ == "__main__":
    main()
