"""What the player has set about models: ``models.toml`` in the config folder.

Lives here: :class:`ModelSettings`, :func:`load`, :func:`save`, :func:`stamp`. May import: the
standard library, ``engine.sessions`` (where the folder is). Promises: there is no key in it; loading
never fails (a damaged file counts as the defaults and is kept beside the new one); saving is
write-aside and rename, so a crash leaves the old file or the new one.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from engine.sessions import config_folder

log = logging.getLogger(__name__)

FILE_NAME: Final = "models.toml"
SOURCES: Final = ("offline", "server")
LOOK_AHEAD: Final = ("auto", "on", "off")
QUALITIES: Final = ("low", "medium", "high")
LEAST_PROMPT: Final = 2700
"""Tokens. In shorter prompts less than four fifths would be the same from turn to turn, which a server on
this computer would have to read anew each time."""
_RANGES: Final[dict[str, tuple[float, float]]] = {
    "first_word": (1, 600),
    "first_word_loading": (1, 1800),
    "picture_slow": (1, 3600),
    "picture_give_up": (1, 3600),
    "prompt_tokens": (LEAST_PROMPT, 100_000),
    "answer_tokens": (120, 4000),
    "run_tokens": (0, 1e9),
    "day_tokens": (0, 1e9),
    "run_pictures": (0, 1e6),
    "day_pictures": (0, 1e6),
    "run_money": (0, 1e6),
    "day_money": (0, 1e6),
    "intensity": (0, 3),
}


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Where words and pictures come from, how long is waited for them, and what they may cost.

    A ``server`` is the name of a preset in ``resources/models/servers.toml``; an empty address means
    the preset's own. Caps of 0 are no caps; money is in the currency of the price table.
    """

    text: str = "offline"
    """One of :data:`SOURCES`."""
    text_server: str = "openai"
    text_url: str = ""
    text_model: str = ""
    pictures: str = "offline"
    """One of :data:`SOURCES`."""
    picture_server: str = "openai"
    picture_url: str = ""
    picture_model: str = ""
    picture_quality: str = "low"
    """One of :data:`QUALITIES`, where the server knows such."""
    picture_size: str = ""
    """``1536x864``; empty: the best 16:9 that the server and model take."""

    first_word: float = 20.0
    """Seconds without a word after which a turn is finished offline."""
    first_word_loading: float = 60.0
    """The same for a server on this computer that may still be loading its model."""
    picture_slow: float = 45.0
    """Seconds after which a picture is called slow."""
    picture_give_up: float = 300.0
    """Seconds after which a picture is given up."""
    prompt_tokens: int = 4000
    """The longest prompt; less where the server's context is shorter."""
    answer_tokens: int = 500
    """The longest answer, the choices' wording included."""

    run_tokens: int = 400_000
    day_tokens: int = 1_200_000
    run_pictures: int = 60
    day_pictures: int = 150
    run_money: float = 2.0
    day_money: float = 5.0

    look_ahead: str = "auto"
    """One of :data:`LOOK_AHEAD`; ``auto``: where it costs nothing."""
    intensity: int = 0
    """1 to 3: how far a model may go; 0: as far as the night itself."""

    @property
    def wants_text(self) -> bool:
        """Whether words come from a server."""
        return self.text == "server"

    @property
    def wants_pictures(self) -> bool:
        """Whether pictures come from a server."""
        return self.pictures == "server"


def settings_path(folder: Path | None = None) -> Path:
    """The file; ``folder`` defaults to the user's config folder of this game."""
    return (folder or config_folder()) / FILE_NAME


def stamp(folder: Path | None = None) -> tuple[int, int, int] | None:
    """What changes whenever the file does; None where there is none. Costs one look at the disk."""
    try:
        found = settings_path(folder).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


def load(folder: Path | None = None) -> ModelSettings:
    """The settings; what is missing, damaged or out of range counts as default. Never fails."""
    path = settings_path(folder)
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return ModelSettings()
    except OSError:
        log.info("the settings of models cannot be read; playing offline")
        return ModelSettings()
    except ValueError:  # damaged TOML and damaged UTF-8
        with contextlib.suppress(OSError):  # keep what the player may want to mend by hand
            os.replace(path, path.with_suffix(".damaged.toml"))
        log.info("the settings of models are damaged and were put aside; playing offline")
        return ModelSettings()
    return _checked(given)


def save(settings: ModelSettings, folder: Path | None = None) -> None:
    """Write the file whole or not at all. Raises ``OSError`` when the folder cannot be written."""
    path = settings_path(folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{key} = {_toml(value)}" for key, value in asdict(_checked(asdict(settings))).items()]
    aside = path.with_name(f".{FILE_NAME}.{os.getpid()}")
    with aside.open("w", encoding="utf-8") as file:
        file.write("\n".join([*lines, ""]))
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)


def _checked(given: dict[str, Any]) -> ModelSettings:
    """Keep each value that has the right type and range."""
    good: dict[str, Any] = {}
    for each in fields(ModelSettings):
        usual, value = each.default, given.get(each.name)
        if isinstance(usual, str) and isinstance(value, str):
            good[each.name] = " ".join(value.split())[:300]
        elif (
            isinstance(usual, int | float) and isinstance(value, int | float) and not isinstance(value, bool)
        ):
            least, most = _RANGES[each.name]
            if least <= value <= most:  # not a number fails both
                good[each.name] = type(usual)(value)
    settings = ModelSettings(**good)
    for name, known in (
        ("text", SOURCES),
        ("pictures", SOURCES),
        ("look_ahead", LOOK_AHEAD),
        ("picture_quality", QUALITIES),
    ):
        if getattr(settings, name) not in known:
            settings = replace(settings, **{name: getattr(ModelSettings(), name)})
    return settings


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)  # a JSON string or number is a TOML one
