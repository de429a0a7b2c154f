"""Locks: one action at a time, no update lost, nobody waits for ever, a crash frees everything."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.errors import SessionBusy
from engine.sessions import SessionStore
from tests.engine.sessions.nights import after_turn, blank, entry, play
from tests.timing import within


class Child:
    """A second program on the same data: sends a line, reads a line."""

    def __init__(self, data: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.engine.sessions.lock_child", str(data)],
            cwd=Path(__file__).parents[3],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, line: str) -> str:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def end(self, *, kill: bool = False) -> None:
        if kill:
            self.process.kill()
        self.process.communicate()


@pytest.fixture
def child(store: SessionStore) -> Iterator[Child]:
    started = Child(store.data)
    yield started
    started.end()


def _together(*works: Callable[[], object]) -> None:
    faults: list[BaseException] = []

    def run(work: Callable[[], object]) -> None:
        try:
            work()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults, faults


def _counting(store: SessionStore, session_id: str, times: int) -> Callable[[], None]:
    def count() -> None:
        for _ in range(times):
            with store.edit(session_id) as state:
                state["counted"] = state.get("counted", 0) + 1

    return count


def test_four_threads_lose_no_update(store: SessionStore) -> None:
    """4 threads that each add 1 two hundred times make 800, and two sessions do not mix."""
    play(store, "night", 1)
    play(store, "other", 1)
    _together(*[_counting(store, "night", 200)] * 4, _counting(SessionStore(store.data), "other", 50))
    night, other = store.load("night"), store.load("other")
    assert night is not None
    assert other is not None
    assert (night.extra, other.extra) == ({"counted": 800}, {"counted": 50})


def test_two_programs_lose_no_update(store: SessionStore, child: Child) -> None:
    """Two programs that each add 1 a hundred times at the same time make 200."""
    play(store, "night", 1)
    _together(lambda: child.ask("count 100"), _counting(store, "night", 100))
    state = store.load("night")
    assert state is not None
    assert state.extra == {"counted": 200}


def test_a_second_action_is_refused_at_once(store: SessionStore, child: Child) -> None:
    """While a turn is worked on, every other action on the session is refused within a moment."""
    play(store, "night", 2)
    play(store, "other", 1)

    def refused() -> float:
        begun = time.monotonic()
        for call in (
            store.turn,
            store.reset,
            store.delete,
            lambda s: store.rewind(s, 0),
            store.restore_previous,
        ):
            with pytest.raises(SessionBusy, match="night"):
                call("night")
        assert child.ask("turn") == "SessionBusy"
        return time.monotonic() - begun

    with store.turn("night"):
        assert within(1.0, refused)
        store.turn("other").release()
        assert store.load("night") is not None
    store.turn("night").release()
    assert child.ask("turn") == "held"
    with pytest.raises(SessionBusy):
        store.turn("night")
    assert child.ask("release") == "released"


def test_an_editor_waits_for_the_turn(store: SessionStore) -> None:
    """An edit during a turn is made after it, on the new state; nothing of either is lost."""
    state = play(store, "night", 1)
    lock = store.turn("night")
    done = threading.Event()

    def edit() -> None:
        with store.edit("night") as public:
            public["seen_turn"] = public["turn_count"]
        done.set()

    def finish() -> None:
        assert not done.wait(0.1)
        store.commit("night", after_turn(state, 1), entry=entry(1))
        lock.release()  # taken by another thread

    _together(edit, finish)
    loaded = store.load("night")
    assert loaded is not None
    assert loaded.extra == {"seen_turn": 1}
    assert len(store.history("night")) == 2


def test_waiting_has_an_end(store: SessionStore) -> None:
    """An editor gives up after its time; an action gives up on an endless edit likewise."""
    play(store, "night", 1)
    with store.turn("night"), pytest.raises(SessionBusy), store.edit("night", timeout=0.05):
        pass
    held = store.writing("night")

    def act() -> None:
        with pytest.raises(SessionBusy):
            store.turn("night", 0.05)

    _together(act)
    held.release()
    store.turn("night").release()


def test_an_edit_inside_an_edit_is_refused_not_awaited(store: SessionStore) -> None:
    """A thread that would wait for itself is told so at once; its outer edit is saved."""
    play(store, "night", 1)

    def edited() -> float:
        begun = time.monotonic()
        with store.edit("night") as public:
            with pytest.raises(SessionBusy), store.edit("night"):
                pass
            with pytest.raises(SessionBusy):
                store.turn("night")
            public["outer"] = True
        return time.monotonic() - begun

    assert within(1.0, edited)
    state = store.load("night")
    assert state is not None
    assert state.extra == {"outer": True}


def test_a_crash_frees_locks_and_marks(store: SessionStore, child: Child) -> None:
    """A killed program's turn, lease and life token are free for others at once."""
    play(store, "night", 1)
    token = child.ask("token")
    assert child.ask("turn") == "held"
    assert child.ask("lease") == "held"
    assert store.is_alive(token)
    assert store.is_alive(token)
    with pytest.raises(SessionBusy, match="another window"):
        store.lease("night")
    with pytest.raises(SessionBusy):
        store.turn("night")
    child.end(kill=True)
    assert not store.is_alive(token)
    store.lease("night").release()
    store.turn("night").release()


def test_this_program_lives(store: SessionStore, child: Child) -> None:
    """The token of this process is one and the same, alive here and seen so by others; nonsense is dead."""
    token = store.alive_token()
    assert token == SessionStore(store.data).alive_token()
    assert store.is_alive(token)
    assert child.ask(f"alive {token}") == "True"
    for dead in ("", "0" * 32, "../../x", "x" * 32, token[:-1]):
        assert not store.is_alive(dead)


def test_a_lease_does_not_hinder_play(store: SessionStore) -> None:
    """The window's lease refuses a second window only; turns and edits go on."""
    with store.lease("night"):
        play(store, "night", 2)
        with pytest.raises(SessionBusy):
            store.lease("night")
    with store.lease("night"):
        pass


def test_commit_without_the_lock_is_a_mistake(store: SessionStore) -> None:
    """The store does not write for somebody who has not taken the lock."""
    with pytest.raises(RuntimeError, match="without its lock"):
        store.commit("night", blank("night"))
    assert not store.folder("night").exists()
