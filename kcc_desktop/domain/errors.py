"""Everything that can go wrong, as one tree.

KccError                      carries a sentence that a person can act on
├── InvalidInput              what was typed or read can't be used
├── NotFound                  the asked thing isn't there (any more)
├── Conflict                  someone else was first
├── StepNotAllowed            this step can't follow the present one
├── NotAllowed                the role of whoever asks does not include it
├── Interrupted               a query no longer wanted was stopped
├── SystemFault               an outside system fails; the workspace and the others go on
│   ├── SystemAway            it does not answer, or not in time
│   ├── SystemBusy            it wants to be left alone for a while
│   ├── SystemRefused         it refuses this login, or this login may not do that
│   ├── SystemRejected        it does not take what was sent; sending it again won't help
│   └── SystemUnclear         what it answers can't be used
└── WorkspaceFault            the surroundings fail, not this program
    ├── WorkspaceMissing      no workspace stands there
    ├── WorkspaceDamaged      the file is no (whole) database
    ├── WorkspaceNewer        made by a newer version
    ├── WorkspaceOlder        must be upgraded first
    ├── WorkspaceLocked       another program holds it
    ├── WorkspaceReadOnly     may not be written
    ├── DiskFull              no room left
    ├── WorkspaceAway         the server does not answer
    └── WorkspaceRefused      the server refuses this login
"""

from __future__ import annotations

from kcc_desktop.domain.said import Said


class KccError(Exception):
    """A fault with a sentence (`said`) for the person at the screen."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.nl)
        self.said = said


class InvalidInput(KccError):
    """Input from a person, a file or a server that can't be used."""


class NotFound(KccError):
    """The asked thing is not there, or no longer."""


class StepNotAllowed(KccError):
    """A step that the table of steps does not allow from the present state."""


class NotAllowed(KccError):
    """Somebody's role does not include what was asked; says whom to ask."""


class Conflict(KccError):
    """The change was based on an older version: someone else was first.

    `winner` is the name of who was, `version` the present version.
    """

    def __init__(self, said: Said, *, winner: str, version: int) -> None:
        super().__init__(said)
        self.winner = winner
        self.version = version


class WorkspaceFault(KccError):
    """A fault of the surroundings (disk, server, rights), never a bug of ours."""


class WorkspaceMissing(WorkspaceFault):
    """No workspace stands at that place."""


class WorkspaceDamaged(WorkspaceFault):
    """The file is not a database, or not a whole one."""


class WorkspaceNewer(WorkspaceFault):
    """The workspace was made or upgraded by a newer version of the program."""


class WorkspaceOlder(WorkspaceFault):
    """The workspace must be upgraded before this version can use it."""


class WorkspaceLocked(WorkspaceFault):
    """Another program holds the workspace."""


class WorkspaceReadOnly(WorkspaceFault):
    """The workspace may be read, not written."""


class DiskFull(WorkspaceFault):
    """There is no room left where the workspace stands."""


class WorkspaceAway(WorkspaceFault):
    """The server of the workspace does not answer."""


class WorkspaceRefused(WorkspaceFault):
    """The server of the workspace refuses this login."""


class Interrupted(KccError):
    """A query that is no longer wanted was stopped; nobody needs to be told."""


class SystemFault(KccError):
    """A fault of one outside system (`system` is its name), which leaves all others as they are."""

    def __init__(self, said: Said, *, system: str) -> None:
        super().__init__(said)
        self.system = system


class SystemAway(SystemFault):
    """The system does not answer, or not in time.

    `may_have_arrived` holds when what was sent may have been taken all the same.
    """

    def __init__(self, said: Said, *, system: str, may_have_arrived: bool = False) -> None:
        super().__init__(said, system=system)
        self.may_have_arrived = may_have_arrived


class SystemBusy(SystemFault):
    """The system wants to be left alone for `wait` seconds."""

    def __init__(self, said: Said, *, system: str, wait: float) -> None:
        super().__init__(said, system=system)
        self.wait = wait


class SystemRefused(SystemFault):
    """The system refuses this login, or this login may not do what was asked."""


class SystemRejected(SystemFault):
    """The system does not take what was sent, and says why; sending it again won't help."""


class SystemUnclear(SystemFault):
    """What the system answers can't be used: cut off, too much of it, or of another form."""
