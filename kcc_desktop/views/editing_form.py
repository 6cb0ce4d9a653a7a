"""The page on which an article is written, with what it will look like and what it was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from kcc_desktop._assets.ui_editing_form import Ui_EditingForm
from kcc_desktop.desk import icons, plain
from kcc_desktop.domain.article_differences import difference
from kcc_desktop.domain.article_versions import ArticleVersion, VersionState
from kcc_desktop.domain.moments import local, short_day
from kcc_desktop.domain.said import Said
from kcc_desktop.models.rows import RowsModel
from kcc_desktop.views.article_row_delegate import ArticleRowDelegate, RowFace
from kcc_desktop.views.editing_fields import EditingFields

if TYPE_CHECKING:
    from collections.abc import Callable

    from kcc_desktop.desk.theme import Theme
    from kcc_desktop.domain.said import Language
    from kcc_desktop.viewmodels.editing_draft import DraftViewModel

#: The example follows what is typed when one pauses so long.
PREVIEW_AFTER = 250  # ms


class EditingForm(QWidget):
    """Writes in the draft of a `DraftViewModel`.

    Signals:
        back_requested(): go back to the list; what was written is kept.
    """

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_EditingForm()
        self.form.setupUi(self)
        self.fields = EditingFields(self.form, self)
        self._versions = RowsModel(self._spoken, self)
        self._preview = QTimer(self, singleShot=True, interval=PREVIEW_AFTER)
        self._preview.timeout.connect(self._show_preview)
        tabs = QButtonGroup(self)
        for button in (self.form.previewButton, self.form.versionsButton):
            tabs.addButton(button)
        tabs.buttonClicked.connect(self._on_tab)
        self.form.previewButton.setChecked(True)
        self.form.banner.hide()
        self._on_tab()

    def bind(
        self,
        drafts: DraftViewModel,
        theme: Theme,
        language: Language,
        clock: Callable[[], datetime],
    ) -> None:
        """Write in the draft of `drafts`."""
        self._drafts, self._theme = drafts, theme
        self._language, self._clock = language, clock
        form = self.form
        form.versionList.setModel(self._versions)
        form.versionList.setItemDelegate(ArticleRowDelegate(theme, form.versionList, self._face))
        form.versionList.selectionModel().currentChanged.connect(self._on_version_chosen)
        form.backButton.clicked.connect(self.back_requested)
        form.publishButton.clicked.connect(self.publish)
        form.withdrawButton.clicked.connect(self._on_withdraw)
        form.discardButton.clicked.connect(drafts.discard)
        form.theirsButton.clicked.connect(self._on_theirs)
        form.mineButton.clicked.connect(drafts.take_over)
        form.restoreButton.clicked.connect(self._on_restore)
        self.fields.changed.connect(self._on_changed)
        drafts.opened.connect(self._on_opened)
        drafts.kept.connect(self._on_kept)
        drafts.lost.connect(self._on_lost)
        drafts.failed.connect(self._on_failed)
        drafts.versions_known.connect(self._on_versions_known)
        theme.changed.connect(self._show_preview)

    def start(self) -> None:
        """Take the keyboard in the title."""
        self.form.titleLine.setFocus()

    @Slot()
    def publish(self) -> None:
        """Let everyone read it; a field that can't be read is shown first."""
        unreadable = self.fields.unreadable()
        if unreadable is not None:
            unreadable.setFocus()
            self.form.state.setText(self.tr("Deze datum is niet te lezen. Typ dd-mm-jjjj."))
            return
        self._drafts.publish(self.form.remark.text())

    # --- what is written

    @Slot()
    def _on_changed(self) -> None:
        draft = self._drafts.draft
        if draft is None:
            return
        self._drafts.write(self.fields.read(draft.article))
        self.form.state.setText(self.tr("Nog niet bewaard…"))
        self._preview.start()

    @Slot(object)
    def _on_opened(self, draft: ArticleVersion) -> None:
        form = self.form
        form.banner.hide()
        self.fields.show_article(draft.article)
        form.backButton.setIcon(icons.icon("back", self._theme.colour("accent")))
        form.discardButton.setVisible(draft.revision > 0)
        form.withdrawButton.setVisible(draft.number > 1)
        form.state.setText(self._state(draft))
        self._versions.show(())
        form.differenceText.clear()
        self._show_preview()
        self.start()

    def _state(self, draft: ArticleVersion) -> str:
        if draft.revision == 0:
            return self.tr("Versie %1, nog niets gewijzigd").replace("%1", str(draft.number))
        if draft.state is VersionState.PLANNED:
            return self.tr(
                "Gepland: wordt vanzelf gepubliceerd. Wijzigen maakt er een concept van."
            )
        words = self.tr("Concept van %1, versie %2").replace("%1", plain.line(draft.who, 60))
        return words.replace("%2", str(draft.number))

    @Slot(object)
    def _on_kept(self, at: datetime) -> None:
        self.form.discardButton.show()
        clock = local(at).strftime("%H:%M:%S")
        self.form.state.setText(self.tr("Concept · automatisch bewaard %1").replace("%1", clock))

    @Slot(object)
    def _on_failed(self, said: Said) -> None:
        self.form.state.setText(plain.lines(said.in_(self._language), 400))

    @Slot()
    def _on_withdraw(self) -> None:
        self._drafts.withdraw(self.form.remark.text())

    # --- somebody else was first

    @Slot(object)
    def _on_lost(self, said: Said) -> None:
        kept = self.tr("Wat u schreef staat nog hier.")
        self.form.bannerText.setText(f"{said.in_(self._language)} {kept}")
        self.form.banner.show()
        self.form.theirsButton.setFocus()

    @Slot()
    def _on_theirs(self) -> None:
        draft = self._drafts.draft
        if draft is not None:
            self._drafts.forget()
            self._drafts.open(draft.article.id)

    # --- beside it

    @Slot()
    def _on_tab(self) -> None:
        shows_versions = self.form.versionsButton.isChecked()
        self.form.preview.setVisible(not shows_versions)
        self.form.versions.setVisible(shows_versions)

    @Slot()
    def _show_preview(self) -> None:
        draft = self._drafts.draft
        if draft is not None:
            self.form.preview.show_article(draft.article, self._theme)

    @Slot(object)
    def _on_versions_known(self, versions: Sequence[ArticleVersion]) -> None:
        self._versions.show(versions)
        self.form.versionList.setCurrentIndex(self._versions.index(0))

    @Slot(QModelIndex, QModelIndex)
    def _on_version_chosen(self, current: QModelIndex) -> None:
        versions = self._versions.rows
        chosen = versions[current.row()] if current.isValid() else None
        self.form.restoreButton.setEnabled(chosen is not None)
        if chosen is None:
            return
        before = versions[current.row() + 1 : current.row() + 2]
        older = before[0].article if before else replace(
            chosen.article, title="", answer="", sections=(), keywords=(), owner="", checklist=(),
            review_on=None, publish_from=None, publish_until=None, skills=(),
        )  # fmt: skip
        parts = difference(older, chosen.article)
        self.form.differenceText.show_difference(parts, self._theme, self._language)

    @Slot()
    def _on_restore(self) -> None:
        draft, index = self._drafts.draft, self.form.versionList.currentIndex()
        if draft is None or not index.isValid():
            return
        old = self._versions.rows[index.row()].article
        own = draft.article
        self.fields.show_article(replace(old, id=own.id, key=own.key, version=own.version))
        self._on_changed()

    def _face(self, version: ArticleVersion) -> RowFace:
        names = {
            VersionState.DRAFT: (self.tr("concept"), "warn"),
            VersionState.PLANNED: (self.tr("gepland"), "info"),
            VersionState.PUBLISHED: (self.tr("gepubliceerd"), "good"),
            VersionState.WITHDRAWN: (self.tr("ingetrokken"), "bad"),
        }
        badge, tone = names[version.state]
        day = short_day(local(version.at).date(), self._language, local(self._clock()).date())
        title = self.tr("Versie %1 · %2").replace("%1", str(version.number)).replace("%2", day)
        detail = " · ".join(part for part in (version.who, version.remark) if part)
        return RowFace(title, detail, badge, tone)

    def _spoken(self, version: ArticleVersion) -> str:
        face = self._face(version)
        return plain.line(", ".join(part for part in (face.title, face.badge, face.detail) if part))
