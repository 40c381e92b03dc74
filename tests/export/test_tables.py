"""CSV that a spreadsheet opens without running anything in it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.export.tables import csv_bytes, csv_text, neutral


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋"])
def test_a_formula_becomes_text(start: str) -> None:
    assert neutral(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("cell", [-5, -0.5, None, "", "a=b", "Phường Long Mỹ"])
def test_figures_and_plain_text_stay(cell: object) -> None:
    assert neutral(cell) == cell


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("a;=1+1", "a;'=1+1"),
        ('a|"@SUM(A1)', "a|\"'@SUM(A1)"),
        ("a, -1", "a, '-1"),
        ("=1;=2", "'=1;'=2"),
        ("a;b", "a;b"),
    ],
)
def test_a_cell_cut_at_another_separator_starts_no_formula(cell: str, safe: str) -> None:
    assert neutral(cell) == safe


def test_bytes_start_with_the_mark_that_excel_knows() -> None:
    assert csv_bytes(["a"], [["ố"]]) == b"\xef\xbb\xbfa\n\xe1\xbb\x91\n"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_no_cell_starts_a_formula_and_none_is_lost(rows: list[list[str]]) -> None:
    text = csv_text(["a", "b"], rows)
    read = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [len(row) for row in read] == [2] * len(rows)
    assert not any(
        cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in read for cell in row
    )
