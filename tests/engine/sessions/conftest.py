"""A store over this test's own data folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.sessions import SessionStore


@pytest.fixture
def store(own_folders: Path) -> SessionStore:
    return SessionStore(own_folders)
