"""The painter: a software camera that films the places of a pack on worn tape.

Lives here: geometry from data (``places``, ``prefabs``, ``bodies``), a deferred renderer made of
array operations (``raster``, ``terrain``, ``materials``, ``light``, ``air``), the tape
(``film``, ``tape``, ``osd``) and the two doors :class:`ProceduralPainter` (in this process) and
:class:`WorkerPainter` (in a warm process of its own).

May import: ``engine.state``, ``engine.errors``, ``engine.ports``, numpy and Pillow.

Promises: the same scene gives the same picture; the frame number changes only grain, drop-outs,
jitter and drift; a scene that cannot be painted as asked is painted from the fallback set and
logged, never black.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.pictures.client import PainterStoppedError, WorkerPainter
    from engine.pictures.painter import ProceduralPainter, Rendered

__all__ = ["PainterStoppedError", "ProceduralPainter", "Rendered", "WorkerPainter"]

_HOMES = {
    "PainterStoppedError": "client",
    "ProceduralPainter": "painter",
    "Rendered": "painter",
    "WorkerPainter": "client",
}


def __getattr__(name: str) -> Any:
    """Import on first use: naming the room costs nothing, numpy comes with the first painter."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"engine.pictures.{_HOMES[name]}"), name)
