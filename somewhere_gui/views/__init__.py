"""What is drawn. A view knows Qt, the theme, and plain data of ``engine.state``; nothing else.

Promises: a view never sees a thread, a file or the engine; it is told what to show by its methods
and says what the player did by its signals, which are past participles.
"""
