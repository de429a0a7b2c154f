"""Scenes as JSON and back, without a validator: fast enough for a cold start.

May import: the standard library, ``engine.state``. Promises: every scene survives the journey;
unknown keys are refused with a TypeError.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from engine.state import Camera, Figure, Scene, SceneThing


def to_json(scene: Scene) -> bytes:
    """One scene as UTF-8 JSON."""
    return json.dumps(asdict(scene), ensure_ascii=False).encode()


def from_json(data: bytes | str) -> Scene:
    """The scene of a JSON text. Raises ValueError or TypeError for anything else."""
    raw: dict[str, Any] = json.loads(data)
    raw["camera"] = Camera(**raw.get("camera", {}))
    raw["things"] = [SceneThing(**thing) for thing in raw.get("things", [])]
    raw["held"] = [SceneThing(**thing) for thing in raw.get("held", [])]
    raw["figures"] = [Figure(**figure) for figure in raw.get("figures", [])]
    return Scene(**raw)
