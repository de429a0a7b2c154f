"""Light per pixel: sun and moon with shadow, sky, torch, lamps, bounce, occlusion.

May import: numpy, ``arrays``, ``lens``, ``raster``, ``surface``. Promises: everything in linear
light; each source costs only the pixels it can reach.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from engine.pictures.arrays import F32, Array, directed, f32, inner, middles, smooth, unit
from engine.pictures.film import stretched
from engine.pictures.lens import Lens, looking
from engine.pictures.raster import depth_map, flat_depth_map
from engine.pictures.surface import Surface


@dataclass(frozen=True, slots=True)
class Lamp:
    """A source at a point; with ``aim`` a spot of ``angle`` degrees (half), perhaps with a shadow map.

    A ``bounce`` is light a wall gives back: it has no highlight.
    """

    at: Array
    colour: Array
    radius: float
    aim: Array | None = None
    angle: float = 60.0
    shadow: tuple[Lens, Array] | None = None
    soft: float = 0.15
    torch: bool = False
    bounce: bool = False


@dataclass(frozen=True, slots=True)
class SunShadow:
    """Heights towards the sun around a centre."""

    basis: Array
    centre: Array
    half: float
    depth: Array


def sun_shadow(triangles: Array, direction: Array, centre: Array, half: float, size: int) -> SunShadow:
    """A shadow map for parallel light from ``direction``."""
    side = unit(np.cross(f32([0, 0, 1]), direction)[None])[0]
    basis = f32([side, np.cross(direction, side), direction])
    return SunShadow(basis, centre, half, flat_depth_map(triangles, basis, centre, half, size))


def in_sun(shadow: SunShadow, points: Array, bias: float) -> Array:
    """Share of the sun each of the points ``(3, n)`` sees."""
    local = shadow.basis @ (points - shadow.centre[:, None])
    size = shadow.depth.shape[0]
    scale = F32(0.5 / shadow.half * size)
    u, v = local[0] * scale + F32(0.5 * size), local[1] * scale + F32(0.5 * size)
    inside = (u > 1) & (v > 1) & (u < size - 2) & (v < size - 2)
    base = np.where(inside, v, 1).astype(np.int32) * size + np.where(inside, u, 1).astype(np.int32)
    level = local[2] + F32(bias)
    lit = np.zeros(points.shape[1], F32)
    flat = shadow.depth.reshape(-1)
    for step in (0, 1, size, -1, -size):
        lit += flat.take(base + step) <= level
    return np.asarray(np.where(inside, lit * F32(0.2), F32(1.0)))


def in_beam(shadow: tuple[Lens, Array], points: Array, bias: float) -> Array:
    """Share of a spot's light each of the points ``(3, n)`` sees, by its shadow map (four taps)."""
    lens, depth = shadow
    x, y, z = lens.from_eye(points)
    z = np.maximum(z, F32(1e-3))
    scale = F32(lens.focal) / z
    iu = np.clip(x * scale + F32(lens.width / 2), 1, lens.width - 3).astype(np.int32)
    iv = np.clip(F32(lens.height / 2) - y * scale, 1, lens.height - 3).astype(np.int32)
    limit = 1 / np.maximum(z * F32(0.994) - F32(bias), F32(1e-3))
    flat = depth.reshape(-1)
    base = iv * lens.width + iu
    lit = (flat.take(base) <= limit).astype(F32)
    for step in (1, lens.width, lens.width + 1):
        lit += flat.take(base + step) <= limit
    return np.asarray(lit * F32(0.25))


def with_shadow(lamp: Lamp, triangles: Array, size: int) -> Lamp:
    """The same spot with a shadow map of the triangles near it."""
    assert lamp.aim is not None
    middle = (middles(triangles) - lamp.at).T
    reach = inner(middle, middle) < (lamp.radius * 1.3) ** 2
    fov = min(2 * lamp.angle * 1.12, 140.0)
    lens = looking(lamp.at, lamp.aim, fov, (size, size), near=0.12)
    depth = depth_map(triangles[reach], lens)
    return replace(lamp, shadow=(lens, depth))


@cache
def _reflector(angle: float) -> Array:
    """The torch's profile over 1 - cosine, up to 72 degrees off its axis."""
    away = np.degrees(np.arccos(1 - np.linspace(0, 1, 2048) ** 2 * 0.7)) / angle
    spot = np.exp(-((away / 0.30) ** 2))
    body = np.exp(-((away / 0.72) ** 4)) * 0.30
    ring = np.exp(-(((away - 0.66) / 0.085) ** 2)) * 0.11
    spill = np.exp(-((away / 1.5) ** 2)) * 0.035
    profile = spot + body + ring + spill
    profile[-1] = 0
    return f32(profile)


def torch_profile(cosine: Array, angle: float) -> Array:
    """A cheap reflector: hot spot, dark waist, ring, spill."""
    place = np.sqrt(np.maximum(1 - cosine, 0) * F32(1 / 0.7)) * F32(2047)
    return f32(_reflector(angle).take(np.minimum(place, 2047).astype(np.int32)))


def _glint(cosine: Array, gloss: Array) -> Array:
    """A highlight of constant energy; a rational curve in place of a power."""
    sharp = gloss * F32(0.55)
    return np.asarray(
        (gloss + 8) * F32(0.125) * np.square(cosine / (sharp - sharp * cosine + cosine + F32(1e-6)))
    )


def _reached(lamp: Lamp, to: Array, square: Array) -> Array:
    """Numbers of the pixels inside the lamp's radius and cone."""
    inside = square < lamp.radius * lamp.radius
    if lamp.aim is not None:
        along = -inner(to, unit((lamp.aim - lamp.at)[None])[0])
        limit = F32(np.cos(np.deg2rad(min(lamp.angle * (2.3 if lamp.torch else 1.0), 88.0))))
        inside &= (along > 0) & (along * along > limit * limit * square)
    return np.flatnonzero(inside)


def _strength(lamp: Lamp, to: Array, square: Array, facing: Array) -> Array:
    """Light on each reached pixel before shadows; ``to`` are unit vectors."""
    soft = F32(lamp.soft)
    # A torch is turned aside from what is close to it: a hand's breadth does not get a hundredfold.
    near = F32(1.5 if lamp.torch else 0.05)
    strength = np.maximum(facing + soft, 0) / ((1 + soft) * (square + near))
    window = 1 - np.square(square * F32(1 / lamp.radius**2))
    strength *= window * window
    if lamp.aim is not None:
        cosine = -inner(to, unit((lamp.aim - lamp.at)[None])[0])
        if lamp.torch:
            strength *= torch_profile(cosine, lamp.angle)
        else:
            edge = float(np.cos(np.deg2rad(lamp.angle)))
            strength *= smooth(edge, edge + (1 - edge) * 0.35, cosine)
    return np.asarray(strength)


def add_lamp(s: Surface, view: Array, lamp: Lamp, out: Array) -> None:
    """Add what one lamp does to every pixel it reaches; ``view`` are unit columns from the eye."""
    to = lamp.at[:, None] - s.pos
    square = inner(to, to)
    pick = _reached(lamp, to, square)
    if not pick.size:
        return
    to, square = to.take(pick, axis=1), np.maximum(square.take(pick), F32(1e-4))
    to *= 1 / np.sqrt(square)
    normal = s.normal.take(pick, axis=1)
    facing = inner(normal, to)
    strength = _strength(lamp, to, square, facing)
    if lamp.shadow is not None:
        strength *= in_beam(lamp.shadow, s.pos.take(pick, axis=1), 0.03)
    light = s.albedo.take(pick, axis=1)
    if not lamp.bounce:
        to -= view.take(pick, axis=1)
        length = np.sqrt(np.maximum(inner(to, to), F32(1e-9)))
        shine = np.maximum(inner(normal, to) / length, 0)
        light += s.shine.take(pick) * _glint(shine, s.gloss.take(pick)) * (facing > 0)
    light *= strength
    for k in range(3):
        out[k, pick] += light[k] * lamp.colour[k]


def add_sun(s: Surface, view: Array, direction: Array, colour: Array, seen: Array, out: Array) -> None:
    """Parallel light."""
    strength = np.maximum(inner(s.normal, direction), 0) * seen
    lit = np.flatnonzero(strength > 0.002)
    if not lit.size:
        return
    half = directed(direction[:, None] - view.take(lit, axis=1))
    shine = np.maximum(inner(s.normal.take(lit, axis=1), half), 0)
    light = s.albedo.take(lit, axis=1)
    light += s.shine.take(lit) * _glint(shine, s.gloss.take(lit))
    light *= strength.take(lit)
    for k in range(3):
        out[k, lit] += light[k] * colour[k]


def add_sky(
    s: Surface, above: Array, below: Array, glow: Array, sun: Array, occlusion: Array, out: Array
) -> None:
    """Light of sky and ground by the way a pixel faces."""
    up = s.normal[2] * F32(0.5) + F32(0.5)
    towards = np.maximum(s.normal[0] * sun[0] + s.normal[1] * sun[1], 0) * F32(0.6)
    for k in range(3):
        light = below[k] + (above[k] - below[k]) * up + glow[k] * towards
        out[k] += s.albedo[k] * light * occlusion


def occlusion(inverse: Array, width: int, height: int, focal: float) -> Array:
    """How open each pixel is, 0..1, from the inverse distance alone (a plane is linear in it).

    Computed on every second pixel; opposite neighbours both nearer than the plane through the
    pixel mean a corner.
    """
    half = inverse.reshape(height, width)[::2, ::2]
    rows, columns = half.shape
    y, x = np.mgrid[0:rows, 0:columns]
    centre = np.maximum(half, 1e-5)
    closed = np.zeros_like(half)
    flat = half.reshape(-1)
    turn = ((x * 7 + y * 3) % 4) * F32(np.pi / 16)
    for radius, strength in ((0.12, 1.1), (0.55, 1.3)):
        wide = radius * focal * 0.5 * centre
        reach = np.clip(wide, 1.0, 42.0)
        # What is smaller than a pixel is not there: far ground would only show its own grid.
        weight = strength * np.clip(wide - F32(0.7), 0, 1)
        for k in range(4):
            angle = turn + F32(k * np.pi / 4)
            dx, dy = (np.cos(angle) * reach), (np.sin(angle) * reach)
            ax = np.clip(x + dx, 0, columns - 1).astype(np.int32)
            ay = np.clip(y + dy, 0, rows - 1).astype(np.int32)
            bx = np.clip(x - dx, 0, columns - 1).astype(np.int32)
            by = np.clip(y - dy, 0, rows - 1).astype(np.int32)
            a = flat.take(ay * columns + ax) / centre - 1
            b = flat.take(by * columns + bx) / centre - 1
            # In units of the radius: how far the neighbours stand before the plane.
            lift = (a + b) * F32(0.5) / (centre * F32(radius))
            jump = np.maximum(a, b) / (centre * F32(radius))
            near = np.clip(2.2 - jump * F32(0.5), 0, 1)
            closed += weight * near * np.clip(lift - F32(0.06), 0, 0.55)
    # The directions turn with a pattern four pixels wide: a mean over four takes it out again.
    padded = np.pad(closed, ((1, 1), (2, 1)), mode="edge")
    rows_of = padded[:-2] + padded[1:-1] * 2 + padded[2:]
    even = rows_of[:, :columns] + rows_of[:, 1 : columns + 1]
    even += rows_of[:, 2 : columns + 2] + rows_of[:, 3 : columns + 3]
    return f32(stretched(np.exp(even * F32(-0.62 / 16)), width, height).reshape(-1))
