"""Pictures that a model paints of turns that are over."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import ProviderRefused
from engine.local import Limits, LocalEngine
from engine.local.darkroom import AT_ONCE
from engine.state import LatePicture
from tests.engine.api.sketching import SketchPainter
from tests.engine.local.scripted import ScriptedArtist, until
from tests.timing import within

Make = Callable[..., LocalEngine]


class Night:
    """An engine with an artist, and the news it gave."""

    def __init__(self, make_engine: Make, artist: ScriptedArtist, **parts: object) -> None:
        self.engine = make_engine(painter=SketchPainter(), artist=artist, **parts)
        self.artist = artist
        self.news: list[LatePicture] = []
        self.engine.watch(self.news.append)
        if not self.engine.state("night")["begun"]:
            self.engine.intro("night")

    def play(self, place: int = 0) -> dict:
        choice = self.engine.state("night")["choices"][place]
        list(self.engine.play("night", choice, "NORMAL"))
        return self.entry()

    def entry(self, turn: int = -1) -> dict:
        return self.engine.history("night")[turn]

    def come(self, count: int) -> bool:
        """So many pictures are there."""
        return until(lambda: sum(bool(each.image) for each in self.news) == count)


def test_a_late_picture_lies_beside_its_frame(make_engine: Make, own_folders: Path) -> None:
    """The turn does not wait for it, the history is not written again, and both pictures can be had."""
    artist = ScriptedArtist()
    artist.go.clear()
    night = Night(make_engine, artist)
    begun = time.monotonic()
    entry = night.play()
    assert time.monotonic() - begun < 3
    assert "late_image" not in entry
    written = (own_folders / "sessions/night/history.json").read_bytes()
    artist.go.set()
    assert night.come(2)
    entry = night.entry()
    late = entry["late_image"]
    assert late == entry["image"].replace(".png", ".model.png")
    assert night.engine.image("night", late) == artist.picture + b"1"
    assert night.engine.image("night", entry["image"]) != night.engine.image("night", late)
    assert (own_folders / "sessions/night/history.json").read_bytes() == written
    assert LatePicture("night", 1, entry["image"], late) in night.news
    assert night.engine.summary("night").image == late  # type: ignore[union-attr]


def test_what_an_artist_is_asked(make_engine: Make) -> None:
    """It gets the turn's scene, prompt and frame; to stay like: the last picture shown while the place is
    the same, else the first of that place, else none."""
    night = Night(make_engine, ScriptedArtist())
    assert night.come(1)
    places = [night.entry()["location"]]
    for turn in range(1, 9):
        entry = night.play(turn % 3)
        assert night.come(turn + 1)
        asked = next(each for each in night.artist.commissions if each.turn == turn)
        assert asked.frame == night.engine.image("night", entry["image"])
        assert (asked.scene.place, asked.prompt) == (entry["location"], entry["image_prompt"])
        before = places.index(entry["location"]) if entry["location"] in places else None
        before = turn - 1 if places[-1] == entry["location"] else before
        shown = None if before is None else night.artist.picture + str(before).encode()
        assert asked.reference == shown
        places.append(entry["location"])
    assert len(set(places)) > 2


def test_a_turn_is_commissioned_once(make_engine: Make) -> None:
    """Going back and doing the same again, or a second engine over the same slot, asks for no second
    picture of a turn; the one that is there is shown."""
    night = Night(make_engine, ScriptedArtist())
    first = night.play()
    assert night.come(2)
    night.engine.rewind("night", 0)
    assert night.play()["image"] == first["image"]
    again = Night(make_engine, other := ScriptedArtist())
    again.engine.rewind("night", 0)
    again.play()
    time.sleep(0.2)
    assert [each.turn for each in night.artist.commissions] == [0, 1]
    assert other.commissions == []
    assert again.entry()["late_image"] == first["image"].replace(".png", ".model.png")


def test_free_answers_are_not_painted(make_engine: Make) -> None:
    """An action that costs no turn costs no picture."""
    night = Night(make_engine, ScriptedArtist())
    assert night.come(1)
    list(night.engine.play("night", "xyzzy plugh frotz", "NORMAL"))
    night.engine.act("night", night.engine.state("night")["choices"][0], "NORMAL")
    time.sleep(0.1)
    assert [each.turn for each in night.artist.commissions] == [0]
    night.engine.finish("night", {})
    assert night.come(2)


def test_a_picture_that_comes_later_goes_to_its_own_turn(make_engine: Make) -> None:
    """Whoever has moved on finds it at the turn it is of; the newer frames are what they were."""
    artist = ScriptedArtist()
    artist.go.clear()
    night = Night(make_engine, artist)
    for _ in range(3):
        night.play()
    frames = [night.engine.image("night", entry["image"]) for entry in night.engine.history("night")]
    artist.go.set()
    assert night.come(4)
    for turn, entry in enumerate(night.engine.history("night")):
        assert night.engine.image("night", entry["late_image"]) == artist.picture + str(turn).encode()
        assert night.engine.image("night", entry["image"]) == frames[turn]


def test_a_picture_of_an_abandoned_turn_stays_with_it(make_engine: Make) -> None:
    """After going back it goes to the future that has its turn, and is there when one returns to it."""
    artist = ScriptedArtist()
    night = Night(make_engine, artist)
    assert night.come(1)
    artist.go.clear()
    left = night.play(0)
    night.engine.rewind("night", 0)
    other = night.play(1)
    assert other["image"] != left["image"]
    artist.go.set()
    assert night.come(3)
    assert night.entry()["late_image"].startswith(other["image"][:-4])
    night.engine.rewind("night", 0)
    future = next(each for each in night.engine.futures("night") if each["choice"] == left["choice"])
    night.engine.take_up("night", future["id"])
    back = night.entry()
    assert back["image"] == left["image"]
    assert night.engine.image("night", back["late_image"]) == artist.picture + b"1"


def test_copies_and_files_carry_late_pictures(make_engine: Make, tmp_path: Path) -> None:
    """A duplicate and an exported night have them as the night itself has."""
    night = Night(make_engine, ScriptedArtist())
    entry = night.play()
    assert night.come(2)
    copied = night.engine.duplicate("night")
    brought = night.engine.import_(night.engine.export("night", tmp_path))
    for session_id in (copied, brought):
        again = night.engine.history(session_id)[-1]
        assert again["late_image"] == entry["image"].replace(".png", ".model.png")
        assert night.engine.image(session_id, again["late_image"]) == night.artist.picture + b"1"


def test_a_deleted_night_gets_no_picture(make_engine: Make, own_folders: Path) -> None:
    """A picture that comes after its night is gone is thrown away without a word."""
    artist = ScriptedArtist()
    artist.go.clear()
    night = Night(make_engine, artist)
    night.engine.delete("night")
    artist.go.set()
    time.sleep(0.2)
    assert night.news == []
    assert not (own_folders / "sessions/night").exists()


def test_slow_is_said_and_given_up_is_said(make_engine: Make) -> None:
    """One line when it is slow, one when it is not waited for any more; then the artist is let go."""
    artist = ScriptedArtist()
    artist.go.clear()
    night = Night(make_engine, artist, limits=Limits(picture_slow=0.1, picture_give_up=0.4))
    assert until(lambda: len(night.news) == 2)
    slow, gone = night.news
    assert "slow" in slow.words
    assert "0.4 s" in gone.words
    assert (slow.image, gone.image) == ("", "")
    assert "late_image" not in night.entry()


@pytest.mark.parametrize("fault", ["refused", "nonsense"])
def test_what_an_artist_fails_at_is_one_quiet_line(make_engine: Make, fault: str) -> None:
    """A refusal, or bytes that are no picture, leave the frame and say why."""
    artist = (
        ScriptedArtist(failure=ProviderRefused("the server would not paint this."))
        if (fault == "refused")
        else ScriptedArtist()
    )
    artist.picture = b"<html>"
    night = Night(make_engine, artist)
    assert until(lambda: len(night.news) == 1)
    assert night.news[0].words.startswith("The model's picture will not come: ")
    assert "late_image" not in night.entry()


def test_closing_lets_go_of_every_picture(make_engine: Make) -> None:
    """An engine that closes waits for no picture, however many are in the air."""

    def closed() -> float:
        artist = ScriptedArtist()
        artist.go.clear()
        night = Night(make_engine, artist)
        for _ in range(4):
            night.play()
        begun = time.monotonic()
        night.engine.close()
        taken = time.monotonic() - begun
        assert until(lambda: night.news == [])
        return taken

    assert within(1.0, closed)


def awaited(own_folders: Path) -> list[dict]:
    """The notes of pictures in the air."""
    found = (json.loads(path.read_text()) for path in (own_folders / "player/awaited").glob("*.json"))
    return sorted(found, key=lambda note: note["turn"])


def test_what_was_in_the_air_when_the_game_closed_is_asked_for_again(
    make_engine: Make, own_folders: Path
) -> None:
    """When its night is looked at the next time, each picture that had not come is commissioned once more:
    marked where a model had it already, unmarked where none had; it comes to its own turn."""
    artist = ScriptedArtist()
    artist.go.clear()
    night = Night(make_engine, artist)
    for _ in range(AT_ONCE):
        night.play()
    assert until(lambda: len(artist.commissions) == AT_ONCE)
    night.engine.close()
    assert until(lambda: [note["owner"] for note in awaited(own_folders)] == [""] * (AT_ONCE + 1))
    again = Night(make_engine, other := ScriptedArtist())
    assert other.commissions == []
    again.engine.look_ahead("night", paint=False)
    assert again.come(AT_ONCE + 1)
    begun = {each.turn for each in artist.commissions}
    assert {each.turn: each.again for each in other.commissions} == {
        turn: turn in begun for turn in range(AT_ONCE + 1)
    }
    for turn, entry in enumerate(again.engine.history("night")):
        assert again.engine.image("night", entry["late_image"]) == other.picture + str(turn).encode()
    assert until(lambda: awaited(own_folders) == [])


def test_what_came_while_the_game_closed_is_kept(make_engine: Make) -> None:
    """A picture that is there when everything ends is written before the end."""
    artist = ScriptedArtist()
    night = Night(make_engine, artist)
    assert night.come(1)
    artist.comes_when_stopped = True
    artist.go.clear()
    night.play()
    assert until(lambda: len(artist.commissions) == 2)
    night.engine.close()
    assert night.entry()["late_image"]


def test_what_somebody_still_waits_for_is_not_asked_for_twice(make_engine: Make, own_folders: Path) -> None:
    """A second engine over the night leaves the pictures of a living one alone; those of a process that
    is gone it takes up; a picture that came, or will not come, is noted no longer."""
    artist = ScriptedArtist()
    artist.go.clear()
    night = Night(make_engine, artist)
    assert until(lambda: [note["asked"] for note in awaited(own_folders)] == [True])
    second = Night(make_engine, other := ScriptedArtist())
    second.engine.look_ahead("night", paint=False)
    time.sleep(0.2)
    assert other.commissions == []
    (path,) = (own_folders / "player/awaited").glob("*.json")
    path.write_text(json.dumps({**json.loads(path.read_text()), "owner": "0-gone"}))
    third = Night(make_engine, last := ScriptedArtist(failure=ProviderRefused("the server will not.")))
    third.engine.look_ahead("night", paint=False)
    assert until(lambda: len(last.commissions) == 1)
    assert last.commissions[0].again
    assert until(lambda: awaited(own_folders) == [])
    artist.go.set()
    assert night.come(1)


def test_a_history_may_be_saved_as_it_was_read(make_engine: Make, own_folders: Path) -> None:
    """The note of a late picture is of reading only; it is never written into the history."""
    night = Night(make_engine, ScriptedArtist())
    assert night.come(1)
    entries = night.engine.history("night")
    entries[0]["bookmark"] = "here"
    night.engine.save_history("night", entries)
    written = (own_folders / "sessions/night/history.json").read_text()
    assert "bookmark" in written
    assert "late_image" not in written
