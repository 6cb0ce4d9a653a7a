"""A window, filled step by step: painted, then searching, then everything else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kcc_desktop.app.opener import Opener
from kcc_desktop.app.place import Place
from kcc_desktop.desk import tongue
from kcc_desktop.desk.theme import Theme
from kcc_desktop.domain.said import Language, Said
from kcc_desktop.settings import Settings
from kcc_desktop.views.main_window import MainWindow

if TYPE_CHECKING:
    from kcc_desktop.app.phone import HearCalls
    from kcc_desktop.desk.behind import Behind
    from kcc_desktop.desk.lanes import Lane
    from kcc_desktop.viewmodels.counter import Counter
    from kcc_desktop.viewmodels.outside import OutsideViewModel
    from kcc_desktop.views.first_search import FirstSearch
    from kcc_desktop.views.workplace import Workplace

FIRST_SIZE = (1440, 900)
#: ms after signing in until other systems are read: who begins to type at once does not notice.
OUTSIDE_AFTER = 1_500
#: What the empty window offers to try with the sample municipality.
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


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


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
        link: str = "",
    ) -> None:
        examples = DEMO_EXAMPLES if place.demo else ()
        self.window = MainWindow(theme, _name_of(place, language), examples)
        self.first: FirstSearch | None = None
        self.workplace: Workplace | None = None
        self.opener = Opener(place, settings, clock)
        self.lane: Lane | None = None
        self._calls: HearCalls | None = None
        self._outside: OutsideViewModel | None = None
        self._behind: list[Behind] = []
        self._parts = language, theme, clock
        self._door, self._link, self._settings = door, link, settings
        self.window.resize(*FIRST_SIZE)
        # In a turn of its own: first comes what else there is to do, as what was typed already.
        self.window.painted.connect(lambda: QTimer.singleShot(0, self._let_search))

    def close(self) -> None:
        """Let go of the workspace; what is still asked of it is interrupted."""
        self.opener.stop()
        if self._calls is not None:
            self._calls.close()
        for one in self._behind:
            one.stop()
        if self._outside is not None:
            self._outside.close()
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
        tongue.speak_in_dialogs(self.window, language)
        desk = Desk(counter, language, clock, first.search)
        desk.setParent(self.window)
        workplace = Workplace(self.window, desk, theme, every_part(), first.popup)
        opening.done.connect(partial(self._open, lane, workplace))
        opening.start()

    def _open(self, lane: Lane, workplace: Workplace) -> None:
        from kcc_desktop.viewmodels.outside import OutsideViewModel

        self._outside = workplace.findChild(OutsideViewModel)
        if self._outside is not None:
            load = partial(self._outside.load, self.opener.systems)
            later = QTimer(workplace, singleShot=True, interval=OUTSIDE_AFTER)
            later.timeout.connect(load)
            workplace.desk.signed_in.connect(lambda _actor: later.start())
        if self.opener.is_missing:
            self._begin(lane, workplace)
        else:
            workplace.desk.warm_up()
        if self._door:
            from kcc_desktop.app.phone import HearCalls
            from kcc_desktop.views.residing import Residing

            residing = Residing(workplace, self._door, tray=self._settings.tray)
            self._calls = HearCalls(workplace, self._settings.phone_port, self._link)
            residing.answer_calls(self._calls.answering)
        self.workplace = workplace

    def _begin(self, lane: Lane, workplace: Workplace) -> None:
        """There is no workspace yet: let the user choose one, in plain words."""
        from kcc_desktop.viewmodels.first_start import FirstStartViewModel
        from kcc_desktop.views.first_start_page import FirstStartPage

        workplace.desk.sources.not_chosen()
        viewmodel = FirstStartViewModel(lane, self.opener, workplace)
        page = FirstStartPage(viewmodel, workplace.desk.language)
        workplace.add_page(page)
        workplace.show_page(page)
        page.start()
        viewmodel.done.connect(lambda _way: workplace.show_page(workplace.home()))
        viewmodel.done.connect(lambda _way: workplace.desk.warm_up())


def _name_of(place: Place, language: Language) -> str:
    """What the top bar calls the workspace; nothing for this user's own."""
    if place.demo:
        return _DEMO_NAME.in_(language)
    return place.url.rpartition("/")[2].partition("?")[0]
