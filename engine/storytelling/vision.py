"""What a frame shows, in words: the alt text.

Lives here: :func:`vision`. May import: ``engine.rules``, ``engine.world``, ``engine.state``.
Promises: one or two sentences, nearest first, made from the very scene that is painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.rules.wording import capital, definite
from engine.state import Figure, Scene, SceneThing

if TYPE_CHECKING:
    from engine.world import World

_SIDES: Final = {"left": "on the left", "right": "on the right", "behind": "behind", "ahead": "ahead"}
_POSES: Final = {
    "search": "searching",
    "crawl": "crawling",
    "away": "with its back turned",
    "run": "coming fast",
    "sit": "sitting",
}
_FIGURES: Final = {
    "tall_figure": "a tall figure",
    "soldier": "a soldier",
    "child": "a child",
    "double": "a person dressed like you",
    "person": "a person",
}
_WEATHER: Final = {
    "dust": "dust in the air",
    "storm": "a dust storm",
    "mist": "mist",
    "rain": "rain",
    "lightning": "lightning",
}
_POSTURES: Final = {
    "hide": "from a hiding place",
    "run": "blurred, running",
    "down": "from low down",
    "back": "looking back",
}
_MOST_THINGS: Final = 3


def vision(world: World, scene: Scene) -> str:
    """The frame in one or two sentences."""
    seen = [_figure(world, figure) for figure in scene.figures]
    things = [definite(thing.name) for thing in _nearest(scene)]
    place = world.places.get(scene.place)
    setting = _setting(world, scene, roofed=place is not None and place.shelter)
    held = [f"in your hand, {definite(thing.name)}" for thing in scene.held]
    parts = [*held, *seen, *([_listed(things)] if things else [])]
    if not parts:
        return f"{setting}."
    return f"{setting}. {capital('; '.join(parts))}."


def _setting(world: World, scene: Scene, *, roofed: bool) -> str:
    posture = _POSTURES.get(scene.camera.pose, "")
    parts = [capital(scene.place_name)]
    if posture:
        parts.append(posture)
    parts.append(_light(scene))
    weather = world.info.weathers.get(scene.weather) or _WEATHER.get(scene.weather)
    if weather and not roofed:
        parts.append(weather)
    return ", ".join(parts)


def _light(scene: Scene) -> str:
    if scene.torch:
        return "in torchlight" if scene.torch_power > 0.25 else "in failing torchlight"
    if "dark" in scene.flags:
        return "dark"
    return "at night" if "night" in scene.flags else "in daylight"


def _figure(world: World, figure: Figure) -> str:
    who = figure.name if figure.id in world.characters else _FIGURES.get(figure.prefab, definite(figure.name))
    pose = _POSES.get(figure.pose, "")
    metres = "within arm's reach" if figure.distance < 2 else f"{figure.distance:.0f} metres away"
    return ", ".join(part for part in (f"{who} {metres} {_SIDES.get(figure.side, 'ahead')}", pose) if part)


def _nearest(scene: Scene) -> list[SceneThing]:
    """The thing looked at first, then as the scene lists them."""
    ordered = sorted(scene.things, key=lambda thing: thing.id != scene.camera.focus)
    return ordered[:_MOST_THINGS]


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
