"""Sounds in words, for those who do not hear them.

May import: Qt core's translation, ``scape``. Promises: every sound that can be heard has its words.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

SAID: Final[dict[str, object]] = {
    "wind": QT_TRANSLATE_NOOP("Sounds", "wind"),
    "gale": QT_TRANSLATE_NOOP("Sounds", "a gale"),
    "sand": QT_TRANSLATE_NOOP("Sounds", "blown sand"),
    "insects": QT_TRANSLATE_NOOP("Sounds", "insects"),
    "rain": QT_TRANSLATE_NOOP("Sounds", "rain"),
    "ventilation": QT_TRANSLATE_NOOP("Sounds", "ventilation"),
    "mains": QT_TRANSLATE_NOOP("Sounds", "tubes buzzing"),
    "generator": QT_TRANSLATE_NOOP("Sounds", "a generator"),
    "machines": QT_TRANSLATE_NOOP("Sounds", "tape machines"),
    "drips": QT_TRANSLATE_NOOP("Sounds", "dripping"),
    "cavern": QT_TRANSLATE_NOOP("Sounds", "a large dark room"),
    "static": QT_TRANSLATE_NOOP("Sounds", "static, almost voices"),
    "red": QT_TRANSLATE_NOOP("Sounds", "slow breathing, everywhere"),
    "surf": QT_TRANSLATE_NOOP("Sounds", "surf"),
    "dread": QT_TRANSLATE_NOOP("Sounds", "a low tone"),
    "heart": QT_TRANSLATE_NOOP("Sounds", "your heart"),
    "breath": QT_TRANSLATE_NOOP("Sounds", "your breath"),
    "steps_ground": QT_TRANSLATE_NOOP("Sounds", "steps on dirt"),
    "steps_floor": QT_TRANSLATE_NOOP("Sounds", "steps on a floor"),
    "steps_metal": QT_TRANSLATE_NOOP("Sounds", "steps on metal"),
    "water": QT_TRANSLATE_NOOP("Sounds", "steps in water"),
    "door": QT_TRANSLATE_NOOP("Sounds", "a door"),
    "blow": QT_TRANSLATE_NOOP("Sounds", "a blow"),
    "crash": QT_TRANSLATE_NOOP("Sounds", "a crash"),
    "shot": QT_TRANSLATE_NOOP("Sounds", "a shot, or as loud"),
    "sign": QT_TRANSLATE_NOOP("Sounds", "something is there"),
    "near": QT_TRANSLATE_NOOP("Sounds", "something comes near"),
    "upon": QT_TRANSLATE_NOOP("Sounds", "it is upon you"),
    "take": QT_TRANSLATE_NOOP("Sounds", "something goes into the bag"),
    "switch": QT_TRANSLATE_NOOP("Sounds", "a switch"),
    "click": QT_TRANSLATE_NOOP("Sounds", "a relay"),
    "motor": QT_TRANSLATE_NOOP("Sounds", "the tape runs back"),
    "record": QT_TRANSLATE_NOOP("Sounds", "the camera runs"),
    "page": QT_TRANSLATE_NOOP("Sounds", "paper"),
    "phone": QT_TRANSLATE_NOOP("Sounds", "a telephone"),
    "squelch": QT_TRANSLATE_NOOP("Sounds", "a radio opens"),
    "thunder": QT_TRANSLATE_NOOP("Sounds", "thunder"),
    "gust": QT_TRANSLATE_NOOP("Sounds", "a gust"),
    "power_up": QT_TRANSLATE_NOOP("Sounds", "the power comes up"),
    "power_down": QT_TRANSLATE_NOOP("Sounds", "the power goes down"),
    "eject": QT_TRANSLATE_NOOP("Sounds", "the tape is ejected"),
    "gasp": QT_TRANSLATE_NOOP("Sounds", "your breath catches"),
}
HISS: Final = (
    QT_TRANSLATE_NOOP("Sounds", "hiss, faint"),
    QT_TRANSLATE_NOOP("Sounds", "hiss, far"),
    QT_TRANSLATE_NOOP("Sounds", "hiss"),
    QT_TRANSLATE_NOOP("Sounds", "hiss, close"),
    QT_TRANSLATE_NOOP("Sounds", "hiss, upon you"),
)
"""By how near a threat is."""
MOST: Final = 5


def words(name: str, stage: int = 0) -> str:
    """One sound in the player's language."""
    source = HISS[min(stage, 4)] if name == "hiss" else SAID.get(name, name)
    return QCoreApplication.translate("Sounds", str(source))


def caption(played: list[str], before: dict[str, float], now: dict[str, float], stage: int) -> str:
    """``[steps on metal] [hiss, close]``: what was just heard, and what has begun to sound. The hiss is
    always named while something is near, and everything else that goes on only when it begins."""
    begun = [name for name in now if name not in before and name != "hiss"]
    loud = sorted(begun, key=lambda name: -now[name])
    hiss = ["hiss"] if stage > 0 else []
    told = [*played, *hiss, *(name for name in loud if name not in played)][:MOST]
    return " ".join(f"[{words(name, stage)}]" for name in told)
