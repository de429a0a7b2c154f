"""Tags on single texts: a variant that begins with ``#tag`` is told only to those who want it.

Lives here: :class:`Marked`, :func:`marked`. May import: the standard library. Promises: a text
without a mark stays the plain string it was; the mark itself is never told.
"""

from __future__ import annotations

import re
from typing import Final

_MARK: Final = re.compile(r"(?:#[a-z][a-z0-9_]*\s+)+")


class Marked(str):
    """A text with tags: ``#spiders It is full of legs.`` reads ``It is full of legs.``"""

    tags: frozenset[str]

    def __new__(cls, text: str, tags: frozenset[str]) -> Marked:
        made = super().__new__(cls, text)
        made.tags = tags
        return made


def marked(text: str) -> str:
    """The text without its marks; a :class:`Marked` if it had any."""
    found = _MARK.match(text) if text.startswith("#") else None
    if found is None:
        return text
    return Marked(text[found.end() :], frozenset(word[1:] for word in found[0].split()))


def tags_of(text: str) -> frozenset[str]:
    """The tags of a text; none for a plain one."""
    return text.tags if isinstance(text, Marked) else frozenset()
