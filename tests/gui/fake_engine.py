"""An engine that plays a script: for widgets, for slow turns, for turns that fail.

Satisfies ``engine.ports.Engine`` and ``Slots`` as far as the window uses them. Everything lives in
memory; pictures are drawn on the spot.
"""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from engine.errors import (
    EngineError,
    InvalidSeedCode,
    RewindForbidden,
    RunEnded,
    SaveUnreadable,
    SessionBusy,
    SessionNotFound,
    StaleTurn,
    TurnCancelled,
)
from engine.state import (
    BagLine,
    Choices,
    Delta,
    Display,
    Event,
    Finished,
    GameState,
    LatePicture,
    Moment,
    Offer,
    Paper,
    PictureReady,
    Resolved,
    SessionSummary,
    TrashedSession,
)

CHOICES = [
    ("Film the pencil marks", "kept +1"),
    ("Lift the cardigan and read the name tape", ""),
    ("Switch the torch off and wait for the hiss to pass", "quiet"),
    ("Go back to the canteen the way you came", ""),
]
TELLING = (
    "The corridor is longer than the building. Your torch finds the far wall, then loses it. On the left "
    "every door is shut but one, and in that doorway stands a chair with a cardigan over its back.\n"
    "The camera has not stopped hissing. You know this hiss from Ellis’s tape. It comes a minute before he "
    "starts to whisper.\nSomebody has pencilled heights on the door frame, with dates. The last line is "
    "level with your eyes. It is dated tomorrow."
)

PAPER = "TOWER — OCTOBER\n\n18–22  Finch / (crossed out)\n22–02  Ames\n\nKeep it to yourselves."
"""What is written on whatever is read by an action that begins with ``Read``."""


def frame_bytes(turn: int) -> bytes:
    """A frame that can be told from its neighbours."""
    image = QImage(512, 288, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    light = QLinearGradient(0, 0, 512, 288)
    light.setColorAt(0, QColor.fromHsv(turn * 37 % 360, 90, 60))
    light.setColorAt(1, QColor.fromHsv((turn * 37 + 40) % 360, 60, 190))
    painter.fillRect(image.rect(), light)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class FakeEngine:
    """See the module. ``hold`` makes turns wait; ``fail_next`` makes the next turn fail."""

    def __init__(self, root: Path, ends_at: int = 99) -> None:
        self.root = root
        self.prepared: dict[str, dict[str, Any]] = {}
        self.late: list[bool] = []
        self.states: dict[str, GameState] = {}
        self.told: dict[str, list[dict[str, Any]]] = {}
        self.titles: dict[str, str] = {}
        self.damaged: dict[str, SessionSummary] = {}
        self.trash: list[tuple[TrashedSession, GameState, list[dict[str, Any]]]] = []
        self.leased: set[str] = set()
        self.left: dict[str, list[list[dict[str, Any]]]] = {}
        self.kept: dict[str, list[dict[str, Any]]] = {}
        self.summed: list[str] = []
        self.plays: list[tuple[str, str, int | None]] = []
        self.cancelled: list[tuple[str, int]] = []
        self.fail_next: EngineError | Exception | None = None
        self.lease_fails: EngineError | None = None
        self.hold = threading.Event()
        self.hold.set()
        self.delay = 0.0
        self.before_words: list[Event] = []
        """Told before the words of the next turns."""
        self.ends_at = ends_at
        self.closed = False

    # --- Engine ------------------------------------------------------------------------------

    def late_pictures(self, session_id: str) -> list[LatePicture]:
        return []

    def intro(self, session_id: str) -> dict[str, Any]:
        self._trouble()
        terms = self.prepared.get(session_id, {})
        mercy = terms.get("difficulty") != "no_mercy"
        state = GameState(session_id, seed=1, begun=True, mercy=mercy)
        self.states[session_id] = state
        self.told[session_id] = []
        self.titles.setdefault(session_id, f"Night {len(self.states)}")
        self._dress(state, "Intro", TELLING)
        entry = self.told[session_id][-1]
        return {**entry, "dispatch_image": entry["image"], "choices": list(state.choices)}

    def play(
        self,
        session_id: str,
        choice: str,
        fate: str,
        *,
        is_timeout_penalty: bool = False,
        turn: int | None = None,
    ) -> Iterator[Event]:
        state = self.states[session_id]
        if state.ending:
            raise RunEnded("The night is over. Begin a new one.")
        if turn is not None and turn != state.turn_count + 1:
            raise StaleTurn("The tape has moved on; look again.")
        self.plays.append((session_id, choice, turn))
        self.late.append(is_timeout_penalty)
        return self._run(session_id, choice, fate)

    def _run(self, session_id: str, choice: str, fate: str) -> Iterator[Event]:
        yield Resolved(fate, ["steady hand: 14, needed 12, held"])
        while not self.hold.is_set() and not self.cancelled:
            time.sleep(0.005)
        if self.cancelled:
            return
        self._trouble()
        if choice.lower().startswith("fly"):
            yield Delta("You cannot fly. You can film, listen, or go back.")
            yield Finished(self.state(session_id), free=True)
            return
        yield from self.before_words
        words = f"{TELLING} ({choice})."
        for word in words.split(" "):
            yield Delta(word + " ")
            if self.delay:
                time.sleep(self.delay)
        after = copy.deepcopy(self.states[session_id])
        after.turn_count += 1
        self.states[session_id] = after
        self._dress(after, choice, words)
        yield PictureReady(str(after.current_image_url))
        yield Choices(list(after.choices))
        yield Finished(self.state(session_id))

    def state(self, session_id: str) -> dict[str, Any]:
        found = self.states.get(session_id)
        return asdict(found) if found is not None else asdict(GameState(session_id, seed=1))

    def history(self, session_id: str) -> list[dict[str, Any]]:
        return list(self.told.get(session_id, []))

    def cancel(self, session_id: str, turn: int) -> None:
        self.cancelled.append((session_id, turn))

    def roll_fate(self, session_id: str) -> str:
        return "NORMAL"

    def image(self, session_id: str, name: str) -> bytes:
        if session_id not in self.states:
            raise SessionNotFound("No such picture.")
        return frame_bytes(int(name.split("_")[1]))

    def sessions(self) -> list[SessionSummary]:
        whole = [
            SessionSummary(
                session_id,
                self.titles[session_id],
                state.display.place,
                state.turn_count,
                state.time_of_day,
                300.0 + state.turn_count * 60,
                state.last_saved,
                state.ending,
                state.display.ending_name,
                state.current_image_url,
                state.display.body,
            )
            for session_id, state in self.states.items()
        ]
        return whole + list(self.damaged.values())

    def delete(self, session_id: str) -> None:
        state, told = self.states.pop(session_id), self.told.pop(session_id)
        title = self.titles.pop(session_id)
        gone = TrashedSession(f"bin-{session_id}-{len(self.trash)}", session_id, title, state.last_saved)
        self.trash.append((gone, state, told))

    def close(self) -> None:
        self.closed = True

    # --- Slots -------------------------------------------------------------------------------

    def folder(self, session_id: str) -> Path:
        return self.root / session_id

    def prepare(self, session_id: str, **terms: Any) -> dict[str, Any]:
        if terms.get("seed_code") == "mistyped":
            raise InvalidSeedCode("That code is mistyped.")
        self.prepared[session_id] = terms
        return asdict(GameState(session_id, seed=1))

    def packs(self) -> list[dict[str, Any]]:
        tags = [{"id": "children", "name": "Children in danger", "intensity": 3}]
        return [
            {"name": "somewhere", "title": "Somewhere", "summary": "A night.", "shipped": True, "tags": tags},
            {"name": "rock", "title": "Tern Rock", "summary": "A rock.", "shipped": True, "tags": []},
        ]

    def endings(self, pack: str) -> list[dict[str, Any]]:
        seen = {state.ending for state in self.states.values()}
        return [
            {
                "id": each,
                "set": place,
                "seen": each in seen,
                "name": f"The {each}",
                "hint": hint,
                "image": None,
                "times": sum(state.ending == each for state in self.states.values()),
            }
            for each, place, hint in (
                ("floor", "long_corridor", ""),
                ("dawn", "watchtower", "Somebody waits there."),
                ("road", "night_road", ""),
            )
        ]

    def nights_played(self) -> int:
        return 0

    def rename(self, session_id: str, title: str) -> None:
        self.titles[session_id] = title
        self.states[session_id].display.title = title

    def duplicate(self, session_id: str) -> str:
        copied = f"{session_id}-copy{len(self.states)}"
        self.states[copied] = replace(copy.deepcopy(self.states[session_id]), session_id=copied)
        self.told[copied] = list(self.told[session_id])
        self.titles[copied] = f"{self.titles[session_id]}, a branch"
        return copied

    def rewind(self, session_id: str, turn: int) -> dict[str, Any]:
        return self._stand(session_id, self.told[session_id][: turn + 1])

    def _stand(self, session_id: str, line: list[dict[str, Any]]) -> dict[str, Any]:
        """Be at the end of ``line``; what is left by that becomes a future."""
        present = self.told[session_id]
        shared = sum(1 for one, other in zip(present, line, strict=False) if one is other)
        ways = self.left.setdefault(session_id, [])
        ways[:] = [way for way in ways if way != line and way != present]
        longer = next((way for way in ways if way[: len(present)] == present), None)
        if longer is not None:  # it goes on from where one was
            ways.remove(longer)
        if shared < len(present):
            ways.insert(0, longer or present)
        self.told[session_id] = list(line)
        self.states[session_id] = copy.deepcopy(line[-1]["state"])
        return self.state(session_id)

    def futures(self, session_id: str) -> list[dict[str, Any]]:
        present, found = self.told.get(session_id, []), []
        for way in self.left.get(session_id, []):
            shared = sum(1 for one, other in zip(present, way, strict=False) if one is other)
            tail = way[shared:]
            if not tail:
                continue
            found.append(
                {
                    "id": f"way-{id(way[-1])}",
                    "from_turn": present[shared - 1]["turn"],
                    "last_turn": tail[-1]["turn"],
                    "turns": [each["turn"] for each in tail],
                    "left": tail[-1]["state"].last_saved,
                    "choice": tail[-1]["choice"],
                    "words": tail[-1]["dispatch"],
                    "place": tail[-1]["state"].display.place,
                    "time_of_day": tail[-1]["state"].time_of_day,
                    "image": tail[-1]["image"],
                    "ending": tail[-1]["state"].ending,
                    "frames": [{key: each[key] for key in ("turn", "image", "choice")} for each in tail],
                }
            )
        return found

    def forward(self, session_id: str, future: str | None = None) -> dict[str, Any]:
        turn = len(self.told[session_id]) - 1
        for way in self.futures(session_id):
            if way["from_turn"] == turn and future in (None, way["id"]):
                return self.take_up(session_id, way["id"], turn + 1)
        raise SessionNotFound("There is no later turn to go forward to.")

    def take_up(self, session_id: str, future: str, turn: int | None = None) -> dict[str, Any]:
        (way,) = [way for way in self.left[session_id] if f"way-{id(way[-1])}" == future]
        line = way if turn is None else way[: turn + 1]
        state = self._stand(session_id, line)
        if line is not way:
            self.left[session_id].insert(0, way)
        return state

    def mark(self, session_id: str) -> dict[str, Any]:
        if not self.states[session_id].mercy:
            raise RewindForbidden("What is done stays done.")
        entry = self.told[session_id][-1]
        kept = self.kept.setdefault(session_id, [])
        kept.insert(
            0, {"id": f"mark-{len(kept)}", "turn": entry["turn"], "line": list(self.told[session_id])}
        )
        return {key: value for key, value in kept[0].items() if key != "line"}

    def marks(self, session_id: str) -> list[dict[str, Any]]:
        return [{"id": each["id"], "turn": each["turn"]} for each in self.kept.get(session_id, [])]

    def return_to_mark(self, session_id: str, mark: str | None = None) -> dict[str, Any]:
        kept = self.kept.get(session_id, [])
        if not kept:
            raise SessionNotFound("No mark yet.")
        return self._stand(session_id, kept[0]["line"])

    def export(
        self,
        session_id: str,
        target: Path,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Path:
        self._trouble()
        for step in range(4):
            if progress:
                progress(step / 4)
            while not self.hold.is_set() and not (cancelled and cancelled()):
                time.sleep(0.005)
            if cancelled and cancelled():
                raise TurnCancelled("Given up.")
        path = target if target.suffix else target / f"{self.titles[session_id]}.somewhere"
        path.write_text(session_id)
        return path

    def import_(
        self,
        source: Path,
        *,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> str:
        self._trouble()
        if not source.exists():
            raise SaveUnreadable(f"There is no file {source}. Choose another.")
        name = f"in-{len(self.states)}"
        self.titles[name] = f"From {source.name}"
        self.intro(name)
        return name

    def slot_ids(self) -> list[str]:
        found = sorted(self.states, key=lambda name: self.states[name].last_saved, reverse=True)
        return [*found, *self.damaged]

    def summary(self, session_id: str) -> SessionSummary | None:
        self.summed.append(session_id)
        return next((each for each in self.sessions() if each.session_id == session_id), None)

    def restore_previous(self, session_id: str) -> dict[str, Any]:
        del self.damaged[session_id]
        self.intro(session_id)
        return self.state(session_id)

    def make_tape(
        self,
        session_id: str,
        kind: str,
        *,
        captions: bool = True,
        progress: Callable[[float], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Path:
        """A film in ten steps; ``hold`` makes it wait in the middle."""
        self._trouble()
        for step in range(10):
            while step == 5 and not self.hold.is_set() and not (cancelled and cancelled()):
                time.sleep(0.005)
            if cancelled and cancelled():
                raise TurnCancelled("The film was given up.")
            if progress:
                progress(step / 10)
        folder = self.folder(session_id) / "videos"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"tape_{len(list(folder.iterdir())) + 1}.{kind}"
        path.write_bytes(b"film" * 1000)
        return path

    def tapes(self, session_id: str) -> list[dict[str, Any]]:
        folder = self.folder(session_id) / "videos"
        films = sorted(folder.glob("tape_*"), reverse=True) if folder.exists() else []
        return [
            {
                "name": f"videos/{film.name}",
                "path": str(film),
                "kind": film.suffix[1:],
                "bytes": film.stat().st_size,
                "made": "2026-11-01T20:40:00+00:00",
                "captions": None,
            }
            for film in films
        ]

    def new_session_id(self) -> str:
        return f"night-{len(self.states) + len(self.trash) + 1}"

    def trashed(self) -> list[TrashedSession]:
        return [gone for gone, _, _ in self.trash]

    def undelete(self, trash_id: str) -> str:
        for index, (gone, state, told) in enumerate(self.trash):
            if gone.trash_id == trash_id:
                del self.trash[index]
                self.states[gone.session_id], self.told[gone.session_id] = state, told
                self.titles[gone.session_id] = gone.title
                return gone.session_id
        raise SessionNotFound("No such tape in the bin.")

    @contextmanager
    def lease(self, session_id: str) -> Iterator[None]:
        refusal, self.lease_fails = self.lease_fails, None
        if refusal is not None:
            raise refusal
        if session_id in self.leased:
            raise SessionBusy(f"{session_id} is open elsewhere.")
        self.leased.add(session_id)
        try:
            yield
        finally:
            self.leased.discard(session_id)

    # --- the script --------------------------------------------------------------------------

    def _trouble(self) -> None:
        error, self.fail_next = self.fail_next, None
        if error is not None:
            raise error

    def _dress(self, state: GameState, choice: str, words: str) -> None:
        """What the rules would have written into the state after this turn."""
        turn = state.turn_count
        state.time_of_day = f"{(18 + turn // 6) % 24:02d}:{turn * 7 % 60:02d}"
        state.last_saved = f"2026-11-{1 + len(self.states):02d}T20:{turn % 60:02d}:00+00:00"
        state.current_image_url = f"images/frame_{turn}_abcdef.png"
        state.choices = [words for words, _ in CHOICES]
        state.offers = [Offer(words, "look", note=note) for words, note in CHOICES]
        state.location, state.situation = "long_corridor", "A long corridor, one door open."
        state.player_state.health, state.player_state.kept = 62, 3
        state.display = Display(
            self.titles[state.session_id],
            "The long corridor",
            "Station, level 0",
            "6 h 12 min until dawn",
            "hurt",
            ["Left palm cut, bound with tape"],
            [
                BagLine("camcorder", "Camcorder", "41 min"),
                BagLine("torch", "Torch", "about half"),
                BagLine("tape", "Ellis’s tape"),
                BagLine("salt", "Salt", "2 hands"),
                BagLine("cloth", "Wet cloth", "drying", True),
            ],
            "held",
            14,
            "+2 steady hand",
            12,
        )
        if choice.startswith("Read "):
            state.display.paper = Paper(choice[5:], choice[5:], PAPER)
        state.moments.append(Moment(turn, state.time_of_day, choice, "Kept went from 2 to 3.", turn % 5))
        if turn >= self.ends_at:
            state.ending, state.current_phase, state.choices, state.offers = "floor", "ended", [], []
            state.display.warned = "you were warned twice"
            state.display.ending_name = "You ran, and it heard the floor"
            state.display.ending_text = "The Listener found you in the long corridor."
        self.told[state.session_id].append(
            {
                "turn": turn,
                "choice": choice,
                "dispatch": words,
                "vision_dispatch": state.situation,
                "image": state.current_image_url,
                "image_url": state.current_image_url,
                "choices": list(state.choices),
                "state": copy.deepcopy(state),
                "snapshot": asdict(state),
            }
        )
