"""Whatever servers do to a night, every turn of it is played to its end, in the player's peace."""

from __future__ import annotations

import random
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from engine.local import LocalEngine, Production
from engine.local.production import Limits
from engine.models.asking import Asker
from engine.models.connection import Connection
from engine.models.keys import Secret
from engine.models.ladder import Ladder, Learned
from engine.models.painter import ModelArtist
from engine.models.picture_habits import picture_habits
from engine.models.prices import Prices
from engine.models.servers import Server, preset
from engine.models.settings import ModelSettings
from engine.models.spending import Spending
from engine.models.storyteller import ModelStoryteller
from engine.models.wire import made_ready
from engine.ports import JsonDict, Told
from engine.rules import begin, ledger_of, resolve, roll_fate
from engine.sessions import SessionStore
from engine.state import Commission, Delta, Failed, Finished, LatePicture, Outcome, Remark, Withdrawn
from engine.storytelling import OfflineStoryteller
from engine.world import World, load_world
from tests.engine.api.sketching import SketchPainter
from tests.engine.local.scripted import until
from tests.engine.models.conftest import CANARY, picture
from tests.engine.models.parrot import parrot, what_happened
from tests.engine.models.scripted_server import (
    Answer,
    Breaks,
    Hangs,
    Raw,
    Says,
    ScriptedServer,
    Silent,
    Status,
    closed_port,
    serving,
    telling,
)

Body = dict[str, Any]
_ECHO = {
    "error": {"message": f"Incorrect API key provided: {CANARY}", "type": "x", "code": "invalid_api_key"}
}
_WAIT = 0.12
"""Seconds that the player of these tests waits for a silent server's word, or picture."""
_SILENT = ("slow first byte", "stalled stream", "503", "silent")
SETTINGS = replace(
    ModelSettings(),
    first_word=5.0,
    first_word_loading=5.0,
    picture_give_up=5.0,
    run_tokens=0,
    run_pictures=0,
)

TEXT_FAULTS: dict[str, Callable[[Body], Answer]] = {
    "none": lambda body: Says(parrot(body, fact="the paint is green", mood="uneasy")),
    "401": lambda _body: Status(401, _ECHO),
    "403": lambda _body: Status(403, _ECHO),
    "404 model": lambda _body: Status(
        404, {"error": {"message": "model not found", "code": "model_not_found"}}
    ),
    "429 soon": lambda _body: Status(429, _ECHO, {"Retry-After": "0.05"}),
    "429 later": lambda _body: Status(429, _ECHO, {"Retry-After": "600"}),
    "429": lambda _body: Status(429),
    "500": lambda _body: Status(500, b"<html>Internal " + CANARY.encode()),
    "503": lambda _body: Status(503, {"error": {"message": "Loading model"}}),
    "slow first byte": lambda _body: Silent(),
    "stalled stream": lambda body: Breaks(parrot(body)[:60], stall=True),
    "cut stream": lambda body: Breaks(parrot(body)[:60]),
    "broken chunk": lambda body: Breaks(parrot(body)[:60], junk=b"data: {half\n\n"),
    "half JSON": lambda body: Says(parrot(body)[:70]),
    "empty choices": lambda _body: Raw(b'data: {"choices":[]}\n\ndata: [DONE]\n\n', "text/event-stream"),
    "huge reply": lambda _body: Says("You go on. " * 3000, piece=4000),
    "endless line": lambda _body: Raw(b"data: " + b"x" * 1_200_000, "text/event-stream"),
    "thoughts": lambda body: Says("<think>The ledger says " + "hm " * 60 + "</think>" + parrot(body)),
    "only thoughts": lambda _body: Says("<think>" + "hm " * 200, finish="length"),
    "refusal": lambda _body: Says("I'm sorry, but I can't help with that request."),
    "moderated": lambda _body: Status(400, {"error": {"code": "content_filter", "message": "x"}}),
    "HTML": lambda _body: Raw(b"<html>Log in. " + CANARY.encode()),
    "error in stream": lambda _body: Raw(b'data: {"error":{"message":"x"}}\n\n', "text/event-stream"),
    "hangs up": lambda _body: Hangs(),
    "lies": lambda _body: Says(
        telling("You are dead. The fall was long, and the floor was not there to catch you at all.")
    ),
    "noise": lambda _body: Says("qqz wrr xk " * 12),
}
PICTURE_FAULTS: dict[str, Any] = {
    "none": picture(),
    "wrong bytes": b"%PDF-1.7 " + bytes(200),
    "half a picture": picture()[:700],
    "nothing": b"",
    "0-byte image": {"data": [{"b64_json": ""}]},
    "HTML": Raw(b"<html>Log in. " + CANARY.encode()),
    "no data": {"data": []},
    "401": Status(401, _ECHO),
    "429": Status(429),
    "500": Status(500, _ECHO),
    "moderated": Status(400, {"error": {"code": "moderation_blocked", "message": CANARY}}),
    "silent": Silent(),
    "hangs up": Hangs(),
    "elsewhere": {"data": [{"url": "http://10.0.0.1/x.png"}]},
}


@dataclass
class Trouble:
    """One text and one picture server, and what goes wrong with them in this turn."""

    server: ScriptedServer
    folder: Path
    world: World
    settings: ModelSettings
    fault: str = "none"
    picture_fault: str = "none"
    past_a_cap: int = 0
    spending: Spending = field(init=False)

    def __post_init__(self) -> None:
        self.spending = Spending(self.folder / "player" / "spending")
        learned = Learned(self.folder / "player")
        away = f"http://127.0.0.1:{closed_port()}/v1"
        tls = self.server.url.replace("http:", "https:")
        here = self.server.url
        places = {"": here, "refused connection": away, "TLS error": tls, **dict.fromkeys(_SILENT, here)}
        self._tellers = {
            name: ModelStoryteller(self.world, self._asker(url, learned, name))
            for name, url in places.items()
        }
        self._artists = {
            name: self._artist(url, learned, name)
            for name, url in (("", here), ("silent", here), ("away", away))
        }

    def _patience(self, name: str) -> ModelSettings:
        if name not in _SILENT:
            return self.settings
        return replace(self.settings, first_word=_WAIT, first_word_loading=_WAIT, picture_give_up=_WAIT)

    def _asker(self, url: str, learned: Learned, name: str) -> Asker:
        server = Server(preset("other"), url, "scripted")
        connection = Connection(server, Secret(CANARY))
        return Asker(connection, Ladder(server, learned), self._patience(name), self.spending, Prices())

    def _artist(self, url: str, learned: Learned, name: str) -> ModelArtist:
        server = Server(preset("other"), url, "painter")
        habits = picture_habits(server, self.folder)
        assert habits is not None
        connection = Connection(server, Secret(CANARY))
        return ModelArtist(connection, habits, self._patience(name), self.spending, Prices(), learned)

    def tell(self, outcome: Outcome, so_far: Sequence[JsonDict] = ()) -> Iterator[Told]:
        return self._tellers.get(self.fault, self._tellers[""]).tell(outcome, so_far)

    def paint(self, commission: Commission, stopped: Callable[[], bool]) -> bytes:
        return self._artists.get(self.picture_fault, self._artists[""]).paint(commission, stopped)

    def close(self) -> None:
        for artist in self._artists.values():
            artist.close()

    def _within(self) -> None:
        """What is set aside and spent when a request arrives, its own estimate included."""
        _, day = self.spending.spent("")
        if day.tokens > self.settings.day_tokens or day.pictures > self.settings.day_pictures:
            self.past_a_cap += 1

    def script(self, body: Body, _number: int) -> Answer:
        self._within()
        return TEXT_FAULTS.get(self.fault, TEXT_FAULTS["none"])(body)

    def picture_script(self, _body: Body, _number: int) -> Any:
        self._within()
        return PICTURE_FAULTS.get(self.picture_fault, PICTURE_FAULTS["none"])


LONG_NIGHT = 30


def seed_of(session_id: str) -> int:
    """Of the liar's night: one that lasts."""
    return next(seed for seed in count(77) if _lasts(seed)) if session_id == "liar" else 77


def _lasts(seed: int) -> bool:
    """Whether a night in which each place of the list is taken in turn goes on for long enough."""
    world = load_world("somewhere")
    state = begin(world, "liar", seed, ()).after
    for turn in range(LONG_NIGHT):
        if state.ending is not None:
            return False
        state = resolve(world, state, state.choices[turn % len(state.choices)], roll_fate(state)).after
    return True


@pytest.fixture
def trouble(own_folders: Path) -> Iterator[Callable[[ModelSettings], tuple[LocalEngine, Trouble]]]:
    """``trouble(settings)``: an engine over this test's folder whose models have faults."""
    world = load_world("somewhere")
    offline = OfflineStoryteller(world)
    made_ready()  # these players wait for a tenth of a second
    with serving(Silent()) as server:
        made: list[LocalEngine] = []

        def make(settings: ModelSettings) -> tuple[LocalEngine, Trouble]:
            models = Trouble(server, own_folders, world, settings)
            server.script, server.picture = models.script, models.picture_script
            limits = Limits(first_word=6.0, silence=6.0, telling=5, picture_slow=0.1, picture_give_up=6.0)
            staged = Production(world, models, offline, SketchPainter(), artist=models, limits=limits)
            engine = LocalEngine(SessionStore(own_folders), lambda _pack: staged, seeds=seed_of)
            made.append(engine)
            return engine, models

        yield make
        for engine in made:
            engine.close()


def played(engine: LocalEngine, session: str, choice: str, fate: str) -> tuple[str, list[Any]]:
    """One turn: the words that stay, and all events."""
    words, events = "", []
    for event in engine.play(session, choice, fate):
        events.append(event)
        if isinstance(event, Withdrawn):
            words = ""
        elif isinstance(event, Delta):
            words += event.text
    return words, events


def _is_well_told(words: str, events: Sequence[object], fault: str) -> None:
    """The turn has come to its end, in words that are the night's and no server's."""
    assert isinstance(events[-1], Finished), (fault, events[-1])
    assert not [event for event in events if isinstance(event, Failed)]
    assert 20 <= len(words) <= 400, (fault, words)
    for sign in ("<think", "html", '{"', "help with that", "hm hm", "Traceback", "qqz"):
        assert sign not in words, fault


def test_no_fault_costs_a_turn_a_cap_or_a_secret(
    trouble: Callable[[ModelSettings], tuple[LocalEngine, Trouble]],
    own_folders: Path,
    full: Callable[[int, int], int],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Turns with a random fault each: every one is told and saved, nothing foreign is shown, no call passes a
    cap, and the key is in no file, log, prompt or event."""
    caplog.set_level("DEBUG", "engine")
    turns = full(100, 1000)
    settings = replace(SETTINGS, day_tokens=turns * 1900, day_pictures=turns // 2)
    engine, models = trouble(settings)
    dice = random.Random(20261130)
    seen: list[LatePicture] = []
    engine.watch(seen.append)
    faults = [*TEXT_FAULTS, "refused connection", "TLS error"]
    everything: list[str] = []
    night, offline = 0, 0
    engine.intro(f"night-{night}")
    for number in range(turns):
        session = f"night-{night}"
        state = engine.state(session)
        if state["ending"] is not None:
            night, session = night + 1, f"night-{night + 1}"
            engine.intro(session)
            state = engine.state(session)
        models.fault = faults[number] if number < len(faults) else dice.choice(faults)
        models.picture_fault = dice.choice([*PICTURE_FAULTS, "away"])
        choice = dice.choice(state["choices"])
        words, events = played(engine, session, choice, engine.roll_fate(session))
        _is_well_told(words, events, models.fault)
        assert engine.state(session)["turn_count"] == state["turn_count"] + 1
        entry = engine.history(session)[-1]
        assert entry["dispatch"] == words
        remarks = [event.text for event in events if isinstance(event, Remark)]
        offline += bool(remarks)
        assert all(remark.startswith("Told offline: ") and len(remark) < 200 for remark in remarks)
        everything += [repr(events), repr(entry)]
    until(lambda: [late for late in seen if late.image], 5)
    exported = [engine.export(f"night-{number}", own_folders / "out") for number in range(night + 1)]
    engine.close()
    assert turns // 4 < offline < turns
    assert [late for late in seen if late.image]
    assert models.past_a_cap == 0
    said = [*everything, repr(seen), caplog.text, *capfd.readouterr(), repr(models.server.requests)]
    said += [repr(body) for body in models.server.pictures]
    assert not [text for text in said if CANARY in text]
    assert any(CANARY in header["authorization"] for header in models.server.headers)
    _is_nowhere(CANARY.encode(), own_folders.parent, exported)


def _is_nowhere(key: bytes, folder: Path, exported: Sequence[Path]) -> None:
    """The key is in no file below the folder, and in nothing that is packed into an exported one."""
    for path in exported:  # packed, so that no key could be seen in the files themselves
        with zipfile.ZipFile(path) as packed:
            assert packed.namelist()
            assert not [name for name in packed.namelist() if key in packed.read(name)]
    for path in folder.rglob("*"):
        assert path.is_dir() or key not in path.read_bytes(), path


def test_calls_stop_at_the_cap_and_turns_go_on(
    trouble: Callable[[ModelSettings], tuple[LocalEngine, Trouble]],
) -> None:
    """With a cap reached in the middle of the night the server hears nothing more, and the night goes on
    offline, saying so."""
    engine, models = trouble(replace(SETTINGS, run_tokens=8_000, run_pictures=2))
    engine.intro("default")
    heard, remarks = [], []
    for _ in range(10):
        choice = engine.state("default")["choices"][0]
        _, events = played(engine, "default", choice, "NORMAL")
        assert isinstance(events[-1], Finished)
        heard.append(models.server.calls)
        remarks += [event.text for event in events if isinstance(event, Remark)]
    until = time.monotonic() + 5
    while time.monotonic() < until and len(models.server.pictures) < 2:
        time.sleep(0.05)
    assert heard[-1] == heard[-3] >= 2
    assert "limit of 8,000 tokens for this night" in remarks[-1]
    assert len(models.server.pictures) == 2
    run, _ = models.spending.spent("default:0000004d")
    assert run.tokens <= 8_000


LIES = (
    "You take the axe from the wall and the keys from the hook, and a rifle too, and feel a good deal safer.",
    "A soldier called Mercer steps out of the dark and hands you a loaded pistol, and says that it is over.",
    "The sun comes up over the ridge, hours early, and you stand there in the warm light, healed and unhurt.",
    "You walk out through the open gate to the road, and the car starts at the first turn. You escape.",
)


def test_a_model_that_lies_each_turn_changes_nothing(
    trouble: Callable[[ModelSettings], tuple[LocalEngine, Trouble]], own_folders: Path
) -> None:
    """A night of 30 turns told by a liar ends with the ledger exactly as the same choices give it offline."""
    engine, models = trouble(replace(SETTINGS, day_tokens=0))
    lies = random.Random(4)

    def lie(body: Body, _number: int) -> Answer:
        fields = {"fact": "you have a rifle", "mood": "rich", "choice1": "Drive home", "health": "100"}
        kind = lies.randrange(3)
        prose = what_happened(body) if kind == 0 else lies.choice(LIES)
        return Says(telling(prose, **fields))

    models.server.script = lie
    models.picture_fault = "away"
    plain = LocalEngine(
        SessionStore(own_folders.parent / "other"),
        lambda _pack: Production(models.world, teller, teller, SketchPainter()),
        seeds=seed_of,
    )
    teller = OfflineStoryteller(models.world)
    for each in (engine, plain):
        each.intro("liar")
    turns = 0
    while turns < LONG_NIGHT:
        state = plain.state("liar")
        number = turns % len(state["choices"])
        offered = engine.state("liar")["choices"]
        fate = plain.roll_fate("liar")
        assert engine.roll_fate("liar") == fate
        played(plain, "liar", state["choices"][number], fate)
        played(engine, "liar", offered[number], fate)
        turns += 1
        told, true = engine.store.load("liar"), plain.store.load("liar")
        assert told is not None
        assert true is not None
        assert ledger_of(told) == ledger_of(true), f"turn {turns}"
    plain.close()
    assert models.server.calls >= turns
