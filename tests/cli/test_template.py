"""`template` on the command line: one line of headers, or a file with the units filled in."""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from campaign.__main__ import main
from campaign.home import Home
from campaign.kinds import SPECS
from campaign.terms import Kind

_PROJECT = Path(__file__).resolve().parents[2]


def _write(home: Home, *arguments: str, ends: int = 0) -> None:
    assert main(["--home", str(home.root), "template", *arguments]) == ends


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("kind", list(Kind))
def test_alone_it_prints_the_canonical_headers(
    capsys: pytest.CaptureFixture[str], kind: Kind
) -> None:
    assert main(["template", kind.value]) == 0
    assert capsys.readouterr().out == ",".join(SPECS[kind].names) + "\n"


def test_with_a_province_it_holds_its_units_and_the_month(
    shipped_home: Home, tmp_path: Path
) -> None:
    path = tmp_path / "mau.csv"
    _write(shipped_home, "reports", "--province", "12", "--month", "2024-02", "--output", str(path))
    header, *rows = _rows(path)
    assert header[3] == "BHXH tự nguyện – Số người tham gia"
    assert ["03388", "Phường Đoàn Kết", "29/02/2024", "", "", ""] in rows
    assert {row[2] for row in rows} == {"29/02/2024"}


def test_the_targets_name_the_provinces_usual_issuer_and_the_year(
    shipped_home: Home, tmp_path: Path
) -> None:
    path = tmp_path / "mau.csv"
    _write(shipped_home, "targets", "--province", "92", "--month", "2025-09", "--output", str(path))
    first = dict(zip(*_rows(path)[:2], strict=True))
    assert first["Cơ quan giao"] == "Ủy ban nhân dân"
    assert (first["Từ ngày"], first["Hết ngày"]) == ("01/01/2025", "31/12/2025")


def test_the_name_of_the_file_tells_the_form_unless_it_is_told(
    shipped_home: Home, tmp_path: Path
) -> None:
    path = tmp_path / "mau.xlsx"
    _write(shipped_home, "reports", "--province", "92", "--output", str(path))
    assert openpyxl.load_workbook(path).sheetnames == ["Báo cáo", "Danh mục"]
    _write(shipped_home, "reports", "--province", "92", "--output", str(path), "--format", "csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_without_a_file_it_is_written_to_standard_output(shipped_home: Home) -> None:
    command = [sys.executable, "-m", "campaign", "--home", str(shipped_home.root), "template"]
    done = subprocess.run(
        [*command, "reports", "--province", "92", "--format", "xlsx"],
        cwd=_PROJECT,
        env=os.environ,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert openpyxl.load_workbook(io.BytesIO(done.stdout)).sheetnames[0] == "Báo cáo"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["reports", "--format", "csv"], "--province"),
        (["reports", "--province", "99"], "99"),
    ],
)
def test_it_says_which_province_is_meant(
    shipped_home: Home, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    _write(shipped_home, *arguments, ends=2)
    assert told in capsys.readouterr().err


@pytest.mark.parametrize("month", ["2025", "2025-13", "9/2025", "2025-09-30"])
def test_a_month_that_is_none_is_misuse(month: str) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["template", "reports", "--month", month])
    assert caught.value.code == 2
