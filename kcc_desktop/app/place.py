"""Where and as whom the window works."""

from __future__ import annotations

from dataclasses import dataclass

from kcc_desktop.settings import login_name

#: Who works in the sample municipality when nobody is named.
DEMO_LOGIN = "hilde.vos"


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
