"""The sample's content, and the sample as it is seen while Suzanne calls."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

import pytest

from kcc_desktop.demo.content import Content, load
from kcc_desktop.demo.sample import Sample, make_sample
from kcc_desktop.domain.moments import ZONE
from tests.conftest import SAMPLE_DAY

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "demo"
WEDNESDAY = SAMPLE_DAY


@pytest.fixture(scope="session")
def content() -> Content:
    """What stands in `resources/demo`."""
    return load(RESOURCES)


@pytest.fixture(scope="session")
def sample_on(content: Content) -> Callable[[date], Sample]:
    """Makes the sample for a day, seen at 10:43."""

    @cache
    def made(today: date) -> Sample:
        return make_sample(content, today, datetime.combine(today, time(10, 43), ZONE))

    return made


@pytest.fixture(scope="session")
def sample(sample_on: Callable[[date], Sample]) -> Sample:
    """The sample for the Wednesday on which Suzanne calls."""
    return sample_on(WEDNESDAY)
