"""What the night sounds like.

Lives here: how the sounds are made (:mod:`synthesis`, :mod:`recipes`; numpy, run once by
``python -m somewhere_gui.sound``), which of them belong to a moment (:mod:`scape`, plain data), how they are
played (:mod:`mixer`) and spoken (:mod:`speech`), and the object that joins them to the game
(:mod:`sounding`).

May import: Qt core and multimedia (late), the settings, the standard library. Promises: a machine that
cannot play a sound plays the game just the same; everything heard is also said in words; nothing is
louder than its setting, and no sound starts while sound is off.
"""
