"""A turn as a serialisable record that the stages fill in, and what is read off it.

Resolving writes everything but ``dispatch`` (telling) and the picture's bytes (painting). The
record is what lies between the two phases, in the commit part of ``state.json``.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field
from typing import Any

from engine import rules
from engine.ports import JsonDict
from engine.sessions import to_public
from engine.state import MAX_FACT, MOODS, GameState, Outcome, Proposal
from engine.storytelling import picture_prompt, vision, world_prompt
from engine.world import World

PHASE_TWO_ARGUMENTS = (
    "consequence_img_url",
    "dispatch",
    "vision_dispatch",
    "choice",
    "consequence_img_prompt",
    "hard_transition",
)

_NOT_THE_TURNS = frozenset({"last_saved", "played_seconds", "pending"})
"""Keys of the state that the commit sets, not the rules."""


@dataclass(slots=True)
class TurnRecord:
    """One turn on its way to disk."""

    turn: int
    choice: str
    is_custom_action: bool
    fate: str
    is_timeout_penalty: bool
    free: bool
    hard_transition: bool
    danger: bool
    combat: bool
    rare_event: str | None
    consequences: str
    rolls: list[str]
    image: str
    image_prompt: str
    vision_dispatch: str
    world_prompt: str
    changes: JsonDict = field(default_factory=dict)
    """The state's keys that this turn sets, with their new values."""
    dispatch: str = ""
    owner: str = ""
    """Token of the process that left the turn pending."""
    remark: str = ""
    """One quiet line on how it was told; empty where there is nothing to say."""
    fact: str = ""
    """A new detail that the storyteller wants remembered. No rule reads it."""
    mood: str = ""
    """One of :data:`engine.state.MOODS`, or empty."""
    dropped: int = 0
    """Proposals of the storyteller that were on no list."""

    @classmethod
    def of(cls, outcome: Outcome, world: World) -> TurnRecord:
        """The record of a resolved action, with nothing told yet."""
        before, after = outcome.before, outcome.after
        record = cls(
            turn=after.turn_count,
            choice=outcome.action.text,
            is_custom_action=outcome.action.custom,
            fate=outcome.fate,
            is_timeout_penalty=outcome.is_timeout_penalty,
            free=outcome.free,
            hard_transition=outcome.hard_transition,
            danger=outcome.danger,
            combat=outcome.combat,
            rare_event=outcome.rare_event,
            consequences=outcome.consequences,
            rolls=[roll.in_words() for roll in outcome.rolls],
            image=before.current_image_url or "" if outcome.free else frame_name(after, outcome.action.text),
            image_prompt=picture_prompt(world, outcome.scene),
            vision_dispatch=vision(world, outcome.scene),
            world_prompt=world_prompt(world, after),
        )
        if not outcome.free:
            record.changes = _changes(before, after) | {
                "current_image_url": record.image,
                "world_prompt": record.world_prompt,
                "vision_dispatch": record.vision_dispatch,
            }
        return record

    @classmethod
    def from_json(cls, data: JsonDict) -> TurnRecord:
        return cls(**data)

    def to_json(self) -> JsonDict:
        return asdict(self)

    def pending(self) -> JsonDict:
        """Exactly phase 2's arguments."""
        return {
            "consequence_img_url": self.image,
            "dispatch": self.dispatch,
            "vision_dispatch": self.vision_dispatch,
            "choice": self.choice,
            "consequence_img_prompt": self.image_prompt,
            "hard_transition": self.hard_transition,
        }

    def disagreement(self, given: JsonDict) -> str | None:
        """Name of the first phase-2 argument that is not this turn's, if any."""
        mine = self.pending()
        return next(
            (name for name, value in given.items() if value is not None and mine[name] != value), None
        )

    def take(self, proposal: Proposal, outcome: Outcome) -> None:
        """Take from a storyteller's proposal what fits; what does not is dropped and counted."""
        self.dropped = proposal.dropped
        if proposal.choices:
            if rules.reword(outcome.after, proposal.choices):
                worded = to_public(outcome.after)
                self.changes |= {key: worded[key] for key in ("choices", "offers")}
            else:
                self.dropped += 1
        fact = " ".join(proposal.fact.split())
        if len(fact) <= MAX_FACT and fact.isprintable():
            self.fact = fact
        else:
            self.dropped += 1
        if proposal.mood in ("", *MOODS):
            self.mood = proposal.mood
        else:
            self.dropped += 1

    def applied_to(self, state: JsonDict) -> JsonDict:
        """The state after this turn. Keys the turn does not set keep what an editor gave them."""
        return {**state, **self.changes, "pending": None}

    def phase_one(self, state: GameState) -> JsonDict:
        """The dict of ``advance_turn_image_fast``; ``state`` is the one after the turn."""
        return {
            "dispatch": self.dispatch,
            "vision_dispatch": self.vision_dispatch,
            "consequence_image": self.image,
            "consequence_image_prompt": self.image_prompt,
            "consequence_video": None,
            "hard_transition": self.hard_transition,
            "phase": state.current_phase,
            "chaos": state.chaos_level,
            "world_prompt": self.world_prompt,
            "mode": "camcorder",
            "free": self.free,
        }

    def phase_two(self, state: JsonDict) -> JsonDict:
        """The dict of ``advance_turn_choices_deferred``; ``state`` is the one after the turn."""
        return {
            "choices": state["choices"],
            "situation_report": state["situation"],
            "consequences": self.consequences,
            "player_state": state["player_state"],
            "streak_reward": None,
            "rare_event": self.rare_event,
            "danger": self.danger,
            "combat": self.combat,
        }

    def history_entry(self, state: JsonDict) -> JsonDict:
        """What the history keeps of the turn; ``state`` is the one after it."""
        display = state["display"]
        told = {key: value for key in ("remark", "fact", "mood", "dropped") if (value := getattr(self, key))}
        return {
            "turn": self.turn,
            "choice": self.choice,
            "is_custom_action": self.is_custom_action,
            "is_timeout_penalty": self.is_timeout_penalty,
            "fate": self.fate,
            "rolls": self.rolls,
            "dispatch": self.dispatch,
            "vision_dispatch": self.vision_dispatch,
            "world_prompt": self.world_prompt,
            "image": self.image,
            "image_url": self.image,
            "image_prompt": self.image_prompt,
            "hard_transition": self.hard_transition,
            "consequences": self.consequences,
            "choices": state["choices"],
            "location": state["location"],
            "place": display["place"],
            "time_of_day": state["time_of_day"],
            **told,
        }


def intro_dict(entry: JsonDict, state: JsonDict) -> JsonDict:
    """The dict of ``generate_intro_turn``, from the intro's history entry and the state."""
    return {
        "dispatch": entry["dispatch"],
        "vision_dispatch": entry["vision_dispatch"],
        "dispatch_image": entry["image"],
        "choices": state["choices"],
        "caption": entry["vision_dispatch"],
        "mode": "camcorder",
        "phase": state["current_phase"],
        "chaos": state["chaos_level"],
        "player_state": state["player_state"],
    }


def frame_name(state: GameState, action: str) -> str:
    """Name of a turn's picture; follows from seed, branch, turn and action alone."""
    origin = f"{state.seed}|{state.branch}|{state.turn_count}|{action}".encode()
    return f"images/frame_{state.turn_count}_{hashlib.blake2b(origin, digest_size=3).hexdigest()}.png"


def _changes(before: GameState, after: GameState) -> dict[str, Any]:
    old, new = to_public(before), to_public(after)
    return {key: value for key, value in new.items() if key not in _NOT_THE_TURNS and old.get(key) != value}
