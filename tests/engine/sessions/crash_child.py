"""Run as a program: for each line ``DATA<tab>DEED<tab>STEP``, a process of its own that is killed.

That process does the deed to the slot and gets SIGKILL at the step; the answer is the number of the
signal that ended it, 0 where the deed has fewer steps. This program itself only imports and forks, so
that the hundredth process costs no more than the deed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from engine.sessions import SessionStore
from tests.engine.sessions.deeds import DEEDS
from tests.engine.sessions.stepping import SteppingDisk, kill_at


def main() -> None:
    for line in sys.stdin:
        data, deed, step = line.rstrip("\n").split("\t")
        process = os.fork()
        if process == 0:
            DEEDS[deed](SessionStore(Path(data), SteppingDisk(kill_at(int(step)))))
            os._exit(0)
        _, status = os.waitpid(process, 0)
        print(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, flush=True)


if __name__ == "__main__":
    main()
