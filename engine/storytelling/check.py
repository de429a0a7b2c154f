"""Playing nights of a pack to see how it does.

Lives here: simulated nights and what they show: what never comes, how nights end, how varied the
words are. May import: ``engine.rules``, ``engine.world``, ``engine.storytelling``. Promises: the
same pack, nights and seed give the same report (but for the time a turn took).
"""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from engine.rules import following, ledger_of, validate
from engine.rules.policies import POLICIES, simulate
from engine.state import Outcome
from engine.storytelling import measures
from engine.storytelling.figures import Figures, night_entry
from engine.storytelling.teller import OfflineStoryteller

if TYPE_CHECKING:
    from engine.world import World

_MOST_LISTED: Final = 12
NIGHTS_TO_SHARE: Final = 40
"""Nights from which an ending can be said to be too common."""
NIGHTS_TO_SAY: Final = 700
"""Nights from which what never came can be said not to come."""


@dataclass
class Nights:
    """What was counted over the nights played."""

    endings: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    turns: list[int] = field(default_factory=list)
    idle: int = 0
    longest_idle: int = 0
    unwarned: int = 0
    wrong: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    figures: Figures = field(default_factory=Figures)


def play(
    world: World, nights: int, seed: int, histories: Path | None = None, *, memory: bool = False
) -> Nights:
    """Play nights with all policies in turn, each with a seed of its own, scattered as players' are; with
    ``memory`` each night follows the one before it and remembers it."""
    teller = OfflineStoryteller(world)
    found = Nights()
    players = [make(world) for make in POLICIES.values()]
    told: tuple[str, ...] = ()
    dice, last = Random(seed), None
    for number in range(nights):
        before = time.thread_time()
        own = dice.getrandbits(32)
        last = own if last is None or not memory else following(own, last)
        outcomes = simulate(world, last, players[number % len(players)], told)
        texts = [teller.text(outcome) for outcome in outcomes]
        found.milliseconds.append(1000 * (time.thread_time() - before) / len(outcomes))
        entries = [night_entry(outcome, text) for outcome, text in zip(outcomes, texts, strict=True)]
        found.figures.add(entries)
        _count(world, found, outcomes)
        told = tuple(outcomes[-1].after.used) if memory else ()
        if histories is not None:
            histories.mkdir(parents=True, exist_ok=True)
            path = histories / f"night_{number:03d}.json"
            path.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    return found


def endings_of(world: World, nights: int, seed: int) -> Counter[str]:
    """How many nights ended: only the rules are played, no words are made."""
    players = [make(world) for make in POLICIES.values()]
    return Counter(
        simulate(world, seed + number, players[number % len(players)])[-1].after.ending or "(none)"
        for number in range(nights)
    )


def _count(world: World, found: Nights, outcomes: list[Outcome]) -> None:
    last = outcomes[-1].after
    found.endings[last.ending or "(none)"] += 1
    found.turns.append(last.turn_count)
    found.told.update(key for key in last.used if key in world.storylets)
    found.places.update(key for key, page in last.places.items() if page.visits)
    streak = 0
    for outcome in outcomes[1:]:
        idle = ledger_of(outcome.before) == ledger_of(outcome.after)
        streak = streak + 1 if idle else 0
        found.idle += idle
        found.longest_idle = max(found.longest_idle, streak)
        for trouble in validate(outcome.after, world):
            found.wrong.append(f"seed {last.seed}, turn {outcome.after.turn_count}: {trouble}")
    dead = last.ending is not None and not last.player_state.alive
    if dead and (last.turn_count < 9 or outcomes[-1].before.counters.get("warnings", 0) < 2):
        found.unwarned += 1


def report(world: World, nights: int, seed: int, histories: Path | None = None) -> list[str]:
    """Play, print every figure beside its goal, and return what should be mended.

    Words are measured twice, each night with its own seed and each remembering the one before. What
    was never reached counts as something to mend only from :data:`NIGHTS_TO_SAY` nights on.
    """
    found = play(world, nights, seed, histories)
    after = play(world, nights, seed, memory=True)
    shares = ", ".join(f"{name} {100 * count / nights:.0f} %" for name, count in found.endings.most_common())
    print(f"{nights} nights: turns {min(found.turns)} to {max(found.turns)}; endings: {shares}")
    missed = []
    for measure in measured(world, found, after):
        few = nights < NIGHTS_TO_SHARE and measure.what == measures.COMMONEST
        if not measure.met and not few and measure.what not in measures.TOLD_ONLY:
            missed.append(f"{measure.what}: {measure.figure}, asked {measure.goal}")
        print(f"  {measure.what:<52} {measure.figure:>12}  ({_asker(measure)}: {measure.goal})")
    unseen = [
        *_listed("endings never reached", [key for key in world.endings if not found.endings[key]]),
        *_listed("storylets that never came", [key for key in world.storylets if not found.told[key]]),
        *_listed("places never seen", [key for key in world.places if not found.places[key]]),
    ]
    troubles = [*found.wrong[:_MOST_LISTED], *missed]
    if nights >= NIGHTS_TO_SAY:
        troubles += unseen
    elif unseen:
        print(f"too few nights to say whether these come at all ({NIGHTS_TO_SAY} would do):")
        for line in unseen:
            print(f"  {line}")
    for line in troubles:
        print(line)
    return troubles


def _asker(measure: measures.Measure) -> str:
    return "asked of a long pack" if measure.what in measures.SIZES else "asked"


def measured(world: World, apart: Nights, after: Nights) -> list[measures.Measure]:
    """What is asked of a pack's nights: ``apart`` with seeds of their own, ``after`` each other."""
    return [
        *measures.of_words(apart, memory=False),
        *measures.of_words(after, memory=True)[: measures.WITH_MEMORY],
        *measures.of_turns(apart),
        *measures.of_endings(world, apart.endings)[:1],
        *measures.of_size(world),
    ]


def _listed(what: str, names: list[str]) -> list[str]:
    return [f"{what} ({len(names)}): {', '.join(names)}"] if names else []
