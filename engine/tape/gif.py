"""GIF, through Pillow.

Lives here: :func:`write_gif`, :data:`SIZE`. May import: ``reel``, ``timeline``, Pillow.

Promises: few colours, no sound, plays once and stays on its last frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from PIL import Image

from engine.tape.reel import rgb
from engine.tape.timeline import TICKS
from engine.tape.wear import Frame

SIZE: Final = (480, 272)
_COLORS: Final = 48


def write_gif(path: Path, frames: Iterable[tuple[Frame, int]], told: Callable[[int], None]) -> None:
    """Write the file; ``told`` hears how many ticks are done."""
    lasts: list[int] = []

    def painted() -> Iterator[Image.Image]:
        at = 0
        for array, ticks in frames:
            at += ticks
            lasts.append(round(ticks * 1000 / TICKS))
            told(at)
            yield rgb(array, SIZE).quantize(_COLORS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)

    pictures = list(painted())
    pictures[0].save(
        path, "GIF", save_all=True, append_images=pictures[1:], duration=lasts, disposal=1, optimize=False
    )
