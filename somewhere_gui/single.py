"""One window for one folder of tapes: a second start brings the first to the front.

May import: Qt core and network, ``door``. Promises: a first window that died leaves nothing in the way;
what a second start wanted is told to the first.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from somewhere_gui.door import door

WAIT_MS: Final = 400
MOST_BYTES: Final = 65536


def knock(folder: Path, message: dict[str, str]) -> bool:
    """Tell the window of this folder, if there is one, to come to the front. Whether there was one."""
    socket = QLocalSocket()
    socket.connectToServer(door(folder))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(json.dumps(message).encode() + b"\n")
    heard = socket.waitForBytesWritten(WAIT_MS) and socket.waitForReadyRead(WAIT_MS)
    socket.disconnectFromServer()
    return heard


class Doorkeeper(QObject):
    """Listens for second starts. Emits ``knocked`` with what they wanted."""

    knocked = Signal(dict)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        if not self._server.listen(door(folder)):
            QLocalServer.removeServer(door(folder))  # left by a window that died
            self._server.listen(door(folder))

    @property
    def listening(self) -> bool:
        return self._server.isListening()

    def close(self) -> None:
        self._server.close()

    @Slot()
    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is not None:
            socket.setParent(self)
            socket.readyRead.connect(lambda: self._read(socket))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        """One line of JSON, of a bounded length; anything else is not for us."""
        if not socket.canReadLine():
            if socket.bytesAvailable() > MOST_BYTES:
                socket.abort()
            return
        line = bytes(socket.readLine(MOST_BYTES).data())
        try:
            given = json.loads(line)
        except (ValueError, RecursionError):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        if isinstance(given, dict):
            self.knocked.emit({str(key): str(value) for key, value in given.items()})
