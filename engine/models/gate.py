"""Whether a model's prose may be shown: the same measures that the offline night is held to.

Lives here: :class:`Gate`, made once a turn. May import: this room's contradictions, ``engine.rules``,
``engine.storytelling``, ``engine.world``. Promises: what it says against a text is a reason in words that
a model can act on; what the offline teller says passes; it costs well under a millisecond a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from engine.models.contradictions import Facts
from engine.rules.telling import MAX_CHARACTERS, MAX_WORDS, MIN_WORDS, count_words
from engine.state import Outcome

if TYPE_CHECKING:
    from engine.world import World

REFUSED: Final = "it was refused"
EMPTY: Final = "there was no telling in it"
TOO_LONG: Final = "it was too long"

_REFUSAL: Final = re.compile(
    r"\bi(?:'m| am) sorry,? but i\b|\b(?:i (?:can(?:'t|not)|won't|will not|must decline to)|i(?:'m| am) "
    r"(?:unable|not able|not allowed) to) (?:help|assist|continue|write|create|generate|provide|fulfil+"
    r"|comply|produce|engage|depict|describe|participate|support|tell (?:this|that)|do (?:this|that))\b"
    r"|\bas an ai\b|\blanguage model\b|\bcontent polic\w+|\b(?:violates?|against) (?:my|our|the) "
    r"(?:guidelines|polic\w+)",
    re.I,
)
_QUOTED: Final = re.compile(r"[\"“«][^\"”»]*(?:[\"”»]|\Z)|(?<!\w)['‘][^'’\n]{2,120}['’](?!\w)")
_FIRST_PERSON: Final = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|me|my|mine|myself)\b")
_THIRD_PERSON: Final = re.compile(r"\bthe (?:player|protagonist|main character|player character)\b", re.I)
_SECOND_PERSON: Final = re.compile(r"\byou\w*\b", re.I)
_PAST: Final = re.compile(
    r"\byou (?:\w+ly )?(?:was|were|went|saw|took|had|came|felt|heard|ran|stood|found|got|made|turned|walked|"
    r"stepped|looked|opened|reached|pulled|pushed|moved|stopped|started|waited|climbed|grabbed|picked|entered|"
    r"followed|listened|noticed|realized|realised|decided|knew|thought|tried|began|held|kept|gave|lifted)\b",
    re.I,
)
_PRESENT: Final = re.compile(
    r"\byou(?:'re|’re|'ve|’ve)?\b(?= (?:\w+ly )?(?!was|were|had)[a-z]+\b)|\b(?:is|are|has|does)\b", re.I
)
_ODD: Final = re.compile(r"[^\s\w.,;:!?'\"“”‘’«»()\[\]…—–\-/%&+#°*£$€]")
_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE: Final = re.compile(r"[.!?…][\"”’')]?(?=\s|\Z)")
_COMMON: Final = frozenset(
    re.findall(
        r"\w+",
        "a an the and or but of in on at to from with without it its is are you your that this there not no "
        "as for by be has have do does what which who one out up down off over then than if so all",
    )
)
_MOST_REPEATED: Final = 0.25
"""Share of a telling's 4-grams that the night has read already."""
_LEAST_COMMON: Final = 0.12
"""Share of the commonest words that any English prose has."""
_ENOUGH: Final = 8
"""Words from which shares mean something."""


class Gate:
    """Judges tellings of one outcome."""

    def __init__(self, world: World, outcome: Outcome, so_far: Sequence[dict[str, Any]]) -> None:
        self._facts = Facts(world, outcome)
        self._english = is_english(world)
        told = " ".join(beat.text for beat in outcome.beats)
        self._own = (len(_FIRST_PERSON.findall(told)), len(_PAST.findall(told)))
        """First persons and past tenses in what the pack itself says of this turn."""
        self._read: set[tuple[str, ...]] = set()
        for entry in so_far:
            self._read.update(_grams(str(entry.get("dispatch", ""))))

    def against(self, text: str, *, whole: bool = True) -> str:
        """Why this text may not be shown; empty when it may. With ``whole`` False the text is still
        coming, and only what more words cannot mend is said against it."""
        if not text.strip():
            return EMPTY if whole else ""
        if self._refuses(text):
            return REFUSED
        return (
            self._noise(text)
            or self._voice(text)
            or self._facts.contradicted(text, whole=whole)
            or self._repetition(text)
        )

    def _refuses(self, text: str) -> bool:
        """A refusal speaks for itself; what somebody in the story says is in quotes."""
        plain = _QUOTED.sub(" ", text.replace("’", "'"))
        return self._english and _REFUSAL.search(plain) is not None

    def _noise(self, text: str) -> str:
        words = _WORDS.findall(text)
        letters = sum(map(len, words))
        if len(text) > 30 and (letters < 0.6 * len(text) or len(_ODD.findall(text)) > 0.02 * len(text)):
            return "it was not prose"
        if any(len(word) > 28 for word in words):
            return "it was not prose"
        if self._english and len(words) >= _ENOUGH:
            common = sum(word.lower() in _COMMON for word in words)
            if common < (_LEAST_COMMON * len(words) if len(words) >= 2 * _ENOUGH else 1):
                return "it was not prose in English"
        return ""

    def _voice(self, text: str) -> str:
        if not self._english:
            return ""
        plain = _QUOTED.sub(" ", text)
        mine = len(_FIRST_PERSON.findall(plain)) - self._own[0]
        if _THIRD_PERSON.search(plain) or (mine > 1 and mine > len(_SECOND_PERSON.findall(plain))):
            return "it must be told to the player as 'you', not as 'I' or 'the player'"
        past = len(_PAST.findall(plain)) - self._own[1]
        if past >= 2 and past > len(_PRESENT.findall(plain)) - past:
            return "it must be told in the present tense"
        return ""

    def _repetition(self, text: str) -> str:
        grams = _grams(text)
        if len(grams) < _ENOUGH:
            return ""
        again = sum(gram in self._read for gram in grams) / len(grams)
        itself = 1 - len(set(grams)) / len(grams)
        if again > _MOST_REPEATED:
            return "it repeated what was told earlier in this night"
        if itself > _MOST_REPEATED:
            return "it repeated itself"
        return ""


def fitted(text: str) -> str:
    """The text within the longest length, cut after a whole sentence; empty when too little is left."""
    if len(text) <= MAX_CHARACTERS and count_words(text) <= MAX_WORDS:
        return text
    for match in reversed(list(_SENTENCE.finditer(text))):
        kept = text[: match.end()]
        if len(kept) <= MAX_CHARACTERS and count_words(kept) <= MAX_WORDS:
            return kept if count_words(kept) >= MIN_WORDS else ""
    return ""


def too_long(text: str) -> bool:
    """Whether it is longer than a telling may be."""
    return len(text) > MAX_CHARACTERS or count_words(text) > MAX_WORDS


def sentences(text: str) -> int:
    """How many sentences have ended."""
    return len(_SENTENCE.findall(text))


@lru_cache(maxsize=8)
def is_english(world: World) -> bool:
    """Whether the pack speaks English; rules of grammar hold only then."""
    words = [word.lower() for text in world.info.intro for word in _WORDS.findall(text)]
    return bool(words) and sum(word in _COMMON for word in words) > 0.2 * len(words)


def _grams(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"[\w']+", text.lower())
    return [tuple(words[at : at + 4]) for at in range(len(words) - 3)]
