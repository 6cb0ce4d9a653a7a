"""The secrets of outside systems: in the keyring of this user, and nowhere on disk.

For a run without anybody there, the environment may give one: `KCC_SECRET_PLANNING` for the system
`planning`, `KCC_SECRET_OUR_PLANNING` for `our-planning`. That is never written anywhere.

Which keyring is used is not left to what happens to be installed: some write secrets to a file that
anybody can read. Without a keyring that is known to be safe, secrets stay in memory for this run.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import threading
from typing import TYPE_CHECKING

from kcc_desktop.domain.errors import SystemRefused
from kcc_desktop.domain.said import Said

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

#: Keyrings that encrypt, each as `module:class`; the first one that works here is used.
SAFE = (
    "keyring.backends.macOS:Keyring",
    "keyring.backends.Windows:WinVaultKeyring",
    "keyring.backends.SecretService:Keyring",
    "keyring.backends.libsecret:Keyring",
    "keyring.backends.kwallet:DBusKeyring",
)
ENVIRONMENT = "KCC_SECRET_"
_SERVICE = "kcc-desktop"

_IN_KEYRING = Said(
    "Geheimen staan in de sleutelbos van deze gebruiker.",
    "Secrets are kept in the keyring of this user.",
)
_IN_MEMORY = Said(
    "Er is hier geen veilige sleutelbos. Geheimen blijven alleen in het geheugen zolang het "
    "programma draait, en worden dus niet bewaard. Zet een sleutelbos aan (zoals GNOME-sleutelring "
    "of KWallet), of geef ze bij elke start met KCC_SECRET_<SLEUTEL>.",
    "There is no safe keyring here. Secrets stay in memory only while the program runs, so they "
    "are not kept. Turn a keyring on (such as GNOME Keyring or KWallet), or give them at each "
    "start with KCC_SECRET_<KEY>.",
)
_LOCKED = Said(
    "De sleutelbos is vergrendeld of werkt niet. Ontgrendel die en probeer het opnieuw.",
    "The keyring is locked or does not work. Unlock it and try again.",
)


class KeptSecrets:
    """Secrets by the keys of their systems; safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._memory: dict[str, str] = {}
        self._looked = False
        self._found: KeyringBackend | None = None

    @property
    def are_kept(self) -> bool:
        """Whether what is given now is still there at the next start."""
        with self._lock:
            return self._keyring() is not None

    @property
    def place(self) -> Said:
        """Where they are."""
        return _IN_KEYRING if self.are_kept else _IN_MEMORY

    def secret(self, key: str) -> str:
        """The secret of the system `key`; empty when there is none.

        Raises SystemRefused when the keyring is locked.
        """
        with self._lock:
            given = self._memory.get(key) or os.environ.get(in_environment(key), "")
            return given.strip() or self._from_keyring(key)

    def keep(self, key: str, secret: str) -> None:
        """Keep it, in place of the one before. Raises SystemRefused when the keyring is locked."""
        with self._lock:
            keyring = self._keyring()
            if keyring is None or in_environment(key) in os.environ:
                self._memory[key] = secret
                return
            try:
                keyring.set_password(*_name(key), secret)
            except Exception as fault:  # each keyring has faults of its own
                raise _locked(key) from fault

    def forget(self, key: str) -> None:
        """Take it away. Raises SystemRefused when the keyring is locked."""
        with self._lock:
            self._memory.pop(key, None)
            keyring = self._keyring()
            if keyring is None or not self._from_keyring(key):
                return
            try:
                keyring.delete_password(*_name(key))
            except Exception as fault:  # as above
                raise _locked(key) from fault

    def _from_keyring(self, key: str) -> str:
        keyring = self._keyring()
        if keyring is None:
            return ""
        try:
            return keyring.get_password(*_name(key)) or ""
        except Exception as fault:  # as above
            raise _locked(key) from fault

    def _keyring(self) -> KeyringBackend | None:
        if not self._looked:
            self._found = safe_keyring()
            self._looked = True
        return self._found


def in_environment(key: str) -> str:
    """The name under which the environment may give the secret of `key`."""
    return ENVIRONMENT + key.upper().replace("-", "_")


def safe_keyring() -> KeyringBackend | None:
    """The first keyring of `SAFE` that works here; what the user's settings name does not count."""
    for place in SAFE:
        module, _, name = place.partition(":")
        with contextlib.suppress(Exception):  # of another system, without D-Bus, without a library
            backend = getattr(importlib.import_module(module), name)
            if backend.viable:
                made: KeyringBackend = backend()
                return made
    return None


def _name(key: str) -> tuple[str, str]:
    return f"{_SERVICE}/{key}", key


def _locked(key: str) -> SystemRefused:
    return SystemRefused(_LOCKED, system=key)
