"""Where a bundle starts: the window, or one of the engine's processes (``--worker tape|pictures ...``).

May import: one door of the game, late. Promises: a worker imports no Qt; the
window's first imports are those of the source version.
"""

from __future__ import annotations

import os
import sys


def give_back(environment: dict[str, str] | os._Environ[str]) -> None:
    """Our libraries were put before the system's for ourselves. Programs that we start (a browser, a folder's
    window) must have their own again; our own worker finds ours anew."""
    before = environment.pop("LD_LIBRARY_PATH_ORIG", "")
    if before:
        environment["LD_LIBRARY_PATH"] = before
    else:
        environment.pop("LD_LIBRARY_PATH", None)


def main() -> int:
    """Run what the command line asks for; returns the exit code."""
    match sys.argv[1:]:
        case ["--worker", "pictures", *rest]:
            from engine.pictures.worker import main as paint

            return paint(rest)
        case ["--worker", "tape"]:
            from engine.tape.__main__ import main as film

            return film()
        case ["--worker", *rest]:
            print(f"There is no worker called {' '.join(rest) or 'nothing'}.", file=sys.stderr)
            return 2
    if getattr(sys, "frozen", False) and sys.platform.startswith("linux"):
        give_back(os.environ)
    from somewhere_gui.__main__ import main as play

    return play()


if __name__ == "__main__":
    sys.exit(main())
