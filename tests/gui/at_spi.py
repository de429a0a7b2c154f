"""Run as a script inside ``dbus-run-session``: what a screen reader finds in the game's window.

``python tests/gui/at_spi.py DATA_DIR`` starts the real window and goes from page to page by what assistive
tools can press, beginning a night on the way. Prints as JSON what is shown of each page: its name ->
a list of ``[role, name, description, takes the keys]``.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, Message, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

ACCESSIBLE, ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
ROOT = "/org/a11y/atspi/accessible/root"
WAIT = 60.0
FOCUSABLE, SHOWING = 11, 25
"""Bits of a state."""
PASSING = (OSError, TimeoutError, IndexError, DBusErrorResponse)
"""What is just starting or changing says so, or is silent."""
WALK = (
    ("title", "", "New night"),
    ("play", " Choice 1.", "History"),
    ("history", "What was told", "Back"),
    ("play again", " Choice 1.", "Tapes"),
    ("tapes", "Find a tape", "Back"),
    ("play once more", " Choice 1.", "Help"),
    ("help", "Keys", "Back"),
    ("play at last", " Choice 1.", "Menu"),
    ("title again", "Continue", "Settings"),
    ("settings", "Saved as you change", "Reading"),
    ("settings, reading", "Text size", "Keys"),
    ("settings, keys", "Reset this page", ""),
)
"""Pages in order: what to call it, words that stand on it once it is whole, and what is pressed there."""


@dataclass(frozen=True)
class Node:
    """One thing on the page."""

    owner: str
    path: str
    role: str
    name: str
    description: str
    focusable: bool


class Reader:
    """Asks what assistive tools ask, over the bus that they use."""

    def __init__(self) -> None:
        session = open_dbus_connection("SESSION")
        bus = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = session.send_and_get_reply(new_method_call(bus, "GetAddress")).body[0]
        session.close()
        self._bus: DBusConnection = open_dbus_connection(address)

    def _call(self, owner: str, path: str, method: str) -> Any:
        return self._asked(new_method_call(DBusAddress(path, owner, ACCESSIBLE), method))

    def _property(self, owner: str, path: str, name: str) -> str:
        return str(self._asked(Properties(DBusAddress(path, owner, ACCESSIBLE)).get(name))[1])

    def _asked(self, message: Message) -> Any:
        """The first value of the answer. Raises DBusErrorResponse when the answer is that it cannot."""
        return unwrap_msg(self._bus.send_and_get_reply(message, timeout=5))[0]

    def page(self) -> list[Node]:
        """Everything that is shown now; nothing while something changes."""
        with contextlib.suppress(*PASSING):
            return [
                node
                for owner, path in self._call("org.a11y.atspi.Registry", ROOT, "GetChildren")
                for window in self._call(owner, path, "GetChildren")
                for node in self._shown(*window)
            ]
        return []

    def _shown(self, owner: str, path: str) -> Iterator[Node]:
        states = self._call(owner, path, "GetState")[0]
        if not states >> SHOWING & 1:
            return
        words = [self._property(owner, path, each) for each in ("Name", "Description")]
        role = self._call(owner, path, "GetRoleName")
        yield Node(owner, path, role, words[0], words[1], bool(states >> FOCUSABLE & 1))
        for child in self._call(owner, path, "GetChildren"):
            yield from self._shown(*child)

    def press(self, node: Node) -> None:
        """Do what the thing does first."""
        address = DBusAddress(node.path, node.owner, ACTION)
        with contextlib.suppress(DBusErrorResponse):  # a page that goes takes the answer with it
            self._asked(new_method_call(address, "DoAction", "i", (0,)))


def seen(reader: Reader, words: str, pressed: str) -> tuple[list[Node], Node | None]:
    """A page once ``words`` are said on it and what is to be pressed can be. Raises TimeoutError."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        nodes = reader.page()
        button = next((each for each in nodes if each.name == pressed and "button" in each.role), None)
        said = any(words in f"{each.name} {each.description}" for each in nodes)
        if nodes and said and (button is not None or not pressed):
            return nodes, button
        time.sleep(0.2)
    raise TimeoutError(f"{words!r} or {pressed!r} never came")


def walk() -> dict[str, list[list[object]]]:
    """Every page of :data:`WALK`."""
    found: dict[str, list[list[object]]] = {}
    reader = Reader()
    for page, words, pressed in WALK:
        nodes, button = seen(reader, words, pressed)
        found[page] = [[each.role, each.name, each.description, each.focusable] for each in nodes]
        if button is not None:
            reader.press(button)
            time.sleep(0.3)  # what is pressed says so later
    return found


def main(data_dir: str) -> int:
    window = subprocess.Popen(
        [sys.executable, "-m", "somewhere_gui", "--data-dir", data_dir, "--seed", "5"],
        env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"},
    )
    try:
        print(json.dumps(walk()))
        return 0
    finally:
        window.terminate()
        window.wait(10)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
