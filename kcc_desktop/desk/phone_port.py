"""A port on this machine alone, by which a telephone system tells of calls.

It speaks as much HTTP as that takes: `POST /cti/TOKEN` with the fields of a call, as a form or as
JSON. Whoever does not know the token, comes from a web page, or sends something else is told so and
sent away; nobody waits for them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hmac import compare_digest
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import h11
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QHostAddress, QTcpServer, QTcpSocket

from kcc_desktop.domain.calls import news_in
from kcc_desktop.domain.errors import InvalidInput
from kcc_desktop.domain.said import Said

if TYPE_CHECKING:
    from kcc_desktop.domain.said import Language

LARGEST = 16 * 1024  # bytes of a message
PATIENCE = 5_000  # ms for a whole message
LINGER = 250  # ms for the other side to hear the answer and go
MOST_VISITS = 16
_PATH = "/cti/"
_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_FORM, _JSON = "application/x-www-form-urlencoded", "application/json"

_WRONG_TOKEN = Said("Dit adres klopt niet.", "This address is not right.")
_ONLY_POST = Said("Stuur een POST.", "Send a POST.")
_NO_PAGES = Said("Webpagina’s komen hier niet binnen.", "Web pages may not come in here.")
_TOO_LARGE = Said("Dit bericht is te groot.", "This message is too large.")
_NO_FORM = Said("Stuur een formulier of JSON.", "Send a form or JSON.")
_NO_FIELDS = Said("In dit bericht staan geen velden.", "There are no fields in this message.")


class _Refused(Exception):
    """A visit that is answered with a status and a sentence."""

    def __init__(self, status: HTTPStatus, said: Said) -> None:
        super().__init__(said.nl)
        self.status, self.said = status, said


class PhonePort(QObject):
    """Listens on the loopback interface; `token` is the secret part of its address.

    Signals:
        told(CallNews): something happened to a call.
    """

    told = Signal(object)

    def __init__(self, token: str, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._token, self._language = token, language
        self._visits = 0
        self._server = QTcpServer(self)
        self._server.newConnection.connect(self._on_connection)

    def listen(self, port: int = 0) -> bool:
        """Listen on this port (0: any free one); False when somebody else has it."""
        return self._server.listen(QHostAddress(QHostAddress.SpecialAddress.LocalHost), port)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._server.serverPort()

    @property
    def address(self) -> str:
        """Where a telephone system sends its messages; holds the secret."""
        return f"http://127.0.0.1:{self.port}{_PATH}{self._token}"

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if self._visits >= MOST_VISITS:
                socket.abort()
                socket.deleteLater()
                continue
            self._visits += 1
            _Visit(socket, self).ended.connect(self._on_ended)

    @Slot()
    def _on_ended(self) -> None:
        self._visits -= 1

    def take(self, request: h11.Request, body: bytes) -> None:
        """Take in one message. Raises _Refused, InvalidInput."""
        headers = {bytes(name).lower(): bytes(value) for name, value in request.headers}
        self._check(request, headers)
        self.told.emit(news_in(_fields(headers.get(b"content-type", b"").decode("latin-1"), body)))

    def _check(self, request: h11.Request, headers: Mapping[bytes, bytes]) -> None:
        host = headers.get(b"host", b"").decode("latin-1").rpartition(":")
        if b"origin" in headers or (host[0] or host[2]) not in _HOSTS:
            raise _Refused(HTTPStatus.FORBIDDEN, _NO_PAGES)
        wanted = (_PATH + self._token).encode()
        if not self._token or not compare_digest(bytes(request.target).partition(b"?")[0], wanted):
            raise _Refused(HTTPStatus.NOT_FOUND, _WRONG_TOKEN)
        if request.method != b"POST":
            raise _Refused(HTTPStatus.METHOD_NOT_ALLOWED, _ONLY_POST)

    def sentence(self, said: Said) -> bytes:
        """What is answered to who is refused."""
        return json.dumps({"error": said.in_(self._language)}).encode()


class _Visit(QObject):
    """One connection, from its first byte until it is gone.

    Signals:
        ended(): it is gone.
    """

    ended = Signal()

    def __init__(self, socket: QTcpSocket, port: PhonePort) -> None:
        super().__init__(port)
        self._socket, self._phone_port = socket, port
        self._http = h11.Connection(h11.SERVER, max_incomplete_event_size=LARGEST)
        self._request: h11.Request | None = None
        self._body = b""
        self._is_answered = False
        socket.setParent(self)
        socket.readyRead.connect(self._on_ready)
        socket.disconnected.connect(self._on_disconnected)
        QTimer.singleShot(PATIENCE, self, socket.abort)
        self._on_ready()

    @Slot()
    def _on_ready(self) -> None:
        data = self._socket.readAll().data()
        if not data or self._is_answered:
            return
        try:
            self._http.receive_data(bytes(data))
            self._go_on()
        except h11.RemoteProtocolError as fault:
            self._answer(HTTPStatus(fault.error_status_hint), b"")
        except _Refused as refused:
            self._answer(refused.status, self._phone_port.sentence(refused.said))
        except InvalidInput as fault:
            self._answer(HTTPStatus.BAD_REQUEST, self._phone_port.sentence(fault.said))

    def _go_on(self) -> None:
        while (event := self._http.next_event()) not in (h11.NEED_DATA, h11.PAUSED):
            if isinstance(event, h11.Request):
                self._request = event
            elif isinstance(event, h11.Data):
                self._body += bytes(event.data)
                if len(self._body) > LARGEST:
                    raise _Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE)
            elif isinstance(event, h11.EndOfMessage) and self._request is not None:
                self._phone_port.take(self._request, self._body)
                self._answer(HTTPStatus.OK, b"{}")
                return
            else:  # it was closed before it was whole
                return

    def _answer(self, status: HTTPStatus, body: bytes) -> None:
        self._is_answered = True
        if self._http.our_state not in (h11.IDLE, h11.SEND_RESPONSE):
            self._socket.abort()
            return
        headers = [
            (b"content-type", _JSON.encode()),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        said = self._http.send(h11.Response(status_code=status, headers=headers)) or b""
        said += self._http.send(h11.Data(data=body)) or b""
        said += self._http.send(h11.EndOfMessage()) or b""
        self._socket.write(said)
        # Closing on somebody who is still sending would take the answer away from them.
        QTimer.singleShot(LINGER, self, self._socket.disconnectFromHost)

    @Slot()
    def _on_disconnected(self) -> None:
        self.ended.emit()
        self.deleteLater()


def _fields(kind: str, body: bytes) -> Mapping[str, Sequence[str]]:
    """The fields of a message, each with its values."""
    try:
        if kind.partition(";")[0].strip().lower() == _JSON:
            return _of_json(json.loads(body))
        if kind.partition(";")[0].strip().lower() == _FORM:
            return parse_qs(body.decode(), max_num_fields=100)
    except (ValueError, RecursionError) as fault:
        raise _Refused(HTTPStatus.BAD_REQUEST, _NO_FIELDS) from fault
    raise _Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, _NO_FORM)


def _of_json(read: object) -> Mapping[str, Sequence[str]]:
    if not isinstance(read, Mapping):
        raise _Refused(HTTPStatus.BAD_REQUEST, _NO_FIELDS)
    return {str(name): _values(value) for name, value in read.items()}


def _values(value: object) -> Sequence[str]:
    held = value if isinstance(value, list) else [value]
    return [str(one) for one in held if isinstance(one, str | int)]
