"""What the hour and the weather do to sun, moon, sky and haze.

May import: numpy, ``arrays``, ``noise``. Promises: colours are linear light; the haze in a
direction is the colour of the sky at the horizon there, so far things dissolve into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, directed, f32, inner, mix, smooth, upright

# Hour of the day -> height of the sun in degrees (an October day in the desert).
_SUN = (
    (0.0, -42.0), (4.6, -20.0), (5.3, -10.0), (5.75, -5.0), (6.17, -0.6), (6.6, 4.0), (8.0, 20.0),
    (12.0, 46.0), (16.0, 20.0), (17.2, 11.0), (18.0, 5.2), (18.45, 2.0), (18.75, -0.6), (19.17, -7.0),
    (19.6, -12.0), (20.5, -20.0), (24.0, -42.0),
)  # fmt: skip

# Height of the sun -> zenith, horizon, glow on the sun's side, light of the sun.
_LIGHT = (
    (-18.0, (0.0016, 0.0024, 0.0062), (0.0040, 0.0052, 0.0098), (0.000, 0.000, 0.000), (0, 0, 0)),
    (-9.0, (0.0042, 0.0062, 0.0190), (0.0130, 0.0140, 0.0260), (0.045, 0.020, 0.018), (0, 0, 0)),
    (-4.0, (0.0190, 0.0220, 0.0650), (0.0750, 0.0560, 0.0900), (0.330, 0.120, 0.060), (0, 0, 0)),
    (-0.8, (0.0480, 0.0500, 0.1600), (0.2400, 0.1350, 0.1850), (1.050, 0.360, 0.080), (0.6, 0.2, 0.05)),
    (2.0, (0.0920, 0.1000, 0.2700), (0.4000, 0.2500, 0.2450), (1.450, 0.620, 0.150), (2.6, 1.12, 0.36)),
    (6.0, (0.1300, 0.1750, 0.4100), (0.5800, 0.4500, 0.3600), (1.200, 0.640, 0.220), (3.6, 2.0, 0.85)),
    (14.0, (0.1600, 0.2600, 0.5200), (0.7200, 0.6800, 0.5800), (0.500, 0.380, 0.200), (3.9, 3.0, 2.0)),
    (45.0, (0.1500, 0.3000, 0.6400), (0.6600, 0.7200, 0.7800), (0.200, 0.180, 0.120), (4.4, 4.0, 3.4)),
)

# Weather -> extinction per metre, cover of cloud, dust colour, share of dust in the sky.
_WEATHER: dict[str, tuple[float, float, tuple[float, float, float], float]] = {
    "clear": (0.00022, 0.34, (0.55, 0.38, 0.24), 0.10),
    "dust": (0.0065, 0.40, (0.62, 0.38, 0.20), 0.62),
    "storm": (0.0120, 0.75, (0.60, 0.31, 0.14), 0.90),
    "mist": (0.0150, 0.60, (0.52, 0.55, 0.60), 0.80),
    "rain": (0.0040, 0.97, (0.33, 0.37, 0.44), 0.82),
    "lightning": (0.0020, 0.86, (0.34, 0.36, 0.46), 0.45),
}

_SHEETS = {"storm": 1.0, "dust": 0.55, "mist": 0.45}
"""How much of the air hangs in sheets, one behind the other."""


def hour_of(clock: str, seconds: int = 0) -> float:
    """``HH:MM`` as hours; half past six in the evening when it cannot be read."""
    try:
        hours, minutes = clock.split(":")[:2]
        return (int(hours) % 24) + (int(minutes) % 60) / 60 + seconds / 3600
    except ValueError:
        return 18.5


def bearing(azimuth: float, elevation: float) -> Array:
    """Unit vector from degrees clockwise from +y, and degrees above the horizon."""
    a, e = np.deg2rad(azimuth), np.deg2rad(elevation)
    return f32([np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)])


@dataclass(frozen=True, slots=True)
class Sky:
    """Everything above the ground at one moment."""

    sun: Array
    sun_light: Array
    moon: Array
    moon_light: Array
    zenith: Array
    horizon: Array
    glow: Array
    stars: float
    fog: float
    cover: float
    drift: float
    night: float
    flash: float
    veiled: float
    sheets: float = 0.0
    turned: float = 0.0
    """How far the stars have gone round, in radians."""

    @property
    def at_windows(self) -> tuple[Array, float]:
        """What comes in by a pane: its tint, and how bright it is against half past five in the evening."""
        high = max(float(self.moon[2]), 0.1)
        light = self.horizon + self.zenith * F32(0.5) + self.glow * F32(0.2) + self.moon_light * F32(high)
        level = float(light @ f32([0.3, 0.59, 0.11]))
        return f32(light / max(level, 1e-5)), min(level / 0.62, 1.3)

    def haze(self, directions: Array) -> Array:
        """Colour of the sky at the horizon towards each direction ``(3, n)``."""
        wide, spot = self._towards_sun(directions)
        amount = F32(0.42) * wide + F32(0.58) * spot
        return np.stack([self.horizon[k] + self.glow[k] * amount for k in range(3)])

    def _towards_sun(self, directions: Array) -> tuple[Array, Array]:
        """How much of the glow a direction gets by its bearing: wide, and close to the sun."""
        x, y = directions[0], directions[1]
        flat = np.maximum(np.sqrt(x * x + y * y), F32(1e-5))
        sun = self.sun[:2] / max(float(np.hypot(*self.sun[:2])), 1e-5)
        around = np.clip((x * sun[0] + y * sun[1]) / flat * F32(0.5) + F32(0.5), 0, 1)
        wide = around * around * around
        return wide, np.square(np.square(wide))

    def behind(self, directions: Array) -> Array:
        """What far things dissolve into: the horizon, or in thick air the sky right behind them."""
        return self._at(directions) if self.veiled > 0.2 else self.haze(directions)

    def _at(self, directions: Array) -> Array:
        wide, spot = self._towards_sun(directions)
        up = np.clip(directions[2], 0, 1)
        fade = np.exp(up * F32(-3.6))
        amount = (F32(0.42) * wide + F32(0.58) * spot) * np.exp(up * F32(-8.5))
        zenith, horizon, glow = self.zenith, self.horizon, self.glow
        return np.stack([zenith[k] + (horizon[k] - zenith[k]) * fade + glow[k] * amount for k in range(3)])

    def paint(self, rays: Array, focal: float) -> Array:
        """The sky along unnormalised rays: gradient, sun or moon, stars, clouds."""
        d = directed(rays)
        colour = self._at(d)
        to_sun = np.clip(inner(d, self.sun), 0, 1)
        if float(self.sun_light.max()) > 0:
            halo = 0.10 * to_sun**24 + 0.35 * to_sun**420 + smooth(0.99986, 0.99992, to_sun) * 14
            colour += upright(self.sun_light) * halo
        if self.night > 0:
            colour += self._stars(d, focal)
            to_moon = np.clip(inner(d, self.moon), 0, 1)
            disc = smooth(0.99988, 0.99992, to_moon) * (self.moon[2] > -0.02)
            colour += upright(self.moon_light) * (disc * 7 + to_moon**900 * 0.35 + to_moon**60 * 0.05)
        return self._clouds(d, colour, to_sun)

    def _stars(self, d: Array, focal: float) -> Array:
        cell = F32(max(focal * 0.9, 120.0))
        c, s = F32(np.cos(self.turned)), F32(np.sin(self.turned))
        round_ = np.stack([d[0] * c - d[1] * s, d[0] * s + d[1] * c])
        key = np.floor(round_ * (cell / (1 + np.maximum(d[2], F32(-0.5))))).astype(np.int64)
        mixed = (key[0] * 374761393 + key[1] * 668265263) & 0x7FFFFFFF
        mixed = ((mixed ^ (mixed >> 13)) * 1274126177) & 0x7FFFFFFF
        chance = f32((mixed ^ (mixed >> 16)) & 0xFFFF) / 65536
        bright = np.clip((chance - F32(0.9982)) / F32(0.0018), 0, 1) ** 3
        dust = smooth(0.0, 0.35, d[2]) * self.stars * 0.35
        warm = upright([1.0, 0.93, 0.85]) + (chance * 977 % 1) * upright([-0.2, 0, 0.25])
        return f32(warm * (bright * dust))

    def _clouds(self, d: Array, colour: Array, to_sun: Array) -> Array:
        up = np.flatnonzero(d[2] > 0.012)
        if not up.size or self.cover <= 0.01:
            return colour
        x, y, z = d.take(up, axis=1)
        spread = F32(0.055) / (z + F32(0.09))
        u, w = x * spread + F32(self.drift), y * spread
        foot = F32(0.0006) / np.maximum(z, F32(0.03))
        big = noise.level("cloud", u, w, foot)
        small = noise.level("soft", u * F32(4.3), w * F32(3.1), foot * 4)
        body = big + (small - F32(0.5)) * F32(0.34)
        edge = 1 - self.cover
        thick = smooth(edge, edge + 0.30, body) * smooth(0.012, 0.10, z)
        # Lit from the sun's side: the gradient of the cloud field against the light.
        flat_sun = self.sun[:2] / max(float(np.hypot(*self.sun[:2])), 1e-5)
        step = F32(0.006)
        facing = (noise.level("cloud", u + flat_sun[0] * step, w + flat_sun[1] * step, foot) - big) / step
        rim = np.clip(0.5 - facing * F32(0.055), 0, 1.2)
        low_sun = 0.35 + 0.65 * np.clip(to_sun[up], 0, 1) ** 2
        day = float(np.clip((self.sun[2] + 0.16) / 0.2, 0, 1))
        lit = self.sun_light * 0.34 + self.glow * 0.55 * day + self.horizon * 0.30
        dark = self.zenith * 0.62 + self.horizon * 0.26
        moonlit = self.moon_light * 0.34 * self.night
        share = thick * F32(0.86 * (1 - self.veiled))
        bright = rim * low_sun
        for k in range(3):
            paint = dark[k] + (lit[k] - dark[k]) * bright + moonlit[k] * rim + F32(self.flash)
            clear = colour[k].take(up)
            colour[k, up] = clear + (paint - clear) * share
        return f32(colour)


def _air(
    weather: str, look: Mapping[str, Any]
) -> tuple[str, tuple[float, float, tuple[float, float, float], float]]:
    """The kind of weather it is painted as, and its air. A pack's ``[weathers.NAME]`` may say ``like``
    another kind, ``fog`` (extinction per metre), ``clouds`` (0 to 1), ``colour`` and ``share`` (0 to 1) of
    what hangs in the air."""
    own = look.get("weathers", {}).get(weather, {})
    kind = str(own.get("like", weather))
    fog, clouds, colour, share = _WEATHER.get(kind, _WEATHER["clear"])
    red, green, blue = own.get("colour", colour)
    return kind, (
        float(own.get("fog", fog)),
        float(own.get("clouds", clouds)),
        (float(red), float(green), float(blue)),
        float(own.get("share", share)),
    )


def _lights(height: float) -> tuple[Array, Array, Array, Array]:
    """Zenith, horizon, glow and sunlight when the sun stands at ``height`` degrees; each RGB."""
    keys = [row[0] for row in _LIGHT]
    table = np.array([[*row[1], *row[2], *row[3], *row[4]] for row in _LIGHT])
    mixed = f32([np.interp(height, keys, column) for column in table.T])
    return mixed[0:3], mixed[3:6], mixed[6:9], mixed[9:12]


def sky_at(hour: float, weather: str, look: Mapping[str, Any], frame: int) -> Sky:
    """The sky of an hour; ``look`` may turn the compass (``sunset``, ``moon`` in degrees) and bring air of
    its own (``weathers``, see :func:`_air`)."""
    height = float(np.interp(hour, [h for h, _ in _SUN], [e for _, e in _SUN]))
    zenith, horizon, glow, sun_light = _lights(height)
    sunset = float(look.get("sunset", -35.0))
    side = sunset - (18.6 - hour) * 13 if hour > 12 else sunset + 180 + (hour - 6.2) * 13
    past = hour - 19 if hour >= 12 else hour + 5
    moon_height = float(np.interp(past, [-1, 0, 2, 5, 9, 12], [4, 12, 24, 42, 24, 6]))
    moon = bearing(float(look.get("moon", sunset + 62)) + past * 5, moon_height)
    night = float(smooth(1.0, 6.0, f32(-height)))
    kind, (fog, cover, dust, share) = _air(weather, look)
    light = float(horizon @ f32([0.3, 0.5, 0.2]) + 0.3 * zenith.sum() / 3)
    dusty = f32(dust) * light * 1.55
    horizon = mix(horizon, dusty, share)
    # The thicker the dust, the less of the blue above it is left.
    zenith = mix(zenith, dusty * (0.8 + 0.12 * share), share * (0.85 if share < 0.7 else 1.0))
    through = 1 - share
    flash = 0.0
    if kind == "lightning" and frame % 3 == 1:
        flash = 0.22
        horizon, zenith = horizon + f32([0.05, 0.055, 0.09]), zenith + f32([0.03, 0.036, 0.06])
    if share > 0.5:
        # Dust keeps a little of every lamp of the station, so that a night of it is not black.
        horizon = horizon + f32(dust) * f32([0.014, 0.013, 0.012]) * (share * night)
        zenith = zenith + f32(dust) * f32([0.006, 0.006, 0.007]) * (share * night)
    moon_light = f32([0.050, 0.062, 0.092]) * night * (0.25 + 0.75 * through)
    moon_light = moon_light + f32([1.1, 1.25, 1.9]) * flash
    return Sky(
        sun=bearing(side, height),
        sun_light=f32(sun_light * (0.05 + 0.95 * through**1.5)),
        moon=moon,
        moon_light=moon_light,
        zenith=f32(zenith),
        horizon=f32(horizon),
        glow=f32(glow * (0.25 + 0.75 * through)),
        stars=night * through**2,
        fog=fog * float(look.get("fog", 1.0)),
        cover=float(look.get("cover", cover)) if kind == "clear" else cover,
        drift=(look.get("seed", 0) % 97) / 97 + frame * 0.0008 + past * 0.013,
        night=night,
        flash=flash,
        sheets=_SHEETS.get(kind, 0.0),
        veiled=share if kind in ("dust", "storm", "mist") else 0.35 * share,
        turned=past * 0.26,
    )
