"""What is made while the player reads: frames of what is offered, and the words of the likeliest."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from engine import rules
from engine.errors import ProviderBadReply, ProviderUnreachable
from engine.local import LocalEngine, Production
from engine.pictures import WorkerPainter
from engine.sessions import from_public
from engine.state import Outcome, Scene
from tests.engine.api.sketching import SketchPainter
from tests.engine.local.scripted import PROSE, ScriptedTeller, shown, until
from tests.timing import within

Make = Callable[..., LocalEngine]


class Watched(SketchPainter):
    """Keeps what it was asked for, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[str, Sequence[Scene]]] = []

    def paint(self, scene: Scene) -> bytes:
        self.calls.append(("paint", [scene]))
        return super().paint(scene)

    def paint_ahead(self, scenes: Sequence[Scene]) -> None:
        self.calls.append(("ahead", list(scenes)))
        super().paint_ahead(scenes)


def files(engine: LocalEngine) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in engine.folder("night").rglob("*") if path.is_file()}


def outcomes(engine: LocalEngine, production: Production) -> dict[str, Outcome]:
    state, fate = from_public(engine.state("night"), "night"), engine.roll_fate("night")
    return {choice: rules.resolve(production.world, state, choice, fate) for choice in state.choices}


def test_the_frames_of_what_is_offered_are_painted(make_engine: Make, production: Production) -> None:
    """Looking ahead asks for exactly the scenes that the offered choices lead to, and a turn that takes one
    paints that very scene and drops the others."""
    painter = Watched()
    engine = make_engine(painter=painter)
    engine.intro("night")
    coming = outcomes(engine, production)
    engine.look_ahead("night")
    assert until(lambda: painter.ahead)
    assert painter.ahead == [coming[choice].scene for choice in engine.state("night")["choices"]]
    choice = engine.state("night")["choices"][1]
    list(engine.play("night", choice, engine.roll_fate("night")))
    assert until(lambda: painter.ahead == [])
    assert painter.calls[-2:] == [("paint", [coming[choice].scene]), ("ahead", [])]


def test_nothing_of_it_can_be_seen(make_engine: Make) -> None:
    """Not a byte of the slot changes, and the turn is the same as without."""
    looked = make_engine(painter=Watched(), storyteller=ScriptedTeller(PROSE), tell_ahead=True)
    looked.intro("night")
    before, state = files(looked), looked.state("night")
    looked.look_ahead("night")
    time.sleep(0.3)
    assert (files(looked), looked.state("night")) == (before, state)
    looked.look_ahead(None)
    assert (files(looked), looked.state("night")) == (before, state)


def test_what_was_told_in_advance_is_told_once(make_engine: Make) -> None:
    """The likeliest choice, taken with the same fate, is heard from its first word on without asking again,
    whether it was told to its end by then or not."""
    for seconds in (0.0, 0.4):
        teller = ScriptedTeller(PROSE[:40], seconds, PROSE[40:])
        engine = make_engine(painter=Watched(), storyteller=teller, tell_ahead=True)
        engine.reset("night")
        engine.intro("night")
        engine.look_ahead("night", paint=False)
        assert until(lambda: len(teller.told) == 2)  # noqa: B023  # asked at once
        time.sleep(0.1)
        events = list(engine.play("night", engine.state("night")["choices"][0], engine.roll_fate("night")))
        assert shown(events) == PROSE
        assert len(teller.told) == 2
        assert teller.closed == 0


def test_what_does_not_fit_is_dropped(make_engine: Make) -> None:
    """Another choice, or another fate, closes what was told in advance and is told anew at once."""
    for other_choice in (True, False):
        teller = ScriptedTeller(PROSE[:40], 0.3, PROSE[40:])
        engine = make_engine(painter=Watched(), storyteller=teller, tell_ahead=True)
        engine.reset("night")
        engine.intro("night")
        engine.look_ahead("night", paint=False)
        assert until(lambda: len(teller.told) == 2)  # noqa: B023
        fate = engine.roll_fate("night")
        other = "UNLUCKY" if fate == "LUCKY" else "LUCKY"
        choice = engine.state("night")["choices"][1 if other_choice else 0]
        list(engine.play("night", choice, fate if other_choice else other))
        assert (len(teller.told), teller.closed) == (3, 1)


def test_leaving_drops_it(make_engine: Make) -> None:
    """Whoever stops looking ahead, or closes, leaves no call in the air."""
    teller = ScriptedTeller(PROSE, 5.0)
    engine = make_engine(painter=Watched(), tell_ahead=True)
    engine.intro("night")
    for leave in (lambda engine: engine.look_ahead(None), LocalEngine.close):
        engine = make_engine(painter=Watched(), storyteller=teller, tell_ahead=True)
        closed, told = teller.closed, len(teller.told)
        engine.look_ahead("night")
        assert until(lambda: len(teller.told) == told + 1)  # noqa: B023
        leave(engine)
        assert until(lambda: teller.closed == closed + 1, 1)  # noqa: B023


def test_it_is_asked_again_only_if_nothing_was_given(make_engine: Make) -> None:
    """A server that was not reached in advance is asked when the turn comes; one that answered badly is not
    asked a second time for the same turn."""
    for failure, calls in ((ProviderUnreachable("nobody answers."), 3), (ProviderBadReply("no."), 2)):
        engine = make_engine(painter=Watched())
        engine.reset("night")
        engine.intro("night")
        teller = ScriptedTeller(failure)
        engine = make_engine(painter=Watched(), storyteller=teller, tell_ahead=True)
        engine.look_ahead("night", paint=False)
        assert until(lambda: len(teller.told) == 1)  # noqa: B023
        time.sleep(0.05)
        events = list(engine.play("night", engine.state("night")["choices"][0], engine.roll_fate("night")))
        assert events[-1].name == "finished"
        assert len(teller.told) == calls - 1


def test_the_likeliest_is_what_the_player_likes(make_engine: Make, production: Production) -> None:
    """Who always takes the third of the list has the third told in advance."""
    teller = ScriptedTeller(PROSE)
    engine = make_engine(painter=Watched(), storyteller=teller, tell_ahead=True)
    engine.intro("night")
    for _ in range(4):
        list(engine.play("night", engine.state("night")["choices"][2], engine.roll_fate("night")))
    told = len(teller.told)
    engine.look_ahead("night", paint=False)
    assert until(lambda: len(teller.told) == told + 1)
    assert teller.told[-1].action.text == engine.state("night")["choices"][2]


def test_an_ended_or_unknown_night_has_nothing_ahead(make_engine: Make) -> None:
    """Looking ahead where nothing can come is no error."""
    painter = Watched()
    engine = make_engine(painter=painter)
    engine.look_ahead("nobody")
    engine.intro("night")
    engine.act("night", engine.state("night")["choices"][0], "NORMAL")
    engine.look_ahead("night")
    time.sleep(0.2)
    assert not any(kind == "ahead" and scenes for kind, scenes in painter.calls)


def test_the_real_painter_has_the_frame_at_once(make_engine: Make, painter: WorkerPainter) -> None:
    """With time to read, a turn's frame is there in a fraction of the time it takes to paint."""
    engine = make_engine()
    engine.intro("night")

    def read() -> float:
        engine.look_ahead("night")
        time.sleep(4)
        return _until_picture(engine)

    assert within(0.25, read)


def _until_picture(engine: LocalEngine) -> float:
    """Seconds from a choice to its frame."""
    choice, taken = engine.state("night")["choices"][2], 0.0
    begun = time.monotonic()
    for event in engine.play("night", choice, engine.roll_fate("night")):
        if event.name == "picture":
            taken = time.monotonic() - begun
    assert taken
    return taken
