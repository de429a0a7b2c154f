"""A desk of models that answers what a test has written down, and keeps what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from engine.errors import EngineError, TurnCancelled
from engine.models.forecast import Forecast
from engine.models.report import Report, judged
from engine.models.settings import ModelSettings
from engine.state import Phrase, phrase


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

    def forecast(self) -> tuple[Phrase, ...]:
        return Forecast(37, 119_510, 0, 0.06, "USD", 37).sentences()

    def check(
        self, said: Callable[[Phrase], None] = lambda _: None, cancelled: Callable[[], bool] = lambda: False
    ) -> dict[str, Any]:
        self.asked.append("check")
        said(phrase("Models", "Turn {number} of {turns}").of(number=1, turns=5))
        while not self.hold.wait(0.01):
            if cancelled():
                raise TurnCancelled("stopped")
        now = ModelSettings()
        report = judged(
            Report(now, now, "OpenAI", valid=5, turns=5, first_word=2.0, speed=20.0, context=9000)
        )
        return {
            "good": report.good,
            "verdict": report.verdict,
            "lines": list(report.lines()),
            "advised": {"first_word": 30.0},
        }


OLLAMA = {
    "kind": "ollama",
    "title": "Ollama",
    "url": "http://127.0.0.1:11434/v1",
    "models": ["llama"],
    "tells": True,
    "paints": False,
}
