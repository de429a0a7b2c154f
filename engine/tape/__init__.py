"""The film of a night: its frames as somebody found them on a tape, with captions and sound.

Lives here: :func:`make` and what it makes (``mp4``: H.264, ``webm``: VP8, ``gif``). May import:
``engine.errors``, the standard library; in the process that makes the film also numpy, Pillow and PyAV
(``av``). PyAV's wheels carry FFmpeg with encoders under the GPL (x264): a bundle that contains them is
given out under the terms of the GPL; this source stays under its own licence.

Promises: the film is made in a process of its own (``python -m engine.tape``), so that nobody waits
for the interpreter meanwhile; it is made aside and appears whole, or nothing of it is left. Importing
this package imports none of the three.

From the bottom up: ``script`` (what is filmed), ``timeline`` (when what is to be seen, and the words as
captions), ``lettering`` (text as pictures), ``wear`` (what the tape does to a frame), ``reel`` (the
frames one after another), ``soundtrack``, ``container`` (mp4, webm), ``gif``, ``maker`` (the process),
``client`` (who asks it).
"""

from engine.tape.client import make
from engine.tape.script import KINDS, Script, Shot

__all__ = ["KINDS", "Script", "Shot", "make"]
