"""A language model as storyteller: one streamed call a turn.

Lives here: :class:`ModelStoryteller`, :class:`ModelTelling`. May import: this room, ``engine.rules``,
``engine.world``, ``engine.state``. Promises: words are out as they come; words that the gate will not let
stand are taken back (``Withdrawn``), the model is asked once more with the reason, and then
:class:`engine.errors.ProviderError` is raised, so that the offline teller says the turn; what is raised
reads well after "Told offline: "; nothing a model says becomes true but by the rules.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Generator, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from engine.errors import ProviderBadReply, ProviderError, ProviderRefused
from engine.models.asking import Asked, Asker
from engine.models.faults import Dropped, TooSlow
from engine.models.gate import EMPTY, REFUSED, TOO_LONG, Gate, fitted, sentences, too_long
from engine.models.prompt import Prompter, forms
from engine.models.proposals import proposal, remembered_facts
from engine.models.reply import FIELDS, Reading
from engine.models.spending import run_name
from engine.ports import JsonDict, Told
from engine.rules.telling import MAX_CHARACTERS, MIN_WORDS, count_words
from engine.state import MOODS, Outcome, Proposal, Withdrawn

if TYPE_CHECKING:
    from engine.world import World

log = logging.getLogger(__name__)
SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "prose": {"type": "string"},
        **{key: {"type": "string"} for key in FIELDS if key != "mood"},
        "mood": {"type": "string", "enum": list(MOODS)},
    },
    "required": ["prose", *FIELDS],
    "additionalProperties": False,
}
_BROKE_OFF: Final = "it broke off in the middle"
_LEAST_WORDS: Final = 8
"""Of the model's own, before a detail of the place may fill a telling up."""
_MOST_ANSWER: Final = 6000
"""Characters after which an answer is not listened to any longer."""


class ModelStoryteller:
    """Tells outcomes of one pack through a server. Satisfies :class:`engine.ports.Storyteller`."""

    def __init__(self, world: World, asker: Asker) -> None:
        self._world = world
        self._asker = asker
        self._prompter = Prompter(world, asker.settings.intensity)

    def tell(self, outcome: Outcome, so_far: Sequence[JsonDict] = ()) -> ModelTelling:
        """The turn's words, then its proposal. ``close`` may be called from any thread, also while
        another waits for the next word, and ends that within 50 ms."""
        return ModelTelling(self._world, self._asker, self._prompter, outcome, so_far)


class ModelTelling(Iterator[Told]):
    """One turn being told.

    Raises while read:
        ProviderError: the model did not tell it; every word that was out has been withdrawn.
        TurnCancelled: it was closed while somebody waited.
    """

    def __init__(
        self, world: World, asker: Asker, prompter: Prompter, outcome: Outcome, so_far: Sequence[JsonDict]
    ) -> None:
        self._world, self._asker, self._prompter = world, asker, prompter
        self._outcome, self._so_far = outcome, so_far
        self._closed = threading.Event()
        self._shown = ""
        self._told: Generator[Told, None, None] = self._tell()

    def __iter__(self) -> ModelTelling:
        return self

    def __next__(self) -> Told:
        if self._closed.is_set():
            raise StopIteration
        return next(self._told)

    def close(self) -> None:
        """Ask no more, and cut what is in the air."""
        self._closed.set()
        with contextlib.suppress(ValueError):  # somebody waits for the next word: the event wakes them
            self._told.close()

    def _tell(self) -> Generator[Told, None, None]:
        again, reason = "", ""
        for attempt in (1, 2):
            trial = _Trial(self, again, last=attempt == 2)
            try:
                yield from trial.run()
            except ProviderError:
                if self._shown:
                    self._shown = ""
                    yield Withdrawn()
                raise
            if trial.accepted is not None:
                yield trial.accepted
                return
            reason = trial.reason
            log.info("the telling of a turn was not used (try %d): %s", attempt, reason)
            if self._shown:
                self._shown = ""
                yield Withdrawn()
            again = "" if reason == _BROKE_OFF else _second_asking(reason)
        name = self._asker.connection.server.preset.title
        if reason == REFUSED:
            raise ProviderRefused(f"{name} would not tell this turn.")
        raise ProviderBadReply(f"what {name} told could not be used ({reason}).")

    def show(self, prose: str) -> Iterator[Told]:
        """Bring what is shown up to this text: more words, or all of them anew."""
        prose = prose[:MAX_CHARACTERS]
        if not prose.startswith(self._shown):
            self._shown = ""
            yield Withdrawn()
        if len(prose) > len(self._shown):
            more, self._shown = prose[len(self._shown) :], prose
            yield more

    def asked(self, again: str) -> Asked:
        """This turn, as it is asked."""
        before = self._outcome.after
        facts = remembered_facts(self._so_far)

        def messages(form: str, most: int) -> Sequence[dict[str, str]]:
            return self._prompter.prompt(
                self._outcome, self._so_far, most=most, form=form, facts=facts, again=again
            ).messages

        run = run_name(before.session_id, before.seed)
        return Asked(messages, SCHEMA, self._asker.settings.answer_tokens, run, "telling")

    @cached_property
    def gate(self) -> Gate:
        """Made when the first sentence has come: it reads the whole night, and the request need not wait for
        that."""
        return Gate(self._world, self._outcome, self._so_far)

    @property
    def asker(self) -> Asker:
        return self._asker

    @property
    def outcome(self) -> Outcome:
        return self._outcome

    @property
    def stopped(self) -> bool:
        return self._closed.is_set()


class _Trial:
    """One asking: streams the words, and ends with a proposal (``accepted``) or a ``reason``."""

    def __init__(self, telling: ModelTelling, again: str, *, last: bool) -> None:
        self._telling, self._again, self._last = telling, again, last
        self.accepted: Proposal | None = None
        self.reason = ""
        self._judged = 0
        """Sentences the gate has seen."""
        self._finished, self._thought = "", False

    def run(self) -> Iterator[Told]:
        reading = Reading()
        try:
            yield from self._listen(reading)
        except TooSlow:
            raise
        except ProviderError as error:
            if self._last or not (reading.raw or isinstance(error, Dropped)):
                raise
            self.reason = _BROKE_OFF
        if self._finished == "content_filter":
            self.reason = REFUSED
        if not self.reason:
            yield from self._finish(reading, self._finished, self._thought)

    def _listen(self, reading: Reading) -> Iterator[Told]:
        """Show the words as they come, until something can be said against them."""
        asked = self._telling.asked(self._again)
        for piece in self._telling.asker.pieces(asked, lambda: self._telling.stopped):
            self._finished = piece.finish or self._finished
            self._thought = self._thought or bool(piece.thought)
            if not piece.text:
                continue
            yield from self._telling.show(reading.feed(piece.text))
            self.reason = self._early(reading)
            if self.reason or len(reading.raw) > _MOST_ANSWER or len(reading.prose) > 2 * MAX_CHARACTERS:
                self._finished = self._finished or "length"
                return

    def _early(self, reading: Reading) -> str:
        """What can be said against the words so far, looked at after each sentence."""
        count = sentences(reading.prose)
        if count == self._judged and not reading.prose_ended:
            return ""
        self._judged = count
        return self._telling.gate.against(reading.prose, whole=False)

    def _finish(self, reading: Reading, finish: str, thought: bool) -> Iterator[Told]:
        reply = reading.reply(finish)
        prose = reply.prose
        if not prose:
            if "{" not in reading.raw and (thought or finish == "length"):
                self._telling.asker.ladder.be_quiet()
            self.reason = EMPTY
            return
        if not reply.whole and not finish:  # an early end of a stream raises nothing
            self.reason = _BROKE_OFF
            return
        if too_long(prose) or not reply.whole:
            prose = fitted(prose) if too_long(prose) else _ended(prose)
            if not prose:
                self.reason = TOO_LONG if too_long(reply.prose) else _BROKE_OFF
                return
        self.reason = EMPTY if count_words(prose) < _LEAST_WORDS else self._telling.gate.against(prose)
        if not self.reason:
            prose = self._padded(prose)
            yield from self._telling.show(prose)
            self.accepted = proposal(self._telling.outcome, reply.fields)

    def _padded(self, prose: str) -> str:
        """A telling that is too short, with a detail of the place after it."""
        for detail in self._telling.outcome.details:
            longer = f"{prose} {detail}"
            if count_words(prose) >= MIN_WORDS or "{" in detail or too_long(longer):
                continue
            prose = longer
        return prose


def _second_asking(reason: str) -> str:
    again = forms()["again"]
    return str(again["softer"] if reason == REFUSED else again["reason"].format(reason=reason))


def _ended(prose: str) -> str:
    """A telling that broke off, up to its last whole sentence; empty when too little is left."""
    ends = [
        at + 1
        for at, letter in enumerate(prose)
        if letter in ".!?…" and prose[at + 1 : at + 2] in ("", " ", "\n")
    ]
    kept = prose[: ends[-1]] if ends else ""
    return kept if count_words(kept) >= MIN_WORDS else ""
