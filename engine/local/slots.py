"""What only the machine that holds the files can do with its slots."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from engine.ports import JsonDict
from engine.sessions import SessionStore, to_public
from engine.state import TrashedSession


class LocalSlots:
    """``engine.ports.Slots`` over a :class:`SessionStore`."""

    def __init__(self, store: SessionStore) -> None:
        self.store = store

    def folder(self, session_id: str) -> Path:
        return self.store.folder(session_id)

    def rename(self, session_id: str, title: str) -> None:
        self.store.rename(session_id, title)

    def duplicate(self, session_id: str) -> str:
        return self.store.duplicate(session_id)

    def rewind(self, session_id: str, turn: int) -> JsonDict:
        return to_public(self.store.rewind(session_id, turn))

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
