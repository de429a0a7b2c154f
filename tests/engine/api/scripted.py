"""An engine that does as it is told: for what the service must do whatever its engine does.

One session plays by simple rules: a choice ``wait`` is worked on until ``go`` is set, ``boom``
fails as nobody foresaw, ``linger`` has something to do after its end, everything else is told at once.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.errors import InvalidAction, SessionBusy, SessionNotFound, StaleTurn, TurnCancelled
from engine.state import (
    Choices,
    Delta,
    Event,
    Failed,
    Finished,
    LatePicture,
    PictureReady,
    Resolved,
    SessionSummary,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


class ScriptedEngine:
    """Satisfies ``engine.ports.Engine``; keeps its sessions in memory."""

    def __init__(self, folder: Path | None = None) -> None:
        self.go = threading.Event()
        self.cancelled = threading.Event()
        self.closed = False
        self.calls: list[str] = []
        self.failure: Exception | None = None
        self.begun: dict[str, list[dict[str, Any]]] = {}
        self._busy: set[str] = set()
        self._folder = folder

    def state(self, session_id: str) -> dict[str, Any]:
        if self.failure is not None:
            raise self.failure
        history = self.begun.get(session_id, [])
        return {
            "schema_version": 1,
            "session_id": session_id,
            "seed": 7,
            "world_prompt": "a road",
            "current_phase": "normal",
            "ending": None,
            "chaos_level": 0,
            "turn_count": max(0, len(history) - 1),
            "time_of_day": "18:00",
            "location": "road",
            "environment_type": "road",
            "situation": "dusk",
            "last_choice": history[-1]["choice"] if history else "",
            "seen_elements": [],
            "inventory": [],
            "injuries": [],
            "player_state": {"alive": True, "health": 100},
            "current_image_url": None,
            "choices": ["wait", "walk"],
            "pending": None,
            "last_saved": "",
        }

    def late_pictures(self, session_id: str) -> list[LatePicture]:
        return []

    def history(self, session_id: str) -> list[dict[str, Any]]:
        return self.begun.get(session_id, [])

    def intro(self, session_id: str) -> dict[str, Any]:
        self.begun.setdefault(session_id, [self._entry(0, "Intro")])
        return {
            "dispatch": "dusk",
            "vision_dispatch": "a road",
            "dispatch_image": "images/frame_0_000000.png",
            "choices": ["wait", "walk"],
            "caption": "a road",
            "mode": "camcorder",
            "phase": "normal",
            "chaos": 0,
            "player_state": {"alive": True, "health": 100},
        }

    def play(
        self,
        session_id: str,
        choice: str,
        fate: str,
        *,
        is_timeout_penalty: bool = False,
        turn: int | None = None,
    ) -> Iterator[Event]:
        self.calls.append(choice)
        if not choice.strip():
            raise InvalidAction("An action has 1 to 200 characters.")
        if session_id not in self.begun:
            raise SessionNotFound(f"Session {session_id} has not begun.")
        if session_id in self._busy:
            raise SessionBusy(f"Session {session_id} is busy.")
        number = len(self.begun[session_id])
        if turn not in (None, number):
            raise StaleTurn(f"Turn {number} comes next.")
        self._busy.add(session_id)
        return self._events(session_id, choice, fate, number)

    def _events(self, session_id: str, choice: str, fate: str, turn: int) -> Iterator[Event]:
        entry = self._entry(turn, choice)
        try:
            yield Resolved(fate, [])
            yield Delta("You ")
            if choice == "boom":
                raise RuntimeError(f"nobody foresaw {choice}")
            while choice == "wait" and not self.go.wait(0.01):
                if self.cancelled.is_set():
                    yield Failed("TurnCancelled", "cancelled")
                    return
            yield Delta("walk on.")
            yield PictureReady(entry["image"])
            yield Choices(entry["choices"])
            self.begun[session_id].append(entry)
        finally:
            self._busy.discard(session_id)
        yield Finished(self.state(session_id))
        if choice == "linger":
            time.sleep(0.1)

    def act(
        self,
        session_id: str,
        choice: str,
        fate: str,
        *,
        is_timeout_penalty: bool = False,
        turn: int | None = None,
    ) -> dict[str, Any]:
        last = list(self.play(session_id, choice, fate, turn=turn))[-1]
        if isinstance(last, Failed):
            raise TurnCancelled(last.message)
        entry = self.begun[session_id][-1]
        return {
            "dispatch": entry["dispatch"],
            "vision_dispatch": entry["vision_dispatch"],
            "consequence_image": entry["image"],
            "consequence_image_prompt": entry["image_prompt"],
            "consequence_video": None,
            "hard_transition": False,
            "phase": "normal",
            "chaos": 0,
            "world_prompt": entry["world_prompt"],
            "mode": "camcorder",
            "free": False,
        }

    def finish(self, session_id: str, given: dict[str, Any]) -> dict[str, Any]:
        if session_id in self._busy:
            raise SessionBusy(f"Session {session_id} is busy.")
        raise StaleTurn("Nothing is pending.")

    def reset(self, session_id: str) -> None:
        self.begun[session_id] = []

    def cancel(self, session_id: str, turn: int) -> None:
        self.cancelled.set()

    def roll_fate(self, session_id: str) -> str:
        return "NORMAL"

    def image(self, session_id: str, name: str) -> bytes:
        if name != "images/frame_0_000000.png":
            raise SessionNotFound(f"no {name}")
        return PNG

    def folder(self, session_id: str) -> Path:
        assert self._folder is not None
        return self._folder / session_id

    def sessions(self) -> list[SessionSummary]:
        return [SessionSummary(session_id, session_id) for session_id in self.begun]

    def delete(self, session_id: str) -> None:
        if self.begun.pop(session_id, None) is None:
            raise SessionNotFound(f"no {session_id}")

    def close(self) -> None:
        self.closed = True
        self.cancelled.set()

    def _entry(self, turn: int, choice: str) -> dict[str, Any]:
        image = f"images/frame_{turn}_000000.png"
        return {
            "turn": turn,
            "choice": choice,
            "is_custom_action": False,
            "dispatch": "You walk on.",
            "vision_dispatch": "a road",
            "world_prompt": "a road",
            "image": image,
            "image_url": image,
            "image_prompt": "a road",
            "hard_transition": False,
            "fate": "NORMAL",
            "choices": ["wait", "walk"],
        }
