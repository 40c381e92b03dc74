"""How long a file takes from bytes to the preview, and how much memory: see README.md here.

`python -m benchmarks.intake [--rows N] [--runs N] [--folder DIR]`
"""

import argparse
import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from benchmarks.machine import machine
from benchmarks.made_files import (
    AS_OF,
    PROVINCE,
    REPORT_COLUMNS,
    most_rows,
    office_sheet,
    write_reports,
)
from campaign import publish
from campaign.findings import has_errors
from campaign.home import Home

_Figures = dict[str, float]

_SHEET_RUNS = 5
_MODULE = "benchmarks.intake"


def _peak_megabytes() -> float:
    """The most memory that this process has held at once."""
    status = Path("/proc/self/status")
    if status.exists():
        # Not getrusage, whose peak is inherited from the process that started this one.
        found = re.search(r"VmHWM:\s+(\d+)", status.read_text("utf-8"))
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _prepare(folder: Path, row_count: int) -> _Figures:
    """The big file, and a home with the printed figures to compare it with."""
    write_reports(_big_file(folder), row_count=row_count)
    shutil.copytree(Home.default().published, _home(folder).published)
    publish.ensure_ready(_home(folder))
    return {"megabytes": _big_file(folder).stat().st_size / 1e6}


def _check(folder: Path, _row_count: int) -> _Figures:
    """`publish.check` of the big file, from opening it to the findings and changes."""
    start = time.perf_counter()
    file = publish.Incoming("reports.csv", _big_file(folder).read_bytes())
    (checked,) = publish.check(_home(folder), [file])
    seconds = time.perf_counter() - start
    if not checked.is_acceptable:
        raise SystemExit(f"refused: {[finding.code for finding in checked.findings[:5]]}")
    return {"seconds": seconds, "megabytes": _peak_megabytes(), "rows": checked.row_count}


def _duckdb(folder: Path, _row_count: int) -> _Figures:
    """DuckDB's typed reading of the same file into a table in memory."""
    connection = duckdb.connect()
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in REPORT_COLUMNS.items())
    start = time.perf_counter()
    connection.execute(
        "CREATE TABLE reports AS SELECT * FROM read_csv(?, auto_detect = false, header = true, "
        f"delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}})",
        [str(_big_file(folder))],
    )
    seconds = time.perf_counter() - start
    rows = connection.execute("SELECT count(*) FROM reports").fetchall()[0][0]
    return {"seconds": seconds, "megabytes": _peak_megabytes(), "rows": rows}


def _sheet(folder: Path, _row_count: int) -> _Figures:
    """`publish.check` of an office's workbook: the first time in a process, and later."""
    file = publish.Incoming("thang9.xlsx", office_sheet(), PROVINCE, AS_OF)
    seconds = []
    for _ in range(1 + _SHEET_RUNS):
        start = time.perf_counter()
        (checked,) = publish.check(_home(folder), [file])
        seconds.append(time.perf_counter() - start)
    first, *later = seconds
    return {
        "first": first,
        "later": statistics.median(later),
        "rows": checked.row_count,
        "is_refused": has_errors(checked.findings),
    }


_SIDES: dict[str, Callable[[Path, int], _Figures]] = {
    "prepare": _prepare,
    "check": _check,
    "duckdb": _duckdb,
    "sheet": _sheet,
}


def _big_file(folder: Path) -> Path:
    return folder / "reports.csv"


def _home(folder: Path) -> Home:
    return Home(folder / "home")


def _apart(side: str, folder: Path, row_count: int) -> _Figures:
    """One side's figures from a process of its own, because a peak never goes down again."""
    command = [sys.executable, "-m", _MODULE, "--side", side]
    command += ["--folder", str(folder), "--rows", str(row_count)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=_project())
    figures: _Figures = json.loads(done.stdout)
    return figures


def _project() -> Path:
    return Path(__file__).resolve().parent.parent


def measure(folder: Path, *, row_count: int, run_count: int) -> list[str]:
    """All sides one after the other, `run_count` times; the figures as lines of Markdown."""
    size = _apart("prepare", folder, row_count)["megabytes"]
    lines = [
        f"{machine()}; {row_count:,} rows, {size:,.0f} MB.",
        "",
        "| run | DuckDB, s | check, s | times as long | DuckDB peak, MB | check peak, MB |",
        "|---|---|---|---|---|---|",
    ]
    ratios = []
    for run in range(1, run_count + 1):
        bare = _apart("duckdb", folder, row_count)
        whole = _apart("check", folder, row_count)
        ratios.append(whole["seconds"] / bare["seconds"])
        lines.append(
            f"| {run} | {bare['seconds']:.3f} | {whole['seconds']:.3f} | {ratios[-1]:.2f} "
            f"| {bare['megabytes']:,.0f} | {whole['megabytes']:,.0f} |"
        )
    sheet = _apart("sheet", folder, row_count)
    refused = " (refused)" if sheet["is_refused"] else ""
    of_sheet = (
        f"Workbook of an office: {sheet['first']:.2f} s the first time, {sheet['later']:.2f} s "
        f"later, {sheet['rows']:,.0f} rows{refused}."
    )
    return [
        *lines,
        "",
        f"Median: {statistics.median(ratios):.2f} times as long as DuckDB.",
        of_sheet,
    ]


def main() -> None:
    """Measure and print, or be one side of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path, help="where to make the files")
    parser.add_argument("--side", choices=_SIDES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if not 0 < given.rows <= most_rows():
        parser.error(f"--rows: 1 to {most_rows()}")
    if given.side:
        sys.stdout.write(json.dumps(_SIDES[given.side](given.folder, given.rows)))
        return
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        lines = measure(Path(folder), row_count=given.rows, run_count=given.runs)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
