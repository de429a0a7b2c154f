"""What is agreed before a night, and what is kept after it, on the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from engine import rules
from engine.errors import InvalidSeedCode, RewindForbidden, RunEnded, StaleTurn
from engine.local import LocalEngine
from engine.sessions.records import NightRecord, PlayerRecords
from engine.state import Scene

PNG = b"\x89PNG\r\n\x1a\n"


class QuickPainter:
    """Hands out the same few bytes."""

    def paint(self, scene: Scene) -> bytes:
        return PNG + bytes(64)

    def close(self) -> None:
        pass


@pytest.fixture
def quick(make_engine: Callable[..., LocalEngine]) -> Callable[..., LocalEngine]:
    return lambda **settings: make_engine(painter=QuickPainter(), **settings)


def play_out(engine: LocalEngine, session_id: str) -> dict:
    """Play a night to its end; returns the last state."""
    engine.intro(session_id)
    while (state := engine.state(session_id))["ending"] is None:
        number = state["turn_count"] % len(state["choices"])
        list(engine.play(session_id, state["choices"][number], engine.roll_fate(session_id)))
    return state


def test_a_prepared_night_begins_on_its_terms(quick: Callable[..., LocalEngine]) -> None:
    """What was prepared is in the state before and after the intro, and the slot is not yet listed."""
    engine = quick()
    form = engine.prepare("night", difficulty="no_mercy", intensity=1, avoid=["spiders"], language="en")
    assert (form["difficulty"], form["mercy"], form["begun"]) == ("no_mercy", False, False)
    assert engine.state("night")["mercy"] is False
    assert engine.sessions() == []
    engine.intro("night")
    state = engine.state("night")
    assert (state["difficulty"], state["intensity"], state["avoid"]) == ("no_mercy", 1, ["spiders"])
    assert state["seed_code"]
    assert [slot.session_id for slot in engine.sessions()] == ["night"]


def test_without_mercy_nothing_is_taken_back(quick: Callable[..., LocalEngine]) -> None:
    """A night without mercy cannot be gone back in; any other can."""
    engine = quick()
    for session_id, difficulty in (("hard", "no_mercy"), ("soft", "night")):
        engine.prepare(session_id, difficulty=difficulty)
        engine.intro(session_id)
        list(engine.play(session_id, engine.state(session_id)["choices"][0], "NORMAL"))
    with pytest.raises(RewindForbidden, match="mercy"):
        engine.rewind("hard", 0)
    assert issubclass(RewindForbidden, RunEnded)
    assert engine.state("hard")["turn_count"] == 1
    assert engine.rewind("soft", 0)["turn_count"] == 0


def test_the_same_code_gives_the_same_night_elsewhere(
    quick: Callable[..., LocalEngine], tmp_path: Path
) -> None:
    """A second night that remembered the first, in its deck and in its seed, is played again from its
    code in an empty folder."""
    engine = quick()
    first = play_out(engine, "first")
    second = play_out(engine, "second")
    assert second["remembered"]
    assert second["seed"] == rules.following(second["seed"], first["seed"])
    from engine.local import Production
    from engine.sessions import SessionStore
    from engine.storytelling import OfflineStoryteller
    from engine.world import load_world

    world = load_world("somewhere")
    teller = OfflineStoryteller(world)
    other = LocalEngine(
        SessionStore(tmp_path / "elsewhere"), lambda _p: Production(world, teller, teller, QuickPainter())
    )
    other.prepare("second", seed_code=second["seed_code"].lower())
    other.intro("second")
    for entry in engine.history("second")[1:]:
        list(other.play("second", entry["choice"], entry["fate"]))
    replayed = other.state("second")
    untimed = {"last_saved", "played_seconds"}
    assert {k: v for k, v in replayed.items() if k not in untimed} == {
        k: v for k, v in second.items() if k not in untimed
    }
    other.close()


def test_a_bad_code_prepares_nothing(quick: Callable[..., LocalEngine]) -> None:
    """A mistyped code is refused in words, and the session stays as it was."""
    engine = quick()
    engine.intro("night")
    code = engine.state("night")["seed_code"]
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    with pytest.raises(InvalidSeedCode, match="mistyped"):
        engine.prepare("other", seed_code=wrong)
    assert engine.state("other")["seed_code"] == ""
    with pytest.raises(StaleTurn):
        engine.prepare("night", difficulty="story")


def test_packs_are_listed_with_what_can_be_avoided(quick: Callable[..., LocalEngine]) -> None:
    """The shipped pack is listed with title and summary; its tags have words."""
    found = {pack["name"]: pack for pack in quick().packs()}
    assert found["somewhere"]["title"] == "SOMEWHERE"
    assert found["somewhere"]["shipped"] is True
    assert all(tag["name"] and tag["id"] for tag in found["somewhere"]["tags"])


def test_an_ending_is_in_the_atlas_once(quick: Callable[..., LocalEngine], own_folders: Path) -> None:
    """The ending just reached is seen, with name and frame; the others hide their names; it counts once."""
    engine = quick()
    assert not any(ending["seen"] for ending in engine.endings("somewhere"))
    assert engine.nights_played() == 0
    last = play_out(engine, "night")
    atlas = {ending["id"]: ending for ending in engine.endings("somewhere")}
    mine = atlas[last["ending"]]
    assert mine["seen"]
    assert mine["name"] == last["display"]["ending_name"]
    assert (mine["times"], mine["session"], mine["turns"]) == (1, "night", last["turn_count"])
    assert Path(mine["image"]).read_bytes().startswith(PNG)
    unseen = [ending for ending in atlas.values() if not ending["seen"]]
    assert unseen
    assert all(not ending["name"] and ending["set"] for ending in unseen)
    assert engine.nights_played() == 1
    engine.delete("night")
    assert engine.endings("somewhere") == list(atlas.values())


def test_a_lost_record_is_made_up_for(quick: Callable[..., LocalEngine], own_folders: Path) -> None:
    """A record that is damaged or gone comes back from its slot; the damaged file harms nothing else."""
    engine = quick()
    last = play_out(engine, "night")
    (record,) = (own_folders / "player" / "nights").glob("*.json")
    record.write_text("{cut", "utf-8")
    (record.parent / "foreign.json").write_text("[1, 2]", "utf-8")
    seen = [ending["id"] for ending in engine.endings("somewhere") if ending["seen"]]
    assert seen == [last["ending"]]
    assert engine.nights_played() == 1


def test_a_service_keeps_no_atlas(quick: Callable[..., LocalEngine], own_folders: Path) -> None:
    """Where many players share a folder, nothing is written for "the player"."""
    engine = quick(remembers=False)
    play_out(engine, "night")
    assert not (own_folders / "player").exists()


def test_a_night_gone_back_in_counts_once(tmp_path: Path) -> None:
    """Two ends of one night are two endings seen, and one night."""
    records = PlayerRecords(tmp_path)
    base = {"session_id": "a", "seed": 5, "pack": "somewhere", "name": "x", "family": "out", "turns": 9}
    assert records.add(NightRecord(branch=0, ending="one", **base))  # type: ignore[arg-type]
    assert not records.add(NightRecord(branch=0, ending="one", **base))  # type: ignore[arg-type]
    assert records.add(NightRecord(branch=1, ending="two", **base))  # type: ignore[arg-type]
    assert len(records.all()) == 2
    assert records.nights() == 1
