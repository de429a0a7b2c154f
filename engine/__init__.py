"""SOMEWHERE's engine: a night told turn by turn, every game in a session of its own.

One idea: **resolve, tell, paint, commit.** The rules own the world; a storyteller only says what
the rules decided; a painter only shows where it left us; the store writes it whole or not at all::

    action ──> rules.resolve    ──> outcome   pure, seeded; the only code that changes a state
    outcome ─> storyteller.tell ──> words     streamed
    scene ───> painter.paint    ──> picture   beside the telling
    turn ────> store.commit     ──> disk      then, and only then, the turn is finished

The rooms, high to low; a room imports only what is below it (``lint-imports`` keeps this)::

    api            HTTP for other front ends
    api_client     GameEngineClient: one session of an engine, near or far
    calls          the public functions below
    assembly       which store, storyteller, painter
    local, remote  the near and the far engine, one protocol (ports.Engine)
    models         words and pictures by models, through the openai package
    storytelling   words for outcomes      pictures   frames for scenes
    sessions       folders, locks, commits, history, trash      tape   the film of a night
    rules          what can be done now, and what comes of it
    world          world packs: data, loaded and checked
    ports          the seams as protocols
    state          the ledger, scenes, events: plain data
    errors         the tree of errors

Every function takes an explicit ``session_id``. Names are loaded when first used, so importing
``engine`` is cheap and needs no display, key or network.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.calls import (
        _gen_image,
        _load_history,
        _load_state,
        _save_history,
        _save_state,
        advance_turn_choices_deferred,
        advance_turn_image_fast,
        edit_state,
        generate_intro_turn,
        get_state,
        reset_state,
        roll_fate,
    )

__all__ = [
    "_gen_image",
    "_load_history",
    "_load_state",
    "_save_history",
    "_save_state",
    "advance_turn_choices_deferred",
    "advance_turn_image_fast",
    "edit_state",
    "generate_intro_turn",
    "get_state",
    "reset_state",
    "roll_fate",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module("engine.calls"), name)
    raise AttributeError(f"module 'engine' has no attribute {name!r}")
