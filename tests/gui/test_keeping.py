"""What is kept of a night: the endings that were seen, and a text of it."""

from __future__ import annotations

import re
import tomllib
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from somewhere_gui import transcript
from somewhere_gui.game import Game
from somewhere_gui.theme import RESOURCES
from somewhere_gui.views.atlas import EndingLine
from somewhere_gui.views.silhouettes import KINDS, kind_of, silhouette
from tests.gui.conftest import turn_over
from tests.gui.fake_engine import FakeEngine, frame_bytes


def ended(qtbot: QtBot, game: Game, fake: FakeEngine) -> list[EndingLine]:
    """Play to the end and show it; the atlas once it is there."""
    fake.ends_at = 3
    qtbot.keyClick(game.play, "1")
    turn_over(qtbot, game, 3)
    game.show_ending()
    qtbot.waitUntil(lambda: game.ending.atlas.endings.rowCount() == 3)
    return game.ending.atlas.endings.lines


def test_atlas_of_endings(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """The ending page shows every ending of the world: tonight's by name, others only as "Not yet", a
    hint where one may be given."""
    lines = ended(qtbot, playing, fake)
    assert [line.caption for line in lines] == ["The floor", "Not yet: a hint", "Not yet"]
    assert lines[0].now
    assert "Somebody waits there." in lines[1].told
    assert "dawn" not in lines[1].told
    assert playing.ending._atlas_words.text().startswith("1 of 3 seen.")
    told = playing.ending.atlas.endings.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "The floor (tonight)"


def test_a_hint_is_read_by_keys_and_mouse(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Pointing at an ending of the atlas says above it what there is to say of it, while one points."""
    ended(qtbot, playing, fake)
    page, atlas = playing.ending, playing.ending.atlas
    atlas.setFocus()
    atlas.setCurrentIndex(atlas.endings.index(0))
    qtbot.keyClick(atlas, Qt.Key.Key_Right)
    assert page._atlas_words.text() == "Not yet: a hint. Somebody waits there."
    page.again.setFocus()
    assert page._atlas_words.text().startswith("1 of 3 seen.")
    atlas.entered.emit(atlas.endings.index(0))
    assert page._atlas_words.text() == "The floor (tonight)"


def test_a_new_ending_is_a_discovery(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """The first night that ends so is told that it is a new ending; the second one is not."""
    ended(qtbot, playing, fake)
    assert playing.ending.first_time.isVisible()
    assert playing.ending.first_time.text() == "An ending you had not seen before: 1 of 3."
    fake.duplicate("night-1")
    playing.show_ending()
    qtbot.waitUntil(lambda: playing.ending.atlas.endings.rowCount() == 3)
    assert not playing.ending.first_time.isVisible()


def test_the_film_is_offered_with_frames_of_the_whole_night(
    qtbot: QtBot, playing: Game, fake: FakeEngine
) -> None:
    """The offer of a film shows the first frame, the last one and some between, and counts them all."""
    ended(qtbot, playing, fake)
    offer = playing.ending.offer
    images = [frame.image for frame in playing.controller.frames]
    shown = offer.reel._images
    assert (shown[0], shown[-1]) == (images[0], images[-1])
    assert offer._count.text().startswith(f"{len(images)} pictures")


@pytest.mark.parametrize("world", ["somewhere", "tern_rock"])
def test_unseen_endings_have_pictures_of_their_places(world: str) -> None:
    """Every ending of the shipped worlds has a dark picture of its own, of three tones."""
    told = tomllib.loads((RESOURCES / "worlds" / world / "endings.toml").read_text(encoding="utf-8"))
    for ending in told["ending"]:
        picture = silhouette(ending["set"], ending["id"])
        assert picture.width() == 192, f"paint {ending['id']} anew: resources/packaging/paintings.py"
        tones = {picture.pixel(x, y) for x in range(0, 192, 3) for y in range(0, 108, 3)}
        assert len(tones) == 3
    assert silhouette("lobby", "of another world") == silhouette("lobby")


def test_seed_code_is_shown(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """The ending page shows the code with which the same night can be played again."""
    fake.states["night-1"].seed_code = "SMW-1-ABCD"
    ended(qtbot, playing, fake)
    assert playing.ending.seed.text() == "Seed code: SMW-1-ABCD"


def test_warnings_are_told(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """The ending page says how often the night gave warning."""
    ended(qtbot, playing, fake)
    assert playing.ending.warned.text() == "You were warned twice"


def test_silhouettes() -> None:
    """A set always has the same silhouette, of at most three dark tones; kinds of places differ."""
    for name in (
        "long_corridor",
        "watchtower",
        "wash",
        "night_road",
        "dish_field",
        "fence_line",
        "lobby",
        "x",
    ):
        picture = silhouette(name)
        assert picture == silhouette(name)
        tones = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
        assert 2 <= len(tones) <= 12  # three, and the slanted edges between them
        assert max(QImage(picture).pixelColor(x, 40).lightness() for x in range(0, 160, 5)) < 90
    assert {kind_of(name) for name in ("long_corridor", "watchtower", "wash")} <= set(KINDS)
    assert kind_of("somewhere_else") == "country"


def test_transcript_beside_the_tape(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """X writes the night as Markdown and as a web page into the tape's own folder, and says where."""
    qtbot.keyClick(playing.play, "x")
    qtbot.waitUntil(lambda: "night.html" in playing.window.toast.words)
    folder = fake.folder("night-1") / "transcript"
    text = (folder / "night.md").read_text()
    assert "# Night 1" in text
    assert "## Turn 2" in text
    assert "../images/frame_2_abcdef.png" in text
    page = (folder / "night.html").read_text()
    assert page.count("data:image/jpeg;base64,") == 3
    assert "http" not in page
    assert sorted(path.name for path in folder.iterdir()) == ["night.html", "night.md"]


def test_the_history_is_written_down(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """Who reads the night again can keep it there: a press, or its key, writes the transcript."""
    playing.do("history")
    qtbot.waitUntil(playing.history.isVisible)
    playing.history.keep.click()
    written = fake.folder("night-1") / "transcript" / "night.html"
    qtbot.waitUntil(written.exists)
    written.unlink()
    qtbot.waitUntil(lambda: playing.errands.idle and "Written" in playing.window.toast.words)
    qtbot.keyClick(playing.history, "x")
    qtbot.waitUntil(written.exists)


def test_transcript_of_a_tape_without_pictures(tmp_path: Path) -> None:
    """A frame that is lost is left out; the words stay."""
    history = [{"turn": 0, "choice": "Intro", "dispatch": "It is dark.", "image": None}]
    written = transcript.write(tmp_path, "Night", {}, history, lambda _: b"no picture")
    assert "It is dark." in written[0].read_text()
    assert "<img" not in written[1].read_text()


PICTURE = frame_bytes(1)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.seen.append(tag)


SIGNS = st.sampled_from(
    ["<b>bold</b>", "<script>x</script>", "![a](http://b)", "`code`", "[a](b)", "&lt;i&gt;"]
)


@given(SIGNS | st.text(min_size=1, max_size=80), SIGNS | st.text(max_size=40))
def test_no_word_becomes_markup(words: str, choice: str) -> None:
    """Whatever was typed or told, the transcript shows it as text."""
    history = [{"turn": 1, "choice": choice, "dispatch": words, "image": "a.png", "vision_dispatch": words}]
    tags = _Tags()
    tags.feed(transcript.page("Night", {}, history, lambda _: PICTURE))
    assert set(tags.seen) <= {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "img"}
    plain = transcript.markdown("Night", {}, [{**history[0], "image": None}])
    assert not re.search(r"(?<!\\)[<`\[]", plain)


def test_a_lesson_is_a_line_of_its_own(qtbot: QtBot, playing: Game, fake: FakeEngine) -> None:
    """A rule of the night is told below the telling, and is gone with the next turn."""
    fake.states["night-1"].display.lesson = ""
    playing.play.telling.teach("Noise carries.")
    assert playing.play.telling.toPlainText().endswith("Noise carries.")
    qtbot.keyClick(playing.play, "1")
    turn_over(qtbot, playing, 3)
    qtbot.waitUntil(lambda: playing.play.settled)
    assert "Noise carries." not in playing.play.telling.toPlainText()
