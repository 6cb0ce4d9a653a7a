"""Opens the workspace of a window on its lane, first for searching alone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any

from kcc_desktop.app.place import Place
from kcc_desktop.domain.errors import KccError
from kcc_desktop.settings import Settings

if TYPE_CHECKING:
    from kcc_desktop.app.systems import Shelf
    from kcc_desktop.services.find import Find
    from kcc_desktop.services.ports import Searchable, Workspace
    from kcc_desktop.services.ports_mail import MailParsing
    from kcc_desktop.services.systems import Systems
    from kcc_desktop.store.file_search import FileSearch
    from kcc_desktop.viewmodels.counter import Services

SERVER_WORKERS = 3


class Opener:
    """Opens the workspace on its lane, and makes the services over it."""

    def __init__(self, place: Place, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._place = place
        self._settings = settings
        self._clock = clock
        self._workspace: Workspace | None = None
        self._file: FileSearch | None = None
        self._find: Find | None = None
        self._services: Services | None = None
        self._parsing: MailParsing | None = None
        self._shelf: Shelf | None = None
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
        from kcc_desktop.app.services import make_services

        with self._lock:
            find, workspace = self.search(), self._opened()
            who = self._place.who
            faces = self._systems_shelf().faces
            services = make_services(workspace, find, self._settings, self._clock, who, faces)
            self._services = replace(services, more={**services.more, **self._mail(services)})
            return self._services

    def systems(self) -> Systems:
        """Read which other systems there are. Raises WorkspaceFault."""
        shelf = self._systems_shelf()
        return shelf.systems(self._opened(), self._place.who, self._settings.country)

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
            self._put_shelf_away()
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
        self._put_shelf_away()
        if self._parsing is not None:
            self._parsing.close()
        try:
            if self._services is not None:
                self._services.look.close()
        except KccError as fault:
            sys.stderr.write(f"{fault.said.in_(self._settings.language)}\n")
        finally:
            for one in (self._file, self._workspace):
                if one is not None:
                    one.close()

    def _mail(self, services: Services) -> dict[type[Any], Any]:
        """What the shared mailbox asks."""
        from kcc_desktop.app.mail import mail_services, mailboxes_at
        from kcc_desktop.domain.working_time import Calendar
        from kcc_desktop.registers.mail.parsing import KillableParsing
        from kcc_desktop.services.bring_out import BringOut

        self._parsing = KillableParsing()
        mailboxes = mailboxes_at(self._place, self._settings, self._clock)
        place = self._opened(), services.actor, self._clock
        out = services.of(BringOut)
        given = self._settings
        calendar = Calendar(given.country, given.opens, given.closes)
        return mail_services(*place, mailboxes, services.tell, self._parsing, out, calendar)

    def _systems_shelf(self) -> Shelf:
        from kcc_desktop.app.systems import Shelf

        with self._lock:
            if self._shelf is None:
                sample = self._url if self._place.demo else ""
                self._shelf = Shelf(self._settings.systems_folder, self._clock, sample)
            return self._shelf

    def _put_shelf_away(self) -> None:
        if self._shelf is not None:
            self._shelf.close()
            self._shelf = None

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
