"""What docs/systems.md shows of Open311 and Signalen can be taken over as it is, and is whole."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest

from kcc_desktop.registers import open311_options, signalen_options
from tests.registers.systems import made

PAGE = Path(__file__).resolve().parents[2] / "docs" / "systems.md"
REACHED = '[http]\naddress = "https://systeem.example.nl/"\n'


def shown(section: str) -> str:
    """The example in which this section is."""
    examples = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (example,) = [one for one in examples if f"[{section}]" in one]
    return example if "[http]" in example else REACHED + example


@pytest.mark.parametrize("kind", ["open311", "signalen"])
def test_an_example_is_a_description(kind: str) -> None:
    with closing(made(f'kind = "{kind}"\nkey = "systeem"\n{shown(kind)}')) as system:
        assert system.face.kind == kind


@pytest.mark.parametrize(
    ("kind", "options", "called"),
    [
        (
            "open311",
            open311_options.Options,
            {"form": "format", "zone": "timezone", "history": "history_days"},
        ),
        ("signalen", signalen_options.Options, {"zone": "timezone", "history": "history_days"}),
    ],
)
def test_an_example_names_every_option(kind: str, options: type, called: dict[str, str]) -> None:
    example = shown(kind)
    names = [called.get(field.name, field.name) for field in fields(options)]
    missing = [
        name for name in names if f"\n{name} = " not in example and f".{name}]" not in example
    ]
    assert missing == []
