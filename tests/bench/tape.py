"""Films: how long thirty turns take to become one, and how soon a film that is not wanted is gone.

The frames are the painter's own, from ``tests/looks``; each turn has as many words as the story tells.
"""

from __future__ import annotations

import contextlib
import tempfile
import time
from pathlib import Path

from engine.errors import TurnCancelled
from engine.tape import KINDS, Script, Shot, make
from tests.bench.table import Row

LOOKS = Path(__file__).parents[1] / "looks"
TURNS, MOST_SECONDS, MOST_CANCEL = 30, 10.0, 0.1
TOLD = (
    "The corridor is longer than the building. Your torch finds the far wall, then loses it. On the left "
    "every door is shut but one, and in that doorway stands a chair with a cardigan over its back. The "
    "camera has not stopped hissing."
)


def night() -> Script:
    frames = sorted(LOOKS.glob("*.png"))
    shots = [
        Shot(
            str(frames[at % len(frames)]),
            "Go on along the wall" if at else "",
            TOLD,
            "Corridor",
            "23:17",
            at % 4 == 0,
        )
        for at in range(TURNS)
    ]
    return Script("A measured night", shots, ending="You ran, and it heard the floor")


def rows() -> list[Row]:
    script, found = night(), []
    with tempfile.TemporaryDirectory() as folder:
        for kind in KINDS:
            began = time.perf_counter()
            film = make(script, Path(folder), kind, kind)
            took = time.perf_counter() - began
            found.append(
                Row(
                    f"film of {TURNS} turns, {kind}",
                    f"{took:.1f} s, {film.stat().st_size / 1e6:.1f} MB",
                    f"asked: {MOST_SECONDS:.0f} s" if kind == "mp4" else "",
                    took <= MOST_SECONDS if kind == "mp4" else None,
                )
            )
        late = [_given_up(script, Path(folder)) for _ in range(5)]
    worst = max(late)
    found.append(
        Row(
            "a film given up is gone (worst of 5)",
            f"{worst * 1000:.0f} ms",
            f"asked: {MOST_CANCEL * 1000:.0f} ms",
            worst <= MOST_CANCEL,
        )
    )
    return found


def _given_up(script: Script, folder: Path) -> float:
    """Seconds from giving up to nothing being left."""
    at: list[float] = []

    def progress(share: float) -> None:
        if share > 0.05 and not at:
            at.append(time.perf_counter())

    with contextlib.suppress(TurnCancelled):
        make(script, folder, "given_up", "mp4", progress, lambda: bool(at))
    return time.perf_counter() - at[0]
