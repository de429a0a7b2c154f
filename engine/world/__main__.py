"""``python -m engine.world check [PACK] [--nights N] [--histories FOLDER]``: lint a pack.

Lives here: the door only. What can be seen without playing is :mod:`engine.world.lint`; the
nights are played above this room, by :mod:`engine.storytelling.check`, which is fetched by name
so that nothing in this room imports upwards.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from engine.errors import WorldPackInvalid
from engine.world.lint import findings
from engine.world.loader import load_world


def main(arguments: Sequence[str] | None = None) -> int:
    """Check a pack. Returns 0 when nothing is wrong, 1 with findings, 2 when it does not load."""
    parser = argparse.ArgumentParser(prog="python -m engine.world", description="Tools for world packs.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read a pack, lint it, and play nights of it")
    check.add_argument("pack", nargs="?", default="somewhere", help="name or folder (default: somewhere)")
    check.add_argument("--nights", type=int, default=40, help="nights to play (default: 40; 0: none)")
    check.add_argument("--seed", type=int, default=1, help="seed of the first night")
    check.add_argument("--histories", type=Path, help="write each night's history.json here")
    options = parser.parse_args(arguments)
    try:
        world = load_world(options.pack)
    except WorldPackInvalid as error:
        print(error, file=sys.stderr)
        return 2
    found = findings(world)
    for line in found:
        print(line)
    print(
        _sizes_line(
            world.name,
            world.places,
            world.things,
            world.characters,
            world.threats,
            world.storylets,
            world.endings,
        )
    )
    if options.nights > 0:
        nights = importlib.import_module("engine.storytelling.check")
        found += nights.report(world, options.nights, options.seed, options.histories)
    print(f"{len(found)} finding(s)" if found else "nothing to mend")
    return 1 if found else 0


def _sizes_line(name: str, *kinds: object) -> str:
    labels = ("places", "things", "characters", "threats", "storylets", "endings")
    counted = [
        f"{len(kind)} {label}" for kind, label in zip(kinds, labels, strict=True) if hasattr(kind, "__len__")
    ]
    return f"{name}: {', '.join(counted)}"


if __name__ == "__main__":
    sys.exit(main())
