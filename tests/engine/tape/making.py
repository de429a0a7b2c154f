"""Run as a script: makes a film of one picture with very many words, until somebody ends it.

``python -m tests.engine.tape.making FOLDER PICTURE`` prints ``making`` once the film has begun.
"""

from __future__ import annotations

import sys
from pathlib import Path

from engine.tape import Script, Shot, make


def main(folder: str, picture: str) -> None:
    script = Script("Long", [Shot(picture, "", "word " * 4000)])
    begun: list[float] = []

    def progress(share: float) -> None:
        if not begun:
            print("making", flush=True)
        begun.append(share)

    make(script, Path(folder), "long", "mp4", progress)


if __name__ == "__main__":
    main(*sys.argv[1:])
