"""A turn, from action to disk, in one step and in two."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import engine as face
from engine.errors import InvalidAction, InvalidFate, RunEnded, SessionNotFound, StaleTurn
from engine.local import Limits, LocalEngine, Production
from engine.state import Event, Remark
from tests.engine.conftest import FailingStoryteller, SilentStoryteller, SlowStoryteller

PNG = b"\x89PNG\r\n\x1a\n"


def _begun(engine: LocalEngine, session_id: str = "night") -> dict:
    engine.intro(session_id)
    return engine.state(session_id)


def shown(events: list[Event]) -> str:
    """The words that a page shows in the end."""
    words = ""
    for event in events:
        words = (
            "" if event.name == "withdrawn" else words + getattr(event, "text", "") * (event.name == "delta")
        )
    return words.strip()


def test_intro_begins_the_night_and_repeats_itself(engine: LocalEngine) -> None:
    """The intro has all its fields, a real picture, and is the same until the first action."""
    intro = engine.intro("night")
    assert set(intro) == {
        "dispatch", "vision_dispatch", "dispatch_image", "choices", "caption",
        "mode", "phase", "chaos", "player_state",
    }  # fmt: skip
    assert intro["caption"] == intro["vision_dispatch"]
    assert intro["mode"] == "camcorder"
    assert 3 <= len(intro["choices"]) <= 4
    assert engine.image("night", intro["dispatch_image"]).startswith(PNG)
    assert engine.intro("night") == intro
    assert [entry["choice"] for entry in engine.history("night")] == ["Intro"]


def test_intro_in_mid_run_is_stale(engine: LocalEngine) -> None:
    """Asking for the intro during a run changes nothing and says so."""
    state = _begun(engine)
    list(engine.play("night", state["choices"][0], "NORMAL"))
    before = engine.state("night")
    with pytest.raises(StaleTurn):
        engine.intro("night")
    assert engine.state("night") == before


def test_a_turn_reports_words_picture_choices_and_state(engine: LocalEngine) -> None:
    """The events carry the whole turn, the deltas joined are its dispatch, and all of it is on disk."""
    state = _begun(engine)
    events = list(engine.play("night", state["choices"][0], "NORMAL", turn=1))
    names = [event.name for event in events]
    assert names[0] == "resolved"
    assert names[-1] == "finished"
    assert {"delta", "picture", "choices"} <= set(names)
    after = engine.state("night")
    assert events[-1].state == after
    assert after["turn_count"] == 1
    entry = engine.history("night")[-1]
    assert "".join(e.text for e in events if e.name == "delta") == entry["dispatch"]
    assert engine.image("night", entry["image"]).startswith(PNG)
    assert entry["choices"] == after["choices"]


def test_a_named_picture_can_be_had_at_once(
    make_engine: Callable[..., LocalEngine], production: Production
) -> None:
    """From the moment an event names the frame it can be asked for, though the words are still coming."""
    engine = make_engine(storyteller=SlowStoryteller(production.storyteller, (1.0, 1.0)))
    state = _begun(engine)
    for event in engine.play("night", state["choices"][0], "NORMAL"):
        if event.name == "picture":
            assert engine.image("night", event.picture).startswith(PNG)
    assert engine.state("night")["vision_dispatch"] == engine.history("night")[-1]["vision_dispatch"]


def test_two_phases_make_the_same_turn_as_one(make_engine: Callable[..., LocalEngine]) -> None:
    """Phase 1 and 2 leave the same history and state as ``play`` does with the same seed."""
    engine = make_engine()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOMEWHERE_SEED", "7")
        for session_id in ("one", "two"):
            engine.intro(session_id)
    choice = engine.state("one")["choices"][1]
    list(engine.play("one", choice, "LUCKY"))
    first = engine.act("two", choice, "LUCKY", turn=1)
    pending = engine.state("two")["pending"]
    assert pending["dispatch"] == first["dispatch"]
    assert engine.state("two")["turn_count"] == 0
    second = engine.finish("two", dict(pending))
    assert second["choices"] == engine.state("two")["choices"]

    def told(session_id: str) -> list[dict]:
        return [
            {k: v for k, v in entry.items() if k not in ("snapshot", "keyframe")}
            for entry in engine.history(session_id)
        ]

    assert told("one") == told("two")
    times = {"last_saved", "played_seconds", "session_id"}
    one, two = (
        {k: v for k, v in engine.state(session_id).items() if k not in times} for session_id in ("one", "two")
    )
    assert one == two


def test_while_pending_only_phase_two_is_welcome(engine: LocalEngine) -> None:
    """A pending turn refuses another phase 1, an intro and arguments of another turn, and stays whole."""
    state = _begun(engine)
    engine.act("night", state["choices"][0], "NORMAL")
    before = engine.state("night")
    with pytest.raises(StaleTurn):
        engine.act("night", state["choices"][1], "NORMAL")
    with pytest.raises(StaleTurn):
        engine.intro("night")
    with pytest.raises(StaleTurn, match="dispatch"):
        engine.finish("night", {"dispatch": "something else"})
    assert engine.state("night") == before
    assert engine.finish("night", {})["choices"]
    with pytest.raises(StaleTurn):
        engine.finish("night", {})


def test_edits_between_the_phases_survive(engine: LocalEngine) -> None:
    """What an editor adds while a turn is pending is still there after it."""
    state = _begun(engine)
    engine.act("night", state["choices"][0], "NORMAL")
    with engine.edit("night") as edited:
        edited["bookmark"] = "here"
    engine.finish("night", {})
    assert engine.state("night")["bookmark"] == "here"


@pytest.mark.parametrize("text", ["", "   ", "x" * 201, "look at \ud83d", None, 7])
def test_action_of_wrong_length_is_refused(engine: LocalEngine, text: object) -> None:
    """An action that is no text of 1 to 200 whole characters is refused before anything is looked at."""
    with pytest.raises(InvalidAction):
        engine.play("nobody", text, "NORMAL")  # type: ignore[arg-type]


def test_unknown_fate_and_unknown_session_are_refused(engine: LocalEngine) -> None:
    """A fate outside the three, and an action before the intro, raise their own errors."""
    with pytest.raises(InvalidFate, match="GOOD"):
        engine.play("night", "wait", "GOOD")
    with pytest.raises(SessionNotFound):
        engine.play("night", "wait", "NORMAL")
    with pytest.raises(SessionNotFound):
        engine.roll_fate("night")


def test_wrong_turn_number_is_stale(engine: LocalEngine) -> None:
    """An action for another turn than the next is refused, so a late click is never taken for typing."""
    state = _begun(engine)
    for turn in (0, 2):
        with pytest.raises(StaleTurn):
            engine.play("night", state["choices"][0], "NORMAL", turn=turn)
    assert engine.state("night") == state


def test_an_unreadable_action_is_free(engine: LocalEngine) -> None:
    """What cannot be read is answered and costs no turn: state, picture and choices are the same."""
    state = _begun(engine)
    events = list(engine.play("night", "frobnicate the gnomon", "NORMAL"))
    assert events[-1].free
    assert engine.state("night") == state
    first = engine.act("night", "frobnicate the gnomon", "NORMAL")
    assert first["free"]
    assert first["dispatch"]
    assert first["consequence_image"] == state["current_image_url"]
    assert engine.state("night") == state
    assert engine.finish("night", {})["choices"] == state["choices"]
    assert engine.state("night") == state
    assert len(engine.history("night")) == 1
    list(engine.play("night", state["choices"][0], "NORMAL", turn=1))
    assert engine.state("night")["turn_count"] == 1


def test_letting_the_clock_run_out_is_a_turn(engine: LocalEngine) -> None:
    """A time-out costs a turn, keeps the place, and records the choice it did not carry out."""
    state = _begun(engine)
    moving = state["choices"][0]
    list(engine.play("night", moving, "NORMAL", is_timeout_penalty=True))
    after = engine.state("night")
    assert after["turn_count"] == 1
    assert after["location"] == state["location"]
    assert engine.history("night")[-1]["is_timeout_penalty"]


def test_cancel_frees_the_session_and_leaves_nothing(
    make_engine: Callable[..., LocalEngine], production: Production, engine: LocalEngine
) -> None:
    """Cancelled while the teller is silent, the session is free within 0.1 s and as it was."""
    state = _begun(engine)
    files = {p for p in engine.folder("night").rglob("*") if p.is_file()}
    silent = make_engine(storyteller=SilentStoryteller(0.6))
    running = silent.play("night", state["choices"][0], "NORMAL")
    time.sleep(0.05)
    begun = time.monotonic()
    silent.cancel("night", 1)
    with silent.store.turn("night"):  # type: ignore[arg-type]
        freed = time.monotonic() - begun
    assert freed < 0.1
    assert [event.name for event in running][-1] == "failed"
    assert engine.state("night") == state
    assert {p for p in engine.folder("night").rglob("*") if p.is_file()} == files
    time.sleep(0.6)


def test_a_listener_who_leaves_stops_nothing(
    make_engine: Callable[..., LocalEngine], production: Production
) -> None:
    """When the iterator is dropped the turn goes on to its end and can be read."""
    engine = make_engine(storyteller=SlowStoryteller(production.storyteller, (0.1, 0.1)))
    state = _begun(engine)
    iterator = engine.play("night", state["choices"][0], "NORMAL")
    del iterator
    deadline = time.monotonic() + 20
    while engine.state("night")["turn_count"] == 0 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert engine.state("night")["turn_count"] == 1


@pytest.mark.parametrize("words", [(), ("Half a sen",)])
def test_a_failing_teller_never_costs_a_turn(
    make_engine: Callable[..., LocalEngine], words: tuple[str, ...], engine: LocalEngine
) -> None:
    """When the teller fails, before or in mid-sentence, the offline one tells this very turn from its
    beginning, and one line says so."""
    state = _begun(engine)
    failing = make_engine(storyteller=FailingStoryteller(*words))
    events = list(failing.play("night", state["choices"][0], "NORMAL"))
    assert events[-1].name == "finished"
    assert [event.name for event in events].count("withdrawn") == bool(words)
    entry = engine.history("night")[-1]
    assert shown(events) == entry["dispatch"]
    assert len(entry["dispatch"]) > 40
    assert not entry["dispatch"].startswith("Half")
    said = [event.text for event in events if event.name == "remark"]
    assert said == [entry["remark"]] == ["Told offline: the line went dead."]


def test_a_silent_teller_is_relieved(make_engine: Callable[..., LocalEngine], engine: LocalEngine) -> None:
    """Without a word in time the offline teller tells the turn, and the late words are not in it."""
    state = _begun(engine)
    silent = make_engine(storyteller=SilentStoryteller(0.5), limits=Limits(first_word=0.1))
    events = list(silent.play("night", state["choices"][0], "NORMAL"))
    assert events[-1].name == "finished"
    assert Remark("Told offline: no word from the server in 0.1 s.") in events
    time.sleep(0.5)
    assert "too late" not in engine.history("night")[-1]["dispatch"]


def test_the_same_seed_gives_the_same_night(make_engine: Callable[..., LocalEngine]) -> None:
    """Same pack, seed, choices and fates: same words, state and picture names."""
    engine = make_engine()
    nights = []
    for session_id in ("one", "two"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SOMEWHERE_SEED", "42")
            engine.intro(session_id)
        for _ in range(4):
            state = engine.state(session_id)
            list(engine.play(session_id, state["choices"][-1], engine.roll_fate(session_id)))
        nights.append([(e["dispatch"], e["image"], e["choices"]) for e in engine.history(session_id)])
    assert nights[0] == nights[1]


def test_after_the_end_every_action_is_refused(engine: LocalEngine) -> None:
    """An ended run offers nothing, refuses every action, and its intro begins anew."""
    _begun(engine)
    with engine.edit("night") as state:
        state["ending"] = "edited"
        state["current_phase"] = "ended"
        state["choices"] = []
        state["offers"] = []
    for call in (engine.play, engine.act):
        with pytest.raises(RunEnded):
            call("night", "wait", "NORMAL")
    engine.intro("night")
    assert engine.state("night")["ending"] is None


def test_reset_empties_one_session_only(engine: LocalEngine) -> None:
    """Reset moves the run to the trash; the session is not begun, others are untouched."""
    _begun(engine, "one")
    other = _begun(engine, "two")
    engine.reset("one")
    assert not engine.state("one")["begun"]
    assert engine.history("one") == []
    assert engine.state("two") == other
    assert [slot.session_id for slot in engine.trashed()] == ["one"]


def test_reading_creates_nothing(engine: LocalEngine, own_folders: Path) -> None:
    """Asking for the state, history or list of sessions that do not exist leaves no file behind."""
    assert engine.state("nobody")["turn_count"] == 0
    assert engine.history("nobody") == []
    assert engine.sessions() == []
    assert not own_folders.exists() or not any(own_folders.rglob("*"))


def test_a_pending_turn_of_a_dead_process_is_finished_first(engine: LocalEngine, own_folders: Path) -> None:
    """When the process that left a turn pending is gone, the next phase 1 finishes it and says stale."""
    script = textwrap.dedent("""
        import os, engine
        engine.generate_intro_turn(session_id="night")
        choice = engine.get_state("night")["choices"][0]
        engine.advance_turn_image_fast(choice, session_id="night")
        os._exit(0)
    """)
    environment = {**os.environ, "SOMEWHERE_PICTURE_SIZE": "256x144", "SOMEWHERE_DATA_DIR": str(own_folders)}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment, timeout=60)
    pending = engine.state("night")["pending"]
    assert pending["dispatch"]
    with pytest.raises(StaleTurn, match="finished now"):
        engine.act("night", "wait", "NORMAL")
    after = engine.state("night")
    assert (after["turn_count"], after["pending"]) == (1, None)
    assert engine.history("night")[-1]["dispatch"] == pending["dispatch"]


def test_the_plain_functions_play_a_whole_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The public functions alone, as a script would use them, play an intro and a two-phase turn."""
    from engine.assembly import close_engines

    monkeypatch.setenv("SOMEWHERE_PICTURE_SIZE", "256x144")
    try:
        intro = face.generate_intro_turn(session_id="script")
        first = face.advance_turn_image_fast(intro["choices"][0], fate="LUCKY", session_id="script")
        second = face.advance_turn_choices_deferred(
            first["consequence_image"], first["dispatch"], first["vision_dispatch"], intro["choices"][0],
            session_id="script",
        )  # fmt: skip
        assert second["choices"] == face.get_state("script")["choices"]
        assert len(face._load_history("script")) == 2
        name, prompt, video = face._gen_image("", session_id="script")
        assert name.startswith("images/frame_1_")
        assert prompt
        assert video is None
        with pytest.raises(Exception, match="never shrinks"):
            face._save_history([], "script")
    finally:
        close_engines()
