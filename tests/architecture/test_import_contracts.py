"""The layers of the house (docs/architecture.md), and that breaking one is seen."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LINT = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
PACKAGES = ("domain", "services", "store", "registers", "desk", "models", "viewmodels", "views")
# module that imports, what it imports, and the contract that forbids it
BREACHES = [
    ("domain.party", "sqlalchemy", "The domain is rules and nothing else"),
    ("domain.party", "kcc_desktop.services", "Each layer imports only what lies below it"),
    ("services.find", "kcc_desktop.store", "Each layer imports only what lies below it"),
    ("services.find", "PySide6.QtCore", "Qt stays in the window"),
    ("store.engine", "PySide6.QtCore", "Qt stays in the window"),
    ("registers.cases", "PySide6.QtCore", "Qt stays in the window"),
    ("viewmodels.answer", "kcc_desktop.views", "Each layer imports only what lies below it"),
    ("views.card", "kcc_desktop.store.engine", "Only the composition knows what stands behind"),
    ("viewmodels.answer", "sqlalchemy", "SQL stays in the store"),
    ("services.find", "httpcore", "What speaks with outside systems stays in registers"),
    ("registers.cases", "keyring", "Secrets go through one door"),
    ("registers.cases", "kcc_desktop.store.engine", "Each layer imports only what lies below it"),
    ("orphan", "json", "Each layer imports only what lies below it"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    assert LINT, "import-linter is not installed"
    return subprocess.run(
        [LINT, "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with every room and nothing in it, which keeps all contracts."""
    for package in PACKAGES:
        (tmp_path / "kcc_desktop" / package).mkdir(parents=True)
        (tmp_path / "kcc_desktop" / package / "__init__.py").touch()
    for module in ("__init__", "__main__", "store/engine", "services/ports"):
        (tmp_path / "kcc_desktop" / f"{module}.py").touch()
    return tmp_path


def test_the_program_keeps_all_contracts() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout


def test_an_empty_house_keeps_all_contracts(house: Path) -> None:
    done = lint(house)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("importer", "imported", "contract"), BREACHES)
def test_a_breach_is_seen(house: Path, importer: str, imported: str, contract: str) -> None:
    module = house / "kcc_desktop" / f"{importer.replace('.', '/')}.py"
    module.write_text(f"import {imported}\n", encoding="utf-8")
    done = lint(house)
    assert done.returncode == 1
    assert contract in " ".join(done.stdout.partition("Broken")[2].split())
