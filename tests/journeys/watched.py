"""The program's own window on a real display, which writes down what is in sight as it changes.

    python -m tests.journeys.watched URL LOGIN

One line of JSON each: page, keyboard, results, name, answer, steps, source, articles, lines, and of
the contacts: those that run, the note in front, when it was kept, its links, what is said of it;
of knowledge: what is read, suggested, found and written; of the board: its counts, its rows,
and what is chosen and asked.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QListView, QMenu, QPushButton

from kcc_desktop import app
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.said import Language
from kcc_desktop.settings import Settings
from kcc_desktop.viewmodels.mail_list import MailListViewModel
from kcc_desktop.views.contact_dock import ContactDock
from kcc_desktop.views.editing_form import EditingForm
from kcc_desktop.views.handling_bar import HandlingBar
from kcc_desktop.views.handover_panel import HandoverPanel
from kcc_desktop.views.mail_reader import MailReader
from kcc_desktop.views.nav_entry import NavEntry
from kcc_desktop.views.parts.handling import HandlingPart
from kcc_desktop.views.parts.lead import LeadPart
from kcc_desktop.views.question_fields import QuestionField
from kcc_desktop.views.running_contacts import RunningEntry
from kcc_desktop.views.step_button import StepButton
from kcc_desktop.views.workplace import Workplace
from tests.journeys import clock

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
#: Where pictures are put that somebody asks for.
PICTURES = os.environ.get("KCC_JOURNEY_PICTURES", "")
_TICKING = re.compile(r"[0-9]+:[0-9:]+")


def main(url: str, login: str) -> int:
    application = app.make_application(["kcc-desktop"], Language.NL)
    place = app.Place(url=url, login=login)
    opened = app.OpenWindow(place, Settings(), Language.NL, Theme(application), clock.now)
    watcher = Watcher(opened, login)
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

    def __init__(self, opened: app.OpenWindow, login: str) -> None:
        self.opened, self.login = opened, login
        self.last = ""

    def look(self) -> None:
        self._picture()
        now = json.dumps(self._sight(self.opened.workplace)) if self.opened.workplace else ""
        if now != self.last:
            self.last = now
            sys.stdout.write(now + "\n")
            sys.stdout.flush()

    def _picture(self) -> None:
        """Save what the window shows, when a file asks for it."""
        for wanted in Path(PICTURES).glob(f"*.{self.login}") if PICTURES else ():
            name = wanted.name.removesuffix(f".{self.login}")
            self.opened.window.grab().save(str(wanted.with_name(f"{name}.png")))
            wanted.unlink()

    def _sight(self, workplace: Workplace) -> dict[str, Any]:
        form = self.opened.window.form
        page, hits = workplace.file_page.form, workplace.desk.search.hits
        focus = QApplication.focusWidget()
        rows = range(hits.rowCount()) if workplace.popup.isVisible() else ()
        return {
            "who": workplace.desk.actor.login,
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
            **self._contacts(),
            **self._handling(),
            **self._knowledge(workplace),
            **self._leading(workplace),
            **self._mail(workplace),
        }

    def _mail(self, workplace: Workplace) -> dict[str, Any]:
        mails = workplace.findChild(MailListViewModel)
        read = self.opened.window.findChild(MailReader)
        if mails is None or read is None:
            return {"mails": [], "mail": "", "mail_state": "", "mail_links": [], "missing": ""}
        form = read.form
        return {
            "mails": [line.subject for line in mails.lines.lines],
            "mail": form.subject.text() if form.content.isVisible() else "",
            "mail_state": form.state.text(),
            "missing": self._missing(workplace),
            "mail_links": [
                one.text() for one in form.links.findChildren(QPushButton) if one.isVisible()
            ],
        }

    @staticmethod
    def _missing(workplace: Workplace) -> str:
        """The sources that are said not to answer."""
        faces = workplace.desk.sources.faces
        return "; ".join(face.text for face in faces if "niet bereikbaar" in face.text)

    def _knowledge(self, workplace: Workplace) -> dict[str, Any]:
        page, knowledge = workplace.article_page, workplace.desk.knowledge
        editing = self.opened.window.findChild(EditingForm)
        entry = self.opened.window.findChild(NavEntry, "nav_instructions")
        return {
            "article": page.article.title if page.article else "",
            "outcome": page.form.checklist.form.outcome.text(),
            "best": knowledge.best.title if knowledge.best else "",
            "found": [hit.title for hit in knowledge.results.rows[:5]],
            "shelf": workplace.knowledge_page.form.state.text(),
            "writing": editing.form.titleLine.text() if editing else "",
            "instructions": entry.accessibleName() if entry else "",
        }

    def _leading(self, workplace: Workplace) -> dict[str, Any]:
        part = self.opened.window.findChild(LeadPart)
        if part is None or part.board.board is None:
            return {"counts": [], "chosen": 0, "board": [], "asking": ""}
        rows, form = part.board.rows, part.page.form
        shown = [rows.row(rows.index(row, 0)) for row in range(rows.rowCount())]
        return {
            "counts": [form.countOpenNumber.text(), form.countLateNumber.text()],
            "chosen": len(rows.chosen),
            "board": [[row.id, row.subject, row.handler] for row in shown if row is not None],
            "asking": part.dialog.form.what.text() if part.dialog.isVisible() else "",
            "warned": part.dialog.form.warning.text(),
        }

    def _contacts(self) -> dict[str, Any]:
        window = self.opened.window
        running = [one for one in window.findChildren(RunningEntry) if one.isVisible()]
        running.sort(key=lambda one: one.y())
        dock = window.findChild(ContactDock)
        menu = QApplication.activePopupWidget()
        return {
            "running": [_without_clock(one.accessibleName()) for one in running],
            "front": [one.isChecked() for one in running],
            "note": dock.form.note.toPlainText() if dock and dock.isVisible() else None,
            "kept": "bewaard" in dock.form.noteState.text() if dock else False,
            "links": [one.text() for one in dock.form.linkRow.findChildren(QPushButton)]
            if dock
            else [],
            "lacks": dock.form.lackLine.text() if dock else "",
            "menu": [one.text() for one in menu.actions()] if isinstance(menu, QMenu) else [],
            "toast": self._toast(),
        }

    @staticmethod
    def _offered() -> list[str]:
        """The choices below the field that is typed in."""
        popup = QApplication.activePopupWidget()
        if not isinstance(popup, QListView):
            return []
        rows = popup.model()
        return [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]

    def _handling(self) -> dict[str, Any]:
        window = self.opened.window
        part, panels = window.findChild(HandlingPart), window.findChildren(HandoverPanel)
        if part is None or not panels:
            return {}
        panel = next((one for one in panels if one.is_open), panels[0])
        bars = [bar for bar in window.findChildren(HandlingBar) if bar.isVisible()]
        lines, form = part.list.lines, panel.form
        entries = [one for one in window.findChildren(NavEntry) if one.isVisible()]
        return {
            "entries": [one.accessibleName() for one in entries],
            "list": [lines.index(row, 0).data(SPOKEN) for row in range(min(40, lines.rowCount()))],
            "listed": part.page.form.title.text() if part.page.isVisible() else "",
            "steps_now": [one.text() for bar in bars for one in bar.findChildren(StepButton)],
            "handled": [f"{bar.form.barTitle.text()}: {bar.form.barState.text()}" for bar in bars],
            "other": [bar.form.barOther.text() for bar in bars],
            "hint": [bar.form.stepHint.text() for bar in bars if bar.form.stepForm.isVisible()],
            "asked": [question.asked for question in panel.findChildren(QuestionField)]
            if panel.is_open
            else None,
            "product": form.productBox.text(),
            "offered": self._offered(),
            "picks": [one.text() for one in panel.findChildren(QPushButton) if one.isChecked()],
            "subject": form.subjectBox.text(),
            "for": form.targetBox.text(),
            "promise": form.promise.text(),
            "panel_lacks": form.lack.text(),
            "followed": part.answers.following.follows,
        }

    def _toast(self) -> str:
        workplace = self.opened.workplace
        shown = workplace is not None and workplace.toasts.isVisible()
        return workplace.toasts.form.words.text() if workplace and shown else ""


def _without_clock(name: str) -> str:
    """A clock that ticks would be a change of its own each second."""
    return _TICKING.sub("loopt", name)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
