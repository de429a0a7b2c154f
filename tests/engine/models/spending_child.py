"""Spends from a process of its own: ``python spending_child.py FOLDER CALLS [kill]``.

Each call holds 100 tokens against a cap of 2,000 a night and settles; prints how many were let through.
With ``kill`` it ends itself, hard, between a call's first and second line.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from engine.errors import BudgetReached
from engine.models.accounts import Use
from engine.models.settings import ModelSettings
from engine.models.spending import Spending

CAPS = replace(ModelSettings(), run_tokens=2000, day_tokens=0)


def main(folder: str, calls: str, *how: str) -> None:
    spending = Spending(Path(folder))
    made = 0
    for _ in range(int(calls)):
        try:
            hold = spending.hold("night", Use(tokens_in=80, tokens_out=20, money=0.01), CAPS, kind="telling")
        except BudgetReached:
            break
        if how:
            os.kill(os.getpid(), signal.SIGKILL)
        made += 1
        hold.settle(Use(tokens_in=90, tokens_out=10, money=0.02))
    print(made)


main(*sys.argv[1:])
