"""Puts engines together: which store, which storyteller, which painter.

Lives here: the one place that chooses. May import every room below it. Promises: one engine (and
one painting process) per data folder and process, however often it is asked for; ended with the
process, or by :func:`close_engines`.
"""

from __future__ import annotations

import atexit
import os
import threading
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.local import Limits, LocalEngine, Production
from engine.pictures import WorkerPainter
from engine.ports import Engine, ModelsDesk
from engine.remote import RemoteEngine
from engine.sessions import SessionStore, config_folder, data_folder
from engine.storytelling import OfflineStoryteller
from engine.world import load_world, packs

if TYPE_CHECKING:
    from engine.models.settings import ModelSettings
    from engine.models.staging import Staging

_engines: dict[Path, LocalEngine] = {}
_painters: dict[tuple[str, tuple[int, int]], WorkerPainter] = {}
_stagings: dict[Path, Productions] = {}
_lock = threading.Lock()

MODEL_SETTINGS = "models.toml"
DEFAULT_PICTURE_SIZE = (1024, 576)
DEFAULT_API_BASE = "http://127.0.0.1:5001/api"
_GRACE = 0.5
"""Seconds."""
_YES = frozenset({"1", "true", "yes", "on"})


class Productions:
    """Who stages the nights over one data folder: offline, and with the player's models where there are
    settings for such. They are looked at anew for every turn; without them nothing of ``engine.models``
    is imported."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._staging: Staging | None = None
        self._lock = threading.Lock()

    def __call__(self, pack: str) -> Production:
        offline = production(pack)
        if not (config_folder() / MODEL_SETTINGS).exists():
            return offline
        staging = self._models()
        parts = staging.parts(offline.world)
        return replace(
            offline,
            limits=_limits(staging.settings),
            storyteller=parts.storyteller or offline.storyteller,
            reader=parts.reader,
            artist=parts.artist,
            tell_ahead=parts.tell_ahead,
        )

    def close(self) -> None:
        """Cut every call in the air."""
        with self._lock:
            staging, self._staging = self._staging, None
        if staging is not None:
            staging.close()

    def _models(self) -> Staging:
        with self._lock:
            if self._staging is None:
                from engine.models.staging import Staging  # late: who plays offline never needs it

                self._staging = Staging(self._folder)
            return self._staging


def _limits(settings: ModelSettings) -> Limits:
    """The player's limits. A model keeps to them itself and says it better, so it is let go first."""
    from engine.models.servers import text_server  # late, as the staging itself

    server = text_server(settings)
    loading = settings.first_word_loading if server is not None and server.nearby else 0.0
    return Limits(
        first_word=max(settings.first_word, loading) + _GRACE,
        silence=settings.first_word + _GRACE,
        telling=max(Limits().telling, 4 * max(settings.first_word, loading)),
        picture_slow=settings.picture_slow,
        picture_give_up=settings.picture_give_up,
    )


def local_engine(data_dir: str | os.PathLike[str] | None = None) -> LocalEngine:
    """The engine over a data folder (default: ``SOMEWHERE_DATA_DIR``, else the user's)."""
    folder = (Path(data_dir) if data_dir is not None else data_folder()).absolute()
    with _lock:
        if folder not in _engines:
            _stagings[folder] = Productions(folder)
            _engines[folder] = LocalEngine(SessionStore(folder), _stagings[folder])
        return _engines[folder]


def service_engine(data_dir: str | os.PathLike[str] | None = None, *, models: bool = False) -> LocalEngine:
    """An engine for a service: no player's earlier night has a part in another's. Offline, unless
    ``models`` lets its nights be told and painted by the models of this machine's settings."""
    folder = (Path(data_dir) if data_dir is not None else data_folder()).absolute()
    return LocalEngine(SessionStore(folder), Productions(folder) if models else production, remembers=False)


def asks_models() -> bool:
    """Whether the player's settings name models that tell or paint. Without such settings it costs one look
    at the disk."""
    if not (config_folder() / MODEL_SETTINGS).exists():
        return False
    from engine.models.settings import load  # late: who plays offline does not need it

    settings = load()
    return settings.wants_text or settings.wants_pictures


def models_desk(data_dir: str | os.PathLike[str] | None = None) -> ModelsDesk:
    """Settings, keys, figures and check-up of the models of the player of a data folder. Asks nobody
    anything yet."""
    from engine.models.desk import Desk  # late: who never opens that page does not need it

    folder = (Path(data_dir) if data_dir is not None else data_folder()).absolute()
    return Desk(folder, config_folder())


def client_engine(
    use_api: bool | None = None, api_base: str | None = None, token: str | None = None
) -> Engine:
    """The engine a client plays on. None means: ask ``USE_API_MODE``, ``API_BASE_URL`` and
    ``SOMEWHERE_API_TOKEN``."""
    far = use_api if use_api is not None else os.environ.get("USE_API_MODE", "").lower() in _YES
    if not far:
        return local_engine()
    return RemoteEngine(
        api_base or os.environ.get("API_BASE_URL") or DEFAULT_API_BASE,
        token=token or os.environ.get("SOMEWHERE_API_TOKEN") or None,
    )


def production(pack: str) -> Production:
    """The offline staging of a pack: the embedded teller and the procedural painter."""
    return _staged(pack, picture_size())


@lru_cache(maxsize=8)
def _staged(pack: str, size: tuple[int, int]) -> Production:
    world = load_world(pack)
    teller = OfflineStoryteller(world)
    return Production(world, teller, teller, _painter(pack, size))


def _painter(pack: str, size: tuple[int, int]) -> WorkerPainter:
    with _lock:
        if (pack, size) not in _painters:
            _painters[pack, size] = WorkerPainter(packs().get(pack) or load_world(pack).folder, size)
        return _painters[pack, size]


def warm(pack: str) -> None:
    """Start the painting process of a pack now, so that its first frame need not wait for that. Never
    raises: what is wrong is found out, and said, when a night begins."""
    with suppress(EngineError, OSError):
        if pack in packs():
            _painter(pack, picture_size())


def picture_size() -> tuple[int, int]:
    """Width and height of new frames in pixels: ``SOMEWHERE_PICTURE_SIZE`` (``1280x720``), 16:9."""
    text = os.environ.get("SOMEWHERE_PICTURE_SIZE", "").strip()
    if not text:
        return DEFAULT_PICTURE_SIZE
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        width = height = 0
    if not (160 <= width <= 3840 and width * 9 == height * 16 and height % 8 == 0):
        raise EngineError(
            f"SOMEWHERE_PICTURE_SIZE is {text!r}; write width x height at exactly 16:9, the height a "
            "multiple of 8, such as 1024x576."
        )
    return width, height


def close_engines() -> None:
    """End every engine and painting process of this process; the next call starts anew."""
    with _lock:
        engines, painters = list(_engines.values()), list(_painters.values())
        stagings = list(_stagings.values())
        _engines.clear()
        _stagings.clear()
        _painters.clear()
        _staged.cache_clear()
    for engine in engines:
        engine.close()
    for staging in stagings:
        staging.close()
    for painter in painters:
        painter.close()


atexit.register(close_engines)
