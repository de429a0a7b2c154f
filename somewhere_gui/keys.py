"""Which key does what: one table of every action, and what the player has made of it.

May import: Qt core and its key names. Promises: pure; a key belongs to one action where it can be
pressed; what the player has changed is kept as one line of the settings, and what is wrong in it counts
as unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

NIGHT, ENDING, SHELF, TITLE = "night", "ending", "shelf", "title"
EVERYWHERE, TYPING = "everywhere", "typing"
BARE: Final = {
    Qt.Key.Key_Control: "Ctrl",
    Qt.Key.Key_Shift: "Shift",
    Qt.Key.Key_Alt: "Alt",
}
"""Keys that are held with others; alone they may be actions too."""
FIXED: Final = frozenset({"Tab", "Shift+Tab", "Up", "Down", "Left", "Right", "Return", "Enter"})
"""Keys that move the focus or press what has it: never anything else."""
NAMES: Final = {
    "Return": QT_TRANSLATE_NOOP("Keys", "Enter"),
    "Enter": QT_TRANSLATE_NOOP("Keys", "Enter"),
    "Space": QT_TRANSLATE_NOOP("Keys", "Space"),
    "Esc": QT_TRANSLATE_NOOP("Keys", "Esc"),
    "Tab": QT_TRANSLATE_NOOP("Keys", "Tab"),
    "Backspace": QT_TRANSLATE_NOOP("Keys", "Backspace"),
    "Ins": QT_TRANSLATE_NOOP("Keys", "Ins"),
    "Del": QT_TRANSLATE_NOOP("Keys", "Del"),
    "Home": QT_TRANSLATE_NOOP("Keys", "Home"),
    "End": QT_TRANSLATE_NOOP("Keys", "End"),
    "PgUp": QT_TRANSLATE_NOOP("Keys", "PgUp"),
    "PgDown": QT_TRANSLATE_NOOP("Keys", "PgDn"),
    "Up": QT_TRANSLATE_NOOP("Keys", "Up"),
    "Down": QT_TRANSLATE_NOOP("Keys", "Down"),
    "Left": QT_TRANSLATE_NOOP("Keys", "Left"),
    "Right": QT_TRANSLATE_NOOP("Keys", "Right"),
    "Ctrl": QT_TRANSLATE_NOOP("Keys", "Ctrl"),
    "Shift": QT_TRANSLATE_NOOP("Keys", "Shift"),
    "Alt": QT_TRANSLATE_NOOP("Keys", "Alt"),
}
"""How keys that have names of their own in the table are called on a keyboard."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does. ``where`` it can be pressed; ``words`` say what it does (to be translated in
    the context ``Keys``); ``fixed``: it cannot be given another key."""

    name: str
    where: str
    key: str
    words: object
    fixed: bool = False


ACTIONS: Final = (
    Action("choice1", NIGHT, "1", QT_TRANSLATE_NOOP("Keys", "Take the first choice")),
    Action("choice2", NIGHT, "2", QT_TRANSLATE_NOOP("Keys", "Take the second choice")),
    Action("choice3", NIGHT, "3", QT_TRANSLATE_NOOP("Keys", "Take the third choice")),
    Action("choice4", NIGHT, "4", QT_TRANSLATE_NOOP("Keys", "Take the fourth choice")),
    Action("type", NIGHT, "5", QT_TRANSLATE_NOOP("Keys", "Type what you do; Enter does it")),
    Action("more", NIGHT, "Space", QT_TRANSLATE_NOOP("Keys", "Show the rest of the words, or read on")),
    Action("skip", NIGHT, "Ctrl", QT_TRANSLATE_NOOP("Keys", "Held: all words at once, page after page")),
    Action("skip_on", NIGHT, "K", QT_TRANSLATE_NOOP("Keys", "Skip: all words at once; again stops it")),
    Action("auto", NIGHT, "A", QT_TRANSLATE_NOOP("Keys", "Read on by itself; again stops it")),
    Action("back", NIGHT, "PgUp", QT_TRANSLATE_NOOP("Keys", "Back one turn; what came after is kept")),
    Action("forward", NIGHT, "PgDown", QT_TRANSLATE_NOOP("Keys", "Forward again, the way it went before")),
    Action("ways", NIGHT, "B", QT_TRANSLATE_NOOP("Keys", "Other ways that this night went")),
    Action("save", NIGHT, "F5", QT_TRANSLATE_NOOP("Keys", "Keep this moment")),
    Action("load", NIGHT, "F9", QT_TRANSLATE_NOOP("Keys", "Back to the moment kept last")),
    Action("history", NIGHT, "L", QT_TRANSLATE_NOOP("Keys", "Read what was told so far")),
    Action("bag", NIGHT, "G", QT_TRANSLATE_NOOP("Keys", "The bag")),
    Action("papers", NIGHT, "P", QT_TRANSLATE_NOOP("Keys", "The papers that were read, whole")),
    Action("hide", NIGHT, "H", QT_TRANSLATE_NOOP("Keys", "Only the picture; any key brings the rest back")),
    Action("copy", NIGHT, "C", QT_TRANSLATE_NOOP("Keys", "Keep a copy of this night as it stands")),
    Action("transcript", NIGHT, "X", QT_TRANSLATE_NOOP("Keys", "Write the night down, to keep or to send")),
    Action("film", NIGHT, "F", QT_TRANSLATE_NOOP("Keys", "Make a film of this night, or watch it")),
    Action("watch", NIGHT, "W", QT_TRANSLATE_NOOP("Keys", "Let the night play itself; any key takes over")),
    Action("tapes", NIGHT, "T", QT_TRANSLATE_NOOP("Keys", "All tapes")),
    Action("choose1", TYPING, "Alt+1", QT_TRANSLATE_NOOP("Keys", "Take the first choice while typing")),
    Action("choose2", TYPING, "Alt+2", QT_TRANSLATE_NOOP("Keys", "Take the second choice while typing")),
    Action("choose3", TYPING, "Alt+3", QT_TRANSLATE_NOOP("Keys", "Take the third choice while typing")),
    Action("choose4", TYPING, "Alt+4", QT_TRANSLATE_NOOP("Keys", "Take the fourth choice while typing")),
    Action("again", ENDING, "A", QT_TRANSLATE_NOOP("Keys", "Again, from a little before the end")),
    Action("new", ENDING, "N", QT_TRANSLATE_NOOP("Keys", "A new night")),
    Action("terms", TITLE, "T", QT_TRANSLATE_NOOP("Keys", "The terms of a new night")),
    Action("play", SHELF, "Return", QT_TRANSLATE_NOOP("Keys", "Play the chosen tape"), fixed=True),
    Action("rename", SHELF, "F2", QT_TRANSLATE_NOOP("Keys", "Rename")),
    Action("branch", SHELF, "B", QT_TRANSLATE_NOOP("Keys", "Branch: a copy to play another way")),
    Action("export", SHELF, "E", QT_TRANSLATE_NOOP("Keys", "Send the tape out as one file")),
    Action("reel", SHELF, "F", QT_TRANSLATE_NOOP("Keys", "Make a film of the tape, or watch it")),
    Action("import", SHELF, "I", QT_TRANSLATE_NOOP("Keys", "Bring in a tape from a file")),
    Action("bin", SHELF, "Del", QT_TRANSLATE_NOOP("Keys", "Into the bin")),
    Action("undo", SHELF, "Z", QT_TRANSLATE_NOOP("Keys", "Take it back out")),
    Action("find", SHELF, "Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Find a tape, or a word of the night")),
    Action("escape", EVERYWHERE, "Esc", QT_TRANSLATE_NOOP("Keys", "Back; stop the telling; to the title")),
    Action("retry", EVERYWHERE, "R", QT_TRANSLATE_NOOP("Keys", "Try again, when something went wrong")),
    Action("screen", EVERYWHERE, "F11", QT_TRANSLATE_NOOP("Keys", "Full screen")),
    Action("help", EVERYWHERE, "F1", QT_TRANSLATE_NOOP("Keys", "The page of keys")),
    Action("voice", EVERYWHERE, "V", QT_TRANSLATE_NOOP("Keys", "Read everything aloud, or no more")),
    Action("mute", EVERYWHERE, "M", QT_TRANSLATE_NOOP("Keys", "Sound off, or on again")),
    Action("shot", EVERYWHERE, "S", QT_TRANSLATE_NOOP("Keys", "Keep a picture of the window")),
)  # fmt: skip
BY_NAME: Final = {action.name: action for action in ACTIONS}


def places() -> dict[str, str]:
    """Where actions can be pressed, in the player's language, in the table's order."""
    translate = QCoreApplication.translate
    return {
        NIGHT: translate("Keys", "In the night"),
        TYPING: translate("Keys", "While typing"),
        ENDING: translate("Keys", "When the night is over"),
        TITLE: translate("Keys", "On the title"),
        SHELF: translate("Keys", "On the shelf"),
        EVERYWHERE: translate("Keys", "Everywhere"),
    }


def said(action: Action) -> str:
    """What an action does, in the player's language."""
    return QCoreApplication.translate("Keys", str(action.words))


def pressed(event: QKeyEvent) -> str:
    """The key of an event as the table writes it, such as ``PgUp`` or ``Ctrl+F``."""
    key = Qt.Key(event.key())
    if key in BARE:
        return BARE[key]
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    if Qt.Key.Key_Exclam.value <= key.value <= Qt.Key.Key_Slash.value or key.value > 0x01100000:
        held &= ~Qt.KeyboardModifier.ShiftModifier  # the sign says already that Shift is down
    return QKeySequence(held.value | key.value).toString(QKeySequence.SequenceFormat.PortableText)


def shown(key: str) -> str:
    """A key as it is written on a button, by its name on keyboards of the player's language."""
    head, plus, tail = key.rpartition("+") if key not in ("", "+") else ("", "", key)
    return "+".join(map(_called, head.split("+"))) + plus + _called(tail)


def _called(key: str) -> str:
    return QCoreApplication.translate("Keys", str(NAMES[key])) if key in NAMES else key


class Keys:
    """The table as this player has it. ``changes`` is the settings' line: ``back=Backspace history=J``."""

    def __init__(self, changes: str = "") -> None:
        usual = self._keys = {action.name: action.key for action in ACTIONS}
        wanted = dict(part.partition("=")[::2] for part in changes.split())
        known = {name: key for name, key in wanted.items() if name in usual and not BY_NAME[name].fixed}
        self._keys = {**usual, **known}  # all at once: two actions may have swapped their keys
        while wrong := [name for name in known if self.refusal(name, self._keys[name])]:
            for name in wrong:
                del known[name]
                self._keys[name] = usual[name]

    def key(self, name: str) -> str:
        """The key of an action, as the table writes it."""
        return self._keys[name]

    def words(self, name: str) -> str:
        """The key of an action, as it is written on a button."""
        return shown(self._keys[name])

    def action(self, event: QKeyEvent, *where: str) -> str:
        """The action of a pressed key in these places, empty if there is none."""
        key = pressed(event)
        return next((a.name for a in ACTIONS if a.where in where and self._keys[a.name] == key), "")

    def clash(self, name: str, key: str) -> str:
        """The action that has this key already where ``name`` can be pressed, or nothing."""
        return next(
            (
                other.name
                for other in ACTIONS
                if other.name != name and self._keys[other.name] == key and _meet(other, BY_NAME[name])
            ),
            "",
        )

    def refusal(self, name: str, key: str) -> str:
        """Why an action cannot have this key, in words; empty: it can."""
        translate = QCoreApplication.translate
        action = BY_NAME[name]
        if action.fixed:
            return translate("Keys", "This key stays as it is.")
        if not key or key in FIXED:
            return translate("Keys", "{key} moves between things and presses them.").format(key=shown(key))
        if action.where == TYPING and len(key) == 1:
            return translate("Keys", "While typing, {key} is a letter.").format(key=key)
        other = self.clash(name, key)
        if other:
            return translate("Keys", "{key} is taken already: {what}.").format(
                key=shown(key), what=said(BY_NAME[other])
            )
        return ""

    def give(self, name: str, key: str) -> str:
        """The settings' line with this key for that action. The key must not be refused."""
        now = {**self._keys, name: key}
        return " ".join(f"{each.name}={now[each.name]}" for each in ACTIONS if now[each.name] != each.key)


def _meet(one: Action, other: Action) -> bool:
    """Whether both can be pressed at the same time."""
    if TYPING in (one.where, other.where):
        return one.where == other.where
    return one.where == other.where or EVERYWHERE in (one.where, other.where)
