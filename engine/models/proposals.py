"""What a model proposes beside its words, held against the closed lists.

Lives here: :func:`proposal`, :func:`remembered_facts`. May import: ``engine.state``. Promises: what is on
no list, too long, or no longer the same choice is dropped and counted; nothing here can change a ledger.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from engine.state import MAX_FACT, MOODS, Outcome, Proposal

_MOST_CHOICE: Final = 80
_SMALL: Final = frozenset(
    re.findall(r"\w+", "the and with into from your its this that then for out off over under")
)
_MOST_FACTS: Final = 4


def proposal(outcome: Outcome, fields: Mapping[str, str]) -> Proposal:
    """The delta as a proposal. Worded choices count only if each keeps a telling word of the offered one."""
    dropped = 0
    choices, lost = _choices(outcome.after.choices, fields)
    dropped += lost
    fact = fields.get("fact", "").strip()
    if len(fact) > MAX_FACT or "{" in fact:
        fact, dropped = "", dropped + 1
    mood = fields.get("mood", "").strip().lower()
    if mood and mood not in MOODS:
        mood, dropped = "", dropped + 1
    return Proposal(choices, fact, mood, dropped)


def remembered_facts(so_far: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """The newest details that were taken into the history."""
    facts = [str(entry["fact"]) for entry in so_far if isinstance(entry.get("fact"), str) and entry["fact"]]
    return tuple(facts[-_MOST_FACTS:])


def _choices(offered: Sequence[str], fields: Mapping[str, str]) -> tuple[tuple[str, ...], int]:
    """The offered choices, each in the model's words where those still mean it; and how many did not."""
    worded: list[str] = []
    dropped = sum(1 for number in range(len(offered) + 1, 5) if fields.get(f"choice{number}"))
    for number, choice in enumerate(offered, 1):
        words = (
            re.sub(r"^\s*(?:\d+[.):]|[-*•])\s*", "", fields.get(f"choice{number}", "")).strip().rstrip(".")
        )
        if not words or words == choice:
            worded.append(choice)
        elif _means(choice, words) and words.casefold() not in {each.casefold() for each in worded}:
            worded.append(words[:1].upper() + words[1:])
        else:
            worded.append(choice)
            dropped += 1
    if tuple(worded) == tuple(offered) or len({each.casefold() for each in worded}) < len(worded):
        return (), dropped
    return tuple(worded), dropped


def _means(choice: str, words: str) -> bool:
    if not 2 <= len(words) <= _MOST_CHOICE or not words.isprintable():
        return False
    return bool(_telling(choice) & _telling(words))


def _telling(text: str) -> set[str]:
    """The words that carry the meaning, cut to their stems' length."""
    return {word[:5] for word in re.findall(r"[a-z]{3,}", text.lower()) if word not in _SMALL}
