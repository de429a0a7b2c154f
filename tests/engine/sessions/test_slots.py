"""Slots as a whole: listing, titles, copies, trash."""

from __future__ import annotations

import json
import os
import time
import zlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.errors import SaveUnreadable, SessionBusy, SessionNotFound
from engine.sessions import SessionStore, to_public
from engine.sessions.files import Disk
from engine.state import Display
from tests.engine.sessions.nights import assert_whole, blank, commit_pending, commit_turn, play


def test_a_slot_as_listed(store: SessionStore) -> None:
    """The list tells of a slot what the window shows, and the last saved comes first."""
    state = play(store, "night-1", 3)
    state.display = Display(place="The night road", body="hurt", ending_name="Dawn")
    state.ending, state.current_phase, state.played_seconds = "dawn", "ended", 62.5
    commit_turn(store, state, 3)
    play(store, "Other_one", 1)
    other, slot = store.list()
    assert (other.session_id, other.title, other.place) == ("Other_one", "Other one", "night_road")
    assert (slot.session_id, slot.title, slot.place, slot.body) == (
        "night-1",
        "Night 1",
        "The night road",
        "hurt",
    )
    assert (slot.turn, slot.time_of_day, slot.ending, slot.ending_name) == (3, "18:03", "dawn", "Dawn")
    assert (slot.played_seconds, slot.image) == (62.5, "images/frame_3_abc003.png")
    assert (slot.last_saved, slot.damage, slot.previous_turn) == (state.last_saved, None, None)


def test_two_hundred_slots_some_damaged(store: SessionStore) -> None:
    """The damaged slots of a long list are marked with one sentence each; all are listed."""
    play(store, "night", 2)
    template = store.folder("night")
    for number in range(200):
        folder = template.with_name(f"slot-{number}")
        folder.mkdir()
        text = (template / "state.json").read_bytes()
        if number % 10 == 3:
            text = text[: len(text) // 2]
        (folder / "state.json").write_bytes(_owned(text, f"slot-{number}"))
        (folder / "history.json").write_bytes((template / "history.json").read_bytes())
    slots = {slot.session_id: slot for slot in store.list()}
    assert len(slots) == 201
    marked = {name for name, slot in slots.items() if slot.damage}
    assert marked == {f"slot-{number}" for number in range(3, 200, 10)}
    assert all(slots[name].damage.count(".") == 1 for name in marked)  # type: ignore[union-attr]


def _owned(text: bytes, session_id: str) -> bytes:
    """The same save as that of another session, with its checksum made right again."""
    mark = b'"checksum": "'
    text = text.replace(b'"session_id": "night"', f'"session_id": "{session_id}"'.encode())
    body, found, _ = text.partition(mark)
    return body + mark + f'{zlib.crc32(body + mark):08x}"}}}}\n'.encode() if found else text


def test_listing_reads_little(store: SessionStore) -> None:
    """Listing opens state.json and slot.json only: neither history nor pictures."""
    opened: set[str] = set()

    class Watching(Disk):
        def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
            opened.add(path.name)
            return super().read(path, start, length)

    play(store, "night", 3)
    assert len(SessionStore(store.data, Watching()).list()) == 1
    assert opened == {"state.json", "slot.json"}


def test_titles(store: SessionStore) -> None:
    """A slot can be given a title; an empty one gives back the plain name; a card
    that is damaged, or holds more than a name, does no harm."""
    play(store, "night-7", 1)
    store.rename("night-7", "  The one \n with the dog ")
    assert store.list()[0].title == "The one with the dog"
    card = store.folder("night-7") / "slot.json"
    created = json.loads(card.read_bytes())["created"]
    store.rename("night-7", "x" * 500)
    assert store.list()[0].title == "x" * 80
    store.rename("night-7", "   ")
    assert (store.list()[0].title, json.loads(card.read_bytes())["created"]) == ("Night 7", created)
    for bad in (b"", b"[]", b'{"title": 3}', b"\xff"):
        card.write_bytes(bad)
        assert store.list()[0].title == "Night 7"
    card.write_text(json.dumps({"title": "a\nb " + "x" * 5000}))
    assert store.list()[0].title == "a b " + "x" * 76
    with pytest.raises(SessionNotFound):
        store.rename("other", "x")
    assert not store.folder("other").exists()


def test_new_ids(store: SessionStore) -> None:
    """A new id is the first free night, and never differs from another in case only."""
    assert store.new_session_id() == "night-1"
    play(store, "night-1", 1)
    play(store, "Night-2", 1)
    assert store.new_session_id() == "night-3"


def test_a_copy_is_a_slot_of_its_own(store: SessionStore) -> None:
    """A copy has the same night, pictures and turns to go back to; changing one leaves the other."""
    state = play(store, "night", 30)
    store.rename("night", "Mine")
    store.rewind("night", 24)
    copy = store.duplicate("night")
    assert copy == "night-1"
    assert _but_for_id(store.load(copy)) == _but_for_id(store.load("night"))
    assert store.history(copy) == store.history("night")
    assert store.state_at(copy, 7).session_id == copy
    assert _but_for_id(store.state_at(copy, 7)) == _but_for_id(store.state_at("night", 7))
    assert store.branches(copy) == store.branches("night")
    assert {slot.title for slot in store.list()} == {"Mine", "Mine (copy)"}
    play(store, copy, 3)
    assert len(store.history("night")) == 25
    assert_whole(store, copy)
    assert_whole(store, "night")
    assert state.session_id == "night"


def _but_for_id(state: object) -> dict[str, object]:
    public = to_public(state)  # type: ignore[arg-type]
    return {key: value for key, value in public.items() if key not in ("session_id", "last_saved")}


def test_a_copy_has_no_pending_turn(store: SessionStore) -> None:
    """A pending turn stays with the original; the copy stands at the turn before it."""
    state = play(store, "night", 2)
    commit_pending(store, state, 2)
    copied = store.load(store.duplicate("night"))
    assert copied is not None
    assert (copied.pending, store.load_record("night-1"), copied.turn_count) == (None, None, 1)
    assert store.load_record("night") == {"turn": 2}


def test_what_cannot_be_copied(store: SessionStore) -> None:
    """Nothing, or a damaged slot, makes no copy and leaves no folder."""
    with pytest.raises(SessionNotFound):
        store.duplicate("night")
    play(store, "night", 2)
    (store.folder("night") / "history.json").write_bytes(b"")
    with pytest.raises(SaveUnreadable):
        store.duplicate("night")
    assert os.listdir(store.data / "sessions") == ["night"]


def test_the_trash(store: SessionStore) -> None:
    """Deleting and resetting move the slot to the trash whole; it comes back as it was."""
    saved = play(store, "night", 3)
    play(store, "other", 1)
    store.rename("night", "Mine")
    store.delete("night")
    assert store.load("night") is None
    assert [slot.session_id for slot in store.list()] == ["other"]
    (gone,) = store.trashed()
    assert (gone.session_id, gone.title) == ("night", "Mine")
    assert gone.deleted.endswith("+00:00")
    assert store.undelete(gone.trash_id) == "night"
    assert store.load("night") == saved
    assert store.trashed() == []
    assert_whole(store, "night")


def test_reset_begins_anew_and_keeps_the_old_night(store: SessionStore) -> None:
    """After a reset the session has not begun; each old night of it can be had back, under another id."""
    for turns in (2, 3):
        play(store, "night", turns)
        store.reset("night")
        store.reset("night")
        assert store.load("night") is None
    play(store, "night", 1)
    back = {store.undelete(gone.trash_id) for gone in store.trashed()}
    assert back == {"night-1", "night-2"}
    assert sorted(len(store.history(name)) for name in back) == [2, 3]
    assert len(store.history("night")) == 1
    for name in back:
        assert_whole(store, name)


def test_what_is_not_in_the_trash(store: SessionStore) -> None:
    """Only ids of the trash can be brought back, and only slots that exist be deleted."""
    play(store, "night", 1)
    store.delete("night")
    (store.data / "trash" / "readme").mkdir()
    for bad in (
        "",
        "../sessions/night",
        "night",
        "readme",
        "night-20200101T000000Z-1",
        None,
        "a/b-20200101T000000Z-1",
    ):
        with pytest.raises(SessionNotFound):
            store.undelete(bad)  # type: ignore[arg-type]
    with pytest.raises(SessionNotFound):
        store.delete("night")
    assert len(store.trashed()) == 1


def test_a_held_lock_can_be_handed_in(store: SessionStore) -> None:
    """Whoever holds the turn resets within it; a lock of another session does not count."""
    play(store, "night", 1)
    with store.turn("night") as lock, store.turn("other") as foreign:
        with pytest.raises(SessionBusy):
            store.reset("night", holding=foreign)
        store.reset("night", holding=lock)
        store.commit("night", blank("night"))
    assert store.history("night") == []


def test_a_late_picture(store: SessionStore) -> None:
    """A picture can be added to a slot later, whole, under a lawful name."""
    play(store, "night", 1)
    with store.turn("night"):
        assert (
            store.save_picture("night", "frame_0_abc000.late.png", b"late")
            == "images/frame_0_abc000.late.png"
        )
        for bad in ("../state.json", "videos/a.mp4", "a", ""):
            with pytest.raises(SessionNotFound):
                store.save_picture("night", bad, b"")
    assert store.image_path("night", "frame_0_abc000.late.png").read_bytes() == b"late"


def test_sweeping(store: SessionStore) -> None:
    """Copies never finished and marks of dead programs go; everything else stays."""
    saved = play(store, "night", 1)
    (store.data / "sessions" / ".copying-night-1" / "images").mkdir(parents=True)
    dead = store.data / "locks" / "alive" / f"{'0' * 32}.lock"
    dead.parent.mkdir(exist_ok=True)
    dead.touch()
    token = store.alive_token()
    store.sweep()
    assert os.listdir(store.data / "sessions") == ["night"]
    assert not dead.exists()
    assert store.is_alive(token)
    assert store.load("night") == saved


def test_last_saved_is_now_in_utc(store: SessionStore) -> None:
    """Every commit sets last_saved, in the state handed in and in the file, as ISO-8601 UTC."""
    before = time.time()
    state = play(store, "night", 1)
    moment = datetime.fromisoformat(state.last_saved)
    assert moment.tzinfo == UTC
    assert before - 1 <= moment.timestamp() <= time.time() + 1
    assert (store.load("night") or state).last_saved == state.last_saved
