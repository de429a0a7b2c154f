"""One picture, asked of a server the way it wants to be asked.

Lives here: :class:`Order`, :func:`asked`. May import: ``openai``'s client where one is at hand, this
room's habits, files and servers. Promises: one order is one request; what the server is said to refuse is
left out; a key of ours goes to the asked server and nowhere else.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from engine.models.picture_files import kind_of
from engine.models.picture_habits import PictureHabits
from engine.models.servers import Server, root_of

if TYPE_CHECKING:
    import openai

_DEFAULT: Final = (1024, 576)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be painted, and how. ``after``: the picture to stay like."""

    prompt: str
    size: str = ""
    quality: str = ""
    after: bytes | None = None
    left_out: frozenset[str] = frozenset()

    def keys(self, habits: PictureHabits) -> dict[str, Any]:
        """Every key of the request that a server may refuse."""
        keys: dict[str, Any] = {"size": self.size, "quality": self.quality, **habits.plain}
        if self.after is not None:
            keys.update(habits.after)
        return {key: value for key, value in keys.items() if value != "" and key not in self.left_out}


def asked(client: openai.OpenAI, server: Server, habits: PictureHabits, order: Order) -> Any:
    """The server's answer, as it comes."""
    keys = order.keys(habits)
    if habits.route == "a1111":
        return _a1111(client, server, order, keys)
    if habits.route == "openrouter":
        return _openrouter(client, server, order, keys)
    return _images(client, server, order, keys)


def _images(client: openai.OpenAI, server: Server, order: Order, keys: Mapping[str, Any]) -> Any:
    request: dict[str, Any] = {"prompt": order.prompt, "extra_body": dict(keys)}
    if server.model:
        request["model"] = server.model
    if order.after is None:
        return client.images.generate(**request)
    kind = kind_of(order.after) or "png"
    return client.images.edit(image=(f"frame.{kind}", order.after, f"image/{kind}"), **request)


def _openrouter(client: openai.OpenAI, server: Server, order: Order, keys: Mapping[str, Any]) -> Any:
    body: dict[str, Any] = {"model": server.model, "prompt": order.prompt, **keys}
    if order.after is not None:
        body["input_references"] = [{"type": "image_url", "image_url": {"url": _data_url(order.after)}}]
    return client.post("/images", cast_to=object, body=body)


def _a1111(client: openai.OpenAI, server: Server, order: Order, keys: Mapping[str, Any]) -> Any:
    width, _, height = order.size.partition("x")
    beside = {key: value for key, value in keys.items() if key not in ("size", "quality")}
    sides = (int(width), int(height)) if order.size else _DEFAULT
    body: dict[str, Any] = {"prompt": order.prompt, "width": sides[0], "height": sides[1], **beside}
    route = "txt2img"
    if order.after is not None:
        route = "img2img"
        body["init_images"] = [base64.b64encode(order.after).decode()]
    return client.post(f"{root_of(server.url)}/sdapi/v1/{route}", cast_to=object, body=body)


def _data_url(picture: bytes) -> str:
    return f"data:image/{kind_of(picture) or 'png'};base64,{base64.b64encode(picture).decode()}"
