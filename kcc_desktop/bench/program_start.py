"""The program, started to be measured: `python -m kcc_desktop.bench.program_start URL`.

It is the program as it always starts; only its window is listened to.
"""

from __future__ import annotations

import sys
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from kcc_desktop import app
from kcc_desktop.bench.milestones import told
from kcc_desktop.domain.said import Said

_QUERIES = ("lantaarn", "container vol", "jansen")


class _Listener(QObject):
    """Says when the window was painted, and when what is typed at that very moment was answered.

    Then it searches for more once everything is loaded, and ends.
    """

    def __init__(self, opened: app.OpenWindow) -> None:
        super().__init__()
        self._opened = opened
        self._queries = list(_QUERIES)
        self._ready = False
        self._polling = QTimer(self, interval=2)
        self._polling.timeout.connect(self._look)
        opened.window.painted.connect(self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        told("painted")
        self._opened.window.search_for(self._queries.pop())
        QTimer.singleShot(0, self._watch)  # after the turn in which the search is made

    def _watch(self) -> None:
        first = self._opened.first
        if first is None:
            raise RuntimeError("nothing can be searched")
        self._results = first.popup.form.resultList.viewport()
        first.search.found.connect(self._on_found)
        first.search.failed.connect(self._on_failed)

    @Slot()
    def _on_found(self) -> None:
        if self._ready:
            return
        self._ready = True
        self._results.installEventFilter(self)

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        sys.stderr.write(f"{said.nl}\n")
        QApplication.exit(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._on_ready)  # after the paint itself
        return super().eventFilter(watched, event)

    def _on_ready(self) -> None:
        told("ready")
        self._polling.start()

    def _look(self) -> None:
        workplace = self._opened.workplace
        if workplace is None or workplace.desk.waiting:
            return
        if self._queries:
            self._opened.window.search_for(self._queries.pop())
            return
        self._polling.stop()
        told("searched")
        self._opened.window.close()
        QApplication.quit()


def main() -> int:
    """Start the program on the workspace that the command line names."""
    original = app.OpenWindow.__init__
    listening: list[_Listener] = []

    def listened_to(opened: app.OpenWindow, *parts: Any, **options: Any) -> None:
        original(opened, *parts, **options)
        listening.append(_Listener(opened))

    # The one door through which the window of a running program can be seen.
    setattr(app.OpenWindow, "__init__", listened_to)  # noqa: B010
    return app.run(["--workspace", sys.argv[1]])


if __name__ == "__main__":
    sys.exit(main())
