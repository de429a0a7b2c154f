"""GameState to dict and back, and the text of ``state.json``.

Lives here: :func:`to_public`, :func:`from_public`, :func:`encode_slot`, :func:`decode_slot`,
:class:`Commit`. May import: ``pydantic``, ``engine.state``, ``engine.errors``, the standard library.

Promises: what is written can be read back (it is validated first); every byte before the checksum is
covered by it; keys nobody knows survive in ``extra``; a file that is not understood is refused with
words that name session, file, fault and remedy.

``state.json`` is one JSON object, one key a line: the public keys, then ``commit``, whose last key
is ``checksum``, the crc32 of every byte before the checksum's own digits.
"""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from engine.errors import SaveTooNew, SaveUnreadable
from engine.state import SCHEMA_VERSION, GameState

JsonDict = dict[str, Any]

FIELDS: Final = frozenset(f.name for f in fields(GameState)) - {"extra"}
"""The keys the game knows; all others belong to ``extra``."""

_ADAPTER: Final = TypeAdapter(GameState)
_PHASES: Final = ("normal", "escalating", "critical", "ended")
_CLOCK: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_CHECKSUM: Final = b'"checksum": "'


class StateRefused(SaveUnreadable, ValueError):
    """What was to be saved is not a state of this session. Nothing was saved."""

    fault = ""
    """The message's middle: what is wrong, in a few words."""


@dataclass(frozen=True, slots=True)
class Commit:
    """The store's own part of ``state.json``.

    ``history_bytes`` is the length of the committed history up to the end of its last entry,
    ``history_crc`` the crc32 of those bytes; ``last_start`` and ``last_crc`` are the same for the
    last entry alone, so that a commit can check what it appends to at a fixed cost.
    """

    generation: int = 0
    """How often this slot was saved."""
    history_bytes: int = 0
    history_turns: int = 0
    history_crc: int = 0
    last_start: int = 0
    last_crc: int = 0
    touched: list[str] = field(default_factory=list)
    """Keys that differ from the state of the last entry."""
    edited: bool = False
    """Something was changed from outside since the last entry: the next one holds the whole state."""
    record: JsonDict | None = None
    """The pending turn."""


def dumps(value: Any) -> str:
    """JSON on one line. Raises ``ValueError`` or ``TypeError`` for what JSON cannot hold (NaN, objects)."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, as a JSON escape may smuggle in
        return json.dumps(value, allow_nan=False)
    return text


def to_public(state: GameState) -> JsonDict:
    """The state as the public dict: every field, with ``extra`` flattened in beside them."""
    public: JsonDict = _ADAPTER.dump_python(state, warnings=False)
    extra = public.pop("extra")
    return {**public, **{key: value for key, value in extra.items() if key not in FIELDS and key != "commit"}}


def from_public(public: Any, session_id: str) -> GameState:
    """The public dict as a state; keys the game does not know go to ``extra``.

    Raises:
        StateRefused: a key is missing, of the wrong type or out of range, or cannot be written as JSON.
    """
    if not isinstance(public, dict):
        raise _refused(session_id, f"a dict is needed, not {type(public).__name__}")
    if not all(isinstance(key, str) for key in public):
        raise _refused(session_id, "every key must be text")
    if "commit" in public:
        raise _refused(session_id, "the key 'commit' belongs to the store")
    known = {key: value for key, value in public.items() if key in FIELDS}
    known["extra"] = {key: value for key, value in public.items() if key not in FIELDS}
    try:
        state = _ADAPTER.validate_json(dumps(known))
    except ValidationError as problem:
        first = problem.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the state"
        raise _refused(session_id, f"{where}: {first['msg']}") from problem
    except (TypeError, ValueError, RecursionError) as problem:
        raise _refused(session_id, f"it cannot be written as JSON ({problem})") from problem
    fault = _fault(state, session_id)
    if fault:
        raise _refused(session_id, fault)
    return state


def _fault(state: GameState, session_id: str) -> str | None:
    """What types cannot say: the first value that no rule could have left."""
    if state.session_id != session_id:
        return f"session_id: it belongs to session {state.session_id!r}"
    if state.schema_version != SCHEMA_VERSION:
        return f"schema_version: must be {SCHEMA_VERSION}, not {state.schema_version}"
    if state.current_phase not in _PHASES:
        return f"current_phase: must be one of {', '.join(_PHASES)}, not {state.current_phase!r}"
    if not _CLOCK.fullmatch(state.time_of_day):
        return f"time_of_day: must be HH:MM, not {state.time_of_day!r}"
    ranges = (
        ("chaos_level", state.chaos_level, 10),
        ("player_state.health", state.player_state.health, 100),
        ("turn_count", state.turn_count, 1_000_000_000),
    )
    for name, value, top in ranges:
        if not 0 <= value <= top:
            return f"{name}: must be 0 to {top}, not {value}"
    return None


def _refused(session_id: str, fault: str) -> StateRefused:
    refusal = StateRefused(
        f"This is not a state of session '{session_id}': {fault}. Nothing was saved; "
        "change a dict that came from get_state or edit_state and save that."
    )
    refusal.fault = fault
    return refusal


def encode_slot(public: JsonDict, commit: Commit) -> bytes:
    """The bytes of ``state.json``."""
    lines = [f"{dumps(key)}: {dumps(value)}" for key, value in public.items()]
    lines.append(f'"commit": {dumps(asdict(commit))[:-1]}, ')
    body = ("{\n" + ",\n".join(lines)).encode() + _CHECKSUM
    return body + f'{zlib.crc32(body):08x}"}}}}\n'.encode()


def read_object(raw: bytes, session_id: str, file: str) -> JsonDict:
    """The JSON object a file holds, whatever it means.

    Raises:
        SaveUnreadable: it is empty, cut off, no JSON, or not an object.
    """
    if not raw.strip(b" \t\r\n\0"):
        raise unreadable(session_id, file, "it is empty")
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError) as problem:
        raise unreadable(session_id, file, f"it is cut off or damaged ({problem})") from problem
    if not isinstance(found, dict):
        raise unreadable(session_id, file, "it is not a saved game")
    return found


def check_version(found: JsonDict, session_id: str, file: str) -> int:
    """The schema version a file says it has; 0 for the ancestor's files, which had none.

    Raises:
        SaveTooNew: a newer program wrote it.
        SaveUnreadable: it is no saved game at all.
    """
    if "schema_version" not in found:
        if "commit" not in found and {"current_phase", "chaos_level"} <= found.keys():
            return 0
        raise unreadable(session_id, file, "it is not a saved game")
    version = found["schema_version"]
    if type(version) is not int or version < 1:
        raise unreadable(session_id, file, f"its schema_version is {version!r}")
    if version > SCHEMA_VERSION:
        raise SaveTooNew(
            f"{file} of session '{session_id}' was written by a newer version of the game (schema {version}, "
            f"this one reads up to {SCHEMA_VERSION}). It is kept as it is; update the game to open it."
        )
    return version


def decode_slot(raw: bytes, session_id: str, file: str = "state.json") -> tuple[JsonDict, Commit | None, int]:
    """Public dict, commit part (None in version 0) and schema version of ``state.json``'s bytes.

    Raises:
        SaveUnreadable: empty, cut off, damaged or foreign.
        SaveTooNew: written by a newer program.
    """
    found = read_object(raw, session_id, file)
    version = check_version(found, session_id, file)
    if version == 0:
        return found, None, 0
    told = found.pop("commit", None)
    if not isinstance(told, dict):
        raise unreadable(session_id, file, "its commit record is missing")
    end = raw.rfind(_CHECKSUM) + len(_CHECKSUM)
    if told.pop("checksum", None) != f"{zlib.crc32(raw[:end]):08x}":
        raise unreadable(
            session_id, file, "its checksum is wrong: it was damaged, or changed by another program"
        )
    try:
        commit = Commit(**told)
    except TypeError as problem:
        raise unreadable(session_id, file, "its commit record is not understood") from problem
    return found, commit, version


def unreadable(session_id: str, file: str, fault: str) -> SaveUnreadable:
    """The error for a file that cannot be used, in the one form all of them have."""
    return SaveUnreadable(
        f"{file} of session '{session_id}' cannot be read: {fault}. It is kept as it is; "
        "open the earlier save of this slot, or begin a new night in another."
    )
