"""What the player has set: a small TOML file of its own in the config folder.

May import: the standard library and platformdirs. Promises: loading never fails (a damaged file
counts as the defaults and is kept beside the new one); saving is write-aside and rename, so a
crash leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

FILE_NAME: Final = "settings.toml"
TEXT_SIZES: Final = (100, 110, 125, 150, 175, 200)
"""Percent."""
SPEEDS: Final = {"slow": 8, "normal": 18, "fast": 40}
"""Words per second while the telling appears word by word."""
SPACINGS: Final = {"close": 1.06, "normal": 1.19, "wide": 1.42}
"""Line height of the telling as a multiple of the font's own."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every choice of the settings page, and where the window was."""

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


def config_folder() -> Path:
    """``SOMEWHERE_CONFIG_DIR``, else the user's config folder of this game."""
    override = os.environ.get("SOMEWHERE_CONFIG_DIR")
    if override:
        return Path(override)
    from platformdirs import user_config_dir  # 13 ms, and not needed when the folder is given

    return Path(user_config_dir("somewhere", appauthor=False))


def load(folder: Path) -> Settings:
    """The settings of ``folder``; what is missing, damaged or out of range counts as default."""
    path = folder / FILE_NAME
    try:
        given = _parse(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except (OSError, ValueError):  # damaged TOML and damaged UTF-8 are ValueErrors
        with contextlib.suppress(OSError):  # keep what the player may want to mend by hand
            os.replace(path, path.with_suffix(".damaged.toml"))
        return Settings()
    return _checked(given)


def save(folder: Path, settings: Settings) -> None:
    """Write the file whole or not at all. Raises ``OSError`` when the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{key} = {_toml(value)}" for key, value in asdict(settings).items()]
    aside = folder / f".{FILE_NAME}.{os.getpid()}"
    aside.write_text("\n".join([*lines, ""]), encoding="utf-8")
    os.replace(aside, folder / FILE_NAME)


def _parse(text: str) -> dict[str, Any]:
    """The file as we write it is read line by line; edited by hand it may be any TOML."""
    found: dict[str, Any] = {}
    for line in text.splitlines():
        key, _, value = line.partition(" = ")
        plain = value.isdecimal() or value in ("true", "false")
        if not key.isidentifier() or not (plain or (value[:1] == '"' and value[1:-1].isidentifier())):
            import tomllib  # 10 ms before the first paint, and hardly ever needed

            return tomllib.loads(text)
        found[key] = value == "true" if not value.isdecimal() and plain else value.strip('"')
        if value.isdecimal():
            found[key] = int(value)
    return found


def _checked(given: dict[str, Any]) -> Settings:
    """Keep each value that has the right type and range."""
    base = Settings()
    good = {
        field.name: given[field.name]
        for field in fields(Settings)
        if field.name in given and type(given[field.name]) is type(getattr(base, field.name))
    }
    settings = replace(base, **good)
    return replace(
        settings,
        text_size=min(TEXT_SIZES, key=lambda size: abs(size - settings.text_size)),
        text_speed=settings.text_speed if settings.text_speed in SPEEDS else base.text_speed,
        line_spacing=settings.line_spacing if settings.line_spacing in SPACINGS else base.line_spacing,
        width=min(max(settings.width, 800), 7680),
        height=min(max(settings.height, 600), 4320),
    )


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f'"{value}"'
