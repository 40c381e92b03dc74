"""Huge garbage ends in a finding within seconds and in little more memory than its size."""

import subprocess
import sys
from pathlib import Path

import pytest

from campaign.thresholds import MAX_LINE_CHARS
from tests.intake.files import read, reports

_PROJECT = Path(__file__).resolve().parents[2]
_SIZE_BYTES = 100_000_000
_MOST_MEMORY_KB = 600 * 1024
_SCRIPT = """
import re, sys
from tests.intake.files import read
reading = read(bytes([int(sys.argv[1])]) * int(sys.argv[2]))
print([f.code for f in reading.findings])
# Not getrusage: its peak is inherited from the process that started this one.
print(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
"""


@pytest.mark.parametrize(
    ("letter", "code"), [("a", "line_too_long"), (",", "line_too_long"), ("\n", "empty_file")]
)
def test_a_hundred_megabytes_of_garbage_end_in_a_finding(letter: str, code: str) -> None:
    # A process of its own, because a peak of memory never goes down again.
    command = [sys.executable, "-c", _SCRIPT, str(ord(letter)), str(_SIZE_BYTES)]
    done = subprocess.run(command, cwd=_PROJECT, capture_output=True, timeout=20, check=True)
    codes, peak_kb = done.stdout.decode().splitlines()
    assert codes == f"['{code}']"
    assert int(peak_kb) < _MOST_MEMORY_KB


@pytest.mark.parametrize("length", [MAX_LINE_CHARS - 1, MAX_LINE_CHARS])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_a_line_within_the_limit_is_not_too_long(length: int, end: str) -> None:
    line = "a" * (length - len(end)) + end
    assert [f.code for f in read(reports() + line).findings] != ["line_too_long"]


def test_line_numbers_hold_across_the_pieces_of_a_big_file() -> None:
    line_count = MAX_LINE_CHARS // 10
    text = "\r\n".join(
        ["unit_code,indicator_code,as_of_date,participant_count"] + [","] * line_count
    )
    reading = read(text + "\r\n31471,vsi,2025-09-30,abc\r\n" * 2)
    assert [f.line for f in reading.findings] == [line_count + 2, line_count + 4]


def test_many_unknown_names_are_told_within_seconds() -> None:
    rows = [f"Phường số {i},vsi,2025-09-30,5" for i in range(20_000)]
    header = "unit_name,indicator_code,as_of_date,participant_count"
    assert read(reports(*rows, header=header)).findings[-1].params["total"] == "20000"
