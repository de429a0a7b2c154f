"""The painter: a scene in, a frame of tape out.

May import: numpy, Pillow, ``engine.state`` and this room. Promises: the same scene gives the same
picture in any order and process; a scene that fails is logged and painted from the fallback set.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np

from engine.pictures import film, osd, tape
from engine.pictures.arrays import F32, Array
from engine.pictures.exposing import Exposer
from engine.pictures.gbuffer import look
from engine.pictures.giving_way import GaveWay, checkpoint
from engine.pictures.places import FALLBACK_SET, Place, build, relevant_flags
from engine.pictures.png import encoded
from engine.pictures.sky import hour_of, sky_at
from engine.pictures.staging import shot
from engine.state import Frame, Scene

_log = logging.getLogger(__name__)
_LARGEST = 900_000
_BY_ENVIRONMENT = {
    "road": "night_road", "desert": "fence_line", "yard": "motor_pool", "canyon": "wash",
    "interior": "lobby", "building": "gate_house", "room": "radio_room", "corridor": "long_corridor",
}  # fmt: skip


class LooksOfPack(Protocol):
    """The part of a world the painter reads."""

    @property
    def sets(self) -> Mapping[str, Mapping[str, Any]]: ...

    @property
    def prefabs(self) -> Mapping[str, Mapping[str, Any]]: ...

    @property
    def places(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Rendered:
    """A frame: ``rgb`` uint8 ``(height, width, 3)``; ``ids`` int32 at shading size, an index
    into ``names`` (0 sky, 1 ground, then rooms, set objects, things and figures by id); ``depth``
    float32 at shading size, metres ahead of the camera, infinite for the sky."""

    rgb: Array
    ids: Array
    names: tuple[str, ...]
    depth: Array

    def seen(self, name: str) -> Array:
        """Mask ``(h, w)`` of the pixels that show a thing, figure or set object."""
        numbers = [k for k, known in enumerate(self.names) if known == name]
        return np.isin(self.ids, numbers)


def _metered(scene: Scene, names: list[str], ids: Array) -> film.Subject | None:
    """What the light is measured by besides the whole: people, or else the thing one has gone close to."""
    subjects, level = {figure.id for figure in scene.figures}, 0.27
    if not subjects and scene.camera.pose == "near" and scene.camera.focus:
        subjects, level = {scene.camera.focus}, 0.40
    numbers = [k for k, name in enumerate(names) if name in subjects]
    return film.Subject(np.flatnonzero(np.isin(ids, numbers)), level) if numbers else None


class ProceduralPainter:
    """Paints the scenes of one pack, here and now."""

    def __init__(self, world: LooksOfPack, size: tuple[int, int] = (1024, 576), keep: int = 3) -> None:
        """``keep``: places that stay built, some 20 MB each."""
        self._world = world
        self._keep = keep
        self._size = (int(size[0]), int(size[1]))
        self._places: OrderedDict[tuple[str, int, frozenset[str]], Place] = OrderedDict()
        self._flags: dict[str, set[str]] = {}

    def paint(self, scene: Scene) -> Frame:
        """The frame as PNG bytes, 16:9. Never raises for what a scene asks; GaveWay when called away."""
        rgb = self.render(scene).rgb
        checkpoint()
        data = encoded(rgb)
        # Grain does not compress: a very noisy frame loses its lowest bits, which nobody sees.
        for bits in (2, 3):
            if len(data) > _LARGEST:
                rgb = (rgb >> bits) << bits
                data = encoded(rgb)
        return Frame(data, rgb.tobytes(), self._size)

    def close(self) -> None:
        """Let go of the built places."""
        self._places.clear()

    def render(self, scene: Scene) -> Rendered:
        """The frame with its owners, for whoever wants to know what can be seen."""
        try:
            # Slivers and edge-on triangles divide by almost nothing; their pixels are clipped later.
            with np.errstate(divide="ignore", invalid="ignore", over="ignore", under="ignore"):
                return self._render(scene, self._place(scene))
        except GaveWay:
            raise
        except Exception:
            _log.exception("scene of %s could not be painted; painting the fallback set", scene.place)
        bare = replace(scene, things=[], figures=[])
        try:
            with np.errstate(divide="ignore", invalid="ignore", over="ignore", under="ignore"):
                return self._render(bare, self._place(bare, plain=True))
        except Exception:
            _log.exception("the fallback set could not be painted either")
            return self._lost(scene)

    def _set_name(self, scene: Scene) -> str:
        """The set of a place: its own, the one its place names, or one of its environment."""
        place = self._world.places.get(scene.place)
        named = getattr(place, "set", "") or scene.place
        if named in self._world.sets:
            return str(named)
        environment = scene.environment or getattr(place, "environment", "")
        for candidate in (environment, _BY_ENVIRONMENT.get(environment, ""), "fence_line"):
            if candidate in self._world.sets:
                return candidate
        return ""

    def _place(self, scene: Scene, plain: bool = False) -> Place:
        name = "" if plain else self._set_name(scene)
        data = self._world.sets.get(name, FALLBACK_SET)
        if name not in self._flags:
            self._flags[name] = relevant_flags(data, self._world.prefabs)
        flags = self._flags[name] & set(scene.flags)
        key = (name, scene.seed, frozenset(flags))
        if key not in self._places:
            self._places[key] = build(name, data, self._world.prefabs, scene.seed, scene.flags)
            while len(self._places) > self._keep:
                self._places.popitem(last=False)
        self._places.move_to_end(key)
        return self._places[key]

    def _shading_size(self) -> tuple[int, int]:
        """Big frames are lit at eleven sixteenths of their size; the tape holds no more."""
        width, height = self._size
        scale = 0.6875 if width > 400 else 1.0
        return int(width * scale) // 4 * 4, int(height * scale) // 4 * 4

    def _render(self, scene: Scene, place: Place) -> Rendered:
        width, height = self._shading_size()
        view = shot(place, scene, (width, height))
        weathers = self._world.prefabs.get("weathers", {})
        sky_look = {"seed": scene.seed, "weathers": weathers, **place.data.get("sky", {})}
        sky = sky_at(hour_of(scene.clock, scene.seconds), scene.weather, sky_look, scene.frame)
        names = list(place.names)
        checkpoint()
        parts = [place.mesh]
        for name, mesh in [*view.hands, *view.actors]:
            names.append(name)
            parts.append(mesh.owned(len(names) - 1))
        seen, veil = look(place, parts, view.lens, len(view.hands))
        checkpoint()
        light = Exposer(place, scene, view, sky, seen).picture(veil)
        checkpoint()
        rgb = self._filmed(light.reshape(3, height, width), scene, place, _metered(scene, names, seen.ids))
        ids = seen.ids.copy()
        owned = veil.surface.oid
        if len(owned):
            strong = veil.cover > 0.4
            ids[veil.pixel[strong]] = np.where(owned[strong] > 0, owned[strong], ids[veil.pixel[strong]])
        depth = np.where(seen.inverse > 0, 1 / np.maximum(seen.inverse, F32(1e-6)), F32(np.inf))
        return Rendered(rgb, ids.reshape(height, width), tuple(names), depth.reshape(height, width))

    def _filmed(self, light: Array, scene: Scene, place: Place, subject: film.Subject | None) -> Array:
        mood = {"fear": scene.fear, "hurt": scene.hurt, "tension": scene.tension}
        look_of = place.data.get("exposure", {})
        low, high = float(look_of.get("low", 0.35)), float(look_of.get("high", 14.0))
        bias = float(look_of.get("bias", 1.0)) * (1 - 0.12 * scene.tension)
        gain = film.exposure(light, bias, low, high, subject)
        picture = film.develop(light, gain, place.data.get("grade", {}), mood)
        checkpoint()
        frame = tape.Tape(picture, self._size)
        frame.shaken(1.0 if scene.camera.pose == "run" else 0.6 * max(0.0, scene.hurt - 0.4))
        osd.draw(frame.luma, scene.clock, scene.seconds, scene.date, scene.battery)
        # The lowest bit is noise that would only make the file larger.
        return frame.recorded(self._wear(scene, gain, high), scene.seed, scene.frame) & np.uint8(0xFE)

    def _wear(self, scene: Scene, gain: float, high: float) -> tape.Wear:
        effects = set(scene.effects)
        storm = {"storm": 0.35, "dust": 0.1, "lightning": 0.15}.get(scene.weather, 0.0)
        bad = {"hiss": 0.25, "tracking": 0.8, "static": 0.7, "glitch": 0.9, "cut": 0.6}
        errors = max([bad.get(effect, 0.0) for effect in effects] or [0.0])
        return tape.Wear(
            noise=min(0.22 + 0.45 * min(gain / high, 1.0) + 0.2 * errors + storm * 0.5, 1.3),
            jitter=min(0.10 + 0.35 * scene.fear + 0.5 * errors + storm * 0.4, 1.5),
            drop=min(0.06 + 0.5 * scene.kept + 0.4 * errors + storm, 1.2),
            tracking=min(
                errors + 0.5 * scene.kept * (scene.tension > 0.6) + max(0, 0.12 - scene.battery) * 4, 1.0
            ),
        )

    def _lost(self, scene: Scene) -> Rendered:
        """A tape with nothing on it: grey snow with the clock, when all else has failed."""
        width, height = self._size
        frame = tape.Tape(np.full((3, height, width), 0.18, np.float32), self._size)
        osd.draw(frame.luma, scene.clock, scene.seconds, scene.date, scene.battery)
        rgb = frame.recorded(tape.Wear(1.3, 0.6, 1.0, 0.8), scene.seed, scene.frame)
        nothing = np.zeros((height, width), np.int32)
        return Rendered(rgb, nothing, ("", "ground"), np.full((height, width), np.inf, F32))
