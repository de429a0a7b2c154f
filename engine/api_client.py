"""``GameEngineClient``: one session of an engine, near or far, bound to its id.

The engine is chosen once, at the first call, and never asked about again.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.assembly import client_engine
from engine.ports import Engine, JsonDict
from engine.state import Event


class GameEngineClient:
    """Plays one session (``session_id``); every call accepts another id for once.

    ``use_api`` and ``api_base`` left at None are read from ``USE_API_MODE`` and ``API_BASE_URL``
    at the first call. ``engine`` puts a ready engine behind the client.
    """

    def __init__(
        self,
        use_api: bool | None = None,
        api_base: str | None = None,
        session_id: str = "default",
        *,
        engine: Engine | None = None,
    ) -> None:
        self.session_id = session_id
        self._use_api = use_api
        self._api_base = api_base
        self._chosen = engine

    @property
    def _engine(self) -> Engine:
        if self._chosen is None:
            self._chosen = client_engine(self._use_api, self._api_base)
        return self._chosen

    def get_state(self, session_id: str | None = None) -> JsonDict:
        return self._engine.state(self._id(session_id))

    def reset_state(self, session_id: str | None = None) -> None:
        self._engine.reset(self._id(session_id))

    def generate_intro_turn(self, session_id: str | None = None) -> JsonDict:
        return self._engine.intro(self._id(session_id))

    def advance_turn_image_fast(
        self,
        choice: str,
        fate: str = "NORMAL",
        is_timeout_penalty: bool = False,
        session_id: str | None = None,
        turn: int | None = None,
    ) -> JsonDict:
        return self._engine.act(
            self._id(session_id), choice, fate, is_timeout_penalty=is_timeout_penalty, turn=turn
        )

    def advance_turn_choices_deferred(
        self,
        consequence_img_url: str | None = None,
        dispatch: str | None = None,
        vision_dispatch: str | None = None,
        choice: str | None = None,
        consequence_img_prompt: str | None = None,
        hard_transition: bool | None = None,
        session_id: str | None = None,
    ) -> JsonDict:
        given = {
            "consequence_img_url": consequence_img_url,
            "dispatch": dispatch,
            "vision_dispatch": vision_dispatch,
            "choice": choice,
            "consequence_img_prompt": consequence_img_prompt,
            "hard_transition": hard_transition,
        }
        return self._engine.finish(
            self._id(session_id), {name: value for name, value in given.items() if value is not None}
        )

    def roll_fate(self, session_id: str | None = None) -> str:
        return self._engine.roll_fate(self._id(session_id))

    def get_history(self, session_id: str | None = None) -> list[JsonDict]:
        return self._engine.history(self._id(session_id))

    def image(self, name: str, session_id: str | None = None) -> bytes:
        return self._engine.image(self._id(session_id), name)

    def play(
        self,
        choice: str,
        fate: str = "NORMAL",
        is_timeout_penalty: bool = False,
        turn: int | None = None,
        session_id: str | None = None,
    ) -> Iterator[Event]:
        return self._engine.play(
            self._id(session_id), choice, fate, is_timeout_penalty=is_timeout_penalty, turn=turn
        )

    def cancel(self, turn: int, session_id: str | None = None) -> None:
        self._engine.cancel(self._id(session_id), turn)

    def _id(self, session_id: str | None) -> str:
        return self.session_id if session_id is None else session_id


api = GameEngineClient()
"""The default client: session ``default``, engine by the environment."""
