"""The rules: what can be done now, and what comes of it.

Lives here: the only code that changes a :class:`engine.state.GameState`, and only a copy of its
own. May import: ``engine.world``, ``engine.state``, ``engine.errors``. Promises: pure, seeded, no
I/O; the cost of a turn does not grow with the night; every outcome's ledger passes
:func:`validate`.

A turn runs in this order: read the words (``reading``), do the deed (``deeds``,
``plain_deeds``), let threats take notice (``threats``), give the event that is due
(``director``), charge the price (``body``), end the night if it is time (``endings``), then
write choices (``offers``), display and scene.
"""

from engine.rules.atlas import doors_open
from engine.rules.audit import ledger_of, validate
from engine.rules.beginning import begin, blank
from engine.rules.codes import Night, decode
from engine.rules.codes import fits as code_fits
from engine.rules.dice import roll_fate
from engine.rules.display import world_prompt
from engine.rules.memory import following
from engine.rules.rewording import reword
from engine.rules.scenes import scene
from engine.rules.terms import set_terms
from engine.rules.turn import resolve
from engine.rules.understanding import known_actions, was_unread

__all__ = [
    "Night",
    "begin",
    "blank",
    "code_fits",
    "decode",
    "doors_open",
    "following",
    "known_actions",
    "ledger_of",
    "resolve",
    "reword",
    "roll_fate",
    "scene",
    "set_terms",
    "validate",
    "was_unread",
    "world_prompt",
]
