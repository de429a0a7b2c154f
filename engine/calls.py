"""The public functions of the engine under their old names (``engine.get_state`` and so on).

Each takes an explicit ``session_id`` and plays on the files of the data folder; they are one
line each, because :class:`engine.local.LocalEngine` does the work.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

from engine.assembly import local_engine
from engine.ports import JsonDict


def get_state(session_id: str = "default") -> JsonDict:
    """The state dict; of an unknown session a fresh one. Reading creates and locks nothing."""
    return local_engine().state(session_id)


def reset_state(session_id: str = "default") -> None:
    """Empty the session; its old run goes to the trash folder."""
    local_engine().reset(session_id)


def generate_intro_turn(session_id: str = "default") -> JsonDict:
    """Begin the night: ``dispatch``, ``vision_dispatch``, ``dispatch_image``, ``choices``,
    ``caption``, ``mode``, ``phase``, ``chaos``, ``player_state``."""
    return local_engine().intro(session_id)


def advance_turn_image_fast(
    choice: str,
    fate: str = "NORMAL",
    is_timeout_penalty: bool = False,
    session_id: str = "default",
    turn: int | None = None,
) -> JsonDict:
    """Phase 1 of a turn: words and picture. The turn is pending until phase 2."""
    return local_engine().act(session_id, choice, fate, is_timeout_penalty=is_timeout_penalty, turn=turn)


def advance_turn_choices_deferred(
    consequence_img_url: str | None = None,
    dispatch: str | None = None,
    vision_dispatch: str | None = None,
    choice: str | None = None,
    consequence_img_prompt: str | None = None,
    hard_transition: bool | None = None,
    session_id: str = "default",
) -> JsonDict:
    """Phase 2 of a turn: the choices. Appends the turn to the history."""
    given = {
        "consequence_img_url": consequence_img_url,
        "dispatch": dispatch,
        "vision_dispatch": vision_dispatch,
        "choice": choice,
        "consequence_img_prompt": consequence_img_prompt,
        "hard_transition": hard_transition,
    }
    return local_engine().finish(session_id, {k: v for k, v in given.items() if v is not None})


def roll_fate(session_id: str = "default") -> str:
    """``LUCKY``, ``NORMAL`` or ``UNLUCKY``, following from the run's seed, turn and branch."""
    return local_engine().roll_fate(session_id)


def edit_state(session_id: str = "default") -> AbstractContextManager[JsonDict]:
    """``with edit_state(id) as state:`` read, change, save as one step."""
    return local_engine().edit(session_id)


def _load_state(session_id: str) -> JsonDict:
    return local_engine().state(session_id)


def _save_state(state: JsonDict, session_id: str) -> None:
    local_engine().save_state(session_id, state)


def _load_history(session_id: str) -> list[JsonDict]:
    return local_engine().history(session_id)


def _save_history(hist: list[JsonDict], session_id: str) -> None:
    local_engine().save_history(session_id, hist)


def _gen_image(
    caption: str, mode: str = "camcorder", choice: str = "", *, session_id: str, **_ignored: Any
) -> tuple[str, str, None]:
    """Paint the session's present scene; returns ``(image, prompt, None)``."""
    name, prompt = local_engine().paint_now(session_id, caption, choice)
    return name, prompt, None
