"""What a picture model or a language model would be told of a ledger.

Lives here: :func:`picture_prompt`, :func:`world_prompt`. May import: ``engine.rules``,
``engine.world``, ``engine.state``. Promises: made from scene and ledger alone; the style comes
first and is the same all night.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.rules.conditions import is_dark
from engine.rules.display import body_word, until_dawn
from engine.rules.things import people_here
from engine.rules.wording import SIDES, capital, definite
from engine.storytelling.vision import vision
from engine.world.conditions import word_set

if TYPE_CHECKING:
    from engine.state import GameState, Scene
    from engine.world import World

_MOST_FACTS = 6


def picture_prompt(world: World, scene: Scene) -> str:
    """The frame as an order to a picture model: style, view, flags that show, tape errors."""
    parts = [world.info.art_style or "A frame of camcorder footage.", vision(world, scene)]
    shown = [flag.replace("_", " ") for flag in scene.flags if flag in _VISIBLE]
    if shown:
        parts.append(f"Visible: {', '.join(shown)}.")
    if scene.camera.focus:
        parts.append("Close to the camera: " + scene.camera.focus.replace("_", " ") + ".")
    if scene.effects:
        parts.append(f"Tape errors: {', '.join(scene.effects).replace('_', ' ')}.")
    parts.append(f"Burned-in clock {scene.clock}. First person, 16:9, no text but the clock.")
    return " ".join(parts)


_VISIBLE = word_set(
    "power_on gate_open door_open lamp_broken blood screens_on car_lights_on locker_open window_broken "
    "chain_cut searchlight_on wet_prints"
)


def world_prompt(world: World, state: GameState, facts: int = _MOST_FACTS) -> str:
    """The present world in a few plain sentences; ``facts`` of what was found out, the newest."""
    place = world.places[state.location]
    light = "dark" if is_dark(world, state) else "light enough to see"
    weather = world.info.weathers.get(state.weather, state.weather)
    parts = [
        f"{world.info.title}: {capital(definite(place.name))}, {place.district}, {state.time_of_day}, "
        f"{until_dawn(world, state)} to dawn; {weather}, {light}.",
        f"The player is {body_word(world, state)}"
        + (", bleeding" if state.player_state.bleeding else "")
        + (", hiding" if state.player_state.hiding else "")
        + f"; torch {'on' if state.player_state.light else 'off'}, "
        + f"{state.player_state.film} minutes of tape.",
    ]
    for key, page in state.threats.items():
        if key in world.threats and page.stage >= 1 and page.at == state.location:
            seen = (
                "only a sign of it"
                if page.stage == 1
                else f"{page.distance:.0f} m, {SIDES.get(page.side, '')}"
            )
            parts.append(f"{capital(world.threats[key].name)}: {seen}.")
    here = [who.name for who in people_here(world, state)]
    if here:
        parts.append(f"Present: {', '.join(here)}.")
    if state.flags:
        parts.append(f"True so far: {', '.join(state.flags[-facts:]).replace('_', ' ')}.")
    return " ".join(parts)
