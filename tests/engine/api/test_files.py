"""Pictures and tapes: whole, in part, not again; and nothing else of a session."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.engine.api.scripted import PNG, ScriptedEngine
from tests.engine.api.serving import Served

PICTURE = "/api/sessions/default/images/frame_0_000000.png"
TAPE = "/api/sessions/default/videos/tape_1.mp4"


@pytest.fixture
def tape(tmp_path: Path) -> bytes:
    data = bytes(range(256)) * 4000
    folder = tmp_path / "slots" / "default" / "videos"
    folder.mkdir(parents=True)
    (folder / "tape_1.mp4").write_bytes(data)
    (folder.parent / "state.json").write_text("{}")
    (folder / "link.mp4").symlink_to(folder.parent / "state.json")
    (folder / "notes.txt").write_text("private")
    return data


def test_a_picture_comes_whole(served: Served) -> None:
    """A frame has its type, its length and an ETag, and is not handed to other origins."""
    status, headers, data = served.ask("GET", PICTURE)
    assert (status, data) == (200, PNG)
    assert headers["content-type"] == "image/png"
    assert headers["etag"]
    assert headers["accept-ranges"] == "bytes"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_picture_is_not_sent_again(served: Served) -> None:
    """Whoever has it is told so with 304 and no bytes."""
    etag = served.ask("GET", PICTURE)[1]["etag"]
    status, headers, data = served.ask("GET", PICTURE, headers={"If-None-Match": etag})
    assert (status, data, headers["etag"]) == (304, b"", etag)
    assert served.ask("GET", PICTURE, headers={"If-None-Match": '"other"'})[0] == 200


@pytest.mark.parametrize("path", [PICTURE, TAPE])
@pytest.mark.parametrize(
    ("asked", "first", "last"), [("bytes=0-0", 0, 0), ("bytes=10-19", 10, 19), ("bytes=-5", -5, -1)]
)
def test_a_part_is_sent_alone(
    served: Served, tape: bytes, path: str, asked: str, first: int, last: int
) -> None:
    """A range is answered 206 with exactly its bytes, and where they lie in the whole."""
    whole = PNG if path == PICTURE else tape
    start, end = first % len(whole), last % len(whole)
    status, headers, data = served.ask("GET", path, headers={"Range": asked})
    assert (status, data) == (206, whole[start : end + 1])
    assert headers["content-range"] == f"bytes {start}-{end}/{len(whole)}"


@pytest.mark.parametrize("path", [PICTURE, TAPE])
@pytest.mark.parametrize("asked", ["bytes=99999999-", "bytes=5-1", "apples=1-2"])
def test_a_part_that_is_not_there_is_refused(served: Served, tape: bytes, path: str, asked: str) -> None:
    """A range outside the file is 416 in JSON; one that is no range at all is refused or ignored."""
    status, headers, data = served.ask("GET", path, headers={"Range": asked})
    if asked == "bytes=99999999-":
        assert status == 416
        assert headers["content-range"].startswith("bytes */")
    assert status in (200, 416)
    if status == 416:
        assert json.loads(data)["success"] is False


def test_an_old_part_is_not_mixed_with_a_new_file(served: Served) -> None:
    """A range of what the caller believes to be another file is answered with the whole."""
    headers = {"Range": "bytes=0-9", "If-Range": '"other"'}
    assert served.ask("GET", PICTURE, headers=headers)[0] == 200


def test_a_tape_comes_whole(served: Served, tape: bytes) -> None:
    """A tape is sent as it lies in the session's folder, and not again to who has it."""
    status, headers, data = served.ask("GET", TAPE)
    assert (status, data, headers["content-type"]) == (200, tape, "video/mp4")
    again = served.ask("GET", TAPE, headers={"If-None-Match": headers["etag"]})
    assert (again[0], again[2]) == (304, b"")


@pytest.mark.parametrize("file", ["notes.txt", "link.mp4", "nothing.mp4", "..%2fstate.json", "tape_1.mp4%20"])
def test_nothing_but_tapes_is_opened(served: Served, tape: bytes, file: str) -> None:
    """Other files of the folder, and links out of it, are not there."""
    status, _, data = served.ask("GET", f"/api/sessions/default/videos/{file}")
    assert status == 404
    assert b"private" not in data


def test_the_tapes_of_a_strange_session_create_nothing(
    served: Served, scripted: ScriptedEngine, tmp_path: Path
) -> None:
    """Asking for a tape of nobody's session makes no folder."""
    assert served.ask("GET", "/api/sessions/nobody/videos/tape_1.mp4")[0] == 404
    assert not (tmp_path / "slots").exists()
