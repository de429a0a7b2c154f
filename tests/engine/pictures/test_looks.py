"""The pictures look as they did when somebody last looked at them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.pictures import ProceduralPainter
from engine.pictures.packfiles import PackLooks
from tests.looks import SCENES, SIZE, alike, report, stored


@pytest.fixture(scope="module")
def reference(looks: PackLooks) -> ProceduralPainter:
    return ProceduralPainter(looks, SIZE)


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_is_as_it_was(reference: ProceduralPainter, name: str, tmp_path: Path) -> None:
    """Old and new agree; if they do not, a report shows both and how they differ."""
    old, new = stored(name), reference.render(SCENES[name]).rgb
    if not alike(old, new):
        path = report(name, old, new, tmp_path)
        pytest.fail(f"{name} has changed: look at {path}; `python -m tests.looks` keeps the new pictures")


def test_a_changed_picture_is_noticed_and_reported(tmp_path: Path) -> None:
    """A figure's worth of other pixels is a change; grain is not. The report has three parts."""
    old = stored("fence_line_dusk")
    noise = np.random.default_rng(1).integers(-3, 4, old.shape)
    assert alike(old, np.clip(old.astype(int) + noise, 0, 255).astype(np.uint8))
    changed = old.copy()
    changed[60:120, 100:125] = 20
    assert not alike(old, changed)
    path = report("fence_line_dusk", old, changed, tmp_path)
    assert path.stat().st_size > 1000
