"""Run as a program with ``DATA DEED``: does the deed to the slot and prints how it went."""

from __future__ import annotations

import sys
from pathlib import Path

from engine.errors import EngineError
from engine.sessions import SessionStore
from tests.engine.sessions.deeds import DEEDS


def main() -> None:
    data, deed = sys.argv[1:]
    try:
        DEEDS[deed](SessionStore(Path(data)))
    except EngineError as error:
        print(type(error).__name__)
    else:
        print("done")


if __name__ == "__main__":
    main()
