"""The engine's sentences about what went wrong, in the player's language.

May import: Qt core. Promises: pure, on any thread; a sentence that is not known here, or that nobody has
translated, is left as the engine says it; what the engine put into it stays in it.

The engine itself speaks English: its sentences are also read by programs and over HTTP.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

SENTENCES: Final = (
    # A night and its turns.
    QT_TRANSLATE_NOOP("EngineWords", "The night of session {0} is over. Begin a new one, or go back a turn."),
    QT_TRANSLATE_NOOP("EngineWords", "An action has {0} to {1} characters; this one has {2}."),
    QT_TRANSLATE_NOOP(
        "EngineWords", "The {0} of turn {1} did not come within {2} s. Nothing was changed; try again."
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Turn {0} was sent, but turn {1} of session {2} comes next. Read the state again before acting.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Turn {0} of session {1} had been left unfinished and is finished now. Read the state again before "
        "acting.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The night of session {0} is played without mercy: what is done stays done. Play on, or begin a new "
        "night.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Session '{0}' has no later turn to go forward to from here. Play on, or choose one of its other "
        "futures.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Turn {0} of session '{1}', which was marked, is not there any more as it was: its history was "
        "changed or repaired since. Go back by the strip of frames instead.",
    ),
    # Somebody else has it.
    QT_TRANSLATE_NOOP(
        "EngineWords", "This tape is in another window. Close it there, or choose another tape."
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "A turn of session '{0}' is being worked on already, here or in another program. Wait until it has "
        "finished, then read the state and act.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Session '{0}' was still being written to after {1} s, or is being edited by this very thread. Wait "
        "until that is done, then try again.",
    ),
    # The disk.
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "No room left on the disk while {0} of session '{1}'{2}. The last whole turn is still there; free "
        "some space and do it again.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The disk is read-only or access was denied while {0} of session '{1}'{2}. Nothing was lost; make "
        "the folder writable, or choose another data folder.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The disk failed while {0} of session '{1}'{2}: {3}. What was saved before is kept; check the disk, "
        "then try again.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} of session '{1}' cannot be read: {2}. It is kept as it is; open the earlier save of this slot, "
        "or begin a new night in another.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} of session '{1}' was written by a newer version of the game (schema {2}, this one reads up to "
        "{3}). It is kept as it is; update the game to open it.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "No whole save of session '{0}' is left, neither the last nor the one before. Its files are kept; "
        "delete the slot to move them to the trash.",
    ),
    # A tape as a file.
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} cannot be opened: {1}. Nothing was changed; get the file once more from where it came from, or "
        "choose another.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "it is cut off, or no such file at all"),
    QT_TRANSLATE_NOOP("EngineWords", "it is no night of this game"),
    QT_TRANSLATE_NOOP("EngineWords", "there is no night in it"),
    QT_TRANSLATE_NOOP("EngineWords", "it is bigger than any night"),
    QT_TRANSLATE_NOOP("EngineWords", "There is no file {0}. Choose another."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is a folder, not a file. Choose a file."),
    # A film.
    QT_TRANSLATE_NOOP("EngineWords", "There is no turn to make a film of. Play first."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "No room left on the disk for the film. Nothing of it is left; free some space and make it again.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "The film could not be made: {0}. Nothing of it is left."),
    QT_TRANSLATE_NOOP(
        "EngineWords", "films need PyAV, which is not installed; install it with: pip install av"
    ),
    # A server.
    QT_TRANSLATE_NOOP("EngineWords", "{0} is no web address. Write http://host:port."),
    QT_TRANSLATE_NOOP(
        "EngineWords", "No server answers at {0}. Start it, or check the address, then try again."
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords", "The server at {0} did not answer in time. Read the state before acting again."
    ),
    QT_TRANSLATE_NOOP("EngineWords", "The line to {0} was cut. Read the state before acting again."),
    QT_TRANSLATE_NOOP(
        "EngineWords", "What answers at {0} is not this game's server. Check the address."
    ),
    # A seed code.
    QT_TRANSLATE_NOOP(
        "EngineWords", "The seed code {0} is mistyped somewhere. Compare it sign by sign."
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} is no seed code. A code looks like 1A0C-9KPM-2XQ7: letters, digits, groups of four.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The seed code {0} was made with another world, or with another version of {1}. Choose the world it "
        "belongs to, or begin without a code.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The seed code {0} says something that this version does not know. Update the game, or begin without "
        "a code.",
    ),
)  # fmt: skip
"""With ``{0}``, ``{1}`` ... where the engine puts something in."""


def said(message: str) -> str:
    """A sentence of the engine in the player's language; it itself when it is not known."""
    for sentence, pattern in _patterns():
        found = pattern.fullmatch(message)
        if found is not None:
            spoken = QCoreApplication.translate("EngineWords", sentence)
            return spoken.format(*map(said, found.groups())) if spoken != sentence else message
    return message


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Each sentence, and what the engine makes of it."""
    return [
        (str(each), re.compile("(.*?)".join(map(re.escape, re.split(r"\{\d\}", str(each)))), re.DOTALL))
        for each in SENTENCES
    ]
