"""The program changes a setting, and leaves the rest of the file to who wrote it."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from kcc_desktop.desk.settings_file import change_settings
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Language
from kcc_desktop.settings import Settings, load_settings

OWN = '# van Els\nlanguage = "nl"   # zo wil zij het\n\nnear_metres = 80\n'


def test_comments_and_order_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(OWN, "utf-8")
    settings = change_settings({"language": "en", "opens": time(9), "tray": False}, path)
    text = path.read_text("utf-8")
    assert text.startswith('# van Els\nlanguage = "en"   # zo wil zij het\n\nnear_metres = 80\n')
    assert settings == load_settings(path)
    assert settings == Settings(language=Language.EN, near_metres=80, opens=time(9), tray=False)


def test_without_a_file_one_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    assert change_settings({"theme": "contrast", "text_size": 150}, path).text_size == 150
    assert load_settings(path).theme == "contrast"


@pytest.mark.parametrize(
    "changes",
    [
        {"language": "fr"},
        {"text_size": 300},
        {"theme": "pink"},
        {"words": "DE"},
        {"workspace": "postgresql://a:geheim@server/kcc"},
        {"opens": time(18), "closes": time(9)},
    ],
)
def test_what_cannot_be_leaves_the_file_as_it_was(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(OWN, "utf-8")
    with pytest.raises(InvalidInput):
        change_settings(changes, path)  # type: ignore[arg-type]
    assert path.read_text("utf-8") == OWN
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


def test_a_damaged_file_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("language = nl\n", "utf-8")
    with pytest.raises(InvalidInput, match="regel 1"):
        change_settings({"tray": True}, path)
    assert path.read_text("utf-8") == "language = nl\n"


def test_the_words_follow_the_country_unless_chosen() -> None:
    assert Settings(country="BE").is_flemish
    assert not Settings(country="BE", words="NL").is_flemish
    assert Settings(words="BE").is_flemish
