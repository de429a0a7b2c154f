"""The far engine looks for late pictures only while there are such, and leaves a silent server alone."""

from __future__ import annotations

from engine.errors import ProviderUnreachable, SessionNotFound
from engine.remote.watching import LateNews
from engine.state import LatePicture
from tests.engine.local.scripted import until

COMING = LatePicture("night", 1, "images/frame_1_aaaaaa.png", coming=True)
SLOW = LatePicture("night", 1, "images/frame_1_aaaaaa.png", words="It is slow.", coming=True)
THERE = LatePicture("night", 1, "images/frame_1_aaaaaa.png", "images/frame_1_aaaaaa.model.png")


class Server:
    """Answers look after look with the next of ``answers``, then with the last of them for ever."""

    def __init__(self, *answers: list[LatePicture] | Exception) -> None:
        self.answers = list(answers)
        self.looks = 0

    def look(self, session_id: str) -> list[LatePicture]:
        answer = self.answers[min(self.looks, len(self.answers) - 1)]
        self.looks += 1
        if isinstance(answer, Exception):
            raise answer
        return answer


def test_it_looks_until_everything_has_come_and_tells_each_thing_once() -> None:
    """Slow is told, the picture is told, nothing twice; then nobody is asked any more until a turn ends."""
    server = Server([COMING], [SLOW], [SLOW], [THERE])
    late, told = LateNews(server.look, 0.01), []
    late.expect("night", 1)
    assert server.looks == 0, "nobody watches"
    late.watch(told.append)
    late.expect("night", 1)
    assert until(lambda: told == [SLOW, THERE])
    assert until(lambda: late._thread is None)
    looks = server.looks
    assert looks == 4
    late.expect("night", 2)
    assert until(lambda: server.looks > looks and late._thread is None)
    assert told == [SLOW, THERE]
    late.close()


def test_a_server_that_does_not_answer_is_left_alone() -> None:
    """After a few looks in a row it is asked no more; one look may fail without harm; a server that knows
    nothing of late pictures is asked once."""
    away = Server(ProviderUnreachable("nobody there"))
    late = LateNews(away.look, 0.01)
    late.watch(lambda _: None)
    late.expect("night", 1)
    assert until(lambda: away.looks >= 5 and late._thread is None)
    assert away.looks == 5
    late.close()

    hiccup, told = Server([COMING], ProviderUnreachable("a moment"), [THERE]), []
    late = LateNews(hiccup.look, 0.01)
    late.watch(told.append)
    late.expect("night", 1)
    assert until(lambda: told == [THERE])
    late.close()

    older = Server(SessionNotFound("no such route"))
    late = LateNews(older.look, 0.01)
    late.watch(lambda _: None)
    late.expect("night", 1)
    assert until(lambda: older.looks == 1 and late._thread is None)
    late.close()


def test_closing_ends_the_looking() -> None:
    """A thread that waits for a picture ends with the engine."""
    server = Server([COMING])
    late = LateNews(server.look, 0.01)
    late.watch(lambda _: None)
    late.expect("night", 1)
    assert until(lambda: server.looks > 2)
    late.close()
    looks = server.looks
    late.expect("night", 2)
    assert not until(lambda: server.looks > looks, 0.1)
