"""Words come from the outcome, alt text from the scene, and both say only what is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine import rules
from engine.ports import Storyteller
from engine.rules.policies import simulate
from engine.state import Action, Beat, Camera, Figure, Outcome, Scene, SceneThing
from engine.storytelling import OfflineStoryteller, picture_prompt, vision, world_prompt
from engine.storytelling.figures import Figures
from engine.world import World, load_world


@pytest.fixture(scope="module")
def tiny() -> World:
    return load_world(Path(__file__).parents[1] / "worlds" / "tiny")


def test_the_pieces_joined_are_the_dispatch(tiny: World) -> None:
    """The teller gives word-sized pieces that join to the whole, in one to three paragraphs."""
    teller: Storyteller = OfflineStoryteller(tiny)
    for outcome in simulate(tiny, 5, "curious"):
        pieces = list(teller.tell(outcome))
        text = "".join(pieces)
        assert all(len(piece.split()) == 1 for piece in pieces)
        assert text == OfflineStoryteller(tiny).text(outcome)
        assert text.count("\n\n") <= 2
        for beat in outcome.beats:
            assert beat.text in text


def test_an_outcome_with_too_much_or_too_little_is_still_told(tiny: World) -> None:
    """Whatever beats an outcome has, the dispatch keeps its length and leaves no blank open."""
    base = rules.begin(tiny, "default", 1)
    teller = OfflineStoryteller(tiny)
    for texts in (["You wait."], ["Something {odd} happens {side} of {place} at {time}. " * 12], []):
        beats = tuple(Beat("action", f"x:{n}", text) for n, text in enumerate(texts))
        text = teller.text(replace(base, action=Action("wait"), beats=beats, details=()))
        assert 25 <= len(text.split()) <= 70
        assert len(text) <= 400
        assert "{" not in text


def test_a_free_answer_may_be_short(tiny: World) -> None:
    """An answer is told as it is."""
    base = rules.begin(tiny, "default", 1)
    outcome: Outcome = rules.resolve(tiny, base.after, "where am I", "NORMAL")
    assert OfflineStoryteller(tiny).text(outcome) == outcome.beats[0].text


def scene(**changes: object) -> Scene:
    """A scene of the loft by night."""
    base = Scene("tiny", "loft", "The loft", "interior", 1, 3, "22:10", flags=["dark", "night"], torch=True)
    return replace(base, **changes)  # type: ignore[arg-type]


def test_alt_text_names_what_the_frame_shows_nearest_first(tiny: World) -> None:
    """Figures come nearest first with distance and side, then things, then nothing more."""
    text = vision(
        tiny,
        scene(
            figures=[
                Figure("anna", "Anna Brandt", "child", 3.0, "left"),
                Figure("miller", "the miller", "tall_figure", 18.0, "ahead", "away"),
            ],
            things=[SceneThing("hatch_ring", "iron ring", "key")],
        ),
    )
    assert text.startswith("The loft, in torchlight.")
    assert text.index("Anna Brandt 3 metres away on the left") < text.index(
        "a tall figure 18 metres away ahead"
    )
    assert "back turned" in text
    assert "iron ring" in text
    assert text.count(". ") <= 1


def test_alt_text_says_when_there_is_no_light(tiny: World) -> None:
    """Without a torch the dark is said, and so is the place one hides in."""
    text = vision(tiny, scene(torch=False, camera=Camera(pose="hide")))
    assert text == "The loft, from a hiding place, dark."


def test_alt_text_leaves_the_weather_outside(tiny: World) -> None:
    """A storm is said of the yard, not of a room under a roof."""
    assert "storm" not in vision(tiny, scene(weather="storm"))
    yard = scene(place="yard", place_name="The yard", weather="storm")
    assert "a dust storm" in vision(tiny, yard)


def test_prompts_hold_the_style_and_the_facts(tiny: World) -> None:
    """The picture prompt begins with the style and has the view; the world prompt has place and body."""
    state = rules.begin(tiny, "default", 1).after
    frame = rules.scene(tiny, state)
    assert vision(tiny, frame) in picture_prompt(tiny, frame)
    assert frame.clock in picture_prompt(tiny, frame)
    words = world_prompt(tiny, state)
    assert "yard" in words
    assert "whole" in words


def test_figures_see_repeats() -> None:
    """A sentence told twice shows in the figures, one told once does not."""
    figures = Figures()
    told = ["The wheel goes round and round.", "A cat crosses the yard at noon."]
    entries = [{"dispatch": text, "choice": "x", "choices": ["a", "b", "c"]} for text in told]
    figures.add(entries)
    assert max(figures.repeats) == 0
    figures.add([*entries, entries[0]])
    assert max(figures.repeats) == 1.0
    assert figures.across == [1.0]
