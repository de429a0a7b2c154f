"""What every client keeps of turns that models tell and paint, near or far."""

from __future__ import annotations

from engine.errors import ProviderBadReply, ProviderRefused
from engine.state import Delta, Finished, LatePicture, Remark, Resolved, Withdrawn
from tests.engine.contract.conftest import MakeClient
from tests.engine.local.scripted import PROSE, ScriptedArtist, ScriptedTeller, shown, until


def test_words_taken_back_are_told_as_such(make_client: MakeClient) -> None:
    """Words, their withdrawal and the words after it come in order, and the last are the dispatch."""
    client = make_client(teller=ScriptedTeller("You are dead.", Withdrawn(), PROSE))
    client.generate_intro_turn()
    events = list(client.play(client.get_state()["choices"][0], turn=1))
    told = [event for event in events if isinstance(event, Delta | Withdrawn)]
    assert told == [Delta("You are dead."), Withdrawn(), Delta(PROSE)]
    assert client.get_history()[-1]["dispatch"] == PROSE


def test_a_turn_told_offline_says_so(make_client: MakeClient) -> None:
    """When the model fails the offline words are the turn, and one remark says why; all of it is kept."""
    client = make_client(teller=ScriptedTeller("You", ProviderBadReply("the server spoke in tongues.")))
    client.generate_intro_turn()
    events = list(client.play(client.get_state()["choices"][0], turn=1))
    entry = client.get_history()[-1]
    assert isinstance(events[0], Resolved)
    assert isinstance(events[-1], Finished)
    remark = "Told offline: the server spoke in tongues."
    assert [event for event in events if isinstance(event, Remark)] == [Remark(remark)]
    assert entry["remark"] == remark
    assert shown(events) == entry["dispatch"]


def test_a_late_picture_can_be_had(make_client: MakeClient) -> None:
    """The history names it once it is there, and it is given under that name; the frame stays too."""
    client = make_client(artist=(artist := ScriptedArtist()))
    client.generate_intro_turn()
    assert until(lambda: "late_image" in client.get_history()[-1])
    entry = client.get_history()[-1]
    assert client.image(entry["late_image"]) == artist.picture + b"0"
    assert client.image(entry["image"]) != client.image(entry["late_image"])


def test_news_of_late_pictures_comes_by_itself(make_client: MakeClient) -> None:
    """Whoever watches hears of each picture when it has come, of every turn, once, and of what will not come
    in words; nobody has to ask."""
    artist = ScriptedArtist()
    client = make_client(artist=artist)
    news: list[LatePicture] = []
    stop = client.engine.watch(news.append)  # type: ignore[attr-defined]
    artist.go.clear()
    client.generate_intro_turn()
    assert client.engine.late_pictures("night")[0].coming
    list(client.play(client.get_state()["choices"][0], turn=1))
    assert news == []
    artist.go.set()
    assert until(lambda: len(news) == 2)
    named = [(each["turn"], each["image"], each["late_image"]) for each in client.get_history()]
    assert sorted((each.turn, each.frame, each.image) for each in news) == named
    assert until(lambda: not any(each.coming for each in client.engine.late_pictures("night")))
    artist.failure = ProviderRefused("the server would not paint this.")
    client.advance_turn_image_fast(client.get_state()["choices"][0])
    client.advance_turn_choices_deferred()
    assert until(lambda: len(news) == 3)
    assert "would not paint" in news[2].words
    stop()
    artist.failure = None
    list(client.play(client.get_state()["choices"][0], turn=3))
    assert until(lambda: "late_image" in client.get_history()[-1])
    assert len(news) == 3


def test_a_night_that_is_opened_waits_for_its_pictures(make_client: MakeClient) -> None:
    """One that was left with a picture in the air hears of it when it is looked at again; what had failed
    before is not brought up."""
    artist = ScriptedArtist(failure=ProviderRefused("the server would not paint this."))
    client = make_client(artist=artist)
    client.generate_intro_turn()
    assert until(lambda: any(each.words for each in client.engine.late_pictures("night")))
    artist.failure = None
    artist.go.clear()
    list(client.play(client.get_state()["choices"][0], turn=1))
    news: list[LatePicture] = []
    client.engine.watch(news.append)  # type: ignore[attr-defined]
    client.engine.look_ahead("night", paint=False)  # type: ignore[attr-defined]
    artist.go.set()
    assert until(lambda: news != [])
    assert [(each.turn, bool(each.image)) for each in news] == [(1, True)]
