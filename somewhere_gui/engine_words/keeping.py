"""What the engine says of keeping: saves, the disk, the bin, a night as one file, its film.

May import: Qt core. Promises: data only; see the package.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

TITLES: Final = (
    QT_TRANSLATE_NOOP("EngineWords", "Night {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} (copy)"),
    QT_TRANSLATE_NOOP("EngineWords", "A night from elsewhere"),
)
"""What tapes are called that nobody has named."""
SENTENCES: Final = (
    # The disk.
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "No room left on the disk while {0} of session '{1}'{2}. The last whole turn is still there; "
        "free some space and do it again.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The disk is read-only or access was denied while {0} of session '{1}'{2}. Nothing was lost; "
        "make the folder writable, or choose another data folder.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The disk failed while {0} of session '{1}'{2}: {3}. What was saved before is kept; check the "
        "disk, then try again.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} of session '{1}' cannot be read: {2}. It is kept as it is; open the earlier save of this "
        "slot, or begin a new night in another.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} of session '{1}' was written by a newer version of the game (schema {2}, this one reads up "
        "to {3}). It is kept as it is; update the game to open it.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "No whole save of session '{0}' is left, neither the last nor the one before. Its files are "
        "kept; delete the slot to move them to the trash.",
    ),
    # A tape as a file.
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} cannot be opened: {1}. Nothing was changed; get the file once more from where it came from, "
        "or choose another.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "it is cut off, or no such file at all"),
    QT_TRANSLATE_NOOP("EngineWords", "it is no night of this game"),
    QT_TRANSLATE_NOOP("EngineWords", "there is no night in it"),
    QT_TRANSLATE_NOOP("EngineWords", "it is bigger than any night"),
    QT_TRANSLATE_NOOP("EngineWords", "There is no file {0}. Choose another."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is a folder, not a file. Choose a file."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The night of session '{0}' is too big for one file ({1} GB). Copy its folder instead.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "Writing the file was given up; nothing of it is left."),
    QT_TRANSLATE_NOOP("EngineWords", "Reading the file was given up; nothing of it is left."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} was written by a newer version of the game (format {1}, this one reads up to {2}). It is "
        "kept as it is; update the game to open it.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "it has no list of what it holds; it is no night of this game"),
    QT_TRANSLATE_NOOP("EngineWords", "it holds more files than any night has"),
    QT_TRANSLATE_NOOP("EngineWords", "it is damaged ({0})"),
    QT_TRANSLATE_NOOP("EngineWords", "its list of what it holds is damaged"),
    QT_TRANSLATE_NOOP("EngineWords", "its list says nothing of {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "the checksum of {0} is wrong"),
    QT_TRANSLATE_NOOP("EngineWords", "what it holds does not add up to a night ({0})"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} has another size than it should"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is a link, a folder or a device"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is bigger than any frame"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is bigger than any such file"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is encrypted"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is in it twice"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is missing, or does not belong to it"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is no name for a file of a night"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is no picture"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is packed in an unknown way"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} leads outside of it"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} would grow beyond all measure"),
    # A film.
    QT_TRANSLATE_NOOP("EngineWords", "There is no turn to make a film of. Play first."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "No room left on the disk for the film. Nothing of it is left; free some space and make it again.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "The film could not be made: {0}. Nothing of it is left."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "films need PyAV, which is not installed; install it with: pip install av",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "Session '{0}' has not begun; there is nothing to make a film of. Play first.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "No room left on the disk for a film in {0}. Nothing of it is left; free some space and make it "
        "again.",
    ),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The film cannot be written to {0}: {1}. Make the folder writable, then make it again.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "The film was given up; nothing of it is left."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The film's process cannot be started ({0}). Close other programs, then make it again.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "There is no tape of kind {0}. Choose one of {1}."),
    QT_TRANSLATE_NOOP("EngineWords", "it stopped without a word"),
    # The shelf and the bin.
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "The history of this night is damaged; what is whole of it can be restored.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "The last save of this night is damaged; it is kept as it is."),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "This night was saved by a newer version of the game; update the game to open it.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "There is no session '{0}' to delete."),
    QT_TRANSLATE_NOOP("EngineWords", "There is no session '{0}' to restore."),
    QT_TRANSLATE_NOOP("EngineWords", "There is nothing named {0} in the trash. List it and choose again."),
    # What was being done while the disk failed.
    QT_TRANSLATE_NOOP("EngineWords", "saving the turn"),
    QT_TRANSLATE_NOOP("EngineWords", "reading the save"),
    QT_TRANSLATE_NOOP("EngineWords", "reading the history"),
    QT_TRANSLATE_NOOP("EngineWords", "listing the saves"),
    QT_TRANSLATE_NOOP("EngineWords", "looking for a picture"),
    QT_TRANSLATE_NOOP("EngineWords", "locking the slot"),
    QT_TRANSLATE_NOOP("EngineWords", "opening the slot"),
    QT_TRANSLATE_NOOP("EngineWords", "marking it as alive"),
    QT_TRANSLATE_NOOP("EngineWords", "going back"),
    QT_TRANSLATE_NOOP("EngineWords", "going forward"),
    QT_TRANSLATE_NOOP("EngineWords", "taking up another future"),
    QT_TRANSLATE_NOOP("EngineWords", "returning to a mark"),
    QT_TRANSLATE_NOOP("EngineWords", "restoring the earlier save"),
    QT_TRANSLATE_NOOP("EngineWords", "copying it"),
    QT_TRANSLATE_NOOP("EngineWords", "moving it to the trash"),
    QT_TRANSLATE_NOOP("EngineWords", "bringing it back"),
    QT_TRANSLATE_NOOP("EngineWords", "writing the file"),
    QT_TRANSLATE_NOOP("EngineWords", "reading a night from a file"),
    QT_TRANSLATE_NOOP("EngineWords", "writing down how the night ended"),
    QT_TRANSLATE_NOOP("EngineWords", "(this process)"),
    # What is wrong with a save.
    QT_TRANSLATE_NOOP("EngineWords", "it is empty"),
    QT_TRANSLATE_NOOP("EngineWords", "it is cut off or damaged ({0})"),
    QT_TRANSLATE_NOOP("EngineWords", "it is cut off: {0} turns fill {1} bytes, it has {2}"),
    QT_TRANSLATE_NOOP("EngineWords", "it is missing, though {0} turns were saved in it"),
    QT_TRANSLATE_NOOP("EngineWords", "it is missing, though other files of the slot are there"),
    QT_TRANSLATE_NOOP("EngineWords", "it is not a saved game"),
    QT_TRANSLATE_NOOP("EngineWords", "it is not a list of turns"),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "its checksum is wrong: it was damaged, or changed by another program",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "its commit record is missing"),
    QT_TRANSLATE_NOOP("EngineWords", "its commit record is not understood"),
    QT_TRANSLATE_NOOP("EngineWords", "its schema_version is {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "it belongs to session {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "it does not add up to a state ({0})"),
    QT_TRANSLATE_NOOP("EngineWords", "current_phase: must be one of {0}, not {1}"),
    QT_TRANSLATE_NOOP("EngineWords", "schema_version: must be {0}, not {1}"),
    QT_TRANSLATE_NOOP("EngineWords", "session_id: it belongs to session {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "time_of_day: must be HH:MM, not {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "{0}: must be 0 to {1}, not {2}"),
    QT_TRANSLATE_NOOP("EngineWords", "a dict is needed, not {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "every key must be text"),
    QT_TRANSLATE_NOOP("EngineWords", "it cannot be written as JSON ({0})"),
    QT_TRANSLATE_NOOP("EngineWords", "the key 'commit' belongs to the store"),
)  # fmt: skip
