"""What the engine says of a night: its turns, what was left behind, the code it grew from.

May import: Qt core. Promises: data only; see the package.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Final = (
    # A night and its turns.
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The night of session {0} is over. Begin a new one, or go back a turn.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "An action has {0} to {1} characters; this one has {2}."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Turn {0} was sent, but turn {1} of session {2} comes next. Read the state again before acting.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Turn {0} of session {1} had been left unfinished and is finished now. Read the state again "
        "before acting.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The night of session {0} is played without mercy: what is done stays done. Play on, or begin a "
        "new night.",
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
        "EngineWords",
        "This tape is in another window. Close it there, or choose another tape.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "A turn of session '{0}' is being worked on already, here or in another program. Wait until it "
        "has finished, then read the state and act.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Session '{0}' was still being written to after {1} s, or is being edited by this very thread. "
        "Wait until that is done, then try again.",
    ),
    # A seed code.
    QT_TRANSLATE_NOOP("EngineWords", "The seed code {0} is mistyped somewhere. Compare it sign by sign."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} is no seed code. A code looks like 1A0C-9KPM-2XQ7: letters, digits, groups of four.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The seed code {0} was made with another world, or with another version of {1}. Choose the world "
        "it belongs to, or begin without a code.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The seed code {0} says something that this version does not know. Update the game, or begin "
        "without a code.",
    ),
    # Turns.
    QT_TRANSLATE_NOOP("EngineWords", "The night is over; begin a new one, or go back to an earlier turn."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The action holds half a character (a lone surrogate). Type it again.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The picture of turn {0} did not come within {1} s. Nothing was changed; try again.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The words of turn {0} did not come within {1} s. Nothing was changed; try again.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The turn could not be finished ({0}). Nothing was changed; try again.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "Turn {0} found no words. Nothing was changed; try again."),
    QT_TRANSLATE_NOOP("EngineWords", "Turn {0} was cancelled; the night is as it was before it."),
    QT_TRANSLATE_NOOP("EngineWords", "No picture of {0}: {1}. The words go on without it."),
    QT_TRANSLATE_NOOP("EngineWords", "The painter was closed; make a new one."),
    QT_TRANSLATE_NOOP("EngineWords", "SOMEWHERE_SEED is {0}; set it to a whole number, or unset it."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "SOMEWHERE_PICTURE_SIZE is {0}; write width x height at exactly 16:9, the height a multiple of "
        "8, such as 1024x576.",
    ),
    # The night that is meant.
    QT_TRANSLATE_NOOP("EngineWords", "Session {0} has no picture named {1}."),
    QT_TRANSLATE_NOOP("EngineWords", "Session '{0}' has no picture or tape named '{1}'."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Session '{0}' has no picture or tape named {1}. Names look like 'images/frame_3_a1b2c3.png'.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "Session {0} has not begun. Begin it with its intro."),
    QT_TRANSLATE_NOOP("EngineWords", "Session '{0}' has not begun. Begin the night with its intro first."),
    QT_TRANSLATE_NOOP("EngineWords", "The night of session {0} has not begun; ask for its intro first."),
    QT_TRANSLATE_NOOP("EngineWords", "Session {0} is in turn {1}. Go on playing, or reset it first."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Session {0} is in turn {1}; its terms are fixed. Go on playing, or reset it first.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} is not a session id. Use 1 to 64 letters, digits, '-' or '_', beginning with a letter or "
        "digit.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} is no session id: 1 to 64 letters, digits, - and _, beginning with a letter or digit.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is no session id: letters, digits, - and _, at most 64."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "'{0}' is the name of a device on Windows. Choose another session id.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Session id '{0}' differs from the existing session '{1}' only in upper and lower case, and this "
        "disk cannot keep both. Use '{2}' or choose another id.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Session '{0}' is open in another window. Close it there, or open another slot.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "You have no session {0}. Ids of your sessions begin with {1}."),
    # Back, forward, across.
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Session '{0}' has no turn {1} to go back to; its newest is turn {2}.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Session '{0}' has no turn {1} to go back to; nothing has been played in it yet.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Turn {0} of session '{1}' cannot be restored: its history does not hold all that is needed (it "
        "comes from an older version or was repaired). Go back to another turn.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "Session '{0}' has no future named {1}. List them and choose again."),
    QT_TRANSLATE_NOOP("EngineWords", "That future of session '{0}' has turns {1} to {2}, and no turn {3}."),
    QT_TRANSLATE_NOOP("EngineWords", "The future {0} of session '{1}' is empty."),
    QT_TRANSLATE_NOOP("EngineWords", "Session '{0}' has no mark named {1}. List them and choose again."),
    QT_TRANSLATE_NOOP("EngineWords", "Session '{0}' has no mark yet. Set one first."),
    QT_TRANSLATE_NOOP("EngineWords", "Session '{0}' has not begun; there is nothing to copy."),
)  # fmt: skip
