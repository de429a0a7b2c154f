"""The routes: one table, from which both the application and the OpenAPI document are made.

May import: everything else in this room, state, errors. Promises: a route does what the engine's
call of the same meaning does, and nothing besides; no route sets anything of the engine itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from flask import Response
from pydantic import BaseModel

from engine.api import files, models
from engine.api.answers import success
from engine.api.measures import CONTENT_TYPE
from engine.api.service import Call, version
from engine.state import SCHEMA_VERSION

LINES = "application/x-ndjson"


@dataclass(frozen=True, slots=True)
class Route:
    """One route. ``takes`` is the model of the body (POST) or of the query; ``gives`` the type of
    the answer's ``data``, or None where ``media`` are the types of an answer without envelope."""

    method: str
    path: str
    name: str
    summary: str
    answer: Callable[[Call], Response]
    takes: type[BaseModel] = models.NoQuery
    gives: Any = None
    media: tuple[str, ...] = ()
    statuses: tuple[int, ...] = ()
    ranges: bool = False


def state(call: Call) -> Response:
    return call.service.states.answer(call.session_id)


def reset(call: Call) -> Response:
    session_id = call.session_id
    call.service.quota.check_room(call.caller, session_id)
    call.engine.reset(session_id)
    return success(None, "the session is empty; its old run is in the trash")


def intro(call: Call) -> Response:
    session_id = call.session_id
    call.service.quota.check_room(call.caller, session_id)
    with call.service.desk.seat():
        return success(call.engine.intro(session_id))


def act(call: Call) -> Response:
    session_id, given = call.session_id, call.given
    with call.service.desk.seat():
        return success(
            call.engine.act(
                session_id,
                given.choice,
                given.fate,
                is_timeout_penalty=given.is_timeout_penalty,
                turn=given.turn,
            )
        )


def finish(call: Call) -> Response:
    given = call.given.model_dump(exclude={"session_id"}, exclude_none=True)
    return success(call.engine.finish(call.session_id, given))


def play(call: Call) -> Response:
    session_id, given = call.session_id, call.given
    lines = call.service.desk.stream(
        lambda: call.engine.play(
            session_id,
            given.choice,
            given.fate,
            is_timeout_penalty=given.is_timeout_penalty,
            turn=given.turn,
        ),
        call.request.environ.get("waitress.client_disconnected", lambda: False),
    )
    answer = Response(lines, content_type=LINES)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def cancel(call: Call) -> Response:
    call.engine.cancel(call.session_id, call.given.turn)
    return success(None, "the turn is not being worked on (any more)")


def fate(call: Call) -> Response:
    return success(call.engine.roll_fate(call.session_id))


def history(call: Call) -> Response:
    return success(call.engine.history(call.session_id))


def pictures(call: Call) -> Response:
    return success([asdict(each) for each in call.engine.late_pictures(call.session_id)])


def sessions(call: Call) -> Response:
    return success([asdict(slot) for slot in call.engine.sessions() if call.caller.owns(slot.session_id)])


def delete(call: Call) -> Response:
    call.engine.delete(call.session_id)
    return success(None, "the session is in the trash")


def picture(call: Call) -> Response:
    return files.picture(call.engine, call.session_id, call.path["file"], call.request)


def tape(call: Call) -> Response:
    return files.tape(call.engine, call.session_id, call.path["file"], call.request)


def health(call: Call) -> Response:
    return success(
        {
            "status": "ok",
            "name": "somewhere",
            "version": version(),
            "schema_version": SCHEMA_VERSION,
            "session_prefix": call.caller.prefix,
            "turns_in_progress": call.service.desk.running,
        }
    )


def metrics(call: Call) -> Response:
    return Response(call.service.measures.text(), content_type=CONTENT_TYPE)


_SESSION = models.SessionQuery
_SLOT = "/api/sessions/<session_id>"

ROUTES: tuple[Route, ...] = (
    Route(
        "GET",
        "/api/state",
        "getState",
        "The state; of an unknown session a fresh one.",
        state,
        _SESSION,
        models.StateOut,
        statuses=(404, 409),
    ),
    Route(
        "POST",
        "/api/state/reset",
        "resetState",
        "Empty the session; its old run goes to the trash.",
        reset,
        models.SessionIn,
        type(None),
        statuses=(404, 409, 507),
    ),
    Route(
        "POST",
        "/api/game/intro",
        "generateIntroTurn",
        "Begin the night.",
        intro,
        models.SessionIn,
        models.IntroOut,
        statuses=(404, 409, 502, 507),
    ),
    Route(
        "POST",
        "/api/game/action/image",
        "advanceTurnImageFast",
        "Phase 1 of a turn: words and picture.",
        act,
        models.ActionIn,
        models.PhaseOneOut,
        statuses=(404, 409, 502, 507),
    ),
    Route(
        "POST",
        "/api/game/action/choices",
        "advanceTurnChoicesDeferred",
        "Phase 2 of a turn: what can be done next.",
        finish,
        models.FinishIn,
        models.PhaseTwoOut,
        statuses=(404, 409, 507),
    ),
    Route(
        "POST",
        "/api/game/play",
        "play",
        "A whole turn, as one JSON object a line while it happens. A listener that leaves stops nothing.",
        play,
        models.ActionIn,
        media=(LINES,),
        statuses=(404, 409, 502, 507),
    ),
    Route(
        "POST",
        "/api/game/cancel",
        "cancel",
        "Stop the turn of this number; the session is as it was before it.",
        cancel,
        models.CancelIn,
        type(None),
        statuses=(404, 409),
    ),
    Route(
        "GET",
        "/api/game/fate",
        "rollFate",
        "How the dice fall for the coming turn: LUCKY, NORMAL or UNLUCKY.",
        fate,
        _SESSION,
        str,
        statuses=(404, 409),
    ),
    Route(
        "GET",
        "/api/history",
        "getHistory",
        "The turns of the present line.",
        history,
        _SESSION,
        list[models.TurnOut],
        statuses=(404, 409),
    ),
    Route(
        "GET",
        "/api/game/pictures",
        "latePictures",
        "What is known of the pictures that models paint of turns that are over.",
        pictures,
        _SESSION,
        list[models.LatePictureOut],
        statuses=(404, 409),
    ),
    Route(
        "GET",
        "/api/sessions",
        "listSessions",
        "The caller's sessions.",
        sessions,
        gives=list[models.SummaryOut],
    ),
    Route(
        "DELETE",
        _SLOT,
        "deleteSession",
        "Move the session to the trash.",
        delete,
        gives=type(None),
        statuses=(404, 409, 507),
    ),
    Route(
        "GET",
        f"{_SLOT}/images/<file>",
        "getImage",
        "A frame, by the name the turn gave.",
        picture,
        media=files.IMAGE_TYPES,
        statuses=(404, 409),
        ranges=True,
    ),
    Route(
        "GET",
        f"{_SLOT}/videos/<file>",
        "getVideo",
        "A tape.",
        tape,
        media=files.VIDEO_TYPES,
        statuses=(404, 409),
        ranges=True,
    ),
    Route("GET", "/api/health", "getHealth", "Is the service there.", health, gives=models.HealthOut),
    Route("GET", "/api/metrics", "getMetrics", "Figures for Prometheus.", metrics, media=(CONTENT_TYPE,)),
)
