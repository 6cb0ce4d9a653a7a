"""The composition of the window: the only place, the command line aside, that sees everything.

    kcc-desktop [--demo | --workspace URL] [--as LOGIN] [--search TEXT] [--lang nl|en] [LINK]

The window is painted before the workspace is opened: what opens it (SQLAlchemy and more) is loaded
on the workspace's own lane, behind the first question.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kcc_desktop.app.frugal import collect_seldom
from kcc_desktop.app.options import AGAIN, window_parser
from kcc_desktop.app.place import DEMO_LOGIN, Place
from kcc_desktop.app.window import OpenWindow
from kcc_desktop.desk import doorbell, icons, tongue
from kcc_desktop.desk.session import read_session, session_path
from kcc_desktop.desk.theme import Theme
from kcc_desktop.desk.tokens import Scheme
from kcc_desktop.domain.errors import KccError
from kcc_desktop.domain.said import Language
from kcc_desktop.settings import load_settings
from kcc_desktop.views.placing import put_back

if TYPE_CHECKING:
    import argparse

__all__ = [
    "AGAIN",
    "DEMO_LOGIN",
    "OpenWindow",
    "Place",
    "collect_seldom",
    "make_application",
    "run",
]

NORMAL_TEXT = 100  # percent
#: A program that starts anew waits so many seconds for the one that it takes the place of.
LEAVES_WITHIN = 10


def run(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; gives the exit code of the program."""
    collect_seldom()
    try:
        settings = load_settings()
    except KccError as fault:
        sys.stderr.write(f"{fault.said.nl}\n")
        return 1
    options = window_parser(settings.language).parse_args(arguments)
    if options.link and not _is_usable(options.link, settings.language):
        return 2
    place = Place(options.demo, options.workspace, options.who)
    door = doorbell.name_for(place.word)
    if _is_taken_over(door, options):
        return 0
    if settings.text_size != NORMAL_TEXT:
        os.environ["QT_SCALE_FACTOR"] = f"{settings.text_size / 100:g}"
    flemish = settings.is_flemish and options.lang == Language.NL
    application = make_application(sys.argv[:1], Language(options.lang), flemish=flemish)
    fixed = None if settings.theme == "system" else Scheme(settings.theme)
    theme = Theme(application, fixed)
    opened = OpenWindow(
        place, settings, Language(options.lang), theme, door=door, link=options.link
    )
    put_back(opened.window, read_session(session_path()))
    opened.window.form.searchBox.setText(options.search)
    opened.window.show()
    with ExitStack() as open_log:
        opened.window.painted.connect(lambda: _keep_log(open_log))
        try:
            return application.exec()
        finally:
            opened.close()


def _is_usable(link: str, language: Language) -> bool:
    """Whether a link that the program was opened with tells of a call; says so when it does not."""
    from kcc_desktop.domain.calls import news_of_link

    try:
        news_of_link(link)
    except KccError as fault:
        sys.stderr.write(f"{fault.said.in_(language)}\n")
        return False
    return True


def _keep_log(until: ExitStack) -> None:
    """Write down what nobody foresees; where that can't be done one works all the same."""
    from kcc_desktop.desk.logbook import logbook

    with suppress(OSError):
        until.enter_context(logbook())


def _is_taken_over(door: str, options: argparse.Namespace) -> bool:
    """Whether another window of this user does what was asked; waits for one that is leaving."""
    until = monotonic() + LEAVES_WITHIN
    while options.again and doorbell.may_be_there(door) and monotonic() < until:
        sleep(0.05)
    if not doorbell.may_be_there(door):
        return False
    from kcc_desktop.desk.single import Handed, hand_over

    return hand_over(door, Handed(options.search, options.link))


def make_application(
    arguments: list[str], language: Language, *, flemish: bool = False
) -> QApplication:
    """The one QApplication, which speaks `language`; Dutch, if wished, with Flemish words."""
    # Named here: to hand a style over later, PySide would make the class of all styles first.
    application = QApplication([*arguments, "-style", "fusion"])
    application.setApplicationName("kcc-desktop")
    application.setApplicationDisplayName("KCC Desktop")
    application.setDesktopFileName("kcc-desktop")
    application.setWindowIcon(icons.application_icon())
    spoken = tongue.speak(application, language)
    if flemish:
        tongue.speak_flemish(application, spoken)
    return application
