"""Questions a player types about the ledger: where am I, what do I have, what can I do.

Lives here: telling such a question from an action. May import: the rules below it. Promises:
nothing is changed; what is no such question is left to the reading of actions.
"""

from __future__ import annotations

from engine.rules.names import READING, words_of


def question(text: str) -> str | None:
    """The kind of answer a question about the ledger wants, if it is one."""
    plain = " ".join(words_of(text)) or text.strip()
    return next((key for key, pattern in READING.questions if pattern.search(plain)), None)
