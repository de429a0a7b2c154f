"""What each button of a gamepad does, and when a stick counts as pushed.

May import: Qt core for translating. Promises: pure. Buttons are called as SDL calls them, by their place on
the pad: ``a`` is the lowest of the four, ``leftshoulder`` the upper one at the left.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

PRESS: Final = "press"
"""Presses what has the focus."""
ACTIONS: Final = {
    "a": PRESS,
    "b": "escape",
    "x": "more",
    "y": "history",
    "leftshoulder": "back",
    "rightshoulder": "forward",
    "lefttrigger": "skip",
    "righttrigger": "auto",
    "leftstick": "bag",
    "rightstick": "papers",
    "back": "hide",
    "start": "help",
}
"""Button: :data:`PRESS`, or an action of the table of keys."""
DIRECTIONS: Final = {"dpup": "Up", "dpdown": "Down", "dpleft": "Left", "dpright": "Right"}
"""Button: the way the focus goes. The left stick counts as these."""
WORDS: Final = (
    (QT_TRANSLATE_NOOP("Gamepad", "D-pad"), QT_TRANSLATE_NOOP("Gamepad", "Or the left stick: go that way")),
    ("A", QT_TRANSLATE_NOOP("Gamepad", "Press it")),
    ("B", "escape"),
    ("X", "more"),
    ("Y", "history"),
    ("LB", "back"),
    ("RB", "forward"),
    ("LT", "skip"),
    ("RT", "auto"),
    ("L3", "bag"),
    ("R3", "papers"),
    (QT_TRANSLATE_NOOP("Gamepad", "View"), "hide"),
    (QT_TRANSLATE_NOOP("Gamepad", "Menu"), "help"),
)
"""For the page of keys: the button as it is printed on most pads; the action, or words."""
AXES: Final = {
    "leftx": ("dpleft", "dpright"),
    "lefty": ("dpup", "dpdown"),
    "lefttrigger": ("", "lefttrigger"),
    "righttrigger": ("", "righttrigger"),
}
"""What an axis counts as where it is pushed one way and the other."""
PUSHED: Final = 0.55
"""The share of its way at which an axis counts as pushed; a worn stick rests as far out as 0.2."""
LET_GO: Final = 0.35


def table() -> list[tuple[str, str]]:
    """Button and what it does, for the page of keys, in the player's language."""
    from somewhere_gui.keys import BY_NAME, said

    return [
        (
            QCoreApplication.translate("Gamepad", str(button)),
            said(BY_NAME[what]) if what in BY_NAME else QCoreApplication.translate("Gamepad", str(what)),
        )
        for button, what in WORDS
    ]


class Axes:
    """Sticks and triggers as buttons."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def move(self, axis: str, share: float) -> list[tuple[str, bool]]:
        """An axis stands at ``share`` of its way (-1 to 1): the buttons that are pushed (True) or let go
        (False) by that."""
        if axis not in AXES:
            return []
        before = self._held.get(axis, "")
        low, high = AXES[axis]
        now = low if share <= -PUSHED else high if share >= PUSHED else ""
        if not now and before and abs(share) > LET_GO and (share < 0) == (before == low):
            now = before  # on its way back, and not yet there
        self._held[axis] = now
        changes = [(before, False), (now, True)] if now != before else []
        return [(button, down) for button, down in changes if button]
