"""What a check-up found, what it means, and the settings that fit it.

Lives here: :class:`Report`, :func:`judged`. May import: this room's settings. Promises: plain words; the
settings it advises never spend more than those it was given, and never name another server.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Final

from engine.models.settings import ModelSettings

_QUICK: Final = 6.0
"""Seconds to the first word that nobody minds."""
_MOST_WAIT: Final = 120.0
_READS: Final = 4.0
"""Words a second that most people read at; a slower model is waited for."""
_LEAST_PROMPT: Final = 1000


@dataclass(frozen=True, slots=True)
class Report:
    """Of one check-up. Times in seconds; what was not tried is None, nought or empty."""

    given: ModelSettings
    advised: ModelSettings
    name: str = ""
    model: str = ""
    problem: str = ""
    """Why the server could not be tried, in words."""
    pictures: str = ""
    """Why the picture server could not be asked; empty when it answers, or when none is set."""
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
    verdict: str = ""

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

    def lines(self) -> Iterator[str]:
        """The findings, a line each, the verdict last."""
        if self.name and not self.problem:
            yield f"{self.name} answers" + (f", model {self.model}." if self.model else ".")
        if self.models:
            yield f"Models: {', '.join(self.models[:12])}{' …' if len(self.models) > 12 else ''}."
        if self.turns and not self.problem:
            yield f"Valid turns: {self.valid} of {self.turns}."
            if self.first_word is not None and self.speed is not None:
                yield f"First word after {self.first_word:.1f} s, then {self.speed:.0f} words a second."
            if self.valid:
                yield f"Dark beats refused: {self.refused} of 3. Repeated: {self.repeated:.0%}."
            yield f"It reads {self.context:,} tokens."
            yield from (f"It said: {each}" for each in self.problems[:3])
        if self.given.wants_pictures:
            yield f"Pictures: {self.pictures or 'the server answers.'}"
        yield self.verdict


def judged(report: Report) -> Report:
    """The report with its verdict and the settings for it."""
    if report.problem:
        return replace(report, verdict=f"{report.problem} Until then the night is told offline.")
    if not report.turns:
        return replace(report, verdict="Words are told offline; there is no model to check.")
    if report.valid < 2:
        advised = replace(report.given, text="offline")
        words = "This model cannot tell the night. The offline teller will; nothing is lost by it."
        return replace(report, advised=advised, verdict=words)
    return replace(report, advised=_advised(report), verdict=" ".join(_verdict(report)))


def _verdict(report: Report) -> Iterator[str]:
    first, speed = report.first_word or 0.0, report.speed or 0.0
    if report.good:
        yield "This model can tell the night."
    else:
        missed = report.turns - report.valid
        yield f"It tells some of it: {missed} of {report.turns} turns would be told offline."
    if first > _QUICK:
        yield f"It is slow to begin ({first:.0f} s), so it is waited for longer."
    if speed < _READS:
        yield "It is slower than one reads."
    if report.refused:
        yield "It shies from some of the dark, so it is asked for a gentler night."
    if report.repeated > 0.1:
        yield "It repeats itself; what it repeats is told offline."
    if report.context < report.given.prompt_tokens + report.given.answer_tokens:
        yield "It reads less than usual, so it is told less of the night so far."


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
        prompt_tokens=max(_LEAST_PROMPT, min(given.prompt_tokens, room)),
        intensity=gentler,
        look_ahead="off" if slow and given.look_ahead == "auto" else given.look_ahead,
    )
