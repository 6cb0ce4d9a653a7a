"""The language of the window: Dutch is in the source, English and plurals in translations."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from kcc_desktop.desk import assets
from kcc_desktop.domain.said import Language

_TERRITORIES = {
    Language.NL: QLocale.Country.Netherlands,
    Language.EN: QLocale.Country.UnitedKingdom,
}
_TONGUES = {Language.NL: QLocale.Language.Dutch, Language.EN: QLocale.Language.English}


def speak(application: QCoreApplication, language: Language) -> QTranslator:
    """Let `application` speak `language`, before its first window is made."""
    QLocale.setDefault(QLocale(_TONGUES[language], _TERRITORIES[language]))
    translator = QTranslator(application)
    content = assets.read_bytes(f"kcc_{language}.qm")
    translator.load(content)
    translator.setProperty("content", content)  # Qt reads from these bytes as long as it lives
    application.installTranslator(translator)
    return translator
