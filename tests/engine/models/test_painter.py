"""An image model paints a turn once, in the way its server wants, and what it sends is distrusted."""

from __future__ import annotations

import base64
import io
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from engine.errors import BudgetReached, ProviderBadReply, ProviderError, ProviderRefused, TurnCancelled
from engine.models.connection import never
from engine.models.faults import TooSlow
from engine.models.prices import Prices
from engine.models.servers import Server
from engine.models.settings import ModelSettings
from engine.models.spending import Spending, run_name
from engine.state import Commission
from tests.engine.models.conftest import CANARY, artist, picture, with_reference
from tests.engine.models.scripted_server import (
    Hangs,
    Raw,
    ScriptedServer,
    Silent,
    Status,
    Trickles,
    closed_port,
)

Serve = Callable[[object], ScriptedServer]


def _spent(folder: Path, commission: Commission) -> int:
    run, _ = Spending(folder / "spending").spent(run_name(commission.session_id, commission.scene.seed))
    return run.pictures


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_of_any_usual_kind_becomes_a_jpeg_of_16_to_9(
    serve: Serve, tmp_path: Path, commission: Commission, kind: str
) -> None:
    """Whatever a server sends of PNG, JPEG and WebP comes out as a JPEG of exactly 16:9."""
    server = serve(Silent())
    server.picture = picture(1024, 1024, kind)
    data = artist(server.url, tmp_path).paint(commission, never)
    with Image.open(io.BytesIO(data)) as got:
        assert got.format == "JPEG"
        assert got.size == (1024, 576)
    assert _spent(tmp_path, commission) == 1


def test_each_kind_of_server_is_asked_its_own_way(
    serve: Serve, tmp_path: Path, commission: Commission
) -> None:
    """Route, size and extra keys come from the table: no response_format for one, base64 for another."""
    server = serve(Silent())
    server.picture = picture()
    root = server.url.removesuffix("/v1")
    for kind, model, url in (
        ("openai", "gpt-image-2.6-flare", server.url),
        ("openai", "gpt-image-1-mini", server.url),
        ("localai", "flux", server.url),
        ("sd_server", "", server.url),
        ("koboldcpp", "", root + "/v1"),
        ("openrouter", "someone/painter", server.url),
    ):
        artist(url, tmp_path / kind / model, kind=kind, model=model).paint(commission, never)
    asked = server.pictures
    assert [each["route"] for each in asked] == [
        *["/v1/images/generations"] * 4,
        "/sdapi/v1/txt2img",
        "/v1/images",
    ]
    assert [each.get("size") for each in asked] == [
        "1536x864",
        "1536x1024",
        "1024x576",
        "1024x576",
        None,
        None,
    ]
    assert [each.get("response_format") for each in asked] == [None, None, "b64_json", None, None, None]
    assert asked[0]["quality"] == "low"
    assert "style" not in asked[0]
    assert (asked[4]["width"], asked[4]["height"]) == (1024, 576)
    assert asked[5]["aspect_ratio"] == "16:9"
    assert all(commission.prompt in each["prompt"] for each in asked)


def test_the_reference_goes_along_at_full_size(serve: Serve, tmp_path: Path, commission: Commission) -> None:
    """Where a server can paint after a picture it gets that very picture, byte for byte."""
    server = serve(Silent())
    server.picture = picture()
    given = with_reference(commission)
    assert given.reference is not None
    text = base64.b64encode(given.reference).decode()
    for kind in ("openai", "sd_server", "koboldcpp", "openrouter", "localai"):
        artist(server.url, tmp_path / kind, kind=kind, model="gpt-image-2").paint(given, never)
    edits, sd, kobold, router, localai = server.pictures
    assert edits["route"] == sd["route"] == "/v1/images/edits"
    assert edits["image"] == sd["image"] == given.reference
    assert kobold["route"] == "/sdapi/v1/img2img"
    assert kobold["init_images"] == [text]
    assert router["input_references"][0]["image_url"]["url"] == f"data:image/png;base64,{text}"
    assert localai["route"] == "/v1/images/generations"


def test_a_server_without_edits_is_asked_plainly_and_remembered(
    serve: Serve, tmp_path: Path, commission: Commission
) -> None:
    """Where the route for edits is missing the turn is painted without, and it is not tried again."""
    server = serve(Silent())
    server.picture = lambda body, _n: Status(404) if "image" in body else picture()
    given = with_reference(commission)
    painter = artist(server.url, tmp_path)
    painter.paint(given, never)
    artist(server.url, tmp_path).paint(replace(given, turn=4), never)
    assert [each["route"].rpartition("/")[2] for each in server.pictures] == [
        "edits",
        "generations",
        "generations",
    ]
    assert _spent(tmp_path, commission) == 2


def test_what_a_server_refuses_of_the_form_is_left_out(
    serve: Serve, tmp_path: Path, commission: Commission
) -> None:
    """A key that is refused by name is never sent to that server again, and costs nothing."""
    server = serve(Silent())
    refusal = Status(400, {"error": {"message": "Unknown parameter: 'response_format'."}})
    server.picture = lambda body, _n: refusal if "response_format" in body else picture()
    artist(server.url, tmp_path).paint(commission, never)
    artist(server.url, tmp_path).paint(replace(commission, turn=4), never)
    assert ["response_format" in each for each in server.pictures] == [True, False, False]
    assert _spent(tmp_path, commission) == 2


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        picture()[:900],
        picture(16, 9),
        b"\x89PNG\r\n\x1a\n" + bytes(64),
        {"data": []},
        {"data": None, "error": {"message": "oops"}},
        {"data": [{"url": "http://192.168.7.7/x.png"}]},
        {"data": [{"url": "file:///etc/passwd"}]},
        {"data": [{"url": "https://127.0.0.1/x.png"}]},
        {"data": [{"b64_json": "!!!!"}]},
        {"data": [{}]},
        [],
        Raw(b"<html>hello</html>"),
        Raw(b'{"data": [', "application/json"),
        Status(500),
        Status(400, {"error": {"code": "moderation_blocked", "message": "no"}}),
        Hangs(),
    ],
    ids=range(18),
)
def test_what_is_no_picture_is_refused_and_never_asked_for_again(
    serve: Serve, tmp_path: Path, commission: Commission, answer: object
) -> None:
    """Wrong, damaged, tiny, empty and unsafe answers raise ProviderError after one request, and the turn's
    picture is not paid for a second time."""
    server = serve(Silent())
    server.picture = answer if not isinstance(answer, list) else Raw(b"[]", "application/json")
    painter = artist(server.url, tmp_path)
    for _ in range(2):
        with pytest.raises(ProviderError) as caught:
            painter.paint(commission, never)
        assert CANARY not in repr(caught.value) + str(caught.value.__cause__)
    assert len(server.pictures) == 1
    assert _spent(tmp_path, commission) == 1


def test_an_empty_black_picture_is_no_picture(serve: Serve, tmp_path: Path, commission: Commission) -> None:
    """What a safety filter leaves of a picture is not shown."""
    out = io.BytesIO()
    Image.new("RGB", (512, 288)).save(out, "PNG")
    server = serve(Silent())
    server.picture = out.getvalue()
    with pytest.raises(ProviderBadReply, match="nothing on it"):
        artist(server.url, tmp_path).paint(commission, never)


def test_a_refused_picture_says_so(serve: Serve, tmp_path: Path, commission: Commission) -> None:
    """Moderation is told from a broken request."""
    server = serve(Silent())
    server.picture = Status(400, {"error": {"code": "moderation_blocked", "message": "no"}})
    with pytest.raises(ProviderRefused):
        artist(server.url, tmp_path).paint(commission, never)


def test_a_picture_that_is_only_named_is_fetched_without_the_key(
    serve: Serve, tmp_path: Path, commission: Commission
) -> None:
    """A picture at an address of the asked server is read from there; a data URL is read in place."""
    server = serve(Silent())
    root = server.url.removesuffix("/v1")
    server.beside["/out/1.png"] = picture()
    server.picture = {"data": [{"url": f"{root}/out/1.png"}]}
    assert artist(server.url, tmp_path / "a").paint(commission, never)
    server.picture = {"data": [{"url": "data:image/png;base64," + base64.b64encode(picture()).decode()}]}
    assert artist(server.url, tmp_path / "b").paint(commission, never)
    assert server.looked_at == ["/out/1.png"]
    assert CANARY in server.headers[0]["authorization"]
    assert server.keys_at_looks == [""]


def test_the_same_turn_is_painted_once(serve: Serve, tmp_path: Path, commission: Commission) -> None:
    """Asked twice for the same commission, the second answer is the first, without a call."""
    server = serve(Silent())
    server.picture = picture()
    painter = artist(server.url, tmp_path)
    assert painter.paint(commission, never) == painter.paint(commission, never)
    assert len(server.pictures) == 1


def test_stopping_is_noticed_at_once_and_cuts_the_connection(
    serve: Serve, tmp_path: Path, commission: Commission
) -> None:
    """Though the server is silent, a stopped picture ends within 50 ms, and the server sees it."""
    server = serve(Silent())
    server.picture = Silent()
    stop = threading.Event()
    painter = artist(server.url, tmp_path)
    ended: list[float] = []

    def paint() -> None:
        with pytest.raises(TurnCancelled):
            painter.paint(commission, stop.is_set)
        ended.append(time.monotonic())

    thread = threading.Thread(target=paint)
    thread.start()
    while not server.pictures:
        time.sleep(0.005)
    begun = time.monotonic()
    stop.set()
    thread.join()
    assert ended[0] - begun < 0.05
    while not server.cut_short:
        time.sleep(0.005)


@pytest.mark.parametrize("answer", [Silent(), Trickles()], ids=["silent", "a byte at a time"])
def test_a_server_without_end_is_given_up(
    serve: Serve, tmp_path: Path, commission: Commission, answer: Silent | Trickles
) -> None:
    """After the player's limit the picture is given up, also where the server is never silent for long, and
    counts as one that may have to be paid."""
    server = serve(Silent())
    server.picture = answer
    painter = artist(server.url, tmp_path, replace(ModelSettings(), picture_give_up=0.2))
    with pytest.raises(TooSlow):
        painter.paint(commission, never)
    assert _spent(tmp_path, commission) == 1


def test_a_server_that_asks_to_wait_is_waited_for(
    serve: Serve, tmp_path: Path, commission: Commission
) -> None:
    """A 429 with Retry-After is kept; without it the picture is given up. Neither is paid."""
    server = serve(Silent())
    wait = Status(429, headers={"Retry-After": "0.2"})
    server.picture = lambda _body, number: wait if number == 0 else picture()
    begun = time.monotonic()
    assert artist(server.url, tmp_path).paint(commission, never)
    assert time.monotonic() - begun >= 0.2
    server.picture = Status(429)
    with pytest.raises(ProviderError):
        artist(server.url, tmp_path / "b").paint(commission, never)
    assert len(server.pictures) == 3
    assert (_spent(tmp_path, commission), _spent(tmp_path / "b", commission)) == (1, 0)


def test_a_server_that_is_not_there_costs_nothing_and_may_be_asked_later(
    tmp_path: Path, commission: Commission
) -> None:
    """A refused connection is no picture paid for."""
    painter = artist(f"http://127.0.0.1:{closed_port()}/v1", tmp_path)
    for _ in range(2):
        with pytest.raises(ProviderError, match="Is it running"):
            painter.paint(commission, never)
    assert _spent(tmp_path, commission) == 0


PRICES = Prices(
    table={"openai": {"gpt-image-1-mini": {"picture": {"low": 0.02, "medium": 0.1, "low 1024x1024": 0.01}}}}
)


@pytest.mark.parametrize(
    ("cap", "size", "quality"),
    [(1.0, "1536x1024", "medium"), (0.05, "1536x1024", "low"), (0.015, "1024x1024", "low")],
)
def test_money_that_runs_out_buys_a_smaller_picture(
    serve: Serve,
    tmp_path: Path,
    commission: Commission,
    monkeypatch: pytest.MonkeyPatch,
    cap: float,
    size: str,
    quality: str,
) -> None:
    """The dearest way within the cap is taken, never a dearer one than the player set."""
    monkeypatch.setattr("engine.models.servers.is_loopback", lambda _url: False)
    server = serve(Silent())
    server.picture = picture()
    settings = replace(ModelSettings(), picture_quality="medium", run_money=cap)
    painter = artist(server.url, tmp_path, settings, kind="openai", model="gpt-image-1-mini", prices=PRICES)
    painter.paint(commission, never)
    assert (server.pictures[0]["size"], server.pictures[0]["quality"]) == (size, quality)


def test_no_picture_is_asked_for_past_a_cap(
    serve: Serve, tmp_path: Path, commission: Commission, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With no money or no pictures left the server hears nothing and the procedural frame stays."""
    monkeypatch.setattr("engine.models.servers.is_loopback", lambda _url: False)
    server = serve(Silent())
    server.picture = picture()
    poor = replace(ModelSettings(), run_money=0.001)
    painter = artist(server.url, tmp_path, poor, kind="openai", model="gpt-image-1-mini", prices=PRICES)
    with pytest.raises(BudgetReached):
        painter.paint(commission, never)
    assert not server.pictures
    two = artist(server.url, tmp_path, replace(ModelSettings(), day_pictures=2))
    for turn in (1, 2):
        two.paint(replace(commission, turn=turn), never)
    with pytest.raises(BudgetReached):
        two.paint(replace(commission, turn=3), never)
    assert len(server.pictures) == 2


def test_a_redirect_is_not_followed(serve: Serve, tmp_path: Path, commission: Commission) -> None:
    """A server that sends elsewhere is not obeyed: the one that was asked answers, or nobody."""
    other = serve(Silent())
    other.picture = picture()
    server = serve(Silent())
    server.picture = Status(307, headers={"Location": other.url + "/images/generations"})
    with pytest.raises(ProviderError, match="sends elsewhere"):
        artist(server.url, tmp_path).paint(commission, never)
    assert not other.pictures


def test_a_picture_that_may_be_paid_for_is_not_asked_for_again(
    serve: Serve, tmp_path: Path, commission: Commission, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that a game had in the air when it closed is asked for again where that costs nothing; where it
    costs money it is not, nothing is set aside, and the words say why."""
    server = serve(Silent())
    server.picture = picture()
    again = replace(commission, again=True)
    painter = artist(server.url, tmp_path)
    assert painter.paint(again, never)
    monkeypatch.setattr(Server, "paid", True)
    with pytest.raises(ProviderBadReply, match="not paid for twice"):
        artist(server.url, tmp_path / "paid").paint(again, never)
    assert len(server.pictures) == 1
    assert not list(tmp_path.glob("paid/spending/*"))
    assert artist(server.url, tmp_path / "paid").paint(commission, never)
