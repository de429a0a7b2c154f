"""Run as a program: takes and lets go of locks of the slot ``night`` as it is told, line by line."""

from __future__ import annotations

import sys
from pathlib import Path

from engine.errors import EngineError
from engine.sessions import HeldLock, SessionStore


def main(data: str) -> None:
    store = SessionStore(Path(data))
    held: list[HeldLock] = []
    for line in sys.stdin:
        deed, *rest = line.split()
        answer = "held"
        try:
            if deed == "count":
                for _ in range(int(rest[0])):
                    with store.edit("night") as state:
                        state["counted"] = state.get("counted", 0) + 1
                answer = "counted"
            elif deed == "turn":
                held.append(store.turn("night"))
            elif deed == "lease":
                held.append(store.lease("night"))
            elif deed == "token":
                answer = store.alive_token()
            elif deed == "alive":
                answer = str(store.is_alive(rest[0]))
            elif deed == "release":
                held.pop().release()
                answer = "released"
        except EngineError as problem:
            answer = type(problem).__name__
        print(answer, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
