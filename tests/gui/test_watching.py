"""The night plays itself while one watches, and is given back at the first key."""

from __future__ import annotations

import random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engine.rules.policies import simulate
from engine.sessions import to_public
from engine.world import load_world
from somewhere_gui import watching
from somewhere_gui.game import Game
from somewhere_gui.watching import TEMPERS, pick, taste
from tests.gui.fake_engine import CHOICES, FakeEngine

STATE: dict[str, Any] = {
    "choices": ["Film it", "Hide under the desk", "Read the page"],
    "offers": [
        {"text": "Film it", "verb": "film", "note": "loud"},
        {"text": "Hide under the desk", "verb": "hide", "note": "quiet"},
        {"text": "Read the page", "verb": "read", "note": ""},
    ],
}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No time to read is left."""
    monkeypatch.setattr(watching, "LEAST_MS", 0)
    monkeypatch.setattr(watching, "MS_A_WORD", 0)


def test_tempers_differ() -> None:
    """A careful player hides, a curious one reads, a reckless one films, whatever the dice say."""
    wanted = {"careful": "Hide under the desk", "curious": "Read the page", "reckless": "Film it"}
    for temper in TEMPERS:
        taken = [pick(temper, STATE, random.Random(seed)) for seed in range(40)]
        assert max(set(taken), key=taken.count) == wanted[temper]
        assert set(taken) <= set(STATE["choices"])
    assert taste("reckless", STATE["offers"][0]) > taste("careful", STATE["offers"][0])


def test_tempers_differ_over_real_choices() -> None:
    """On the choices of real nights the careful take what is quiet more than the reckless, these what is
    loud or filmed more than the careful, and the curious look into most."""
    world = load_world("somewhere")
    states = [to_public(turn.after) for seed in range(3) for turn in simulate(world, seed)[:-1]]
    taken: dict[str, list[str]] = {}
    for temper in TEMPERS:
        dice = random.Random(1)
        words = [pick(temper, state, dice) for state in states]
        taken[temper] = [
            f"{offer['verb']} {offer['note']}"
            for state, chosen in zip(states, words, strict=True)
            for offer in state["offers"]
            if offer["text"] == chosen
        ]

    def share(temper: str, *said: str) -> float:
        return sum(any(word in each for word in said) for each in taken[temper]) / len(states)

    assert share("careful", "quiet", "hide", "wait", "rest") > 1.5 * share(
        "reckless", "quiet", "hide", "wait", "rest"
    )
    assert share("reckless", "film", "run", "loud", "throw") > 1.5 * share(
        "careful", "film", "run", "loud", "throw"
    )
    looking = ("examine", "read", "search", "ask", "talk")
    assert share("curious", *looking) > max(share("careful", *looking), share("reckless", *looking))


def test_not_the_same_again() -> None:
    """What was done last is not done again while there is anything else."""
    again = {**STATE, "last_choice": "Film it"}
    assert all(pick("reckless", again, random.Random(seed)) != "Film it" for seed in range(20))


def test_any_key_takes_over(qtbot: QtBot, playing: Game, fake: FakeEngine, quick: None) -> None:
    """W asks who plays; that player takes offered choices only; the first key gives the night back and
    does nothing else."""
    qtbot.keyClick(playing.play, "w")
    assert playing.play.asking
    qtbot.mouseClick(playing.play.notice.others[1], Qt.MouseButton.LeftButton)
    assert playing.watching.on
    assert "reckless" in playing.play.menu.status.text()
    qtbot.waitUntil(lambda: len(fake.plays) >= 2)
    assert {choice for _, choice, _ in fake.plays} <= {words for words, _ in CHOICES}
    qtbot.waitUntil(lambda: not playing.controller.locked)
    qtbot.keyClick(playing.play, Qt.Key.Key_Escape)
    assert not playing.watching.on
    assert playing.play.isVisible()
    qtbot.waitUntil(lambda: not playing.controller.locked)
    played = len(fake.plays)
    qtbot.wait(250)
    assert len(fake.plays) == played
    assert "Any key" not in playing.play.menu.status.text()


def test_watching_ends_with_the_night(qtbot: QtBot, playing: Game, fake: FakeEngine, quick: None) -> None:
    """When the night is over nobody plays any more."""
    fake.ends_at = 4
    playing.watching.start("curious")
    qtbot.waitUntil(lambda: not playing.watching.on, timeout=8000)
    assert fake.states["night-1"].ending


def test_the_clock_stands_while_watching(qtbot: QtBot, playing: Game) -> None:
    """With a time to decide set, it does not run out on somebody who only watches."""
    playing.window.change(playing.window.theme.settings._replace(countdown=15))
    playing.watching.start("careful")
    for _ in range(20):
        playing.countdown._second()
    assert playing.countdown.left == 15
    playing.watching.stop()


def test_not_now(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Asked who should play, one can say nobody, and choose on."""
    qtbot.keyClick(playing.play, "w")
    qtbot.keyClick(playing.play, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: playing.play.choices.buttons[0].isEnabled())
    assert not playing.watching.on
    assert fake.plays == []
