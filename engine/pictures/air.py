"""What hangs between the camera and things: haze, dust, mist, rain, and beams of light.

May import: numpy, ``arrays``, ``light``, ``noise``, ``seeds``, ``sky``. Promises: haze has the
colour of the sky behind it; only drift comes from the frame number.
"""

from __future__ import annotations

import numpy as np

from engine.pictures import noise
from engine.pictures.arrays import F32, Array, directed, f32, inner, smooth, unit, upright
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
    behind = sky.haze(d)
    return f32(behind + (colour - behind) * through)


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
