"""The ledger in words, so that a front end needs no pack.

Lives here: the display, the situation in a sentence or two. May import: the rules below it,
``engine.world``. Promises: nothing is changed but the display itself; every mechanic that holds now
can be read in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.rules.conditions import all_hold, is_dark, is_night
from engine.rules.things import bag_is_full, people_here, remedy
from engine.rules.tongue import listed, sentence, side, word
from engine.rules.wording import capital, definite
from engine.state import BagLine, Display, GameState, Paper, Roll
from engine.world.conditions import clock_minutes

if TYPE_CHECKING:
    from engine.world import World
    from engine.world.schema import Thing

_BODY: Final = ((85, "whole"), (65, "scratched"), (40, "hurt"), (20, "badly_hurt"), (0, "dying"))
_BATTERY: Final = ((90, "full"), (60, "good"), (40, "half"), (20, "low"), (1, "nearly_out"), (0, "dead"))
_NOISE: Final = {2: "line_talk", 3: "line_loud", 4: "line_very_loud"}
_LOW_BATTERY, _LOW_FILM = 20, 10
_FOLLOWS: Final = "_follows"
"""A flag of a character's id with this behind it: that person goes with the player."""


def show(
    world: World,
    state: GameState,
    fate: str,
    rolls: list[Roll],
    lesson: str = "",
    paper: str | None = None,
) -> None:
    """Write the display of a ledger anew (an ending's words in it stay)."""
    place = world.places[state.location]
    roll = rolls[-1] if rolls else None
    state.display = Display(
        title=world.info.title,
        place=place.name,
        district=place.district,
        until_dawn=until_dawn(world, state),
        body=body_word(world, state),
        body_lines=body_lines(world, state),
        bag=[bag_line(world, state, thing_id) for thing_id in state.inventory],
        fate=("held" if roll.held else "slipped") if roll else fate.lower(),
        fate_roll=roll.die if roll else None,
        fate_line=f"{roll.bonus:+d} {roll.why}".strip() if roll and roll.bonus else "",
        fate_needed=roll.needed if roll else None,
        ending_name=state.display.ending_name,
        ending_text=state.display.ending_text,
        warned=state.display.warned,
        carrying=carrying(world, state),
        promises=promises(world, state),
        company=company(world, state),
        lesson=lesson,
        sounds=sounds(world, state),
        sheltered=place.shelter,
        paper=_paper(world, paper),
    )
    state.situation = situation(world, state)


def sounds(world: World, state: GameState) -> dict[str, float]:
    """What goes on sounding here, each as loud as the loudest of its sources."""
    here = {state.location, world.places[state.location].environment}
    heard: dict[str, float] = {}
    for sound in world.sounds:
        if here.intersection(sound.at) and all_hold(world, state, sound.when):
            heard[sound.name] = max(sound.level, heard.get(sound.name, 0.0))
    return heard


def _paper(world: World, thing_id: str | None) -> Paper | None:
    """The whole text of what was read this turn, if it has one."""
    thing = world.things.get(thing_id or "")
    if thing is None or not thing.document:
        return None
    return Paper(thing.id, capital(thing.name), thing.document.strip())


def until_dawn(world: World, state: GameState) -> str:
    """``6 h 12 min``; ``dawn`` when it has come."""
    left = clock_minutes(world.info.dawn) - state.minutes
    if left <= 0:
        return word(world, state, "dawn")
    hours, minutes = divmod(left, 60)
    return word(world, state, "hours_minutes" if hours else "minutes", hours=hours, minutes=minutes)


def body_word(world: World, state: GameState) -> str:
    """The body in a word."""
    name = next(name for least, name in _BODY if state.player_state.health >= least)
    return word(world, state, "body_scratched" if name == "whole" and state.injuries else f"body_{name}")


def body_lines(world: World, state: GameState) -> list[str]:
    """Everything the player should know of the body, a line each."""
    player = state.player_state
    tool = remedy(world, state)
    named = {"thing": definite(tool.name)} if tool is not None else {}
    notes = (
        (player.bleeding and tool is not None, "line_bleeding_tool"),
        (player.bleeding and tool is None, "line_bleeding"),
        (bool(state.injuries) and not player.bleeding and tool is not None, "line_wound_tool"),
        (player.stamina < 20, "line_spent"),
        (20 <= player.stamina < 45, "line_tired"),
        (player.fear >= 75, "line_shaking"),
        (45 <= player.fear < 75, "line_unsteady"),
        (player.hiding, "line_hidden"),
        (player.noise >= 2, _NOISE.get(player.noise, "line_talk")),
        (world.info.keeps and player.kept >= 4, "line_kept"),
    )
    lines = [capital(injury) for injury in state.injuries]
    return lines + [word(world, state, key, **named) for true, key in notes if true]


def battery_word(world: World, state: GameState) -> str:
    """How much is left in the torch, in words."""
    battery = state.player_state.battery
    return word(world, state, "battery_" + next(name for least, name in _BATTERY if battery >= least))


def bag_line(world: World, state: GameState, thing_id: str) -> BagLine:
    """One line of the bag. A thing no pack knows is shown by its bare name."""
    thing = world.things.get(thing_id)
    if thing is None:
        return BagLine(thing_id, thing_id)
    player = state.player_state
    light, camera = _is_light(thing), thing.id == "camcorder" or "camera" in thing.tags
    note = thing.note.replace("{battery}", battery_word(world, state))
    note = note.replace("{film}", str(player.film))
    if not note and light:
        note = battery_word(world, state)
    elif not note and camera:
        note = word(world, state, "film_left" if player.film else "film_none", count=player.film)
    elif not note and "medical" in thing.tags:
        half = "half" in state.thing_flags.get(thing.id, ())
        note = word(world, state, "dressing_half" if half else "dressing_whole")
    urgent = (light or "{battery}" in thing.note) and player.battery <= _LOW_BATTERY
    urgent = urgent or ((camera or "{film}" in thing.note) and player.film <= _LOW_FILM)
    return BagLine(thing_id, capital(thing.name), note, urgent)


def _is_light(thing: Thing) -> bool:
    return thing.id == "torch" or "light" in thing.tags


def carrying(world: World, state: GameState) -> str:
    """``7 of 12 carried``"""
    key = "carrying_full" if bag_is_full(world, state) else "carrying"
    return word(world, state, key, count=len(state.inventory), limit=world.info.bag_limit)


def promises(world: World, state: GameState) -> list[str]:
    """Promises given and debts owed, a line each."""
    found = []
    for character_id, page in state.characters.items():
        who = world.characters.get(character_id)
        for given in page.promises if who is not None else ():
            what = world.info.promises.get(given, given.replace("_", " "))
            found.append(word(world, state, "promise", name=capital(who.name) if who else "", what=what))
    debts = state.counters.get("debts", 0)
    if debts > 0:
        found.append(word(world, state, "debt_one" if debts == 1 else "debts", count=debts))
    return found


def company(world: World, state: GameState) -> list[str]:
    """Names of those who go with the player."""
    listed_by_pack = [who for flag, who in world.info.companions.items() if flag in state.flags]
    by_flag = [flag.removesuffix(_FOLLOWS) for flag in state.flags if flag.endswith(_FOLLOWS)]
    known = dict.fromkeys(who for who in (*listed_by_pack, *by_flag) if who in world.characters)
    return [world.characters[who].name for who in known]


def situation(world: World, state: GameState) -> str:
    """Where the player stands, what is near, how the body is: plain sentences."""
    place = world.places[state.location]
    key = "here_dark" if is_night(world, state) else "here_light"
    where = {"place": capital(place.name), "district": place.district, "time": state.time_of_day}
    parts = [word(world, state, key, **where)]
    near = [
        (world.threats[key].name, page)
        for key, page in state.threats.items()
        if key in world.threats and page.stage >= 2 and page.at == state.location
    ]
    for name, page in sorted(near, key=lambda pair: pair[1].distance)[:1]:
        metres = f"{page.distance:.0f}"
        told = {"name": capital(name), "side": side(world, state, page.side), "metres": metres}
        parts.append(word(world, state, "threat_near", **told))
    people = [who.name for who in people_here(world, state)][:2]
    if people:
        key = "persons_here" if len(people) > 1 else "person_here"
        parts.append(sentence(word(world, state, key, names=listed(world, state, people))))
    others = [name for name in company(world, state) if name not in people]
    if others:
        parts.append(word(world, state, "with_you", names=listed(world, state, others)))
    how = [
        word(world, state, key)
        for true, key in (
            (state.player_state.bleeding, "how_bleeding"),
            (state.player_state.hiding, "how_hidden"),
            (state.player_state.light, "how_torch"),
            (not state.player_state.light and is_dark(world, state), "how_dark"),
        )
        if true
    ]
    return " ".join([*parts, word(world, state, "you_are", body=body_word(world, state), how="".join(how))])


def world_prompt(world: World, state: GameState) -> str:
    """The present world in one plain line."""
    place = world.places[state.location]
    dark = "dark" if is_dark(world, state) else "light enough to see"
    weather = world.info.weathers.get(state.weather, state.weather)
    return f"{capital(place.name)} ({place.district}), {state.time_of_day}, {weather}, {dark}."
