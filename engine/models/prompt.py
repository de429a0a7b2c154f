"""What a model is told of the night.

Lives here: :class:`Prompter`, which makes the messages of a turn. May import: ``engine.storytelling``,
``engine.rules``, ``engine.world``, ``engine.state``, this room's summary. Promises: made from pack,
ledger, outcome and history alone, so the same turn is always asked the same way; the front (rules of
telling, pack, style) is the same all night, the middle (summary and last turns) only grows between two
compactions, and only the end (ledger and outcome) is new each turn, so that a local server reads again
only what is new; never longer than agreed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from engine.models.servers import RESOURCES
from engine.models.summary import Entry, compacted, summary_lines
from engine.rules.things import people_here, things_carried, things_here
from engine.rules.wording import fill
from engine.state import MOODS, Outcome
from engine.storytelling import world_prompt

if TYPE_CHECKING:
    from engine.world import World

Message = dict[str, str]
CHARACTERS_PER_TOKEN: Final = 3.6
"""Of English prose; a little less than usual, so that estimates are rather too high."""
_OVERHEAD: Final = 8
"""Tokens that a chat format adds to each message."""
_FRONT: Final = 0.55
_SUMMARY: Final = 0.1
_END: Final = 0.12
"""Shares of the whole length that front, summary and end may take. They are fixed, so that what stands
before the end does not move when the end is longer than usual; what they leave is for the last turns."""
_CHAT: Final = 200
"""Characters set aside for what a chat format adds."""
_LONGEST_FRONT: Final = 6500
"""Characters: more samples of style teach a model nothing more."""
_NAMES: Final = 14
_FACTS: Final = 3
_OPENING: Final = "THE NIGHT SO FAR"


@dataclass(frozen=True, slots=True)
class Prompt:
    """The messages of one turn."""

    messages: tuple[Message, ...]

    @property
    def tokens(self) -> int:
        """About how many tokens it is, rather too many than too few."""
        return sum(tokens_of(each["content"]) + _OVERHEAD for each in self.messages)

    @property
    def text(self) -> str:
        """All of it, as one text: what a server reads from its beginning on."""
        return "".join(f"<{each['role']}>{each['content']}" for each in self.messages)


class Prompter:
    """Makes the prompts of one pack at one intensity."""

    def __init__(self, world: World, intensity: int = 0) -> None:
        self._world = world
        self._intensity = intensity

    def prompt(
        self,
        outcome: Outcome,
        so_far: Sequence[Entry],
        *,
        most: int,
        form: str,
        facts: Sequence[str] = (),
        again: str = "",
    ) -> Prompt:
        """The messages for one turn, at most ``most`` tokens. ``form`` is ``json`` or ``prompt``;
        ``again`` is what a second try is told of the first."""
        room = int(most * CHARACTERS_PER_TOKEN)
        front = _front(self._world, form, min(3, max(1, self._intensity or outcome.after.intensity)), room)
        end = self._end(outcome, facts, int(room * _END))
        if again:
            end += "\n\n" + again
        left = max(0, room - len(front) - int(room * (_SUMMARY + _END)) - _CHAT)
        middle = self._middle(so_far, left, int(room * _SUMMARY))
        return Prompt((_message("system", front), *middle, _message("user", end)))

    def _middle(self, so_far: Sequence[Entry], room: int, for_summary: int) -> list[Message]:
        """Summary of the older turns, then the newer ones word for word."""
        start = compacted([_size(entry) for entry in so_far], room)
        told = summary_lines(so_far[:start], for_summary)
        opening = "\n".join([_OPENING, *told] if told else [_OPENING, "It has just begun."])
        messages = [_message("user", opening), _message("assistant", "Ready.")]
        for entry in so_far[start:]:
            messages.append(_message("user", _asked(entry)))
            messages.append(_message("assistant", str(entry.get("dispatch", ""))))
        return messages

    def _end(self, outcome: Outcome, facts: Sequence[str], room: int) -> str:
        """Ledger and outcome. What does not fit is left out from the ledger, never from the outcome."""
        world, after = self._world, outcome.after
        outcome_part = "\n".join(_outcome_lines(outcome, world))
        ledger = ["THE LEDGER", world_prompt(world, after, _FACTS)]
        here = [thing.name for thing in things_here(world, after)][:_NAMES]
        people = [who.name for who in people_here(world, after)]
        figures = [figure.name for figure in outcome.scene.figures if figure.name not in people]
        ledger.append(f"HERE: {', '.join([*people, *figures, *here]) or 'nothing that has a name'}.")
        carried = [thing.name for thing in things_carried(world, after)]
        ledger.append(f"IN THE BAG: {', '.join(carried) or 'nothing'}.")
        if after.injuries:
            ledger.append(f"WOUNDS: {', '.join(after.injuries)}.")
        if facts:
            ledger.append(f"SAID BEFORE: {'; '.join(facts[-4:])}.")
        while len("\n".join(ledger)) + len(outcome_part) > room and len(ledger) > 4:
            ledger.pop()
        return "\n".join(ledger)[: max(200, room - len(outcome_part))] + "\n\n" + outcome_part


def tokens_of(text: str) -> int:
    """About how many tokens a text is."""
    return int(len(text.encode()) / CHARACTERS_PER_TOKEN) + 1


@lru_cache(maxsize=1)
def forms() -> Mapping[str, Any]:
    """The small texts of ``resources/prompts/forms.toml``."""
    return tomllib.loads((RESOURCES / "prompts" / "forms.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def _front(world: World, form: str, intensity: int, room: int) -> str:
    """Rules of telling, pack and style: the same all night. A short prompt has fewer samples of style."""
    rules = (RESOURCES / "prompts" / "storyteller.txt").read_text(encoding="utf-8")
    info = world.info
    pack = [
        f"The night: {info.title}. {info.summary}",
        f"Style: {info.telling_style}",
        forms()["intensity"][str(intensity)],
        f"Places, for orientation: {', '.join(place.name for place in world.places.values())}.",
        "So it sounds (never use these sentences themselves):",
    ]
    text = f"{rules.format(moods=', '.join(MOODS))}\n" + "\n".join(pack)
    ending = forms()[form].format()
    for sample in _samples(world):
        if len(text) + len(sample) + len(ending) > min(room * _FRONT, _LONGEST_FRONT):
            break
        text += f"\n- {sample}"
    return f"{text}\n{ending}"


def _samples(world: World) -> list[str]:
    """Texts of the pack's own, for their sound: first sights of places, from all over it, without tags."""
    places = list(world.places.values())
    spread = [place for start in (0, 2, 4, 1, 3) for place in places[start::5]]
    return [text for place in spread for text in place.first[:1] if not text.startswith("#")]


def _size(entry: Entry) -> int:
    """Characters of an earlier turn in the prompt."""
    return (
        len(_asked(entry)) + len(str(entry.get("dispatch", ""))) + 2 * int(_OVERHEAD * CHARACTERS_PER_TOKEN)
    )


def _asked(entry: Entry) -> str:
    """An earlier turn, as it was asked in few words."""
    when = f"{entry.get('time_of_day', '')}, {entry.get('place', '')}".strip(", ")
    return f"[{when}] {entry.get('choice', '')}"


def _outcome_lines(outcome: Outcome, world: World) -> list[str]:
    after = outcome.after
    blanks = {"place": "here", "time": after.time_of_day, "side": "near", "thing": "it"}
    deed = "The clock ran out; the player did nothing." if outcome.is_timeout_penalty else outcome.action.text
    lines = [f"THE PLAYER: {_quoted(deed)}"] if deed else []
    lines.append("WHAT HAPPENED")
    lines += [f"- {fill(beat.text, blanks)}" for beat in outcome.beats]
    lines += [f"- {'It worked' if roll.held else 'It failed'}: {roll.what}." for roll in outcome.rolls]
    if not outcome.beats and outcome.details:
        lines += [f"- {fill(text, blanks)}" for text in outcome.details[:2]]
    if outcome.consequences:
        lines.append(f"CHANGED: {outcome.consequences}")
    if not after.player_state.alive:
        lines.append("The player dies in this turn.")
    if after.ending is not None:
        lines.append("The night is over. There are no choices.")
    else:
        lines.append("CHOICES:")
        lines += [f"choice{number}: {text}" for number, text in enumerate(after.choices, 1)]
    return lines


def _quoted(words: str) -> str:
    """What was typed, on one line and between quotes it cannot close."""
    return '"' + " ".join(words.replace('"', "'").split()) + '"'


def _message(role: str, content: str) -> Message:
    return {"role": role, "content": content}
