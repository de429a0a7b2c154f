"""What is asked of a pack's nights, in figures: each measured, beside its goal.

Lives here: :class:`Measure`, and the measures of played nights. May import: ``engine.storytelling``,
``engine.world``. Promises: a measure is met or missed by its own figure; nothing is played here.
"""

from __future__ import annotations

import statistics
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from engine.storytelling.check import Nights
    from engine.world import World

SIZES: Final = {"places": 40, "things": 60, "characters": 6, "threats": 5, "storylets": 160, "endings": 14}
LONGEST_DISPATCH: Final = 400
MILLISECONDS: Final = 2.0
COMMONEST: Final = "commonest ending"
WITH_MEMORY: Final = 3
"""How many of the measures of words are asked again of nights that remember one another."""
TOLD_ONLY: Final = (*SIZES, "rules and words of a turn")
"""Asked of the long shipped pack alone, or by the machine: told, never something to mend."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure and what is asked of it."""

    what: str
    figure: str
    goal: str
    met: bool


def of_words(found: Nights, memory: bool) -> list[Measure]:
    """How varied the words are: within a night, and from one night to the next."""
    figures = found.figures
    repeats = sorted(figures.repeats) or [0.0]
    mean, p95 = 100 * statistics.mean(repeats), 100 * repeats[int(0.95 * (len(repeats) - 1))]
    across = 100 * statistics.mean(figures.across or [0.0])
    least, most = min(figures.lengths), max(figures.lengths)
    asked = 8 if memory else 15
    kind = "with memory" if memory else "other seeds"
    return [
        Measure(f"repeated 4-grams, mean ({kind})", f"{mean:.2f} %", "≤ 1 %", mean <= 1),
        Measure(f"repeated 4-grams, p95 ({kind})", f"{p95:.2f} %", "≤ 6 %", p95 <= 6),
        Measure(
            f"sentences of the night before ({kind})", f"{across:.1f} %", f"≤ {asked} %", across <= asked
        ),
        Measure("words of a dispatch", f"{least}–{most}", "25–70", least >= 25 and most <= 70),
        Measure(
            "characters of a dispatch",
            f"at most {max(figures.characters)}",
            f"≤ {LONGEST_DISPATCH}",
            max(figures.characters) <= LONGEST_DISPATCH,
        ),
    ]


def of_turns(found: Nights) -> list[Measure]:
    """What turns do, offer and cost."""
    figures = found.figures
    idle = 100 * found.idle / max(1, sum(found.turns))
    median = statistics.median(found.turns)
    cost = statistics.median(found.milliseconds)
    return [
        Measure("turns that change nothing", f"{idle:.1f} %", "≤ 5 %", idle <= 5),
        Measure("longest streak of such turns", str(found.longest_idle), "≤ 1", found.longest_idle <= 1),
        Measure("choices offered just after being done", str(figures.reoffered), "0", not figures.reoffered),
        Measure("turns with fewer than 3 verbs", str(figures.thin), "0", not figures.thin),
        Measure("turns in a night, median", f"{median:.0f}", "25–45", 25 <= median <= 45),
        Measure("deaths without a warning", str(found.unwarned), "0", not found.unwarned),
        Measure("ledgers out of order", str(len(found.wrong)), "0", not found.wrong),
        Measure(
            "rules and words of a turn", f"{cost:.2f} ms", f"≤ {MILLISECONDS:.0f} ms", cost <= MILLISECONDS
        ),
    ]


def of_endings(world: World, endings: Counter[str]) -> list[Measure]:
    """How nights end."""
    nights = max(1, sum(endings.values()))
    (commonest, times) = endings.most_common(1)[0]
    share = 100 * times / nights
    reached = [key for key in world.endings if endings[key]]
    missing = [key for key in world.endings if not endings[key]]
    told = f"{len(reached)} of {len(world.endings)}" + (f" (not {', '.join(missing)})" if missing else "")
    deaths = sum(n for key, n in endings.items() if key in world.endings and _is_death(world, key))
    return [
        Measure(COMMONEST, f"{commonest}, {share:.0f} %", "≤ 35 %", share <= 35),
        Measure(f"endings reached in {nights} nights", told, "all", not missing),
        Measure("nights that end in death", f"{100 * deaths / nights:.0f} %", "some", deaths > 0),
    ]


def _is_death(world: World, ending_id: str) -> bool:
    return world.endings[ending_id].family == "death"


def of_size(world: World) -> list[Measure]:
    """How large the pack is."""
    return [
        Measure(kind, str(len(getattr(world, kind))), f"≥ {least}", len(getattr(world, kind)) >= least)
        for kind, least in SIZES.items()
    ]
