"""What a model's answer says: prose first, then a small flat delta.

Lives here: :class:`Reading` (takes the answer in while it streams), :class:`Reply`. May import: the
standard library, ``json_repair`` (late), ``engine.state``. Promises: the prose can be shown while it
comes; thoughts, fences and the delta never are; whatever comes, nothing is raised.

Three forms are understood, whichever was asked for: one JSON object whose first text is the prose;
prose, then lines such as ``mood: tense``; prose alone.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final

PROSE_KEYS: Final = ("prose", "text", "telling", "narration", "story", "dispatch")
FIELDS: Final = ("choice1", "choice2", "choice3", "choice4", "fact", "mood")
"""The delta: with the prose, seven flat fields."""

_PROSE_AT: Final = re.compile(rf'["“](?:{"|".join(PROSE_KEYS)})["”]\s*:\s*["“]', re.I)
_FENCE: Final = re.compile(r"\A\s*```[a-z]*[ \t]*(?:\r?\n)?", re.I)
_THOUGHT: Final = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.S | re.I)
_LONE_END: Final = re.compile(r"\A.*</(?:think|thinking|reasoning)>", re.S | re.I)
_PART_OF_TAG: Final = re.compile(r"</?[a-z]{0,9}\Z", re.I)
_LINE: Final = re.compile(
    r"^[ \t>*#\-\"']*(choice[ _]?[1-4]|fact|mood)[\"'*]*[ \t]*[:=][ \t]*(.*?)[ \t]*,?[ \t]*$", re.I | re.M
)
_DELTA_BEGINS: Final = re.compile(
    r"(?:^|\n)[ \t]*(?:-{3,}|\*{3,}|={3,}|```|[>*#\-\"']*(?:choice[ _]?[1-4]|fact|mood)[\"'*]*[ \t]*[:=])",
    re.I,
)
_MAYBE_DELTA: Final = re.compile(r"\n[ \t>*#\-=`\"']*(?:[a-z]{0,6}[ _]?\d?[\"'*]*[ \t]*)?\Z", re.I)
_JSON_BEGINS: Final = re.compile(r"(?:\A|\n)[ \t]*\{\s*\"")
_ESCAPES: Final = {"n": "\n", "t": " ", "r": "", "b": "", "f": "", "/": "/", "\\": "\\", '"': '"'}
_MOST_FIELD: Final = 400
_MOST_NESTED: Final = 40


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, read. ``form``: ``json``, ``repaired``, ``lines`` or ``plain``."""

    prose: str
    fields: dict[str, str] = field(default_factory=dict)
    form: str = "plain"
    whole: bool = False
    """The prose came to its own end."""


class Reading:
    """Takes an answer in, piece by piece.

    :meth:`feed` gives the prose so far. It only grows, except when it turns out that what looked like
    prose was not: then it begins otherwise than before, and whoever showed it takes it back.
    """

    def __init__(self) -> None:
        self._raw = ""
        self.prose = ""
        self.prose_ended = False
        """Nothing more will be added to the prose."""

    @property
    def raw(self) -> str:
        """All that came."""
        return self._raw

    def feed(self, text: str) -> str:
        """Take more in; returns the prose so far."""
        self._raw += text
        if not self.prose_ended or "</" in text:
            prose, self.prose_ended = self._prose(ended=False)
            self.prose = tidy(prose)
        return self.prose

    def reply(self, finish: str = "stop") -> Reply:
        """What was said in all. ``finish``: why the answer ended."""
        prose, ended = self._prose(ended=True)
        clean = self._clean(ended=True)
        whole = ended or finish in ("stop", "eos")
        if _object_at(clean) is None:
            lines = _lines(clean)
            return Reply(tidy(prose), lines, "lines" if lines else "plain", whole)
        fields, form = _fields(clean)
        if not prose:
            prose = next((fields[key] for key in PROSE_KEYS if fields.get(key)), "")
            ended = finish in ("stop", "eos") and clean.rstrip().endswith("}")
        return Reply(tidy(prose), {key: fields[key] for key in FIELDS if fields.get(key)}, form, ended)

    def _clean(self, *, ended: bool) -> str:
        """What came, without thoughts and fences. A tag that may be coming is held back."""
        text = _THOUGHT.sub("", self._raw)
        text = _LONE_END.sub("", text)
        if not ended:
            text = _PART_OF_TAG.sub("", text)
        return _FENCE.sub("", text)

    def _prose(self, *, ended: bool) -> tuple[str, bool]:
        clean = self._clean(ended=ended)
        start = _object_at(clean)
        if start is not None:
            found = _PROSE_AT.search(clean, start)
            return _string(clean, found.end()) if found else ("", False)
        if not ended and clean.lstrip()[:3] in ("`", "``", "```"):
            return "", False
        begins = _DELTA_BEGINS.search(clean.lstrip())
        if begins:
            return clean.lstrip()[: begins.start()].strip(), True
        text = clean.lstrip()
        return (text.strip(), False) if ended else (_MAYBE_DELTA.sub("", text), False)


def _object_at(text: str) -> int | None:
    """Where the JSON object begins, if the answer is one."""
    if text.lstrip().startswith("{"):
        return text.index("{")
    found = _JSON_BEGINS.search(text)
    return found.start() if found and _PROSE_AT.search(text, found.start()) else None


def _string(text: str, start: int) -> tuple[str, bool]:
    """A JSON string from ``start`` on as far as it has come, and whether it has ended. Raw line breaks
    inside it are taken as they are."""
    out: list[str] = []
    at = start
    while at < len(text):
        letter = text[at]
        if letter in '"”' and (letter == '"' or _ends_here(text, at)):
            return _paired("".join(out)), True
        if letter != "\\":
            out.append(letter)
            at += 1
            continue
        if at + 1 >= len(text):
            break
        if text[at + 1] == "u":
            code = text[at + 2 : at + 6]
            if len(code) < 4:
                break
            out.append(chr(int(code, 16)) if re.fullmatch(r"[0-9a-fA-F]{4}", code) else "")
            at += 6
        else:
            out.append(_ESCAPES.get(text[at + 1], text[at + 1]))
            at += 2
    return _paired("".join(out), open_end=True), False


def _ends_here(text: str, at: int) -> bool:
    """Whether a curly quote closes the string: a comma or the end of the object follows."""
    return re.match(r"”\s*[,}]", text[at:]) is not None


def _paired(text: str, *, open_end: bool = False) -> str:
    """Halves of characters joined; a half that stands alone is dropped (its other half may come)."""
    if not re.search("[\ud800-\udfff]", text):
        return text
    if open_end and re.search("[\ud800-\udbff]\\Z", text):
        text = text[:-1]
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _fields(text: str) -> tuple[dict[str, str], str]:
    """The object's texts by key, and how they could be read."""
    body = text[_object_at(text) or 0 :]
    body = re.sub(r"\s*```\s*\Z", "", body)
    try:
        found, form = json.JSONDecoder(strict=False).raw_decode(body.lstrip())[0], "json"
    except (ValueError, RecursionError):
        found, form = _repaired(body), "repaired"
    if isinstance(found, dict):
        return _texts(found), form
    return _lines(body), "lines"


def _repaired(body: str) -> Any:
    if body.count("{") + body.count("[") > _MOST_NESTED:  # noise, which takes seconds to mend
        return None
    try:
        import json_repair

        return json_repair.loads(body)
    except Exception:  # it mends what it can; what it cannot is read line by line
        return None


def _texts(found: dict[Any, Any]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for key, value in found.items():
        name = re.sub(r"[ _]", "", str(key).lower())
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            texts[name] = tidy(str(value)) if name in PROSE_KEYS else _one_line(str(value))
        elif name == "choices" and isinstance(value, list):
            for number, each in enumerate(value[:4], 1):
                texts[f"choice{number}"] = _one_line(str(each))
    return texts


def _lines(text: str) -> dict[str, str]:
    return {
        re.sub(r"[ _]", "", match[1].lower()): _one_line(match[2].strip("\"'* "))
        for match in _LINE.finditer(text)
        if match[2].strip("\"'* ")
    }


def _one_line(text: str) -> str:
    return " ".join(_paired(text).split())[:_MOST_FIELD]


def tidy(text: str) -> str:
    """Spaces and empty lines as our own texts have them; no marks of typesetting."""
    text = _paired(text)
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text.replace("\r\n", "\n"))
    text = re.sub(r"(\*\*|__|[*`])(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"[ \t]+", " ", text)
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", text).strip()
