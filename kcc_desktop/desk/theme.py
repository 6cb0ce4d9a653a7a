"""Light and dark: a palette and one style sheet, both made from the same tokens."""

from __future__ import annotations

from functools import cache
from string import Template

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from kcc_desktop.desk import assets
from kcc_desktop.desk.tokens import SCHEMES, Scheme, Tokens

FAMILIES = (
    "Inter",
    "Segoe UI",
    "Noto Sans",
    "Cantarell",
    "Ubuntu",
    "DejaVu Sans",
    "Liberation Sans",
)
BASE_PIXELS = 14
_MIDDLE = 128  # between black and white

_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "ground",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.PlaceholderText: "soft",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "text",
}


class Theme(QObject):
    """The colours in use. Follows the system unless it is made with, or fixed on, others.

    The application comes with a style (`app.make_application` gives it Fusion) and its palette.

    Signals:
        changed(): other colours are in use; whatever paints itself must paint again.
    """

    changed = Signal()

    def __init__(self, application: QApplication, fixed: Scheme | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._fixed = fixed
        application.setFont(_font())
        application.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._system = _scheme_of(application.palette())
        self._scheme = self._wanted()
        self._colour_all()

    @property
    def scheme(self) -> Scheme:
        """Light, dark or high contrast, as it is now."""
        return self._scheme

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return SCHEMES[self._scheme]

    def colour(self, token: str) -> QColor:
        """The colour in use for `token` (a field of Tokens)."""
        return _colour(getattr(self.tokens, token))

    def fix(self, scheme: Scheme | None) -> None:
        """Use `scheme` whatever the system wants; None follows the system again."""
        self._fixed = scheme
        self._apply()

    @Slot()
    def _on_system_changed(self) -> None:
        self._system = _scheme_of(self._application.style().standardPalette())
        self._apply()

    def _wanted(self) -> Scheme:
        return self._fixed or self._system

    def _apply(self) -> None:
        """Colouring the window anew takes a second: only when other colours are wanted."""
        wanted = self._wanted()
        if wanted is not self._scheme:
            self._scheme = wanted
            self._colour_all()
            self.changed.emit()

    def _colour_all(self) -> None:
        self._application.setPalette(_palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens))


def _scheme_of(palette: QPalette) -> Scheme:
    """The palette that a style begins with is dark where the system is.

    `QStyleHints.colorScheme()` says the same, but brings in the `Qt` namespace with all its enums,
    for which the first paint would wait; so would it for the class of all styles.
    """
    ground = palette.color(QPalette.ColorRole.Window)
    return Scheme.DARK if ground.lightness() < _MIDDLE else Scheme.LIGHT


@cache
def _colour(name: str) -> QColor:
    """Reading a name takes longer than drawing with it."""
    return QColor(name)


def style_sheet(tokens: Tokens) -> str:
    """The one style sheet, with the colours of `tokens` filled in."""
    white = tokens.on_accent == "#ffffff"  # a style sheet can't give a picture a colour
    tick = assets.path(f"icons/ticked_{'light' if white else 'dark'}.svg")
    sheet = Template(assets.read_text("style/desk.qss"))
    return sheet.substitute(tokens._asdict(), tick=tick.as_posix())


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, token)))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.soft))
    return palette


def _font() -> QFont:
    """The first of our families that is installed, else the system's font; never below 14 px."""
    present = set(QFontDatabase.families())
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    family = next((name for name in FAMILIES if name in present), "")
    if family:
        font.setFamily(family)
    font.setPixelSize(max(BASE_PIXELS, QFontInfo(font).pixelSize()))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
