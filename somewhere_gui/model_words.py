"""Models in words: what leaves the computer, what was spent, where a key is kept. Pure functions.

May import: the standard library. Promises: an unknown price is said to be unknown; a missing or odd value
becomes an empty word, never an exception.
"""

from __future__ import annotations

from typing import Any

JsonDict = dict[str, Any]


def place_of(settings: JsonDict, kinds: list[JsonDict]) -> str:
    """Which of the three cards the settings mean: ``offline``, ``near`` or ``cloud``."""
    if settings.get("text") == "server":
        return _place(settings, "text", kinds)
    if settings.get("pictures") == "server":
        return _place(settings, "picture", kinds)
    return "offline"


def leaves(settings: JsonDict, kinds: list[JsonDict]) -> str:
    """One sentence: what goes where."""
    sent = []
    if settings.get("text") == "server":
        sent.append(("what happens in the night and what you type", _where(settings, "text", kinds)))
    if settings.get("pictures") == "server":
        sent.append(("what the camera sees and its picture", _where(settings, "picture", kinds)))
    if not sent:
        return "Nothing leaves this computer."
    if len(sent) == 2 and sent[0][1] == sent[1][1]:
        sent = [
            ("what happens in the night, what you type, what the camera sees and its picture", sent[0][1])
        ]
    words = "; ".join(f"{what} are sent to {where}" for what, where in sent)
    return f"{words[:1].upper()}{words[1:]}; nothing else is sent."


def spent(figures: JsonDict) -> str:
    """The meter: this night and today."""
    currency = str(figures.get("currency") or "")
    parts = [
        f"{name}: {_use(figures[key], currency)}."
        for key, name in (("run", "This night"), ("day", "Today"))
        if isinstance(figures.get(key), dict) and figures[key].get("calls")
    ]
    return " ".join(parts) or "Nothing has been asked of a model today."


def key_state(key: JsonDict) -> str:
    """Where the key of a server is, in plain words."""
    server = str(key.get("server") or "the server")
    origin = key.get("origin")
    if origin == "environment":
        return f"The key for {server} comes from the environment of this program."
    if origin == "keyring":
        return f"The key for {server} is in this system's keyring. It is never shown again."
    if origin == "this run":
        return f"The key for {server} lasts for this run only; nothing is written down."
    if not key.get("keyring"):
        return "This system has no keyring, so a key lasts for this run only and is asked for again."
    return "The key goes into this system's keyring and is never shown again."


def _use(use: JsonDict, currency: str) -> str:
    words = [f"{int(use.get('tokens') or 0):,} tokens"]
    pictures = int(use.get("pictures") or 0)
    if pictures:
        words.append("one picture" if pictures == 1 else f"{pictures} pictures")
    words.append(f"{int(use.get('seconds') or 0)} s")
    money, unpriced = use.get("money"), int(use.get("unpriced") or 0)
    if money:
        words.append(f"{money:.2f} {currency}")
    if unpriced:
        words.append(f"the price of {'one call' if unpriced == 1 else f'{unpriced} calls'} is unknown")
    elif not money:
        words.append("free")
    return ", ".join(words)


def _place(settings: JsonDict, what: str, kinds: list[JsonDict]) -> str:
    return "near" if _is_near(settings, what, kinds) else "cloud"


def _where(settings: JsonDict, what: str, kinds: list[JsonDict]) -> str:
    if _is_near(settings, what, kinds):
        return "a program on this computer"
    kind = _kind(settings, what, kinds)
    url = str(settings.get(f"{what}_url") or "")
    return url if url else str(kind.get("title") or "the server")


def _is_near(settings: JsonDict, what: str, kinds: list[JsonDict]) -> bool:
    url = str(settings.get(f"{what}_url") or _kind(settings, what, kinds).get("url") or "")
    host = url.partition("//")[2].partition("/")[0]
    host = host.partition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    return host in ("localhost", "::1") or host.startswith("127.")


def _kind(settings: JsonDict, what: str, kinds: list[JsonDict]) -> JsonDict:
    name = settings.get(f"{what}_server")
    return next((kind for kind in kinds if kind.get("name") == name), {})
