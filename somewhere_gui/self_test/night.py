"""What a night needs: folders, the engine with its painter, the film maker, keys, a model's server.

May import: ``engine.assembly``, ``engine.models``, the window's folders; Qt to read a picture. Promises: the
night is played in a temporary folder and offline, whatever the player has set; the only server asked is
one of this check's own, on this machine.
"""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, Final

from somewhere_gui.self_test import Broken, Lacks, translate

NIGHT: Final = "self-test"


def writable(places: dict[str, Path]) -> Callable[[Path], Iterator[str]]:
    """A check that each of these folders can be written to; they are made when they are not there."""

    def check(folder: Path) -> Iterator[str]:
        for name, place in places.items():
            probe = place / f".self-test-{secrets.token_hex(4)}"
            try:
                place.mkdir(parents=True, exist_ok=True)
                probe.write_bytes(b"1")
                probe.unlink()
            except OSError as problem:
                raise Broken(
                    translate(
                        "SelfTest",
                        "The folder for {0} cannot be written: {1} ({2}). Make it writable, or name another "
                        "with --data-dir.",
                    ).format(name, place, problem.strerror)
                ) from problem
            yield f"{name}: {place}"

    return check


class Night:
    """One night in a temporary folder, begun when it is first looked at."""

    def __init__(self) -> None:
        self._engine: Any = None

    def painter(self, folder: Path) -> Iterator[str]:
        """The night begins with a picture that can be shown."""
        from PySide6.QtGui import QImage

        engine = self._begun(folder)
        frame = QImage.fromData(engine.image(NIGHT, engine.intro(NIGHT)["dispatch_image"]))
        if frame.isNull():
            raise Broken(translate("SelfTest", "The first frame cannot be shown: it is no picture."))
        colours = {
            frame.pixel(x, y) for x in range(0, frame.width(), 16) for y in range(0, frame.height(), 16)
        }
        if len(colours) < 32:
            raise Broken(translate("SelfTest", "The first frame is all but empty."))
        yield translate("SelfTest", "a frame of {0} x {1}").format(frame.width(), frame.height())

    def turn(self, folder: Path) -> Iterator[str]:
        """One turn is told, and it is on disk."""
        engine = self._begun(folder)
        choice = engine.state(NIGHT)["choices"][0]
        events = list(engine.play(NIGHT, choice, "NORMAL"))
        words = "".join(event.text for event in events if event.name == "delta")
        if engine.state(NIGHT)["turn_count"] < 1 or not words:
            raise Broken(
                translate("SelfTest", "The turn '{0}' was not told: {1}.").format(choice, events[-1])
            )
        yield translate("SelfTest", "a turn of {0} words").format(len(words.split()))

    def tape(self, folder: Path) -> Iterator[str]:
        """The film of that night is made."""
        size = self._begun(folder).make_tape(NIGHT, "mp4").stat().st_size
        if size < 1000:
            raise Broken(translate("SelfTest", "The film of that night is empty."))
        yield translate("SelfTest", "a film of {0} KB").format(size // 1024)

    def close(self) -> None:
        if self._engine is not None:
            from engine.assembly import close_engines

            self._engine.close()
            close_engines()

    def _begun(self, folder: Path) -> Any:
        if self._engine is None:
            from engine.assembly import service_engine

            self._engine = service_engine(folder / "nights")
        return self._engine


def keys(folder: Path) -> Iterator[str]:
    """A key goes into the system's keyring, comes back and is taken out again."""
    from engine.models.keys import SERVICE, keyring_works

    if not keyring_works():
        raise Lacks(
            translate("SelfTest", "This system has no keyring: a model's key lasts until the game is closed.")
        )
    import keyring

    key = secrets.token_hex(8)
    try:
        keyring.set_password(SERVICE, NIGHT, key)
        back = keyring.get_password(SERVICE, NIGHT)
        keyring.delete_password(SERVICE, NIGHT)
    except Exception as problem:  # foreign back ends raise anything
        raise Lacks(
            translate(
                "SelfTest", "The keyring does not answer ({0}): a model's key lasts until the end."
            ).format(problem)
        ) from problem
    if back != key:
        raise Broken(translate("SelfTest", "The keyring gave back another key than it was given."))
    yield translate("SelfTest", "{0} keeps keys").format(
        type(keyring.get_keyring()).__module__.rpartition(".")[2]
    )


def models(folder: Path) -> Iterator[str]:
    """A model's server on this machine can be asked."""
    from engine.models.connection import Connection
    from engine.models.servers import Server, preset

    with _server() as url:
        connection = Connection(Server(preset("other"), url, ""))
        try:
            listed = connection.models(seconds=60)  # the first call of a run imports for long
        finally:
            connection.close()
    if listed != [NIGHT]:
        raise Broken(
            translate(
                "SelfTest", "A server on this machine was asked for its models and was heard to say {0}."
            ).format(listed)
        )
    yield translate("SelfTest", "servers on this machine can be asked")


class _Lists(BaseHTTPRequestHandler):
    """Answers every question with a list of one model."""

    def do_GET(self) -> None:
        body = json.dumps({"object": "list", "data": [{"id": NIGHT, "object": "model"}]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged."""


@contextmanager
def _server() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Lists)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="self-test")
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
