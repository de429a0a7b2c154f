"""The engine's sentences in the player's language.

Lives here: :func:`said`, :func:`title`; the sentences themselves, by what they are about, in the modules
beside. May import: Qt core. Promises: pure, on any thread; a sentence that is not known here, or that
nobody has translated, is left as the engine says it; what the engine put into it stays in it, and where
that is a sentence of the engine's own, it is translated too.

The engine itself speaks English: its sentences are also read by programs and over HTTP.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication

from somewhere_gui.engine_words import keeping, models, nights, servers, worlds

SENTENCES: Final = (
    *nights.SENTENCES,
    *keeping.SENTENCES,
    *servers.SENTENCES,
    *models.SENTENCES,
    *worlds.SENTENCES,
)
"""With ``{0}``, ``{1}`` ... where the engine puts something in."""
GAP: Final = re.compile(r"\{\d\}")


def said(message: str) -> str:
    """A sentence of the engine in the player's language; it itself when it is not known."""
    spoken = _spoken(message, SENTENCES)
    if spoken is None and message.endswith("."):  # put into a sentence, or made one, by a full stop
        spoken = _spoken(message[:-1], SENTENCES)
        return message if spoken is None else f"{spoken}."
    return message if spoken is None else spoken


def title(given: str) -> str:
    """What a tape is called: in the player's language, if nobody has named it."""
    return _spoken(given, keeping.TITLES) or given


def _spoken(message: str, sentences: tuple[object, ...]) -> str | None:
    whole, patterns = _patterns(sentences)
    if message in whole:
        return QCoreApplication.translate("EngineWords", message)
    inner = said if sentences is SENTENCES else title
    for sentence, pattern in patterns:
        found = pattern.fullmatch(message)
        if found is not None:
            spoken = QCoreApplication.translate("EngineWords", sentence)
            return message if spoken == sentence else spoken.format(*map(inner, found.groups()))
    return None


@cache
def _patterns(sentences: tuple[object, ...]) -> tuple[frozenset[str], list[tuple[str, re.Pattern[str]]]]:
    """The sentences without gaps; and the others with what the engine makes of them, those first that leave
    the least open."""
    texts = [str(each) for each in sentences]
    gapped = sorted((each for each in texts if GAP.search(each)), key=lambda each: -len(GAP.sub("", each)))
    made = [(each, "(.*?)".join(map(re.escape, GAP.split(each)))) for each in gapped]
    return frozenset(texts) - {*gapped}, [(each, re.compile(form, re.DOTALL)) for each, form in made]
