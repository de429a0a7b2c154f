"""A turn whose line was cut is found again, and nothing of it is lost or said twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from engine.api import ServiceConfig
from engine.errors import ProviderUnreachable
from engine.remote import RemoteEngine, Timeouts
from engine.remote.picking_up import Heard, PickUp, _rest
from engine.state import Choices, Delta, Failed, Finished, PictureReady, Resolved, Withdrawn
from tests.engine.api.scripted import ScriptedEngine
from tests.engine.api.serving import serving
from tests.engine.remote.cutting import CuttingProxy, cutting

QUICK = Timeouts(connect=2, read=5, turn=5, pick_up=5, poll=0.02)


@pytest.fixture
def scripted() -> ScriptedEngine:
    engine = ScriptedEngine()
    engine.intro("default")
    return engine


@pytest.fixture
def proxy(scripted: ScriptedEngine) -> Iterator[CuttingProxy]:
    with serving(scripted, ServiceConfig(port=0)) as server, cutting(server.port) as between:
        yield between


@pytest.fixture
def remote(proxy: CuttingProxy) -> Iterator[RemoteEngine]:
    engine = RemoteEngine(proxy.address, timeouts=QUICK)
    yield engine
    engine.close()


def whole(events: list[Any]) -> tuple[str, list[str], list[str]]:
    words = "".join(event.text for event in events if isinstance(event, Delta))
    others = [event.name for event in events if not isinstance(event, Delta)]
    return words, sorted(others[:-1]), others[-1:]


@pytest.mark.parametrize("after", [*range(0, 900, 45), 2000])
def test_a_turn_is_whole_wherever_the_line_breaks(
    remote: RemoteEngine, proxy: CuttingProxy, scripted: ScriptedEngine, after: int
) -> None:
    """Cut at any byte, in the headers, in a line or before the last one, the listener gets every
    event once and the whole of the words, and the turn took place once."""
    proxy.cut(after)
    events = list(remote.play("default", "walk", "NORMAL", turn=1))
    assert whole(events) == ("You walk on.", ["choices", "picture", "resolved"], ["finished"])
    assert events[-1] == Finished(remote.state("default"))
    assert [entry["choice"] for entry in scripted.history("default")] == ["Intro", "walk"]


def test_a_turn_that_still_goes_on_is_waited_for(
    remote: RemoteEngine, proxy: CuttingProxy, scripted: ScriptedEngine
) -> None:
    """While the server is still working on it, the turn is neither given up nor asked for again."""
    proxy.cut(after=10)
    later = threading.Timer(0.5, scripted.go.set)
    later.start()
    events = list(remote.play("default", "wait", "LUCKY"))
    later.join()
    assert [type(event) for event in events] == [Resolved, Delta, PictureReady, Choices, Finished]
    assert scripted.calls == ["wait"]


def test_a_turn_that_did_not_take_place_has_failed(
    remote: RemoteEngine, proxy: CuttingProxy, scripted: ScriptedEngine
) -> None:
    """If the session is free without the turn, the listener is told so and may act again."""
    proxy.cut(after=10)
    scripted.cancelled.set()
    last = list(remote.play("default", "wait", "NORMAL", turn=1))[-1]
    assert isinstance(last, Failed)
    assert last.error == "ProviderUnreachable"
    assert "did not take place" in last.message
    scripted.cancelled.clear()
    assert isinstance(list(remote.play("default", "walk", "NORMAL", turn=1))[-1], Finished)


def test_another_players_turn_is_not_taken_for_ones_own(
    remote: RemoteEngine, proxy: CuttingProxy, scripted: ScriptedEngine
) -> None:
    """A turn of the same number with another action is reported as stale, not as finished."""
    proxy.cut(after=10)
    scripted.cancelled.set()
    events = remote.play("default", "wait", "NORMAL", turn=1)
    scripted.begun["default"].append({**scripted._entry(1, "walk")})
    last = list(events)[-1]
    assert isinstance(last, Failed)
    assert last.error == "StaleTurn"


def test_a_server_that_does_not_come_back_ends_in_words(
    scripted: ScriptedEngine, full: Callable[[int, int], int]
) -> None:
    """When the line stays dead the turn fails within the time set, and says why."""
    with serving(scripted, ServiceConfig(port=0)) as server, cutting(server.port) as between:
        timeouts = Timeouts(connect=0.5, read=0.5, turn=0.5, pick_up=0.5, poll=0.02)
        remote = RemoteEngine(between.address, timeouts=timeouts)
        between.cut(after=0, times=10_000, match=b"HTTP/1.1")
        last = list(remote.play("default", "walk", "NORMAL", turn=1))[-1]
        assert isinstance(last, Failed)
        assert last.error == "ProviderUnreachable"
        remote.close()


def test_a_server_that_answers_nothing_any_more_is_given_up_soon() -> None:
    """A turn is not waited for as long as a turn may take when nothing at all is heard of its server."""
    now = [0.0]

    class Gone:
        def state(self, session_id: str) -> None:
            raise ProviderUnreachable("No server answers. Start it.")

    def sleep(seconds: float) -> None:
        now[0] += seconds

    looking = PickUp(Gone(), "night", 3, "wait", Timeouts(), lambda: now[0], sleep)  # type: ignore[arg-type]
    (last,) = looking.events(Heard())
    assert isinstance(last, Failed)
    assert last.message == "No server answers. Start it."
    assert now[0] <= 20


def test_the_intro_is_asked_for_again(
    remote: RemoteEngine, proxy: CuttingProxy, scripted: ScriptedEngine
) -> None:
    """An intro whose answer was lost is asked for once more, and is the same."""
    proxy.cut(after=20, match=b"/api/game/intro")
    assert remote.intro("other")["dispatch"] == "dusk"
    assert len(scripted.history("other")) == 1


def test_a_phase_whose_answer_was_lost_says_so(remote: RemoteEngine, proxy: CuttingProxy) -> None:
    """Phase 1 cannot be told apart from not having happened: the error says to look."""
    proxy.cut(after=20, match=b"/api/game/action/image")
    with pytest.raises(ProviderUnreachable, match="Read the state"):
        remote.act("default", "walk", "NORMAL")


def test_a_listener_that_leaves_closes_its_line_only(remote: RemoteEngine, scripted: ScriptedEngine) -> None:
    """Leaving the events early detaches: the turn goes on at the server."""
    events = remote.play("default", "wait", "NORMAL")
    next(events)
    events.close()  # type: ignore[attr-defined]
    scripted.go.set()
    while len(scripted.history("default")) < 2:
        pass
    assert remote.state("default")["turn_count"] == 1


def test_words_told_otherwise_meanwhile_are_taken_back() -> None:
    """What was heard before the cut and is not in the turn is withdrawn; what is, is not said again."""
    whole = "You wait. Nothing comes."
    assert list(_rest("You are dead", whole)) == [Withdrawn(), Delta(whole)]
    assert list(_rest("You wait. ", whole)) == [Delta("Nothing comes.")]
    assert list(_rest(whole + " ", whole)) == []
    assert list(_rest("", whole)) == [Delta(whole)]
