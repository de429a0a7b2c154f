"""Reading what a player typed.

Lives here: from words to an :class:`engine.state.Action` the rules can try, or to an answer. May
import: the rules below it, ``engine.world``. Promises: nothing is changed, nothing is raised but
:class:`engine.rules.deeds.RefusedError`; what is offered word for word is what is done.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.rules.conditions import all_hold
from engine.rules.deeds import RefusedError
from engine.rules.names import (
    READING,
    direction_in,
    find_door,
    find_exit,
    find_person,
    find_thing,
    score,
    telling_words,
    way_outside,
    words_of,
)
from engine.rules.plain_deeds import PLAIN, was_read
from engine.rules.scenery import look
from engine.rules.speech import ASKING, LOOSE, as_person, canonical
from engine.rules.terms import wanted
from engine.rules.things import find_use, in_reach, open_uses, people_here
from engine.state import Action, GameState, Offer
from engine.world.conditions import word_set

if TYPE_CHECKING:
    from engine.world import World

_FILLERS: Final = READING.fillers
_BODILY: Final = word_set("wait listen look lookback rest hide unhide light dark treat shout")
_PASSING: Final = word_set("open unlock push use pull break")
_WALKING: Final = word_set("go enter leave run climb crawl sneak follow jump swim return")
_JOINTS: Final = re.compile(
    "|".join(
        ",?" + r"\s+".join(map(re.escape, re.split(r"\s+", joint)))
        for joint in sorted(READING.joints, key=len, reverse=True)
    ),
    re.I,
)
_SPEAKING: Final = word_set("talk ask promise give show")
_MOST_VERB_WORDS: Final = 5


def offered(state: GameState, text: str) -> Offer | None:
    """The offered choice with exactly these words, letter case and spaces aside."""
    wanted = " ".join(text.split()).casefold()
    return next((offer for offer in state.offers if " ".join(offer.text.split()).casefold() == wanted), None)


def steps(world: World, text: str) -> list[str]:
    """The one or two things a sentence asks for: ``take the key and open the locker``."""
    for match in _JOINTS.finditer(text):
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        if (
            left
            and right
            and _verb(world, _plain_words(world, left))[0]
            and _verb(world, _plain_words(world, right))[0]
        ):
            return [left, right]
    return [text]


def of_offer(offer: Offer, text: str) -> Action:
    """The action behind an offered choice."""
    return Action(offer.verb, offer.target, offer.other, offer.storylet, text)


def read_step(world: World, state: GameState, text: str) -> Action:
    """The action that one typed step means. Raises RefusedError when it cannot be read."""
    words = _plain_words(world, text)
    verb, rest = _verb(world, words)
    near = _near_offer(state, text)
    if near is not None:
        return of_offer(near, text)
    if not verb and words and words[0] in ASKING and not people_here(world, state):
        raise RefusedError("unread")
    action = (
        _as_option(world, state, verb, words)
        or _as_counter(world, state, verb, rest)
        or _as_walk(world, state, verb, rest, words)
        or _as_thing(world, state, verb, rest)
        or _as_worded(world, state, verb, rest)
        or as_person(world, state, verb, rest, words)
        or _as_plain(world, state, verb, rest)
        or (_as_any(world, state, verb) if not telling_words(" ".join(rest)) else None)
    )
    if action is None:
        raise RefusedError(_why_not(world, state, verb, rest), look(world, state, verb, rest))
    return Action(action.verb, action.target, action.other, action.storylet, text, True)


def _plain_words(world: World, text: str) -> list[str]:
    """The words from the first that says something; ``let`` says something in ``let go of``."""
    words = words_of(text)
    while len(words) > 1 and words[0] in _FILLERS and not _is_phrase(world, words):
        words = words[1:]
    return words


def _is_phrase(world: World, words: list[str]) -> bool:
    return any(" ".join(words[:length]) in world.verbs for length in range(2, _MOST_VERB_WORDS + 1))


def _verb(world: World, words: list[str]) -> tuple[str, list[str]]:
    """The verb that a sentence begins with, and the words after it."""
    for length in range(min(_MOST_VERB_WORDS, len(words)), 0, -1):
        known = world.verbs.get(" ".join(words[:length]))
        if known is not None:
            return known, words[length:]
    return "", words


def _near_offer(state: GameState, text: str) -> Offer | None:
    """An offered choice that shares nearly all its telling words with the typed ones."""
    typed = telling_words(text)
    if len(typed) < 2:
        return None
    for offer in state.offers:
        wanted = telling_words(offer.text)
        if wanted and len(typed & wanted) / len(typed | wanted) >= 0.6:
            return offer
    return None


def _as_option(world: World, state: GameState, verb: str, words: list[str]) -> Action | None:
    storylet = world.storylets.get(state.open_storylet or "")
    if storylet is None:
        return None
    rest = words[len(words) - _length_after_verb(world, words) :]
    names_other = bool(telling_words(" ".join(rest))) and _names_something(world, state, rest)
    found, top = None, 0.9
    for option in storylet.options:
        if not all_hold(world, state, option.when) or not wanted(world, state, option.tags):
            continue
        value = max(score(rest if names_other else words, text) for text in option.choice)
        if verb and canonical(world, option.verb) == verb and (value > 0 or not names_other):
            value += 1.0
        if value > top:
            found, top = option, value
    return Action(found.verb, found.id, None, storylet.id) if found and (verb or top >= 2) else None


def _length_after_verb(world: World, words: list[str]) -> int:
    return len(_verb(world, words)[1])


def _names_something(world: World, state: GameState, rest: list[str]) -> bool:
    """Whether the words after a verb name a thing, a person or a way that is here."""
    return (
        find_thing(world, state, _parted(rest)[0]) is not None
        or find_person(world, state, rest) is not None
        or find_exit(world, state, rest) is not None
    )


def _as_counter(world: World, state: GameState, verb: str, rest: list[str]) -> Action | None:
    for threat_id, page in state.threats.items():
        threat = world.threats.get(threat_id)
        if threat is None or page.at != state.location:
            continue
        for counter in threat.counters:
            fits = page.stage in counter.stages and all_hold(world, state, counter.when)
            fits = fits and wanted(world, state, counter.tags)
            if not fits or canonical(world, counter.verb) != verb:
                continue
            names = (*counter.choice, threat.name, *threat.names)
            if not telling_words(" ".join(rest)) or any(score(rest, name) for name in names):
                return Action(counter.verb, threat_id, counter.id)
    return None


def _as_walk(world: World, state: GameState, verb: str, rest: list[str], words: list[str]) -> Action | None:
    if verb in _PASSING and find_thing(world, state, _parted(rest)[0]) is None:
        door = find_door(world, state, rest)
        return Action("go", *door) if door else None
    if (verb and verb not in _WALKING) or (words[:1] and words[0] in ASKING):
        return None
    back = not READING.back.isdisjoint(words)
    source = words if not verb else [*rest, "back"] if back else rest
    if not READING.back.isdisjoint(source) and not telling_words(" ".join(rest)):
        source = ["back"]
    found = find_exit(world, state, source)
    if found is None and not telling_words(" ".join(rest)):
        direction = direction_in(words)
        found = find_exit(world, state, [direction]) if direction else None
    if found is None and verb == "leave":
        found = find_exit(world, state, ["out"]) or way_outside(world, state)
        found = found or find_exit(world, state, ["back"])
    if found is None and verb == "enter":
        found = find_exit(world, state, ["in"])
    if found is None and verb == "run" and not telling_words(" ".join(rest)):
        found = find_exit(world, state, ["back"])
    if found is None or (not verb and _by_direction_alone(world, state, words)):
        return None
    return Action("run" if verb == "run" else "go", *found)


def _by_direction_alone(world: World, state: GameState, words: list[str]) -> bool:
    """Whether words that no verb is among have only a direction of a way in them, beside something
    else: ``hang up`` is not said of a ladder."""
    aside = [word for word in words if direction_in([word]) is None]
    return (
        len(aside) < len(words)
        and bool(telling_words(" ".join(aside)))
        and find_exit(world, state, aside) is None
    )


def _as_thing(world: World, state: GameState, verb: str, rest: list[str]) -> Action | None:
    first, second = _parted(rest)
    thing_id = find_thing(world, state, first)
    if thing_id is None:
        return None
    thing = world.things[thing_id]
    on = find_thing(world, state, second) if second else None
    for kind in (verb, *LOOSE.get(verb, ())) if verb else ("examine", *LOOSE["examine"]):
        found = find_use(world, state, thing, (kind,), on) or (
            find_use(world, state, thing, (kind,)) if on is None or second else None
        )
        if found is not None:
            return Action(found[1].verb, thing_id, found[1].on or None)
    if on is not None and verb:
        swapped = find_use(world, state, world.things[on], (verb, *LOOSE.get(verb, ())), thing_id)
        if swapped is not None:
            return Action(swapped[1].verb, on, swapped[1].on or None)
    for other in in_reach(world, state) if on is None else ():
        other_use = find_use(world, state, other, (verb, *LOOSE.get(verb, ())), thing_id) if verb else None
        if other_use is not None:
            return Action(other_use[1].verb, other.id, thing_id)
    if verb == "use" and (thing_id == "torch" or "light" in thing.tags):
        return Action("dark" if state.player_state.light else "light")
    if verb == "use":
        spare = next((use for _, use in open_uses(world, state, thing)), None)
        return Action(spare.verb, thing_id, spare.on or None) if spare else None
    if verb in ("read", "examine", "look", "play", "") and was_read(world, state, thing_id):
        return Action("read", thing_id)
    plain = {
        "look": "examine",
        "search": "examine",
        "read": "examine",
        "touch": "examine",
        "": "examine",
    }.get(verb, verb)
    if plain in ("take", "drop", "throw", "examine", "film"):
        return Action(plain, thing_id)
    return None


def _as_worded(world: World, state: GameState, verb: str, rest: list[str]) -> Action | None:
    """A use whose own wording has the typed words in it: ``open the boot`` of a car. Things named by
    their names are meant: ``with the key`` is not done with something else."""
    kinds = (verb, *LOOSE.get(verb, ()))
    named = {find_thing(world, state, part) for part in _parted(rest) if part} - {None}
    found, top = None, 0.0
    for thing in in_reach(world, state) if verb else ():
        for _, use in open_uses(world, state, thing):
            if not named <= {thing.id, use.on}:
                continue
            fit = max(score(rest, text) for text in use.choice)
            if fit > top and canonical(world, use.verb) in kinds:
                found, top = Action(use.verb, thing.id, use.on or None), fit
    return found


def _parted(rest: list[str]) -> tuple[list[str], list[str]]:
    """What stands before and after ``on``, ``with`` and their like."""
    for joint in READING.parting:
        if joint in rest[1:]:
            place = rest.index(joint, 1)
            return rest[:place], rest[place + 1 :]
    return rest, []


def _as_plain(world: World, state: GameState, verb: str, rest: list[str]) -> Action | None:
    about = telling_words(" ".join(rest))
    if verb in _BODILY:
        named_thing = verb in ("light",) and about and not about & READING.lamp
        return None if named_thing else Action(verb)
    if verb == "film" and (
        not about
        or score(rest, world.places[state.location].name)
        or "everything" in about
        or "room" in about
    ):
        return Action("film", state.location)
    if verb in ("use", "take") and about & (READING.lamp - {"light", "lamp"}):
        return Action("dark" if state.player_state.light else "light")
    if verb == "examine" and (not about or about & READING.surroundings):
        return Action("look")
    return None


def _as_any(world: World, state: GameState, verb: str) -> Action | None:
    """What this verb alone can mean here: an offered choice, or a use of something in reach."""
    if not verb or verb in PLAIN:
        return None
    same = [offer for offer in state.offers if canonical(world, offer.verb) == verb]
    if len(same) == 1:
        return of_offer(same[0], "")
    for thing in in_reach(world, state):
        found = find_use(world, state, thing, (verb,))
        if found is not None:
            return Action(found[1].verb, thing.id, found[1].on or None)
    return None


def _why_not(world: World, state: GameState, verb: str, rest: list[str]) -> str:
    """The kind of answer that fits an action that could not be read."""
    if verb in _WALKING:
        return "answer_nowhere"
    elsewhere = any(
        score(rest, name) > 1 for thing in world.things.values() for name in (thing.name, *thing.names)
    )
    if verb and elsewhere and find_thing(world, state, rest) is None:
        return "answer_absent"
    if verb in _SPEAKING:
        return "answer_untold" if people_here(world, state) else "answer_nobody"
    return "unread"
