"""Playing with a gamepad: what is pushed on it becomes keys and moves of the focus.

Lives here: the reading of pads (``device``, through SDL), what each button does (``buttons``), and the way of
the focus over a page (``steering``). May import: Qt, ``keys``; SDL only in ``device``, and late. Promises:
whatever a pad does a key does too, by the player's own table of keys; a machine without pads, or without
SDL, plays as ever; nothing of it is loaded before the first page can be read.
"""
