"""The accessibility bus, as screen readers see it: started for a test, and read through D-Bus."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_ROOT = "/org/a11y/atspi/accessible/root"
#: Numbers of states in the two words that a widget gives (AtspiStateType).
STATES = {"enabled": 8, "focusable": 11, "focused": 12, "showing": 25, "visible": 30, "checked": 4}


def missing() -> str:
    """What a test of the bus lacks on this computer; empty when it has all."""
    if shutil.which("dbus-daemon") is None:
        return "dbus-daemon is not installed (apt: dbus)"
    if _launcher() is None:
        return "at-spi-bus-launcher is not installed (apt: at-spi2-core)"
    try:
        import jeepney  # noqa: F401 (looked for)
    except ImportError:
        return "the library jeepney is not installed"
    return ""


def _launcher() -> str | None:
    return next((path for path in LAUNCHERS if Path(path).exists()), None)


@contextmanager
def running_bus() -> Iterator[str]:
    """A session bus with an accessibility bus beside it; gives the address of the session bus."""
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    launcher = subprocess.Popen(
        [str(_launcher()), "--launch-immediately"],
        env={"DBUS_SESSION_BUS_ADDRESS": address, "PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield address
    finally:
        for process in (launcher, daemon):
            process.terminate()
            process.wait(timeout=20)
        daemon.stdout.close()


@dataclass(frozen=True, slots=True)
class Node:
    """Something on the screen as a screen reader gets it."""

    bus: str
    path: str
    name: str
    role: str
    states: frozenset[str]
    description: str = ""


class Reader:
    """Reads the accessibility bus that belongs to the session bus at `session`."""

    def __init__(self, session: str) -> None:
        from jeepney import DBusAddress
        from jeepney.io.blocking import open_dbus_connection

        own = open_dbus_connection(bus=session)
        where = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (address,) = self._ask(own, where, "GetAddress")
        own.close()
        self._bus = open_dbus_connection(bus=address)

    def close(self) -> None:
        """Let go of the bus."""
        self._bus.close()

    def windows(self) -> list[Node]:
        """The top windows of all programs on the bus."""
        programs = self._children("org.a11y.atspi.Registry", _ROOT)
        return [node for one in programs for node in self.children(one)]

    def children(self, node: Node) -> list[Node]:
        """What stands in `node`."""
        return self._children(node.bus, node.path)

    def walk(self, node: Node) -> Iterator[Node]:
        """`node` and everything within it that shows."""
        yield node
        for child in self.children(node):
            if "showing" in child.states or child.role in ("filler", "panel"):
                yield from self.walk(child)

    def type(self, node: Node, text: str) -> None:
        """Put `text` into a field, as a screen reader does."""
        from jeepney import DBusAddress

        field = DBusAddress(node.path, node.bus, "org.a11y.atspi.EditableText")
        self._ask(self._bus, field, "SetTextContents", "s", (text,))

    def press(self, node: Node) -> None:
        """Do the first thing that a node offers: press a button, choose a row."""
        from jeepney import DBusAddress

        action = DBusAddress(node.path, node.bus, "org.a11y.atspi.Action")
        self._ask(self._bus, action, "DoAction", "i", (0,))

    def _children(self, bus: str, path: str) -> list[Node]:
        from jeepney import DBusAddress

        where = DBusAddress(path, bus, _ACCESSIBLE)
        (found,) = self._ask(self._bus, where, "GetChildren")
        return [self._node(*each) for each in found]

    def _node(self, bus: str, path: str) -> Node:
        from jeepney import DBusAddress

        where = DBusAddress(path, bus, _ACCESSIBLE)
        (role,) = self._ask(self._bus, where, "GetRoleName")
        ((low, high),) = self._ask(self._bus, where, "GetState")
        both = low | high << 32
        states = frozenset(name for name, bit in STATES.items() if both >> bit & 1)
        texts = [self._property(bus, path, name) for name in ("Name", "Description")]
        return Node(bus, path, texts[0], role, states, texts[1])

    def _property(self, bus: str, path: str, name: str) -> str:
        from jeepney import DBusAddress

        where = DBusAddress(path, bus, "org.freedesktop.DBus.Properties")
        ((_kind, value),) = self._ask(self._bus, where, "Get", "ss", (_ACCESSIBLE, name))
        return str(value)

    @staticmethod
    def _ask(
        bus: Any, where: Any, method: str, signature: str | None = None, body: tuple[Any, ...] = ()
    ) -> Any:
        from jeepney import MessageType, new_method_call

        call = new_method_call(where, method, signature, body)
        reply = bus.send_and_get_reply(call, timeout=20)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{method}: {reply.body}")
        return reply.body
