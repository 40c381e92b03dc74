"""The back-test judges every case once and beats whoever says nothing new."""

import re
import subprocess
import sys
from pathlib import Path

_PROJECT = Path(__file__).resolve().parents[2]


def test_a_small_run_gives_figures_for_all_and_both_tables() -> None:
    command = [sys.executable, "-W", "error", "-m", "benchmarks.projection"]
    done = subprocess.run(
        [*command, "--seeds", "1", "--units", "20", "--months", "18"],
        cwd=_PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    rows = [re.split(r" ?\| ?", line)[1:-1] for line in done.stdout.splitlines() if "|" in line]
    (whole,) = [row for row in rows if row[:2] == ["commune, vsi", "1-12"]]
    spans = [row for row in rows if row[0] == "commune, vsi" and row[1] != "1-12"]
    assert sum(_number(row[2]) for row in spans) == _number(whole[2]) > 0
    projection, last_value = _number(whole[6]), _number(whole[7])
    assert 0 < projection < last_value
    assert ["chance in words", "cases", "said, on average", "reached"] in rows
    assert "s of processor time" in done.stdout


def _number(text: str) -> float:
    return float(text.replace(",", ""))
