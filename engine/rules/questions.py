"""Questions a player types about the ledger: where am I, what do I have, what can I do.

Lives here: telling such a question from an action. May import: the rules below it. Promises:
nothing is changed; what is no such question is left to the reading of actions.
"""

from __future__ import annotations

import re
from typing import Final

from engine.rules.names import words_of

_QUESTIONS: Final = tuple(
    (key, re.compile("|".join(patterns)))
    for key, patterns in (
        (
            "answer_where",
            (r"where (am i|are we|is this|can i go)", r"what('s| is) this place", r"^(map|exits|location)$"),
        ),
        (
            "answer_have",
            (
                r"what (do|have) i (have|got|carry)",
                r"what am i carrying",
                r"what('s| is) in (my|the) bag",
                r"^(inventory|inv|i|bag|my bag)$",
                r"^check (my )?(bag|inventory|pockets?)$",
            ),
        ),
        (
            "answer_body",
            (
                r"how (am i|bad|hurt|long)",
                r"am i (hurt|bleeding|ok)",
                r"what time",
                r"how much (time|film|tape|battery)",
                r"^(check|look at|read) (my |the )?(watch|clock|time)$",
                r"^(status|health|diagnose|time|clock|check myself)$",
            ),
        ),
        (
            "answer_can",
            (
                r"what (can|could|should|do) (i|we) do",
                r"what now",
                r"^(help|hint|options|choices|commands|actions|\?)$",
            ),
        ),
    )
)


def question(text: str) -> str | None:
    """The kind of answer a question about the ledger wants, if it is one."""
    plain = " ".join(words_of(text)) or text.strip()
    return next((key for key, pattern in _QUESTIONS if pattern.search(plain)), None)
