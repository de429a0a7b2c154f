"""Words that belong to no pack: what players type for a verb, and plain words for plain deeds.

Lives here: reading ``resources/strings``; a pack may add files of the same shape. May import:
``engine.world.sources``. Promises: phrases are lower case, each means one verb only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from engine.world.sources import read_source


def read_verbs(shipped: Path, own: Path) -> dict[str, str]:
    """Typed phrase -> verb. The pack's own phrases come first.

    Raises:
        WorldPackInvalid: a file is not TOML, or a phrase is given to two verbs.
    """
    found: dict[str, str] = {}
    for path in (own, shipped):
        if not path.is_file():
            continue
        source = read_source(path, path.name)
        here: dict[str, str] = {}
        for verb, phrases in source.tables.items():
            for phrase in [verb, *phrases]:
                words = " ".join(str(phrase).lower().split())
                if here.setdefault(words, verb) != verb:
                    line = source.line_at(max(source.text.find(f'"{phrase}"'), 0))
                    raise source.complaint(line, f"{phrase!r} means two verbs", "Keep it in one of the lists")
        for words, verb in here.items():
            found.setdefault(words, verb)
    return found


def read_phrases(
    shipped: Path, own: Path, changes: Mapping[str, Sequence[str]]
) -> dict[str, tuple[str, ...]]:
    """Key -> variants: the shipped words, then the pack's file, then its ``changes`` over them."""
    found: dict[str, tuple[str, ...]] = {}
    for path in (shipped, own):
        if path.is_file():
            for key, texts in read_source(path, path.name).tables.items():
                found[key] = tuple(str(text) for text in texts)
    for key, variants in changes.items():
        found[key] = tuple(variants)
    return found
