"""The smallest pack, whole and in copies that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

TINY = Path(__file__).parents[1] / "worlds" / "tiny"


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A copy of the smallest pack, to be spoiled."""
    return Path(shutil.copytree(TINY, tmp_path / "spoiled"))


@pytest.fixture
def tiny_folder() -> Path:
    return TINY
