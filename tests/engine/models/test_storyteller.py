"""A model tells a turn over a real socket; whatever it or its server does, it ends as promised."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from engine.errors import (
    BudgetReached,
    ProviderBadReply,
    ProviderError,
    ProviderKeyRejected,
    ProviderRefused,
    ProviderUnreachable,
)
from engine.models.faults import TooSlow
from engine.models.ladder import Ladder, Learned
from engine.models.prices import Prices
from engine.models.servers import Server, preset
from engine.models.settings import ModelSettings
from engine.models.spending import Spending, run_name
from engine.models.wire import made_ready
from engine.ports import Told
from engine.state import Outcome, Proposal, Withdrawn
from engine.world import World
from tests.engine.models.conftest import CANARY, asker, teller
from tests.engine.models.scripted_server import (
    Answer,
    Breaks,
    Hangs,
    Raw,
    Says,
    Script,
    ScriptedServer,
    Silent,
    Status,
    Trickles,
    closed_port,
    telling,
)
from tests.timing import within

Serve = Callable[[Script | Answer], ScriptedServer]
Tell = Callable[[Outcome], str]


def words(told: list[Told]) -> str:
    """What is on the screen in the end."""
    text = ""
    for piece in told:
        if isinstance(piece, Withdrawn):
            text = ""
        elif isinstance(piece, str):
            text += piece
    return text


def proposals(told: list[Told]) -> list[Proposal]:
    return [piece for piece in told if isinstance(piece, Proposal)]


def fails(
    world: World, outcome: Outcome, url: str, folder: Path, settings: ModelSettings | None = None
) -> tuple[ProviderError, list[Told]]:
    """The error a telling ends with, and what was out before it."""
    out: list[Told] = []
    with pytest.raises(ProviderError) as caught:
        out.extend(teller(world, asker(url, folder, settings)).tell(outcome))
    assert words(out) == "", "words of a failed telling must be withdrawn"
    assert CANARY not in f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"
    return caught.value, out


def test_a_good_telling_streams_and_ends_with_a_proposal(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """Words come as they are made, then one proposal; one call is made, and it is written down."""
    outcome = night[2]
    server = serve(Says(telling(told(outcome), fact="the gate is painted green", mood="uneasy")))
    out = list(teller(tiny, asker(server.url, tmp_path)).tell(outcome))
    assert words(out) == told(outcome)
    assert proposals(out) == [Proposal((), "the gate is painted green", "uneasy")]
    assert len([piece for piece in out if isinstance(piece, str)]) > 10
    assert server.calls == 1
    assert server.requests[0]["response_format"]["type"] == "json_schema"
    assert len(server.requests[0]["response_format"]["json_schema"]["schema"]["properties"]) <= 8
    run, day = Spending(tmp_path / "spending").spent(run_name("default", outcome.after.seed))
    assert (run.tokens_in, run.tokens_out, run.calls) == (1000, 90, 1)
    assert day == run


def test_the_ladder_is_gone_down_once_and_remembered(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """A form of answer that a server refuses, with 400, 422 or 500, is not asked of it again."""
    for code in (400, 422, 500):
        folder = tmp_path / str(code)

        def script(body: dict[str, object], _n: int, code: int = code) -> Answer:
            form = body.get("response_format")
            if isinstance(form, dict) and form["type"] == "json_schema":
                return Status(code, {"error": {"message": "response_format json_schema is not supported"}})
            return Says(telling(told(night[2])))

        server = serve(script)
        for _ in range(2):
            assert words(list(teller(tiny, asker(server.url, folder)).tell(night[2]))) == told(night[2])
        forms = [each.get("response_format", {}).get("type") for each in server.requests]
        assert forms == ["json_schema", "json_object", "json_object"]


def test_refused_keys_of_a_request_are_left_out(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """A server that knows no temperature is asked again without, within the same turn."""

    def script(body: dict[str, object], _n: int) -> Answer:
        if "temperature" in body:
            return Status(400, {"error": {"message": "Unsupported parameter: temperature"}})
        return Says(telling(told(night[2])))

    server = serve(script)
    assert words(list(teller(tiny, asker(server.url, tmp_path)).tell(night[2])))
    assert server.calls == 2


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Status(401), ProviderKeyRejected),
        (Status(403), ProviderKeyRejected),
        (Status(404), ProviderBadReply),
        (Status(429), ProviderError),
        (Status(402), ProviderError),
        (Status(500), ProviderUnreachable),
        (Status(503), ProviderUnreachable),
        (Status(500, b"<html>no</html>"), ProviderUnreachable),
        (Status(400, {"error": {"code": "content_filter", "message": "x"}}), ProviderRefused),
        (Raw(b"<html>login</html>"), ProviderBadReply),
        (Raw(b'{"choices": []}', "application/json"), ProviderBadReply),
        (Raw(b'{"error": {"message": "x"}}', "application/json"), ProviderBadReply),
        (Raw(b"data: {\n\n", "text/event-stream"), ProviderBadReply),
        (Raw(b'data: {"choices": []}\n\ndata: [DONE]\n\n', "text/event-stream"), ProviderBadReply),
        (
            Raw(b'data: {"error": {"message": "no credit", "code": 402}}\n\n', "text/event-stream"),
            ProviderError,
        ),
        (Hangs(), ProviderUnreachable),
        (Breaks("You go on and"), ProviderUnreachable),
        (Breaks("You go on and", junk=b"data: {half\n\n"), ProviderBadReply),
        (Says(""), ProviderBadReply),
        (Says("", thought="hm " * 50, finish="length"), ProviderBadReply),
        (Says("Of the", finish=None), ProviderBadReply),
        (Says("You go " * 4000), ProviderBadReply),
    ],
    ids=range(22),
)
def test_every_fault_ends_as_an_error_of_ours_in_plain_words(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], answer: Answer, kind: type[ProviderError]
) -> None:
    """Nothing foreign is raised, nothing stays on the screen, and no key or body gets into the words."""
    server = serve(answer)
    error, _ = fails(tiny, night[2], server.url, tmp_path)
    assert isinstance(error, kind)
    assert "html" not in str(error)
    assert server.calls <= 2


def test_a_refused_connection_says_what_to_do(tmp_path: Path, tiny: World, night: list[Outcome]) -> None:
    """A server that does not run is named, with a question, and costs nothing."""
    error, _ = fails(tiny, night[2], f"http://127.0.0.1:{closed_port()}/v1", tmp_path)
    assert "Is it running?" in str(error)
    assert Spending(tmp_path / "spending").spent(run_name("default", night[2].after.seed))[0].calls == 0


def test_a_bad_certificate_is_told_apart(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome]
) -> None:
    """TLS to a server without any is no riddle."""
    server = serve(Silent())
    error, _ = fails(tiny, night[2], server.url.replace("http://", "https://"), tmp_path)
    assert isinstance(error, ProviderUnreachable)


def test_no_word_in_time_is_too_slow(serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome]) -> None:
    """A silent server and one that stalls in the middle are given up by the player's own limit."""
    quick = replace(ModelSettings(), first_word=1.0, first_word_loading=1.0)
    silent = serve(Silent())

    def given_up() -> float:
        begun = time.monotonic()
        error, _ = fails(tiny, night[2], silent.url, tmp_path, quick)
        assert isinstance(error, TooSlow)
        return time.monotonic() - begun

    assert within(2.0, given_up)
    stalled = Breaks('{"prose": "You go on', stall=True)
    error, out = fails(tiny, night[2], serve(stalled).url, tmp_path, quick)
    assert isinstance(error, TooSlow)
    assert Withdrawn() in out


@pytest.mark.parametrize(
    "answer",
    [
        Trickles(kind="text/event-stream"),
        Says('{"mood": "' + "tense" * 900, rate=40),
    ],
    ids=["bytes", "words that are none"],
)
def test_a_trickle_is_not_listened_to_for_ever(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], answer: Answer
) -> None:
    """A server that is never silent for long, and says nothing, is given up by a deadline of our own."""
    made_ready()
    server = serve(answer)
    quick = replace(ModelSettings(), first_word=0.4, first_word_loading=0.4)
    begun = time.monotonic()
    error, _ = fails(tiny, night[2], server.url, tmp_path, quick)
    assert isinstance(error, TooSlow)
    assert server.calls <= 1
    assert time.monotonic() - begun < 6


def test_a_server_nearby_may_take_longer_while_it_loads(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """Until a local server has answered once it has the longer limit; while it says 503 loading it is
    asked again."""
    patient = replace(ModelSettings(), first_word=1.0, first_word_loading=30.0)
    loading = Status(503, {"error": {"message": "Loading model", "code": 503}})
    server = serve(lambda _body, number: loading if number < 2 else Says(telling(told(night[2]))))
    asking = asker(server.url, tmp_path, patient)
    assert asking.first_word == 30.0
    assert words(list(teller(tiny, asking).tell(night[2]))) == told(night[2])
    assert asking.first_word == 1.0


def test_closing_ends_a_silent_telling_at_once(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome]
) -> None:
    """Closed from another thread, a waiting telling ends within 50 ms and the server is cut off."""
    server = serve(Silent())
    telling_ = teller(tiny, asker(server.url, tmp_path)).tell(night[2])
    ended: list[float] = []

    def read() -> None:
        with pytest.raises(Exception):  # noqa: B017, PT011 - TurnCancelled, or a closed generator
            next(telling_)
        ended.append(time.monotonic())

    thread = threading.Thread(target=read)
    thread.start()
    while not server.calls:
        time.sleep(0.005)
    begun = time.monotonic()
    telling_.close()
    thread.join()
    assert ended[0] - begun < 0.05
    while not server.cut_short:
        time.sleep(0.005)


def test_one_more_try_with_the_reason_and_then_no_more(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """Prose that contradicts the rules is withdrawn and asked for once more, with the reason; then the turn
    is somebody else's."""
    dead = "The floor gives way under you and the fall is a long one, into the dark. You are dead."
    server = serve(lambda _b, n: Says(telling(dead if n == 0 else told(night[2])), rate=0))
    out = list(teller(tiny, asker(server.url, tmp_path)).tell(night[2]))
    assert words(out) == told(night[2])
    assert "does not die" in server.requests[1]["messages"][-1]["content"]
    stubborn = serve(Says(telling(dead)))
    error, _ = fails(tiny, night[2], stubborn.url, tmp_path / "b")
    assert isinstance(error, ProviderBadReply)
    assert stubborn.calls == 2


def test_a_stream_that_broke_off_is_asked_for_once_more_as_it_was(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """Half an answer is never used, be it cut, garbled or ended without a reason; the same request goes out
    once more."""
    whole = telling(told(night[2]))
    for number, half in enumerate(
        (Breaks(whole[:90]), Breaks(whole[:90], junk=b"data: {half\n\n"), Says(whole[:90], finish=None))
    ):
        server = serve(lambda _b, n, half=half: half if n == 0 else Says(whole))  # type: ignore[misc]
        out = list(teller(tiny, asker(server.url, tmp_path / str(number))).tell(night[2]))
        assert words(out) == told(night[2])
        assert server.requests[0] == server.requests[1]


def test_a_refusal_is_asked_once_softer(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """A refusal is never shown; the second asking is gentler, and a second refusal is final."""
    no = Says("I'm sorry, but I can't help with that request because of its violent content.")
    server = serve(lambda _b, n: no if n == 0 else Says(telling(told(night[2]))))
    assert words(list(teller(tiny, asker(server.url, tmp_path)).tell(night[2]))) == told(night[2])
    assert "softer" in server.requests[1]["messages"][-1]["content"]
    error, _ = fails(tiny, night[2], serve(no).url, tmp_path / "b")
    assert isinstance(error, ProviderRefused)


def test_a_model_that_thinks_its_answer_away_is_told_not_to(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """When thinking has eaten the whole answer, thinking is switched off for that server, for good."""

    def script(body: dict[str, object], _n: int) -> Answer:
        if body.get("reasoning_effort") == "none":
            return Says(telling(told(night[2])))
        return Says("", thought="First I weigh the ledger. " * 9, thought_field="reasoning", finish="length")

    server = serve(script)
    for _ in range(2):
        asking = asker(server.url, tmp_path, kind="ollama")
        assert words(list(teller(tiny, asking).tell(night[2]))) == told(night[2])
    assert server.calls == 3


def test_a_prompt_that_is_too_long_is_made_shorter(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """A server that reads less is asked with less, and remembered."""
    limit = 2600

    def script(body: dict[str, object], _n: int) -> Answer:
        size = len(json.dumps(body["messages"])) // 4
        if size > limit:
            return Status(400, {"error": {"message": "the request exceeds the available context size"}})
        return Says(telling(told(night[2])))

    so_far = [
        {"choice": f"Do a thing {n}", "dispatch": told(night[n % 9]), "time_of_day": "19:00", "place": "x"}
        for n in range(60)
    ]
    server = serve(script)
    asking = asker(server.url, tmp_path, replace(ModelSettings(), prompt_tokens=9000), kind="openai")
    with pytest.raises(ProviderBadReply, match="repeated"):  # the night has read this very text already
        list(teller(tiny, asking).tell(night[2], so_far))
    assert server.calls >= 2
    assert len(json.dumps(server.requests[-1]["messages"])) // 4 <= limit
    assert Ladder(Server(preset("openai"), server.url, "scripted"), Learned(tmp_path)).context < 9500


def test_a_server_says_how_much_it_reads(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """Where a kind of server tells its context length, prompts keep to it."""
    server = serve(Says(telling(told(night[2]))))
    server.beside["/props"] = {"default_generation_settings": {"n_ctx": 2048}}
    asking = asker(server.url, tmp_path, kind="llama_cpp")
    list(teller(tiny, asking).tell(night[2]))
    assert asking.ladder.context == 2048
    assert server.requests[0]["cache_prompt"] is True
    assert len(json.dumps(server.requests[0]["messages"])) / 3.6 < 2048


def test_no_call_is_made_past_a_cap(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """With the night's tokens or money spent the server hears nothing."""
    server = serve(Says(telling(told(night[2])), usage=(1000, 200)))
    capped = replace(ModelSettings(), run_tokens=6000)
    asking = asker(server.url, tmp_path, capped)
    teller_ = teller(tiny, asking)
    with pytest.raises(BudgetReached, match="6,000 tokens for this night"):
        [list(teller_.tell(night[2])) for _ in range(9)]
    assert 2 <= server.calls < 6
    spent, _ = Spending(tmp_path / "spending").spent(run_name("default", night[2].after.seed))
    assert spent.tokens <= 6000


def test_retry_after_is_kept_when_there_is_time(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """A server that asks to wait a little is asked again then, not sooner; one that says nothing is not."""
    wait = Status(429, headers={"Retry-After": "0.3"})
    server = serve(lambda _b, n: wait if n == 0 else Says(telling(told(night[2]))))
    begun = time.monotonic()
    assert words(list(teller(tiny, asker(server.url, tmp_path)).tell(night[2])))
    assert time.monotonic() - begun >= 0.3
    long = serve(Status(429, headers={"Retry-After": "3600"}))
    fails(tiny, night[2], long.url, tmp_path / "b")
    assert long.calls == 1


def test_proposals_outside_the_lists_are_dropped_and_counted(
    serve: Serve, tmp_path: Path, tiny: World, night: list[Outcome], told: Tell
) -> None:
    """A mood on no list, a choice too many or of another deed and an endless fact are dropped; what fits is
    kept."""
    outcome = night[2]
    choices = {f"choice{n}": "Fire the harpoon cannon" for n in range(1, 5)}
    server = serve(Says(telling(told(outcome), mood="hungry", fact="x" * 500, **choices)))
    (made,) = proposals(list(teller(tiny, asker(server.url, tmp_path)).tell(outcome)))
    assert (made.choices, made.fact, made.mood) == ((), "", "")
    assert made.dropped >= 5
    first = outcome.after.choices[0]
    server = serve(Says(telling(told(outcome), choice1=first + ", slowly", mood="tense")))
    (made,) = proposals(list(teller(tiny, asker(server.url, tmp_path / "b")).tell(outcome)))
    assert made.choices == (first + ", slowly", *outcome.after.choices[1:])
    assert made.mood == "tense"
    assert made.dropped == 0


def test_the_key_travels_in_the_header_alone(
    serve: Serve,
    tmp_path: Path,
    tiny: World,
    night: list[Outcome],
    told: Tell,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The key is in no prompt, file, log or repr."""
    caplog.set_level("DEBUG")
    server = serve(Says(telling(told(night[2]))))
    asking = asker(server.url, tmp_path)
    out = list(teller(tiny, asking).tell(night[2]))
    assert server.headers[0]["authorization"] == f"Bearer {CANARY}"
    assert CANARY not in json.dumps(server.requests)
    assert CANARY not in caplog.text + repr(out) + repr(vars(asking)) + repr(vars(asking.connection))
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or CANARY.encode() not in path.read_bytes()


def test_a_proxy_in_the_environment_does_not_stand_before_this_computer(
    serve: Serve,
    tmp_path: Path,
    tiny: World,
    night: list[Outcome],
    told: Tell,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With proxies set a server on loopback is still reached, directly."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
    server = serve(Says(telling(told(night[2]))))
    assert words(list(teller(tiny, asker(server.url, tmp_path)).tell(night[2]))) == told(night[2])


def test_unknown_prices_stay_unknown(
    serve: Serve,
    tmp_path: Path,
    tiny: World,
    night: list[Outcome],
    told: Tell,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A paid call without a price is counted as unpriced, not as free."""
    monkeypatch.setattr("engine.models.servers.is_loopback", lambda _url: False)
    server = serve(Says(telling(told(night[2]))))
    list(teller(tiny, asker(server.url, tmp_path, prices=Prices())).tell(night[2]))
    run, _ = Spending(tmp_path / "spending").spent(run_name("default", night[2].after.seed))
    assert (run.unpriced, run.money) == (1, 0.0)
