"""A desk of its own, in a process of its own, that sends what waits until it is told to stop.

`python -m tests.store.courier_desk URL PORT HOLDER`. It sends once for each line that it reads, and
says how many it settled. Its lease lasts a moment, and its clock runs fast, so that another takes
over soon when it is killed.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

from kcc_desktop.services.courier import Courier
from kcc_desktop.services.deliver_system import SystemDelivery
from kcc_desktop.store.workspace import open_workspace
from tests.support.office_system import OfficeSystem

LEASE = timedelta(seconds=0.5)
FASTER = 40
_SINCE = datetime(2026, 1, 1, tzinfo=UTC)


def fast_now() -> datetime:
    """A clock that all desks of a test share, on which waiting takes no time."""
    return _SINCE + (datetime.now(UTC) - _SINCE) * FASTER


def main() -> None:
    """Answers each line with one line."""
    url, port, holder = sys.argv[1:]
    workspace = open_workspace(url)
    delivery = SystemDelivery(workspace, OfficeSystem(int(port)), fast_now)
    courier = Courier(workspace, delivery, fast_now, holder, lasts=LEASE)
    print("ready", flush=True)
    for _ in sys.stdin:
        print(len(courier.deliver().items), flush=True)
    workspace.close()


if __name__ == "__main__":
    main()
