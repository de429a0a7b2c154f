"""A film is complete, can be played, shows every turn, and says every word."""

from __future__ import annotations

import re
from pathlib import Path

import av
import numpy as np
import pytest

from engine.tape import KINDS, Script
from engine.tape.timeline import TICKS, beats
from tests.engine.tape.conftest import WORDS


def length(night: Script) -> float:
    """How long the film should be, in seconds."""
    return sum(beat.ticks for beat in beats(night)) / TICKS


@pytest.mark.parametrize("kind", KINDS)
def test_a_film_plays_to_its_end(kind: str, films: dict[str, Path], night: Script) -> None:
    """Every frame decodes, times grow, and it is as long as its beats; pictures move from turn to turn."""
    with av.open(str(films[kind])) as film:
        times, means = [], []
        for shown in film.decode(video=0):
            times.append(float(shown.time or 0))
            means.append(float(shown.to_ndarray(format="gray")[120:150, 20:120].mean()))
    assert times == sorted(times)
    assert times[-1] == pytest.approx(length(night), abs=3.2)
    assert len(times) > 20
    assert np.ptp(means) > 80


@pytest.mark.parametrize(
    ("kind", "picture", "sound"), [("mp4", "h264", "aac"), ("webm", "vp8", "opus"), ("gif", "gif", None)]
)
def test_a_film_is_what_its_name_says(
    kind: str, picture: str, sound: str | None, films: dict[str, Path], night: Script
) -> None:
    """The codecs that players know, an even size, and (but for GIF) sound as long as the picture."""
    with av.open(str(films[kind])) as film:
        stream = film.streams.video[0]
        assert stream.codec_context.name.startswith(picture)
        assert stream.codec_context.width % 2 == stream.codec_context.height % 2 == 0
        assert bool(film.streams.audio) == (sound is not None)
        if sound is not None:
            assert sound in film.streams.audio[0].codec_context.name
            heard = [part.to_ndarray() for part in film.decode(audio=0)]
            count = sum(part.shape[-1] for part in heard)
            assert count / film.streams.audio[0].codec_context.sample_rate == pytest.approx(
                length(night), abs=0.5
            )
            assert max(float(np.abs(part.astype(float)).max()) for part in heard) > 0


@pytest.mark.parametrize("kind", KINDS)
def test_captions_say_every_word(kind: str, films: dict[str, Path], night: Script) -> None:
    """The WebVTT beside a film has each turn's choice and words in order, inside the film's length."""
    text = films[kind].with_suffix(".vtt").read_text("utf-8")
    assert text.startswith("WEBVTT\n\n")
    spans = re.findall(r"(\d\d):(\d\d):(\d\d\.\d{3}) --> (\d\d):(\d\d):(\d\d\.\d{3})\n", text)
    ends = [(int(h) * 3600 + int(m) * 60 + float(s)) for span in spans for h, m, s in (span[:3], span[3:])]
    assert ends == sorted(ends)
    assert ends[-1] <= length(night)
    told = " ".join(line for line in text.split("\n") if "-->" not in line)
    at = 0
    for piece in (WORDS[0], "&gt; Film the pencil marks", WORDS[1], "&gt; Run", "floor &amp; turns."):
        found = " ".join(told.split()).find(piece, at)
        assert found >= at, piece
        at = found
    assert len(spans) >= 5


def test_only_the_film_and_its_words_are_left(films: dict[str, Path]) -> None:
    """Nothing that was written aside stays in the folder."""
    folder = films["mp4"].parent
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        name for kind in KINDS for name in (f"night_{kind}.{kind}", f"night_{kind}.vtt")
    )


def test_the_film_begins_at_its_front(films: dict[str, Path]) -> None:
    """An MP4 has its index before its pictures, so that it can be played while it is fetched."""
    head = films["mp4"].read_bytes()
    assert 0 < head.find(b"moov") < head.find(b"mdat")
