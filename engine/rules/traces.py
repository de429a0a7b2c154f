"""What a body leaves where it has been: blood, wet footprints.

Lives here: :func:`bled`, :func:`walked_in`. May import: ``course``, ``engine.state``. Promises: only
flags of places are added (``blood``, ``wet_prints``), once each; the camera shows them from then on.
"""

from __future__ import annotations

from typing import Final

from engine.rules.course import Course
from engine.state import PlaceState

_WET: Final = frozenset({"rain", "lightning"})


def _leave(course: Course, trace: str) -> None:
    flags = course.state.places.setdefault(course.state.location, PlaceState()).flags
    if trace not in flags:
        flags.append(trace)


def bled(course: Course) -> None:
    """An open wound drips where one stands."""
    if course.state.player_state.bleeding:
        _leave(course, "blood")


def walked_in(course: Course, came_from: str) -> None:
    """Whoever comes under a roof out of the rain, or is wet, leaves prints on its floor."""
    places, state = course.world.places, course.state
    under, before = places[state.location], places.get(came_from)
    out_of_rain = before is not None and not before.shelter and state.weather in _WET
    if under.shelter and (out_of_rain or "wet" in state.flags):
        _leave(course, "wet_prints")
