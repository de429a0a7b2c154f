"""Storyteller and painter against aimock: text, pictures, edits and odd answers over its own HTTP."""

from __future__ import annotations

import base64
import io
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from engine.errors import (
    ProviderBadReply,
    ProviderError,
    ProviderKeyRejected,
    ProviderRateLimited,
    ProviderRefused,
    ProviderUnreachable,
)
from engine.models.connection import Connection, never
from engine.models.faults import TooSlow
from engine.models.servers import Server, preset
from engine.models.settings import ModelSettings
from engine.models.spending import Spending, run_name
from engine.state import Commission, Outcome, Proposal, Withdrawn
from engine.world import World
from tests.engine.models.conftest import artist, asker, picture, teller, with_reference
from tests.engine.models.scripted_server import telling
from tests.real_servers.running import Running

Tell = Callable[[Outcome], str]


def scripted(aimock: Running, *fixtures: dict[str, Any]) -> None:
    """Forget everything, and answer with these from now on."""
    aimock.post("/__aimock/reset", {})
    aimock.post("/__aimock/fixtures", {"fixtures": list(fixtures)})


def says(content: str, **more: Any) -> dict[str, Any]:
    """Answers any chat with this."""
    beside = {key: more.pop(key) for key in ("reasoning", "finishReason") if key in more}
    return {"match": {"endpoint": "chat"}, "response": {"content": content, **beside}, **more}


def fails(status: int, message: str, endpoint: str = "chat", **error: Any) -> dict[str, Any]:
    body = {"message": message, "type": "x", **error}
    return {"match": {"endpoint": endpoint}, "response": {"error": body, "status": status}}


def sends(data: bytes) -> dict[str, Any]:
    """Answers any image request with this file."""
    image = {"b64Json": base64.b64encode(data).decode()}
    return {"match": {"endpoint": "image"}, "response": {"image": image}}


def heard(aimock: Running) -> list[dict[str, Any]]:
    """The requests it got, by its own journal."""
    found = aimock.get("/__aimock/journal")
    return list(found["entries"] if isinstance(found, dict) else found)


def shown(
    world: World, outcome: Outcome, url: str, folder: Path, settings: ModelSettings | None = None
) -> str:
    """What is on the screen when the telling has ended well."""
    text = ""
    for piece in teller(world, asker(url, folder, settings, kind="openai")).tell(outcome):
        if isinstance(piece, Withdrawn):
            text = ""
        elif isinstance(piece, str):
            text += piece
    return text


def test_a_turn_is_told(aimock: Running, folder: Path, tiny: World, night: list[Outcome], told: Tell) -> None:
    """One streamed chat completion with a schema, told to its end, with a proposal and the tokens counted."""
    outcome = night[2]
    scripted(aimock, says(telling(told(outcome), mood="uneasy", fact="the paint is green")))
    pieces = list(teller(tiny, asker(aimock.url, folder, kind="openai")).tell(outcome))
    assert "".join(piece for piece in pieces if isinstance(piece, str)) == told(outcome)
    assert pieces[-1] == Proposal((), "the paint is green", "uneasy")
    (entry,) = heard(aimock)
    assert entry["path"] == "/v1/chat/completions"
    assert entry["body"]["stream"] is True
    assert entry["body"]["response_format"]["type"] == "json_schema"
    assert entry["body"]["max_completion_tokens"] == 500
    run, _ = Spending(folder / "spending").spent(run_name("default", outcome.after.seed))
    assert run.calls == 1
    assert run.tokens_out > 0


@pytest.mark.parametrize("turn", range(1, 6))
def test_turn_after_turn_is_told(
    aimock: Running, folder: Path, tiny: World, night: list[Outcome], told: Tell, turn: int
) -> None:
    """The first turns of a night, each with the night so far in its prompt."""
    so_far = [{"choice": night[n].action.text, "dispatch": told(night[n])} for n in range(turn)]
    scripted(aimock, says(telling(told(night[turn]))))
    pieces = teller(tiny, asker(aimock.url, folder, kind="openai")).tell(night[turn], so_far)
    assert "".join(piece for piece in pieces if isinstance(piece, str)) == told(night[turn])


def test_odd_answers_are_read_all_the_same(
    aimock: Running, folder: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """Fenced JSON, thoughts in the text or beside it, prose with lines, broken JSON: the prose comes out."""
    text = told(night[2])
    whole = telling(text, mood="tense")
    for odd in (
        says(f"```json\n{whole}\n```"),
        says(f"<think>First the ledger. Then the wind.</think>\n{whole}"),
        says(whole, reasoning="First the ledger. Then the wind."),
        says(f"{text}\n---\nmood: tense"),
        says(whole[:-1] + ",}"),
    ):
        scripted(aimock, odd)
        assert shown(tiny, night[2], aimock.url, folder) == text


def test_a_stream_that_stops_early_is_asked_for_once_more(
    aimock: Running, folder: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """Truncated without a reason, or cut: the second answer is used, and half a one never."""
    whole = telling(told(night[2]))
    for fault in ({"truncateAfterChunks": 12, "latency": 10}, {"disconnectAfterMs": 300, "latency": 20}):
        first = says(whole, **fault)
        first["match"] = {"endpoint": "chat", "sequenceIndex": 0}
        scripted(aimock, first, says(whole))
        assert shown(tiny, night[2], aimock.url, folder) == told(night[2])
        assert len(heard(aimock)) == 2


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (fails(401, "Incorrect API key provided"), ProviderKeyRejected),
        (fails(403, "no"), ProviderKeyRejected),
        (fails(404, "The model does not exist", code="model_not_found"), ProviderBadReply),
        (fails(429, "Rate limit reached"), ProviderRateLimited),
        (fails(429, "You exceeded your quota", code="insufficient_quota"), ProviderRateLimited),
        (fails(500, "The server had an error"), ProviderUnreachable),
        (fails(503, "Overloaded"), ProviderUnreachable),
        (fails(400, "blocked", code="content_filter"), ProviderRefused),
        (says("I'm sorry, but I can't help with that."), ProviderRefused),
        (says(" ", finishReason="length"), ProviderBadReply),
        (says('{"prose": "You go on', finishReason="length"), ProviderBadReply),
        (says("qqz wrr xk " * 12), ProviderBadReply),
        ({**says("x"), "chaos": {"malformedRate": 1.0}}, ProviderBadReply),
        ({**says("x"), "chaos": {"disconnectRate": 1.0}}, ProviderUnreachable),
        ({**says("x"), "chaos": {"dropRate": 1.0}}, ProviderUnreachable),
    ],
    ids=range(15),
)
def test_every_fault_ends_in_plain_words(
    aimock: Running,
    folder: Path,
    tiny: World,
    night: list[Outcome],
    answer: dict[str, Any],
    kind: type[ProviderError],
) -> None:
    """Whatever it answers, one of our errors is raised, and no more than three requests are made."""
    scripted(aimock, answer)
    with pytest.raises(ProviderError) as caught:
        shown(tiny, night[2], aimock.url, folder)
    assert isinstance(caught.value, kind)
    assert len(heard(aimock)) <= 3


def test_a_slow_first_token_is_not_waited_for(
    aimock: Running, folder: Path, tiny: World, night: list[Outcome]
) -> None:
    """Past the player's limit the telling is given up though the server would go on."""
    scripted(aimock, says("You go on.", streamingProfile={"ttft": 8000, "tps": 50}))
    quick = replace(ModelSettings(), first_word=1.0, first_word_loading=1.0)
    begun = time.monotonic()
    with pytest.raises(TooSlow):
        shown(tiny, night[2], aimock.url, folder, quick)
    assert time.monotonic() - begun < 4


def test_models_are_listed(aimock: Running) -> None:
    """Its list of models is read, not typed."""
    names = Connection(Server(preset("openai"), aimock.url, "")).models(seconds=20)
    assert len(names) >= 2


def test_a_picture_is_painted(aimock: Running, folder: Path, commission: Commission) -> None:
    """images.generate in the newest models' way: 16:9, low, no response_format and no style."""
    scripted(aimock, sends(picture(1536, 864)))
    painter = artist(aimock.url, folder, kind="openai", model="gpt-image-2.6-flare")
    with Image.open(io.BytesIO(painter.paint(commission, never))) as got:
        assert (got.format, got.size) == ("JPEG", (1536, 864))
    (entry,) = heard(aimock)
    assert entry["path"] == "/v1/images/generations"


def test_a_picture_is_painted_after_another(aimock: Running, folder: Path, commission: Commission) -> None:
    """images.edit with the reference at its full size, as a form with a file."""
    scripted(aimock, sends(picture(1536, 864)))
    painter = artist(aimock.url, folder, kind="openai", model="gpt-image-2.6-flare")
    given = with_reference(commission)
    assert painter.paint(given, never)
    (entry,) = heard(aimock)
    assert entry["path"] == "/v1/images/edits"
    assert given.reference is not None


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (fails(400, "rejected by the safety system", "image", code="moderation_blocked"), ProviderRefused),
        (fails(401, "Incorrect API key provided", "image"), ProviderKeyRejected),
        (fails(500, "The server had an error", "image"), ProviderUnreachable),
        (sends(b"hello"), ProviderBadReply),
        (sends(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), ProviderBadReply),
        (sends(picture()[:500]), ProviderBadReply),
        ({"match": {"endpoint": "image"}, "response": {"images": []}}, ProviderError),
    ],
    ids=range(7),
)
def test_what_is_no_picture_is_asked_for_once(
    aimock: Running, folder: Path, commission: Commission, answer: dict[str, Any], kind: type[ProviderError]
) -> None:
    """Refusals, errors and what is no picture: one request, one error of ours, no second payment."""
    scripted(aimock, answer)
    with pytest.raises(ProviderError) as caught:
        artist(aimock.url, folder, kind="openai", model="gpt-image-2").paint(commission, never)
    assert isinstance(caught.value, kind)
    assert len(heard(aimock)) == 1
