"""What every history entry keeps so that any turn can be restored exactly.

Lives here: :func:`with_snapshot`, :func:`changed_keys`, :func:`rebuild`. May import: the codec of
this room. Pure: no disk.

Promises: ``snapshot`` holds the public state keys that changed since the entry before, or, with
``keyframe: true``, all of them; ``rebuild`` gives back the public dict of a turn exactly.
``session_id`` is never part of a snapshot (a copied slot has another).
"""

from __future__ import annotations

from typing import Any, Final

from engine.errors import SaveUnreadable, SessionNotFound
from engine.sessions.codec import FIELDS, Commit, JsonDict, dumps

KEYFRAME_EVERY: Final = 20
"""Entries from one whole state to the next: the most that rewinding has to add up."""


def changed_keys(before: JsonDict, after: JsonDict) -> set[str]:
    """Keys that are new, gone, or hold something else. In keys the game does not know, 1 is not True."""
    keys = before.keys() | after.keys()
    return {
        key
        for key in keys
        if key not in before or key not in after or not _same(before[key], after[key], key in FIELDS)
    }


def _same(one: Any, other: Any, typed: bool) -> bool:
    return one == other and (typed or dumps(one) == dumps(other))


def with_snapshot(entry: JsonDict, before: JsonDict | None, after: JsonDict, commit: Commit) -> JsonDict:
    """The entry with ``turn``, ``snapshot`` and perhaps ``keyframe``; ``before`` is the state on disk."""
    changed = set(after) if before is None else changed_keys(before, after) | set(commit.touched)
    whole = (
        before is None
        or commit.edited
        or commit.history_turns % KEYFRAME_EVERY == 0
        or not changed <= after.keys()
    )
    keys = set(after) if whole else changed
    given = {key: value for key, value in entry.items() if key not in ("snapshot", "keyframe")}
    snapshot = {key: after[key] for key in after if key in keys and key != "session_id"}
    return {
        "turn": after["turn_count"],
        **given,
        "snapshot": snapshot,
        **({"keyframe": True} if whole else {}),
    }


def index_of(entries: list[JsonDict], turn: int, session_id: str) -> int:
    """Where the entry of a turn stands.

    Raises:
        SessionNotFound: no entry has that turn.
    """
    for index in range(len(entries) - 1, -1, -1):
        if entries[index].get("turn") == turn and type(turn) is int:
            return index
    last = entries[-1].get("turn") if entries else None
    raise SessionNotFound(
        f"Session '{session_id}' has no turn {turn} to go back to"
        + (f"; its newest is turn {last}." if last is not None else "; nothing has been played in it yet.")
    )


def rebuild(entries: list[JsonDict], index: int, session_id: str) -> JsonDict:
    """The public state as it was after entry ``index``.

    Raises:
        SaveUnreadable: what the entry and those before it keep does not add up to a state.
    """
    start = index
    while start >= 0 and not _is_keyframe(entries[start]):
        start -= 1
    chain = entries[max(start, 0) : index + 1]
    steady = all(
        isinstance(entry.get("snapshot"), dict) and entry.get("turn") == chain[0].get("turn", 0) + step
        for step, entry in enumerate(chain)
    )
    if start < 0 or not steady:
        raise SaveUnreadable(
            f"Turn {entries[index].get('turn')} of session '{session_id}' cannot be restored: its history "
            "does not hold all that is needed (it comes from an older version or was repaired). "
            "Go back to another turn."
        )
    public: JsonDict = {}
    for entry in chain:
        public.update(entry["snapshot"])
    public["session_id"] = session_id
    return public


def _is_keyframe(entry: JsonDict) -> bool:
    return entry.get("keyframe") is True and isinstance(entry.get("snapshot"), dict)
