"""Spelling in the note: unknown words are underlined, what may be meant is a click or key away."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu

from kcc_desktop.desk import spelling
from kcc_desktop.desk.actions import ActionSpec, Menu
from kcc_desktop.desk.lanes import Lane
from kcc_desktop.desk.spelling import MOST_SUGGESTIONS, Speller, Spelling
from kcc_desktop.domain.roles import Right

if TYPE_CHECKING:
    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.views.contact_note import NoteEdit
    from kcc_desktop.views.workplace import Workplace


class NoteSpelling(QObject):
    """Checks a `NoteEdit` with the dictionary of the system, where there is one.

    Looking up what is meant takes a while, so it is done beside the window, in a copy of its own.
    """

    def __init__(self, workplace: Workplace, note: NoteEdit) -> None:
        super().__init__(note)
        self._note, self._theme = note, workplace.theme
        self._lane = Lane("spelling")
        self._spelling: Spelling | None = None
        self._suggester: Speller | None = None
        self._marks: SpellingMarks | None = None
        words = self.tr("Spelling van dit woord")
        spec = ActionSpec("contact.spelling", words, Menu.CONTACT, "Ctrl+.", Right.TAKE_CONTACTS)
        workplace.actions.add(spec, self.show_here)
        note.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        note.customContextMenuRequested.connect(self._on_menu_requested)

    def load(self) -> None:
        """Look for a dictionary, beside the window."""
        self._lane.start(self, self._load, self._on_loaded)

    def use(self, speller: Speller) -> None:
        """Check with this dictionary."""
        self._spelling = Spelling(speller)
        self._marks = SpellingMarks(self._note, self._spelling, self._theme)

    @Slot()
    def show_here(self) -> None:
        """Show what may be meant by the word at the cursor, or the first wrong one before it."""
        found = self._wrong_at(self._note.textCursor()) or self._wrong_before()
        if found is None:
            return
        self._note.setTextCursor(found)
        menu = QMenu(self._note)
        menu.aboutToHide.connect(menu.deleteLater)
        self._offer(menu, found)
        menu.popup(self._note.mapToGlobal(self._note.cursorRect().bottomLeft()))

    def _load(self) -> tuple[Speller, Speller] | None:
        file = spelling.dictionary()
        if file is None:
            return None
        one, other = spelling.opened(file), spelling.opened(file)
        return (one, other) if one and other else None

    def _on_loaded(self, future: Future[tuple[Speller, Speller] | None]) -> None:
        found = future.result()
        if found is not None:
            speller, self._suggester = found
            self.use(speller)

    @Slot(QPoint)
    def _on_menu_requested(self, at: QPoint) -> None:
        menu = self._note.createStandardContextMenu(at)
        menu.aboutToHide.connect(menu.deleteLater)
        found = self._wrong_at(self._note.cursorForPosition(at))
        if found is not None:
            self._offer(menu, found)
        menu.popup(self._note.viewport().mapToGlobal(at))

    def _offer(self, menu: QMenu, found: QTextCursor) -> None:
        """Put what may be meant at the top of `menu`, once it is known."""
        word = found.selectedText()
        first = menu.actions()[0] if menu.actions() else None
        looking = QAction(self.tr("Even zoeken…"), menu)
        looking.setEnabled(False)
        ignore = QAction(self.tr("Negeer “%1”").replace("%1", word), menu)
        ignore.triggered.connect(lambda: self._ignore(word))
        for action in (looking, ignore):
            _insert(menu, first, action)
        if first is not None:
            menu.insertSeparator(first)
        suggester = self._suggester
        if suggester is None:
            looking.setText(self.tr("Geen voorstel"))
            return
        self._lane.start(
            menu,
            lambda: tuple(suggester.suggest(word))[:MOST_SUGGESTIONS],
            partial(self._on_suggested, menu, looking, found),
        )

    def _on_suggested(
        self, menu: QMenu, looking: QAction, found: QTextCursor, future: Future[tuple[str, ...]]
    ) -> None:
        suggestions = future.result()
        for suggestion in suggestions:
            action = QAction(suggestion, menu)
            action.triggered.connect(
                lambda _checked=False, suggestion=suggestion: found.insertText(suggestion)
            )
            menu.insertAction(looking, action)
        if suggestions:
            menu.removeAction(looking)
            menu.setActiveAction(menu.actions()[0])
        else:
            looking.setText(self.tr("Geen voorstel"))

    def _ignore(self, word: str) -> None:
        if self._spelling is not None and self._marks is not None:
            self._spelling.ignore(word)
            self._marks.rehighlight()

    def _wrong_at(self, cursor: QTextCursor) -> QTextCursor | None:
        """The wrong word in which `cursor` stands, selected."""
        place, block = cursor.positionInBlock(), cursor.block()
        if self._spelling is None:
            return None
        for start, length in self._spelling.wrong(block.text()):
            if start <= place <= start + length:
                return _selected(cursor, block.position() + start, length)
        return None

    def _wrong_before(self) -> QTextCursor | None:
        """The last wrong word before the cursor, else the last of the note, selected."""
        cursor, found = self._note.textCursor(), None
        block = self._note.document().firstBlock()
        while block.isValid() and self._spelling is not None:
            for start, length in self._spelling.wrong(block.text()):
                place = block.position() + start
                if found is None or place < cursor.position():
                    found = _selected(cursor, place, length)
            block = block.next()
        return found


class SpellingMarks(QSyntaxHighlighter):
    """Underlines the wrong words of a note, but for the one being typed."""

    def __init__(self, note: NoteEdit, checked: Spelling, theme: Theme) -> None:
        super().__init__(note.document())
        self._note, self._spelling, self._theme = note, checked, theme
        theme.changed.connect(self.rehighlight)
        note.cursorPositionChanged.connect(self._on_cursor_moved)
        self._typed_in = -1

    def highlightBlock(self, text: str) -> None:  # noqa: N802 (Qt's own name)
        cursor = self._note.textCursor()
        here = cursor.block() == self.currentBlock() and self._note.hasFocus()
        unfinished = cursor.positionInBlock() if here else -1
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        form.setUnderlineColor(self._theme.colour("bad"))
        for start, length in self._spelling.wrong(text, unfinished=unfinished):
            self.setFormat(start, length, form)

    @Slot()
    def _on_cursor_moved(self) -> None:
        """The word that was being typed is finished once the cursor leaves it."""
        block = self._note.textCursor().blockNumber()
        if self._typed_in not in (-1, block):
            self.rehighlightBlock(self.document().findBlockByNumber(self._typed_in))
        self._typed_in = block
        self.rehighlightBlock(self.document().findBlockByNumber(block))


def _selected(cursor: QTextCursor, place: int, length: int) -> QTextCursor:
    made = QTextCursor(cursor.document())
    made.setPosition(place)
    made.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
    return made


def _insert(menu: QMenu, before: QAction | None, action: QAction) -> None:
    if before is None:
        menu.addAction(action)
    else:
        menu.insertAction(before, action)
