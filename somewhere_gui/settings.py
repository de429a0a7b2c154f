"""What the player has set: a small TOML file of its own in the config folder.

May import: the standard library, ``door``, platformdirs late. Promises: loading never fails (a damaged file
counts as the defaults and is kept beside the new one); saving is write-aside and rename, so a
crash leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import Any, Final, NamedTuple

from somewhere_gui.door import user_folder

FILE_NAME: Final = "settings.toml"
TEXT_SIZES: Final = (100, 110, 125, 150, 175, 200, 225, 250)
"""Percent."""
SPEEDS: Final = {"slow": 8, "normal": 18, "fast": 40}
"""Words per second while the telling appears word by word."""
TYPEFACES: Final = ("serif", "sans", "atkinson", "dyslexic")
"""What the telling is set in."""
COLUMNS: Final = {"narrow": 0.8, "normal": 1.0, "wide": 1.25}
"""The telling's widest column, as a multiple of the drawings'."""
PACES: Final = {"slow": 140, "normal": 220, "fast": 340}
"""Words per minute at which the tape runs on by itself."""
SPACINGS: Final = {"close": 1.06, "normal": 1.19, "wide": 1.42}
"""Line height of the telling as a multiple of the font's own."""
TIMES: Final = (0, 15, 20, 30, 45, 60)
"""Seconds to decide in; 0: as long as one likes."""
LANGUAGES: Final = ("system", "en", "es")
VOLUMES: Final = tuple(range(0, 101, 10))
"""Percent."""
RATES: Final = (50, 75, 100, 125, 150, 200)
"""Percent of the voice's usual speed."""
DIFFICULTIES: Final = ("story", "night", "no_mercy")
INTENSITIES: Final = (1, 2, 3)


class Settings(NamedTuple):
    """Every choice of the settings page, the terms of the last new night, and where the window was."""

    text_size: int = 100
    """Percent, one of :data:`TEXT_SIZES`."""
    words_at_once: bool = False
    text_speed: str = "normal"
    line_spacing: str = "normal"
    high_contrast: bool = False
    reduced_motion: bool = False
    width: int = 1280
    height: int = 800
    full_screen: bool = False
    countdown: int = 0
    """Seconds, one of :data:`TIMES`."""
    relaxed: bool = False
    """Twice the time to decide in."""
    far: bool = False
    """Play on the server at ``server`` instead of this computer."""
    server: str = "http://127.0.0.1:5001"
    pack: str = "somewhere"
    difficulty: str = "night"
    intensity: int = 3
    avoid: str = ""
    """Tags that new nights leave out, with commas between."""
    typeface: str = "serif"
    """One of :data:`TYPEFACES`."""
    column: str = "normal"
    """One of :data:`COLUMNS`."""
    pace: str = "normal"
    """One of :data:`PACES`."""
    skip_read: bool = False
    """Skipping stops at what was not read before."""
    keys: str = ""
    """Keys that the player has changed: see :mod:`somewhere_gui.keys`."""
    gamepad: bool = True
    """Gamepads are looked for."""
    unasked: str = ""
    """Questions that the player does not want to be asked again, with commas between."""
    greeted: bool = False
    """The note about what the night holds has been read."""
    taught: str = ""
    """Keys that the first minutes have shown already, with commas between."""
    ahead: bool = True
    """Frames of what is offered are painted while one reads, unless on battery."""
    maximised: bool = False
    place: str = ""
    """Left and top edge of the window, ``120,80``; empty: wherever the desktop puts it."""
    language: str = "system"
    """``system``, or one of :data:`LANGUAGES`."""
    sound: bool = True
    volume: int = 80
    """Percent, one of :data:`VOLUMES`; so are the next two."""
    ambience: int = 80
    effects: int = 80
    captions: bool = False
    """Sounds are said in words."""
    voice: bool = False
    """Everything is read aloud."""
    voice_rate: int = 100
    """Percent, one of :data:`RATES`."""
    voice_name: str = ""
    """As the system calls it; empty: its own choice."""


def seconds(settings: Settings) -> int:
    """How long one has to decide: longer with larger text, twice as long when relaxed. 0: as long as
    one likes."""
    return round(settings.countdown * settings.text_size / 100) * (2 if settings.relaxed else 1)


def config_folder() -> Path:
    """``SOMEWHERE_CONFIG_DIR``, else the user's config folder of this game."""
    override = os.environ.get("SOMEWHERE_CONFIG_DIR")
    usual = Path(override).expanduser() if override else user_folder("XDG_CONFIG_HOME", ".config")
    if usual is not None:
        return usual
    from platformdirs import user_config_dir  # 6 ms

    return Path(user_config_dir("somewhere", appauthor=False))


def load(folder: Path) -> Settings:
    """The settings of ``folder``; what is missing, damaged or out of range counts as default."""
    path = folder / FILE_NAME
    try:
        given = _parse(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, ValueError, RecursionError):  # damaged TOML and damaged UTF-8 are ValueErrors
        with contextlib.suppress(OSError):  # keep what the player may want to mend by hand
            os.replace(path, path.with_suffix(".damaged.toml"))
        return Settings()
    return _checked(given)


def save(folder: Path, settings: Settings) -> None:
    """Write the file whole or not at all. Raises ``OSError`` when the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{key} = {_toml(value)}" for key, value in settings._asdict().items()]
    aside = folder / f".{FILE_NAME}.{os.getpid()}"
    try:
        aside.write_text("\n".join([*lines, ""]), encoding="utf-8")
        os.replace(aside, folder / FILE_NAME)
    except OSError:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise


def _parse(text: str) -> dict[str, Any]:
    """The file as we write it is read line by line; edited by hand it may be any TOML."""
    found: dict[str, Any] = {}
    for line in text.splitlines():
        key, _, value = line.partition(" = ")
        word = value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else None
        if key.isidentifier() and word is not None and not set(word) & set('"\\'):
            found[key] = word
        elif key.isidentifier() and value in ("true", "false"):
            found[key] = value == "true"
        elif key.isidentifier() and value.isdecimal() and value.isascii():
            found[key] = int(value)
        else:
            import tomllib  # 10 ms before the first paint, and hardly ever needed

            return tomllib.loads(text)
    return found


def _checked(given: dict[str, Any]) -> Settings:
    """Keep each value that has the right type and range."""
    base = Settings()
    good = {
        name: given[name]
        for name, usual in base._asdict().items()
        if name in given and type(given[name]) is type(usual)
    }
    settings = base._replace(**good)

    def one_of(name: str, known: Any) -> Any:
        value = getattr(settings, name)
        return value if value in known else getattr(base, name)

    return settings._replace(
        text_size=min(TEXT_SIZES, key=lambda size: abs(size - settings.text_size)),
        text_speed=one_of("text_speed", SPEEDS),
        line_spacing=one_of("line_spacing", SPACINGS),
        countdown=one_of("countdown", TIMES),
        typeface=one_of("typeface", TYPEFACES),
        column=one_of("column", COLUMNS),
        pace=one_of("pace", PACES),
        difficulty=one_of("difficulty", DIFFICULTIES),
        intensity=one_of("intensity", INTENSITIES),
        language=one_of("language", LANGUAGES),
        volume=one_of("volume", VOLUMES),
        ambience=one_of("ambience", VOLUMES),
        effects=one_of("effects", VOLUMES),
        voice_rate=one_of("voice_rate", RATES),
        width=min(max(settings.width, 800), 7680),
        height=min(max(settings.height, 600), 4320),
    )


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    import json  # a JSON string is a TOML string

    return json.dumps(value, ensure_ascii=False)
