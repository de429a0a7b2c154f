"""What is heard, what is said of it, what is read aloud; with a device, without one, and switched off."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.world import load_world, packs
from somewhere_gui.game import Game
from somewhere_gui.joins import sound as joined
from somewhere_gui.joins.sound import Hearing
from somewhere_gui.sound import recipes, said, scape
from somewhere_gui.sound.mixer import Mixer
from somewhere_gui.sound.speech import Speech
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import FakeEngine
from tests.gui.recorded import SOUNDS, samples
from tests.timing import within

ROOT = Path(__file__).resolve().parents[2]


class Played:
    """A recording on a device that is none: remembers."""

    def __init__(self, name: str, endless: bool) -> None:
        self.name, self.endless, self.broken, self.playing, self.volume = name, endless, False, False, -1.0

    def play(self) -> None:
        self.playing = True

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def stop(self) -> None:
        self.playing = False


class Rack:
    """A device that is none: ``made`` holds everything that was to be played on it."""

    def __init__(self) -> None:
        self.made: list[Played] = []

    def __call__(self, name: str, endless: bool) -> Played:
        self.made.append(Played(name, endless))
        return self.made[-1]

    def close(self) -> None:
        assert not any(each.playing for each in self.made)

    def effects(self) -> list[str]:
        return [each.name for each in self.made if not each.endless]


def state(**changes: Any) -> dict[str, Any]:
    """A quiet place out of doors."""
    usual: dict[str, Any] = {
        "location": "yard",
        "weather": "clear",
        "player_state": {"health": 100, "fear": 10, "film": 60, "alive": True},
        "display": {"sounds": {"wind": 0.6}, "sheltered": False},
        "director": {"tension": 2},
        "threats": {},
        "choices": ["Wait"],
    }
    return {**usual, **changes}


# --- the recordings ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(recipes.LOOPS | recipes.EFFECTS))
def test_a_recording_is_clean(name: str) -> None:
    """It does not clip, is loud enough to be heard and no louder than words would be spoken, a loop's end
    runs into its beginning, an effect ends in silence, and a laptop can play some of it."""
    heard = samples(name)
    loudness = 20 * np.log10(np.sqrt(np.mean(heard**2)))
    assert np.abs(heard).max() < 0.95
    assert -51 < loudness < -18
    assert abs(heard.mean()) < 0.003
    power = np.abs(np.fft.rfft(heard)) ** 2
    reach = np.fft.rfftfreq(len(heard), 1 / 16_000) > 200
    assert power[reach].sum() > 0.05 * power.sum()
    if name in recipes.LOOPS:
        steps = np.abs(np.diff(heard))
        assert abs(heard[0] - heard[-1]) <= np.percentile(steps, 99.9) + 1e-4
    else:
        assert np.abs(heard[-160:]).max() < 0.02


def test_every_sound_has_a_recording_and_words() -> None:
    """What can be heard of any state, pack or key is there as a file, and can be said in a caption."""
    there = {path.stem for path in SOUNDS.glob("*.wav")}
    assert there == set(recipes.LOOPS | recipes.EFFECTS)
    named = set(re.findall(r'"([a-z]+(?:_[a-z]+)*)"', Path(scape.__file__).read_text("utf-8"))) & there
    assert len(named) > 25
    assert there - {"hiss"} == set(said.SAID)
    assert {sound.name for pack in packs().values() for sound in load_world(pack).sounds} <= there


def test_every_shipped_place_sounds_of_something() -> None:
    """No place of a shipped pack is without its own air."""
    for pack in packs().values():
        world = load_world(pack)
        for place in world.places.values():
            here = {place.id, place.environment}
            assert any(here & set(sound.at) for sound in world.sounds), f"{pack.name}: {place.id}"


# --- which sounds belong to a moment ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "name", "least", "most"),
    [
        ({}, "wind", 0.5, 0.7),
        ({"weather": "storm"}, "gale", 0.9, 1.0),
        ({"weather": "storm", "display": {"sheltered": True}}, "gale", 0.1, 0.5),
        ({"weather": "storm", "display": {"sheltered": True, "sounds": {"cavern": 1}}}, "gale", 0.0, 0.0),
        ({"director": {"tension": 3}}, "dread", 0.0, 0.0),
        ({"director": {"tension": 7}}, "dread", 0.4, 0.7),
        ({"director": {"tension": 10}}, "dread", 1.0, 1.0),
        ({"threats": {"x": {"at": "yard", "stage": 3}}}, "hiss", 1.0, 1.0),
        ({"threats": {"x": {"at": "elsewhere", "stage": 4}}}, "hiss", 0.0, 0.4),
        ({"player_state": {"fear": 90, "health": 100}}, "heart", 0.5, 1.0),
        ({"player_state": {"fear": 0, "health": 10}}, "heart", 0.5, 1.0),
        ({"player_state": {"hiding": True}}, "breath", 0.5, 1.0),
        ({"ending": "floor"}, "wind", 0.0, 0.0),
    ],
)
def test_what_goes_on_follows_the_ledger(
    changes: dict[str, Any], name: str, least: float, most: float
) -> None:
    """Place, weather, walls, tension, threats and the body decide what is heard, and how loud."""
    assert least <= scape.ambience(state(**changes)).get(name, 0.0) <= most


@pytest.mark.parametrize(
    ("before", "after", "first"),
    [
        ({}, {}, None),
        ({}, {"location": "gate"}, "steps_ground"),
        ({}, {"location": "hall", "display": {"sheltered": True}}, "steps_floor"),
        ({}, {"player_state": {"health": 80, "film": 60}}, "blow"),
        ({}, {"player_state": {"health": 100, "film": 58}}, "record"),
        ({}, {"inventory": ["salt"]}, "take"),
        ({}, {"flags": ["power_on"]}, "power_up"),
        ({"flags": ["power_on"]}, {}, "power_down"),
        ({}, {"weather": "lightning"}, "thunder"),
        ({}, {"threats": {"x": {"at": "yard", "stage": 3}}, "location": "yard"}, "near"),
        ({}, {"places": {"yard": {"flags": ["door_open"]}}}, "door"),
        ({}, {"ending": "floor", "player_state": {"alive": False}}, "upon"),
    ],
)
def test_what_happens_is_heard(before: dict[str, Any], after: dict[str, Any], first: str | None) -> None:
    """The difference of two states decides the effects; without one there is none."""
    found = scape.effects(state(**before), state(**after))
    assert (found[0] if found else None) == first
    assert len(found) <= scape.MOST


def test_an_odd_state_makes_no_trouble() -> None:
    """A state edited by hand, or of an older save, is heard somehow."""
    odd = {"threats": 3, "director": None, "display": {"sounds": ["wind"]}, "player_state": "?", "places": {}}
    assert "gale" not in scape.ambience(odd)
    assert scape.effects({}, odd) == scape.effects(odd, odd) == []


def test_a_threat_is_said_in_words(qtbot: QtBot) -> None:
    """The hiss stands in the caption for as long as something is near, and says how near."""
    near = state(threats={"x": {"at": "yard", "stage": 3}})
    now = scape.ambience(near)
    assert said.caption(["near"], now, now, scape.stage(near)) == "[something comes near] [hiss, close]"
    assert said.caption([], now, now, 0) == ""
    assert said.caption([], {}, {"wind": 0.5, "gale": 1.0}, 0) == "[a gale] [wind]"


# --- the mixer --------------------------------------------------------------------------------------


def test_loops_fade_into_each_other_and_then_rest(qtbot: QtBot) -> None:
    """A loop comes from nothing, what is no longer wanted goes to nothing and is let go of, and then no
    timer runs."""
    rack = Rack()
    mixer = Mixer(rack)
    mixer.set_loops({"wind": 1.0})
    (wind,) = rack.made
    assert wind.playing
    assert wind.volume == 0.0
    qtbot.waitUntil(lambda: not mixer.fading)
    assert mixer.heard == {"wind": 1.0}
    mixer.set_volumes(0.25, 1.0)
    assert wind.volume == 0.25
    mixer.set_loops({"rain": 0.5})
    qtbot.waitUntil(lambda: not mixer.fading)
    assert mixer.heard == {"rain": 0.5}
    assert not wind.playing
    mixer.silence()
    assert not any(each.playing for each in rack.made)


def test_a_device_that_breaks_is_left_alone(qtbot: QtBot) -> None:
    """A loop that the device will not play is let go of; the others go on."""
    rack = Rack()
    mixer = Mixer(rack)
    mixer.set_loops({"wind": 1.0, "rain": 1.0})
    next(each for each in rack.made if each.name == "wind").broken = True
    qtbot.waitUntil(lambda: not mixer.fading)
    assert set(mixer.heard) == {"rain"}


def test_effects_are_as_loud_as_set_and_not_too_many(qtbot: QtBot) -> None:
    """An effect takes its own volume; at none it is not made; no more than a handful sound at once."""
    rack = Rack()
    mixer = Mixer(rack)
    mixer.set_volumes(1.0, 0.0)
    mixer.play("door")
    assert rack.made == []
    mixer.set_volumes(1.0, 0.5)
    for _ in range(20):
        mixer.play("door")
    assert rack.made[0].volume == 0.5
    assert sum(each.playing for each in rack.made) <= 8


# --- the game ---------------------------------------------------------------------------------------


@pytest.fixture
def rack(monkeypatch: pytest.MonkeyPatch) -> Rack:
    """The window's loudspeakers are this rack."""
    found = Rack()
    monkeypatch.setattr(joined, "can_sound", lambda: True)
    monkeypatch.setattr(joined, "loudspeaker", lambda: found)
    return found


def hearing(game: Game) -> Hearing:
    return next(each for each in game.joins if isinstance(each, Hearing))


def heard_game(qtbot: QtBot, make: Callable[[], Game]) -> Game:
    """A game whose device has been found."""
    game = make()
    qtbot.waitUntil(lambda: hearing(game).sounds.mixer is not None)
    return game


def test_a_night_is_heard(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, rack: Rack) -> None:
    """The title has its air; a choice is a relay; what the turn did is heard; going back is the motor."""
    fake.intro("night-1")
    game = heard_game(qtbot, lambda: make_game(fake, sound=True))
    open_night(qtbot, game, "night-1")
    game.play.choices.buttons[0].click()
    assert rack.effects()[-1] == "click"
    turn_over(qtbot, game, 1)
    game.go_back(0)
    qtbot.waitUntil(lambda: "motor" in rack.effects())
    game.show_title()
    mixer = hearing(game).sounds.mixer
    assert mixer is not None
    qtbot.waitUntil(lambda: set(mixer.heard) == set(scape.TITLE))


def test_an_error_is_silence(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, rack: Rack, expect_log: Callable[..., None]
) -> None:
    """When a turn fails, everything that sounded fades away."""
    expect_log("broken")
    fake.intro("night-1")
    game = heard_game(qtbot, lambda: make_game(fake, sound=True))
    open_night(qtbot, game, "night-1")
    mixer = hearing(game).sounds.mixer
    assert mixer is not None
    assert mixer.heard
    fake.fail_next = ValueError("broken")
    game.play.choices.buttons[0].click()
    qtbot.waitUntil(lambda: not mixer.heard)


def test_sound_that_is_off_is_never_looked_for(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, rack: Rack
) -> None:
    """With sound off no device is asked for; switched on by its key it is; switched off, all is quiet."""
    fake.intro("night-1")
    game = make_game(fake, sound=False)
    open_night(qtbot, game, "night-1")
    qtbot.wait(50)
    assert rack.made == []
    game.do("mute")
    qtbot.waitUntil(lambda: any(each.playing for each in rack.made))
    game.do("mute")
    assert not any(each.playing for each in rack.made)
    assert not game.window.theme.settings.sound


def test_captions_lie_in_the_picture(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """With captions on, what is heard stands at the foot of the frame, without any device; off, it is
    hidden at once."""
    fake.intro("night-1")
    game = make_game(fake, captions=True)
    open_night(qtbot, game, "night-1")
    captions = hearing(game).captions
    captions.show_words("[hiss, close]")
    assert captions.isVisible()
    assert game.play.frame.rect().contains(captions.geometry())
    game.window.resize(1000, 700)
    qtbot.waitUntil(lambda: game.play.frame.rect().contains(captions.geometry()))
    game.window.change(game.window.theme.settings._replace(captions=False))
    assert not captions.isVisible()


def test_volumes_are_heard_while_they_are_moved(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine, rack: Rack
) -> None:
    """Moving a slider of the settings changes what sounds at once, and gives a sound to judge it by."""
    game = heard_game(qtbot, lambda: make_game(fake, sound=True))
    game.show_settings()
    game.settings.open("sound")
    section = game.settings.sections["sound"]
    section.sliders["ambience"].setValue(0)
    assert game.window.theme.settings.ambience == 0
    qtbot.waitUntil(lambda: all(each.volume == 0 for each in rack.made if each.endless))
    section.sliders["effects"].setValue(5)
    assert rack.effects()[-1] == "door"
    assert rack.made[-1].volume == pytest.approx(0.8**2 * 0.5**2)


# --- the voice --------------------------------------------------------------------------------------


class Reader:
    """Reads nothing aloud, but knows what it was given."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.rate = 0.0

    def availableVoices(self) -> list[Any]:
        return []

    def say(self, words: str) -> None:
        self.said.append(words)

    def stop(self) -> None:
        self.said.append("")

    def setRate(self, rate: float) -> None:
        self.rate = rate


def test_the_telling_and_what_the_keys_come_to_are_read_aloud(
    qtbot: QtBot, make_game: MakeGame, fake: FakeEngine
) -> None:
    """V switches the voice on: the next turn's words are read, and then what gets the focus."""
    fake.intro("night-1")
    voice = Reader()
    game = make_game(fake)
    hearing(game).speech._make = lambda: voice
    open_night(qtbot, game, "night-1")
    game.do("voice")
    game.play.choices.buttons[0].click()
    turn_over(qtbot, game, 1)
    qtbot.waitUntil(lambda: any("The corridor is longer" in each for each in voice.said))
    game.play.choices.buttons[1].setFocus()
    qtbot.waitUntil(lambda: "name tape" in voice.said[-1])
    said_by_then = len(voice.said)
    game.do("voice")
    game.play.choices.buttons[2].setFocus()
    qtbot.wait(30)
    assert [each for each in voice.said[said_by_then:] if each] == []


def test_a_machine_without_a_voice_says_so(qtbot: QtBot, make_game: MakeGame, fake: FakeEngine) -> None:
    """Asked to read aloud where nothing can, the game says it in words and goes on."""
    game = make_game(fake)
    hearing(game).speech._make = lambda: None
    game.do("voice")
    qtbot.waitUntil(lambda: "no voice" in game.window.toast.words)


def test_nothing_waits_for_the_voice(qtbot: QtBot) -> None:
    """A voice that takes long to be found holds up neither the caller nor the end."""

    def slow() -> Reader:
        time.sleep(0.3)
        return Reader()

    def begun() -> float:
        speech = Speech(slow)
        began = time.monotonic()
        speech.begin(100, "")
        speech.say("words")
        taken = time.monotonic() - began
        with qtbot.waitSignal(speech.voices_known):
            pass
        assert speech.close()
        return taken

    assert within(0.2, begun)
