"""Where a bundle starts: the window, or one of the engine's processes (``--worker tape|pictures ...``).

May import: one door of the game, late. Promises: a worker imports no Qt; the
window's first imports are those of the source version.
"""

from __future__ import annotations

import sys


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
    from somewhere_gui.__main__ import main as play

    return play()


if __name__ == "__main__":
    sys.exit(main())
