"""How a server is asked for pictures, as data.

Lives here: :class:`PictureHabits`, :func:`picture_habits`, :func:`paints`. May import: the standard
library, this room's servers and settings. Promises: no model is named in code; the player's own
``pictures.toml`` stands before the shipped one, and a damaged one counts as none.
"""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final

from engine.models.servers import RESOURCES, Server
from engine.models.settings import ModelSettings

log = logging.getLogger(__name__)
FILE_NAME: Final = "pictures.toml"
ROUTES: Final = ("images", "openrouter", "a1111")
_SIZE: Final = re.compile(r"(\d{2,4})x(\d{2,4})")


@dataclass(frozen=True, slots=True)
class PictureHabits:
    """See the head of ``resources/models/pictures.toml``."""

    route: str = "images"
    edits: bool = False
    sizes: tuple[str, ...] = ("1024x576",)
    multiple: int = 0
    qualities: tuple[str, ...] = ()
    plain: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    longest: int = 1500

    def ways(self, settings: ModelSettings) -> list[tuple[str, str]]:
        """Size and quality of a picture as the player wants it, then each cheaper way, never a dearer."""
        best = settings.picture_quality if settings.picture_quality in self.qualities else ""
        dearest = self.qualities.index(best) if best else 0
        qualities = self.qualities[dearest::-1] or ("",)
        sizes = self._sizes(settings.picture_size)
        return [(size, quality) for quality in qualities for size in sizes]

    def _sizes(self, wanted: str) -> tuple[str, ...]:
        """The wanted size if it is taken, else the best, and the smaller ones."""
        if wanted in self.sizes:
            return self.sizes[self.sizes.index(wanted) :]
        if self._takes(wanted):
            return (wanted, *(size for size in self.sizes if pixels(size) < pixels(wanted)))
        return self.sizes

    def _takes(self, size: str) -> bool:
        found = _SIZE.fullmatch(size)
        if not found or not self.multiple:
            return False
        return all(int(side) % self.multiple == 0 for side in found.groups())


def picture_habits(server: Server, folder: Path) -> PictureHabits | None:
    """How this server paints with its model, or None if it does not. ``folder`` holds the player's own
    table."""
    for entry in _entries(folder):
        if entry.get("server") == server.preset.name and _fits(entry, server.model):
            return _habits(entry)
    return None


def paints(kind: str) -> bool:
    """Whether a kind of server paints at all."""
    return any(entry.get("server") == kind for entry in _read(RESOURCES / "models" / FILE_NAME))


def pixels(size: str) -> int:
    """How many pixels a size has; 0 for none in particular."""
    found = _SIZE.fullmatch(size)
    return int(found[1]) * int(found[2]) if found else 0


def _fits(entry: Mapping[str, Any], model: str) -> bool:
    patterns = entry.get("models", ["*"])
    bare = model.rpartition("/")[2]
    return any(fnmatchcase(name, str(pattern)) for pattern in patterns for name in {model, bare})


def _habits(entry: Mapping[str, Any]) -> PictureHabits | None:
    known = {each.name for each in fields(PictureHabits)}
    given: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    habits = PictureHabits(**{key: value for key, value in given.items() if key in known})
    return habits if habits.route in ROUTES and habits.sizes else None


def _entries(folder: Path) -> Iterator[Mapping[str, Any]]:
    yield from _read(folder / FILE_NAME)
    yield from _read(RESOURCES / "models" / FILE_NAME)


def _read(path: Path) -> list[Mapping[str, Any]]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("pictures", [])
    except (FileNotFoundError, NotADirectoryError):
        return []
    except (OSError, ValueError):
        log.info("the table of picture servers %s cannot be read and is left out", path.name)
        return []
    return [entry for entry in found if isinstance(entry, Mapping)] if isinstance(found, list) else []
