"""What the engine says of a world that does not load, to whoever mends it.

May import: Qt core. Promises: data only; see the package.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: Final = (
    # A world and its files.
    QT_TRANSLATE_NOOP("EngineWords", "There is no world pack {0}. Known packs: {1}."),
    QT_TRANSLATE_NOOP("EngineWords", "none"),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "{0} holds no world.toml, line 1. Name a folder that is a world pack.",
    ),
    QT_TRANSLATE_NOOP("EngineWords", "{0}: no sets to paint; put one TOML file per place in sets/"),
    QT_TRANSLATE_NOOP("EngineWords", "{0}, line 1: the file is missing. Add it to the pack."),
    QT_TRANSLATE_NOOP("EngineWords", "{0}, line 1: it cannot be read ({1}). Save it as UTF-8."),
    QT_TRANSLATE_NOOP("EngineWords", "{0}, line {1}: not TOML ({2}). Correct the line."),
    QT_TRANSLATE_NOOP("EngineWords", "{0}, line {1}: {2}. {3}."),
    QT_TRANSLATE_NOOP("EngineWords", "{0} '{1}': {2}"),
    # Kinds of things in it.
    QT_TRANSLATE_NOOP("EngineWords", "place"),
    QT_TRANSLATE_NOOP("EngineWords", "thing"),
    QT_TRANSLATE_NOOP("EngineWords", "character"),
    QT_TRANSLATE_NOOP("EngineWords", "threat"),
    QT_TRANSLATE_NOOP("EngineWords", "storylet"),
    QT_TRANSLATE_NOOP("EngineWords", "ending"),
    QT_TRANSLATE_NOOP("EngineWords", "sound"),
    QT_TRANSLATE_NOOP("EngineWords", "world"),
    QT_TRANSLATE_NOOP("EngineWords", "condition"),
    QT_TRANSLATE_NOOP("EngineWords", "effect"),
    QT_TRANSLATE_NOOP("EngineWords", "topics"),
    QT_TRANSLATE_NOOP("EngineWords", "options"),
    QT_TRANSLATE_NOOP("EngineWords", "counters"),
    QT_TRANSLATE_NOOP("EngineWords", "thing, place or person"),
    # What is wrong with it, and what to do.
    QT_TRANSLATE_NOOP("EngineWords", "unknown table {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "This file holds [[{0}]] tables only"),
    QT_TRANSLATE_NOOP("EngineWords", "[{0}] is not a list"),
    QT_TRANSLATE_NOOP("EngineWords", "Write [[{0}]] with two brackets"),
    QT_TRANSLATE_NOOP("EngineWords", "See engine/world/schema.py for what goes there"),
    QT_TRANSLATE_NOOP("EngineWords", "The list of what can be said is in engine/world/schema.py"),
    QT_TRANSLATE_NOOP("EngineWords", "the id is already taken"),
    QT_TRANSLATE_NOOP("EngineWords", "Give one of the two another id"),
    QT_TRANSLATE_NOOP("EngineWords", "a {0} has this id too"),
    QT_TRANSLATE_NOOP("EngineWords", "Things, characters and threats share their ids"),
    QT_TRANSLATE_NOOP("EngineWords", "two of its {0} have the id {1}"),
    QT_TRANSLATE_NOOP("EngineWords", "Rename one of them"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} names the {1} {2}, which does not exist"),
    QT_TRANSLATE_NOOP("EngineWords", "Add it or mend the id"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is no place and no environment of this pack"),
    QT_TRANSLATE_NOOP("EngineWords", "Mend the name"),
    QT_TRANSLATE_NOOP("EngineWords", "there is no recording {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "Choose one of {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} means two verbs"),
    QT_TRANSLATE_NOOP("EngineWords", "Keep it in one of the lists"),
    # Conditions and effects.
    QT_TRANSLATE_NOOP("EngineWords", "the condition is empty"),
    QT_TRANSLATE_NOOP("EngineWords", "unknown condition word {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} needs {1} word(s) after it, not {2}"),
    QT_TRANSLATE_NOOP("EngineWords", "a threat condition reads 'threat ID stage >= 2' or 'threat ID here'"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is no comparison; use one of {1}"),
    QT_TRANSLATE_NOOP("EngineWords", "a comparison reads 'NAME >= NUMBER', with spaces between"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is not a number"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is not a time; write it as HH:MM"),
    QT_TRANSLATE_NOOP("EngineWords", "the effect is empty"),
    QT_TRANSLATE_NOOP("EngineWords", "unknown effect word {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "unknown threat effect {0}"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} is not a whole number"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} must be one of {1}"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} needs one number after it"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} needs words after it"),
    QT_TRANSLATE_NOOP("EngineWords", "a change reads 'NAME +N' or 'NAME -N'"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} reads '{1} NAME +N'"),
    QT_TRANSLATE_NOOP("EngineWords", "{0} reads '{1} NAME' or '{2} NAME PLACE'"),
    QT_TRANSLATE_NOOP("EngineWords", "'moment' reads 'moment N WORDS'"),
    QT_TRANSLATE_NOOP("EngineWords", "a side is one of {0}, not {1}"),
    QT_TRANSLATE_NOOP(
        "EngineWords",
        "a threat effect reads 'threat ID at|stage|alarm|distance|side|know VALUE'",
    ),
)  # fmt: skip
