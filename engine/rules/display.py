"""The ledger in words, so that a front end needs no pack.

Lives here: the display, the situation in a sentence or two, what a turn changed. May import: the
rules below it, ``engine.world``. Promises: nothing is changed but the display itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.rules.conditions import is_dark, is_night
from engine.rules.things import people_here
from engine.rules.wording import SIDES, capital, definite
from engine.state import BagLine, Display, GameState, Roll
from engine.world.conditions import clock_minutes

if TYPE_CHECKING:
    from engine.world import World

_BODY: Final = ((85, "whole"), (65, "scratched"), (40, "hurt"), (20, "badly hurt"), (0, "dying"))
_BATTERY: Final = (
    (90, "full"),
    (60, "good"),
    (40, "about half"),
    (20, "low"),
    (1, "nearly out"),
    (0, "dead"),
)
_LOW_BATTERY, _LOW_FILM = 20, 10


def show(world: World, state: GameState, fate: str, rolls: list[Roll]) -> None:
    """Write the display of a ledger anew (an ending's words in it stay)."""
    place = world.places[state.location]
    roll = rolls[-1] if rolls else None
    state.display = Display(
        title=world.info.title,
        place=place.name,
        district=place.district,
        until_dawn=until_dawn(world, state),
        body=body_word(state),
        body_lines=body_lines(state),
        bag=[bag_line(world, state, thing_id) for thing_id in state.inventory],
        fate=("held" if roll.held else "slipped") if roll else fate.lower(),
        fate_roll=roll.die if roll else None,
        fate_line=f"{roll.bonus:+d} {roll.why}".strip() if roll and roll.bonus else "",
        fate_needed=roll.needed if roll else None,
        ending_name=state.display.ending_name,
        ending_text=state.display.ending_text,
    )
    state.situation = situation(world, state)


def until_dawn(world: World, state: GameState) -> str:
    """``6 h 12 min``; ``dawn`` when it has come."""
    left = clock_minutes(world.info.dawn) - state.minutes
    if left <= 0:
        return "dawn"
    hours, minutes = divmod(left, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def body_word(state: GameState) -> str:
    """The body in a word."""
    player = state.player_state
    word = next(word for least, word in _BODY if player.health >= least)
    return "scratched" if word == "whole" and state.injuries else word


def body_lines(state: GameState) -> list[str]:
    """Everything the player should know of the body, a line each."""
    player = state.player_state
    lines = [capital(injury) for injury in state.injuries]
    notes = (
        (player.bleeding, "Bleeding"),
        (player.stamina < 20, "Spent"),
        (20 <= player.stamina < 45, "Tired"),
        (player.fear >= 75, "Hands shaking badly"),
        (45 <= player.fear < 75, "Hands unsteady"),
        (player.hiding, "Hidden"),
        (player.kept >= 4, "Something here keeps hold of you"),
    )
    return lines + [text for true, text in notes if true]


def battery_word(battery: int) -> str:
    """How much is left in the torch, in words."""
    return next(word for least, word in _BATTERY if battery >= least)


def bag_line(world: World, state: GameState, thing_id: str) -> BagLine:
    """One line of the bag. A thing no pack knows is shown by its bare name."""
    thing = world.things.get(thing_id)
    if thing is None:
        return BagLine(thing_id, thing_id)
    player = state.player_state
    note = thing.note.replace("{battery}", battery_word(player.battery))
    note = note.replace("{film}", str(player.film))
    urgent = ("{battery}" in thing.note and player.battery <= _LOW_BATTERY) or (
        "{film}" in thing.note and player.film <= _LOW_FILM
    )
    return BagLine(thing_id, capital(thing.name), note, urgent)


def situation(world: World, state: GameState) -> str:
    """Where the player stands, what is near, how the body is: one to three plain sentences."""
    place = world.places[state.location]
    hour = "after dark" if is_night(world, state) else "daylight"
    parts = [f"{capital(place.name)}, {place.district}, {state.time_of_day}, {hour}."]
    near = [
        (world.threats[key].name, page)
        for key, page in state.threats.items()
        if key in world.threats and page.stage >= 2 and page.at == state.location
    ]
    for name, page in sorted(near, key=lambda pair: pair[1].distance)[:1]:
        parts.append(f"{capital(name)} is {SIDES.get(page.side, 'ahead')}, {page.distance:.0f} metres off.")
    people = [who.name for who in people_here(world, state)]
    if people:
        parts.append(f"{capital(' and '.join(people[:2]))} {'are' if len(people) > 1 else 'is'} here.")
    body = f"You are {body_word(state)}"
    if state.player_state.hiding:
        body += ", hidden"
    if state.player_state.light:
        body += ", torch on"
    elif is_dark(world, state):
        body += ", in the dark"
    return " ".join([*parts, body + "."])


def consequences(world: World, before: GameState, after: GameState) -> str:
    """What one turn changed, in one line of plain words."""
    found: list[str] = []
    if before.location != after.location:
        found.append(f"now at {definite(world.places[after.location].name)}")
    found += [f"gained {_name(world, t)}" for t in after.inventory if t not in before.inventory]
    found += [f"lost {_name(world, t)}" for t in before.inventory if t not in after.inventory]
    found += [f"hurt: {injury}" for injury in after.injuries if injury not in before.injuries]
    was, now = before.player_state, after.player_state
    if now.bleeding != was.bleeding:
        found.append("bleeding" if now.bleeding else "the bleeding has stopped")
    for meter, word in (("health", "body"), ("stamina", "breath")):
        change = getattr(now, meter) - getattr(was, meter)
        if abs(change) >= 5:
            found.append(f"{word} {'better' if change > 0 else 'worse'}")
    if abs(now.fear - was.fear) >= 5:
        found.append("calmer" if now.fear < was.fear else "more afraid")
    if now.film < was.film:
        found.append(f"{was.film - now.film} min of tape used")
    if now.light != was.light:
        found.append("torch on" if now.light else "torch off")
    if after.weather != before.weather:
        found.append(f"weather: {after.weather}")
    passed = after.minutes - before.minutes
    found.append(f"{passed} min on")
    return capital("; ".join(found)) + "."


def _name(world: World, thing_id: str) -> str:
    thing = world.things.get(thing_id)
    return definite(thing.name) if thing else thing_id


def world_prompt(world: World, state: GameState) -> str:
    """The present world in one plain line."""
    place = world.places[state.location]
    dark = "dark" if is_dark(world, state) else "light enough to see"
    return f"{capital(place.name)} ({place.district}), {state.time_of_day}, {state.weather}, {dark}."
