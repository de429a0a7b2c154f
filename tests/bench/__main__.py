"""``python -m tests.bench [NAME ...] [--write]``: measure, print, and with --write put into the README."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from tests.bench.table import Row, as_markdown, write_readme

SECTIONS = ("turns", "pictures", "window", "service", "story", "models", "tape", "package")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="what to measure (default: all)")
    parser.add_argument("--write", action="store_true", help="put the table into the README")
    arguments = parser.parse_args()
    rows: list[Row] = []
    for section in arguments.sections or SECTIONS:
        print(f"measuring {section} ...", file=sys.stderr, flush=True)
        rows += import_module(f"tests.bench.{section}").rows()
    print(as_markdown(rows))
    if arguments.write:
        write_readme(rows)
    missed = [row.what for row in rows if row.good is False]
    for what in missed:
        print(f"missed: {what}", file=sys.stderr)
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
