"""The benchmark of the intake gives figures for both sides and cleans up."""

import subprocess
import sys
from pathlib import Path

import openpyxl

from benchmarks.made_files import office_sheet
from campaign.home import Home

_PROJECT = Path(__file__).resolve().parents[2]


def test_a_small_run_gives_figures_and_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.intake", "--rows", "20000", "--runs", "1"]
    done = subprocess.run(
        [*command, "--folder", str(tmp_path)],
        cwd=_PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    (run,) = [line for line in done.stdout.splitlines() if line.startswith("| 1 |")]
    assert all(float(cell.replace(",", "")) > 0 for cell in run.strip("| ").split(" | "))
    assert "Workbook of an office:" in done.stdout
    assert str(tmp_path) not in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_sheet_has_every_unit_of_the_province_once(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(office_sheet())
    rows = list(openpyxl.load_workbook(path).active.iter_rows(values_only=True))
    numbers = [row[0] for row in rows if isinstance(row[0], int)]
    units = Home.default().reference_files()["units"].read_text("utf-8").count("\n92,")
    assert numbers == list(range(1, units + 1))
    assert rows[-1][1] == "Tổng cộng"
    assert rows[-1][2] == sum(row[2] for row in rows if isinstance(row[0], int))
