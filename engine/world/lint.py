"""What a pack allows but should not do: found without playing a night.

Lives here: checks of reach, lengths, variants and names. May import: this room. Promises: each
finding is one line that names the part and the trouble; nothing is raised for a pack that loads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from engine.world.consistency import strings_of
from engine.world.marks import Marked
from engine.world.pack import World
from engine.world.schema import Part

ACTION_LENGTH: Final = 210
EXIT_LENGTH: Final = 90
DISPATCH_LENGTH: Final = 400
EVENT_WORDS: Final = (15, 40)
ANCHORS: Final = ("near_left", "near_right", "middle", "far", "wall", "table", "")
MOST_TAGS: Final = 15
LEAST_SOURCES: Final = 2
"""Parts of a pack in which each of its truths can be found out."""
_WORD = re.compile(r"[a-z0-9']+")


def findings(world: World) -> list[str]:
    """Everything to mend in a pack, a line each."""
    return [
        *_unreachable(world),
        *_lengths(world),
        *_variants(world),
        *_flags(world),
        *_never(world),
        *_anchors(world),
        *_tags(world),
        *_truths(world),
    ]


def _all_effects(world: World, kind: str) -> Iterator[tuple[str, ...]]:
    return (effect.args for effect in world.effects.values() if effect.kind == kind)


def _unreachable(world: World) -> Iterator[str]:
    known, edge = {world.info.start}, [world.info.start]
    moved = {args[0] for args in _all_effects(world, "move")}
    while edge:
        for way in world.places[edge.pop()].exits:
            if way.to not in known:
                known.add(way.to)
                edge.append(way.to)
    for place in world.places.values():
        if place.id not in known and place.id not in moved:
            yield f"place {place.id}: nothing leads there"
        if not place.exits:
            yield f"place {place.id}: no way leads out of it"
        if place.exits and all(way.when for way in place.exits):
            yield f"place {place.id}: every way out of it has a condition; the player may be shut in"


def _too_long(owner: str, texts: list[str], most: int) -> Iterator[str]:
    for number, text in enumerate(texts):
        if len(text) > most:
            yield f"{owner}, variant {number + 1}: {len(text)} characters, {most} at most"


def _lengths(world: World) -> Iterator[str]:
    yield from _too_long("world.toml, intro", world.info.intro, DISPATCH_LENGTH)
    for place in world.places.values():
        yield from _too_long(f"place {place.id}, first", place.first, DISPATCH_LENGTH - EXIT_LENGTH)
        for way in place.exits:
            yield from _too_long(f"place {place.id}, way to {way.to}", way.text, EXIT_LENGTH)
    for thing in world.things.values():
        for use in thing.uses:
            yield from _too_long(f"thing {thing.id}, {use.verb}", use.text, ACTION_LENGTH)
    for who in world.characters.values():
        for topic in who.topics:
            yield from _too_long(f"character {who.id}, {topic.id}", topic.text, ACTION_LENGTH)
    for threat in world.threats.values():
        for tell in threat.tells:
            yield from _too_long(f"threat {threat.id}, {tell.stage}", tell.text, ACTION_LENGTH)
        for counter in threat.counters:
            yield from _too_long(f"threat {threat.id}, {counter.id}", counter.text, ACTION_LENGTH)
    for storylet in world.storylets.values():
        yield from _too_long(f"storylet {storylet.id}", storylet.text, ACTION_LENGTH)
        for number, text in enumerate(storylet.text):
            words = len(_WORD.findall(text.lower()))
            if not EVENT_WORDS[0] <= words <= EVENT_WORDS[1]:
                wanted = f"{EVENT_WORDS[0]} to {EVENT_WORDS[1]} wanted"
                yield f"storylet {storylet.id}, variant {number + 1}: {words} words, {wanted}"
        for option in storylet.options:
            yield from _too_long(f"storylet {storylet.id}, {option.id}", option.text, ACTION_LENGTH)
    for ending in world.endings.values():
        yield from _too_long(f"ending {ending.id}", ending.text, DISPATCH_LENGTH)


def _variants(world: World) -> Iterator[str]:
    for place in world.places.values():
        for what, texts, least in (
            ("first", place.first, 3),
            ("again", place.again, 4),
            ("details", place.details, 6),
        ):
            if len(texts) < least:
                yield f"place {place.id}, {what}: {len(texts)} variants, {least} wanted"
        for way in place.exits:
            if len(way.text) < 2:
                yield f"place {place.id}, way to {way.to}: one text only, 2 wanted"
    for owner, part in _parts(world):
        words = {_first_word(text) for text in getattr(part, "choice", ())}
        if not words:
            yield f"{owner}: no wording for its choice"
    for what in ("waits", "hides", "looks", "films", "rests", "timeouts", "unread"):
        texts = getattr(world.info, what)
        if len(texts) < 10:
            yield f"world.toml, {what}: {len(texts)} variants, 10 wanted"


def _first_word(text: str) -> str:
    found = _WORD.findall(text.lower())
    return found[0] if found else ""


def _parts(world: World) -> Iterator[tuple[str, Part]]:
    for thing in world.things.values():
        yield from ((f"thing {thing.id}, {use.verb}", use) for use in thing.uses)
    for who in world.characters.values():
        yield from ((f"character {who.id}, {topic.id}", topic) for topic in who.topics)
    for storylet in world.storylets.values():
        yield from ((f"storylet {storylet.id}, {option.id}", option) for option in storylet.options)


def _flags(world: World) -> Iterator[str]:
    """Flags that are asked for but that nothing raises."""
    made = {
        "flag": {args[0] for kind in ("flag", "learn") for args in _all_effects(world, kind)},
        "place_flag": {args[0] for args in _all_effects(world, "place_flag")},
        "count": {args[0] for args in _all_effects(world, "count")},
        "remembers": {args[1] for kind in ("remember", "promise") for args in _all_effects(world, kind)},
    }
    by_rules = {"proof", "filmed", "listened", "looked", "warnings", "slips", "shouted"}
    for condition in world.conditions.values():
        for test in condition.alternatives:
            if test.kind not in made:
                continue
            name = test.args[1] if test.kind == "remembers" else test.args[0]
            filmed = test.kind == "flag" and name.startswith("filmed_")
            if name not in made[test.kind] and name not in by_rules and not filmed:
                yield f"condition {condition.text!r}: nothing ever raises {name!r}"


def _never(world: World) -> Iterator[str]:
    """Things, people and endings that nothing brings in."""
    brought = {args[0] for kind in ("give", "put") for args in _all_effects(world, kind)}
    for thing in world.things.values():
        if thing.at == "nowhere" and thing.id not in brought:
            yield f"thing {thing.id}: it is nowhere and nothing brings it in"
    placed = {args[0] for args in _all_effects(world, "character")}
    for who in world.characters.values():
        if who.at == "nowhere" and who.id not in placed:
            yield f"character {who.id}: nowhere, and nothing brings them in"
    ended = {args[0] for args in _all_effects(world, "ending")}
    ended |= {threat.ending for threat in world.threats.values()} | {world.info.death}
    for ending in world.endings.values():
        if not ending.when and ending.id not in ended:
            yield f"ending {ending.id}: it has no 'when' and nothing leads to it"


def _anchors(world: World) -> Iterator[str]:
    for thing in world.things.values():
        if thing.anchor not in ANCHORS:
            yield f"thing {thing.id}: unknown anchor {thing.anchor!r}"
        if world.prefabs and thing.prefab and thing.prefab not in world.prefabs and not thing.tags:
            yield f"thing {thing.id}: no prefab {thing.prefab!r}, and no tag to fall back by"
    for place in world.places.values():
        if world.sets and (place.set or place.id) not in world.sets:
            yield f"place {place.id}: no set {place.set or place.id!r}"


def _tags(world: World) -> Iterator[str]:
    """Tags on texts that the settings do not show, and texts that nobody may hear."""
    if len(world.info.tags) > MOST_TAGS:
        yield f"world.toml, tags: {len(world.info.tags)}, {MOST_TAGS} at most (a seed code holds no more)"
    kinds = (world.places, world.things, world.characters, world.threats, world.storylets, world.endings)
    parts: list[tuple[str, Part]] = [("world.toml", world.info)]
    parts += [(key, part) for kind in kinds for key, part in kind.items()]
    for owner, part in parts:
        for field, texts in _texts(part):
            used = {tag for text in texts if isinstance(text, Marked) for tag in text.tags}
            for tag in sorted(used - world.info.tags.keys()):
                yield f"{owner}, {field}: a text is tagged #{tag}, which is not in [tags] of world.toml"
            if used and all(isinstance(text, Marked) for text in texts):
                yield f"{owner}, {field}: every variant is tagged; one must be without"
    for flag, who in world.info.companions.items():
        if who not in world.characters:
            yield f"world.toml, companions: {flag} names {who!r}, who is no character"


def _truths(world: World) -> Iterator[str]:
    """Truths that a player can find out in one way only, or not at all."""
    kinds = (world.places, world.things, world.characters, world.threats, world.storylets)
    found: dict[str, set[str]] = {flag: set() for flag in world.info.truths}
    for kind in kinds:
        for key, part in kind.items():
            for text in strings_of(part, "effects"):
                effect = world.effects[text]
                if effect.kind == "flag" and effect.args[0] in found:
                    found[effect.args[0]].add(key)
    for flag, sources in found.items():
        if len(sources) < LEAST_SOURCES:
            named = ", ".join(sorted(sources)) or "none"
            yield f"world.toml, truths: {flag} has {len(sources)} source(s) ({named}), {LEAST_SOURCES} wanted"


def _texts(part: Part) -> Iterator[tuple[str, list[str]]]:
    """Every list of texts in a part and the parts inside it."""
    for name, value in part:
        if isinstance(value, Part):
            yield from ((f"{name}.{inner}", texts) for inner, texts in _texts(value))
        elif isinstance(value, list) and value and isinstance(value[0], Part):
            for item in value:
                yield from ((f"{name}.{inner}", texts) for inner, texts in _texts(item))
        elif isinstance(value, list) and value and isinstance(value[0], str):
            yield name, value
