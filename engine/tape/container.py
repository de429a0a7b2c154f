"""MP4 and WebM, through PyAV.

Lives here: :func:`write_film`, :func:`to_yuv`. May import: ``soundtrack``, PyAV, numpy, Pillow.

Promises: MP4 is H.264 (4:2:0, its index in front) with AAC, WebM is VP8 with Opus; every frame stands
for its ticks; the file is complete when the call returns.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import av
import numpy as np
from PIL import Image

from engine.tape.soundtrack import RATE, Samples
from engine.tape.timeline import TICKS
from engine.tape.wear import Frame

_TICK: Final = Fraction(1, TICKS)


@dataclass(frozen=True, slots=True)
class _Way:
    """How one kind of file is written."""

    form: str
    picture: str
    picture_options: dict[str, str]
    sound: str
    sound_options: dict[str, str]
    options: dict[str, str] = field(default_factory=dict)


_WAYS: Final = {
    "mp4": _Way(
        "mp4",
        "libx264",
        {"preset": "ultrafast", "tune": "zerolatency", "crf": "28", "g": "240"},
        "aac",
        {"aac_coder": "fast"},
        {"movflags": "+faststart"},
    ),
    "webm": _Way(
        "webm",
        "libvpx",
        {
            "deadline": "realtime",
            "cpu-used": "16",
            "crf": "30",
            "b": "1200k",
            "g": "240",
            "static-thresh": "2000",
        },
        "libopus",
        {"compression_level": "0", "application": "lowdelay"},
    ),
}


def to_yuv(picture: Image.Image) -> Frame:
    """A picture as a YUV 4:2:0 array."""
    frame = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")
    return np.asarray(frame.reformat(format="yuv420p").to_ndarray(), np.uint8)


def write_film(
    path: Path,
    kind: str,
    size: tuple[int, int],
    frames: Iterable[tuple[Frame, int]],
    sound: Samples | None,
    told: Callable[[int], None],
) -> None:
    """Write the file; ``told`` hears how many ticks are done. Raises ``OSError`` and PyAV's errors."""
    way = _WAYS[kind]
    with av.open(str(path), "w", format=way.form, options=way.options) as out:
        picture: Any = out.add_stream(way.picture, rate=TICKS, options=way.picture_options)
        picture.width, picture.height = size
        picture.pix_fmt = "yuv420p"
        picture.codec_context.time_base = _TICK
        picture.thread_count = 2
        voice = _Voice(out, way, sound) if sound is not None else None
        at, last = 0, None
        for array, ticks in _ahead(frames):
            last = array
            _put(out, picture, array, at)
            at += ticks
            if voice:
                voice.until(at)
            told(at)
        if last is not None:  # so that the last one stands, too
            _put(out, picture, last, at)
        out.mux(picture.encode(None))
        if voice:
            voice.close()


def _ahead(frames: Iterable[tuple[Frame, int]]) -> Iterator[tuple[Frame, int]]:
    """The same, drawn by a thread of its own while the ones before are encoded."""
    drawn: queue.Queue[tuple[Frame, int] | Exception | None] = queue.Queue(8)

    def draw() -> None:
        try:
            for frame in frames:
                drawn.put(frame)
        except Exception as problem:
            drawn.put(problem)
        drawn.put(None)

    threading.Thread(target=draw, name="drawing", daemon=True).start()
    while (found := drawn.get()) is not None:
        if isinstance(found, Exception):
            raise found
        yield found


def _put(out: Any, stream: Any, array: Frame, at: int) -> None:
    frame = av.VideoFrame.from_ndarray(array, format="yuv420p")
    frame.pts, frame.time_base = at, _TICK
    out.mux(stream.encode(frame))


class _Voice:
    """The sound, encoded beside the pictures, a second at a time."""

    def __init__(self, out: Any, way: _Way, samples: Samples) -> None:
        self._out, self._samples, self._at = out, samples, 0
        self._stream = out.add_stream(way.sound, rate=RATE, options=way.sound_options)
        self._stream.layout = "mono"
        self._stream.bit_rate = 40_000

    def until(self, tick: int) -> None:
        end = min(len(self._samples), tick * RATE // TICKS)
        while end - self._at >= RATE:
            self._say(self._at + RATE)

    def _say(self, end: int) -> None:
        piece = np.ascontiguousarray(self._samples[self._at : end])[None, :]
        frame = av.AudioFrame.from_ndarray(piece, format="s16", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, self._at, Fraction(1, RATE)
        self._at = end
        self._out.mux(self._stream.encode(frame))

    def close(self) -> None:
        if self._at < len(self._samples):
            self._say(len(self._samples))
        self._out.mux(self._stream.encode(None))
