"""One window per user: a second start hands over what it was asked, and ends."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 500  # ms
LARGEST = 64 * 1024  # bytes that another start may hand over
LONGEST = 400
_DONE = b"\n"


@dataclass(frozen=True, slots=True)
class Handed:
    """What a second start wants: something to search for, a call to show (a `kcc:` or `tel:` link),
    or only to be seen.
    """

    search: str = ""
    link: str = ""


def hand_over(name: str, handed: Handed) -> bool:
    """Give `handed` to the window that listens under `name`; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(json.dumps(asdict(handed)).encode() + _DONE)
    socket.waitForBytesWritten(PATIENCE)
    taken = socket.waitForReadyRead(PATIENCE) and socket.readLine(8).data() == b"ok\n"
    socket.disconnectFromServer()
    return bool(taken)


def _answers(name: str) -> bool:
    """Whether somebody listens under `name`."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    return bool(socket.waitForConnected(PATIENCE))


class Listener(QObject):
    """Listens for later starts of the same user.

    Signals:
        handed(Handed): another start wants this; the window should come to the front.
    """

    handed = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not _answers(name):  # Qt takes a name over from who has it
            QLocalServer.removeServer(name)  # left behind by one that was killed
            self._server.listen(name)

    @property
    def is_listening(self) -> bool:
        """Whether later starts can reach this one."""
        return self._server.isListening()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            visit = _Visit(socket, self)
            visit.told.connect(self.handed)
            visit.read()


class _Visit(QObject):
    """One other start, from its knock until it is gone.

    Signals:
        told(Handed): what it wants.
    """

    told = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.disconnected.connect(self.deleteLater)
        socket.readyRead.connect(self.read)

    @Slot()
    def read(self) -> None:
        """Read what it says, once that is a whole line; who says something else is sent away."""
        socket = self._socket
        if socket.bytesAvailable() > LARGEST:
            socket.abort()
        elif socket.canReadLine():
            self._take(read_handed(socket.readLine(LARGEST).data()))

    def _take(self, handed: Handed | None) -> None:
        if handed is None:
            self._socket.abort()
            return
        self._socket.write(b"ok\n")
        self._socket.flush()
        self.told.emit(handed)


def read_handed(line: bytes | bytearray | memoryview[int]) -> Handed | None:
    """What a line from outside asks for; None when it is nothing that we wrote."""
    try:
        read = json.loads(bytes(line))
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, Mapping) or not {"search"} <= set(read) <= {"search", "link"}:
        return None
    given = [read["search"], read.get("link", "")]
    if not all(isinstance(word, str) for word in given):
        return None
    return Handed(*(_printable(word) for word in given))


def _printable(word: str) -> str:
    return "".join(letter for letter in word if letter.isprintable())[:LONGEST]
