"""What only the machine that holds the files can do with its slots."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path

from engine import rules
from engine.errors import InvalidSeedCode, StaleTurn, WorldPackInvalid
from engine.local.atlas import Atlas
from engine.local.journeys import Journeys
from engine.ports import JsonDict
from engine.sessions import SessionStore, check_session_id, to_public
from engine.state import TrashedSession
from engine.world import World, load_world, packs


class LocalSlots(Journeys):
    """``engine.ports.Slots`` over a :class:`SessionStore`; ``pack`` is played where none is named."""

    def __init__(self, store: SessionStore, pack: str = "somewhere") -> None:
        super().__init__(store)
        self._pack = pack
        self.atlas = Atlas(store, load_world)

    def folder(self, session_id: str) -> Path:
        return self.store.folder(session_id)

    def rename(self, session_id: str, title: str) -> None:
        self.store.rename(session_id, title)

    def duplicate(self, session_id: str) -> str:
        return self.store.duplicate(session_id)

    def prepare(
        self,
        session_id: str,
        *,
        pack: str | None = None,
        seed_code: str | None = None,
        difficulty: str | None = None,
        intensity: int | None = None,
        avoid: Sequence[str] | None = None,
        language: str | None = None,
    ) -> JsonDict:
        """Write down the terms of the next night; see ``engine.ports.Slots.prepare``."""
        checked = check_session_id(session_id)
        world = self._world_of(pack, seed_code)
        form = rules.blank(checked, 0, world.name)
        if seed_code:
            night = rules.decode(world, seed_code)
            form.seed, form.seed_code = night.seed, seed_code
            rules.set_terms(form, night.difficulty, night.intensity, night.avoid)
        rules.set_terms(form, difficulty, intensity, avoid, language)
        with self.store.turn(checked) as lock:
            state = self.store.load(checked)
            if state is not None and state.begun and state.ending is None:
                raise StaleTurn(
                    f"Session {checked} is in turn {state.turn_count}; its terms are fixed. Go on playing, "
                    "or reset it first."
                )
            if state is not None and state.begun:
                self.store.reset(checked, holding=lock)
            elif state is not None:
                form.extra.update(state.extra)
            self.store.commit(checked, form)
        return to_public(form)

    def _world_of(self, pack: str | None, seed_code: str | None) -> World:
        """The pack that is meant: the one named, else the one the code was made with."""
        first = load_world(pack or self._pack)
        if pack is not None or not seed_code or rules.code_fits(first, seed_code):
            return first
        for name in packs():
            with suppress(WorldPackInvalid, InvalidSeedCode):
                if rules.code_fits(world := load_world(name), seed_code):
                    return world
        return first

    def packs(self) -> list[JsonDict]:
        """Packs that can be played, and what can be avoided in them. One that is broken is left out."""
        found = []
        shipped = load_world(self._pack).folder.parent
        for name, folder in packs().items():
            with suppress(WorldPackInvalid):
                world = load_world(name)
                tags = [
                    {"id": key, "name": tag.name, "intensity": tag.intensity}
                    for key, tag in world.info.tags.items()
                ]
                found.append(
                    {
                        "name": name,
                        "title": world.info.title,
                        "summary": world.info.summary,
                        "shipped": folder.parent.resolve() == shipped,
                        "tags": tags,
                    }
                )
        return found

    def endings(self, pack: str) -> list[JsonDict]:
        """The atlas of a pack; see ``engine.ports.Slots.endings``."""
        return self.atlas.endings(pack)

    def nights_played(self) -> int:
        return self.atlas.nights_played()

    def restore_previous(self, session_id: str) -> JsonDict:
        return to_public(self.store.restore_previous(session_id))

    def new_session_id(self) -> str:
        return self.store.new_session_id()

    def trashed(self) -> list[TrashedSession]:
        return self.store.trashed()

    def undelete(self, trash_id: str) -> str:
        return self.store.undelete(trash_id)

    def lease(self, session_id: str) -> AbstractContextManager[object]:
        return self.store.lease(session_id)
