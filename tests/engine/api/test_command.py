"""``python -m engine.api``: one line when ready, orderly at the end, and no start where it is unsafe."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from engine.api.__main__ import main
from tests.engine.api.command import service


def test_it_says_where_it_listens_and_ends_when_told(tmp_path: Path) -> None:
    """One line on stdout, nothing on stderr, answers at that address, exit status 0 on SIGTERM; and
    nothing is written before somebody plays."""
    data = tmp_path / "served"
    with service(data) as (process, address):
        with urllib.request.urlopen(f"{address}/api/health", timeout=10) as answer:
            assert json.load(answer)["data"]["status"] == "ok"
        with urllib.request.urlopen(f"{address}/api/state?session_id=nobody", timeout=10) as answer:
            assert json.load(answer)["data"]["turn_count"] == 0
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "", "")
    assert not (data / "sessions" / "nobody").exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--host", "0.0.0.0"), "SOMEWHERE_API_TOKEN"),
        (("--token-file", "nowhere/tokens"), "cannot be read"),
        (("--limit", "turns=many"), "turns"),
        (("--limit", "colour=1"), "not understood"),
        (("--limit", "turns=-1"), "negative"),
    ],
)
def test_it_refuses_to_start_in_words(
    options: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot or must not be served is refused with status 2 and one sentence, without a stack."""
    assert main(["--port", "0", *options]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert err.count("\n") == 1


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    """A second service on the same port says that the address is in use."""
    with service(tmp_path / "served") as (_, address):
        port = address.rpartition(":")[2]
        refused = subprocess.run(
            [sys.executable, "-m", "engine.api", "--port", port],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert refused.returncode == 2
    assert "in use" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_its_log_goes_to_a_file_and_keeps_secrets(tmp_path: Path) -> None:
    """Asked for, one line a request goes to the file; the token is in neither log nor output."""
    log = tmp_path / "requests.log"
    options = ("--log-file", str(log), "--log-requests", "--limit", "turns=3")
    with service(tmp_path / "served", *options, SOMEWHERE_API_TOKEN="canary-77") as (process, address):
        asked = urllib.request.Request(
            f"{address}/api/state?session_id=canary-78", headers={"Authorization": "Bearer canary-77"}
        )
        with urllib.request.urlopen(asked, timeout=10) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    text = log.read_text()
    assert "GET /api/state 200" in text
    assert "canary" not in text + out + err
