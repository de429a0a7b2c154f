"""World packs: data only, read from a folder, checked whole, never changed afterwards.

Lives here: the schema of a pack, the little language of conditions and effects, the loader and
the linter (``python -m engine.world check``). May import: ``engine.state``, ``engine.errors``;
the linter, which plays nights, also ``engine.rules``. Promises: a pack that loads has no dangling
id and no unreadable condition; a pack that does not is refused with file and line. Importing
this room is cheap: pydantic is paid for by the first :func:`load_world`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.world.pack import World

if TYPE_CHECKING:
    from engine.world.loader import load_world, packs

__all__ = ["World", "load_world", "packs"]


def __getattr__(name: str) -> Any:
    if name in ("load_world", "packs"):
        from engine.world import loader

        return getattr(loader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
