"""What every client keeps, near or far: results of the calls."""

from __future__ import annotations

from typing import Any

import pytest

from engine.state import Choices, Delta, Finished, PictureReady, Resolved
from tests.engine.contract.conftest import Client, MakeClient

PNG = b"\x89PNG\r\n\x1a\n"
NONSENSE = "xyzzy plugh frotz"


def first(client: Client) -> str:
    choice: str = client.get_state()["choices"][0]
    return choice


def whole_turn(client: Client) -> dict[str, Any]:
    client.advance_turn_image_fast(first(client))
    return client.advance_turn_choices_deferred()


def test_an_unknown_session_reads_as_a_fresh_one(client: Client) -> None:
    """Reading a session nobody began gives a blank state and an empty history, and begins nothing."""
    state = client.get_state("nobody")
    assert state["session_id"] == "nobody"
    assert state["turn_count"] == 0
    assert state["choices"] == []
    assert client.get_history("nobody") == []
    assert client.get_state("nobody") == state


def test_the_intro_begins_the_night(client: Client) -> None:
    """The intro has all its parts, is the same when asked for again, and is the first of the history."""
    intro = client.generate_intro_turn()
    assert set(intro) >= {
        "dispatch", "vision_dispatch", "dispatch_image", "choices", "caption",
        "mode", "phase", "chaos", "player_state",
    }  # fmt: skip
    assert client.generate_intro_turn() == intro
    assert client.get_state()["choices"] == intro["choices"]
    assert [entry["choice"] for entry in client.get_history()] == ["Intro"]
    assert client.image(intro["dispatch_image"]).startswith(PNG)


def test_a_turn_in_two_phases(begun: Client) -> None:
    """Phase 1 leaves the old turn with ``pending`` set; phase 2 makes it the new one."""
    choice = first(begun)
    one = begun.advance_turn_image_fast(choice, fate="LUCKY", turn=1)
    state = begun.get_state()
    assert state["turn_count"] == 0
    assert state["pending"]["dispatch"] == one["dispatch"]
    assert begun.image(one["consequence_image"]).startswith(PNG)
    two = begun.advance_turn_choices_deferred(**state["pending"])
    state = begun.get_state()
    assert (state["turn_count"], state["pending"], state["last_choice"]) == (1, None, choice)
    assert two["choices"] == state["choices"]
    entry = begun.get_history()[-1]
    assert (entry["turn"], entry["choice"], entry["fate"]) == (1, choice, "LUCKY")
    assert entry["dispatch"] == one["dispatch"]


def test_a_turn_as_events(begun: Client) -> None:
    """The events of a turn say what its history entry and the new state say."""
    choice = first(begun)
    events = list(begun.play(choice, "UNLUCKY", turn=1))
    entry, state = begun.get_history()[-1], begun.get_state()
    resolved = next(event for event in events if isinstance(event, Resolved))
    assert (resolved.fate, resolved.rolls) == ("UNLUCKY", entry["rolls"])
    assert "".join(e.text for e in events if isinstance(e, Delta)).strip() == entry["dispatch"]
    assert [e.picture for e in events if isinstance(e, PictureReady)] == [entry["image"]]
    assert [e.choices for e in events if isinstance(e, Choices)] == [state["choices"]]
    assert events[-1] == Finished(state)
    assert state["turn_count"] == 1


def test_after_finished_the_next_action_is_taken(begun: Client) -> None:
    """Whoever has read ``finished`` acts again at once."""
    for turn in range(1, 6):
        for event in begun.play(first(begun), begun.roll_fate(), turn=turn):
            if isinstance(event, Finished):
                break
    assert begun.get_state()["turn_count"] == 5


def test_a_typed_action_is_kept_as_typed(begun: Client) -> None:
    """A typed action is trimmed, and marked as typed in the history if it took a turn."""
    before = begun.get_state()["turn_count"]
    events = list(begun.play("  look around  ", "NORMAL"))
    assert isinstance(events[-1], Finished)
    if not events[-1].free:
        entry = begun.get_history()[-1]
        assert (entry["choice"], entry["is_custom_action"]) == ("look around", True)
        assert begun.get_state()["turn_count"] == before + 1


def test_an_action_that_cannot_be_read_is_free(begun: Client) -> None:
    """Nonsense is answered in the story and costs nothing, in one step and in two."""
    before, history = begun.get_state(), begun.get_history()
    events = list(begun.play(NONSENSE, "NORMAL"))
    assert events[-1] == Finished(before, free=True)
    assert "".join(e.text for e in events if isinstance(e, Delta))
    one = begun.advance_turn_image_fast(NONSENSE)
    assert one["free"] is True
    assert one["consequence_image"] == before["current_image_url"]
    assert begun.advance_turn_choices_deferred()["choices"] == before["choices"]
    assert begun.get_state() == before
    assert begun.get_history() == history


def test_when_the_clock_runs_out_the_world_acts(begun: Client) -> None:
    """A timeout records the choice without carrying it out, and costs a turn."""
    place = begun.get_state()["location"]
    events = list(begun.play(first(begun), "NORMAL", is_timeout_penalty=True))
    assert isinstance(events[-1], Finished)
    state = begun.get_state()
    assert (state["turn_count"], state["location"]) == (1, place)


def test_the_fate_is_the_same_when_asked_again(begun: Client) -> None:
    """The dice follow from the run and its turn."""
    assert begun.roll_fate() == begun.roll_fate()
    assert begun.roll_fate() in ("LUCKY", "NORMAL", "UNLUCKY")


def test_a_reset_session_is_empty(begun: Client) -> None:
    """After a reset nothing of the run is left, and a new night can begin; others are untouched."""
    begun.generate_intro_turn("other")
    other = begun.get_state("other")
    assert begun.reset_state() is None
    assert (begun.get_state()["choices"], begun.get_history()) == ([], [])
    assert begun.get_state("other") == other
    begun.generate_intro_turn()
    whole_turn(begun)
    assert begun.get_state()["turn_count"] == 1


def test_sessions_are_listed_and_deleted(begun: Client) -> None:
    """A slot shows up with its turn; a deleted one is gone."""
    whole_turn(begun)
    engine = begun.engine
    assert [(slot.session_id, slot.turn) for slot in engine.sessions()] == [("night", 1)]
    engine.delete("night")
    assert engine.sessions() == []


def test_cancelling_what_is_not_worked_on_changes_nothing(begun: Client) -> None:
    """Cancel without a turn, or of another turn, does nothing and is no error."""
    before = begun.get_state()
    assert begun.cancel(1) is None
    assert begun.cancel(99, session_id="nobody") is None
    assert begun.get_state() == before


@pytest.mark.parametrize("session_id", ["A", "a" * 64, "9-_x"])
def test_ids_of_every_allowed_form_are_played(make_client: MakeClient, session_id: str) -> None:
    """The longest and the shortest id is as good as any."""
    client = make_client(session_id=session_id)
    client.generate_intro_turn()
    assert client.get_state()["session_id"] == session_id


def test_ids_that_differ_in_case_are_not_mixed(client: Client) -> None:
    """A session is never shown under the name of another."""
    client.generate_intro_turn("Night")
    assert client.get_state("night")["session_id"] == "night"
    assert client.get_history("night") == []
