"""The storyteller behind llmock's faults, and what llmock says of its behaviour as a client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from engine.errors import ProviderError
from engine.models.connection import never
from engine.models.faults import TooSlow
from engine.models.settings import ModelSettings
from engine.state import Commission, Outcome, Withdrawn
from engine.world import World
from tests.engine.models.conftest import artist, asker, teller
from tests.engine.models.scripted_server import telling
from tests.real_servers.running import Running

Tell = Callable[[Outcome], str]
QUICK = replace(ModelSettings(), first_word=3.0, first_word_loading=3.0)


def tried(llmock: Running, folder: Path, world: World, outcome: Outcome, *behaviours: dict[str, Any]) -> str:
    """What is on the screen after a turn behind these; empty when it has to be told offline."""
    if behaviours:
        llmock.post("/_llmock/scenario", {"behaviors": list(behaviours)})
    text = ""
    try:
        for piece in teller(world, asker(llmock.url, folder, QUICK, kind="openai")).tell(outcome):
            if isinstance(piece, Withdrawn):
                text = ""
            elif isinstance(piece, str):
                text += piece
    except ProviderError:
        assert not text
    return text


@pytest.fixture
def verdict(llmock: Running) -> Callable[[], dict[str, Any]]:
    """What llmock says of everything since the beginning of the test."""
    llmock.post("/_llmock/reset", {})
    return lambda: dict(llmock.get("/_llmock/verdict"))


def test_each_fault_is_handled_as_a_good_client_does(
    llmock: Running,
    verdict: Callable[[], dict[str, Any]],
    folder: Path,
    tiny: World,
    night: list[Outcome],
    told: Tell,
) -> None:
    """Behind every fault it has the turn ends well, and its verdict finds no error: Retry-After kept, nothing
    hopeless retried, no storm, no half stream used."""
    good = {"type": "reply", "text": telling(told(night[2])), "times": 2}
    asked = count()

    def after(*faults: dict[str, Any]) -> str:
        """A turn of its own: the same request again would count as a retry."""
        action = replace(night[2].action, text=f"Knock {next(asked)} times")
        return tried(llmock, folder, tiny, replace(night[2], action=action), *faults, good)

    assert after() == told(night[2])
    assert after({"type": "fail", "status": 429, "retry_after": 0.5}) == told(night[2])
    for kind in ("truncate", "disconnect", "malformed"):
        fault = {"type": "stream_fault", "kind": kind, "after_chunks": 3}
        assert after(fault) == told(night[2]), kind
    for status in (400, 401, 403, 404, 422, 500, 503):
        assert after({"type": "fail", "status": status}) == ""
    after({"type": "stream_fault", "kind": "stall", "after_chunks": 3, "stall_seconds": 20})
    found = verdict()
    assert found["passed"], found["findings"]
    assert found["faults_injected"] >= 12
    # It is on purpose that a failing server is not asked again: the offline teller says that turn.
    assert {finding["code"] for finding in found["findings"]} <= {"gave_up"}


def test_a_stall_is_not_sat_through(
    llmock: Running, verdict: Callable[[], dict[str, Any]], tiny: World, night: list[Outcome], folder: Path
) -> None:
    """A slow first token and a stalled stream end by the player's own limit."""
    llmock.post("/_llmock/scenario", {"behaviors": [{"type": "slow_first_token", "seconds": 20}]})
    with pytest.raises(TooSlow):
        list(teller(tiny, asker(llmock.url, folder, QUICK, kind="openai")).tell(night[2]))
    assert verdict()["passed"]


def test_its_own_answers_fit_the_schema_and_are_judged_as_prose(
    llmock: Running, verdict: Callable[[], dict[str, Any]], tiny: World, night: list[Outcome], folder: Path
) -> None:
    """What it makes up by our schema is read as JSON; whether it may be shown is the gate's to say, and
    nothing else comes of it."""
    for outcome in night[1:4]:
        text = tried(llmock, folder, tiny, outcome)
        assert len(text) <= 400
        assert "{" not in text
    assert verdict()["passed"]


def test_its_pictures_are_no_pictures_of_ours(
    llmock: Running, verdict: Callable[[], dict[str, Any]], folder: Path, commission: Commission
) -> None:
    """It draws SVG, which is never decoded: one request, one refusal."""
    with pytest.raises(ProviderError):
        artist(llmock.url, folder, kind="openai", model="gpt-image-2").paint(commission, never)
    assert len(llmock.get("/_llmock/requests")["requests"]) == 1
    assert verdict()["passed"]
