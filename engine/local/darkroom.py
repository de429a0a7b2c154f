"""Pictures that models paint of turns that are over.

Lives here: :class:`Darkroom`. May import: sessions, rules, ports, state, this room's production. Promises:
nothing waits for it; a turn is commissioned once, and not at all where its picture is there already; the
picture goes beside its own turn's frame, whatever is shown by then, and nowhere if that turn is not there
any more; slow and given up are said in one line each; closing ends everything within a second: what has
come by then is kept, what is still in the air is noted, and commissioned ``again`` when its night is looked
at the next time (so is what a crash cut off).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from engine import rules
from engine.errors import EngineError, ProviderBadReply, SessionBusy, SessionNotFound, TurnCancelled
from engine.local.awaited import Awaited, Note
from engine.local.production import Limits, Production
from engine.ports import Artist, JsonDict, Listeners
from engine.sessions import SessionStore
from engine.state import Commission, GameState, LatePicture

log = logging.getLogger(__name__)

AT_ONCE = 3
"""Pictures in the air at most; of those waiting the newest comes first."""
_NEWS = 500
"""Turns whose last news is kept, over all sessions."""
_SLOW = "The model is slow over its picture. The night goes on meanwhile."
_GIVEN_UP = "The model's picture did not come in {seconds:g} s; the frame stays as it is."
_KINDS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"RIFF": "webp"}


@dataclass(slots=True)
class _Job:
    artist: Artist
    state: GameState
    entry: JsonDict
    limits: Limits
    production: Production
    begun: float
    said_slow: bool = False
    given_up: bool = False
    again: bool = False
    asked: bool = False
    """The artist has it."""
    left: bool = False
    """It did not come before this darkroom closed."""

    @property
    def turn(self) -> int:
        return int(self.entry["turn"])

    @property
    def key(self) -> tuple[str, str]:
        return self.state.session_id, str(self.entry["image"])


class Darkroom:
    """Takes commissions for finished turns. Safe to use from many threads."""

    def __init__(self, store: SessionStore, limits: Limits, productions: Callable[[str], Production]) -> None:
        self._store = store
        self._limits = limits
        self._productions = productions
        self._awaited = Awaited(store.data)
        self._looked: set[str] = set()
        self._listeners = Listeners()
        self._waiting: list[_Job] = []
        self._working: set[threading.Thread] = set()
        self._asked: set[tuple[str, str]] = set()
        self._news: dict[tuple[str, str], LatePicture] = {}
        self._closed = threading.Event()
        self._lock = threading.Lock()

    def watch(self, listener: Callable[[LatePicture], None]) -> Callable[[], None]:
        """See ``engine.ports.Backstage.watch``."""
        return self._listeners.add(listener)

    def commission(self, production: Production, state: GameState, entry: JsonDict) -> None:
        """Have the turn of this history entry painted, if the production has an artist. ``state`` is the
        one after it. Returns at once."""
        if entry["turn"] == 0:  # a new night in this slot
            with self._lock:
                self._asked = {key for key in self._asked if key[0] != state.session_id}
            self._awaited.drop_all(state.session_id)
        self._take(production, state, entry, again=False)

    def _take(self, production: Production, state: GameState, entry: JsonDict, *, again: bool) -> None:
        if production.artist is None or not entry.get("image"):
            return
        limits = production.limits or self._limits
        job = _Job(production.artist, state, entry, limits, production, time.monotonic(), again=again)
        with self._lock:
            if self._closed.is_set() or job.key in self._asked:
                return
            self._asked.add(job.key)
            self._remember(job)
            self._note(LatePicture(state.session_id, job.turn, job.key[1], coming=True))
            self._waiting.append(job)
            if len(self._working) < AT_ONCE:
                thread = threading.Thread(target=self._work, name="darkroom", daemon=True)
                self._working.add(thread)
                thread.start()

    def news(self, session_id: str) -> list[LatePicture]:
        """See ``engine.ports.Engine.late_pictures``."""
        with self._lock:
            return [each for each in self._news.values() if each.session_id == session_id]

    def take_up(self, session_id: str) -> None:
        """Commission what a game that is gone had left in the air of this session. Returns at once."""
        with self._lock:
            if session_id in self._looked or self._closed.is_set():
                return
            self._looked.add(session_id)
        notes = self._awaited.of(session_id)
        if notes:
            threading.Thread(target=self._take_up, args=(notes,), name="darkroom", daemon=True).start()

    def close(self) -> None:
        """Give up everything, and wait a second for what is just being kept."""
        self._closed.set()
        with self._lock:
            waiting, self._waiting = self._waiting, []
            working = list(self._working)
        for job in waiting:
            job.left = True
            self._remember(job)
        end = time.monotonic() + 1.0
        for thread in working:
            thread.join(max(0.0, end - time.monotonic()))

    def _remember(self, job: _Job) -> None:
        with suppress(EngineError):
            owner = "" if job.left else self._store.alive_token()
            self._awaited.write(Note(*job.key, job.turn, job.asked or job.again, owner))

    # --- on a thread --------------------------------------------------------------------------

    def _take_up(self, notes: list[Note]) -> None:
        for note in notes:
            try:
                if not note.owner or not self._store.is_alive(note.owner):
                    self._take_up_one(note)
            except EngineError as problem:
                log.info("a picture that was left in the air stays so: %s", problem)

    def _take_up_one(self, note: Note) -> None:
        entries = self._store.history(note.session_id)
        entry = next((each for each in entries if each.get("image") == note.frame), None)
        if entry is None or self._store.late_picture(note.session_id, note.frame) is not None:
            self._awaited.drop(note.session_id, note.frame)
            return
        state = self._store.state_at(note.session_id, int(entry["turn"]))
        self._take(self._productions(state.pack), state, entry, again=note.asked)

    def _work(self) -> None:
        while (job := self._next()) is not None:
            try:
                self._paint(job)
            except TurnCancelled:
                job.left = not job.given_up
                if job.given_up:
                    self._tell(job, words=_GIVEN_UP.format(seconds=job.limits.picture_give_up))
            except SessionNotFound:
                log.info("a night is gone before its picture came")
            except EngineError as problem:
                self._tell(job, words=f"The model's picture will not come: {problem}")
            except Exception:
                log.exception("a picture could not be painted by the model")
            finally:
                self._over(job)

    def _next(self) -> _Job | None:
        with self._lock:
            if self._waiting and not self._closed.is_set():
                return self._waiting.pop()
            self._working.discard(threading.current_thread())
            return None

    def _paint(self, job: _Job) -> None:
        session_id, frame = job.key
        if self._stopped(job):
            raise TurnCancelled("The picture is not wanted any more.")
        if self._store.late_picture(session_id, frame) is not None:
            return
        picture = self._store.image_path(session_id, frame).read_bytes()
        scene = rules.scene(job.production.world, job.state)
        prompt = str(job.entry.get("image_prompt") or "")
        commission = Commission(session_id, job.turn, scene, prompt, picture, self._reference(job), job.again)
        job.asked = True
        self._remember(job)
        painted = job.artist.paint(commission, lambda: self._stopped(job))
        kind = next((kind for magic, kind in _KINDS.items() if painted.startswith(magic)), None)
        if kind is None:
            raise ProviderBadReply("what came is no picture.")
        name = self._keep(job, picture, painted, kind)
        if name is not None:
            self._tell(job, image=name)

    def _keep(self, job: _Job, frame: bytes, painted: bytes, kind: str) -> str | None:
        """Put it beside its frame; waits for a turn that is being worked on, and once more when closing."""
        session_id, image = job.key
        while True:
            last = self._closed.is_set()
            try:
                with self._store.writing(session_id, timeout=0.5):
                    return self._store.save_late_picture(session_id, image, frame, painted, kind)
            except SessionBusy:
                if last:
                    job.left = True
                    return None

    def _stopped(self, job: _Job) -> bool:
        """Asked by the artist every few moments, so the time is looked at here too."""
        waited = time.monotonic() - job.begun
        if waited >= job.limits.picture_give_up:
            job.given_up = True
        elif waited >= job.limits.picture_slow and not job.said_slow:
            job.said_slow = True
            self._tell(job, words=_SLOW, coming=True)
        return job.given_up or self._closed.is_set()

    def _reference(self, job: _Job) -> bytes | None:
        """What the picture is to stay like: see :class:`engine.state.Commission`."""
        session_id, turn, place = job.key[0], job.turn, job.entry.get("location")
        for entry in self._store.history_tail(session_id, 8):
            if entry.get("turn") == turn - 1 and entry.get("location") == place:
                return self._shown(session_id, entry)
        for entry in self._store.history(session_id):
            if entry.get("location") == place and entry.get("turn") != turn:
                return self._shown(session_id, entry)
        return None

    def _shown(self, session_id: str, entry: JsonDict) -> bytes | None:
        path = self._store.picture_path(session_id, entry.get("image"))
        return path.read_bytes() if path is not None else None

    def _over(self, job: _Job) -> None:
        """Whatever became of it, it is in the air no longer."""
        with self._lock:
            news = self._news.get(job.key)
            if news is not None and news.coming:
                del self._news[job.key]
        if job.left:
            self._remember(job)
        else:
            self._awaited.drop(*job.key)

    def _note(self, news: LatePicture) -> None:
        """Keep it as the last news of its turn, and of old ones no more than enough. Under the lock."""
        key = (news.session_id, news.frame)
        self._news.pop(key, None)
        self._news[key] = news
        if len(self._news) > _NEWS:
            old = next((key for key, each in self._news.items() if not each.coming), key)
            del self._news[old]

    def _tell(self, job: _Job, *, image: str = "", words: str = "", coming: bool = False) -> None:
        news = LatePicture(job.key[0], job.turn, job.key[1], image, words, coming)
        with self._lock:
            self._note(news)
        self._listeners.tell(news)
