"""Many players at once: every night whole, no word, id or picture of another, no turn lost or doubled."""

from __future__ import annotations

import random
import signal
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from engine.api import ServiceConfig
from engine.errors import ProviderError, RunEnded, SessionBusy, StaleTurn
from engine.local import LocalEngine
from engine.remote import RemoteEngine, Timeouts
from engine.state import Delta, Finished
from tests.engine.api.command import sketch_service
from tests.engine.api.serving import serving
from tests.engine.api.sketch_service import sketched_engine
from tests.engine.api.sketching import SketchPainter

PNG = b"\x89PNG\r\n\x1a\n"
AT_ONCE = 16


def play_night(engine: RemoteEngine, session_id: str, turns: int) -> list[str]:
    """Play so many turns (or to the end) as a player does; what was told, turn by turn."""
    told = [engine.intro(session_id)["dispatch"]]
    dice = random.Random(session_id)
    for turn in range(1, turns + 1):
        choices = engine.state(session_id)["choices"]
        if not choices:
            break
        events = list(engine.play(session_id, dice.choice(choices), engine.roll_fate(session_id), turn=turn))
        assert isinstance(events[-1], Finished)
        assert events[-1].state["session_id"] == session_id
        assert events[-1].state["turn_count"] == turn
        told.append("".join(event.text for event in events if isinstance(event, Delta)).strip())
    return told


def replayed(make_engine: Callable[..., LocalEngine], history: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same night played again alone, by what its history says."""
    engine = make_engine(remembers=False, painter=SketchPainter())
    engine.reset("again")
    engine.intro("again")
    for entry in history[1:]:
        list(engine.play("again", entry["choice"], entry["fate"], turn=entry["turn"]))
    return engine.history("again")


def _timeless(entry: dict[str, Any]) -> dict[str, Any]:
    """The entry without what is kept for going back to it, which holds times of day."""
    return {key: value for key, value in entry.items() if key != "snapshot"}


def test_many_nights_at_once_stay_apart(
    make_engine: Callable[..., LocalEngine],
    full: Callable[[int, int], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Sessions played side by side over HTTP, sixteen at a time: no errors, every history whole and
    as told, every picture of its own night; and each night is what it would have been alone."""
    engine = make_engine(remembers=False, painter=SketchPainter())
    names = [f"night-{number}" for number in range(full(6, 64))]
    turns = full(3, 20)
    with serving(engine, ServiceConfig(port=0)) as server:
        remote = RemoteEngine(server.address)
        with ThreadPoolExecutor(AT_ONCE) as players:
            told = dict(
                zip(names, players.map(lambda name: play_night(remote, name, turns), names), strict=True)
            )
        histories = {name: remote.history(name) for name in names}
        for name in names:
            entries = histories[name]
            assert [entry["turn"] for entry in entries] == list(range(len(told[name])))
            assert [entry["dispatch"] for entry in entries] == told[name]
            for entry in entries:
                assert remote.image(name, entry["image"]).startswith(PNG)
        seeds = {name: remote.state(name)["seed"] for name in names}
        for name in names[: full(2, 8)]:
            monkeypatch.setenv("SOMEWHERE_SEED", str(seeds[name]))
            again = replayed(make_engine, histories[name])
            assert [_timeless(entry) for entry in again] == [_timeless(entry) for entry in histories[name]]
            for entry in again:
                assert engine.image("again", entry["image"]) == remote.image(name, entry["image"])
        remote.close()
    assert len(set(seeds.values())) == len(names)


def test_of_ten_clients_with_one_turn_number_one_plays(
    make_engine: Callable[..., LocalEngine], full: Callable[[int, int], int]
) -> None:
    """In every race exactly one turn is played, the others are refused, none is lost or doubled."""
    clients = 10
    with serving(make_engine(remembers=False, painter=SketchPainter()), ServiceConfig(port=0)) as server:
        remotes = [RemoteEngine(server.address) for _ in range(clients)]
        start = threading.Barrier(clients)
        remotes[0].intro("ring")
        turn = 0

        def race(remote: RemoteEngine, choice: str, number: int) -> str:
            start.wait()
            try:
                return list(remote.play("ring", choice, "NORMAL", turn=number))[-1].name
            except (SessionBusy, StaleTurn) as error:
                return type(error).__name__
            except RunEnded:
                return "StaleTurn" if number <= remote.state("ring")["turn_count"] else "RunEnded"

        with ThreadPoolExecutor(clients) as players:
            for _ in range(full(15, 1_000)):
                choices = remotes[0].state("ring")["choices"]
                if not choices:
                    remotes[0].intro("ring")
                    turn = 0
                    choices = remotes[0].state("ring")["choices"]
                turn += 1
                results = list(players.map(race, remotes, [choices[0]] * clients, [turn] * clients))
                assert sorted(set(results) - {"finished"}) in (
                    ["SessionBusy"],
                    ["StaleTurn"],
                    ["SessionBusy", "StaleTurn"],
                )
                assert results.count("finished") == 1
                assert [entry["turn"] for entry in remotes[0].history("ring")] == list(range(turn + 1))
        for remote in remotes:
            remote.close()


def test_a_killed_server_leaves_whole_nights(tmp_path: Path, full: Callable[[int, int], int]) -> None:
    """SIGKILL at any moment of the play: afterwards every slot opens, its history is whole with its
    pictures, and no turn that was reported as finished is missing."""
    data = tmp_path / "served"
    dice = random.Random(5)
    names = [f"player-{number}" for number in range(6)]
    promised = dict.fromkeys(names, -1)
    for _ in range(full(2, 50)):
        with sketch_service(data) as (process, address):
            stop = threading.Event()
            with ThreadPoolExecutor(len(names)) as players:
                plays = [players.submit(_play_until, address, name, promised, stop) for name in names]
                time.sleep(dice.uniform(0.5, 2.0))
                process.send_signal(signal.SIGKILL)
                process.wait()
                stop.set()
            for play in plays:
                play.result()
        engine = sketched_engine(data)
        slots = {slot.session_id: slot for slot in engine.sessions()}
        for name in names:
            if promised[name] < 0 and name not in slots:
                continue
            assert slots[name].damage is None
            state, history = engine.state(name), engine.history(name)
            assert [entry["turn"] for entry in history] == list(range(len(history)))
            if history:
                assert state["turn_count"] == len(history) - 1
            assert state["turn_count"] >= promised[name]
            for entry in history:
                assert engine.image(name, entry["image"]).startswith(PNG)
        engine.close()
    assert max(promised.values()) >= 1


def _play_until(address: str, name: str, promised: dict[str, int], stop: threading.Event) -> None:
    """Play until the server is gone; note the last turn that was reported as finished."""
    remote = RemoteEngine(address, timeouts=Timeouts(connect=1, pick_up=0.5, poll=0.05))
    try:
        if promised[name] < 0:
            remote.intro(name)
            promised[name] = 0
        while not stop.is_set():
            choices = remote.state(name)["choices"]
            if not choices:
                return
            for event in remote.play(name, choices[0], "NORMAL"):
                if isinstance(event, Finished):
                    promised[name] = event.state["turn_count"]
    except ProviderError:
        pass
    finally:
        remote.close()
