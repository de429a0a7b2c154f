"""Reading the engine's plain data into what views show. Pure functions.

May import: the standard library, Qt core's translation. Promises: a missing or odd value becomes an
empty word, never an exception, so that a slot edited by hand still opens.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

JsonDict = dict[str, Any]
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FrameRef:
    """One frame of the tape: the turn it shows, its picture, and what led to it."""

    turn: int
    image: str
    choice: str
    future: str = ""
    """The abandoned future that it belongs to; empty: the present line."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The words on screen: the action, the telling, an answer given without a turn, and a line on a
    rule of the night the first time that it matters."""

    choice: str = ""
    text: str = ""
    asked: str = ""
    answer: str = ""
    lesson: str = ""

    @property
    def newest(self) -> str:
        """The words that came last: the answer where one was given, else the telling."""
        return self.answer or self.text


@dataclass(frozen=True, slots=True)
class PaperRef:
    """A document that was read, whole, and the turn on which it was."""

    id: str
    name: str
    text: str
    turn: int


@dataclass(frozen=True, slots=True)
class MomentLine:
    """One thing that decided the night."""

    turn: int
    time: str
    text: str
    why: str


def clock(time_of_day: str) -> str:
    """``23:17`` as the camera writes it: ``PM 11:17``."""
    try:
        hours, minutes = (int(part) for part in time_of_day.split(":")[:2])
    except ValueError:
        return time_of_day
    return f"{'PM' if hours >= 12 else 'AM'} {(hours + 11) % 12 + 1}:{minutes:02d}"


def date(time_of_day: str) -> str:
    """The date of the night at this clock: it begins on the evening of 14 October 1994."""
    return "OCT 15 1994" if time_of_day < "12:00" and time_of_day else "OCT 14 1994"


def duration(seconds: float) -> str:
    """``48 MIN``, ``1 H 02``; under a minute counts as one."""
    minutes = max(round(seconds / 60), 1)
    if minutes < 60:
        return translate("Reading", "{minutes} MIN").format(minutes=minutes)
    return translate("Reading", "{hours} H {minutes}").format(
        hours=minutes // 60, minutes=f"{minutes % 60:02d}"
    )


def day(saved: str, now: datetime | None = None) -> str:
    """An ISO-8601 UTC time as ``Today 21:40``, ``Yesterday 23:02`` or ``2 November`` (local)."""
    try:
        then = datetime.fromisoformat(saved).astimezone()
    except (ValueError, OverflowError):  # the year 1 has no yesterday
        return ""
    today = (now or datetime.now(UTC)).astimezone().date()
    if then.date() == today:
        return translate("Reading", "Today {clock}").format(clock=f"{then:%H:%M}")
    if then.date() == today - timedelta(days=1):
        return translate("Reading", "Yesterday {clock}").format(clock=f"{then:%H:%M}")
    words = translate("Reading", "{day} {month}").format(day=then.day, month=QLocale().monthName(then.month))
    return words if then.year == today.year else f"{words} {then.year}"


def display(state: JsonDict) -> JsonDict:
    """The ledger in words, or an empty dict."""
    found = state.get("display")
    return found if isinstance(found, dict) else {}


def word(state: JsonDict, key: str) -> str:
    """One word or line of the display, empty if it is not there."""
    return str(display(state).get(key) or "")


def paper(state: JsonDict) -> PaperRef | None:
    """The document that was read on the turn this state shows."""
    found = display(state).get("paper")
    if not isinstance(found, dict) or not found.get("text"):
        return None
    return PaperRef(str(found.get("id") or ""), str(found.get("name") or ""), str(found["text"]), turn(state))


def papers(history: list[JsonDict]) -> list[PaperRef]:
    """Every document that was read in a night, each once, in the order in which they were first read."""
    found: dict[str, PaperRef] = {}
    for number, entry in enumerate(history):
        snapshot = entry.get("snapshot")
        if isinstance(snapshot, dict):
            read = paper({**snapshot, "turn_count": entry.get("turn", number)})
            if read is not None:
                found.setdefault(read.id, read)
    return list(found.values())


def until_dawn(state: JsonDict) -> str:
    """``6 h 12 min until dawn``; a sentence that names the dawn itself is left as it is."""
    words = word(state, "until_dawn")
    named = not words[:1].isdigit() or "dawn" in words.lower()
    return words if named else translate("Reading", "{time} until dawn").format(time=words)


def place(state: JsonDict) -> str:
    return word(state, "place") or str(state.get("location") or "").replace("_", " ").capitalize()


def notes(state: JsonDict) -> dict[str, str]:
    """Choice words -> the price or risk beside them."""
    offers = state.get("offers") or []
    return {
        str(offer["text"]): str(offer.get("note") or "")
        for offer in offers
        if isinstance(offer, dict) and offer.get("text")
    }


def player(state: JsonDict, key: str, default: int) -> int:
    body = state.get("player_state")
    value = body.get(key, default) if isinstance(body, dict) else default
    return value if isinstance(value, int) else default


def has_ended(state: JsonDict) -> bool:
    return bool(state.get("ending")) or state.get("current_phase") == "ended"


def has_begun(state: JsonDict) -> bool:
    """A blank form has neither choices nor a picture nor an ending."""
    return bool(state.get("begun", True)) and bool(
        state.get("choices") or state.get("current_image_url") or has_ended(state)
    )


def turn(state: JsonDict) -> int:
    value = state.get("turn_count", 0)
    return value if isinstance(value, int) else 0


def frames(history: list[JsonDict]) -> list[FrameRef]:
    """One frame per entry; an entry without a picture is left out."""
    found = []
    for index, entry in enumerate(history):
        image = picture(entry)
        if image:
            number = entry.get("turn", index)
            found.append(FrameRef(number if isinstance(number, int) else index, image, _choice(entry)))
    return found


def when_and_where(entry: JsonDict) -> str:
    """Clock and place of an entry of the history: ``PM 8:20, the water tank``; empty where it has neither."""
    time, place = clock(str(entry.get("time_of_day") or "")), str(entry.get("place") or "")
    if place.startswith(("The ", "A ", "An ")):
        place = place[:1].lower() + place[1:]
    return ", ".join(part for part in (time, place) if part)


def ghosts(futures: list[JsonDict], turn: int) -> list[FrameRef]:
    """The frames of the way that forward leads along from this turn: of the future left last that begins
    here."""
    ahead = next((each for each in futures if each.get("from_turn") == turn), None)
    if ahead is None:
        return []
    return [
        FrameRef(
            int(each["turn"]), str(each.get("image") or ""), str(each.get("choice") or ""), str(ahead["id"])
        )
        for each in ahead.get("frames") or []
    ]


def forks(futures: list[JsonDict], turn: int) -> dict[int, list[JsonDict]]:
    """Turn -> the futures that leave it, but for the one that forward leads along."""
    ahead = next((each for each in futures if each.get("from_turn") == turn), None)
    found: dict[int, list[JsonDict]] = {}
    for each in futures:
        if each is not ahead:
            found.setdefault(int(each.get("from_turn", 0)), []).append(each)
    return found


def way_words(future: JsonDict) -> str:
    """``3 turns, to The canteen`` or, of a way that ended, ``3 turns, to the end``."""
    count = len(future.get("turns") or [])
    turns = translate("Reading", "one turn") if count == 1 else translate("Reading", "{count} turns")
    turns = turns.format(count=count)
    ended = bool(future.get("ending"))
    place = translate("Reading", "the end") if ended else str(future.get("place") or "")
    return translate("Reading", "{turns}, to {place}").format(turns=turns, place=place) if place else turns


def picture(entry: JsonDict) -> str:
    """The name of a turn's picture: what a model painted of it, else the frame; empty if it has none."""
    return str(entry.get("late_image") or entry.get("image") or entry.get("image_url") or "")


def telling(history: list[JsonDict]) -> Telling:
    """The words of the last entry."""
    if not history:
        return Telling()
    last = history[-1]
    return Telling(_choice(last), str(last.get("dispatch") or ""))


def alt_text(state: JsonDict) -> str:
    """What the picture shows, for those who do not see it."""
    return str(state.get("vision_dispatch") or f"{place(state)}. {state.get('situation') or ''}").strip()


def can_go_back(state: JsonDict) -> bool:
    """A night without mercy cannot be gone back in."""
    return state.get("mercy") is not False


def warned(state: JsonDict) -> str:
    """How often the night gave warning of what ended it, as the rules say it."""
    return _sentence(word(state, "warned"))


def _sentence(words: str) -> str:
    """It begins with a capital."""
    return words[:1].upper() + words[1:]


def moments(state: JsonDict, most: int = 3) -> list[MomentLine]:
    """The heaviest moments of the night, in the order they happened."""
    given = [each for each in state.get("moments") or [] if isinstance(each, dict)]
    heavy = sorted(given, key=lambda each: -int(each.get("weight", 1)))[:most]
    return [
        MomentLine(
            int(each.get("turn", 0)),
            str(each.get("time", "")),
            str(each.get("text", "")),
            _sentence(str(each.get("why", ""))),
        )
        for each in sorted(heavy, key=lambda each: int(each.get("turn", 0)))
    ]


def fate_sentence(state: JsonDict) -> str:
    """``Fate 14, needed 12: held``."""
    shown = display(state)
    verdict = str(shown.get("fate") or translate("Reading", "not asked"))
    roll, needed = shown.get("fate_roll"), shown.get("fate_needed")
    if roll is None:
        return translate("Reading", "Fate: {verdict}").format(verdict=verdict)
    if needed is None:
        return translate("Reading", "Fate {roll}: {verdict}").format(roll=roll, verdict=verdict)
    words = translate("Reading", "Fate {roll}, needed {needed}: {verdict}")
    return words.format(roll=roll, needed=needed, verdict=verdict)


def body_sentence(state: JsonDict) -> str:
    """``Hurt: left palm cut``."""
    lines = [str(line) for line in display(state).get("body_lines") or []]
    body = word(state, "body") or "whole"
    return f"{body}: {', '.join(lines)}".capitalize() if lines else body.capitalize()


def _choice(entry: JsonDict) -> str:
    choice = str(entry.get("choice") or "")
    return "" if choice == "Intro" else choice
