"""Models in words: what leaves the computer, what was spent, where a key is kept. Pure functions.

May import: the standard library, Qt core's translation, ``engine_words``, ``engine.state``'s phrases.
Promises: an unknown price is said to be unknown; a missing or odd value becomes an empty word, never an
exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.state import Phrase
from somewhere_gui import engine_words

JsonDict = dict[str, Any]
translate = QCoreApplication.translate


def said(sentences: Sequence[Phrase]) -> str:
    """Sentences of the engine, in the window's language."""
    return " ".join(_said(each) for each in sentences)


def nobody() -> str:
    """No model was found on this computer."""
    return translate("Models", "No model answers here. Start Ollama, LM Studio or another, then look again.")


def places(found: Sequence[JsonDict]) -> str:
    """``llama.cpp at port 8080, Ollama at port 11434`` of what was found."""
    one = translate("Models", "{title} at {place}")
    return ", ".join(one.format(title=each["title"], place=_port(str(each["url"]))) for each in found)


def place_of(settings: JsonDict, kinds: list[JsonDict]) -> str:
    """Which of the three cards the settings mean: ``offline``, ``near`` or ``cloud``."""
    if settings.get("text") == "server":
        return _place(settings, "text", kinds)
    if settings.get("pictures") == "server":
        return _place(settings, "picture", kinds)
    return "offline"


def leaves(settings: JsonDict, kinds: list[JsonDict]) -> str:
    """One sentence: what goes where."""
    words = _where(settings, "text", kinds) if settings.get("text") == "server" else ""
    pictures = _where(settings, "picture", kinds) if settings.get("pictures") == "server" else ""
    if not words and not pictures:
        return translate("Models", "Nothing leaves this computer.")
    if not pictures:
        sentence = translate(
            "Models",
            "What happens in the night and what you type are sent to {where}; nothing else is sent.",
        )
    elif not words:
        sentence = translate(
            "Models", "What the camera sees and its picture are sent to {where}; nothing else is sent."
        )
    elif words == pictures:
        sentence = translate(
            "Models",
            "What happens in the night, what you type, what the camera sees and its picture are sent to "
            "{where}; nothing else is sent.",
        )
    else:
        sentence = translate(
            "Models",
            "What happens in the night and what you type are sent to {where}; what the camera sees and its "
            "picture are sent to {other}; nothing else is sent.",
        )
    return sentence.format(where=words or pictures, other=pictures)


def spent(figures: JsonDict) -> str:
    """The meter: this night and today."""
    currency = str(figures.get("currency") or "")
    sums = (
        ("run", translate("Models", "This night: {sum}.")),
        ("day", translate("Models", "Today: {sum}.")),
    )
    parts = [
        words.format(sum=_use(figures[key], currency))
        for key, words in sums
        if isinstance(figures.get(key), dict) and figures[key].get("calls")
    ]
    return " ".join(parts) or translate("Models", "Nothing has been asked of a model today.")


def key_state(key: JsonDict) -> str:
    """Where the key of a server is, in plain words."""
    server = str(key.get("server") or translate("Models", "the server"))
    origin = key.get("origin")
    if origin == "environment":
        words = translate("Models", "The key for {server} comes from the environment of this program.")
    elif origin == "keyring":
        words = translate(
            "Models", "The key for {server} is in this system's keyring. It is never shown again."
        )
    elif origin == "this run":
        words = translate("Models", "The key for {server} lasts for this run only; nothing is written down.")
    elif not key.get("keyring"):
        words = translate(
            "Models",
            "This system has no keyring, so a key lasts for this run only and is asked for again.",
        )
    else:
        words = translate("Models", "The key goes into this system's keyring and is never shown again.")
    return words.format(server=server)


def _use(use: JsonDict, currency: str) -> str:
    words = [translate("Models", "{tokens} tokens").format(tokens=f"{int(use.get('tokens') or 0):,}")]
    pictures = int(use.get("pictures") or 0)
    if pictures:
        some = translate("Models", "{pictures} pictures").format(pictures=pictures)
        words.append(translate("Models", "one picture") if pictures == 1 else some)
    words.append(translate("Models", "{seconds} s").format(seconds=int(use.get("seconds") or 0)))
    money, unpriced = use.get("money"), int(use.get("unpriced") or 0)
    if money:
        words.append(f"{money:.2f} {currency}")
    if unpriced:
        some = translate("Models", "the price of {count} calls is unknown").format(count=unpriced)
        words.append(translate("Models", "the price of one call is unknown") if unpriced == 1 else some)
    elif not money:
        words.append(translate("Models", "free"))
    return ", ".join(words)


def _said(words: Phrase) -> str:
    if not words.context:  # somebody else's, or an error of the engine's
        return engine_words.said(words.text)
    sentence = translate(words.context, words.text)
    filled = {
        name: _said(value) if isinstance(value, Phrase) else engine_words.said(value)
        for name, value in words.values
    }
    return sentence.format(**filled) if filled else sentence


def _port(url: str) -> str:
    """``port 8080`` of an address."""
    port = url.partition("//")[2].partition("/")[0].rpartition(":")[2]
    return translate("Models", "port {number}").format(number=port) if port.isdigit() else url


def _place(settings: JsonDict, what: str, kinds: list[JsonDict]) -> str:
    return "near" if _is_near(settings, what, kinds) else "cloud"


def _where(settings: JsonDict, what: str, kinds: list[JsonDict]) -> str:
    if _is_near(settings, what, kinds):
        return translate("Models", "a program on this computer")
    kind = _kind(settings, what, kinds)
    url = str(settings.get(f"{what}_url") or "")
    return url if url else str(kind.get("title") or translate("Models", "the server"))


def _is_near(settings: JsonDict, what: str, kinds: list[JsonDict]) -> bool:
    url = str(settings.get(f"{what}_url") or _kind(settings, what, kinds).get("url") or "")
    host = url.partition("//")[2].partition("/")[0]
    host = host.partition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    return host in ("localhost", "::1") or host.startswith("127.")


def _kind(settings: JsonDict, what: str, kinds: list[JsonDict]) -> JsonDict:
    name = settings.get(f"{what}_server")
    return next((kind for kind in kinds if kind.get("name") == name), {})
