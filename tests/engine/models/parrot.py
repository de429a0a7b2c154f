"""A model that tells exactly what it is told happened: the best a test can wish for."""

from __future__ import annotations

import re
from typing import Any

from tests.engine.models.scripted_server import telling

_MOST = 380


def what_happened(body: dict[str, Any]) -> str:
    """The outcome's own words in a request, as far as a telling may be long."""
    asked = body["messages"][-1]["content"]
    part = asked.partition("WHAT HAPPENED")[2].partition("\n")[2]
    said = [line[2:] for line in part.splitlines() if line.startswith("- ")]
    text = " ".join(line for line in said if not re.match(r"It (?:worked|failed): ", line))
    if len(text) <= _MOST:
        return text
    ends = [match.end() for match in re.finditer(r"[.!?](?= |$)", text[:_MOST])]
    return text[: ends[-1]] if ends else text[:_MOST]


def parrot(body: dict[str, Any], **fields: str) -> str:
    """The whole answer, as JSON."""
    return telling(what_happened(body), **fields)
