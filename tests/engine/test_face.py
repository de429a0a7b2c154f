"""The public face: small, cheap to import, pinned."""

from __future__ import annotations

import subprocess
import sys

import engine


def test_public_names_are_pinned() -> None:
    """The engine offers exactly the names that scripts rely on."""
    assert sorted(engine.__all__) == [
        "_gen_image", "_load_history", "_load_state", "_save_history", "_save_state",
        "advance_turn_choices_deferred", "advance_turn_image_fast", "edit_state",
        "generate_intro_turn", "get_state", "reset_state", "roll_fate",
    ]  # fmt: skip
    assert all(callable(getattr(engine, name)) for name in engine.__all__)


def test_importing_the_engine_is_cheap() -> None:
    """``import engine`` and its plain data load neither Qt, openai, flask, numpy nor pydantic."""
    script = (
        "import sys, engine, engine.state, engine.ports, engine.errors\n"
        "print(sorted({'PySide6', 'openai', 'flask', 'numpy', 'pydantic', 'PIL'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_client_reads_the_environment_at_the_first_call(monkeypatch) -> None:
    """A client made before the environment says so still plays near or far as it says at the first call."""
    from engine.api_client import GameEngineClient
    from engine.remote import RemoteEngine

    client = GameEngineClient()
    monkeypatch.setenv("USE_API_MODE", "true")
    monkeypatch.setenv("API_BASE_URL", "http://127.0.0.1:9")
    assert isinstance(client._engine, RemoteEngine)
