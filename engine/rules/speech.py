"""Reading what a player says to somebody, and what one verb may mean for another.

Lives here: typed words as a topic of a character; verbs that stand for each other. May import:
the rules below it, ``engine.world``. Promises: nothing is changed; a question about a subject
that nobody here knows is not answered with another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.rules.names import READING, find_person, find_threat, score, telling_words
from engine.rules.things import open_topics, people_here
from engine.state import Action, GameState
from engine.world.conditions import word_set

if TYPE_CHECKING:
    from engine.world import World
    from engine.world.schema import Topic

ASKING: Final = READING.asking
_TALKING: Final = word_set("talk ask give show promise help call shout attack touch")
_ABOUT: Final = word_set("ask give show promise")
"""Verbs whose subject is meant: another is not put in its place."""
LOOSE: Final = {
    "examine": ("read", "search", "watch", "look"),
    "search": ("open", "examine", "look"),
    "look": ("examine", "search"),
    "watch": ("play", "examine", "film"),
    "read": ("examine",),
    "open": ("use", "unlock", "search"),
    "unlock": ("open", "use"),
    "enter": ("drive", "use", "examine"),
    "touch": ("examine",),
    "smell": ("examine",),
    "play": ("watch", "use"),
    "use": ("play", "open", "read", "wear", "push", "pull", "call", "talk"),
    "take": ("talk", "call"),
    "light": ("use", "burn"),
    "break": ("attack", "use"),
    "attack": ("break",),
    "fix": ("use",),
    "call": ("talk", "use"),
    "listen": ("play", "talk", "use"),
    "give": ("show",),
    "show": ("give",),
    "ask": ("talk",),
    "treat": ("use",),
}
"""Verbs that may be meant when another is typed, nearest first."""


def canonical(world: World, verb: str) -> str:
    """The rules' verb for a verb of the pack's."""
    return world.verbs.get(verb, verb)


def as_person(world: World, state: GameState, verb: str, rest: list[str], words: list[str]) -> Action | None:
    here = people_here(world, state)
    who_id = find_person(world, state, rest)
    threat_id = find_threat(world, state, rest)
    if verb == "film" and (threat_id or who_id):
        return Action("film", threat_id or who_id)
    asking = bool(words) and words[0] in ASKING
    if who_id is None and here and (verb in _TALKING or asking):
        who_id = here[0].id
    if who_id is None:
        return None
    who = world.characters[who_id]
    open_now = list(open_topics(world, state, who))
    subject = [word for word in rest if not score([word], " ".join((who.name, *who.names)))]
    topic = _named_topic(open_now, subject) if verb in _TALKING or asking or not verb else None
    unknown = verb in _ABOUT and bool(telling_words(" ".join(subject)))
    if topic is None and not asking and not unknown:
        kinds = (verb, *LOOSE.get(verb, ())) if verb else ("talk",)
        topic = _topic_of_kind(world, open_now, kinds)
    return Action(topic.verb, who_id, topic.id) if topic is not None else None


def _named_topic(topics: list[Topic], subject: list[str]) -> Topic | None:
    """The topic that the words after a verb of speech name best."""
    rated = [
        (max(score(subject, name) for name in (*t.names, *t.choice, t.id)), t.salience, t) for t in topics
    ]
    rated = [entry for entry in rated if entry[0] > 0]
    return max(rated, key=lambda entry: entry[:2])[2] if rated else None


def _topic_of_kind(world: World, topics: list[Topic], kinds: tuple[str, ...]) -> Topic | None:
    """The weightiest topic with one of these verbs, nearest verb first."""
    for kind in kinds:
        same = [topic for topic in topics if canonical(world, topic.verb) == kind]
        if same:
            return max(same, key=lambda topic: topic.salience)
    return None
