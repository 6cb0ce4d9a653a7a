"""What the tests of the imports share."""

from __future__ import annotations

from pathlib import Path

import pytest

from kcc_desktop.domain.said import Language
from kcc_desktop.services.imports.bring_in import BringIn, BroughtIn, Plan
from kcc_desktop.services.imports.problem_file import ProblemFile
from kcc_desktop.services.ports import Workspace
from tests.imports.helpers import ACTOR, NOW, Bring, Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file and gives its path."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def bring(workspace: Workspace, tmp_path: Path) -> Bring:
    """Carries a plan out in the workspace; the report is `report.csv` beside it."""

    def carry_out(plan: Plan[object]) -> BroughtIn:
        problems = ProblemFile(tmp_path / "report.csv", Language.NL)
        try:
            return BringIn(workspace, ACTOR, lambda: NOW).carry_out(plan, problems, lambda *_: None)
        finally:
            problems.close()

    return carry_out
