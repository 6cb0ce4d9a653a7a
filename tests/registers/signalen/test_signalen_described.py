"""How Signalen is described, and what doctor tells of it."""

from __future__ import annotations

import pytest

from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.systems import Verdict
from tests.registers.systems import Describe, soon
from tests.support.signalen_town import Town


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ('[signalen.kinds]\n"x" = "afval"', 10),
        ('[signalen.sources]\nfax = "Fax"', 10),
        ('timezone = "Mars/Olympus"', 9),
        ("prefx = 3", 9),
    ],
)
def test_a_wrong_description_says_on_which_line(
    described: Describe, options: str, line: int
) -> None:
    with pytest.raises(InvalidInput, match=f"(regel|line) {line}"):
        described(options)


def test_doctor_tells_of_categories_that_are_not_there(described: Describe) -> None:
    options = '[signalen.kinds]\n"x" = "afval/bestaat-niet"\n"y" = "afval/veeg-zwerfvuil"'
    (kinds,) = [one for one in described(options).examine(soon()) if one.what == "kinds"]
    assert kinds.verdict is Verdict.BAD
    assert "afval/bestaat-niet" in kinds.seen.nl
    assert "zwerfvuil" not in kinds.seen.nl


@pytest.mark.parametrize(
    ("right", "named"),
    [
        ("sees_contacts", "sia_can_view_contact_details"),
        ("sees_all", "sia_can_view_all_categories"),
    ],
)
def test_doctor_tells_of_a_right_that_is_missing(
    town: Town, described: Describe, right: str, named: str
) -> None:
    def missing() -> list[str]:
        examined = described().examine(soon())
        return [one.advice.nl for one in examined if one.what == "rights" and one.advice]

    assert missing() == []
    setattr(town, right, False)
    (advice,) = missing()
    assert named in advice
