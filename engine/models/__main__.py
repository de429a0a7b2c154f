"""``python -m engine.models``: what model servers are there, and whether one can tell the night.

check     try the server of the settings out, and set the settings for it (--keep: leave them)
servers   who answers on this computer
forecast  what a night with these settings takes
"""

from __future__ import annotations

import argparse
import sys

from engine.models.checkup import check_up
from engine.models.detection import detected
from engine.models.forecast import forecast
from engine.models.prices import load_prices
from engine.models.servers import preset
from engine.models.settings import load, save
from engine.sessions import config_folder, data_folder
from engine.world import load_world


def main(arguments: list[str] | None = None) -> int:
    """Returns 0 where all is well, 1 where the night will be told offline."""
    parser = argparse.ArgumentParser(
        prog="python -m engine.models", description="Model servers: look for them, try them out."
    )
    parser.add_argument("what", choices=("check", "servers", "forecast"))
    parser.add_argument("--keep", action="store_true", help="leave the settings as they are")
    parser.add_argument("--pack", default="somewhere", help="whose turns are told (default: %(default)s)")
    given = parser.parse_args(arguments)
    if given.what == "servers":
        return _servers()
    if given.what == "forecast":
        print(forecast(load(), load_prices(config_folder())).in_words())
        return 0
    return _check(given.pack, keep=given.keep)


def _check(pack: str, *, keep: bool) -> int:
    settings = load()
    if not settings.wants_text and not settings.wants_pictures:
        print("No model is set: words and pictures are made offline.")
        _servers()
        return 0
    report = check_up(
        settings,
        load_world(pack),
        data_folder(),
        config_folder(),
        said=lambda words: print(f"… {words}", file=sys.stderr),
    )
    for line in report.lines():
        print(*line)
    for name, (now, advised) in report.changes().items():
        print(f"{'Advised' if keep else 'Set'}: {name} {now} -> {advised}")
    if report.changes() and not keep:
        save(report.advised)
    return 0 if report.good or not settings.wants_text else 1


def _servers() -> int:
    found = detected()
    for each in found:
        listed = ", ".join(each.models[:6]) or "it lists no models"
        print(f"{preset(each.kind).title} at {each.url}: {listed}")
    if not found:
        print("No model server answers on this computer.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
