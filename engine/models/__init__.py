"""Models as storyteller and painter: everything that talks through the ``openai`` package.

The only room that imports ``openai``, and only when a model is really asked (it takes a third of a
second). Rules decide before a model is asked anything and nothing it answers can change the ledger;
whatever it does wrong ends as one of :class:`engine.errors.ProviderError`, upon which the offline
teller finishes the turn. The modules, low to high::

    settings      what the player has set (models.toml; never a key)
    keys          keys: environment, the system's keyring, or this run only
    servers       per-server habits and presets, as data (resources/models/servers.toml)
    connection    one server: deadlines, cancelling, errors in plain words
    accounts      what calls took, line by line on the disk
    spending      caps over the accounts; prices, forecast
    ladder        how structure is asked of a server, remembered
    reply         what an answer says: prose, then a small delta
    gate          whether prose may be shown
    prompt        what a model is told of the night
    storyteller   one streamed call a turn       reader   typed words into known actions
    painter       one picture a turn, late; how each server paints is data (pictures.toml)
    detection     which servers answer on this computer, and what models they list
    checkup       whether a night can be told by a model, in plain words (report)
    staging       the parts of a production that the settings ask for
    __main__      python -m engine.models check | servers | forecast

May import: ``engine.storytelling``, ``engine.sessions``, ``engine.rules`` and what is below them.
Promises: importing this face costs nothing; names are loaded when first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.models.settings import ModelSettings, load, save
    from engine.models.staging import Staging

_HOMES = {
    "ModelSettings": "engine.models.settings",
    "Staging": "engine.models.staging",
    "load": "engine.models.settings",
    "save": "engine.models.settings",
}

__all__ = ["ModelSettings", "Staging", "load", "save"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'engine.models' has no attribute {name!r}")
