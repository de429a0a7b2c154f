"""The sounds of the night, and how each is made.

May import: numpy, ``synthesis``. Promises: :data:`LOOPS` run in circles without a seam, :data:`EFFECTS` end
in silence; the same recipe makes the same file on every machine (but for rounding).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from somewhere_gui.sound.synthesis import (
    Wave,
    burst,
    envelope,
    glide,
    lengthened,
    levelled,
    mixed,
    noise,
    placed,
    room,
    samples,
    strike,
    swell,
    tone,
)

Recipe = Callable[[], Wave]

# --- loops ------------------------------------------------------------------------------------------


def _wind() -> Wave:
    low, high = noise(11, 1, 60, 420, 1.0), noise(11, 2, 300, 1400, 0.8)
    return levelled(mixed((1.0, low * swell(11, 3, 0.3, 0.7)), (0.35, high * swell(11, 4, 0.5, 0.95))), -30)


def _gale() -> Wave:
    low, high = noise(9, 5, 50, 700, 0.8), noise(9, 6, 500, 3200, 0.6)
    whistle = noise(9, 7, 560, 640) * swell(9, 8, 0.6, 1.0)
    return levelled(
        mixed((1.0, low * swell(9, 9, 0.7, 0.6)), (0.5, high * swell(9, 10, 0.9, 0.8)), (0.15, whistle)), -23
    )


def _sand() -> Wave:
    grit = noise(7, 11, 2200, 7000) * swell(7, 12, 1.2, 0.9)
    ticks = np.random.default_rng(13)
    for _ in range(60):
        grain = burst(0.012, int(ticks.integers(1 << 30)), 2500, 7500, 0.001, 0.008)
        grit = placed(grit, grain, float(ticks.uniform(0, 7)), float(ticks.uniform(0.5, 2.5)))
    return levelled(grit, -33)


def _insects() -> Wave:
    out = noise(12, 14, 3000, 7000) * np.float32(0.15)
    rng = np.random.default_rng(15)
    chirp = np.tile(burst(0.018, 16, 4100, 4500, 0.003, 0.012), 5)
    for _ in range(26):
        out = placed(out, chirp, float(rng.uniform(0, 12)), float(rng.uniform(0.4, 1.6)))
    return levelled(out, -38)


def _rain() -> Wave:
    out = noise(9, 17, 900, 7000, 0.35) * swell(9, 18, 0.5, 0.25)
    rng = np.random.default_rng(19)
    for _ in range(140):
        drop = strike((float(rng.uniform(900, 2600)),), 0.05, 0.04, int(rng.integers(1 << 30)))
        out = placed(out, drop, float(rng.uniform(0, 9)), float(rng.uniform(0.1, 0.8)))
    return levelled(out, -27)


def _ventilation() -> Wave:
    air, fan = noise(8, 20, 90, 1100, 1.1), tone(8, 47, (1, 0.6, 0.3, 0.25, 0.1), 21)
    return levelled(mixed((1.0, air), (0.35, fan * swell(8, 22, 0.5, 0.2))), -34)


def _mains() -> Wave:
    """Fluorescent tubes on sixty hertz."""
    buzz = tone(5, 120, (1, 0.7, 0.2, 0.4, 0.1, 0.25, 0.05, 0.15), 23)
    return levelled(mixed((1.0, buzz * swell(5, 24, 1.5, 0.25)), (0.12, noise(5, 25, 2000, 6000))), -40)


def _generator() -> Wave:
    beat = tone(6, 29, (1, 0.8, 0.9, 0.5, 0.4, 0.3, 0.2, 0.2, 0.1), 26)
    knock = 0.6 + 0.4 * np.abs(tone(6, 14.5, (1,), 27)) / 1.414
    body = mixed((1.0, beat * knock.astype(np.float32)), (0.5, noise(6, 28, 60, 900, 0.7)))
    return levelled(room(body, 0.5, 0.3, 29), -26)


def _machines() -> Wave:
    """Tape transports and cabinets: motors, a relay now and then."""
    out = mixed((1.0, tone(10, 60, (1, 0.2, 0.5, 0.1), 30)), (0.5, noise(10, 31, 200, 2600, 0.8)))
    rng = np.random.default_rng(32)
    for _ in range(7):
        click = burst(0.03, int(rng.integers(1 << 30)), 1200, 6000, 0.001, 0.01)
        out = placed(out, click, float(rng.uniform(0, 10)), float(rng.uniform(1.0, 3.0)))
    return levelled(room(out, 0.4, 0.2, 33), -36)


def _drips() -> Wave:
    out = noise(13, 34, 60, 500, 1.2) * np.float32(0.25)
    rng = np.random.default_rng(35)
    for _ in range(11):
        pitch = float(rng.uniform(700, 1500))
        drop = lengthened(strike((pitch, pitch * 2.3), 0.12, 0.1, int(rng.integers(1 << 30))), 0.2)
        out = placed(out, drop, float(rng.uniform(0, 13)), float(rng.uniform(0.5, 1.6)))
    return levelled(room(out, 1.9, 0.45, 36), -37)


def _cavern() -> Wave:
    """A large room under the ground: air that moves, stone that settles."""
    out = mixed(
        (1.0, noise(12, 37, 28, 160, 1.0) * swell(12, 38, 0.2, 0.6)), (0.2, noise(12, 39, 200, 800, 1.0))
    )
    rng = np.random.default_rng(40)
    for _ in range(4):
        crack = burst(0.25, int(rng.integers(1 << 30)), 80, 900, 0.004, 0.12, 0.5)
        out = placed(out, crack, float(rng.uniform(0, 12)), float(rng.uniform(0.4, 1.1)))
    return levelled(room(out, 2.4, 0.4, 41), -31)


def _static() -> Wave:
    """A receiver between stations, with something like voices in it that never say a word."""
    hiss = noise(10, 42, 300, 6000, 0.2)
    murmur = (
        noise(10, 43, 250, 900, 0.3) * np.maximum(swell(10, 44, 4.0, 1.0) - 0.55, 0) * swell(10, 45, 0.4, 1.0)
    )
    whine = tone(10, 1130, (1, 0.1), 46) * swell(10, 47, 0.7, 1.0)
    return levelled(mixed((1.0, hiss), (2.4, murmur), (0.12, whine)), -35)


def _red() -> Wave:
    """The place underneath: a breath as slow as the room is large."""
    breath = noise(14, 48, 120, 900, 0.7) * np.square(0.5 + 0.35 * tone(14, 1 / 7, (1,), 49))
    low = mixed(
        (1.0, tone(14, 31, (1, 0.3, 0.3, 0.2, 0.2, 0.15), 50)),
        (0.8, tone(14, 32.5, (1, 0.2, 0.3, 0.2, 0.2, 0.15), 51)),
    )
    return levelled(room(mixed((0.8, breath), (0.7, low)), 2.5, 0.35, 52), -27)


def _surf() -> Wave:
    wave: Wave = np.maximum(tone(12, 1 / 6, (1, 0.35), 53), np.float32(-0.9)) + np.float32(0.9)
    return levelled(
        mixed((1.0, noise(12, 54, 80, 2600, 0.8) * wave), (0.3, noise(12, 55, 40, 200, 1.0))), -30
    )


def _hiss() -> Wave:
    """The tape itself."""
    return levelled(noise(6, 56, 1500, 7500, -0.1), -50)


def _dread() -> Wave:
    """Nothing that could be named: two low tones a hair apart, and air. Their partials reach up to where
    a laptop's loudspeakers begin."""
    partials = (1, 0.5, 0.3, 0.35, 0.2, 0.25, 0.1, 0.15)
    pair = mixed((1.0, tone(12, 41, partials, 57)), (0.9, tone(12, 42.1, partials, 58)))
    high = noise(12, 59, 1900, 2050) * swell(12, 60, 0.3, 1.0)
    return levelled(room(mixed((1.0, pair * swell(12, 61, 0.2, 0.5)), (0.07, high)), 2.0, 0.3, 62), -25)


def _heart() -> Wave:
    out = np.zeros(samples(4.0), np.float32)
    beat = burst(0.2, 63, 45, 260, 0.012, 0.12, 0.4)
    for number in range(5):
        out = placed(out, beat, number * 0.8, 1.0)
        out = placed(out, beat, number * 0.8 + 0.24, 0.6)
    return levelled(out, -28)


def _breath() -> Wave:
    out = np.zeros(samples(6.4), np.float32)
    for number in range(4):
        out = placed(out, burst(0.8, 64 + number, 400, 2400, 0.35, 0.5), number * 1.6, 0.8)
        out = placed(out, burst(0.7, 70 + number, 250, 1500, 0.12, 0.6), number * 1.6 + 0.8, 1.0)
    return levelled(out, -36)


LOOPS: Final[dict[str, Recipe]] = {
    "wind": _wind,
    "gale": _gale,
    "sand": _sand,
    "insects": _insects,
    "rain": _rain,
    "ventilation": _ventilation,
    "mains": _mains,
    "generator": _generator,
    "machines": _machines,
    "drips": _drips,
    "cavern": _cavern,
    "static": _static,
    "red": _red,
    "surf": _surf,
    "hiss": _hiss,
    "dread": _dread,
    "heart": _heart,
    "breath": _breath,
}

# --- effects ----------------------------------------------------------------------------------------


def _steps(seed: int, low: float, high: float, ring: float) -> Wave:
    out = np.zeros(samples(1.8), np.float32)
    for number in range(3):
        out = placed(
            out, burst(0.16, seed + number, low, high, 0.006, 0.07, 0.4), number * 0.5, 1.0 - 0.15 * number
        )
    return levelled(room(out, max(ring, 0.06), 0.4 if ring else 0.02, seed), -30)


def _door() -> Wave:
    creak = glide(0.5, 190, 330, 2.0) * noise(0.5, 80, 3, 40) * envelope(0.5, 0.2, 0.3)
    shut = mixed(
        (1.0, burst(0.5, 81, 40, 300, 0.004, 0.3, 0.3)), (0.4, burst(0.5, 82, 900, 4000, 0.002, 0.05))
    )
    out = placed(placed(np.zeros(samples(1.9), np.float32), creak, 0.0, 0.25), shut, 0.62, 1.0)
    return levelled(room(out, 0.8, 0.3, 83), -25)


def _blow() -> Wave:
    thud = mixed((1.0, burst(0.7, 84, 35, 180, 0.004, 0.35)), (0.5, burst(0.7, 85, 600, 3000, 0.002, 0.06)))
    return levelled(lengthened(thud, 1.0), -19)


def _crash() -> Wave:
    out = np.zeros(samples(2.2), np.float32)
    rng = np.random.default_rng(86)
    for _ in range(22):
        pitch = float(rng.uniform(600, 3400))
        shard = strike((pitch, pitch * 1.5, pitch * 2.7), 0.3, 0.18, int(rng.integers(1 << 30)))
        out = placed(
            out[:], lengthened(shard, 0.3), float(rng.exponential(0.18)) % 1.3, float(rng.uniform(0.3, 1.0))
        )
    out = placed(out, burst(0.5, 87, 60, 900, 0.003, 0.3, 0.4), 0.0, 2.2)
    out[-samples(0.1) :] *= np.linspace(1, 0, samples(0.1), dtype=np.float32)
    return levelled(out, -22)


def _shot() -> Wave:
    crack = burst(2.0, 88, 80, 6500, 0.001, 0.12, 0.3)
    return levelled(room(mixed((1.0, crack), (0.6, burst(2.0, 89, 40, 300, 0.002, 0.5))), 1.8, 0.4, 90), -20)


def _sting(low: float, seed: int) -> Wave:
    tones = mixed(
        (1.0, strike((low, low * 1.06, low * 2.01, low * 4.1, low * 6.3, low * 8.2), 2.4, 2.2, seed)),
        (0.5, burst(2.4, seed, 60, 700, 0.3, 1.4, 0.6)),
    )
    return levelled(room(tones * envelope(2.4, 0.06, 2.0), 1.6, 0.35, seed + 1), -21)


def _take() -> Wave:
    return levelled(
        lengthened(
            mixed((1.0, burst(0.22, 93, 700, 4500, 0.05, 0.12)), (0.3, burst(0.22, 94, 100, 400, 0.01, 0.1))),
            0.4,
        ),
        -33,
    )


def _switch() -> Wave:
    return levelled(
        lengthened(
            placed(
                burst(0.2, 95, 1800, 7000, 0.001, 0.012), burst(0.03, 96, 800, 4000, 0.001, 0.02), 0.05, 0.7
            ),
            0.3,
        ),
        -32,
    )


def _click() -> Wave:
    """A relay: the choice is taken."""
    tick = placed(burst(0.1, 97, 1400, 6500, 0.001, 0.008), strike((310, 840), 0.06, 0.05), 0.0, 0.25)
    return levelled(lengthened(tick, 0.16), -34)


def _motor() -> Wave:
    """The tape goes back."""
    whirr = glide(1.1, 180, 460, 0.6) + 0.5 * glide(1.1, 361, 915, 0.6)
    return levelled(
        mixed((0.5, whirr.astype(np.float32)), (0.5, noise(1.1, 98, 800, 5000, 0.3)))
        * envelope(1.1, 0.15, 1.6),
        -33,
    )


def _record() -> Wave:
    """The camcorder takes up the tape and runs."""
    start = placed(np.zeros(samples(1.0), np.float32), burst(0.05, 99, 900, 5000, 0.001, 0.02), 0.0, 1.0)
    run = mixed(
        (1.0, tone(0.8, 220, (1, 0.3, 0.2), 100)), (0.8, noise(0.8, 101, 1000, 5000, 0.2))
    ) * envelope(0.8, 0.1, 0.9)
    return levelled(placed(start, run, 0.1, 0.35), -35)


def _page() -> Wave:
    return levelled(lengthened(burst(0.35, 102, 1500, 7000, 0.12, 0.18), 0.5), -36)


def _phone() -> Wave:
    bell = mixed((1.0, tone(1.2, 1180, (1, 0.2, 0.3), 103)), (0.9, tone(1.2, 1420, (1, 0.2), 104)))
    trill = (0.5 + 0.5 * np.sign(tone(1.2, 20, (1,), 105))).astype(np.float32)
    return levelled(room(lengthened(bell * trill * envelope(1.2, 0.01, 3.0), 2.2), 0.7, 0.25, 106), -27)


def _squelch() -> Wave:
    """A radio opens and closes."""
    out = burst(0.9, 107, 500, 4500, 0.005, 3.0) * swell(0.9, 108, 9.0, 0.6)
    return levelled(placed(lengthened(out, 1.1), glide(0.08, 1500, 1480), 0.92, 0.6), -31)


def _thunder() -> Wave:
    roll = noise(4.5, 109, 28, 220, 0.9) * swell(4.5, 110, 2.0, 0.7) * envelope(4.5, 0.12, 4.2)
    return levelled(mixed((1.0, roll), (0.8, burst(4.5, 111, 200, 2500, 0.02, 0.9, 0.4))), -22)


def _gust() -> Wave:
    return levelled(noise(2.8, 112, 120, 1800, 0.7) * envelope(2.8, 1.1, 1.6), -27)


def _power_up() -> Wave:
    """Its partials reach up to where a laptop's loudspeakers begin; so do those of the next."""
    partials = ((24, 1.0), (48, 0.5), (96, 0.5), (192, 0.45), (384, 0.25))
    hum = mixed(*((share, glide(2.2, low, low * 2.5, 0.5)) for low, share in partials))
    return levelled(
        mixed((0.6, hum), (0.4, burst(2.2, 113, 1200, 6000, 0.002, 0.06))) * envelope(2.2, 0.02, 3.2), -27
    )


def _power_down() -> Wave:
    partials = ((120, 1.0), (240, 0.6), (480, 0.45), (960, 0.2))
    hum = mixed(*((share, glide(2.4, high, high * 0.15, 0.7)) for high, share in partials))
    return levelled(
        mixed((1.0, hum), (0.4, burst(2.4, 114, 80, 900, 0.004, 0.4))) * envelope(2.4, 0.01, 2.6), -27
    )


def _eject() -> Wave:
    """The tape stops, and comes out."""
    slow = glide(0.9, 420, 60, 0.8) * envelope(0.9, 0.01, 1.2)
    out = placed(np.zeros(samples(2.0), np.float32), slow, 0.0, 0.3)
    out = placed(out, burst(0.08, 115, 500, 5000, 0.001, 0.04), 1.0, 1.0)
    return levelled(placed(out, burst(0.25, 116, 90, 1400, 0.002, 0.12), 1.35, 0.9), -29)


def _gasp() -> Wave:
    return levelled(lengthened(burst(0.6, 117, 500, 3000, 0.18, 0.3), 0.8), -30)


def _water() -> Wave:
    out = np.zeros(samples(1.8), np.float32)
    for number in range(3):
        out = placed(
            out, burst(0.45, 118 + number, 250, 2600, 0.06, 0.3, 0.5), number * 0.5, 1.0 - 0.2 * number
        )
    return levelled(room(out, 0.9, 0.3, 122), -28)


EFFECTS: Final[dict[str, Recipe]] = {
    "steps_ground": lambda: _steps(130, 300, 3800, 0.0),
    "steps_floor": lambda: _steps(140, 120, 2200, 0.7),
    "steps_metal": lambda: _steps(150, 500, 4800, 1.1),
    "water": _water,
    "door": _door,
    "blow": _blow,
    "crash": _crash,
    "shot": _shot,
    "sign": lambda: _sting(92.0, 160),
    "near": lambda: _sting(61.0, 162),
    "upon": lambda: _sting(43.0, 164),
    "take": _take,
    "switch": _switch,
    "click": _click,
    "motor": _motor,
    "record": _record,
    "page": _page,
    "phone": _phone,
    "squelch": _squelch,
    "thunder": _thunder,
    "gust": _gust,
    "power_up": _power_up,
    "power_down": _power_down,
    "eject": _eject,
    "gasp": _gasp,
}
