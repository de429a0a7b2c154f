"""A check-up of the model server that the settings name: can a night be told by it?

Lives here: :func:`check_up`. May import: everything of this room below ``staging``, ``engine.rules``,
``engine.storytelling``, ``engine.world``. Promises: what it asks counts against the day's limits like any
other call; it ends with a report, whatever the server does, and within 50 ms of being stopped (raises
TurnCancelled); no picture is paid for.
"""

from __future__ import annotations

import re
import statistics
import time
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.errors import (
    BudgetReached,
    ProviderError,
    ProviderKeyRejected,
    ProviderRefused,
    ProviderUnreachable,
)
from engine.models.asking import Asker
from engine.models.connection import Connection, never
from engine.models.detection import names_of_models
from engine.models.keys import key_for
from engine.models.ladder import Ladder, Learned
from engine.models.prices import load_prices
from engine.models.report import Report, judged
from engine.models.servers import RESOURCES, Server, picture_server, text_server
from engine.models.settings import ModelSettings
from engine.models.spending import Spending, spending_folder
from engine.models.stopping import Stopping
from engine.models.storyteller import ModelStoryteller
from engine.rules.policies import simulate
from engine.rules.telling import count_words
from engine.state import Beat, Outcome, Phrase, Withdrawn, phrase, quoted
from engine.storytelling import OfflineStoryteller

if TYPE_CHECKING:
    from engine.world import World

TURNS: Final = 5
_SEED: Final = 1994
_SESSION: Final = "check-up"
Said = Callable[[Phrase], None]
Stopped = Callable[[], bool]


def check_up(
    settings: ModelSettings,
    world: World,
    data: Path,
    config: Path,
    *,
    said: Said = lambda _words: None,
    stopped: Stopped = never,
) -> Report:
    """Try the servers of these settings out. ``said`` is told of each step in a few plain words.

    Raises TurnCancelled when ``stopped`` comes true.
    """
    report = Report(settings, settings)
    painter, teller = picture_server(settings), text_server(settings)
    if painter is not None:
        said(_looking(painter))
        report = replace(report, pictures=_found(painter, stopped, pictures=True)[0])
    if teller is None:
        return judged(report)
    said(_looking(teller))
    problem, models = _found(teller, stopped)
    report = replace(report, name=teller.name, model=teller.model, problem=problem, models=models)
    if problem is not None:
        return judged(report)
    asker = Asker(
        Connection(teller, key_for(teller.url)),
        Ladder(teller, Learned(data / "player")),
        settings,
        Spending(spending_folder(data)),
        load_prices(config),
    )
    trial = _Trial(world, asker, said, stopped)
    return judged(trial.run(report))


def _looking(server: Server) -> Phrase:
    return phrase("Models", "Looking for {name}").of(name=server.name)


def _found(
    server: Server, stopped: Stopped, *, pictures: bool = False
) -> tuple[Phrase | None, tuple[str, ...]]:
    """What stands against asking this server, in words, and the models it lists."""
    connection = Connection(server, key_for(server.url))
    if server.preset.key and key_for(server.url) is None:
        words = phrase("Models", "{name} wants a key, and there is none yet.")
        return words.of(name=server.preset.title), ()
    try:
        models = tuple(names_of_models(connection, pictures=pictures, stopped=stopped))
    except ProviderKeyRejected as error:
        return quoted(error), ()
    except ProviderError as error:
        # Some servers list nothing and tell all the same; one that is not there does not.
        away = isinstance(error, ProviderUnreachable) or not server.model
        return (quoted(error) if away else None), ()
    if server.model and models and not _listed(server.model, models):
        words = phrase("Models", "{name} has no model called '{model}'.")
        return words.of(name=server.preset.title, model=server.model), models
    if not server.model and not server.nearby:
        words = phrase("Models", "No model of {name} is chosen yet.")
        return words.of(name=server.preset.title), models
    return None, models


def _listed(model: str, models: Sequence[str]) -> bool:
    """Whether a model is in the list; Ollama's ``:latest`` may be left out."""
    return any(model in (name, name.removesuffix(":latest")) for name in models)


@dataclass
class _Trial:
    """Five turns and three beats, told through one asker."""

    world: World
    asker: Asker
    said: Said
    stopped: Stopped
    firsts: list[float] = field(default_factory=list)
    speeds: list[float] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def run(self, report: Report) -> Report:
        night = [_ours(outcome) for outcome in simulate(self.world, _SEED, "curious")[1 : TURNS + 4]]
        so_far: list[dict[str, Any]] = []
        with Stopping(self.asker.connection, self.stopped):
            valid = 0
            for number, outcome in enumerate(night[:TURNS], 1):
                self.said(phrase("Models", "Turn {number} of {turns}").of(number=number, turns=TURNS))
                text = self._told(outcome, so_far)
                valid += bool(text)
                so_far.append(self._entry(outcome, text))
                if number == 2 and not valid and self._hopeless():
                    break
            refused = self._refused(night) if valid else 0
        return replace(
            report,
            valid=valid,
            turns=TURNS,
            refused=refused,
            first_word=statistics.median(self.firsts) if self.firsts else None,
            speed=statistics.median(self.speeds) if self.speeds else None,
            repeated=repetition(self.texts),
            context=self.asker.ladder.context,
            problems=tuple(dict.fromkeys(self.problems)),
        )

    def _told(self, outcome: Outcome, so_far: Sequence[dict[str, Any]]) -> str:
        """The telling, or nothing; notes how long it took."""
        begun, first, text = time.monotonic(), 0.0, ""
        try:
            for piece in ModelStoryteller(self.world, self.asker).tell(outcome, so_far):
                if isinstance(piece, Withdrawn):
                    first, text = 0.0, ""
                elif isinstance(piece, str):
                    first = first or time.monotonic()
                    text += piece
        except ProviderError as error:
            self.problems.append(str(error))
            return ""
        ended = time.monotonic()
        self.firsts.append(first - begun)
        self.speeds.append(count_words(text) / max(0.001, ended - first))
        self.texts.append(text)
        return text

    def _hopeless(self) -> bool:
        """Nothing came of two turns, for one and the same reason: the rest would only take time."""
        return len(set(self.problems)) == 1

    def _refused(self, night: Sequence[Outcome]) -> int:
        refused = 0
        for number, text in enumerate(beats(), 1):
            words = phrase("Models", "Something darker, {number} of {count}")
            self.said(words.of(number=number, count=len(beats())))
            outcome = replace(night[number], beats=(Beat("event", f"check:{number}", text),), rolls=())
            try:
                for _ in ModelStoryteller(self.world, self.asker).tell(outcome):
                    pass
            except ProviderRefused:
                refused += 1
            except BudgetReached as error:
                self.problems.append(str(error))
                break
            except ProviderError as error:
                self.problems.append(str(error))
        return refused

    def _entry(self, outcome: Outcome, text: str) -> dict[str, Any]:
        return {
            "choice": outcome.action.text,
            "dispatch": text or OfflineStoryteller(self.world).text(outcome),
            "place": self.world.places[outcome.after.location].name,
            "time_of_day": outcome.after.time_of_day,
            "consequences": outcome.consequences,
        }


def beats() -> tuple[str, ...]:
    """The beats of ``resources/prompts/checkup.toml``."""
    found = tomllib.loads((RESOURCES / "prompts" / "checkup.toml").read_text(encoding="utf-8"))
    return tuple(found["beats"])


def repetition(texts: Sequence[str]) -> float:
    """Share of 4-grams of the later texts that an earlier one has already."""
    read: set[tuple[str, ...]] = set()
    again = whole = 0
    for text in texts:
        words = re.findall(r"[\w']+", text.lower())
        grams = [tuple(words[at : at + 4]) for at in range(len(words) - 3)]
        if read:
            whole += len(grams)
            again += sum(gram in read for gram in grams)
        read.update(grams)
    return again / whole if whole else 0.0


def _ours(outcome: Outcome) -> Outcome:
    """The same, counted for the check-up and not for a night of the player's."""
    return replace(outcome, after=replace(outcome.after, session_id=_SESSION, intensity=3))
