"""One frame: light on what is seen, air before it, and the lamps the scene and the set burn.

May import: numpy, ``engine.state`` and this room. Promises: linear light for every pixel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from engine.pictures import air, light, mirrors
from engine.pictures.arrays import F32, Array, f32, unit
from engine.pictures.film import enlarged, softened
from engine.pictures.gbuffer import Seen, Veil
from engine.pictures.lens import Lens
from engine.pictures.light import Lamp
from engine.pictures.materials import finish
from engine.pictures.places import Place
from engine.pictures.seeds import dice
from engine.pictures.sky import Sky
from engine.pictures.staging import Shot
from engine.pictures.surface import Surface
from engine.pictures.threads import blend
from engine.state import Scene

_TORCH = f32([1.0, 0.87, 0.68])


def lamps_of(place: Place, scene: Scene, shot: Shot, casters: Array, fine: int) -> list[Lamp]:
    """Everything that burns: the torch first, then the set's lamps."""
    found: list[Lamp] = []
    if scene.torch and scene.torch_power > 0.01:
        flicker = dice(scene.seed, "torch", scene.frame).random()
        weak = max(0.0, 0.35 - scene.battery) * 1.6
        power = 21.0 * scene.torch_power * (1 - weak * flicker) * float(place.data.get("torch", 1.0))
        torch = Lamp(shot.torch_at, _TORCH * F32(power), 42.0, shot.torch_aim, 27.0, None, 0.05, True)
        found.append(light.with_shadow(torch, casters, fine))
    for number, spec in enumerate(place.lamps(scene.flags)):
        found.append(_set_lamp(place, scene, spec, number, casters, fine))
    return found


def _set_lamp(
    place: Place, scene: Scene, spec: Mapping[str, Any], number: int, casters: Array, fine: int
) -> Lamp:
    at = f32(spec["at"])
    if place.terrain is not None and not spec.get("fixed"):
        at = at + f32([0, 0, place.floor(float(at[0]), float(at[1]))])
    power = float(spec.get("power", 3.0))
    if spec.get("flicker"):
        power *= 0.35 + 0.65 * dice(scene.seed, "lamp", number, scene.frame).random()
    colour = f32(spec.get("colour", [1, 0.9, 0.75])) * F32(power)
    aim = f32(spec["aim"]) if "aim" in spec else None
    lamp = Lamp(at, colour, float(spec.get("radius", 9.0)), aim, float(spec.get("angle", 60.0)), None,
                float(spec.get("soft", 0.2)))  # fmt: skip
    return light.with_shadow(lamp, casters, fine) if spec.get("shadow") and aim is not None else lamp


def _bounces(lamps: list[Lamp], seen: Seen, lens: Lens) -> list[Lamp]:
    """A few soft lights where the torch lands."""
    found: list[Lamp] = []
    if not lamps or not lamps[0].torch or lamps[0].aim is None:
        return found
    torch = lamps[0]
    axis = unit((lamps[0].aim - torch.at)[None])[0]
    side = unit(np.cross(axis, f32([0, 0, 1]))[None])[0]
    top = np.cross(side, axis)
    row_of = np.full(lens.width * lens.height, -1, np.int64)
    row_of[seen.solid] = np.arange(len(seen.solid))
    for dx, dy in ((0, 0), (0.15, 0.06), (-0.16, -0.02), (0.02, -0.17)):
        camera = lens.to_camera(lens.eye + axis + side * dx + top * dy)
        x, y = lens.to_screen(camera)
        if not (0 <= x < lens.width and 0 <= y < lens.height):
            continue
        row = row_of[int(y) * lens.width + int(x)]
        if row < 0:
            continue
        p, n = seen.surface.pos[row], seen.surface.normal[row]
        to = torch.at - p
        square = float(to @ to)
        if square > 900:
            continue
        gain = max(float(n @ to) / np.sqrt(square), 0.1) * (0.055 if dx == dy == 0 else 0.028)
        colour = np.maximum(seen.surface.albedo[row], 0.06) * torch.colour * F32(gain)
        reach = float(np.clip(2.2 + 0.9 * np.sqrt(square), 2.5, 14.0))
        found.append(Lamp(f32(p + n * 0.35), f32(colour), reach, soft=0.5))
    return found


def _chunks(count: int, size: int = 40960) -> Iterator[slice]:
    """Stretches of pixels small enough to stay in the processor's cache."""
    return (slice(start, min(start + size, count)) for start in range(0, count, size))


def _roofed(place: Place, points: Array) -> Array:
    """Which points lie in a room with a ceiling."""
    inside = np.zeros(len(points), bool)
    for spec in place.data.get("room", []):
        if spec.get("ceiling") or spec.get("roof"):
            (x, y), (w, d, h) = spec["at"], spec["size"]
            base = float(spec.get("level", 0.0))
            inside |= (
                (points[:, 0] > x - 0.05) & (points[:, 0] < x + w + 0.05)
                & (points[:, 1] > y - 0.05) & (points[:, 1] < y + d + 0.05)
                & (points[:, 2] < base + h + 0.05)
            )  # fmt: skip
    return inside


class Exposer:
    """Lights a frame. One per frame; keeps what its steps share."""

    def __init__(self, place: Place, scene: Scene, shot: Shot, sky: Sky, seen: Seen) -> None:
        self.place, self.scene, self.shot, self.sky, self.seen = place, scene, shot, sky, seen
        self.fine = 512 if shot.lens.width > 400 else 256
        self.lamps = lamps_of(place, scene, shot, seen.casters, self.fine)
        self.shadow: light.SunShadow | None = None
        self.parallel, self.parallel_light = sky.sun, sky.sun_light
        if float(sky.sun_light.max()) < 0.05:
            self.parallel, self.parallel_light = sky.moon, sky.moon_light

    def picture(self, veil: Veil) -> Array:
        """``(height * width, 3)`` linear light."""
        place, seen, lens = self.place, self.seen, self.shot.lens
        for rows in _chunks(len(seen.solid)):
            part = seen.surface.part(rows)
            finish(part, seen.mat[rows], seen.tint[rows], place.paints, place.ground_table, self.scene.frame)
        open_ = light.occlusion(seen.inverse, lens.width, lens.height, lens.focal)[seen.solid]
        self.extra = _bounces(self.lamps, seen, lens)
        out = np.zeros((lens.width * lens.height, 3), F32)
        for rows in _chunks(len(seen.solid)):
            where = seen.solid[rows]
            out[where] = self._lit(seen.surface.part(rows), seen.rays[where], open_[rows])
        away = 1 / np.maximum(seen.inverse, 1e-6)
        above = self.sky if place.terrain is not None else None
        mirrors.reflect(out, seen, lens, place.paints, above, f32(place.data.get("murk", [0.004] * 3)))
        if place.terrain is not None:
            if seen.sky.size:
                out[seen.sky] = self.sky.paint(seen.rays[seen.sky], lens.focal)
            out[seen.solid] = self._aired(out[seen.solid], seen.rays[seen.solid], away[seen.solid])
        elif place.data.get("dust"):
            self._stale(out, away)
        if len(veil.pixel):
            paint = self._lit(veil.surface, seen.rays[veil.pixel], np.ones(len(veil.pixel), F32))
            if place.terrain is not None:
                paint = self._aired(paint, seen.rays[veil.pixel], 1 / veil.inverse)
            out, _ = blend(out, veil.pixel, veil.cover, veil.inverse, paint, seen.inverse)
        self._beams(out, away)
        return out

    def _aired(self, colour: Array, rays: Array, forward: Array) -> Array:
        length = np.sqrt(np.einsum("ij,ij->i", rays, rays))
        return air.haze(colour, rays, forward * length, self.shot.lens.eye, self.sky, self.scene.frame)

    def _stale(self, out: Array, away: Array) -> None:
        """Indoors: the far dark is never quite black, dust takes a little of every lamp."""
        dust = float(self.place.data["dust"])
        murk = f32(self.place.data.get("murk", [0.010, 0.010, 0.009]))
        through = np.exp(-np.minimum(away, 60.0) * F32(dust * 0.03))[:, None]
        out[:] = out * through + murk * (1 - through)

    def _lit(self, s: Surface, rays: Array, open_: Array) -> Array:
        view = unit(rays)
        out = s.emit.copy()
        outside = self.place.terrain is not None
        ambient = f32(self.place.data.get("ambient", [0.010, 0.010, 0.011]))
        if outside:
            under = _roofed(self.place, s.pos)
            self._open_air(s, view, open_, under, out)
            out += s.albedo * (ambient * (open_ * under)[:, None])
        else:
            up = (s.normal[:, 2] * F32(0.25) + F32(0.75))[:, None]
            out += s.albedo * ambient * up * open_[:, None]
        soft = np.zeros_like(out)
        for lamp in self.lamps + self.extra:
            light.add_lamp(s, view, lamp, out if lamp.torch else soft)
        # Lamps are large and walls answer them: corners get less of them than of the torch.
        out += soft * (F32(0.35) + F32(0.65) * open_)[:, None]
        return out

    def _open_air(self, s: Surface, view: Array, open_: Array, under: Array, out: Array) -> None:
        sky = self.sky
        above = sky.zenith * 0.72 + sky.horizon * 0.55 + sky.glow * 0.10
        below = (sky.horizon * 0.30 + sky.glow * 0.06) * f32([0.8, 0.62, 0.5])
        shut = open_ * np.where(under, F32(0.05), F32(1.0))
        light.add_sky(s, above, below, sky.glow * 0.30, sky.sun, shut, out)
        if self.parallel[2] > -0.03 and float(self.parallel_light.max()) > 0.002:
            if self.shadow is None:
                self.shadow = self._cast()
            seen = light.in_sun(self.shadow, s.pos + s.normal * F32(0.05), 0.12)
            light.add_sun(s, view, self.parallel, self.parallel_light, seen, out)

    def _cast(self) -> light.SunShadow:
        """Shadow map of what stands near the camera, the ground's own waves included."""
        lens = self.shot.lens
        half = float(self.place.data.get("shadow_reach", 46.0))
        centre = f32(lens.eye + unit(lens.basis[2:3] * f32([1, 1, 0]))[0] * half * 0.62)
        size = 1024 if lens.width > 400 else 384
        casters = self.seen.casters
        if self.place.terrain is not None:
            patch = self.place.terrain.patch(centre, half * 1.2, 56, 0)
            casters = np.concatenate([casters, patch.pos - f32([0, 0, 0.30])])
        middle = casters.mean(1) - centre
        near = np.hypot(middle[:, 0], middle[:, 1]) < half * 2.2
        direction = self.parallel.copy()
        direction[2] = max(float(direction[2]), 0.045)
        return light.sun_shadow(casters[near], unit(direction[None])[0], centre, half, size)

    def _beams(self, out: Array, away: Array) -> None:
        """Cones seen in the air: the torch where it is dusty, searchlights always."""
        lens, frame = self.shot.lens, self.scene.frame
        dust = float(self.place.data.get("dust", 0.25)) + 14 * min(self.sky.fog, 0.03)
        specs: list[Mapping[str, Any]] = [{}] * int(bool(self.lamps) and self.lamps[0].torch)
        specs += self.place.lamps(self.scene.flags)
        step = 4
        rows, columns = lens.height // step, lens.width // step
        rays = self.seen.rays.reshape(lens.height, lens.width, 3)[step // 2 :: step, step // 2 :: step][
            :rows, :columns
        ]
        deep = away.reshape(lens.height, lens.width)[step // 2 :: step, step // 2 :: step][:rows, :columns]
        total = np.zeros((rows * columns, 3), F32)
        for lamp, spec in zip(self.lamps, specs, strict=True):
            amount = 0.0016 * dust if lamp.torch else float(spec.get("beam", 0.0))
            if amount > 0 and lamp.aim is not None:
                total += air.beam(lens, rays.reshape(-1, 3), deep.reshape(-1), lamp, amount, frame)
        if total.any():
            soft = softened(total.reshape(rows, columns, 3), 1)
            out += enlarged(soft, lens.width, lens.height).reshape(-1, 3)
        torch = self.lamps[0] if self.lamps and self.lamps[0].torch else None
        air.motes(out, torch, min(dust * 1.3, 1.6), frame, (lens.width, lens.height))
        if self.scene.weather == "rain" and self.place.terrain is not None:
            air.rain(
                out,
                self.sky.horizon * 1.2 + f32([0.002, 0.002, 0.003]),
                frame,
                (lens.width, lens.height),
                1.0,
            )
