"""Properties that the style sheet looks at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_tone(widget: QWidget, tone: str) -> None:
    """Let the style sheet colour `widget` for `tone` (good, warn, bad, or none)."""
    set_style_property(widget, "tone", str(tone))


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property and have the style sheet look at it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
