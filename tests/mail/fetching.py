"""A desk of its own, in a process of its own, that fetches a mailbox until it is ended.

`python -m tests.mail.fetching URL PORT USER NAME [DIES_AFTER]`. It says `fetched ID` for each mail,
`other` when another desk fetches, and dies without a word after so many mails.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from kcc_desktop.registers.description import description_in
from kcc_desktop.registers.mail.mailbox import make
from kcc_desktop.registers.mail.parsing import KillableParsing
from kcc_desktop.services.fetch_mail import FetchMail
from kcc_desktop.services.mail_in import Arrived, MailIn
from kcc_desktop.store.workspace import open_workspace
from tests.mail.conftest import DESCRIBED, OneSecret


def now() -> datetime:
    """The clock of the desk."""
    return datetime.now(UTC)


class MortalMailIn(MailIn):
    """Takes in so many mails, and is gone."""

    left = 1_000_000

    def take_in(self, arrived: Arrived, actor: object = None) -> int:
        """The mail, then the end."""
        id_ = super().take_in(arrived)
        print(f"fetched {id_}", flush=True)
        self.left -= 1
        if not self.left:
            os._exit(9)
        return id_


def main() -> None:
    """Fetches until the end of its input."""
    url, port, user, name, *more = sys.argv[1:]
    workspace = open_workspace(url)
    text = DESCRIBED.format(imap=port, smtp=25, user=user, more="")
    postbox = make(description_in(text, Path("info.toml")), OneSecret(), now)
    taking = MortalMailIn(workspace, now)
    taking.left = int(more[0]) if more else taking.left
    parsing = KillableParsing()
    fetching = FetchMail(workspace, postbox, parsing, taking, now, name)
    print("ready", flush=True)
    for line in sys.stdin:
        if line.strip() == "leave":
            fetching.leave()
            print("left", flush=True)
        elif fetching.look().is_ours:
            print("looked", flush=True)
        else:
            print("other", flush=True)
    parsing.close()
    postbox.close()
    workspace.close()


if __name__ == "__main__":
    main()
