"""A call that comes in: from the message of the telephone system to the caller's card, painted.

The message goes over a real connection.
"""

from __future__ import annotations

import http.client
import threading
import time
from functools import partial
from urllib.parse import urlencode

from kcc_desktop.bench.corpus import Corpus
from kcc_desktop.bench.measure import By, Figure, Times
from kcc_desktop.bench.stage import Painted, Stage, idle, wait_until
from kcc_desktop.desk.phone_port import PhonePort
from kcc_desktop.domain.said import Language
from kcc_desktop.viewmodels.calls import CallsViewModel

LIMIT_MS = 300.0
_ROUNDS, _WARM = 20, 2
#: Seconds to finish what is fetched behind a file: that belongs to the call before.
_BETWEEN = 0.4
_TOKEN = "bench"  # noqa: S105 (of a port that lives as long as the measurement)


def measure_calling(url: str, corpus: Corpus) -> list[Figure]:
    """Calls of different parties, one after the other."""
    stage = Stage(url)
    port = PhonePort(_TOKEN, Language.NL)
    try:
        calls = stage.workplace.findChild(CallsViewModel)
        if calls is None or not port.listen():
            return []
        port.told.connect(calls.take)
        took = [_call(stage, calls, port.port, number) for number in _numbers(corpus)]
    finally:
        port.close()
        stage.close()
    times = Times(tuple(took[_WARM:]))
    detail: dict[str, float | str] = {"p50": times.p50, "rounds": _ROUNDS}
    return [Figure("call", "ms", times.p95, limit_value=LIMIT_MS, by=str(By.P95), detail=detail)]


def _numbers(corpus: Corpus) -> list[str]:
    """The phones of parties that have little in common."""
    shares = [(place + 0.5) / (_WARM + _ROUNDS) for place in range(_WARM + _ROUNDS)]
    return [party.phones[0].e164 for party in corpus.parties_at(shares)]


def _call(stage: Stage, calls: CallsViewModel, port: int, number: str) -> float:
    """Milliseconds until the card of who calls is painted."""
    painted = Painted(stage.workplace.file_page.form.personCard)
    stage.desk.dossiers.opened.connect(painted.expect)
    start = time.perf_counter_ns()
    sending = threading.Thread(target=partial(_ring, port, number), daemon=True)
    sending.start()
    wait_until(lambda: painted.done)
    took = (time.perf_counter_ns() - start) / 1e6
    stage.desk.dossiers.opened.disconnect(painted.expect)
    sending.join()
    for face in calls.faces:
        calls.dismiss(face.call_id)
    idle(_BETWEEN)
    return took


def _ring(port: int, number: str) -> None:
    """What a telephone system sends."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    body = urlencode({"event": "newCall", "callId": number, "from": number})
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"/cti/{_TOKEN}", body, kind)
    connection.getresponse().read()
    connection.close()
