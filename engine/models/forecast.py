"""What a night will take, before its first turn.

Lives here: :func:`forecast`, :class:`Forecast`. May import: this room's settings, servers and prices.
Promises: says "unknown" where a price is unknown; says at which turn a cap will stop the models.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.models.prices import Prices
from engine.models.servers import picture_server, text_server
from engine.models.settings import ModelSettings
from engine.state import Phrase, phrase

TURNS: Final = 37
"""Turns of a usual night."""
_ANSWER: Final = 230
_SHARE: Final = 0.75
"""How much of its longest length a prompt has, over a night."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """A usual night with these settings. ``money`` None: a price is unknown."""

    turns: int
    tokens: int
    pictures: int
    money: float | None
    currency: str
    enough_for: int
    """Turns after which a cap of the run stops words or pictures; ``turns`` if none does."""

    def in_words(self) -> str:
        """One or two plain sentences, in English."""
        return " ".join(map(str, self.sentences()))

    def sentences(self) -> tuple[Phrase, ...]:
        """The same, for whoever says it in another language."""
        if not self.tokens and not self.pictures:
            return (phrase("Models", "A night asks no model and costs nothing."),)
        said = (self._takes(),)
        if self.enough_for >= self.turns:
            return said
        ends = phrase("Models", "Your limits end that after about {turns} turns; the rest is offline.")
        return (*said, ends.of(turns=self.enough_for))

    def _takes(self) -> Phrase:
        what = self._what()
        if self.money is None:
            words = phrase(
                "Models",
                "A night of {turns} turns takes about {what}; what that costs is unknown, since a price is "
                "missing in the table.",
            )
            return words.of(turns=self.turns, what=what)
        if self.money:
            words = phrase("Models", "A night of {turns} turns takes about {what}: about {money} {currency}.")
            return words.of(turns=self.turns, what=what, money=f"{self.money:.2f}", currency=self.currency)
        words = phrase("Models", "A night of {turns} turns takes about {what} and costs nothing.")
        return words.of(turns=self.turns, what=what)

    def _what(self) -> Phrase:
        tokens = f"{self.tokens:,}"
        if not self.pictures:
            return phrase("Models", "{tokens} tokens").of(tokens=tokens)
        if not self.tokens:
            return phrase("Models", "{pictures} pictures").of(pictures=self.pictures)
        words = phrase("Models", "{tokens} tokens and {pictures} pictures")
        return words.of(tokens=tokens, pictures=self.pictures)


def forecast(settings: ModelSettings, prices: Prices, turns: int = TURNS) -> Forecast:
    """What ``turns`` turns with these settings will take."""
    teller, painter = text_server(settings), picture_server(settings)
    asked = int(settings.prompt_tokens * _SHARE) if teller else 0
    answered = _ANSWER if teller else 0
    words = prices.of_text(teller, asked, answered) if teller else 0.0
    picture = prices.of_picture(painter, settings.picture_quality) if painter else 0.0
    each = None if words is None or picture is None else words + picture
    lasts = [float(turns)]
    if teller and settings.run_tokens:
        lasts.append(settings.run_tokens / (asked + answered))
    if painter and settings.run_pictures:
        lasts.append(float(settings.run_pictures))
    known = (words or 0.0) + (picture or 0.0)
    if known and settings.run_money:
        lasts.append(settings.run_money / known)
    return Forecast(
        turns,
        turns * (asked + answered),
        turns if painter else 0,
        None if each is None else each * turns,
        prices.currency,
        int(min(lasts)),
    )
