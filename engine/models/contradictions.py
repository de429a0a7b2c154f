"""Where prose contradicts the outcome that it is to tell.

Lives here: :class:`Facts`, made once a turn. May import: ``engine.rules``, ``engine.world``,
``engine.state``. Promises: only plain contradictions are found (a death survived, a death that did not
happen, a person acting who is not there, a thing taken that was not, an arrival elsewhere); what the
offline teller says is found to contradict nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.rules.things import in_reach, people_here
from engine.state import Outcome

if TYPE_CHECKING:
    from engine.world import World

_DYING: Final = re.compile(
    r"\byou(?: are|'re|’re) (?:now )?dead\b|\byou die\b|\byou bleed out\b"
    r"|\byour (?:own )?heart (?:stops|gives out)\b"
    r"|\b(?:kills|killed|devours|beheads) you\b|\byour (?:last|final) breath\b|\byour lifeless\b"
    r"|\byour (?:dead|own) (?:body|corpse) (?:lies|falls|drops)\b|\byour life (?:ends|is over)\b"
    r"|\bthe last thing you (?:ever )?(?:see|hear|feel)\b",
    re.I,
)
_DEATHLY: Final = re.compile(
    r"\b(?:die|dies|dying|died|dead|death|kill|kills|killed|last|final|ends?|ended|over|gone|stops?|stopped|"
    r"still|never|nothing|no more|dark|black|blood|bleed\w*|fall|falls|falling|fell|heart|breath|body|bones?|"
    r"ground|cold|kept|forever|tape runs|grave|buried|sleep)\b",
    re.I,
)
_SURVIVING: Final = re.compile(
    r"\byou (?:survive|live through|escape|get away|make it out|are safe|are alive|are unharmed|stay alive|"
    r"walk away|recover)\b|\byou(?:'re|’re) (?:safe|alive|unharmed|still alive)\b|\bby a miracle\b",
    re.I,
)
_TAKING: Final = (
    r"\byou (?:\w+ly )?(?:take|pick up|grab|pocket|lift|snatch|collect|bag|steal) (?:up )?"
    r"(?:the|a|an) {name}\b"
)
_ARRIVING: Final = (
    r"\byou (?:\w+ly )?(?:enter|arrive (?:at|in)|reach|are (?:now )?(?:in|inside|at)|step into|walk into|"
    r"find yourself in) {name}\b(?!\w)"
)
_ACTS: Final = (
    r"\b(?:{names}) (?:\w+ly )?(?:says|said|stands|nods|smiles|whispers|grabs|hands|takes|waits|steps|walks|"
    r"laughs|looks|turns|points|asks|answers|shouts|sits|leans|follows|is here|is standing|is waiting|"
    r"is beside)\b"
)
_ARTICLE: Final = re.compile(r"^(?:the|a|an|your) ", re.I)
_RANKS: Final = frozenset({"corporal", "doctor", "director", "captain", "sergeant", "mister", "the"})


class Facts:
    """What holds after an outcome, as far as prose could contradict it."""

    def __init__(self, world: World, outcome: Outcome) -> None:
        self._outcome = outcome
        self._told = _folded(
            " ".join([*(beat.text for beat in outcome.beats), outcome.action.text, *outcome.details])
        )
        after = outcome.after
        reach = {thing.id for thing in in_reach(world, after)}
        bag = set(after.inventory) | set(outcome.before.inventory)
        here = {who.id for who in people_here(world, after)} | {
            who.id for who in people_here(world, outcome.before)
        }
        seen = {figure.id for figure in outcome.scene.figures}
        self._absent = [
            (name, acts)
            for who, name, acts in _people(world)
            if who not in here and who not in seen and not self._mentions(name)
        ]
        self._not_taken = [
            (name, pattern)
            for thing, name, pattern in _things(world)
            if thing not in bag and not (thing in reach and self._mentions(name))
        ]
        near = {after.location, outcome.before.location}
        self._elsewhere = [(name, pattern) for place, name, pattern in _places(world) if place not in near]

    def contradicted(self, text: str, *, whole: bool) -> str:
        """Why the text is not what happened, in words for a model; empty when nothing is found.
        ``whole``: the text has ended, so that what it leaves out counts as well."""
        alive = self._outcome.after.player_state.alive
        if alive and (found := _DYING.search(text)) and not self._says(found[0]):
            return "the player does not die in this turn"
        if not alive:
            if (found := _SURVIVING.search(text)) and not self._says(found[0]):
                return "the player dies in this turn and does not get away"
            if whole and not _DEATHLY.search(text) and not self._retold(text):
                return "the player dies in this turn; the telling must say so"
        for name, acts in self._absent:
            if acts.search(text):
                return f"{name} is not there"
        for name, pattern in self._not_taken:
            if (taken := pattern.search(text)) and not self._says(taken[0]):
                return f"the player does not take {name}"
        for name, pattern in self._elsewhere:
            if (gone := pattern.search(text)) and not self._says(gone[0]):
                return f"the player is not in {name}"
        return ""

    def _retold(self, text: str) -> bool:
        """Whether the text keeps close to the outcome's own words for it."""
        words = set(_folded(text).split())
        return len(words & set(self._told.split())) > 0.5 * len(words)

    def _says(self, words: str) -> bool:
        """Whether the outcome's own words say it too."""
        return _folded(words) in self._told

    def _mentions(self, name: str) -> bool:
        return _folded(name) in self._told


@lru_cache(maxsize=8)
def _people(world: World) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Each character with a proper name: id, the name that tells it from others, its doing something."""
    found = []
    for who in world.characters.values():
        proper = [word for word in who.name.split() if word[:1].isupper() and word.lower() not in _RANKS]
        if proper:
            names = "|".join(re.escape(name) for name in sorted({who.name, proper[0], proper[-1]}))
            found.append((who.id, proper[-1], re.compile(_ACTS.format(names=names))))
    return tuple(found)


@lru_cache(maxsize=8)
def _things(world: World) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (thing.id, name, re.compile(_TAKING.format(name=re.escape(name)), re.I))
        for thing in world.things.values()
        for name in [_ARTICLE.sub("", thing.name)]
    )


@lru_cache(maxsize=8)
def _places(world: World) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (place.id, name, re.compile(_ARRIVING.format(name=f"(?:the )?{re.escape(name)}"), re.I))
        for place in world.places.values()
        for name in [_ARTICLE.sub("", place.name)]
    )


def _folded(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", text.lower().replace("’", "'")))
