"""What is said where one plays on a server: the line to it, and its door.

May import: Qt core. Promises: data only; see the package.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Final = (
    # A server.
    QT_TRANSLATE_NOOP("EngineWords", "{0} is no web address. Write http://host:port."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "No server answers at {0}. Start it, or check the address, then try again.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The server at {0} did not answer in time. Read the state before acting again.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "The line to {0} was cut. Read the state before acting again."),
    QT_TRANSLATE_NOOP("EngineWords", "What answers at {0} is not this game's server. Check the address."),
    # The line.
    QT_TRANSLATE_NOOP("EngineWords", "The line to the server was cut. Read the state."),
    QT_TRANSLATE_NOOP("EngineWords", "The line was cut and turn {0} did not take place. Act again."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The line was cut, and another action became turn {0}. Read the state.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "The server at {0} sent half a line. Read the state."),
    QT_TRANSLATE_NOOP("EngineWords", "The server at {0} sent what is no event."),
    QT_TRANSLATE_NOOP("EngineWords", "What answers at {0} cannot be read."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "What answers at {0} is not this game's server (status {1}). Check the address.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "What was sent cannot be written as JSON: {0}."),
    # What a service says at its door.
    QT_TRANSLATE_NOOP("EngineWords", "A token is needed. Send Authorization: Bearer <token>."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "A token is needed, and this is none of ours. Send Authorization: Bearer <token>.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "This service does not answer to that host name. Allow it with --allow-host.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "More than {0} requests a second. Wait a moment."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "You have {0} sessions, which is all that is allowed. Delete one first.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "{0} turns are being worked on. Try again in a moment."),
    QT_TRANSLATE_NOOP("EngineWords", "The service is stopping. Try again when it is back."),
    QT_TRANSLATE_NOOP("EngineWords", "The turn failed inside the service. Read the state first."),
)  # fmt: skip
