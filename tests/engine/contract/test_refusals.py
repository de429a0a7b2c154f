"""What every client keeps, near or far: the exceptions, and that a refusal changes nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from engine.errors import (
    InvalidAction,
    InvalidFate,
    InvalidSessionId,
    RunEnded,
    SessionBusy,
    SessionNotFound,
    StaleTurn,
    TurnCancelled,
)
from engine.state import Failed, Finished
from tests.engine.contract.conftest import Client, MakeClient
from tests.timing import within

BAD_IDS: list[Any] = [
    "",
    "a" * 65,
    "-a",
    "_a",
    "a/b",
    "../a",
    "a b",
    "ä",
    "a\n",
    "a\x00",
    "con",
    "LPT1",
    None,
    5,
]

Call = Callable[[Client, Any], object]

NAMING: dict[str, Call] = {
    "state": lambda c, s: c.engine.state(s),
    "history": lambda c, s: c.engine.history(s),
    "fate": lambda c, s: c.engine.roll_fate(s),
    "intro": lambda c, s: c.engine.intro(s),
    "reset": lambda c, s: c.engine.reset(s),
    "act": lambda c, s: c.engine.act(s, "", "NO"),
    "play": lambda c, s: c.engine.play(s, "", "NO"),
    "finish": lambda c, s: c.engine.finish(s, {}),
    "cancel": lambda c, s: c.engine.cancel(s, 1),
    "image": lambda c, s: c.engine.image(s, "images/frame_0_000000.png"),
    "delete": lambda c, s: c.engine.delete(s),
}


def snapshot(client: Client) -> tuple[object, object]:
    return client.get_state(), client.get_history()


@pytest.mark.parametrize("name", NAMING)
def test_a_bad_id_is_refused_before_anything(client: Client, name: str) -> None:
    """Every call that names a session refuses what is no id, whatever else is wrong."""
    for session_id in BAD_IDS:
        with pytest.raises(InvalidSessionId):
            NAMING[name](client, session_id)
    assert client.engine.sessions() == []


@pytest.mark.parametrize("choice", ["", "   ", "\n", "x" * 201, None, 5, ["walk"]])
def test_a_bad_action_is_refused(begun: Client, choice: Any) -> None:
    """Empty, too long or no text: InvalidAction from both doors of a turn, before the fate is looked at."""
    before = snapshot(begun)
    with pytest.raises(InvalidAction):
        begun.advance_turn_image_fast(choice, fate="MAYBE")
    with pytest.raises(InvalidAction):
        begun.play(choice, "MAYBE")
    assert snapshot(begun) == before


@pytest.mark.parametrize("fate", ["", "lucky", "MAYBE", None, 1])
def test_a_bad_fate_is_refused(begun: Client, fate: Any) -> None:
    """Anything but the three fates is refused, and nothing happens."""
    before = snapshot(begun)
    with pytest.raises(InvalidFate):
        begun.advance_turn_image_fast("look", fate=fate)
    with pytest.raises(InvalidFate):
        begun.play("look", fate)
    assert snapshot(begun) == before


def test_what_has_not_begun_cannot_be_played(client: Client) -> None:
    """Without an intro there is nothing to act in, to roll for, to finish, to show or to delete."""
    for call in (
        lambda: client.advance_turn_image_fast("look"),
        lambda: client.play("look"),
        client.advance_turn_choices_deferred,
        client.roll_fate,
        lambda: client.image("images/frame_0_000000.png"),
        lambda: client.engine.delete("night"),
    ):
        with pytest.raises(SessionNotFound):
            call()
    assert client.engine.sessions() == []


@pytest.mark.parametrize(
    "name",
    ["images/none.png", "state.json", "../state.json", "images/../state.json", "", "images/", "/etc/passwd"],
)
def test_a_picture_that_is_not_there(begun: Client, name: str) -> None:
    """A name that is no frame of the session is not found, wherever it points."""
    with pytest.raises(SessionNotFound):
        begun.image(name)


@pytest.mark.parametrize("turn", [0, 2, -1, 10**12])
def test_a_wrong_turn_number_is_stale(begun: Client, turn: int) -> None:
    """Only the number that comes next is taken."""
    before = snapshot(begun)
    with pytest.raises(StaleTurn):
        begun.advance_turn_image_fast(begun.get_state()["choices"][0], turn=turn)
    with pytest.raises(StaleTurn):
        begun.play(begun.get_state()["choices"][0], turn=turn)
    assert snapshot(begun) == before


def test_a_pending_turn_must_be_finished_first(begun: Client) -> None:
    """While a turn is pending, phase 1 and the intro are stale; phase 2 finishes it once only."""
    choice = begun.get_state()["choices"][0]
    begun.advance_turn_image_fast(choice)
    before = snapshot(begun)
    for call in (
        lambda: begun.advance_turn_image_fast(choice),
        lambda: begun.play(choice),
        begun.generate_intro_turn,
        lambda: begun.advance_turn_choices_deferred(dispatch="something else"),
        lambda: begun.advance_turn_choices_deferred(
            hard_transition=not begun.get_state()["pending"]["hard_transition"]
        ),
    ):
        with pytest.raises(StaleTurn):
            call()
    assert snapshot(begun) == before
    begun.advance_turn_choices_deferred()
    with pytest.raises(StaleTurn):
        begun.advance_turn_choices_deferred()


def test_the_intro_in_mid_run_is_stale(begun: Client) -> None:
    """During a run the intro is refused and changes nothing."""
    list(begun.play(begun.get_state()["choices"][0]))
    before = snapshot(begun)
    with pytest.raises(StaleTurn):
        begun.generate_intro_turn()
    assert snapshot(begun) == before


def test_a_second_turn_is_busy_at_once(make_client: MakeClient) -> None:
    """While a turn is worked on, everything that would change the session is refused without waiting."""
    client = make_client(slow=1.5)
    client.generate_intro_turn()
    choice = client.get_state()["choices"][0]
    events = client.play(choice, turn=1)
    next(events)
    begun = time.monotonic()
    for call in (
        lambda: client.advance_turn_image_fast(choice),
        lambda: client.play(choice),
        client.advance_turn_choices_deferred,
        client.reset_state,
    ):
        with pytest.raises(SessionBusy):
            call()
    assert time.monotonic() - begun < 1.0
    assert isinstance(list(events)[-1], Finished)
    assert client.get_state()["turn_count"] == 1


def test_a_cancelled_turn_leaves_nothing(make_client: MakeClient) -> None:
    """Cancel frees the session within a tenth of a second; the night is as it was."""
    client = make_client(slow=0.6)
    client.generate_intro_turn()
    before = snapshot(client)
    choice = client.get_state()["choices"][0]

    def cancelled() -> float:
        events = client.play(choice, turn=1)
        next(events)
        begun = time.monotonic()
        client.cancel(1)
        taken = time.monotonic() - begun
        last = list(events)[-1]
        assert isinstance(last, Failed)
        assert last.error == "TurnCancelled"
        assert snapshot(client) == before
        return taken

    assert within(0.2, cancelled)
    assert isinstance(list(client.play(choice, turn=1))[-1], Finished)


def test_phase_one_can_be_cancelled(make_client: MakeClient) -> None:
    """Whoever waits for phase 1 is told that it was cancelled."""
    client = make_client(slow=0.6)
    client.generate_intro_turn()
    before = snapshot(client)
    choice = client.get_state()["choices"][0]
    caught: list[Exception] = []

    def act() -> None:
        try:
            client.advance_turn_image_fast(choice, turn=1)
        except TurnCancelled as error:
            caught.append(error)

    waiting = threading.Thread(target=act)
    waiting.start()
    while waiting.is_alive():
        client.cancel(1)
        time.sleep(0.02)
    waiting.join()
    assert len(caught) == 1
    assert snapshot(client) == before


def test_an_ended_night_takes_no_action(begun: Client) -> None:
    """After the end every action is RunEnded and nothing is offered; the intro begins a new night."""
    with begun.local.edit("night") as state:
        state["time_of_day"] = "11:00"
    list(begun.play(begun.get_state()["choices"][0]))
    state = begun.get_state()
    assert (state["current_phase"], state["choices"]) == ("ended", [])
    before = snapshot(begun)
    with pytest.raises(RunEnded):
        begun.advance_turn_image_fast("look")
    with pytest.raises(RunEnded):
        begun.play("look")
    assert snapshot(begun) == before
    begun.generate_intro_turn()
    assert begun.get_state()["turn_count"] == 0
    assert [entry["choice"] for entry in begun.get_history()] == ["Intro"]
