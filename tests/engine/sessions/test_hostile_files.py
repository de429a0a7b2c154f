"""Files from strangers: whatever is in one, nothing is written outside, and the words say what is wrong."""

from __future__ import annotations

import json
import os
import shutil
import stat
import struct
import tempfile
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.errors import EngineError, SaveTooNew, SaveUnreadable
from engine.sessions import SessionStore
from tests.engine.sessions.nights import play

Members = dict[str, bytes]
Change = Callable[[Members, dict[str, Any]], None]


@pytest.fixture
def good(store: SessionStore, tmp_path: Path) -> Path:
    """A lawful file, with a future and a mark in it."""
    play(store, "night", 6)
    store.mark("night")
    store.rewind("night", 3)
    return store.export("night", tmp_path / "good")


def _read(path: Path) -> tuple[Members, dict[str, Any]]:
    with zipfile.ZipFile(path) as crate:
        members = {name: crate.read(name) for name in crate.namelist()}
    return members, json.loads(members.pop("manifest.json"))


def _forge(
    path: Path, members: Members, manifest: object, infos: list[zipfile.ZipInfo] | None = None
) -> Path:
    """A file of these members, the list in it as given."""
    named = {info.filename: info for info in infos or []}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as crate:
        for name, data in members.items():
            crate.writestr(named.get(name, name), data)
        crate.writestr("manifest.json", json.dumps(manifest))
    return path


def _listed(data: bytes) -> dict[str, object]:
    return {"bytes": len(data), "sha256": sha256(data).hexdigest()}


def _everything(place: Path) -> set[str]:
    found = {str(path.relative_to(place)) for path in place.rglob("*") if "locks" not in path.parts}
    return found - {"data"}


def _refused(store: SessionStore, path: Path, match: str) -> None:
    """It is refused with words, and not a file or folder more is there than before."""
    before = _everything(store.data.parent)
    with pytest.raises(SaveUnreadable, match=match) as caught:
        store.import_(path)
    assert _everything(store.data.parent) == before
    assert str(path) in str(caught.value)
    assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize(
    "name",
    [
        "../outside.json",
        "images/../../outside.png",
        "/etc/outside",
        "C:/outside.png",
        "C:outside.png",
        "images\\..\\..\\outside.png",
        "images//a.png",
        "./state.json",
        "images/.",
        "a\x00b",
        "images/ä.png",
        "images/\u202egnp.png",
        "x" * 300,
    ],
)
def test_names_that_lead_outside(store: SessionStore, good: Path, tmp_path: Path, name: str) -> None:
    """A member whose name leads anywhere else is refused before anything is written."""
    members, told = _read(good)
    members[name] = b"\x89PNG outside"
    told["files"][name] = _listed(members[name])
    _refused(
        store, _forge(tmp_path / "bad", members, told), "leads outside|no name for a file|does not belong"
    )


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices(store: SessionStore, good: Path, tmp_path: Path, kind: int) -> None:
    """A member that is a link, a folder or a device is refused."""
    members, told = _read(good)
    name = "images/frame_9_abcdef.png"
    members[name] = b"/etc/passwd"
    told["files"][name] = _listed(members[name])
    info = zipfile.ZipInfo(name)
    info.external_attr = (kind | 0o777) << 16
    info.create_system = 3
    _refused(store, _forge(tmp_path / "bad", members, told, [info]), "link, a folder or a device")


def test_bombs(store: SessionStore, good: Path, tmp_path: Path) -> None:
    """A member that would grow beyond all measure, or is bigger than any such file, is refused unread."""
    members, told = _read(good)
    for name, size in (("branches/20200101T000000Z-turn1.json", 20_000_000), ("images/a_b.png", 33_000_000)):
        bomb = dict(members)
        bomb[name] = bytes(size)
        listed = {**told, "files": {**told["files"], name: {"bytes": size, "sha256": "0" * 64}}}
        _refused(store, _forge(tmp_path / "bad", bomb, listed), "grow beyond|bigger than any")


def test_members_that_lie_about_their_size(store: SessionStore, good: Path, tmp_path: Path) -> None:
    """A member that unpacks to more or less than it says is refused."""
    members, told = _read(good)
    path = _forge(tmp_path / "bad", members, told)
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"manifest.json"))
    for size in (3, 2_000_000):
        data[at + 24 : at + 28] = struct.pack("<I", size)
        path.write_bytes(data)
        _refused(store, path, "another size|damaged|grow")


def test_the_same_name_twice(store: SessionStore, good: Path, tmp_path: Path) -> None:
    """Two members of one name, or of names that some disks take for one, are refused."""
    members, told = _read(good)
    path = _forge(tmp_path / "bad", members, told)
    with zipfile.ZipFile(path, "a") as crate:
        crate.writestr("STATE.json", b"{}")
    _refused(store, path, "twice")


def test_too_many_members(store: SessionStore, tmp_path: Path) -> None:
    """A directory of more files than any night has is refused before it is read."""
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 60_000, 60_000, 100, 0, 0)
    path = tmp_path / "bad"
    path.write_bytes(b"PK\x03\x04" + bytes(200) + end)
    _refused(store, path, "more files than any night")


def _wrong_checksum(members: Members, told: dict[str, Any]) -> None:
    told["files"]["state.json"]["sha256"] = "0" * 64


def _changed_byte(members: Members, told: dict[str, Any]) -> None:
    members["history.json"] = members["history.json"].replace(b"walk", b"talk", 1)


def _missing(members: Members, told: dict[str, Any]) -> None:
    del members["history.json"]


def _unlisted(members: Members, told: dict[str, Any]) -> None:
    members["images/frame_99_abcdef.png"] = b"\x89PNG"


def _no_state(members: Members, told: dict[str, Any]) -> None:
    del members["state.json"], told["files"]["state.json"]


def _no_picture(members: Members, told: dict[str, Any]) -> None:
    name = next(each for each in members if each.startswith("images/"))
    members[name] = b"MZ\x90 this is a program"
    told["files"][name] = _listed(members[name])


def _huge_picture(members: Members, told: dict[str, Any]) -> None:
    name = next(each for each in members if each.startswith("images/"))
    members[name] = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 60_000, 60_000)
    told["files"][name] = _listed(members[name])


def _foreign_state(members: Members, told: dict[str, Any]) -> None:
    members["state.json"] = b'{"session_id": "../../x", "schema_version": 1}'
    told["files"]["state.json"] = _listed(members["state.json"])


def _deep_state(members: Members, told: dict[str, Any]) -> None:
    members["state.json"] = b"[" * 100_000
    told["files"]["state.json"] = _listed(members["state.json"])


def _other_format(members: Members, told: dict[str, Any]) -> None:
    told["format"] = "holiday"


def _odd_list(members: Members, told: dict[str, Any]) -> None:
    told["files"] = ["state.json"]


def _odd_member(members: Members, told: dict[str, Any]) -> None:
    told["files"]["state.json"] = {"bytes": "many", "sha256": 7}


@pytest.mark.parametrize(
    "change",
    [
        _wrong_checksum, _changed_byte, _missing, _unlisted, _no_state, _no_picture, _huge_picture,
        _foreign_state, _deep_state, _other_format, _odd_list, _odd_member,
    ],
    ids=lambda change: change.__name__,
)  # fmt: skip
def test_contents_that_do_not_add_up(store: SessionStore, good: Path, tmp_path: Path, change: Change) -> None:
    """What is not what the list says, or no night, is refused."""
    members, told = _read(good)
    change(members, told)
    _refused(store, _forge(tmp_path / "bad", members, told), "cannot be opened")


def test_a_newer_version(store: SessionStore, good: Path, tmp_path: Path) -> None:
    """A file of a newer version of the game is refused as such, not as damaged."""
    members, told = _read(good)
    told["version"] = 99
    with pytest.raises(SaveTooNew, match="newer version"):
        store.import_(_forge(tmp_path / "bad", members, told))
    assert [slot.session_id for slot in store.list()] == ["night"]


def test_unknown_members_are_left_out(store: SessionStore, good: Path, tmp_path: Path) -> None:
    """A harmless member of a kind that this version does not know is read, checked and not kept."""
    members, told = _read(good)
    members["notes.txt"] = b"of a later version"
    told["files"]["notes.txt"] = _listed(members["notes.txt"])
    name = store.import_(_forge(tmp_path / "later", members, told))
    assert not (store.folder(name) / "notes.txt").exists()


@pytest.mark.parametrize("data", [b"", b"PK", b"hello", b"PK\x03\x04" * 100, bytes(100_000)])
def test_what_is_no_such_file(store: SessionStore, tmp_path: Path, data: bytes) -> None:
    """Anything else than such a file is refused in words; so are a folder and a name without a file."""
    path = tmp_path / "bad.somewhere"
    path.write_bytes(data)
    _refused(store, path, "cut off, or no such file|damaged")
    with pytest.raises(SaveUnreadable, match="no file"):
        store.import_(tmp_path / "nowhere")
    with pytest.raises(SaveUnreadable, match="a folder"):
        store.import_(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only POSIX has such files")
def test_what_never_ends(store: SessionStore, tmp_path: Path) -> None:
    """A pipe, for whose end one would wait, and a device that has none are refused at once."""
    pipe, device = tmp_path / "pipe.somewhere", tmp_path / "device.somewhere"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    for path in (pipe, device):
        _refused(store, path, "no such file at all")


def test_cut_off_anywhere(store: SessionStore, good: Path, full: Callable[[int, int], int]) -> None:
    """A file that was cut off, at whatever byte, is refused."""
    data = good.read_bytes()
    cut = good.with_name("cut.somewhere")
    for length in range(0, len(data) - 1, len(data) // full(40, 400)):
        cut.write_bytes(data[:length])
        _refused(store, cut, "cannot be opened")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    at=st.integers(0, 10**9), junk=st.binary(min_size=1, max_size=24), how=st.sampled_from(["over", "into"])
)
def test_any_change_of_any_bytes(forged: tuple[Path, bytes], at: int, junk: bytes, how: str) -> None:
    """Whatever bytes are changed, the night is read whole as it was or refused in words; never half."""
    place, data = forged
    at %= len(data)
    path = place / "fuzzed.somewhere"
    path.write_bytes(data[:at] + junk + data[at + (len(junk) if how == "over" else 0) :])
    home = SessionStore(Path(tempfile.mkdtemp(dir=place)))
    try:
        name = home.import_(path)
    except EngineError:
        assert not [each for each in _everything(home.data) if each.startswith("sessions/")]
    else:
        assert [entry["turn"] for entry in home.history(name)] == [0, 1, 2, 3]
    shutil.rmtree(home.data)
    assert sorted(os.listdir(place)) == ["fuzzed.somewhere"]


@pytest.fixture(scope="module")
def forged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A place of its own, and the bytes of a lawful file."""
    data = tmp_path_factory.mktemp("forge")
    home = SessionStore(data / "data")
    play(home, "night", 4)
    whole = home.export("night", data / "good").read_bytes()
    return tmp_path_factory.mktemp("fuzz"), whole
