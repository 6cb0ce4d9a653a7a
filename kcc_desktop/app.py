"""The composition root of the window: the only module that sees everything.

    kcc-desktop [--demo | --workspace URL] [--as LOGIN] [--lang nl|en]

The window is painted before the workspace is opened: what opens it (SQLAlchemy and more) is loaded
on the workspace's own lane, behind the first question.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property, partial
from threading import RLock
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from kcc_desktop.desk import doorbell, icons, tongue
from kcc_desktop.desk.session import read_session, session_path
from kcc_desktop.desk.theme import Theme
from kcc_desktop.desk.tokens import Scheme
from kcc_desktop.domain.errors import KccError
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.settings import Settings, data_folder, load_settings, login_name
from kcc_desktop.views.main_window import MainWindow
from kcc_desktop.views.placing import put_back

if TYPE_CHECKING:
    from kcc_desktop.desk.behind import Behind
    from kcc_desktop.desk.lanes import Lane
    from kcc_desktop.domain.audit import Actor
    from kcc_desktop.services.find import Find
    from kcc_desktop.services.ports import Searchable, Workspace
    from kcc_desktop.store.file_search import FileSearch
    from kcc_desktop.viewmodels.counter import Counter, Services
    from kcc_desktop.views.first_search import FirstSearch
    from kcc_desktop.views.workplace import Workplace

SERVER_WORKERS = 3
#: Most of what is loaded at the start stays, and Python would look through it time and again.
COLLECT_AFTER = 50_000
FIRST_SIZE = (1440, 900)
NORMAL_TEXT = 100  # percent
#: A program that starts anew waits so many seconds for the one that it takes the place of.
LEAVES_WITHIN = 10
#: Given by a program that starts itself anew.
AGAIN = "--again"
#: What the empty window offers to try with the sample municipality.
DEMO_LOGIN = "hilde.vos"
DEMO_EXAMPLES = ("lantaarn lindelaan", "Suzanne de Wit", "06 12345678", "maandag lantaarn")

#: What is loaded behind the first search, a module at a time: what is seen, ...
SEEN = (
    "kcc_desktop.models.timeline_rows",
    "kcc_desktop.viewmodels.dossier",
    "kcc_desktop.viewmodels.knowledge",
    "kcc_desktop.viewmodels.around",
    "kcc_desktop.viewmodels.desk",
    "kcc_desktop.views.file_page",
    "kcc_desktop.views.article_page",
    "kcc_desktop.views.knowledge_page",
    "kcc_desktop.views.side_column",
    "kcc_desktop.views.workplace",
    "kcc_desktop.views.parts",
)
#: ... and what opens the workspace.
OPENING = (
    "phonenumbers",
    "rapidfuzz.distance",
    "sqlalchemy.util",
    "sqlalchemy.sql.elements",
    "sqlalchemy.sql",
    "sqlalchemy.engine",
    "sqlalchemy",
    "sqlalchemy.dialects.sqlite",
    "kcc_desktop.store.tables",
    "kcc_desktop.store.reports",
    "kcc_desktop.store.opening",
    "kcc_desktop.services.tell",
    "kcc_desktop.services.look_up",
)

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
    def word(self) -> str:
        """What tells this place apart from others of the same user."""
        word = self.url or ("demo" if self.demo else "own")
        return f"{word}\n{self.login}" if self.login else word

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
    opened = OpenWindow(place, settings, Language(options.lang), theme, door=door)
    put_back(opened.window, read_session(session_path()))
    opened.window.form.searchBox.setText(options.search)
    opened.window.show()
    try:
        return application.exec()
    finally:
        opened.close()


def _is_taken_over(door: str, options: argparse.Namespace) -> bool:
    """Whether another window of this user does what was asked; waits for one that is leaving."""
    until = monotonic() + LEAVES_WITHIN
    while options.again and doorbell.may_be_there(door) and monotonic() < until:
        sleep(0.05)
    if not doorbell.may_be_there(door):
        return False
    from kcc_desktop.desk.single import Handed, hand_over

    return hand_over(door, Handed(options.search))


def make_application(
    arguments: list[str], language: Language, *, flemish: bool = False
) -> QApplication:
    """The one QApplication, which speaks `language`; Dutch, if wished, with Flemish words."""
    application = QApplication(arguments)
    application.setApplicationName("kcc-desktop")
    application.setApplicationDisplayName("KCC Desktop")
    application.setDesktopFileName("kcc-desktop")
    application.setWindowIcon(icons.application_icon())
    spoken = tongue.speak(application, language)
    if flemish:
        tongue.speak_flemish(application, spoken)
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
        *,
        door: str = "",
    ) -> None:
        examples = DEMO_EXAMPLES if place.demo else ()
        self.window = MainWindow(theme, _name_of(place, language), examples)
        self.first: FirstSearch | None = None
        self.workplace: Workplace | None = None
        self.opener = _Opener(place, settings, clock)
        self.lane: Lane | None = None
        self._behind: list[Behind] = []
        self._parts = language, theme, clock
        self._door, self._tray = door, settings.tray
        self.window.resize(*FIRST_SIZE)
        # In a turn of its own: first comes what else there is to do, as what was typed already.
        self.window.painted.connect(lambda: QTimer.singleShot(0, self._let_search))

    def close(self) -> None:
        """Let go of the workspace; what is still asked of it is interrupted."""
        self.opener.stop()
        for one in self._behind:
            one.stop()
        if self.lane is not None:
            self.lane.close()
        self.opener.close()

    def _let_search(self) -> None:
        """Make the search box work, which does not wait for anything else."""
        from PySide6.QtCore import Qt

        from kcc_desktop.desk.lanes import Lane
        from kcc_desktop.viewmodels.counter import Counter
        from kcc_desktop.views.first_search import FirstSearch

        language, theme, clock = self._parts
        self.lane = Lane("workspace", self.opener.workers, self.opener.interrupt)
        counter = Counter(self.lane, self.opener.open, self.opener.search)
        first = self.first = FirstSearch(self.window, counter, (theme, language, clock))
        load = partial(self._load, self.lane, counter, first)
        first.answered.connect(load, Qt.ConnectionType.SingleShotConnection)

    def _load(self, lane: Lane, counter: Counter, first: FirstSearch) -> None:
        """Load the rest behind the first search: what is seen, then what opens the workspace."""
        from kcc_desktop.desk.behind import Behind

        seen = Behind(SEEN, lambda: first.waiting, first)
        opening = Behind(OPENING, lambda: first.waiting, first, lane)
        self._behind = [seen, opening]
        seen.done.connect(partial(self._fill, lane, counter, first, opening))
        seen.start()

    def _fill(self, lane: Lane, counter: Counter, first: FirstSearch, opening: Behind) -> None:
        """Fill the window; what it shows is asked once the workspace can be opened in no time."""
        from kcc_desktop.viewmodels.desk import Desk
        from kcc_desktop.views.parts import every_part
        from kcc_desktop.views.workplace import Workplace

        language, theme, clock = self._parts
        desk = Desk(counter, language, clock, first.search)
        desk.setParent(self.window)
        workplace = Workplace(self.window, desk, theme, every_part(), first.popup)
        opening.done.connect(partial(self._open, lane, workplace))
        opening.start()

    def _open(self, lane: Lane, workplace: Workplace) -> None:
        if self.opener.is_missing:
            self._begin(lane, workplace)
        else:
            workplace.desk.warm_up()
        if self._door:
            from kcc_desktop.views.residing import Residing

            Residing(workplace, self._door, tray=self._tray)
        self.workplace = workplace

    def _begin(self, lane: Lane, workplace: Workplace) -> None:
        """There is no workspace yet: let the user choose one, in plain words."""
        from kcc_desktop.viewmodels.first_start import FirstStartViewModel
        from kcc_desktop.views.first_start_page import FirstStartPage

        viewmodel = FirstStartViewModel(lane, self.opener, workplace)
        page = FirstStartPage(viewmodel, workplace.desk.language)
        workplace.add_page(page)
        workplace.show_page(page)
        page.start()
        viewmodel.done.connect(lambda _way: workplace.show_page(workplace.home()))
        viewmodel.done.connect(lambda _way: workplace.desk.warm_up())


class _Opener:
    """Opens the workspace on its lane, and makes the services over it."""

    def __init__(self, place: Place, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._place = place
        self._settings = settings
        self._clock = clock
        self._workspace: Workspace | None = None
        self._file: FileSearch | None = None
        self._find: Find | None = None
        self._services: Services | None = None
        self._lock = RLock()
        self._wanted = True

    @property
    def workers(self) -> int:
        """How many threads may ask at once: one for a file, more for a server."""
        return SERVER_WORKERS if self._on_server else 1

    def search(self) -> Find:
        """Open what a search needs: of a file no more than the driver. Raises WorkspaceFault."""
        from kcc_desktop.services.find import Find

        with self._lock:
            if self._find is None:
                self._find = Find(self._searchable(), self._clock, self._settings.country)
            return self._find

    def open(self) -> Services:
        """Open the workspace. Raises WorkspaceFault."""
        with self._lock:
            find, workspace = self.search(), self._opened()
            who = self._place.who
            self._services = _services(workspace, find, self._settings, self._clock, who)
            return self._services

    @property
    def is_missing(self) -> bool:
        """Whether this user has no workspace yet: none was named, and their own isn't there."""
        if self._place.demo or self._place.url or self._settings.workspace:
            return False
        from kcc_desktop.store.places import place_of

        file = place_of(self._settings.workspace_url).file
        return file is not None and not file.exists()

    def make_own(self) -> None:
        """Make an empty workspace on this computer. Raises WorkspaceFault, InvalidInput."""
        from kcc_desktop.store.workspace import create_workspace

        create_workspace(self._settings.workspace_url).close()
        self._look_anew(self._settings, self._place)

    def open_at(self, url: str) -> None:
        """Open the workspace at `url`, and remember it. Raises WorkspaceFault, InvalidInput."""
        from kcc_desktop.desk.settings_file import change_settings
        from kcc_desktop.settings import check_workspace
        from kcc_desktop.store.workspace import open_workspace

        open_workspace(check_workspace(url)).close()
        self._look_anew(change_settings({"workspace": url}), self._place)

    def take_sample(self) -> None:
        """Make the sample municipality, and work there. Raises WorkspaceFault."""
        self._look_anew(self._settings, replace(self._place, demo=True))
        self._opened()

    def _look_anew(self, settings: Settings, place: Place) -> None:
        """From now on the workspace is elsewhere."""
        with self._lock:
            self._settings, self._place = settings, place
            self._find = None
            self.__dict__.pop("_url", None)

    def interrupt(self) -> None:
        """Stop the query that now runs."""
        for one in (self._file, self._workspace):
            if one is not None:
                one.interrupt()

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
            for one in (self._file, self._workspace):
                if one is not None:
                    one.close()

    def _searchable(self) -> Searchable:
        if self._on_server:
            return self._opened()
        from kcc_desktop.store.file_search import FileSearch

        self._file = FileSearch(self._url)
        return self._file

    def _opened(self) -> Workspace:
        from kcc_desktop.store.workspace import open_workspace

        if self._workspace is None:
            self._workspace = open_workspace(self._url)
        return self._workspace

    @property
    def _on_server(self) -> bool:
        url = self._place.url or self._settings.workspace
        return not self._place.demo and url.startswith("postgres")

    @cached_property
    def _url(self) -> str:
        """Where the workspace is; the sample is made where it is not there yet."""
        if not self._place.demo:
            return self._place.url or self._settings.workspace_url
        from kcc_desktop import demo
        from kcc_desktop.domain.moments import local

        return demo.demo_url(local(self._clock()).date(), lambda: self._wanted)


def _services(
    workspace: Workspace,
    find: Find,
    settings: Settings,
    clock: Callable[[], datetime],
    login: str,
) -> Services:
    from kcc_desktop.domain.organisation import OfficeHours
    from kcc_desktop.domain.telling import Telling
    from kcc_desktop.services.look import Look
    from kcc_desktop.services.look_up import LookUp
    from kcc_desktop.services.near import Near, Nearness
    from kcc_desktop.services.sign_in import SignIn
    from kcc_desktop.services.tell import Tell
    from kcc_desktop.viewmodels.counter import Services

    actor = SignIn(workspace).actor(login)
    return Services(
        find=find,
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
    from kcc_desktop.domain.organisation import OfficeHours
    from kcc_desktop.domain.working_time import Calendar
    from kcc_desktop.services.absence import Absence
    from kcc_desktop.services.administer import Administer
    from kcc_desktop.services.attend import Attend
    from kcc_desktop.services.board import Boards
    from kcc_desktop.services.changes import ChangeFeed
    from kcc_desktop.services.drafts import KeepDrafts
    from kcc_desktop.services.figures import Figuring
    from kcc_desktop.services.find import Find
    from kcc_desktop.services.knowledge_editing import KnowledgeEditing
    from kcc_desktop.services.lead import Lead
    from kcc_desktop.services.managed_files import ManagedFiles
    from kcc_desktop.services.parties_desk import PartiesDesk
    from kcc_desktop.services.reading import Reading
    from kcc_desktop.services.record import Record
    from kcc_desktop.services.saved_views import Views
    from kcc_desktop.services.take_contact import TakeContact
    from kcc_desktop.services.who_is_who import WhoIsWho
    from kcc_desktop.store.drafts import FileDrafts, drafts_file

    calendar = Calendar(settings.country, settings.opens, settings.closes)
    record = Record(workspace, actor, clock, calendar)
    drafts = FileDrafts(drafts_file(data_folder(), actor.login, workspace.url))
    return {
        Absence: Absence(workspace, actor, clock),
        Administer: Administer(workspace, actor),
        Attend: Attend(workspace, actor, clock),
        Boards: Boards(workspace, actor, clock, calendar),
        ChangeFeed: ChangeFeed(workspace),
        Figuring: Figuring(workspace, actor, clock),
        Lead: Lead(workspace, actor, clock),
        ManagedFiles: ManagedFiles(workspace, actor),
        KeepDrafts: KeepDrafts(drafts, clock),
        KnowledgeEditing: KnowledgeEditing(workspace, actor, clock),
        Reading: Reading(workspace, actor, clock, Find(workspace, clock, settings.country)),
        WhoIsWho: WhoIsWho(workspace, clock, OfficeHours(settings.opens, settings.closes)),
        PartiesDesk: PartiesDesk(workspace, actor, settings.country),
        Views: Views(workspace, actor),
        TakeContact: TakeContact(workspace, record, actor, clock),
        **_handling(workspace, settings, clock, actor),
    }


def _handling(
    workspace: Workspace, settings: Settings, clock: Callable[[], datetime], actor: Actor
) -> dict[type[Any], Any]:
    """What handing over and handling ask."""
    from kcc_desktop.domain.organisation import OfficeHours
    from kcc_desktop.domain.working_time import Calendar
    from kcc_desktop.services.escalate import Escalate
    from kcc_desktop.services.follow import Follow
    from kcc_desktop.services.hand_over import HandOver
    from kcc_desktop.services.lists import Lists
    from kcc_desktop.services.notices import NoticeBoard
    from kcc_desktop.services.pass_on import PassOn
    from kcc_desktop.services.promises import PromiseLedger
    from kcc_desktop.services.working_on import WorkingOn

    calendar = Calendar(settings.country, settings.opens, settings.closes)
    hours = OfficeHours(settings.opens, settings.closes)
    return {
        Escalate: Escalate(workspace, clock),
        Follow: Follow(workspace, actor, clock),
        HandOver: HandOver(workspace, actor, clock, calendar),
        Lists: Lists(workspace, actor, clock),
        NoticeBoard: NoticeBoard(workspace, actor, clock),
        PassOn: PassOn(workspace, actor, clock, calendar=calendar, hours=hours),
        PromiseLedger: PromiseLedger(workspace, actor, clock),
        WorkingOn: WorkingOn(workspace, actor, clock),
    }


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
    parser.add_argument("--search", default="")
    parser.add_argument(AGAIN, dest="again", action="store_true")
    parser.add_argument("--lang", choices=[str(one) for one in Language], default=str(language))
    return parser


def _name_of(place: Place, language: Language) -> str:
    """What the top bar calls the workspace; nothing for this user's own."""
    if place.demo:
        return _DEMO_NAME.in_(language)
    return place.url.rpartition("/")[2].partition("?")[0]
