"""One frame: light on what is seen, air before it, and the lamps the scene and the set burn.

May import: numpy, ``engine.state`` and this room. Promises: linear light for every pixel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from engine.pictures import air, light, mirrors
from engine.pictures.arrays import F32, Array, directed, f32, inner, middles, unit
from engine.pictures.film import enlarged, luma_of, softened
from engine.pictures.fire import Flame, burn
from engine.pictures.gbuffer import Seen, Veil
from engine.pictures.giving_way import checkpoint
from engine.pictures.lens import Lens
from engine.pictures.light import Lamp
from engine.pictures.materials import finish, stretches
from engine.pictures.places import Place
from engine.pictures.seeds import dice
from engine.pictures.sky import Sky
from engine.pictures.staging import Shot
from engine.pictures.surface import Surface
from engine.pictures.threads import blend
from engine.state import Scene

_TORCH = f32([1.0, 0.87, 0.68])


def lamps_of(place: Place, scene: Scene, shot: Shot, sky: Sky, casters: Array, fine: int) -> list[Lamp]:
    """Everything that burns: the torch first, then the set's lamps."""
    found: list[Lamp] = []
    if scene.torch and scene.torch_power > 0.01:
        flicker = dice(scene.seed, "torch", scene.frame).random()
        weak = max(0.0, 0.35 - scene.battery) * 1.6
        power = 21.0 * scene.torch_power * (1 - weak * flicker) * float(place.data.get("torch", 1.0))
        if scene.camera.pose == "hide":
            power *= 0.012  # a hand lies over it
        torch = Lamp(shot.torch_at, _TORCH * F32(power), 42.0, shot.torch_aim, 27.0, None, 0.05, True)
        found.append(light.with_shadow(torch, casters, fine))
    for number, spec in enumerate(place.lamps(scene.flags)):
        checkpoint()
        found.append(_set_lamp(place, scene, _by_sky(spec, sky), number, casters, fine))
    for glow in shot.glows:
        found.append(_set_lamp(place, scene, {**glow.spec, "at": glow.at, "fixed": True}, -1, casters, fine))
    return found


def _by_sky(spec: Mapping[str, Any], sky: Sky) -> Mapping[str, Any]:
    """A lamp that stands for a window (``by_sky``) has the sky's light, and its patch wanders."""
    if not spec.get("by_sky"):
        return spec
    tint, level = sky.at_windows
    source = sky.sun if sky.night < 0.5 else sky.moon
    aim = [float(spec["aim"][0] - 2.4 * source[0]), *spec["aim"][1:]] if "aim" in spec else None
    colour = [float(one) for one in f32(spec.get("colour", [1, 1, 1])) * tint]
    # The eye gets used to the dark: a moonlit window is not a thousandth of a sunlit one.
    power = float(spec.get("power", 3.0)) * level**0.4
    return {**spec, "colour": colour, "power": power, **({"aim": aim} if aim else {})}


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
        p, n = seen.surface.pos[:, row], seen.surface.normal[:, row]
        to = torch.at - p
        square = float(to @ to)
        if square > 900:
            continue
        gain = max(float(n @ to) / np.sqrt(square), 0.1) * (0.055 if dx == dy == 0 else 0.028)
        colour = np.maximum(seen.surface.albedo[:, row], 0.06) * torch.colour * F32(gain)
        reach = float(np.clip(2.2 + 0.9 * np.sqrt(square), 2.5, 14.0))
        found.append(Lamp(f32(p + n * 0.35), f32(colour), reach, soft=0.5, bounce=True))
    return found


def _roofed(place: Place, points: Array) -> Array:
    """Which points lie in a room with a ceiling."""
    east, north, up = points
    inside = np.zeros(len(up), bool)
    for spec in place.data.get("room", []):
        if spec.get("ceiling") or spec.get("roof"):
            (x, y), (w, d, h) = spec["at"], spec["size"]
            base = float(spec.get("level", 0.0))
            inside |= (
                (east > x - 0.05) & (east < x + w + 0.05)
                & (north > y - 0.05) & (north < y + d + 0.05)
                & (up < base + h + 0.05)
            )  # fmt: skip
    return inside


class Exposer:
    """Lights a frame. One per frame; keeps what its steps share."""

    def __init__(self, place: Place, scene: Scene, shot: Shot, sky: Sky, seen: Seen) -> None:
        self.place, self.scene, self.shot, self.sky, self.seen = place, scene, shot, sky, seen
        self.fine = 512 if shot.lens.width > 400 else 256
        self.lamps = lamps_of(place, scene, shot, sky, seen.casters, self.fine)
        self.shadow: light.SunShadow | None = None
        self.parallel, self.parallel_light = sky.sun, sky.sun_light
        if float(sky.sun_light.max()) < 0.05:
            self.parallel, self.parallel_light = sky.moon, sky.moon_light

    def picture(self, veil: Veil) -> Array:
        """``(3, height * width)`` linear light."""
        place, seen, lens = self.place, self.seen, self.shot.lens
        wet = place.terrain is not None and self.scene.weather == "rain"
        table = {**place.ground_table, "wet": 0.9} if wet else place.ground_table
        panes = {"panes": self.sky.at_windows[1] ** 0.4}
        finish(seen.surface, seen.mat, seen.tint, place.paints, {**table, **panes}, self.scene.frame)
        checkpoint()
        open_ = light.occlusion(seen.inverse, lens.width, lens.height, lens.focal)[seen.solid]
        self.extra = _bounces(self.lamps, seen, lens)
        hills = self._hills()
        out = np.zeros((3, lens.width * lens.height), F32)
        for pixels in stretches(len(seen.solid)):
            checkpoint()
            where = seen.solid[pixels]
            out[:, where] = self._lit(
                seen.surface.part(pixels), seen.rays.take(where, axis=1), open_[pixels], hills.take(where)
            )
        away = 1 / np.maximum(seen.inverse, F32(1e-6))
        above = self.sky if place.terrain is not None else None
        paints = place.paints.with_puddles() if wet else place.paints
        mirrors.reflect(out, seen, lens, paints, above, f32(place.data.get("murk", [0.004] * 3)))
        if place.terrain is not None:
            if seen.sky.size:
                rays = seen.rays.take(seen.sky, axis=1)
                out[:, seen.sky] = self.sky.paint(rays, lens.focal)
                if self.sky.sheets > 0:
                    endless = np.full(len(seen.sky), 4000.0, F32)
                    out[:, seen.sky] = air.curtains(
                        out[:, seen.sky], rays, endless, self.sky, self.scene.frame
                    )
            if self.sky.flash > 0:
                air.bolt(out, lens, seen.inverse, self.scene.seed, self.scene.frame)
            for pixels in stretches(len(seen.solid)):
                where = seen.solid[pixels]
                rays = seen.rays.take(where, axis=1)
                out[:, where] = self._aired(out.take(where, axis=1), rays, away.take(where))
        elif place.data.get("dust"):
            self._stale(out, away)
        if len(veil.pixel):
            rays = seen.rays.take(veil.pixel, axis=1)
            clear = np.ones(len(veil.pixel), F32)
            paint = self._lit(veil.surface, rays, clear, hills.take(veil.pixel))
            if place.terrain is not None:
                paint = self._aired(paint, rays, 1 / veil.inverse)
            out, _ = blend(out, veil.pixel, veil.cover, veil.inverse, paint, seen.inverse)
        checkpoint()
        self._fires(out)
        self._beams(out, away)
        return out

    def _fires(self, out: Array) -> None:
        """Flames over every lamp that says how wide and tall its fire is."""
        burning = []
        for number, (at, spec) in enumerate(self._burning()):
            wide, tall = spec["fire"]
            colour = f32(spec.get("fire_colour", [1.0, 0.34, 0.07])) * F32(spec.get("fire_power", 1.1))
            burning.append(
                Flame(at, wide, tall, number + self.scene.seed, colour, float(spec.get("smoke", 0.0)))
            )
        if burning:
            burn(out, self.shot.lens, self.seen.inverse, burning, self.scene.frame)

    def _burning(self) -> Iterator[tuple[Array, Mapping[str, Any]]]:
        for spec in self.place.lamps(self.scene.flags):
            if "fire" in spec:
                at = f32(spec["at"])
                if self.place.terrain is not None and not spec.get("fixed"):
                    at = at + f32([0, 0, self.place.floor(float(at[0]), float(at[1]))])
                yield at - f32([0, 0, float(spec["fire"][1]) * 0.4]), spec
        for glow in self.shot.glows:
            if "fire" in glow.spec:
                lift = float(glow.spec.get("lift", 0.25))
                yield glow.at - f32([0, 0, lift - float(glow.spec.get("foot", lift * 0.4))]), glow.spec

    def _aired(self, colour: Array, rays: Array, forward: Array) -> Array:
        length = np.sqrt(inner(rays, rays))
        return air.haze(colour, rays, forward * length, self.shot.lens.eye, self.sky, self.scene.frame)

    def _stale(self, out: Array, away: Array) -> None:
        """Indoors: the far dark is never quite black, dust takes a little of every lamp."""
        dust = float(self.place.data["dust"])
        murk = f32(self.place.data.get("murk", [0.010, 0.010, 0.009]))
        through = np.exp(np.minimum(away, 60.0) * F32(-dust * 0.03))
        out *= through
        out += murk[:, None] * (1 - through)

    def _hills(self) -> Array:
        """Share of sun or moon that the ground lets by at each pixel, from every fourth one."""
        lens, terrain, step = self.shot.lens, self.place.terrain, 4
        whole = np.ones(lens.width * lens.height, F32)
        strong = float(self.parallel_light.max()) > 0.002 and self.parallel[2] > -0.03
        if terrain is None or not strong or self.parallel[2] > 0.75 or self.sky.sheets > 0.9:
            return whole
        rays = self.seen.rays.reshape(3, lens.height, lens.width)[:, ::step, ::step]
        inverse = self.seen.inverse.reshape(lens.height, lens.width)[::step, ::step]
        solid = np.flatnonzero((inverse > 1 / 1500).reshape(-1))
        away = 1 / inverse.reshape(-1).take(solid)
        points = lens.eye[:, None] + rays.reshape(3, -1).take(solid, axis=1) * away
        direction = self.parallel.copy()
        direction[2] = max(float(direction[2]), 0.045)
        few = np.ones(inverse.size, F32)
        few[solid] = terrain.lit(f32(points), direction)
        soft = softened(few.reshape(1, *inverse.shape), 1)
        checkpoint()
        return f32(enlarged(soft, lens.width, lens.height).reshape(-1))

    def _lit(self, s: Surface, rays: Array, open_: Array, hills: Array) -> Array:
        view = directed(rays)
        out = s.emit.copy()
        outside = self.place.terrain is not None
        ambient = f32(self.place.data.get("ambient", [0.010, 0.010, 0.011]))
        if outside:
            under = _roofed(self.place, s.pos)
            self._open_air(s, view, open_, hills, under, out)
            if under.any():
                out += s.albedo * (ambient[:, None] * (open_ * under))
        else:
            out += s.albedo * (ambient[:, None] * ((s.normal[2] * F32(0.25) + F32(0.75)) * open_))
        checkpoint()
        soft = np.zeros_like(out)
        for lamp in self.lamps + self.extra:
            light.add_lamp(s, view, lamp, out if lamp.torch else soft)
        # Lamps are large and walls answer them: corners get less of them than of the torch.
        out += soft * (F32(0.35) + F32(0.65) * open_)
        return out

    def _open_air(
        self, s: Surface, view: Array, open_: Array, hills: Array, under: Array, out: Array
    ) -> None:
        sky = self.sky
        above = sky.zenith * 1.20 + sky.horizon * 0.36 + sky.glow * 0.05
        below = (sky.horizon * 0.30 + sky.glow * 0.06) * f32([0.8, 0.62, 0.5])
        shut = open_ * np.where(under, F32(0.05), F32(1.0))
        light.add_sky(s, above, below, sky.glow * 0.30, sky.sun, shut, out)
        if self.parallel[2] > -0.03 and float(self.parallel_light.max()) > 0.002:
            if self.shadow is None:
                self.shadow = self._cast()
            seen = hills * light.in_sun(self.shadow, s.pos + s.normal * F32(0.05), 0.12)
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
        checkpoint()
        middle = middles(casters) - centre
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
        specs += [glow.spec for glow in self.shot.glows]
        step = 6 if lens.width > 400 else 4
        rows, columns = lens.height // step, lens.width // step
        every = np.s_[..., step // 2 : rows * step : step, step // 2 : columns * step : step]
        rays = self.seen.rays.reshape(3, lens.height, lens.width)[every].reshape(3, -1)
        deep = away.reshape(lens.height, lens.width)[every].reshape(-1)
        total = np.zeros((3, rows * columns), F32)
        for lamp, spec in zip(self.lamps, specs, strict=True):
            amount = 0.0016 * dust if lamp.torch else float(spec.get("beam", 0.0))
            if amount > 0 and lamp.aim is not None:
                checkpoint()
                total += air.beam(lens, rays, deep, lamp, amount, frame)
        if total.any():
            soft = softened(total.reshape(3, rows, columns), 1)
            out += enlarged(soft, lens.width, lens.height).reshape(3, -1)
        torch = self.lamps[0] if self.lamps and self.lamps[0].torch else None
        air.motes(out, torch, min(dust * 1.3, 1.6), frame, (lens.width, lens.height))
        if self.place.terrain is not None:
            self._flying(out, away)

    def _flying(self, out: Array, away: Array) -> None:
        """Rain and sand before everything that lies in the open; under a roof only beyond it."""
        lens, frame, sky = self.shot.lens, self.scene.frame, self.sky
        drops = np.zeros_like(out)
        if self.scene.weather == "rain":
            bright = float(np.percentile(luma_of(out[:, ::37]), 85.0))
            tone = sky.horizon * F32(1.6) + F32(0.45 * bright + 0.002)
            air.rain(drops, tone, frame, (lens.width, lens.height), 1.0)
        elif sky.sheets > 0.5:
            bright = float(np.percentile(luma_of(out[:, ::37]), 70.0))
            tone = sky.horizon + f32([1.0, 0.8, 0.6]) * F32(0.8 * bright + 0.001)
            air.sand(drops, tone, frame, (lens.width, lens.height), sky.sheets)
        else:
            return
        if _roofed(self.place, lens.eye[:, None]).any():
            reach = np.minimum(away, 200.0)
            drops *= ~_roofed(self.place, f32(lens.eye[:, None] + self.seen.rays * reach))
        out += drops
