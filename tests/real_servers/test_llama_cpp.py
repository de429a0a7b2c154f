"""llama-cpp-python's server with a model of pure noise: forms are kept, and no noise reaches the player."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.errors import ProviderBadReply
from engine.local import LocalEngine, Production
from engine.models.asking import Asked, Asker
from engine.models.checkup import check_up
from engine.models.connection import never
from engine.models.detection import identified, names_of_models
from engine.models.reader import ModelReader
from engine.models.settings import ModelSettings
from engine.sessions import SessionStore
from engine.state import Delta, Finished, Outcome, Remark, Withdrawn
from engine.storytelling import OfflineStoryteller
from engine.world import World
from tests.engine.api.sketching import SketchPainter
from tests.engine.models.conftest import asker, teller
from tests.real_servers.running import Running, free_port, installed, running

KIND = "llama_cpp_python"
SETTINGS = replace(ModelSettings(), first_word=120.0, first_word_loading=120.0, answer_tokens=160)


@pytest.fixture(scope="module")
def noise(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The server, with a model made here of random weights."""
    folder, port = tmp_path_factory.mktemp("llama"), free_port()
    python = str(installed("llama", "bin", "python"))
    maker = Path(__file__).with_name("tiny_gguf.py")
    subprocess.run([python, str(maker), str(folder / "noise.gguf")], check=True, timeout=300)
    command = [python, "-m", "llama_cpp.server", "--model", "noise.gguf", "--n_ctx", "8192"]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    with running(command, port, "/v1/models", folder) as server:
        yield server


def asking(noise: Running, folder: Path, kind: str = KIND) -> Asker:
    return asker(noise.url, folder, SETTINGS, kind=kind)


def said(asker: Asker, schema: dict[str, Any]) -> str:
    """What it answers to a question of a few words, in this form."""
    messages = [{"role": "user", "content": "Answer in JSON."}]
    asked = Asked(lambda _form, _most: messages, schema, 120, "noise:1", "telling")
    return "".join(piece.text for piece in asker.pieces(asked, never))


def test_it_is_known_by_what_it_answers(noise: Running, folder: Path) -> None:
    """The kind of server and its models are found out, on whatever port."""
    assert identified(noise.url, seconds=60) == KIND
    assert names_of_models(asking(noise, folder).connection, seconds=60) == ["noise.gguf"]


def test_a_grammar_makes_even_noise_valid_json(noise: Running, folder: Path) -> None:
    """With the schema beside json_object each answer is an object of that schema."""
    moods = ["calm", "tense"]
    schema = {
        "type": "object",
        "properties": {"mood": {"type": "string", "enum": moods}, "sure": {"type": "boolean"}},
        "required": ["mood", "sure"],
    }
    for _ in range(3):
        found = json.loads(said(asking(noise, folder), schema))
        assert found["mood"] in moods
        assert isinstance(found["sure"], bool)


def test_the_ladder_is_gone_down_where_it_refuses(noise: Running, folder: Path) -> None:
    """Asked for json_schema it answers with an error; the next rung is taken and remembered."""
    stranger = asking(noise, folder, "other")
    assert stranger.ladder.rung == "json_schema"
    assert said(stranger, {"type": "object"})
    assert stranger.ladder.rung == "json_object"
    assert asking(noise, folder, "other").ladder.rung == "json_object"


def test_noise_is_caught_by_the_gate(noise: Running, folder: Path, tiny: World, night: list[Outcome]) -> None:
    """No telling of noise is let stand: after the second try the turn is given back."""
    told = []
    with pytest.raises(ProviderBadReply):
        told.extend(teller(tiny, asking(noise, folder)).tell(night[2]))
    left = ""
    for piece in told:
        left = "" if isinstance(piece, Withdrawn) else left + str(piece)
    assert left == ""


def test_a_reader_of_noise_picks_from_the_list_or_nothing(
    noise: Running, folder: Path, night: list[Outcome]
) -> None:
    """Whatever number comes, only a known action is ever meant."""
    known = list(night[2].after.choices)
    for words in ("have a look around", "sing"):
        assert ModelReader(asking(noise, folder)).read(words, known, night[2].after) in [None, *known]


def test_turns_are_finished_offline(noise: Running, own_folders: Path, tiny: World) -> None:
    """A night told by noise is told by the offline teller, turn by turn, and says so."""
    offline = OfflineStoryteller(tiny)
    staged = Production(tiny, teller(tiny, asking(noise, own_folders)), offline, SketchPainter())
    engine = LocalEngine(SessionStore(own_folders), lambda _pack: staged, pack="tiny", seeds=lambda _id: 5)
    try:
        engine.intro("default")
        for _ in range(3):
            choice = engine.state("default")["choices"][0]
            words, events = "", list(engine.play("default", choice, "NORMAL"))
            for event in events:
                words = "" if isinstance(event, Withdrawn) else words
                words += event.text if isinstance(event, Delta) else ""
            assert isinstance(events[-1], Finished)
            assert [event for event in events if isinstance(event, Remark)]
            assert words == engine.history("default")[-1]["dispatch"]
            assert words.isprintable() or "\n" in words
            assert 20 <= len(words) <= 400
    finally:
        engine.close()


def test_the_check_up_says_that_it_cannot_tell(noise: Running, tmp_path: Path, tiny: World) -> None:
    """Its verdict on noise is plain, and the advice is to play offline."""
    wanted = replace(SETTINGS, text="server", text_server=KIND, text_url=noise.url, text_model="noise.gguf")
    report = check_up(wanted, tiny, tmp_path / "data", tmp_path / "config")
    assert report.valid == 0
    assert report.advised.text == "offline"
    assert "cannot tell the night" in report.verdict
