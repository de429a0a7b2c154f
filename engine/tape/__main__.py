"""``python -m engine.tape``: the process that makes a film; see ``client`` for what it reads and says.

It ends when its input is closed, so that it never outlives whoever asked.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import threading
from pathlib import Path
from typing import Any

from engine.errors import TapeFailed
from engine.tape.maker import make_film
from engine.tape.script import Script

_NO_ROOM = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


def main() -> int:
    """Make the one film that is asked for on standard input."""
    order = json.loads(sys.stdin.buffer.readline() or b"{}")
    if not order:
        return 1
    finished = threading.Event()
    threading.Thread(target=_until_left, args=(order, finished), daemon=True).start()
    last = _made(order)
    finished.set()  # from here on the film is not ours any more
    _say(last)
    return 0


def _made(order: dict[str, Any]) -> str:
    """The last line of the answer."""
    last = [0.0]

    def progress(share: float) -> None:
        if share - last[0] >= 0.01:
            last[0] = share
            _say(f"progress {share:.3f}")

    try:
        script = Script.from_json(order["script"])
        make_film(script, order["kind"], Path(order["film"]), Path(order["words"]), progress)
    except TapeFailed as problem:
        return f"failed {problem}"
    except OSError as problem:
        return "full" if problem.errno in _NO_ROOM else f"failed {_one_line(problem.strerror or problem)}"
    except Exception as problem:
        return f"failed {type(problem).__name__}: {_one_line(problem)}"
    return "done"


def _until_left(order: dict[str, Any], finished: threading.Event) -> None:
    """Once nobody holds our input any more, and the film is not finished: tidy up and end at once."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdin.buffer.read()
    if finished.is_set():
        return
    for name in ("film", "words"):
        with contextlib.suppress(OSError):
            os.unlink(order[name])
    os._exit(1)


def _one_line(problem: object) -> str:
    return " ".join(str(problem).split())[:300]


def _say(line: str) -> None:
    with contextlib.suppress(OSError):
        sys.stdout.buffer.write(line.encode() + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
