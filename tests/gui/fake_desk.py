"""A desk of models that answers what a test has written down, and keeps what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from engine.errors import EngineError, TurnCancelled
from engine.models.settings import ModelSettings


def kind(name: str, title: str, url: str, *, local: bool, paints: bool = True) -> dict[str, Any]:
    return {
        "name": name,
        "title": title,
        "url": url,
        "local": local,
        "paid": not local,
        "key": not local,
        "tells": True,
        "paints": paints,
    }


class FakeDesk:
    """See ``engine.ports.ModelsDesk``."""

    def __init__(self) -> None:
        self.now = asdict(ModelSettings())
        self.found: list[dict[str, Any]] = []
        self.listed = ["tall-model", "small-model"]
        self.keys: dict[str, str] = {}
        self.keyring = True
        self.asked: list[str] = []
        self.fails: EngineError | None = None
        self.hold = threading.Event()
        self.hold.set()
        self.figures = {
            "tokens": 12300,
            "pictures": 3,
            "seconds": 41,
            "money": 0.02,
            "calls": 9,
            "unpriced": 0,
        }

    def settings(self) -> dict[str, Any]:
        return dict(self.now)

    def change(self, **changes: Any) -> dict[str, Any]:
        if self.fails is not None:
            raise self.fails
        self.now |= changes
        return self.settings()

    def kinds(self) -> list[dict[str, Any]]:
        return [
            kind("openai", "OpenAI", "https://api.openai.com/v1", local=False),
            kind("ollama", "Ollama", "http://127.0.0.1:11434/v1", local=True, paints=False),
            kind("llama_cpp", "llama.cpp", "http://127.0.0.1:8080/v1", local=True, paints=False),
        ]

    def detect(self, cancelled: Callable[[], bool] = lambda: False) -> list[dict[str, Any]]:
        self.asked.append("detect")
        return self.found

    def models(self, what: str, cancelled: Callable[[], bool] = lambda: False) -> list[str]:
        self.asked.append(f"models {what}")
        return self.listed

    def key(self, what: str) -> dict[str, Any]:
        needed = self.now["text_server"] == "openai"
        origin = ("keyring" if self.keyring else "this run") if self.keys else ""
        return {"needed": needed, "origin": origin, "keyring": self.keyring, "server": "OpenAI"}

    def give_key(self, what: str, key: str) -> dict[str, Any]:
        self.keys[what] = key
        return self.key(what)

    def forget_key(self, what: str) -> dict[str, Any]:
        self.keys.clear()
        return self.key(what)

    def spent(self, session_id: str, seed: int) -> dict[str, Any]:
        return {"run": self.figures, "day": self.figures, "currency": "USD"}

    def forecast(self) -> str:
        return "A night of 37 turns takes about 119,510 tokens: about 0.06 USD."

    def check(
        self, said: Callable[[str], None] = lambda _: None, cancelled: Callable[[], bool] = lambda: False
    ) -> dict[str, Any]:
        self.asked.append("check")
        said("Turn 1 of 5")
        while not self.hold.wait(0.01):
            if cancelled():
                raise TurnCancelled("stopped")
        lines = ["Valid turns: 5 of 5.", "It tells the night well."]
        return {"good": True, "verdict": lines[-1], "lines": lines, "advised": {"first_word": 30.0}}


OLLAMA = {
    "kind": "ollama",
    "title": "Ollama",
    "url": "http://127.0.0.1:11434/v1",
    "models": ["llama"],
    "tells": True,
    "paints": False,
}
