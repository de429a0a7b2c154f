"""What hangs between the camera and things: haze, dust, mist, rain, and beams of light.

May import: numpy, ``arrays``, ``light``, ``noise``, ``seeds``, ``sky``. Promises: haze has the
colour of the sky behind it; only drift comes from the frame number.
"""

from __future__ import annotations

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, directed, f32, inner, smooth, unit, upright
from engine.pictures.film import softened
from engine.pictures.lens import Lens
from engine.pictures.light import Lamp, in_beam, torch_profile
from engine.pictures.seeds import dice
from engine.pictures.sky import Sky


def haze(colour: Array, rays: Array, away: Array, eye: Array, sky: Sky, frame: int) -> Array:
    """Mix ``(3, n)`` colours with the air in front of them; ``away`` is metres along the ray."""
    d = directed(rays)
    # Thinner with height: the air between the eye and the point, at its mean height.
    mean = eye[2] + d[2] * np.minimum(away, 4000) * F32(0.5)
    thin = np.exp(-np.clip(mean, 0, 400) * F32(1 / 130))
    dense = sky.fog * thin
    if sky.fog > 0.004:
        u = np.arctan2(d[0], d[1]) * F32(0.9) + F32(frame * 0.011)
        v = d[2] * F32(1.7) + F32(0.3)
        dense = dense * (F32(0.45) + F32(1.1) * noise.level("cloud", u, v, 0.004))
    through = np.exp(-away * dense)
    behind = sky.behind(d)
    out = behind + (colour - behind) * through
    if sky.sheets > 0:
        _sheets(out, behind, d, away, sky, frame)
    return f32(out)


def curtains(colour: Array, rays: Array, away: Array, sky: Sky, frame: int) -> Array:
    """Only the sheets of :func:`haze`, before what has no end: the sky."""
    d = directed(rays)
    out = colour.copy()
    _sheets(out, sky.behind(d), d, away, sky, frame)
    return out


_SHEETS = ((9.0, 0.20, 1.6), (21.0, 0.34, 2.3), (48.0, 0.44, 3.1), (110.0, 0.52, 4.3), (260.0, 0.60, 6.1))
"""Curtains of dust: metres from the camera, how thick, how many to a turn of the head."""


def _sheets(out: Array, behind: Array, d: Array, away: Array, sky: Sky, frame: int) -> None:
    """Dust in curtains, each before what is farther and behind what is nearer: depth by layers.

    What the wind lifts is dense at the ground and torn above; lit ones stand before dark ones.
    """
    turn = np.arctan2(d[0], d[1]) * F32(1 / (2 * np.pi))
    low = np.exp(np.maximum(d[2], F32(-0.02)) * F32(-4.2))
    for number, (metres, thick, many) in enumerate(_SHEETS):
        far = np.flatnonzero(away > metres * 0.75)
        if not far.size:
            continue
        drift = F32(frame * 0.017 / (number + 1) + number * 0.37)
        u, v = turn.take(far) * F32(many) + drift, d[2].take(far) * F32(0.9 + 0.2 * number)
        torn = noise.level("cloud", v + F32(number * 0.21), u, 0.003)
        cover = smooth(0.34, 0.92, torn) * low.take(far) * F32(thick * sky.sheets)
        cover *= smooth(metres * 0.75, metres * 1.3, away.take(far))
        tone = F32(1.22 - 0.16 * (number % 3)) * (F32(0.72) + F32(0.5) * torn)
        for k in range(3):
            was = out[k].take(far)
            out[k, far] = was + (behind[k].take(far) * tone - was) * cover


def sand(picture: Array, light: Array, frame: int, size: tuple[int, int], hard: float) -> None:
    """What the storm carries past the lens: level streaks, most of them low."""
    chance = dice("sand", frame)
    width, height = size
    n = int(620 * hard * width / 768)
    x, y = chance.random(n) * width, height * (1 - chance.random(n) ** 1.7)
    length = (6 + chance.random(n) ** 3 * 90) * width / 768
    glow = (0.05 + chance.random(n) ** 3) * 0.17
    steps = np.linspace(0, 1, 24)
    px = np.clip(x[:, None] + steps * length[:, None], 0, width - 1).astype(int)
    py = np.clip(y[:, None] - steps * length[:, None] * 0.10, 0, height - 1).astype(int)
    fade = np.sin(steps * np.pi)[None] * glow[:, None]
    where = (py * width + px).reshape(-1)
    picture += np.bincount(where, fade.reshape(-1), width * height).astype(F32) * upright(light)


def bolt(picture: Array, lens: Lens, inverse: Array, seed: int, frame: int) -> None:
    """A stroke of lightning from the clouds to the horizon, behind everything near."""
    chance = dice("bolt", seed, frame)
    ahead = float(np.arctan2(lens.basis[2][0], lens.basis[2][1]))
    bearing = ahead + (chance.random() - 0.5) * 0.8
    strokes = [_stroke(chance, bearing, 0.44, 0.0, 46)]
    for _ in range(3):
        start = int(chance.integers(8, 30))
        at = strokes[0][start]
        strokes.append(_stroke(chance, at[0], at[1], max(at[1] - 0.16, 0.02), 16) * 1.0)
    image = np.zeros((lens.height, lens.width), F32)
    for number, path in enumerate(strokes):
        a, e = path.T
        points = f32(np.stack([np.sin(a) * np.cos(e), np.cos(a) * np.cos(e), np.sin(e)], -1) * 6000)
        camera = lens.to_camera(points + lens.eye)
        if (camera[:, 2] < 1).any():
            continue
        spots = lens.to_screen(camera)
        t = np.linspace(0, 1, 18)[:, None, None]
        fine = (spots[None, :-1] * (1 - t) + spots[None, 1:] * t).reshape(-1, 2)
        ok = (
            (fine[:, 0] >= 0) & (fine[:, 0] < lens.width - 1) & (fine[:, 1] >= 0) & (fine[:, 1] < lens.height)
        )
        x, y = fine[ok].astype(int).T
        image[y, x] = np.maximum(image[y, x], 1.0 if number == 0 else 0.4)
        image[y, x + 1] = np.maximum(image[y, x + 1], 0.5 if number == 0 else 0.1)
    image[inverse.reshape(image.shape) > 1 / 900] = 0
    glow = softened(image[None], max(lens.width // 60, 1))[0] * F32(6.0) + image * F32(3.0)
    picture += glow.reshape(-1) * upright([0.55, 0.62, 0.85])


def _stroke(chance: np.random.Generator, bearing: float, top: float, bottom: float, steps: int) -> Array:
    """Bearings and heights of a jagged line, in radians."""
    wander = np.cumsum(chance.normal(0, 0.011, steps)) + np.cumsum(chance.normal(0, 0.002, steps)) * 3
    return np.stack([bearing + wander, np.linspace(top, bottom, steps)], axis=-1)


def beam(lens: Lens, rays: Array, away: Array, lamp: Lamp, dust: float, frame: int, steps: int = 14) -> Array:
    """``(3, n)`` light scattered to the eye inside a spot's cone; ``away`` in forward metres per ray."""
    assert lamp.aim is not None
    axis = unit((lamp.aim - lamp.at)[None])[0]
    reach = np.minimum(away, lamp.radius)
    jitter = dice("beam", frame).random(rays.shape[1], dtype=F32)
    total = np.zeros(rays.shape[1], F32)
    for k in range(steps):
        power = F32(1.6 if lamp.torch else 1.0)
        t = ((k + jitter) / steps) ** power
        step = reach * power * ((k + F32(0.5)) / steps) ** (power - 1) / steps
        point = lens.eye[:, None] + rays * (reach * t)
        to = point - lamp.at[:, None]
        square = np.maximum(inner(to, to), F32(0.05))
        cosine = inner(to, axis) / np.sqrt(square)
        if lamp.torch:
            strength = torch_profile(cosine, lamp.angle)
        else:
            edge = float(np.cos(np.deg2rad(lamp.angle)))
            strength = smooth(edge, edge + (1 - edge) * 0.5, cosine)
        live = np.flatnonzero(strength > 0.01)
        if not live.size:
            continue
        value = strength[live] / (square[live] + F32(0.6)) * step[live]
        if lamp.shadow is not None:
            value = value * in_beam(lamp.shadow, point[:, live], 0.05)
        x, y, z = point[:, live]
        u = (x + z * F32(0.6)) * F32(0.23) + F32(frame * 0.013)
        cloud = noise.level("soft", u, (y - z * F32(0.5)) * F32(0.23), 0.002)
        total[live] += value * (F32(0.25) + F32(1.5) * cloud)
    return f32(total * upright(lamp.colour * dust))


def motes(picture: Array, lamp: Lamp | None, amount: float, frame: int, size: tuple[int, int]) -> None:
    """Specks of dust close to the lens, in the light."""
    if lamp is None or amount <= 0:
        return
    chance = dice("motes", frame)
    width, height = size
    n = int(26 * amount)
    x = (chance.normal(0.52, 0.22, n) * width).astype(int)
    y = (chance.normal(0.5, 0.22, n) * height).astype(int)
    glow = chance.random(n) ** 3 * float(lamp.colour.max()) * 0.012
    ok = (x > 0) & (y > 0) & (x < width - 1) & (y < height - 1)
    image = picture.reshape(3, height, width)
    for px, py, g in zip(x[ok], y[ok], glow[ok], strict=True):
        image[:, py, px] += g
        image[:, py, px - 1 : px + 2] += g * 0.35
        image[:, py - 1 : py + 2, px] += g * 0.35


def rain(picture: Array, light: Array, frame: int, size: tuple[int, int], hard: float) -> None:
    """Falling streaks, brighter where the picture is."""
    chance = dice("rain", frame)
    width, height = size
    n = int(1100 * hard * width / 768)
    x, y = chance.random(n) * width, chance.random(n) * height
    length = (4 + chance.random(n) ** 2 * 26) * height / 432
    glow = (0.15 + chance.random(n) ** 2) * 0.26
    steps = np.linspace(0, 1, 14)
    px = np.clip(x[:, None] + steps * length[:, None] * -0.12, 0, width - 1).astype(int)
    py = np.clip(y[:, None] + steps * length[:, None], 0, height - 1).astype(int)
    where = (py * width + px).reshape(-1)
    picture += np.bincount(where, np.repeat(glow, 14), width * height).astype(F32) * upright(light)
