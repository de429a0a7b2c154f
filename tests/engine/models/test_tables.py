"""What is known of servers is data: read whole, editable by the player, and never trusted blindly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engine.models.faults import ParameterRefused
from engine.models.ladder import FILE_NAME, Ladder, Learned
from engine.models.picture_habits import ROUTES, paints, picture_habits
from engine.models.servers import RUNGS, Server, preset, presets, text_server, with_v1
from engine.models.settings import ModelSettings

SCHEMA = {"type": "object"}


def server(kind: str, model: str = "m") -> Server:
    return Server(preset(kind), preset(kind).url or "http://127.0.0.1:9/v1", model)


def test_every_preset_can_be_asked() -> None:
    """Each kind has an address that ends in /v1 (but ``other``), known rungs, and a use."""
    for kind in presets().values():
        assert kind.name == "other" or with_v1(kind.url) == kind.url
        assert kind.url.endswith("/v1") or kind.name == "other"
        assert set(kind.text.ladder) <= set(RUNGS)
        assert kind.text.ladder[-1] == "prompt" or not kind.tells
        assert kind.tells or paints(kind.name)
        assert kind.local != kind.paid


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("localhost:8080", "http://localhost:8080/v1"),
        ("https://x.example/api/v1/", "https://x.example/api/v1"),
        ("http://user:secret@x.example", "http://x.example/v1"),
        ("ftp://x.example", ""),
        ("  ", ""),
    ],
)
def test_an_address_is_put_right_or_is_none(typed: str, address: str) -> None:
    """A scheme and /v1 are added; a password in an address is dropped; what is no address is none."""
    assert with_v1(typed) == address


def test_this_computer_costs_nothing_whatever_the_preset() -> None:
    """A paid kind at a loopback address is not paid; another kind elsewhere may be."""
    assert not Server(preset("openai"), "http://127.0.0.1:1/v1", "m").paid
    assert Server(preset("ollama"), "http://10.0.0.5:11434/v1", "m").paid is False
    assert Server(preset("other"), "https://x.example/v1", "m").paid


def test_nothing_is_asked_where_nothing_is_set() -> None:
    """Offline, and ``other`` without an address, give no server."""
    assert text_server(ModelSettings()) is None
    assert text_server(ModelSettings(text="server", text_server="other")) is None
    assert text_server(ModelSettings(text="server", text_server="nobody", text_url="::")) is None


def test_the_newest_fitting_entry_of_pictures_counts(tmp_path: Path) -> None:
    """Each family of models has its own sizes; what paints nowhere has no habits."""
    newest = picture_habits(server("openai", "gpt-image-2.6-flare"), tmp_path)
    older = picture_habits(server("openai", "gpt-image-1-mini"), tmp_path)
    routed = picture_habits(server("openrouter", "openai/gpt-image-2"), tmp_path)
    assert newest is not None
    assert older is not None
    assert routed is not None
    assert newest.sizes[0] == "1536x864"
    assert older.sizes[0] == "1536x1024"
    assert routed.route == "openrouter"
    assert picture_habits(server("ollama"), tmp_path) is None
    assert not paints("ollama")
    for kind in presets().values():
        habits = picture_habits(server(kind.name), tmp_path)
        assert habits is None or habits.route in ROUTES


def test_the_players_own_table_of_pictures_stands_first(tmp_path: Path) -> None:
    """An entry of the player's is used before the shipped ones; a damaged file or entry is left out."""
    own = tmp_path / "pictures.toml"
    own.write_text('[[pictures]]\nserver = "openai"\nmodels = ["mine*"]\nsizes = ["640x360"]\n')
    mine = picture_habits(server("openai", "mine-2"), tmp_path)
    assert mine is not None
    assert mine.sizes == ("640x360",)
    assert picture_habits(server("openai", "gpt-image-2"), tmp_path) != mine
    for damage in ("[[pictures", "pictures = 7", '[[pictures]]\nserver = "openai"\nroute = "moon"\n'):
        own.write_text(damage)
        picture_habits(server("openai", "gpt-image-2"), tmp_path)


def test_a_way_of_painting_is_never_dearer_than_wanted(tmp_path: Path) -> None:
    """Ways go from what is wanted downwards, in quality and size."""
    habits = picture_habits(server("openai", "gpt-image-2"), tmp_path)
    assert habits is not None
    low = habits.ways(ModelSettings(picture_quality="low"))
    assert low == [("1536x864", "low"), ("1280x720", "low")]
    high = habits.ways(ModelSettings(picture_quality="high", picture_size="1280x720"))
    assert high == [("1280x720", "high"), ("1280x720", "medium"), ("1280x720", "low")]
    odd = habits.ways(ModelSettings(picture_size="1001x563"))
    assert odd[0] == ("1536x864", "low")


def test_what_was_learned_outlives_the_run_and_not_the_month(tmp_path: Path) -> None:
    """A rung and refused keys are remembered per server and model, for thirty days."""
    now = [1_000_000.0]
    one = Ladder(server("other"), Learned(tmp_path, lambda: now[0]))
    assert one.step_down()
    refused = ParameterRefused("x")
    refused.names = ("temperature",)
    assert one.leave_out(refused)
    assert not one.leave_out(refused)
    again = Ladder(server("other"), Learned(tmp_path, lambda: now[0]))
    assert again.rung == "json_object"
    assert "temperature" not in again.request(SCHEMA, 100)
    assert Ladder(server("other", "n"), Learned(tmp_path, lambda: now[0])).rung == "json_schema"
    now[0] += 31 * 86_400
    assert Ladder(server("other"), Learned(tmp_path, lambda: now[0])).rung == "json_schema"


def test_the_ladder_has_an_end(tmp_path: Path) -> None:
    """From the last rung there is no way down."""
    ladder = Ladder(server("other"), Learned(tmp_path))
    assert [ladder.step_down() for _ in range(3)] == [True, True, False]
    assert not ladder.asks_json
    assert "response_format" not in ladder.request(SCHEMA, 100)


@pytest.mark.parametrize("damage", ["", "[]", '{"x": 7}', '{"x": {"at": "soon"}}', "\x00"])
def test_a_damaged_memory_counts_as_none(tmp_path: Path, damage: str) -> None:
    """Whatever stands in the file, servers are asked as usual, and it is written anew."""
    (tmp_path / FILE_NAME).write_text(damage)
    ladder = Ladder(server("other"), Learned(tmp_path))
    assert ladder.rung == "json_schema"
    assert ladder.step_down()
    assert "json_object" in json.dumps(json.loads((tmp_path / FILE_NAME).read_text()))


def test_each_server_gets_its_own_name_for_the_limit(tmp_path: Path) -> None:
    """OpenAI is told max_completion_tokens, everybody else max_tokens."""
    for kind in presets().values():
        if kind.tells:
            keys = Ladder(server(kind.name), Learned(tmp_path / kind.name)).request(SCHEMA, 321)
            assert keys["max_completion_tokens" if kind.name == "openai" else "max_tokens"] == 321
