"""The language of the window: Dutch is in the source, English and plurals in translations."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from kcc_desktop.desk import assets
from kcc_desktop.domain.said import Language, choose_dutch

_TERRITORIES = {
    Language.NL: QLocale.Country.Netherlands,
    Language.EN: QLocale.Country.UnitedKingdom,
}
_TONGUES = {Language.NL: QLocale.Language.Dutch, Language.EN: QLocale.Language.English}


class _Reworded(QTranslator):
    """Dutch with other words: those of `inner`, or else of the source, as `words` changes them."""

    def __init__(
        self, inner: QTranslator, words: Callable[[str], str], parent: QCoreApplication
    ) -> None:
        super().__init__(parent)
        self._inner, self._words = inner, words

    def isEmpty(self) -> bool:  # noqa: N802 (Qt's own name)
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        inner = self._inner.translate(context, source, disambiguation, n)
        return self._words(inner or source)


def speak_flemish(application: QCoreApplication, dutch: QTranslator) -> QTranslator:
    """Let `application`, which speaks Dutch by `dutch`, use the words of Flanders."""
    from kcc_desktop.domain.flemish import flemish  # noqa: PLC0415 (where it is spoken)

    QLocale.setDefault(QLocale(QLocale.Language.Dutch, QLocale.Country.Belgium))
    reworded = _Reworded(dutch, flemish, application)
    application.installTranslator(reworded)
    choose_dutch(flemish)
    return reworded


def speak_in_dialogs(owner: QObject, language: Language) -> None:
    """Let Qt's own dialogs (choosing a file, printing) speak `language` too; English they do."""
    translator = QTranslator(owner)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if language is Language.NL and translator.load("qtbase_nl", folder):
        QCoreApplication.installTranslator(translator)


def speak(application: QCoreApplication, language: Language) -> QTranslator:
    """Let `application` speak `language`, before its first window is made."""
    QLocale.setDefault(QLocale(_TONGUES[language], _TERRITORIES[language]))
    translator = QTranslator(application)
    content = assets.read_bytes(f"kcc_{language}.qm")
    translator.load(content)
    translator.setProperty("content", content)  # Qt reads from these bytes as long as it lives
    application.installTranslator(translator)
    return translator
