"""The composition root of the window: the only module that sees everything.

    kcc-desktop [--demo | --workspace URL] [--as LOGIN] [--lang nl|en]

The window is painted before the workspace is opened: what opens it (SQLAlchemy and more) is loaded
on the workspace's own lane, behind the first question.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from PySide6.QtWidgets import QApplication

from kcc_desktop.desk import icons, tongue
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.errors import KccError
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.settings import Settings, load_settings, login_name
from kcc_desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from kcc_desktop.desk.lanes import Lane
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.services.ports import Workspace
    from kcc_desktop.viewmodels.counter import Services
    from kcc_desktop.views.workplace import Workplace

SERVER_WORKERS = 3
#: Most of what is loaded at the start stays, and Python would look through it time and again.
COLLECT_AFTER = 50_000
FIRST_SIZE = (1440, 900)
#: What the empty window offers to try with the sample municipality.
DEMO_LOGIN = "hilde.vos"
DEMO_EXAMPLES = ("lantaarn lindelaan", "Suzanne de Wit", "06 12345678", "maandag lantaarn")

_DEMO_NAME = Said("Voorbeeldgemeente", "Sample municipality")
_WRONG = Said("Dat kan zo niet: {said}", "That can't be done: {said}")


@dataclass(frozen=True, slots=True)
class Place:
    """Which workspace the window works in: the sample, that at `url`, or this user's own.

    `login` is who works in it; empty is who is logged in on this machine (in the sample: Hilde).
    """

    demo: bool = False
    url: str = ""
    login: str = ""

    @property
    def who(self) -> str:
        """The login under which somebody works here."""
        return self.login or (DEMO_LOGIN if self.demo else login_name())


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def run(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; gives the exit code of the program."""
    gc.set_threshold(COLLECT_AFTER)
    try:
        settings = load_settings()
    except KccError as fault:
        sys.stderr.write(f"{fault.said.nl}\n")
        return 1
    options = _parser(settings.language).parse_args(arguments)
    application = make_application(sys.argv[:1], Language(options.lang))
    place = Place(options.demo, options.workspace, options.who)
    opened = OpenWindow(place, settings, Language(options.lang), Theme(application))
    opened.window.fit_screen()
    opened.window.show()
    try:
        return application.exec()
    finally:
        opened.close()


def make_application(arguments: list[str], language: Language) -> QApplication:
    """The one QApplication, which speaks `language`."""
    application = QApplication(arguments)
    application.setApplicationName("kcc-desktop")
    application.setApplicationDisplayName("KCC Desktop")
    application.setDesktopFileName("kcc-desktop")
    application.setWindowIcon(icons.application_icon())
    tongue.speak(application, language)
    return application


class OpenWindow:
    """A window, and all that works behind it from its first paint on."""

    def __init__(
        self,
        place: Place,
        settings: Settings,
        language: Language,
        theme: Theme,
        clock: Callable[[], datetime] = now,
    ) -> None:
        examples = DEMO_EXAMPLES if place.demo else ()
        self.window = MainWindow(theme, _name_of(place, language), examples)
        self.workplace: Workplace | None = None
        self._opener = _Opener(place, settings, clock)
        self._lane: Lane | None = None
        self._parts = language, theme, clock
        self.window.resize(*FIRST_SIZE)
        self.window.painted.connect(self._fill)

    def close(self) -> None:
        """Let go of the workspace; what is still asked of it is interrupted."""
        self._opener.stop()
        if self._lane is not None:
            self._lane.close()
        self._opener.close()

    def _fill(self) -> None:
        """Load what the first paint did not wait for."""
        from kcc_desktop.desk.lanes import Lane
        from kcc_desktop.viewmodels.counter import Counter
        from kcc_desktop.viewmodels.desk import Desk
        from kcc_desktop.views.parts import every_part
        from kcc_desktop.views.workplace import Workplace

        language, theme, clock = self._parts
        self._lane = Lane("workspace", self._opener.workers, self._opener.interrupt)
        desk = Desk(Counter(self._lane, self._opener.open), language, clock)
        desk.setParent(self.window)
        desk.warm_up()
        self.workplace = Workplace(self.window, desk, theme, every_part())


class _Opener:
    """Opens the workspace on its lane, and makes the services over it."""

    def __init__(self, place: Place, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._place = place
        self._settings = settings
        self._clock = clock
        self._workspace: Workspace | None = None
        self._services: Services | None = None
        self._wanted = True

    @property
    def workers(self) -> int:
        """How many threads may ask at once: one for a file, more for a server."""
        url = self._place.url or self._settings.workspace
        return 1 if self._place.demo or not url.startswith("postgresql") else SERVER_WORKERS

    def open(self) -> Services:
        """Open the workspace. Raises WorkspaceFault."""
        self._workspace = self._opened()
        who = self._place.who
        self._services = _services(self._workspace, self._settings, self._clock, who)
        return self._services

    def interrupt(self) -> None:
        """Stop the query that now runs."""
        if self._workspace is not None:
            self._workspace.interrupt()

    def stop(self) -> None:
        """A sample that is being made is no longer wanted."""
        self._wanted = False

    def close(self) -> None:
        """Let go of the workspace, once every look into a file is written down."""
        try:
            if self._services is not None:
                self._services.look.close()
        except KccError as fault:
            sys.stderr.write(f"{fault.said.in_(self._settings.language)}\n")
        finally:
            if self._workspace is not None:
                self._workspace.close()

    def _opened(self) -> Workspace:
        from kcc_desktop.store.workspace import open_workspace

        if self._place.demo:
            from kcc_desktop import demo
            from kcc_desktop.domain.moments import local

            today = local(self._clock()).date()
            return open_workspace(demo.demo_url(today, lambda: self._wanted))
        if self._place.url or self._settings.workspace:
            return open_workspace(self._place.url or self._settings.workspace)
        return open_workspace(self._settings.workspace_url)


def _services(
    workspace: Workspace, settings: Settings, clock: Callable[[], datetime], login: str
) -> Services:
    from kcc_desktop.domain.organisation import OfficeHours
    from kcc_desktop.domain.telling import Telling
    from kcc_desktop.services.find import Find
    from kcc_desktop.services.look import Look
    from kcc_desktop.services.look_up import LookUp
    from kcc_desktop.services.near import Near, Nearness
    from kcc_desktop.services.sign_in import SignIn
    from kcc_desktop.services.tell import Tell
    from kcc_desktop.viewmodels.counter import Services

    actor = SignIn(workspace).actor(login)
    return Services(
        find=Find(workspace, clock, settings.country),
        tell=Tell(workspace, clock, Telling(surnames=settings.tell_surnames)),
        look=Look(workspace, actor),
        look_up=LookUp(workspace, clock, OfficeHours(settings.opens, settings.closes)),
        near=Near(workspace, Nearness(settings.near_metres, settings.near_weeks)),
        actor=actor,
        more=_more(workspace, settings, clock, actor),
    )


def _more(
    workspace: Workspace, settings: Settings, clock: Callable[[], datetime], actor: Actor
) -> dict[type[Any], Any]:
    """What the parts of the window ask besides, each under its own class."""
    del workspace, settings, clock, actor
    return {}


class _WindowParser(argparse.ArgumentParser):
    """Reads the options of the window; complains in the language of the settings."""

    def __init__(self, language: Language) -> None:
        super().__init__(prog="kcc-desktop", add_help=False, allow_abbrev=False)
        self._language = language

    def error(self, message: str) -> NoReturn:
        sys.stderr.write(_WRONG.in_(self._language).format(said=message) + "\n")
        sys.exit(2)


def _parser(language: Language) -> _WindowParser:
    parser = _WindowParser(language)
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--demo", action="store_true")
    where.add_argument("--workspace", default="")
    parser.add_argument("--as", dest="who", default="")
    parser.add_argument("--lang", choices=[str(one) for one in Language], default=str(language))
    return parser


def _name_of(place: Place, language: Language) -> str:
    """What the top bar calls the workspace; nothing for this user's own."""
    if place.demo:
        return _DEMO_NAME.in_(language)
    return place.url.rpartition("/")[2].partition("?")[0]
