"""The clock of the journeys: each begins as Suzanne calls, on whatever day and hour it is run.

What is late, what is due today and who is there depend on the hour and the day of the week; a
journey must not.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, time, timedelta

from kcc_desktop.domain.moments import ZONE
from tests.conftest import SAMPLE_DAY

SUZANNE_CALLS = datetime.combine(SAMPLE_DAY, time(10, 43), ZONE)
#: Says all programs of a journey how many seconds ago Suzanne called when it began.
AGO = "KCC_TEST_SUZANNE_CALLED"


def begin() -> str:
    """What to write in AGO for a journey that begins now."""
    return repr((datetime.now(UTC) - SUZANNE_CALLS).total_seconds())


def now() -> datetime:
    """The moment in the journey."""
    return datetime.now(UTC) - timedelta(seconds=float(os.environ[AGO]))
