"""What somebody cleverer than the reader may say that typed words mean: a closed list.

Lives here: :func:`known_actions`, :func:`was_unread`. May import: the rules below it, ``engine.world``.
Promises: nothing is changed; everything on the list can be done now; nothing that is not on it can be
meant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from engine.rules.offering import candidates
from engine.rules.wording import fill
from engine.state import GameState, Offer, Outcome

if TYPE_CHECKING:
    from engine.world import World

_UNREAD: Final = frozenset({"unread", "answer_nowhere"})
"""Kinds of free answer that say: these words were not understood."""


def known_actions(world: World, state: GameState) -> dict[str, Offer]:
    """Everything that can be done now, by its words: what is offered first, then the rest, most wanted
    first. Each as :func:`engine.rules.resolve` takes it as ``meant``."""
    known = {offer.text: offer for offer in state.offers}
    doings = {_doing(offer) for offer in state.offers}
    for candidate in candidates(world, state):
        if not candidate.texts or _doing(candidate.offer) in doings:
            continue
        text = fill(candidate.texts[0], candidate.blanks)
        if text not in known and "{" not in text:
            known[text] = replace(candidate.offer, text=text)
            doings.add(_doing(candidate.offer))
    return known


def was_unread(outcome: Outcome) -> bool:
    """Whether it is an answer to words that nobody understood."""
    return outcome.free and outcome.action.verb == "unread" and outcome.beats[0].source in _UNREAD


def _doing(offer: Offer) -> tuple[str, str | None, str | None, str | None]:
    return offer.verb, offer.target, offer.other, offer.storylet
