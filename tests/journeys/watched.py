"""The program's own window on a real display, which writes down what is in sight as it changes.

    python -m tests.journeys.watched URL

One line of JSON each: page, keyboard, results, name, answer, steps, source, articles, lines.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kcc_desktop import app
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.said import Language
from kcc_desktop.settings import Settings
from kcc_desktop.views.workplace import Workplace


def main(url: str) -> int:
    application = app.make_application(["kcc-desktop"], Language.NL)
    opened = app.OpenWindow(app.Place(url=url), Settings(), Language.NL, Theme(application))
    watcher = Watcher(opened)
    timer = QTimer(interval=20)
    timer.timeout.connect(watcher.look)
    timer.start()
    opened.window.show()
    try:
        return application.exec()
    finally:
        opened.close()


class Watcher:
    """Writes what is in sight, once for each change."""

    def __init__(self, opened: app.OpenWindow) -> None:
        self.opened = opened
        self.last = ""

    def look(self) -> None:
        now = json.dumps(self._sight(self.opened.workplace)) if self.opened.workplace else ""
        if now != self.last:
            self.last = now
            sys.stdout.write(now + "\n")
            sys.stdout.flush()

    def _sight(self, workplace: Workplace) -> dict[str, Any]:
        form = self.opened.window.form
        page, hits = workplace.file_page.form, workplace.desk.search.hits
        focus = QApplication.focusWidget()
        rows = range(hits.rowCount()) if workplace.popup.isVisible() else ()
        return {
            "page": form.pages.currentWidget().objectName(),
            "keyboard": focus.objectName() if focus else "",
            "typed": form.searchBox.text(),
            "results": [hits.index(row).data() for row in rows],
            "name": page.personCard.form.name.text(),
            "answer": page.answerPanel.form.answerText.toPlainText(),
            "steps": page.answerPanel.form.stepBar.accessibleDescription(),
            "source": page.answerPanel.form.source.text(),
            "articles": workplace.desk.knowledge.results.rowCount(),
            "lines": workplace.desk.timeline.lines.rowCount(),
        }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
