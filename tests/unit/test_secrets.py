"""Where secrets are kept: in a keyring that is known to be safe, else in memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring

from kcc_desktop import secrets
from kcc_desktop.domain.errors import SystemRefused
from kcc_desktop.secrets import KeptSecrets

PATIENCE = 60

#: Run within a session that has a keyring of its own: keeps, gives in a later start, forgets.
KEEPING = """
from kcc_desktop.secrets import KeptSecrets, safe_keyring
print(type(safe_keyring()).__module__)
first = KeptSecrets()
first.keep("planning", "geheim-\\u00e9")
print(ascii(KeptSecrets().secret("planning")), ascii(KeptSecrets().secret("other")))
first.forget("planning")
first.forget("planning")
print(ascii(KeptSecrets().secret("planning")))
"""


class Written(KeyringBackend):
    """As in keyrings.alt: it says that it works, and writes secrets where anybody reads them."""

    priority = 99
    given: dict[str, str] = {}  # noqa: RUF012 (what any of them was given)

    def get_password(self, service: str, username: str) -> str | None:
        return self.given.get(service)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.given[service] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.given[service]


class Locked(Written):
    """One that can't be opened."""

    def get_password(self, service: str, username: str) -> str | None:
        raise keyring.errors.KeyringLocked("locked")

    set_password = get_password


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "SAFE", ())


def use(monkeypatch: pytest.MonkeyPatch, kind: type[KeyringBackend]) -> None:
    """Count this kind as safe."""
    monkeypatch.setattr(secrets, "SAFE", (f"{kind.__module__}:{kind.__name__}",))


def test_without_a_safe_keyring_secrets_stay_in_memory(no_keyring: None) -> None:
    kept = KeptSecrets()
    kept.keep("planning", "geheim")
    assert kept.secret("planning") == "geheim"
    assert KeptSecrets().secret("planning") == ""
    assert not kept.are_kept
    assert "niet bewaard" in kept.place.nl
    assert "not kept" in kept.place.en
    kept.forget("planning")
    assert kept.secret("planning") == ""


@pytest.mark.parametrize("unsafe", [Written, NullKeyring, FailKeyring, ChainerBackend])
def test_what_is_installed_or_chosen_elsewhere_is_not_used(
    monkeypatch: pytest.MonkeyPatch, unsafe: type[KeyringBackend]
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{unsafe.__module__}.{unsafe.__name__}")
    found = secrets.safe_keyring()
    assert f"{unsafe.__module__}:{unsafe.__name__}" not in secrets.SAFE
    assert not isinstance(found, unsafe)
    monkeypatch.setattr(secrets, "safe_keyring", lambda: None)
    KeptSecrets().keep("planning", "geheim")
    assert Written.given == {}


def test_a_locked_keyring_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Locked)
    kept = KeptSecrets()
    with pytest.raises(SystemRefused, match="vergrendeld"):
        kept.secret("planning")
    with pytest.raises(SystemRefused, match="vergrendeld"):
        kept.keep("planning", "geheim")


def test_the_environment_gives_a_secret_that_is_never_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use(monkeypatch, Written)
    monkeypatch.setattr(Written, "given", {})
    monkeypatch.setenv("KCC_SECRET_OUR_PLANNING", " geheim\n")
    kept = KeptSecrets()
    assert kept.secret("our-planning") == "geheim"
    kept.keep("our-planning", "another")
    assert kept.secret("our-planning") == "another"
    assert Written.given == {}
    kept.keep("planning", "kept")
    assert Written.given == {"kcc-desktop/planning": "kept"}


def test_a_real_keyring_keeps_them(tmp_path: Path) -> None:
    if not (shutil.which("dbus-run-session") and shutil.which("gnome-keyring-daemon")):
        pytest.skip("dbus-run-session or gnome-keyring-daemon is not installed")
    unlocked = "gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
    script = f'printf "\\n" | {unlocked}; exec "$0" -c "$1"'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, sys.executable, KEEPING],
        env=_surroundings(tmp_path),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.stdout.splitlines() == [
        "keyring.backends.SecretService",
        "'geheim-\\xe9' ''",
        "''",
    ], done.stderr
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"geheim" in content for content in written)


def _surroundings(folder: Path) -> dict[str, str]:
    kinds = ("CONFIG", "DATA", "CACHE", "STATE")
    return os.environ | {
        "HOME": str(folder),
        "PYTHONPATH": str(Path(secrets.__file__).parent.parent),
        "XDG_RUNTIME_DIR": str(folder),
        **{f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in kinds},
    }
