"""Search results as rows of one list: per group a heading, then its hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from kcc_desktop.desk import plain
from kcc_desktop.domain.found import Found, Hit, HitGroup
from kcc_desktop.domain.knowledge import ArticleKind
from kcc_desktop.domain.steps import STEP_WORDS, Step
from kcc_desktop.models.channels import channel_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcc_desktop.domain.said import Language

Index = QModelIndex | QPersistentModelIndex
#: Asked several times for each row that is painted, and putting flags together takes its time.
_NO_CHOICE = Qt.ItemFlag.NoItemFlags
_CHOICE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_STEPS, _KINDS = frozenset(Step), frozenset(ArticleKind)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group (None: of commands); `more` when it holds more than is shown. `fresh`
    is that of what came in while the rest was looked at.
    """

    group: HitGroup | None
    more: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do that was found by its words: its action, what it says, and by which keys."""

    key: str
    text: str
    keys: str = ""


class HitsModel(QAbstractListModel):
    """`Heading`, `Hit` and `Command` rows under Qt.UserRole; headings can't be selected."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[Heading | Hit | Command, ...] = ()
        self.words: tuple[str, ...] = ()

    def show(self, found: Found, commands: Sequence[Command] = ()) -> None:
        """Hold the hits of `found`, the group of the best hit first, and `commands` below them."""
        self._hold((*_rows(found), *_of_commands(commands)), found.corrected or found.query)

    def add(self, found: Found) -> bool:
        """Hold those of its hits that were not there, below all that is; says whether any were."""
        there = {(row.group, row.id) for row in self._rows if isinstance(row, Hit)}
        fresh = [hit for hit in found.hits if (hit.group, hit.id) not in there]
        if not fresh:
            return False
        headed = any(isinstance(row, Heading) and row.fresh for row in self._rows)
        rows = fresh if headed else [Heading(None, fresh=True), *fresh]
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._rows = (*self._rows, *rows)
        self.endInsertRows()
        return True

    def show_commands(self, commands: Sequence[Command], words: str) -> None:
        """Hold commands alone."""
        self._hold(tuple(_of_commands(commands)), words)

    def clear(self) -> None:
        """Hold nothing."""
        self._hold((), "")

    def _hold(self, rows: tuple[Heading | Hit | Command, ...], words: str) -> None:
        self.beginResetModel()
        self._rows, self.words = rows, tuple(words.split())
        self.endResetModel()

    @property
    def rows(self) -> tuple[Heading | Hit | Command, ...]:
        """All of them, from the top."""
        return self._rows

    def hit(self, index: Index) -> Hit | None:
        """The hit at `index`; None for what is no hit."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Hit) else None

    def command(self, index: Index) -> Command | None:
        """The command at `index`; None for what is none."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Command) else None

    def is_heading(self, index: Index) -> bool:
        """Whether the row only names those below it."""
        return isinstance(self._rows[index.row()], Heading)

    def first(self) -> QModelIndex:
        """The best hit or else command; an invalid index when there is none."""
        return self.next(-1, 1)

    def next(self, row: int, step: int) -> QModelIndex:
        """The nearest row to choose beyond `row`, onwards (`step` 1) or back (-1); else invalid."""
        row += step
        while 0 <= row < len(self._rows):
            if not isinstance(self._rows[row], Heading):
                return self.index(row)
            row += step
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own signature)
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return heading_text(row) if isinstance(row, Heading) else self._spoken(row)
        return None

    def _spoken(self, hit: Hit | Command) -> str:
        if isinstance(hit, Command):
            return ", ".join(part for part in (hit.text, hit.keys) if part)
        parts = (hit.title, hit.detail, badge_text(hit, self._language))
        return plain.line(", ".join(part for part in parts if part))

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.is_heading(index):
            return _NO_CHOICE
        return _CHOICE


def heading_text(heading: Heading) -> str:
    """The name of the group on the screen."""
    translate = QCoreApplication.translate
    if heading.fresh:
        return translate("Hits", "Zojuist binnengekomen")
    names = {
        None: translate("Hits", "Acties"),
        HitGroup.PARTY: translate("Hits", "Bewoners en bedrijven"),
        HitGroup.CASE: translate("Hits", "Zaken en meldingen"),
        HitGroup.CONTACT: translate("Hits", "Contacten"),
        HitGroup.ARTICLE: translate("Hits", "Kennis"),
        HitGroup.COLLEAGUE: translate("Hits", "Collega’s en afdelingen"),
    }
    return names[heading.group]


def badge_text(hit: Hit, language: Language) -> str:
    """The badge in words: the step of a case, the channel of a contact, the kind of an article."""
    if hit.group is HitGroup.CASE and hit.badge in _STEPS:
        return STEP_WORDS[Step(hit.badge)].in_(language)
    if hit.group is HitGroup.CONTACT:
        return channel_name(hit.badge) if hit.badge else ""
    translate = QCoreApplication.translate
    kinds = {
        ArticleKind.ARTICLE: translate("Hits", "artikel"),
        ArticleKind.QA: translate("Hits", "vraag en antwoord"),
        ArticleKind.INSTRUCTION: translate("Hits", "werkinstructie"),
    }
    if hit.group is HitGroup.ARTICLE and hit.badge in _KINDS:
        return kinds[ArticleKind(hit.badge)]
    return plain.line(hit.badge, 24)


def _of_commands(commands: Sequence[Command]) -> Sequence[Heading | Command]:
    return (Heading(None), *commands) if commands else ()


def _rows(found: Found) -> Sequence[Heading | Hit]:
    rows: list[Heading | Hit] = []
    for group in found.groups():
        rows.append(Heading(group, group in found.more))
        rows.extend(found.within(group))
    return rows
