"""Saying what the rules decided, with no model at all.

Lives here: the offline teller, the words for a frame (alt text) and the prompts that a model
would get. May import: ``engine.rules``, ``engine.world``, ``engine.state``. Promises: nothing is
invented: every word comes from the pack, the outcome or the scene; the same outcome is told the
same way.
"""

from engine.storytelling.prompts import picture_prompt, world_prompt
from engine.storytelling.teller import OfflineStoryteller
from engine.storytelling.vision import vision

__all__ = ["OfflineStoryteller", "picture_prompt", "vision", "world_prompt"]
