"""The seams: what a front end may ask of an engine, and an engine of its storyteller and painter.

Lives here: protocols of what is asked of an engine (:mod:`playing`), of the settings of models (:mod:`desk`),
of storytellers and painters (:mod:`making`); and :class:`Listeners`, by which both engines keep one of them.
May import: ``engine.state``. Promises: whoever satisfies a protocol here can be put in place of another
without anybody else noticing; the near and the far engine pass the same contract tests.
"""

from engine.ports.desk import ModelsDesk
from engine.ports.listeners import Listener, Listeners
from engine.ports.making import ActionReader, Artist, Painter, Storyteller, Told
from engine.ports.playing import Backstage, Cancelled, Engine, JsonDict, Progress, Slots

__all__ = [
    "ActionReader",
    "Artist",
    "Backstage",
    "Cancelled",
    "Engine",
    "JsonDict",
    "Listener",
    "Listeners",
    "ModelsDesk",
    "Painter",
    "Progress",
    "Slots",
    "Storyteller",
    "Told",
]
