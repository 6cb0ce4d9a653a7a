"""The build hook: forms, translations and resources become part of the package."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import hatch_build
from kcc_desktop.desk import assets

ROOT = Path(hatch_build.__file__).parent
SOURCES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "ui", "resources")
FORM = """<?xml version="1.0" encoding="UTF-8"?>
<ui version="4.0"><class>Card</class><widget class="QWidget" name="Card"/></ui>
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with one form and one icon, and the hook."""
    for folder in ("ui", "resources/icons", "kcc_desktop"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copy(ROOT / "hatch_build.py", tmp_path)
    (tmp_path / "ui" / "card.ui").write_text(FORM, "utf-8")
    (tmp_path / "resources" / "icons" / "dot.svg").write_text("<svg/>", "utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    kept = (path for path in files if "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}


def test_a_wheel_carries_the_same_assets_as_the_editable_install(tmp_path: Path) -> None:
    source = tmp_path / "source"
    without_assets = shutil.ignore_patterns("_assets*", "__pycache__")
    shutil.copytree(ROOT / "kcc_desktop", source / "kcc_desktop", ignore=without_assets)
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=source, check=True, capture_output=True)

    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    in_wheel = contents(tmp_path / "installed" / "kcc_desktop" / "_assets")
    assert in_wheel == contents(source / "kcc_desktop" / "_assets")
    hatch_build.build(ROOT)
    assert in_wheel.keys() == contents(ROOT / "kcc_desktop" / "_assets").keys()
    assert "kcc_en.qm" in in_wheel
    assert any(name.startswith("ui_") for name in in_wheel)


def test_nothing_is_built_twice_and_a_change_is_seen(project: Path) -> None:
    assert hatch_build.build(project)
    assert not hatch_build.build(project)
    (project / "resources" / "icons" / "ring.svg").write_text("<svg/>", "utf-8")
    (project / "ui" / "card.ui").rename(project / "ui" / "panel.ui")
    assert hatch_build.build(project)
    made = contents(project / "kcc_desktop" / "_assets")
    assert {"icons/ring.svg", "icons/dot.svg", "ui_panel.py"} < made.keys()
    assert "ui_card.py" not in made


def test_a_broken_form_is_named_and_the_earlier_assets_stay(project: Path) -> None:
    hatch_build.build(project)
    before = contents(project / "kcc_desktop")
    (project / "ui" / "card.ui").write_text("<ui", "utf-8")
    with pytest.raises(hatch_build.AssetsFailed, match=r"card\.ui"):
        hatch_build.build(project)
    assert contents(project / "kcc_desktop") == before


def test_a_form_imports_only_what_it_uses() -> None:
    code = """
from PySide6.QtCore import (QCoreApplication, QDate,
    Qt)
from PySide6.QtGui import QBrush
from cards import Card as Shown, Table
class Ui_Card(object):
    def setupUi(self, card):
        self.shown = Shown(QCoreApplication.translate("Card", "QDate", None), Qt.Horizontal)
"""
    imported = [line for line in hatch_build.slimmed(code).splitlines() if "import" in line]
    assert imported == [
        "from PySide6.QtCore import QCoreApplication, Qt",
        "from cards import Card as Shown",
    ]


def test_each_form_of_the_program_can_still_be_made() -> None:
    hatch_build.build(ROOT)
    for form in (ROOT / "kcc_desktop" / "_assets").glob("ui_*.py"):
        tree = ast.parse(form.read_text("utf-8"))
        known = {one.asname or one.name for node in tree.body for one in getattr(node, "names", ())}
        used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert known <= used, form.name
        assert {name for name in used if name.startswith("Q")} <= known, form.name


def test_assets_are_read_from_the_package() -> None:
    icons = assets.names("icons")
    assert icons
    assert all(assets.read_text(name).lstrip().startswith("<") for name in icons)
    with pytest.raises(FileNotFoundError):
        assets.read_bytes("icons/none.svg")


def test_a_form_does_without_the_namespace_of_qt() -> None:
    code = """from PySide6.QtCore import QSize, Qt
self.sides = QSplitter(self.body)
self.sides.setOrientation(Qt.Orientation.Vertical)
self.sides.setMinimumSize(QSize(1, 2))
"""
    slim = hatch_build.slimmed(code)
    assert "import QSize\n" in slim
    assert "self.sides = QSplitter()\n" in slim
    assert "self.sides.setProperty('orientation', 2)" in slim
    assert "self.sides.setMinimumSize(QSize(1, 2))" in slim
