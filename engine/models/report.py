"""What a check-up found, what it means, and the settings that fit it.

Lives here: :class:`Report`, :func:`judged`. May import: this room's settings. Promises: plain words; the
settings it advises never spend more than those it was given, and never name another server.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Final

from engine.models.settings import LEAST_PROMPT, ModelSettings
from engine.state import Phrase, phrase

_QUICK: Final = 6.0
"""Seconds to the first word that nobody minds."""
_MOST_WAIT: Final = 120.0
_READS: Final = 4.0
"""Words a second that most people read at; a slower model is waited for."""


@dataclass(frozen=True, slots=True)
class Report:
    """Of one check-up. Times in seconds; what was not tried is None, nought or empty."""

    given: ModelSettings
    advised: ModelSettings
    name: str = ""
    model: str = ""
    problem: Phrase | None = None
    """Why the server could not be tried, in words."""
    pictures: Phrase | None = None
    """Why the picture server could not be asked; None when it answers, or when none is set."""
    models: tuple[str, ...] = ()
    first_word: float | None = None
    speed: float | None = None
    """Words a second."""
    valid: int = 0
    turns: int = 0
    refused: int = 0
    repeated: float = 0.0
    context: int = 0
    problems: tuple[str, ...] = ()
    judgement: tuple[Phrase, ...] = ()
    """What it means, sentence by sentence."""

    @property
    def verdict(self) -> str:
        """What it means, in English."""
        return " ".join(map(str, self.judgement))

    @property
    def good(self) -> bool:
        """Whether a night can be told by it."""
        return not self.problem and self.valid >= self.turns - 1 > 0

    def changes(self) -> dict[str, tuple[object, object]]:
        """Settings that are advised to be other ones: name -> (now, advised)."""
        pairs = {
            each.name: (getattr(self.given, each.name), getattr(self.advised, each.name))
            for each in fields(ModelSettings)
        }
        return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}

    def lines(self) -> Iterator[tuple[Phrase, ...]]:
        """The findings, a line each, the verdict last."""
        if self.name and not self.problem:
            yield (_answers(self.name, self.model),)
        if self.models:
            listed = f"{', '.join(self.models[:12])}{' …' if len(self.models) > 12 else ''}"
            yield (phrase("Models", "Models: {names}.").of(names=listed),)
        if self.turns and not self.problem:
            yield from self._measured()
            yield from ((phrase("Models", "It said: {words}").of(words=each),) for each in self.problems[:3])
        if self.given.wants_pictures:
            found = self.pictures or phrase("Models", "the server answers.")
            yield (phrase("Models", "Pictures: {found}").of(found=found),)
        yield self.judgement

    def _measured(self) -> Iterator[tuple[Phrase, ...]]:
        valid = phrase("Models", "Valid turns: {valid} of {turns}.")
        yield (valid.of(valid=self.valid, turns=self.turns),)
        if self.first_word is not None and self.speed is not None:
            words = phrase("Models", "First word after {first} s, then {speed} words a second.")
            yield (words.of(first=f"{self.first_word:.1f}", speed=f"{self.speed:.0f}"),)
        if self.valid:
            words = phrase("Models", "Dark beats refused: {refused} of 3. Repeated: {repeated}.")
            yield (words.of(refused=self.refused, repeated=f"{self.repeated:.0%}"),)
        yield (phrase("Models", "It reads {tokens} tokens.").of(tokens=f"{self.context:,}"),)


def judged(report: Report) -> Report:
    """The report with its verdict and the settings for it."""
    if report.problem is not None:
        until = phrase("Models", "Until then the night is told offline.")
        return replace(report, judgement=(report.problem, until))
    if not report.turns:
        words = phrase("Models", "Words are told offline; there is no model to check.")
        return replace(report, judgement=(words,))
    if report.valid < 2:
        advised = replace(report.given, text="offline")
        words = phrase(
            "Models", "This model cannot tell the night. The offline teller will; nothing is lost by it."
        )
        return replace(report, advised=advised, judgement=(words,))
    return replace(report, advised=_advised(report), judgement=tuple(_judgement(report)))


def _answers(name: str, model: str) -> Phrase:
    if model:
        return phrase("Models", "{name} answers, model {model}.").of(name=name, model=model)
    return phrase("Models", "{name} answers.").of(name=name)


def _judgement(report: Report) -> Iterator[Phrase]:
    first, speed = report.first_word or 0.0, report.speed or 0.0
    if report.good:
        yield phrase("Models", "This model can tell the night.")
    else:
        words = phrase("Models", "It tells some of it: {missed} of {turns} turns would be told offline.")
        yield words.of(missed=report.turns - report.valid, turns=report.turns)
    if first > _QUICK:
        words = phrase("Models", "It is slow to begin ({seconds} s), so it is waited for longer.")
        yield words.of(seconds=f"{first:.0f}")
    if speed < _READS:
        yield phrase("Models", "It is slower than one reads.")
    if report.refused:
        yield phrase("Models", "It shies from some of the dark, so it is asked for a gentler night.")
    if report.repeated > 0.1:
        yield phrase("Models", "It repeats itself; what it repeats is told offline.")
    if report.context < report.given.prompt_tokens + report.given.answer_tokens:
        yield phrase("Models", "It reads less than usual, so it is told less of the night so far.")


def _advised(report: Report) -> ModelSettings:
    given = report.given
    first = report.first_word or 0.0
    wait = min(_MOST_WAIT, max(given.first_word, float(math.ceil(first * 2.5))))
    room = report.context - given.answer_tokens - 64
    gentler = {0: given.intensity, 1: min(given.intensity or 2, 2)}.get(report.refused, 1)
    slow = (report.speed or 0.0) < _READS / 2
    return replace(
        given,
        first_word=wait,
        first_word_loading=max(given.first_word_loading, wait),
        prompt_tokens=max(LEAST_PROMPT, min(given.prompt_tokens, room)),
        intensity=gentler,
        look_ahead="off" if slow and given.look_ahead == "auto" else given.look_ahead,
    )
