"""What nobody foresaw is written down, for as long as the log is kept."""

from __future__ import annotations

import logging
from pathlib import Path

import platformdirs
import pytest

from kcc_desktop.desk.logbook import logbook


def test_faults_stand_in_the_log_of_this_user(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_log_path", lambda *_, **__: tmp_path)
    log = logging.getLogger("kcc_desktop.viewmodels.counter")
    with logbook() as path:
        assert not path.exists(), "where all is well nothing is written"
        log.error("a job failed unforeseen", exc_info=ZeroDivisionError("oei"))
    log.error("afterwards")
    written = path.read_text("utf-8")
    assert "ZeroDivisionError: oei" in written
    assert "afterwards" not in written
