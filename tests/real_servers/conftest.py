"""Real model servers of other people's, each started once for the tests that use it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.models.conftest import commission, night, no_keys, tiny, told
from tests.real_servers.running import Running, free_port, installed, running

__all__ = ["commission", "night", "no_keys", "tiny", "told"]


@pytest.fixture(scope="module")
def aimock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """aimock, with no fixtures yet."""
    folder, port = tmp_path_factory.mktemp("aimock"), free_port()
    (folder / "none.json").write_text('{"fixtures": []}')
    program = installed("aimock", "node_modules", "@copilotkit", "aimock", "dist", "cli.js")
    node = str(installed("node-to-use").resolve())
    command = [node, str(program), "-p", str(port), "-f", "none.json", "--log-level", "warn", "-c", "12"]
    with running(command, port, "/health", folder) as server:
        yield server


@pytest.fixture(scope="module")
def llmock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """llmock, without faults yet."""
    folder, port = tmp_path_factory.mktemp("llmock"), free_port()
    command = [str(installed("llmock", "bin", "llmock")), "serve", "--port", str(port)]
    with running(command, port, "/health", folder) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where ledger and memory of a test lie."""
    return tmp_path / "data"
