"""The check-up says in plain words whether a night can be told by a model, and sets what fits it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.errors import TurnCancelled
from engine.models import settings as player
from engine.models.__main__ import main
from engine.models.checkup import beats, check_up, repetition
from engine.models.report import Report
from engine.models.settings import ModelSettings
from engine.models.spending import Spending, spending_folder
from engine.rules.policies import simulate
from engine.state import Beat
from engine.storytelling import OfflineStoryteller
from engine.world import World
from tests.engine.models.scripted_server import (
    Answer,
    Says,
    Script,
    ScriptedServer,
    Silent,
    Status,
    closed_port,
    telling,
)

Serve = Callable[[Script | Answer], ScriptedServer]


def good_texts(world: World) -> list[str]:
    """What a good model would say of the check-up's five turns and three beats."""
    tell = OfflineStoryteller(world).text
    night = simulate(world, 1994, "curious")[1:9]
    dark = [
        replace(night[number], beats=(Beat("event", "x", text),), rolls=())
        for number, text in enumerate(beats(), 1)
    ]
    return [tell(outcome) for outcome in [*night[:5], *dark]]


def checked(world: World, url: str, folder: Path, **changes: Any) -> Report:
    settings = replace(
        ModelSettings(text="server", text_server="other", text_url=url, text_model="scripted"), **changes
    )
    return check_up(settings, world, folder / "data", folder / "config")


def test_a_good_model_is_called_good(serve: Serve, tmp_path: Path, tiny: World) -> None:
    """Five of five, no refusals; first word and speed are measured; nothing needs another setting."""
    texts = good_texts(tiny)
    server = serve(lambda _body, number: Says(telling(texts[number % 8]), first=0.1, rate=3000))
    report = checked(tiny, server.url, tmp_path, prompt_tokens=3000)
    assert (report.valid, report.turns, report.refused) == (5, 5, 0)
    assert report.good
    assert report.first_word is not None
    assert 0.1 <= report.first_word < 2
    assert report.speed is not None
    assert report.speed > 5
    assert report.verdict == "This model can tell the night."
    assert not report.changes()
    assert server.calls == 8
    spent, day = Spending(spending_folder(tmp_path / "data")).spent("check-up:000007ca")
    assert spent.calls == 8
    assert day == spent


def test_a_model_that_only_makes_noise_is_left_alone(serve: Serve, tmp_path: Path, tiny: World) -> None:
    """With no valid turn the advice is to tell offline, and the rest is not asked."""
    server = serve(Says(telling("qqq wrx zzk " * 12)))
    report = checked(tiny, server.url, tmp_path)
    assert report.valid == 0
    assert report.advised.text == "offline"
    assert "cannot tell" in report.verdict
    assert server.calls == 4


def test_a_model_that_refuses_the_dark_gets_a_gentler_night(
    serve: Serve, tmp_path: Path, tiny: World
) -> None:
    """Refusals of the three beats are counted, said, and lower the intensity."""
    texts = good_texts(tiny)
    no = Says("I'm sorry, but I can't help with that.")
    server = serve(lambda _body, number: Says(telling(texts[number])) if number < 6 else no)
    report = checked(tiny, server.url, tmp_path, prompt_tokens=3000)
    assert report.refused == 2
    assert report.changes() == {"intensity": (0, 1)}
    assert "gentler" in report.verdict


def test_a_slow_server_that_reads_little_is_waited_for_and_told_less(
    serve: Serve, tmp_path: Path, tiny: World
) -> None:
    """Limits follow what was measured; nothing is raised that could cost more."""
    texts = good_texts(tiny)
    server = serve(lambda _body, number: Says(telling(texts[number % 8]), first=0.42))
    report = checked(tiny, server.url, tmp_path, first_word=1.0, first_word_loading=1.0)
    assert report.advised.first_word == 2.0
    assert report.context == 4096
    assert report.advised.prompt_tokens == 4096 - 500 - 64
    assert report.advised.answer_tokens == report.given.answer_tokens


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Status(401), "did not accept the key"),
        (b"<html>", "cannot be read"),
        ({"object": "list", "data": [{"id": "another"}]}, "has no model called 'scripted'"),
    ],
)
def test_what_stands_against_a_server_is_said(
    serve: Serve, tmp_path: Path, tiny: World, answer: Any, words: str
) -> None:
    """A wrong key, a wrong model and no list of models are told apart."""
    server = serve(Silent())
    server.beside["/v1/models"] = answer
    model = "" if answer == b"<html>" else "scripted"
    report = checked(tiny, server.url, tmp_path, text_model=model)
    assert words in report.verdict
    assert not report.good
    assert server.calls == 0


def test_a_server_that_is_away_is_said_to_be(tmp_path: Path, tiny: World) -> None:
    """Nothing answers: the words ask whether it runs, and the night stays offline."""
    report = checked(tiny, f"http://127.0.0.1:{closed_port()}/v1", tmp_path)
    assert "Is it running?" in report.verdict
    assert "offline" in report.verdict


def test_a_check_up_can_be_stopped(serve: Serve, tmp_path: Path, tiny: World) -> None:
    """Stopped while a server is silent it ends within 50 ms and a breath."""
    server = serve(Silent())
    stop = threading.Event()
    settings = ModelSettings(text="server", text_server="other", text_url=server.url, text_model="scripted")
    ended: list[float] = []

    def run() -> None:
        with pytest.raises(TurnCancelled):
            check_up(settings, tiny, tmp_path / "d", tmp_path / "c", stopped=stop.is_set)
        ended.append(time.monotonic())

    thread = threading.Thread(target=run)
    thread.start()
    while not server.calls:
        time.sleep(0.005)
    begun = time.monotonic()
    stop.set()
    thread.join()
    assert ended[0] - begun < 0.1


def test_the_command_checks_and_sets(
    serve: Serve, tiny: World, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """``python -m engine.models check`` prints the verdict and saves the settings for it; with --keep it only
    advises."""
    server = serve(Says(telling("qqq wrx zzk " * 12)))
    monkeypatch.setattr("engine.models.__main__.load_world", lambda _pack: tiny)
    wanted = ModelSettings(text="server", text_server="other", text_url=server.url, text_model="scripted")
    player.save(wanted)
    assert main(["check", "--keep"]) == 1
    assert "Advised: text server -> offline" in capsys.readouterr().out
    assert player.load() == wanted
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "Set: text server -> offline" in out
    assert "cannot tell the night" in out
    assert not player.load().wants_text
    assert main(["check"]) == 0
    assert main(["forecast"]) == 0
    assert "costs nothing" in capsys.readouterr().out


def test_repetition_is_a_share_of_4_grams() -> None:
    """The same text twice repeats all of itself; two others nothing."""
    one = "the wind is in the wire and it does not stop"
    assert repetition([one, one]) == 1.0
    assert repetition([one, "nobody sweeps a floor that goes down all night"]) == 0.0
    assert repetition([one]) == 0.0
