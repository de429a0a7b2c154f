"""A night of three turns, and its film in every kind, made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from engine.tape import KINDS, Script, Shot, make

WORDS = (
    "The corridor is long. Your torch loses the wall.",
    "Heights on the frame, with dates.",
    "It hears the floor & turns.",
)


def frame(path: Path, shade: int) -> str:
    """A frame that can be told from its neighbours by its brightness."""
    picture = Image.new("RGB", (512, 288), (shade, shade, shade))
    ImageDraw.Draw(picture).rectangle((180, 90, 330, 200), (255 - shade, 40, 40))
    picture.save(path)
    return str(path)


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> Script:
    home = tmp_path_factory.mktemp("frames")
    choices = ("", "Film the pencil marks", "Run")
    shots = [
        Shot(
            frame(home / f"{at}.png", 40 + 70 * at), choice, words, "The long corridor", f"23:1{at}", at == 2
        )
        for at, (choice, words) in enumerate(zip(choices, WORDS, strict=True))
    ]
    return Script("Night one", shots, ending="You ran, and it heard the floor")


@pytest.fixture(scope="session")
def films(night: Script, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Kind -> the film."""
    folder = tmp_path_factory.mktemp("videos")
    return {kind: make(night, folder, f"night_{kind}", kind) for kind in KINDS}
