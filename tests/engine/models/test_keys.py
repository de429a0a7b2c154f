"""A key goes to its server's header and nowhere else; settings never hold one."""

from __future__ import annotations

import copy
import pickle
from pathlib import Path

import pytest

from engine.models import keys, settings
from engine.models.connection import Connection
from engine.models.keys import Secret, key_for, may_carry, origin, remember
from engine.models.servers import Server, preset
from engine.models.settings import ModelSettings
from tests.engine.models.conftest import CANARY

OPENAI = "https://api.openai.com/v1"
ELSEWHERE = "https://models.example.org/v1"


def test_a_key_shows_itself_to_nobody() -> None:
    """Printing, formatting, pickling and copying a key give it away to no one."""
    secret = Secret(CANARY)
    assert CANARY not in f"{secret} {secret!r} {[secret]} {vars(Connection)}"
    for take in (pickle.dumps, copy.copy):
        with pytest.raises(TypeError):
            take(secret)
    assert secret.reveal() == CANARY


def test_the_environments_key_is_for_openai_or_the_named_server_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """``OPENAI_API_KEY`` goes to OpenAI; with ``OPENAI_BASE_URL`` to that server and not to OpenAI."""
    monkeypatch.setenv("OPENAI_API_KEY", CANARY)
    found = key_for(OPENAI)
    assert found is not None
    assert found.reveal() == CANARY
    assert origin(OPENAI) == "environment"
    assert key_for(ELSEWHERE) is None
    monkeypatch.setenv("OPENAI_BASE_URL", ELSEWHERE)
    assert key_for(OPENAI) is None
    assert key_for(ELSEWHERE) is not None


def test_without_a_keyring_a_key_lasts_for_this_run_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the system keeps no keys, or will not, the key is kept in memory and the caller is told so."""
    monkeypatch.setattr(keys, "keyring_works", lambda: False)
    assert remember(OPENAI, f" {CANARY}\n") is False
    found = key_for(OPENAI)
    assert found is not None
    assert found.reveal() == CANARY
    assert origin(OPENAI) == "this run"
    keys.forget(OPENAI)
    assert key_for(OPENAI) is None
    assert not list(tmp_path.rglob("*"))


def test_the_keyring_keeps_a_key_under_its_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """A keyring that works is asked to keep the key for that host and port, and is asked once a run."""
    import keyring

    kept: dict[tuple[str, str], str] = {}
    asked: list[str] = []

    def read(service: str, name: str) -> str | None:
        asked.append(name)
        return kept.get((service, name))

    monkeypatch.undo()
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setattr(keys, "keyring_works", lambda: True)
    monkeypatch.setattr(keyring, "set_password", lambda s, n, key: kept.__setitem__((s, n), key))
    monkeypatch.setattr(keyring, "get_password", read)
    assert remember(ELSEWHERE, CANARY) is True
    assert kept == {("somewhere", "models.example.org"): CANARY}
    keys.forget_what_was_asked()
    for _ in range(3):
        found = key_for(ELSEWHERE)
        assert found is not None
    assert len(asked) == 1
    assert origin(ELSEWHERE) == "keyring"


def test_a_keyring_that_breaks_is_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a keyring raises, the key lasts for this run and nothing of it is said."""
    import keyring

    def broken(*_: object) -> None:
        raise RuntimeError(CANARY)

    monkeypatch.setattr(keys, "keyring_works", lambda: True)
    monkeypatch.setattr(keyring, "set_password", broken)
    assert remember(OPENAI, CANARY) is False
    assert key_for(OPENAI) is not None


def test_a_key_never_travels_in_the_open() -> None:
    """Over TLS, or inside the house; to a far server in plain HTTP it is not sent."""
    assert may_carry(OPENAI)
    assert may_carry("http://127.0.0.1:8080/v1")
    assert may_carry("http://192.168.1.20:8080/v1")
    assert may_carry("http://nas.local/v1")
    assert not may_carry("http://models.example.org/v1")
    open_air = Connection(Server(preset("other"), "http://models.example.org/v1", "m"), Secret(CANARY))
    assert open_air._key is None


def test_settings_are_written_whole_and_read_back(tmp_path: Path) -> None:
    """What is saved is loaded; there is no place for a key in it."""
    wanted = ModelSettings(text="server", text_server="ollama", text_model='odd "name"\n', first_word=33.0)
    settings.save(wanted, tmp_path)
    loaded = settings.load(tmp_path)
    assert loaded.text_model == 'odd "name"'
    assert (loaded.text, loaded.text_server, loaded.first_word) == ("server", "ollama", 33.0)
    assert not [name for name in ModelSettings.__slots__ if "key" in name]
    assert [path.name for path in tmp_path.iterdir()] == ["models.toml"]


@pytest.mark.parametrize(
    "text",
    ["text = 7", "first_word = -1", "first_word = nan", 'text = "moon"', "answer_tokens = true", "junk = 1"],
)
def test_what_makes_no_sense_counts_as_default(tmp_path: Path, text: str) -> None:
    """Wrong types, ranges and names never reach the game."""
    (tmp_path / "models.toml").write_text(text)
    assert settings.load(tmp_path) == ModelSettings()


def test_a_damaged_file_is_kept_aside(tmp_path: Path) -> None:
    """Settings that cannot be read are the defaults, and the file is there to be mended by hand."""
    (tmp_path / "models.toml").write_bytes(b"text = [\xff")
    assert settings.load(tmp_path) == ModelSettings()
    assert (tmp_path / "models.damaged.toml").exists()
