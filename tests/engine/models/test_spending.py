"""What models cost is written down before it is spent, whoever dies in between."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engine.errors import BudgetReached
from engine.models.accounts import Use
from engine.models.forecast import forecast
from engine.models.prices import Prices, load_prices
from engine.models.servers import Server, preset, presets
from engine.models.settings import ModelSettings
from engine.models.spending import Spending

CHILD = Path(__file__).with_name("spending_child.py")
CAPS = replace(ModelSettings(), run_tokens=1000, day_tokens=1500, run_pictures=2, day_pictures=3)
CALL = Use(tokens_in=300, tokens_out=100)


def child(folder: Path, calls: int, *how: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(folder), str(calls), *how],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
        env={"PYTHONPATH": str(Path(__file__).parents[3]), "PATH": ""},
    )


def test_no_call_passes_a_cap_of_the_night_or_the_day(tmp_path: Path) -> None:
    """Tokens, pictures and money are each held against the night's and the day's limit, before the call."""
    spending = Spending(tmp_path)
    for _ in range(2):
        spending.hold("one", CALL, CAPS).settle(CALL)
    with pytest.raises(BudgetReached, match="1,000 tokens for this night"):
        spending.hold("one", CALL, CAPS)
    spending.hold("two", CALL, CAPS).settle(CALL)
    with pytest.raises(BudgetReached, match="1,500 tokens for today"):
        spending.hold("two", CALL, CAPS)
    for run in ("one", "two", "three"):
        spending.hold(run, Use(pictures=1), CAPS)
    with pytest.raises(BudgetReached, match="3 pictures for today"):
        spending.hold("four", Use(pictures=1), CAPS)
    rich = replace(CAPS, run_money=0.05)
    spending.hold("five", Use(money=0.05), rich)
    with pytest.raises(BudgetReached, match=r"0\.05 for this night"):
        spending.hold("five", Use(money=0.01), rich)


def test_a_cap_of_none_is_no_cap_and_a_new_day_begins_anew(tmp_path: Path) -> None:
    """Nought switches a limit off; the day's sum is the day's."""
    today = [date(2026, 11, 30)]
    spending = Spending(tmp_path, lambda: today[0])
    free = replace(CAPS, run_tokens=0)
    for _ in range(3):
        spending.hold("one", CALL, free)
    with pytest.raises(BudgetReached, match="today"):
        spending.hold("one", CALL, free)
    today[0] = date(2026, 12, 1)
    spending.hold("one", CALL, free)
    run, day = spending.spent("one")
    assert (run.tokens, day.tokens) == (1600, 400)


def test_settling_replaces_the_estimate_and_dropping_takes_it_back(tmp_path: Path) -> None:
    """What was known later counts, once; a call that was not charged counts as nothing."""
    spending = Spending(tmp_path)
    hold = spending.hold("one", CALL, CAPS)
    hold.settle(Use(tokens_in=10, tokens_out=5))
    hold.settle(CALL)
    spending.hold("one", CALL, CAPS).drop()
    run, _ = spending.spent("one")
    assert (run.tokens, run.calls) == (15, 1)


def test_a_call_that_a_crash_cut_off_still_counts(tmp_path: Path) -> None:
    """Killed between holding and settling, the estimate stands; the ledger goes on after it."""
    process = child(tmp_path, 3, "kill")
    process.communicate()
    assert process.returncode < 0
    run, day = Spending(tmp_path).spent("night")
    assert (run.tokens, run.calls, day.tokens) == (100, 1, 100)
    Spending(tmp_path).hold("night", CALL, ModelSettings()).settle(CALL)
    assert Spending(tmp_path).spent("night")[0].tokens == 500


def test_a_call_waits_for_the_disk_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line is flushed before a call that may cost money, none after it, and none of a call that costs
    nothing; where a power cut takes the line after a call, what was held still counts."""
    spending = Spending(tmp_path)
    paid = replace(CALL, money=None)
    spending.hold("one", paid, CAPS).settle(Use(tokens_in=1))  # makes the file, whose name is flushed too
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda fd: flushed.append(os.fstat(fd).st_size))
    hold = spending.hold("one", paid, CAPS)
    (file,) = tmp_path.glob("*.jsonl")
    before = file.read_bytes()
    assert flushed == [len(before)]
    hold.settle(Use(tokens_in=1))
    spending.hold("two", CALL, CAPS).settle(CALL)
    assert len(flushed) == 1
    assert spending.spent("one")[0].tokens == 2
    file.write_bytes(before)
    assert Spending(tmp_path).spent("one")[0].tokens == 401
    assert spending.spent("one")[0].tokens == 401


def test_a_night_over_midnight_is_one_night(tmp_path: Path) -> None:
    """A night's sum holds its calls of every day and nobody else's; a call that midnight interrupts counts
    for the day on which it was begun."""
    today = [date(2026, 11, 30)]
    spending = Spending(tmp_path, lambda: today[0])
    spending.hold("one:1", CALL, CAPS).settle(CALL)
    spending.hold("one:10", CALL, CAPS).settle(Use(tokens_in=7))
    over = spending.hold("one:1", CALL, CAPS)
    today[0] = date(2026, 12, 1)
    over.settle(Use(tokens_in=50))
    spending.hold("one:1", CALL, CAPS).settle(Use(tokens_in=5))
    assert [use.tokens for use in spending.spent("one:1")] == [455, 5]
    assert [use.tokens for use in Spending(tmp_path, lambda: today[0]).spent("one:1")] == [455, 5]


def test_a_torn_line_costs_only_itself(tmp_path: Path) -> None:
    """Half a line at the end of the ledger, as a power cut leaves it, does not hide the lines before or
    after."""
    spending = Spending(tmp_path)
    spending.hold("one", CALL, CAPS).settle(CALL)
    for path in tmp_path.glob("*.jsonl"):
        with path.open("ab") as file:
            file.write(b'{"id": "abc", "tokens_in": 9')
    spending.hold("one", CALL, CAPS).settle(CALL)
    assert spending.spent("one")[0].tokens == 800


def test_two_processes_share_one_cap(tmp_path: Path) -> None:
    """However they interleave, both together are let through exactly as often as the cap allows."""
    processes = [child(tmp_path, 30) for _ in range(2)]
    made = [int(process.communicate()[0]) for process in processes]
    assert sum(made) == 20
    assert Spending(tmp_path).spent("night")[0].tokens == 2000


def test_threads_share_one_cap(tmp_path: Path) -> None:
    """Many threads at once never pass it either."""
    spending = Spending(tmp_path)
    made: list[int] = []

    def spend() -> None:
        for _ in range(3):
            try:
                spending.hold("one", CALL, CAPS)
            except BudgetReached:
                return
            made.append(1)

    threads = [threading.Thread(target=spend) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2


def test_a_ledger_that_cannot_be_written_lets_no_call_through(tmp_path: Path) -> None:
    """Where nothing can be written down nothing can be promised, so nothing is asked."""
    in_the_way = tmp_path / "spending"
    in_the_way.write_text("a file")
    with pytest.raises(BudgetReached, match="cannot be written down"):
        Spending(in_the_way).hold("one", CALL, CAPS)


def test_prices_are_the_players_over_the_shipped_and_else_unknown(tmp_path: Path) -> None:
    """An entry of the player's stands before the shipped one; a dated name is the same model; no entry, no
    price; this computer is free."""
    (tmp_path / "prices.toml").write_text('[openai."mine"]\ninput = 1.0\noutput = 2.0\npicture = 0.5\n')
    prices = load_prices(tmp_path)
    far = preset("openai").url

    def server(model: str, url: str = far) -> Server:
        return Server(preset("openai"), url, model)

    assert prices.of_text(server("mine-2026-01-31"), 1_000_000, 500_000) == 2.0
    assert prices.of_picture(server("mine"), "high") == 0.5
    assert prices.of_text(server("nobody-knows"), 1, 1) is None
    assert prices.of_picture(server("nobody-knows"), "low") is None
    assert prices.of_text(server("mine", "http://127.0.0.1:1/v1"), 9, 9) == 0.0
    (tmp_path / "prices.toml").write_text("damaged [")
    assert load_prices(tmp_path).table.keys() == load_prices(tmp_path / "none").table.keys()


def test_the_shipped_table_names_only_known_servers() -> None:
    """Every price is of a server that the game knows, and is a number above nought."""
    table = load_prices(Path("/nonexistent")).table
    assert set(table) <= set(presets())
    for models in table.values():
        for entry in models.values():
            picture = entry.get("picture", {})
            rates = [entry.get("input", 1), entry.get("output", 1)]
            rates += list(picture.values()) if isinstance(picture, dict) else [picture]
            assert all(isinstance(rate, int | float) and rate > 0 for rate in rates)


TABLE = Prices("USD", {"openai": {"m": {"input": 1.0, "output": 4.0, "picture": {"low": 0.01}}}})


def test_a_forecast_says_what_a_night_takes_and_where_it_ends() -> None:
    """Tokens, pictures and money before the first turn; unknown where a price is; the turn a cap bites."""
    cloud = ModelSettings(text="server", text_model="m", pictures="server", picture_model="m")
    said = forecast(cloud, TABLE)
    assert said.money == pytest.approx(37 * (3000e-6 + 230 * 4e-6 + 0.01))
    assert "37 pictures" in said.in_words()
    unknown = forecast(replace(cloud, picture_model="other"), TABLE)
    assert unknown.money is None
    assert "unknown" in unknown.in_words()
    capped = forecast(replace(cloud, run_pictures=9), TABLE)
    assert capped.enough_for == 9
    assert "after about 9 turns" in capped.in_words()
    assert "costs nothing" in forecast(ModelSettings(), TABLE).in_words()
    local = replace(cloud, text_server="ollama", picture_server="sd_server")
    assert forecast(local, TABLE).money == 0.0
