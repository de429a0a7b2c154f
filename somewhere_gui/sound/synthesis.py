"""Sounds out of arithmetic: noise of a colour, tones, grains, rooms.

May import: numpy. Promises: all arrays are float32 of one channel at :data:`RATE`; what is made as a loop
is periodic, so that its end runs into its beginning without a click; the same seed makes the same sound.

Method: noise is made in the frequency domain with random phases (X. Serra and J. Smith, "Spectral
Modeling Synthesis", Computer Music Journal 14/4, 1990, its stochastic part), which makes every loop
periodic by construction; rooms are convolutions with decaying noise (J. A. Moorer, "About This
Reverberation Business", Computer Music Journal 3/2, 1979).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
"""Samples a second: what a camcorder's microphone was good for."""

Wave = NDArray[np.float32]


def samples(seconds: float) -> int:
    return round(seconds * RATE)


def noise(seconds: float, seed: int, low: float = 20.0, high: float = 7000.0, slope: float = 0.0) -> Wave:
    """Periodic noise between two frequencies in Hz; its power falls by ``slope`` x 6 dB an octave."""
    count = samples(seconds)
    frequencies = np.fft.rfftfreq(count, 1 / RATE)
    inside = 1 / (1 + (low / np.maximum(frequencies, 1e-3)) ** 6) / (1 + (frequencies / high) ** 6)
    size = inside * np.maximum(frequencies, 1.0) ** -slope
    phases = np.random.default_rng(seed).uniform(0, 2 * np.pi, len(frequencies))
    return _unit(np.fft.irfft(size * np.exp(1j * phases), count))


def swell(seconds: float, seed: int, fastest: float = 0.4, depth: float = 1.0) -> Wave:
    """A slow periodic wandering between ``1 - depth`` and 1, with nothing quicker than ``fastest`` Hz."""
    slow = noise(seconds, seed, 1 / seconds / 2, fastest, 0.7)
    slow = (slow - slow.min()) / (slow.max() - slow.min())
    return np.asarray(1 - depth * (1 - slow), np.float32)


def tone(seconds: float, hertz: float, overtones: tuple[float, ...] = (1.0,), seed: int = 0) -> Wave:
    """A periodic tone with the given strengths of its partials, its pitch rounded to fit the length."""
    count = samples(seconds)
    time = np.arange(count) / count
    phases = np.random.default_rng(seed).uniform(0, 2 * np.pi, len(overtones))
    out = np.zeros(count)
    for number, (strength, phase) in enumerate(zip(overtones, phases, strict=True), 1):
        cycles = round(hertz * number * seconds)
        if hertz * number < RATE / 2:
            out += strength * np.sin(2 * np.pi * cycles * time + phase)
    return _unit(out)


def glide(seconds: float, start: float, end: float, curve: float = 1.0) -> Wave:
    """A tone that slides from one pitch to another, both in Hz."""
    time = np.linspace(0, 1, samples(seconds), dtype=np.float64) ** curve
    return np.asarray(np.sin(2 * np.pi * np.cumsum(start * (end / start) ** time) / RATE), np.float32)


def strike(hertz: tuple[float, ...], seconds: float, fall: float, seed: int = 0) -> Wave:
    """Something struck: partials that die away, the higher ones sooner. ``fall``: seconds to -60 dB."""
    time = np.arange(samples(seconds)) / RATE
    rng = np.random.default_rng(seed)
    out = np.zeros(len(time))
    for pitch in hertz:
        decay = 6.9 / (fall * (hertz[0] / pitch) ** 0.6)
        out += np.sin(2 * np.pi * pitch * time + rng.uniform(0, 6.28)) * np.exp(-decay * time)
    return _unit(out)


def burst(
    seconds: float, seed: int, low: float, high: float, rise: float, fall: float, slope: float = 0.0
) -> Wave:
    """A short noise that comes within ``rise`` seconds and dies away within about ``fall``."""
    return noise(seconds, seed, low, high, slope) * envelope(seconds, rise, fall)


def envelope(seconds: float, rise: float, fall: float) -> Wave:
    time = np.arange(samples(seconds)) / RATE
    shape = np.minimum(time / max(rise, 1e-3), 1) * np.exp(
        -np.maximum(time - rise, 0) * 4.6 / max(fall, 1e-3)
    )
    tail = np.minimum((seconds - time) / 0.02, 1)
    return np.asarray(shape * np.clip(tail, 0, 1), np.float32)


def mixed(*parts: tuple[float, Wave]) -> Wave:
    """Parts of one length, each with its strength."""
    return np.asarray(sum(strength * wave for strength, wave in parts), np.float32)


def placed(ground: Wave, grain: Wave, at: float, strength: float = 1.0) -> Wave:
    """``grain`` added to ``ground`` ``at`` so many seconds; past the end it goes on at the beginning."""
    out = ground.copy()
    where = (np.arange(len(grain)) + samples(at)) % len(out)
    np.add.at(out, where, strength * grain)
    return out


def room(wave: Wave, seconds: float, wet: float, seed: int = 1, high: float = 3500.0) -> Wave:
    """The sound in a room that rings for so many seconds; a loop stays a loop."""
    echo = np.zeros(len(wave), np.float32)
    length = min(samples(seconds), len(wave))
    echo[:length] = noise(max(length / RATE, 0.05), seed, 80, high)[:length]
    echo[:length] *= np.exp(-6.9 * np.arange(length) / length)
    ringing = np.fft.irfft(np.fft.rfft(wave) * np.fft.rfft(echo), len(wave))
    return np.asarray((1 - wet) * wave + wet * _unit(ringing) * _loudness(wave), np.float32)


def lengthened(wave: Wave, seconds: float) -> Wave:
    """The same with silence after it, up to so many seconds."""
    out = np.zeros(samples(seconds), np.float32)
    out[: min(len(wave), len(out))] = wave[: len(out)]
    return out


def levelled(wave: Wave, loudness: float, peak: float = 0.89) -> Wave:
    """At so many dB of mean loudness below full scale, but never above ``peak``."""
    out = wave * (10 ** (loudness / 20) / max(_loudness(wave), 1e-9))
    return np.asarray(out * min(1.0, peak / max(float(np.abs(out).max()), 1e-9)), np.float32)


def _loudness(wave: Wave) -> float:
    return float(np.sqrt(np.mean(np.square(wave, dtype=np.float64))))


def _unit(wave: NDArray[np.float64] | Wave) -> Wave:
    return np.asarray(wave / max(_loudness(np.asarray(wave, np.float32)), 1e-9), np.float32)
