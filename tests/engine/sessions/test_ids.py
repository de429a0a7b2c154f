"""Session ids and file names: nothing leads outside the slot, nobody gets another's slot."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.errors import InvalidSessionId, SaveUnreadable, SessionNotFound
from engine.sessions import SessionStore, check_session_id, data_folder
from engine.sessions.files import Disk
from tests.engine.sessions.nights import blank, play

BAD_IDS = [
    "", " ", ".", "..", "../x", "a/b", "a\\b", "/etc", "C:", "a:b", "-a", "_a", "a b", "a.b", "é", "a\n",
    "a\0", "x" * 65, "con", "CON", "Prn", "aux", "NUL", "com1", "COM9", "lpt1", "LPT9", "night\u200b", "ａ",
    "a%2e", None, 7, b"a", ["a"], True, Path("a"),
]  # fmt: skip
GOOD_IDS = ["a", "0", "default", "night-1", "A_b-C", "x" * 64, "com0", "com10", "console", "lpt"]


@pytest.mark.parametrize("bad", BAD_IDS, ids=repr)
def test_bad_ids_are_refused_everywhere(store: SessionStore, bad: object) -> None:
    """No method takes a bad id, and none has made a file or folder before it says so."""
    calls = [
        store.load, store.load_record, store.history, store.folder, store.turn, store.writing, store.lease,
        store.reset, store.delete, store.duplicate, store.restore_previous, store.branches,
        lambda s: store.history_tail(s, 1), lambda s: store.state_at(s, 0), lambda s: store.rewind(s, 0),
        lambda s: store.image_path(s, "images/a.png"), lambda s: store.rename(s, "t"),
        lambda s: store.save_history(s, []), lambda s: store.replace_state(s, {}),
        lambda s: store.commit(s, blank("x")), lambda s: store.save_picture(s, "a.png", b""),
        lambda s: store.note(s, None), lambda s: store.edit(s).__enter__(),
    ]  # fmt: skip
    for call in calls:
        with pytest.raises(InvalidSessionId):
            call(bad)  # type: ignore[arg-type]
    assert not store.data.exists()


@pytest.mark.parametrize("good", GOOD_IDS)
def test_good_ids_are_kept_as_they_are(good: str) -> None:
    """A lawful id comes back unchanged."""
    assert check_session_id(good) == good


def test_reading_creates_nothing(store: SessionStore) -> None:
    """Every read of an unknown session answers, and leaves no trace on the disk."""
    assert store.load("new") is None
    assert store.load_record("new") is None
    assert store.history("new") == store.history_tail("new", 3) == []
    assert store.list() == store.trashed() == store.branches("new") == []
    assert store.new_session_id() == "night-1"
    assert not store.is_alive("0" * 32)
    with pytest.raises(SessionNotFound):
        store.state_at("new", 0)
    with pytest.raises(SessionNotFound):
        store.image_path("new", "images/frame_0_abcdef.png")
    assert not store.data.exists()


def test_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SOMEWHERE_DATA_DIR decides; without it the system's own place is taken."""
    assert data_folder() == tmp_path / "data"
    monkeypatch.delenv("SOMEWHERE_DATA_DIR")
    assert data_folder().name == "somewhere"


@pytest.mark.parametrize(
    "name",
    [
        "../state.json", "images/../state.json", "/etc/passwd", "images//a.png", "videos/../../x", "", ".",
        "..", "images", "images/", "images/.picture.new", "state.json", "branches/a.json", "images\\a.png",
        "a.png\0", "images/nul.png", "images/a.png/", "C:a.png", "images/a", "images/frame_9_abcdef.png",
        "videos/link.mp4",
    ],
)  # fmt: skip
def test_pictures_are_found_inside_the_slot_only(store: SessionStore, tmp_path: Path, name: str) -> None:
    """Only names of files that lie in images/ or videos/ themselves are answered."""
    play(store, "night", 1)
    (tmp_path / "secret.mp4").write_bytes(b"secret")
    (store.folder("night") / "videos").mkdir()
    (store.folder("night") / "videos" / "link.mp4").symlink_to(tmp_path / "secret.mp4")
    with pytest.raises(SessionNotFound):
        store.image_path("night", name)


def test_pictures_by_full_and_bare_name(store: SessionStore) -> None:
    """A picture is found by its full name, by its bare name, and a tape likewise."""
    play(store, "night", 1)
    tape = store.folder("night") / "videos" / "run.mp4"
    tape.parent.mkdir()
    tape.write_bytes(b"tape")
    picture = store.folder("night") / "images" / "frame_0_abc000.png"
    assert store.image_path("night", "images/frame_0_abc000.png") == picture
    assert store.image_path("night", "frame_0_abc000.png") == picture
    assert store.image_path("night", "videos/run.mp4") == store.image_path("night", "run.mp4") == tape


class CaselessDisk(Disk):
    """A disk on which names that differ in case are one, as on most Macs and Windows machines."""

    def _real(self, path: Path) -> Path:
        there = super().names(path.parent)
        same = [name for name in there if name.lower() == path.name.lower()]
        return path.parent / same[0] if same and path.parent.name == "sessions" else path

    def read(self, path: Path, start: int = 0, length: int = -1) -> bytes:
        return super().read(self._real(path.parent) / path.name, start, length)

    def same_file(self, one: Path, other: Path) -> bool:
        return super().same_file(self._real(one), self._real(other))


def test_ids_that_differ_in_case_on_a_caseless_disk(own_folders: Path) -> None:
    """Where the disk takes NIGHT for night, the second is refused in words and the first is untouched."""
    store = SessionStore(own_folders, CaselessDisk())
    saved = play(store, "night", 2)
    assert store.load("night") == saved
    for call in (store.load, store.history, store.restore_previous, lambda s: play(store, s, 1)):
        with pytest.raises(InvalidSessionId, match="only in upper and lower case"):
            call("NIGHT")
    with pytest.raises(InvalidSessionId):
        store.image_path("NIGHT", "frame_0_abc000.png")
    store.reset("NIGHT")
    assert store.load("night") == saved


def test_ids_that_differ_in_case_on_a_careful_disk(store: SessionStore) -> None:
    """Where the disk knows the difference, both are sessions of their own."""
    play(store, "night", 2)
    play(store, "NIGHT", 3)
    assert (len(store.history("night")), len(store.history("NIGHT"))) == (2, 3)


def test_a_slot_under_another_name_is_not_served(store: SessionStore) -> None:
    """A folder that holds another session's save is refused, also when it is a link."""
    play(store, "night", 1)
    store.folder("other").symlink_to(store.folder("night"), target_is_directory=True)
    store.folder("NIGHT").symlink_to(store.folder("night"), target_is_directory=True)
    for name in ("other", "NIGHT"):
        for call in (store.load, store.history, store.load_record):
            with pytest.raises(SaveUnreadable, match="belongs to session 'night'"):
                call(name)
        with pytest.raises(SessionNotFound):
            store.image_path(name, "frame_0_abc000.png")
