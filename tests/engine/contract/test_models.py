"""What every client keeps of turns that models tell and paint, near or far."""

from __future__ import annotations

from engine.errors import ProviderBadReply
from engine.state import Delta, Finished, Remark, Resolved, Withdrawn
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
