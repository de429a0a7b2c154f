"""Run as a script inside ``dbus-run-session``: what a screen reader finds in the game's window.

``python tests/gui/at_spi.py DATA_DIR`` starts the real window on a new night, waits until the first
choice can be taken, and prints the tree as JSON: a list of ``[depth, role, name, description]``.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, Message, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

ACCESSIBLE = "org.a11y.atspi.Accessible"
ROOT = "/org/a11y/atspi/accessible/root"
WAIT = 60.0
PASSING = (OSError, TimeoutError, IndexError, DBusErrorResponse)
"""What is just starting or changing says so, or is silent."""
Row = list[Any]


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

    def applications(self) -> list[tuple[str, str]]:
        return list(self._call("org.a11y.atspi.Registry", ROOT, "GetChildren"))

    def tree(self, owner: str, path: str, depth: int = 0) -> list[Row]:
        words = [self._property(owner, path, each) for each in ("Name", "Description")]
        rows: list[Row] = [[depth, self._call(owner, path, "GetRoleName"), *words]]
        for child in self._call(owner, path, "GetChildren"):
            rows += self.tree(child[0], child[1], depth + 1)
        return rows


def main(data_dir: str) -> int:
    window = subprocess.Popen(
        [sys.executable, "-m", "somewhere_gui", "--data-dir", data_dir, "--new", "--seed", "5"],
        env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"},
    )
    try:
        reader, until = Reader(), time.monotonic() + WAIT
        rows: list[Row] = []
        while time.monotonic() < until:
            time.sleep(0.2)
            found: list[tuple[str, str]] = []
            with contextlib.suppress(*PASSING):
                found = reader.applications()
            for owner, path in found:
                with contextlib.suppress(*PASSING):
                    rows = reader.tree(owner, path)
            if any(" Choice 1." in row[3] for row in rows):
                print(json.dumps(rows))
                return 0
        return 1
    finally:
        window.terminate()
        window.wait(10)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
