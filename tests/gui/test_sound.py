"""What is heard, what is said of it, what is read aloud; with a device, without one, and switched off."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from engine.world import load_world, packs
from somewhere_gui import theme
from somewhere_gui.game import Game
from somewhere_gui.joins import sound as joined
from somewhere_gui.joins.sound import Hearing
from somewhere_gui.sound import recipes, said, scape
from somewhere_gui.sound.mixer import Mixer
from somewhere_gui.sound.speech import Speech
from somewhere_gui.sound.voices import Voice, Voices, recording
from tests.gui.conftest import MakeGame, open_night, turn_over
from tests.gui.fake_engine import FakeEngine
from tests.timing import within

ROOT = Path(__file__).resolve().parents[2]
SOUNDS = theme.RESOURCES / "sounds"


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


def samples(name: str) -> Any:
    with wave.open(str(SOUNDS / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 16_000)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768


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


# --- the voices -------------------------------------------------------------------------------------


def voices(folder: Path = SOUNDS) -> Voices:
    return Voices(lambda: None, folder)


def test_voices_are_mixed_as_they_are_recorded() -> None:
    """A loop goes round without a gap, an effect is heard once to its end, both at their loudness, and two
    at once are their sum."""
    wind, click = samples("wind"), samples("click")
    mixed = voices()
    loop, effect = Voice(mixed, "wind", True), Voice(mixed, "click", False)
    for each, loudness in ((loop, 0.5), (effect, 1.0)):
        each.set_volume(loudness)
        each.play()
    heard = np.concatenate([mixed.mixed(800, 16_000) for _ in range(len(wind) // 800 + 10)])
    expected = 0.5 * np.resize(wind, len(heard))
    expected[: len(click)] += click
    assert np.abs(heard - expected).max() < 1e-4
    assert loop.playing
    assert not effect.playing


def test_loudness_changes_by_a_slope() -> None:
    """Louder, quieter and stopped are heard without a step; what is stopped is let go of."""
    mixed = voices()
    loop = Voice(mixed, "wind", True)
    loop.set_volume(1.0)
    loop.play()
    before = mixed.mixed(800, 16_000)
    loop.stop()
    after, silence = mixed.mixed(800, 16_000), mixed.mixed(800, 16_000)
    usual = np.abs(np.diff(before)).max()
    assert np.abs(np.diff(np.concatenate([before, after, silence]))).max() < 2 * usual
    assert not silence.any()
    assert not mixed.busy


def test_many_voices_do_not_overflow() -> None:
    """However much sounds at once, no sample is louder than full swing."""
    mixed = voices()
    for _ in range(60):
        each = Voice(mixed, "blow", False)
        each.set_volume(1.0)
        each.play()
    assert np.abs(mixed.mixed(4000, 16_000)).max() <= 1


def test_a_device_of_another_rate_hears_the_same_pitch() -> None:
    """At 48,000 samples a second a recording lasts as long and has the same strongest tone."""
    own, other = recording(SOUNDS / "phone.wav", 16_000), recording(SOUNDS / "phone.wav", 48_000)
    assert len(other) == 3 * len(own)
    tones = [np.argmax(np.abs(np.fft.rfft(each))) for each in (own, other)]
    assert abs(int(tones[0]) - int(tones[1])) <= 1


@pytest.mark.parametrize("content", [None, b"", b"RIFF\x00\x00", b"no sound at all" * 40])
def test_a_broken_recording_is_a_broken_voice(tmp_path: Path, content: bytes | None) -> None:
    """A recording that is missing or damaged is silence, and the others go on."""
    if content is not None:
        (tmp_path / "bad.wav").write_bytes(content)
    shutil.copy(SOUNDS / "wind.wav", tmp_path / "wind.wav")
    mixed = voices(tmp_path)
    bad, good = Voice(mixed, "bad", True), Voice(mixed, "wind", True)
    for each in (bad, good):
        each.set_volume(1.0)
        each.play()
    assert mixed.mixed(800, 16_000).any()
    assert bad.broken
    assert good.playing


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


# --- real devices -----------------------------------------------------------------------------------


def run(tmp_path: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.gui.sounding", "1.2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path), **environment},
    )


def test_a_silent_machine_says_nothing(tmp_path: Path) -> None:
    """Without any sound server the game looks once, plays nothing, and not a line is complained."""
    out, complaints = run(tmp_path, PULSE_SERVER=f"unix:{tmp_path}/none").communicate(timeout=60)
    assert out.split("\n")[0] == "no sound"
    assert complaints == ""


if shutil.which("pulseaudio"):

    def test_a_sound_server_hears_the_night_and_then_silence(tmp_path: Path) -> None:
        """On a real sound server the title's air fades in, a door is heard, and off is off."""
        pipe, socket = tmp_path / "heard", tmp_path / "native"
        server = subprocess.Popen(
            [
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm"),
                *("-L", f"module-native-protocol-unix auth-anonymous=1 socket={socket}"),
                *("-L", f"module-pipe-sink file={pipe} format=s16le rate=16000 channels=1"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
        )
        try:
            until = time.monotonic() + 20
            while not (pipe.exists() and socket.exists()) and time.monotonic() < until:
                time.sleep(0.02)
            stream = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
            game = run(tmp_path, PULSE_SERVER=f"unix:{socket}")
            recorded = bytearray()
            assert game.stderr is not None
            os.set_blocking(game.stderr.fileno(), False)
            complaints, until = b"", time.monotonic() + 60
            while game.poll() is None and time.monotonic() < until and not complaints:
                recorded += _drained(stream)
                complaints = _drained(game.stderr.fileno())
                time.sleep(0.02)
            os.close(stream)
            game.kill()  # it has ended, or complains, or is not going to end
            complaints += _drained(game.stderr.fileno())
            game.communicate()
            assert complaints[:500] == b""
            assert game.returncode == 0
        finally:
            server.terminate()
            server.wait(10)
        heard = np.frombuffer(bytes(recorded[: len(recorded) // 2 * 2]), "<i2") / 32768
        loud = [float(np.sqrt(np.mean(part**2))) for part in np.array_split(heard, len(heard) // 1600)]
        sounding = [at for at, each in enumerate(loud) if each > 0.0005]
        assert len(sounding) >= 8
        assert max(loud) > 0.02
        assert np.abs(heard).max() < 0.99


def _drained(stream: int) -> bytes:
    try:
        return os.read(stream, 1 << 16)
    except BlockingIOError:
        return b""
