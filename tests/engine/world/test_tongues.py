"""The rules speak every language whole, and understand them all at once."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from engine import rules
from engine.rules.tongue import word
from engine.world import World, load_world
from engine.world.strings import FILES, SOURCE, STRINGS, languages

TINY = Path(__file__).parents[1] / "worlds" / "tiny"
OTHERS = [language for language in languages() if language != SOURCE]
BLANK = re.compile(r"\{=?(\w+)\}")


def tables(language: str, file: str) -> dict[str, object]:
    return tomllib.loads((STRINGS / language / file).read_text("utf-8"))


@pytest.fixture(scope="module")
def tiny() -> World:
    return load_world(TINY)


def test_there_is_a_second_language() -> None:
    """Spanish is whole; the source language comes first."""
    assert languages()[0] == SOURCE
    assert "es" in OTHERS


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("file", FILES)
def test_every_key_is_translated(language: str, file: str) -> None:
    """Each language has each key of each file, with words in it, and no key of its own."""
    source, other = tables(SOURCE, file), tables(language, file)
    if file == "reading.toml":
        assert set(other) == set(source)
        assert set(other["questions"]) == set(source["questions"])  # type: ignore[call-overload]
        return
    assert set(other) == set(source)
    assert all(other.values())


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("file", ["words.toml", "deeds.toml"])
def test_blanks_are_kept_in_translation(language: str, file: str) -> None:
    """A translation asks for no blank that the source does not fill."""
    source, other = tables(SOURCE, file), tables(language, file)
    for key, texts in other.items():
        filled = {name.lower() for name in BLANK.findall(str(source[key]))}
        asked = {name.lower() for name in BLANK.findall(str(texts))}
        assert asked <= filled | {"thing", "place", "by", "spot"}, key


@pytest.mark.parametrize("language", OTHERS)
def test_a_whole_night_in_another_language_is_sound(tiny: World, language: str) -> None:
    """Choices keep their rules, the ledger is valid, and the rules' words are in that language."""
    form = rules.blank("default", 0, "tiny")
    rules.set_terms(form, language=language)
    state = rules.begin(tiny, "default", 5, (), form).after
    said = tiny.tongue(language).words
    while state.ending is None:
        assert rules.validate(state, tiny) == []
        assert state.display.body in {text for key, text in said.items() if key.startswith("body_")}
        state = rules.resolve(tiny, state, state.choices[-1], rules.roll_fate(state)).after
    assert state.language == language


@pytest.mark.parametrize(
    ("typed", "verb"),
    [
        ("mira atrás", "lookback"),
        ("espera", "wait"),
        ("Escóndete", "hide"),
        ("escuchar", "listen"),
        ("grita", "shout"),
        ("filma todo", "film"),
        ("norte", ""),
        ("¿Dónde estoy?", "ask"),
        ("inventario", "ask"),
    ],
)
def test_spanish_is_understood_in_any_night(tiny: World, typed: str, verb: str) -> None:
    """What is typed in Spanish is read without any setting, with or without accents."""
    state = rules.begin(tiny, "default", 7).after
    for text in (typed, typed.upper(), typed.translate(str.maketrans("áéíóú", "aeiou"))):
        action = rules.resolve(tiny, state, text, "NORMAL").action
        assert not verb or action.verb == verb, text


def test_an_unknown_language_is_spoken_as_the_source(tiny: World) -> None:
    """A save in a language that is gone can still be read."""
    state = rules.begin(tiny, "default", 7).after
    state.language = "xx"
    assert word(tiny, state, "nothing") == "nothing"
