"""The service as its own process, the way a player starts it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

SMALL = "256x144"


Process = subprocess.Popen[str]


def service(data: Path, *options: str, **environment: str) -> AbstractContextManager[tuple[Process, str]]:
    """``python -m engine.api`` on a free port: the process, and the address it printed."""
    return _started("engine.api", "--port", "0", "--data-dir", str(data), *options, **environment)


def sketch_service(data: Path) -> AbstractContextManager[tuple[Process, str]]:
    """The same with the sketching painter."""
    return _started("tests.engine.api.sketch_service", str(data))


@contextmanager
def _started(module: str, *arguments: str, **environment: str) -> Iterator[tuple[Process, str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "SOMEWHERE_PICTURE_SIZE": SMALL, **environment},
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.fullmatch(r"SOMEWHERE listens on (http://\S+:\d+)\n", line)
        if found is None:
            process.kill()
            raise AssertionError(f"{line!r}\n{process.communicate()[1]}")
        yield process, found[1]
    finally:
        process.kill()
        process.communicate()
