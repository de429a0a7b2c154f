"""Two sessions never touch each other's night."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import engine as face
from engine.api_client import GameEngineClient
from engine.errors import SessionBusy
from engine.local import LocalEngine, Production
from tests.engine.conftest import SlowStoryteller


def _play(engine: LocalEngine, session_id: str, turns: int, pick: int) -> list[object]:
    """Play real turns and return everything the engine handed out."""
    seen: list[object] = [engine.intro(session_id)]
    for _ in range(turns):
        state = engine.state(session_id)
        if not state["choices"]:
            break
        choice = state["choices"][pick % len(state["choices"])]
        seen.extend(
            engine.play(session_id, choice, engine.roll_fate(session_id), turn=state["turn_count"] + 1)
        )
    seen.extend((engine.state(session_id), engine.history(session_id)))
    return seen


def test_folders_are_apart(engine: LocalEngine) -> None:
    """Each session's files lie in a folder of its own name and nowhere else."""
    for session_id in ("anna", "bert"):
        engine.intro(session_id)
    folders = {session_id: engine.folder(session_id) for session_id in ("anna", "bert")}
    assert {path.name for path in folders.values()} == {"anna", "bert"}
    for session_id, folder in folders.items():
        assert json.loads((folder / "state.json").read_text())["session_id"] == session_id


def test_a_change_to_one_state_leaves_the_other_alone(engine: LocalEngine) -> None:
    """What is changed in one session's state does not appear in another's."""
    for session_id in ("anna", "bert"):
        engine.intro(session_id)
    before = engine.state("bert")
    with engine.edit("anna") as state:
        state["chaos_level"] = 9
        state["mark"] = "anna's"
    assert engine.state("anna")["mark"] == "anna's"
    assert engine.state("bert") == before


def test_two_workers_on_two_sessions(engine: LocalEngine) -> None:
    """5 and 3 changes made at once to two sessions are 5 and 3 afterwards."""

    def work(session_id: str, times: int) -> None:
        for _ in range(times):
            with engine.edit(session_id) as state:
                state["changes"] = state.get("changes", 0) + 1

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(work, "anna", 5), pool.submit(work, "bert", 3)]:
            done.result()
    assert (engine.state("anna")["changes"], engine.state("bert")["changes"]) == (5, 3)


def test_histories_are_apart(engine: LocalEngine) -> None:
    """A turn of one session is in its own history only."""
    engine.intro("anna")
    engine.intro("bert")
    list(engine.play("anna", engine.state("anna")["choices"][0], "NORMAL"))
    assert [len(engine.history(s)) for s in ("anna", "bert")] == [2, 1]


def test_two_clients_play_two_nights(engine: LocalEngine) -> None:
    """Two clients bound to two ids see two nights, each its own."""
    anna, bert = (GameEngineClient(session_id=s, engine=engine) for s in ("anna", "bert"))
    anna.generate_intro_turn()
    bert.generate_intro_turn()
    list(anna.play(anna.get_state()["choices"][0]))
    assert (anna.get_state()["turn_count"], bert.get_state()["turn_count"]) == (1, 0)
    assert bert.get_state(session_id="anna")["session_id"] == "anna"


def test_default_client_plays_the_default_session(monkeypatch: pytest.MonkeyPatch) -> None:
    """The default client and the plain functions meet in the session ``default``."""
    from engine.api_client import api

    with face.edit_state() as state:
        state["mark"] = 1
    assert api.get_state()["mark"] == 1
    assert api.get_state()["session_id"] == "default"


def test_four_nights_at_once_share_nothing(
    make_engine: Callable[..., LocalEngine], production: Production, full: Callable[[int, int], int]
) -> None:
    """4 sessions playing real turns at once with a slow teller: not one foreign word, id, picture
    or number in any file or return value, which is what each session gives when played alone."""
    turns = full(4, 10)
    slow = SlowStoryteller(production.storyteller, (0.1, 0.5 if turns == 10 else 0.2))
    names = [f"session-{letter}" for letter in "abcd"]

    seeds = {name: 11 * (i + 1) for i, name in enumerate(names)}
    together = make_engine(storyteller=slow, seeds=seeds.get)

    def night(name: str) -> str:
        return _without_times(_play(together, name, turns, names.index(name)))

    with ThreadPoolExecutor(4) as pool:
        at_once = dict(zip(names, pool.map(night, names), strict=True))
    files = {name: _files(together.folder(name)) for name in names}
    for name in names:
        together.reset(name)
    alone = {name: night(name) for name in names}

    for name in names:
        assert at_once[name] == alone[name]
        for other in names:
            if other != name:
                assert other not in at_once[name]
                assert not any(other.encode() in content for content in files[name].values())
    pictures = [frozenset(p for p in files[name] if p.startswith("images")) for name in names]
    assert all(not (a & b) for i, a in enumerate(pictures) for b in pictures[i + 1 :])


def test_increments_of_four_threads_all_count(engine: LocalEngine) -> None:
    """4 threads x 200 ``edit_state`` increments on one session make 800."""

    def work() -> None:
        for _ in range(200):
            with engine.edit("anna") as state:
                state["count"] = state.get("count", 0) + 1

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work) for _ in range(4)]:
            done.result()
    assert engine.state("anna")["count"] == 800


def test_a_second_turn_is_refused_at_once(
    make_engine: Callable[..., LocalEngine], production: Production
) -> None:
    """While a turn is being worked on a second action is refused, not queued, and the first ends whole."""
    engine = make_engine(storyteller=SlowStoryteller(production.storyteller, (0.5, 0.5)))
    engine.intro("anna")
    choices = engine.state("anna")["choices"]
    running = engine.play("anna", choices[0], "NORMAL")
    with pytest.raises(SessionBusy, match="anna"):
        engine.play("anna", choices[1], "NORMAL")
    assert list(running)[-1].name == "finished"
    assert engine.state("anna")["last_choice"] == choices[0]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _without_times(seen: list[object]) -> str:
    def clean(value: object) -> object:
        if isinstance(value, dict):
            return {k: clean(v) for k, v in value.items() if k not in ("last_saved", "played_seconds")}
        if isinstance(value, list | tuple):
            return [clean(v) for v in value]
        if hasattr(value, "__dataclass_fields__"):
            return {k: clean(getattr(value, k)) for k in value.__dataclass_fields__}
        return value

    # Words and picture come in any order, so events are compared as a set of lines.
    return "\n".join(sorted(json.dumps(clean(item), sort_keys=True) for item in seen))
