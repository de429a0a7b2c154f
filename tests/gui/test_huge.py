"""A window that fills a large screen of small pixels."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from somewhere_gui.game import Game
from somewhere_gui.theme import HUGE_ZOOM


def test_a_huge_window_draws_everything_larger(qtbot: QtBot, playing: Game) -> None:
    """In 3840 by 2160 the words, the strip and the buttons are larger, in the same columns, and nothing is
    cut off; back in a small window all is as it was."""
    page = playing.play
    before = (
        page.choices.buttons[0].height(),
        page.strip.width(),
        QFontMetrics(page.rail.place.font()).height(),
    )
    small = playing.window.size()
    playing.window.resize(3840, 2160)
    qtbot.waitUntil(lambda: page.width() == 3840)
    assert playing.window.theme.zoom == HUGE_ZOOM
    assert page.parts.in_columns
    now = page.choices.buttons[0].height(), page.strip.width(), QFontMetrics(page.rail.place.font()).height()
    assert all(large >= 1.6 * least for large, least in zip(now, before, strict=True))
    playing.show_settings()
    buttons = playing.settings.entries.values()
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in buttons))
    playing.settings.left.emit()
    playing.window.resize(small)
    qtbot.waitUntil(lambda: page.size() == small and page.choices.buttons[0].height() == before[0])
    assert page.strip.width() == before[1]
