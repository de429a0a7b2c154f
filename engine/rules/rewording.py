"""Offered choices in somebody else's words.

Lives here: :func:`reword`. May import: ``engine.rules.offers``, ``engine.state``. Promises: what can be
done, and in which order it is offered, stays; words that could be taken for another choice, or for what
was just done, are not taken at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from engine.rules.offers import LEAST, first_word
from engine.state import MAX_ACTION_LENGTH, GameState

LONGEST: Final = min(90, MAX_ACTION_LENGTH)


def reword(state: GameState, texts: Sequence[str]) -> bool:
    """Offer the ledger's choices in these words: as many, in the same order. False, and nothing is
    changed, where they will not do."""
    worded = [" ".join(text.split()) for text in texts]
    if not worded or worded == state.choices or not _will_do(state, worded):
        return False
    state.offers = [replace(offer, text=text) for offer, text in zip(state.offers, worded, strict=True)]
    state.choices = worded
    return True


def _will_do(state: GameState, worded: list[str]) -> bool:
    if len(worded) != len(state.offers) or state.ending is not None:
        return False
    if not all(2 <= len(text) <= LONGEST and text.isprintable() for text in worded):
        return False
    plain = [text.casefold() for text in worded]
    if len(set(plain)) < len(plain) or state.last_choice.strip().casefold() in plain:
        return False
    if len({first_word(text) for text in worded}) < min(LEAST, len(worded)):
        return False
    return not any(
        text == offer.text.strip().casefold()
        for number, text in enumerate(plain)
        for other, offer in enumerate(state.offers)
        if number != other
    )
