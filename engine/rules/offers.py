"""The three or four choices put before the player.

Lives here: which of the candidates are offered, and in which words. May import: the rules below
it, ``engine.world``. Promises: while the night goes on there are three or four, beginning with
different words, at least one of which moves or changes something, none of them the thing just
done.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from engine.rules.course import Course
from engine.rules.dice import stable
from engine.rules.offering import Candidate, candidates
from engine.rules.wording import fill
from engine.state import GameState, Offer

MOST: Final = 4
LEAST: Final = 3
WORTH_A_FOURTH: Final = 17.0
_MOST_OF_KIND: Final = {"exit": 2, "plain": 2, "film": 1, "counter": 2, "use": 3, "topic": 3}


def make_offers(course: Course) -> None:
    """Write the choices of the new ledger."""
    state = course.state
    if state.ending is not None:
        state.offers, state.choices = [], []
        return
    found = [c for c in candidates(course.world, state) if c.texts and not _just_done(course, c)]
    picked: list[Candidate] = []
    offers: list[Offer] = []
    _pick(course.state, found, picked, offers, strict=True)
    _pick(course.state, found, picked, offers, strict=False)
    _ensure_way_on(course.state, found, picked, offers)
    state.offers = offers
    state.choices = [offer.text for offer in offers]


@lru_cache(maxsize=8192)
def first_word(text: str) -> str:
    """The word by which choices must differ."""
    words = "".join(c if c.isalnum() or c == "'" else " " for c in text.lower()).split()
    return words[0] if words else ""


def _just_done(course: Course, candidate: Candidate) -> bool:
    offer = candidate.offer
    return course.done == (offer.verb, offer.target, offer.other)


def _pick(
    state: GameState, found: list[Candidate], picked: list[Candidate], offers: list[Offer], *, strict: bool
) -> None:
    """Take candidates in order; ``strict`` keeps to the limits of each kind and stops at what is
    hardly worth offering."""
    most = MOST if strict else LEAST
    other_ways = any(candidate.kind == "exit" and not candidate.stale for candidate in found)
    for candidate in found:
        if len(offers) >= most:
            return
        if candidate in picked:
            continue
        if strict and not _within_limits(candidate, picked):
            continue
        if strict and other_ways and candidate.stale and _repeats_a_way(candidate, picked):
            continue
        if strict and len(offers) >= LEAST and candidate.weight < WORTH_A_FOURTH:
            return
        text = _worded(state, candidate, {first_word(offer.text) for offer in offers})
        if text is None:
            continue
        picked.append(candidate)
        offers.append(replace(candidate.offer, text=text))


def _within_limits(candidate: Candidate, picked: list[Candidate]) -> bool:
    limit = _MOST_OF_KIND.get(candidate.kind, MOST)
    if sum(other.kind == candidate.kind for other in picked) >= limit:
        return False
    if candidate.kind in ("use", "topic"):
        same = sum(other.offer.target == candidate.offer.target for other in picked)
        return same < (1 if candidate.kind == "use" else 2)
    return True


def _repeats_a_way(candidate: Candidate, picked: list[Candidate]) -> bool:
    """Of the ways that were left a moment ago one is offered again, not two: so every way out of a place
    has its turn among the choices, the way back too."""
    return candidate.kind == "exit" and any(other.kind == "exit" and other.stale for other in picked)


def _worded(state: GameState, candidate: Candidate, taken: set[str]) -> str | None:
    """Words for a candidate that begin unlike the others and are not those just chosen."""
    count = len(candidate.texts)
    start = stable(candidate.key) + state.turn_count + state.seed
    last = state.last_choice.strip().casefold()
    for offset in range(count):
        text = fill(candidate.texts[(start + offset) % count], candidate.blanks)
        if first_word(text) not in taken and text.strip().casefold() != last:
            return text
    return None


def _ensure_way_on(
    state: GameState, found: list[Candidate], picked: list[Candidate], offers: list[Offer]
) -> None:
    """A way out is among the choices (an answer to what has just happened may stand for it), so
    that nobody is kept in a place by what is offered there."""
    if any(candidate.kind in ("option", "exit", "counter") for candidate in picked):
        return
    ways = [candidate for candidate in found if candidate.kind == "exit"]
    for candidate in ways or [c for c in found if c.moves and c not in picked]:
        keep = offers if len(offers) < MOST else offers[:-1]
        text = _worded(state, candidate, {first_word(offer.text) for offer in keep})
        if text is not None:
            picked[len(keep) :] = [candidate]
            offers[len(keep) :] = [replace(candidate.offer, text=text)]
            return
