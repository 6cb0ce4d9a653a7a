"""How channels are called on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from kcc_desktop.domain.contact import Channel

translate = QCoreApplication.translate


def channel_name(channel: str) -> str:
    """The name of a channel on the screen."""
    names = {
        Channel.PHONE: translate("Timeline", "Telefoon"),
        Channel.EMAIL: translate("Timeline", "E-mail"),
        Channel.DESK: translate("Timeline", "Balie"),
        Channel.FORM: translate("Timeline", "Formulier"),
        Channel.CHAT: translate("Timeline", "Chat"),
        Channel.LETTER: translate("Timeline", "Brief"),
        Channel.SOCIAL: translate("Timeline", "Sociale media"),
    }
    known = Channel(channel) if channel in set(Channel) else Channel.OTHER
    return names.get(known, translate("Timeline", "Contact"))
