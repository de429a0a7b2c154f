"""Takes out of a text what is nobody else's business, so that it can be shown or sent.

May import: the standard library. Promises: pure, never raises; keys, tokens, passwords in addresses, the
home folder and the user's name are gone; what is left still says what happened.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

HIDDEN: Final = "[hidden]"
_SECRETS: Final = (
    re.compile(r"\b(?:sk|pk|rk|gsk|xai|hf|ghp|gho|github_pat|glpat|nvapi|or)[-_][A-Za-z0-9_\-]{6,}"),
    re.compile(r"\bAIza[A-Za-z0-9_\-]{10,}"),
    re.compile(r"(?i)(authorization[\"']?\s*[=:,]\s*b?[\"']?)(?:[a-z]+\s+)?[^\s\"',;)]+"),
    re.compile(r"(?i)(?<=bearer )\s*\S+"),
    re.compile(
        r"(?i)((?:api[-_ ]?key|token|secret|password|passwd|pwd|bearer)[\"']?\s*[=:]\s*[\"']?)[^\s\"',;)]+"
    ),
    re.compile(r"(?<=://)[^/\s@]+(?=@)"),
    re.compile(r"\b[A-Za-z0-9_\-]{40,}\b"),
)
_QUERY: Final = re.compile(r"(https?://[^\s?\"']+)\?[^\s\"']*")


def redacted(text: str, secrets: Iterable[str] = (), home: Path | None = None) -> str:
    """The text without keys, without addresses' passwords and queries, with ``~`` for the home folder.
    ``secrets`` are words that must go wherever they stand."""
    for word in sorted((each for each in secrets if len(each) > 3), key=len, reverse=True):
        text = text.replace(word, HIDDEN)
    for pattern in _SECRETS:
        text = pattern.sub(lambda found: (found.group(1) if found.re.groups else "") + HIDDEN, text)
    text = _QUERY.sub(r"\1", text)
    place = str(home or os.path.expanduser("~"))  # a user whom the system does not know has no home
    if len(place) > 1:
        text = text.replace(place, "~").replace(place.replace("\\", "\\\\"), "~")
    text = re.sub(r"(?i)([a-z]:\\+users\\+|/home/|/Users/|/media/)[^/\\\s:\"']+", r"\1user", text)
    name = Path(place).name
    if len(name) > 3:
        text = re.sub(rf"\b{re.escape(name)}\b", "user", text)
    return text
