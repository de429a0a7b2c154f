"""The window of SOMEWHERE: a tape, a picture, words, and what can be done next.

Lives here: everything that draws or listens on a desktop. May import Qt, ``engine.ports``,
``engine.state``, ``engine.errors`` and ``engine.api_client``; only ``__main__`` (the door) and
``self_test`` also know ``engine.assembly``.

Inside: ``__main__ > main_window > controller | views > workers | settings | theme``. The
controller owns one open session and is the only one that asks the engine to act; views are told
what to show and say what was clicked. Work that may take longer than a frame runs on a thread and
comes back as a signal to an object of the GUI thread.
"""
