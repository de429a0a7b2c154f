"""How sounds are mixed, and that a real sound server hears them; without one nobody is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from somewhere_gui.sound.voices import Voice, Voices, recording
from tests.gui.recorded import SOUNDS, samples

ROOT = Path(__file__).resolve().parents[2]

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
