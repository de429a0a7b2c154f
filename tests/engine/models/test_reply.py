"""Whatever form an answer has, its prose is found, and nothing else of it is ever shown."""

from __future__ import annotations

import json
import random

import pytest

from engine.models.reply import Reading, Reply, tidy

PROSE = "You lift the latch. The hut smells of paraffin and wet rope, and nobody has swept."
FIELDS = {"choice1": "Light the lamp", "fact": "the rope is blue", "mood": "uneasy"}
WHOLE = json.dumps({"prose": PROSE, **FIELDS})


def read(raw: str, finish: str = "stop", piece: int = 3) -> tuple[Reply, list[str]]:
    """The reply, and every prose that would have been shown on the way."""
    reading = Reading()
    shown = [reading.feed(raw[at : at + piece]) for at in range(0, len(raw), piece)]
    return reading.reply(finish), shown


@pytest.mark.parametrize(
    "raw",
    [
        WHOLE,
        "```json\n" + WHOLE + "\n```",
        "<think>The player opens it, {hm}. I should say</think>" + WHOLE,
        "I think aloud without a beginning</think>\n" + WHOLE,
        json.dumps({"Prose": PROSE, **FIELDS}),
        json.dumps({"narration": PROSE, **FIELDS}),
        WHOLE[:-1] + ",}",
        WHOLE.replace('"fact"', "fact"),
        "{'prose': \""
        + PROSE
        + "\", 'choice1': 'Light the lamp', "
        + "'fact': 'the rope is blue', 'mood': 'uneasy'}",
        PROSE + "\n---\nchoice1: Light the lamp\nfact: the rope is blue\nmood: uneasy",
        PROSE + "\n\nChoice 1: Light the lamp\nFact: the rope is blue\nMood: uneasy",
        "Sure! Here it is:\n" + WHOLE,
    ],
    ids=range(12),
)
def test_prose_and_delta_are_found_in_every_usual_form(raw: str) -> None:
    """JSON plain, fenced, after thoughts, half broken, or prose and lines: the same is read of it."""
    reply, _ = read(raw)
    assert reply.prose == PROSE
    assert reply.fields == FIELDS
    assert reply.whole


def test_thoughts_fences_and_delta_are_never_shown_on_the_way() -> None:
    """However the answer is cut into pieces, what is shown is always a beginning of the prose."""
    for raw in (
        "<think>" + "secret plan " * 9 + "</think>" + WHOLE,
        "```json\n" + WHOLE + "\n```",
        PROSE + "\n---\nchoice1: Light the lamp\nmood: uneasy",
        PROSE + "\nmood: uneasy",
    ):
        for piece in (1, 2, 5, 13):
            _, shown = read(raw, piece=piece)
            assert all(PROSE.startswith(each.strip()) for each in shown), (raw, piece)
            assert shown[-1].strip() == PROSE


def test_prose_that_broke_off_is_known_to_have_done_so() -> None:
    """A JSON string without its end is not whole, whatever the server says of it."""
    reply, _ = read(WHOLE[:40])
    assert not reply.whole
    assert PROSE.startswith(reply.prose)
    assert not read(PROSE[:40], "length")[0].whole


def test_raw_line_breaks_and_escapes_in_a_string_are_taken() -> None:
    """Control characters that JSON forbids, and those it has names for, come out as a text has them."""
    reply, _ = read('{"prose": "One.\n\nTwo \\u201cthree\\u201d.\\nFour \\ud83d\\ude00", "mood": "calm"}')
    assert reply.prose == "One.\n\nTwo “three”.\nFour \U0001f600"
    assert reply.fields == {"mood": "calm"}


def test_nothing_raises_whatever_comes() -> None:
    """Any bytes at all give a reply; deep nesting, halves of characters and junk included."""
    dice = random.Random(7)
    letters = '{}[]"\\:,\n`-<>/think prose choice1 mood u d83d ”“\ud83d'
    for length in [0, 1, 2, *(dice.randrange(3, 400) for _ in range(300))]:
        raw = "".join(dice.choice(letters) for _ in range(length))
        reply, _ = read(raw, piece=7)
        reply.prose.encode()
    read('{"prose": ' + "[" * 5000)
    read("{" * 5000, piece=1000)


def test_tidying_takes_typesetting_out() -> None:
    """Stars, hashes of emphasis and odd spaces do not reach the player."""
    assert tidy("**You** run.  _Fast_.\r\n\r\n\r\nThen `stop`.") == "You run. _Fast_.\n\nThen stop."
