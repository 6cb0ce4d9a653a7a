"""Files of mails: what hangs on one is looked at, kept or dragged out; files of mails come in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from mimetypes import guess_extension
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QObject, QSize, QUrl, Slot
from PySide6.QtGui import QCursor, QDesktopServices, QImageReader
from PySide6.QtWidgets import QFileDialog, QMenu

from kcc_desktop.desk import plain
from kcc_desktop.viewmodels.errands import Errands
from kcc_desktop.views.mail_part_button import PartButton
from kcc_desktop.views.mail_part_view import PartView

if TYPE_CHECKING:
    from kcc_desktop.domain.mail import MailPart, ParsedPart
    from kcc_desktop.domain.said import Said
    from kcc_desktop.viewmodels.counter import Services
    from kcc_desktop.viewmodels.mail_reading import MailReadingViewModel
    from kcc_desktop.views.workplace import Workplace

#: What another program may be asked to open: none of it is run by being opened.
OPENED = frozenset(
    {
        "application/pdf",
        "image/jpeg",
        "image/png",
        "image/gif",
        "image/tiff",
        "image/webp",
        "text/plain",
        "text/csv",
    }
)
SEEN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp"})
MOST_PIXELS, MOST_TEXT = 40_000_000, 200_000


class Attachments(QObject):
    """Does what is asked with files; what is looked at stands in a folder that goes with it."""

    def __init__(self, workplace: Workplace, reading: MailReadingViewModel) -> None:
        super().__init__(workplace)
        self._workplace, self._reading = workplace, reading
        self._errands = Errands(self, workplace.desk.counter)
        self._folder = TemporaryDirectory(prefix="kcc-desktop-", ignore_cleanup_errors=True)
        reading.content_ready.connect(self._on_content)
        self.destroyed.connect(self._folder.cleanup)

    @Slot(object)
    def show(self, part: MailPart) -> None:
        """Fetch this part, and offer what can be done with it."""
        self._reading.fetch(part)

    @Slot(tuple)
    def take_in(self, files: Sequence[str]) -> None:
        """Take the mails in these files in."""
        for file in files:
            self._errands.run(partial(_dropped, Path(file)), self._on_taken_in, self._tell)

    @Slot(object)
    def _on_content(self, found: ParsedPart) -> None:
        file = self._kept(found)
        for button in self._workplace.window.findChildren(PartButton):
            if button.part == found.part:
                button.offer(str(file))
        menu = QMenu(self._workplace.window)
        if _can_be_seen(found.part):
            menu.addAction(self.tr("Bekijk")).triggered.connect(partial(self._view, found))
        if found.part.type in OPENED:
            words = self.tr("Open met een ander programma")
            menu.addAction(words).triggered.connect(partial(self._open, file))
        menu.addAction(self.tr("Opslaan als…")).triggered.connect(partial(self._save, found))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(QCursor.pos())
        menu.setActiveAction(menu.actions()[0])

    def _kept(self, found: ParsedPart) -> Path:
        """The content as a file that nobody else may read."""
        folder = Path(self._folder.name) / (found.part.digest[:16] or "part")
        folder.mkdir(mode=0o700, exist_ok=True)
        # What opens it goes by the ending of its name, which is that of its content.
        ending = guess_extension(found.part.type) or ".bin"
        file = folder / f"{Path(found.part.name).stem or 'bijlage'}{ending}"
        if not file.exists():
            file.write_bytes(found.data)
        return file

    def _view(self, found: ParsedPart, _checked: bool = False) -> None:
        view = PartView(found.part.name, self._workplace.window)
        if found.part.type in SEEN:
            view.show_picture(_picture(found.data))
        else:
            view.show_text(plain.lines(found.data.decode("utf-8", "replace"), MOST_TEXT))
        view.open()

    def _open(self, file: Path, _checked: bool = False) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self._workplace.toasts.say(
                self.tr("Op deze computer is geen programma dat dit kan openen.")
            )

    def _save(self, found: ParsedPart, _checked: bool = False) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self._workplace.window, self.tr("Bijlage opslaan"), found.part.name
        )
        if not chosen:
            return
        try:
            Path(chosen).write_bytes(found.data)
        except OSError:
            self._workplace.toasts.say(
                self.tr("Daar kan niet worden opgeslagen. Kies een andere map.")
            )
        else:
            self._workplace.toasts.say(self.tr("Opgeslagen."))

    def _on_taken_in(self, mail_id: int) -> None:
        self._workplace.toasts.say(self.tr("De mail staat in de gedeelde postbus."))
        self._reading.open(mail_id)

    def _tell(self, said: Said) -> None:
        self._workplace.toasts.say(said.in_(self._workplace.desk.language))


def _can_be_seen(part: MailPart) -> bool:
    return part.type in SEEN or part.type.startswith("text/plain")


def _picture(data: bytes) -> object:
    """The picture, unless it is larger than a screen has use for; then None."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    size: QSize = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        return None
    image = reader.read()
    return None if image.isNull() else image


def _dropped(file: Path, services: Services) -> int:
    from kcc_desktop.domain.errors import InvalidInput  # noqa: PLC0415 (see `counter`)
    from kcc_desktop.domain.said import Said  # noqa: PLC0415
    from kcc_desktop.services.mail_drop import LARGEST, DropMail  # noqa: PLC0415

    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as fault:
        name = plain.line(file.name, 60)
        raise InvalidInput(Said(f"{name} is niet te lezen.", f"{name} can't be read.")) from fault
    return services.of(DropMail).take_in(data, file.name)
