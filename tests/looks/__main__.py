"""``python -m tests.looks``: keep the pictures as they are painted today."""

from __future__ import annotations

from engine.pictures import ProceduralPainter
from engine.pictures.packfiles import read_looks
from tests.looks import SIZE, renew

if __name__ == "__main__":
    renew(ProceduralPainter(read_looks("somewhere"), SIZE))
