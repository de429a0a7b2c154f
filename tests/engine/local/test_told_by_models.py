"""Turns told and read by somebody slow, unreliable and talkative."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from engine import rules
from engine.errors import ProviderBadReply
from engine.local import Limits, LocalEngine, Production
from engine.ports import Told
from engine.sessions import from_public, to_public
from engine.state import MAX_FACT, GameState, Outcome, Proposal, Remark, Withdrawn
from tests.engine.api.sketching import SketchPainter
from tests.engine.local.scripted import (
    PROSE,
    ScriptedReader,
    ScriptedTeller,
    shown,
    unreachable,
    until,
)
from tests.timing import within

Make = Callable[..., LocalEngine]
NONSENSE = "xyzzy plugh frotz"


def begun(make_engine: Make, **parts: object) -> LocalEngine:
    make_engine(painter=SketchPainter()).intro("night")
    return make_engine(painter=SketchPainter(), **parts)


def first(engine: LocalEngine) -> str:
    choice: str = engine.state("night")["choices"][0]
    return choice


def worded(choices: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{choice}, slowly" for choice in choices)


def test_withdrawn_words_are_in_no_turn(make_engine: Make) -> None:
    """Words that are taken back are neither shown in the end nor saved; those after them are."""
    teller = ScriptedTeller("You die ", "at once.", Withdrawn(), PROSE[:40], PROSE[40:])
    engine = begun(make_engine, storyteller=teller)
    events = list(engine.play("night", first(engine), "NORMAL"))
    assert Withdrawn() in events
    assert shown(events) == PROSE == engine.history("night")[-1]["dispatch"]
    assert "remark" not in engine.history("night")[-1]
    assert teller.heard == [1]


def test_a_teller_that_breaks_off_takes_nothing_along(make_engine: Make) -> None:
    """What a failed telling said or proposed is gone; the offline words are told from their beginning."""
    failing = ScriptedTeller(
        PROSE[:60], Proposal(fact="The gate is open.", mood="calm"), ProviderBadReply("no.")
    )
    engine = begun(make_engine, storyteller=failing)
    events = list(engine.play("night", first(engine), "NORMAL"))
    entry = engine.history("night")[-1]
    assert shown(events) == entry["dispatch"]
    assert PROSE[:20] not in entry["dispatch"]
    assert entry["remark"] == "Told offline: no."
    assert not entry.keys() & {"fact", "mood"}


def test_a_teller_that_falls_silent_is_relieved(make_engine: Make) -> None:
    """Silence in mid-sentence is ended by a limit of its own: the turn is told offline, the teller closed."""
    teller = ScriptedTeller(PROSE[:60], 5.0, PROSE[60:])
    engine = begun(make_engine, storyteller=teller, limits=Limits(silence=0.15))
    begun_at = time.monotonic()
    events = list(engine.play("night", first(engine), "NORMAL"))
    assert time.monotonic() - begun_at < 3
    assert Remark("Told offline: the server fell silent for 0.15 s.") in events
    assert until(lambda: teller.closed == 1, 1)
    assert PROSE[:20] not in engine.history("night")[-1]["dispatch"]


def test_a_teller_without_end_is_relieved(make_engine: Make) -> None:
    """A trickle of words that never ends is ended by the limit of the whole telling."""
    trickle: list[Told | float | Exception] = ["word ", 0.02] * 500
    engine = begun(make_engine, storyteller=ScriptedTeller(*trickle), limits=Limits(telling=0.3))
    events = list(engine.play("night", first(engine), "NORMAL"))
    assert events[-1].name == "finished"
    assert Remark("Told offline: the server took too long over the words.") in events


def test_cancelling_ends_what_the_teller_waits_for(make_engine: Make) -> None:
    """A cancelled turn lets go of a silent teller within 50 ms."""
    assert within(0.05 + 0.05, lambda: _let_go(make_engine))


def _let_go(make_engine: Make) -> float:
    """Seconds from the cancelling of a turn until its silent teller is closed."""
    teller = ScriptedTeller(PROSE[:30], 10.0)
    engine = begun(make_engine, storyteller=teller)
    before = engine.state("night")
    running = engine.play("night", first(engine), "NORMAL")
    assert until(lambda: teller.told)
    time.sleep(0.05)
    cancelled = time.monotonic()
    engine.cancel("night", 1)
    assert until(lambda: teller.closed == 1, 5)
    taken = time.monotonic() - cancelled
    assert list(running)[-1].name == "failed"
    assert engine.state("night") == before
    return taken


def test_choices_may_be_offered_in_other_words(make_engine: Make) -> None:
    """Worded choices are offered, saved and can be chosen; behind them is what the rules offered."""
    teller = ScriptedTeller(PROSE)
    engine = begun(make_engine, storyteller=teller)

    def proposing(outcome: Outcome) -> list[Told | float | Exception]:
        return [PROSE, Proposal(worded(outcome.after.choices), "The lamp swings.", "uneasy")]

    teller.pieces_for = proposing  # type: ignore[method-assign]
    events = list(engine.play("night", first(engine), "NORMAL"))
    state, entry = engine.state("night"), engine.history("night")[-1]
    assert all(choice.endswith(", slowly") for choice in state["choices"])
    assert next(event.choices for event in events if event.name == "choices") == state["choices"]
    assert entry["choices"] == state["choices"] == [offer["text"] for offer in state["offers"]]
    assert (entry["fact"], entry["mood"]) == ("The lamp swings.", "uneasy")
    list(engine.play("night", state["choices"][1], "NORMAL"))
    played = engine.history("night")[-1]
    assert (played["choice"], played["is_custom_action"]) == (state["choices"][1], False)


@pytest.mark.parametrize("spoil", ["fewer", "alike", "swapped", "last", "long", "empty", "lines"])
def test_words_that_will_not_do_are_dropped(make_engine: Make, spoil: str) -> None:
    """Choices worded so that they could mean another thing stay in the rules' words, and it is counted."""
    engine = begun(make_engine, storyteller=(teller := ScriptedTeller()))

    def proposing(outcome: Outcome) -> list[Told | float | Exception]:
        given = list(worded(outcome.after.choices))
        plain = list(outcome.after.choices)
        spoilt = {
            "fewer": given[:-1],
            "alike": [given[0]] * len(given),
            "swapped": [plain[1], plain[0], *given[2:]],
            "last": [outcome.action.text, *given[1:]],
            "long": [*given[:-1], "x" * 300],
            "empty": [*given[:-1], ""],
            "lines": [*given[:-1], "Go\x07 on"],
        }[spoil]
        return [PROSE, Proposal(tuple(spoilt), "f" * (MAX_FACT + 1), "gleeful", dropped=2)]

    teller.pieces_for = proposing  # type: ignore[method-assign]
    list(engine.play("night", first(engine), "NORMAL"))
    state, entry = engine.state("night"), engine.history("night")[-1]
    assert not any("slowly" in choice for choice in state["choices"])
    assert entry["dropped"] == 5
    assert not entry.keys() & {"fact", "mood"}


class Liar(ScriptedTeller):
    """Says in each turn that everything is otherwise, and proposes whatever comes to its mind."""

    def pieces_for(self, outcome: Outcome) -> list[Told | float | Exception]:
        after, dice = outcome.after, random.Random(outcome.after.turn_count)
        lies = (
            f"You are dead. It is noon in the {dice.choice(['palace', 'garden', 'ship'])}. You carry a "
            "sword, a crown and eleven keys. The thing that followed you was only a dog, and a friendly one. "
            "Morning has come. You go home at once, whole and unhurt, with everybody."
        )
        fact = dice.choice(["You own the station.", "x" * 500, "Nobody has died.", ""])
        choices = dice.choice([worded(after.choices), tuple(reversed(after.choices)), ("Win",) * 4, ()])
        return [lies, Proposal(choices, fact, dice.choice(["calm", "victory", ""]), dropped=1)]


def test_lies_change_nothing_that_is_true(make_engine: Make, production: Production) -> None:
    """A 30-turn night told by a liar ends with the ledger exactly as the rules alone make it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOMEWHERE_SEED", "11")
        engine = begun(make_engine, storyteller=Liar())
    truth: GameState = from_public(engine.state("night"), "night")
    turns = lied = 0
    while turns < 30 and truth.ending is None:
        place, fate = turns % len(truth.choices), rules.roll_fate(truth)
        choice = engine.state("night")["choices"][place]
        outcome = rules.resolve(production.world, truth, choice, fate)
        list(engine.play("night", choice, fate))
        told, turns = from_public(engine.state("night"), "night"), turns + 1
        assert rules.ledger_of(told) == rules.ledger_of(outcome.after)
        assert rules.validate(told, production.world) == []
        doings = [[(o.verb, o.target, o.other, o.storylet) for o in s.offers] for s in (told, outcome.after)]
        assert doings[0] == doings[1]
        lied += told.choices != outcome.after.choices
        truth = outcome.after
        rules.reword(truth, told.choices)
        mine, theirs = to_public(truth), to_public(told)
        ours = {"last_saved", "played_seconds", "current_image_url", "world_prompt", "vision_dispatch"}
        assert {k: v for k, v in mine.items() if k not in ours} == {
            k: v for k, v in theirs.items() if k not in ours
        }
    assert turns == 30
    assert lied > 3
    assert all("palace" not in str(entry.get("location")) for entry in engine.history("night"))


# --- typed words ------------------------------------------------------------------------------


def test_a_model_reads_what_the_rules_cannot(make_engine: Make) -> None:
    """Typed words that only the model understands are done as one of the known actions, kept as typed."""
    reader = ScriptedReader(lambda known: known[0])
    engine = begun(make_engine, reader=reader)
    offer = engine.state("night")["offers"][0]
    events = list(engine.play("night", NONSENSE, "NORMAL", turn=1))
    assert events[-1].name == "finished"
    assert not events[-1].free
    entry, state = engine.history("night")[-1], engine.state("night")
    assert reader.asked == [NONSENSE]
    assert (entry["choice"], entry["is_custom_action"], state["turn_count"]) == (NONSENSE, True, 1)
    assert (
        offer["target"] is None or offer["verb"] not in ("go", "run") or state["location"] == offer["target"]
    )


def test_a_model_is_not_asked_what_the_rules_can_read(make_engine: Make) -> None:
    """Offered choices, actions the rules read, questions they answer: none of it goes to the model."""
    reader = ScriptedReader(lambda known: known[0])
    engine = begun(make_engine, reader=reader)
    for words in (first(engine), "wait", "where am i?", "what do i have?"):
        list(engine.play("night", words, "NORMAL"))
    assert reader.asked == []


@pytest.mark.parametrize("choose", [lambda known: None, lambda known: "fly away", unreachable])
def test_without_the_models_help_the_answer_is_as_ever(
    make_engine: Make, choose: Callable[[Sequence[str]], str | None]
) -> None:
    """A reader that knows nothing, answers off the list or fails costs nothing: the answer is free, as
    without it, in one step and in two."""
    engine = begun(make_engine, reader=ScriptedReader(choose))
    before = engine.state("night")
    plain = list(make_engine(painter=SketchPainter()).play("night", NONSENSE, "NORMAL"))
    assert list(engine.play("night", NONSENSE, "NORMAL")) == plain
    assert engine.act("night", NONSENSE, "NORMAL")["free"]
    assert engine.finish("night", {})["choices"] == before["choices"]
    assert engine.state("night") == before


def test_reading_can_be_cancelled(make_engine: Make, own_folders: Path) -> None:
    """While the model thinks about typed words the turn can be stopped within 0.1 s, and nothing remains."""
    reader = ScriptedReader(lambda known: known[0], seconds=10)
    engine = begun(make_engine, reader=reader)
    before = engine.state("night")
    running = engine.play("night", NONSENSE, "NORMAL")
    assert until(lambda: reader.asked)
    begun_at = time.monotonic()
    engine.cancel("night", 1)
    with engine.store.turn("night"):  # type: ignore[arg-type]
        assert time.monotonic() - begun_at < 0.1
    assert list(running)[-1].name == "failed"
    assert until(lambda: reader.stopped == 1, 1)
    assert engine.state("night") == before


def test_a_slow_reader_is_not_waited_for(make_engine: Make) -> None:
    """Without an answer in time the words stay unread."""
    reader = ScriptedReader(lambda known: known[0], seconds=10)
    engine = begun(make_engine, reader=reader, limits=Limits(first_word=0.2))
    begun_at = time.monotonic()
    assert list(engine.play("night", NONSENSE, "NORMAL"))[-1].free
    assert time.monotonic() - begun_at < 2
