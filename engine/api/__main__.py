"""``python -m engine.api``: serve the nights of this machine's data folder.

May import: everything below ``engine.api``, assembly. Promises: prints one line with its address
when it is ready, and nothing else to stdout; keys never show up anywhere.
"""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from engine.api.app import create_app
from engine.api.config import DEFAULT_PORT, NETWORK_RATE, Limits, ServiceConfig, is_loopback, read_keys
from engine.api.server import WebServer
from engine.assembly import close_engines, service_engine
from engine.errors import EngineError


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM or SIGINT; returns the exit status (2 when it refuses to start)."""
    options = _parser().parse_args(arguments)
    try:
        config = service_config(options)
        _log_to(options.log_file, options.log_requests)
        server = WebServer(create_app(service_engine(options.data_dir, models=options.models), config))
    except (EngineError, OSError) as error:
        print(f"The service cannot start. {error}", file=sys.stderr)
        return 2
    stopping = threading.Thread(target=server.stop, name="stop", daemon=True)

    def on_signal(_number: int, _frame: object) -> None:
        if stopping.ident is None:
            stopping.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    print(f"SOMEWHERE listens on {server.address}", flush=True)
    server.run()
    close_engines()
    return 0


def service_config(options: argparse.Namespace) -> ServiceConfig:
    """The settings that the command line and the environment ask for. Raises ``EngineError``."""
    limits = Limits() if is_loopback(options.host) else Limits(rate=NETWORK_RATE)
    for text in options.limit:
        limits = _limited(limits, text)
    return ServiceConfig(
        host=options.host,
        port=options.port,
        keys=read_keys(os.environ.get("SOMEWHERE_API_TOKEN"), options.token_file),
        hosts=tuple(options.allow_host),
        origins=tuple(options.allow_origin),
        limits=limits,
    )


def _limited(limits: Limits, text: str) -> Limits:
    name, _, value = text.partition("=")
    kinds = {field.name: float if field.type == "float" else int for field in fields(Limits)}
    number: Any
    try:
        number = kinds[name](value)
    except (KeyError, ValueError):
        known = ", ".join(kinds)
        raise EngineError(f"--limit {text!r} is not understood. Write NAME=NUMBER; names: {known}.") from None
    if not number >= 0:
        raise EngineError(f"--limit {text!r}: the number must not be negative.")
    return replace(limits, **{name: number})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m engine.api", description="Serve SOMEWHERE over HTTP.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="0 takes a free one")
    parser.add_argument("--data-dir", type=Path, help="default: SOMEWHERE_DATA_DIR, else the user's")
    parser.add_argument(
        "--token-file",
        type=Path,
        help="lines name:token; a token owns the session ids that begin with its name and a '-'",
    )
    parser.add_argument("--allow-host", action="append", default=[], metavar="NAME")
    parser.add_argument("--allow-origin", action="append", default=[], metavar="URL")
    parser.add_argument(
        "--models",
        action="store_true",
        help="let the models of this machine's settings tell and paint (default: offline)",
    )
    limits = ", ".join(f"{field.name}={field.default:g}" for field in fields(Limits))
    parser.add_argument(
        "--limit", action="append", default=[], metavar="NAME=NUMBER", help=f"0 means none; {limits}"
    )
    parser.add_argument("--log-file", type=Path, help="default: stderr")
    parser.add_argument("--log-requests", action="store_true", help="one line for every request")
    return parser


def _log_to(file: Path | None, requests: bool) -> None:
    handler = logging.FileHandler(file, encoding="utf-8") if file else logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    if requests:
        logging.getLogger("engine.api.requests").setLevel(logging.INFO)


if __name__ == "__main__":
    sys.exit(main())
