"""Every rule of the SQL as one folder: given rows in, expected rows out, and why."""

import datetime as dt
import math
from pathlib import Path

import duckdb
import pytest

from campaign.home import SQL_DIR
from campaign.store import build
from tests.views import sandbox

_HERE = Path(__file__).parent
_CASES = sorted(path.parent for path in _HERE.glob("*/*/expect.csv"))
_CHECKS = {path.stem: path for path in (SQL_DIR / "90_checks").glob("*.sql")}
_RELATIVE_ERROR = 1e-9

Cell = str | float | None


def _name(case: Path) -> str:
    return f"{case.parent.name}/{case.name}"


def _answer(
    connection: duckdb.DuckDBPyConnection, view: str
) -> tuple[dict[str, str], list[dict[str, object]]]:
    """The columns of a view or check with their types, and all its rows."""
    sql = _CHECKS[view].read_text("utf-8") if view in _CHECKS else f"SELECT * FROM {view}"
    cursor = connection.execute(sql)
    types = {column[0]: str(column[1]) for column in cursor.description or ()}
    return types, [dict(zip(types, row, strict=True)) for row in cursor.fetchall()]


def _cell(value: object) -> Cell:
    """A value of the database as expect.csv writes it; a float stays a number."""
    if value is None or isinstance(value, float):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def _expected_cell(text: str | None, type_name: str) -> Cell:
    return float(text) if text is not None and type_name == "DOUBLE" else text


def _order(row: tuple[Cell, ...]) -> tuple[str, ...]:
    """Exact cells decide before floats, whose last digits may differ."""
    exact = ["" if isinstance(cell, float) else str(cell) for cell in row]
    return (*exact, *[f"{cell:020.6f}" for cell in row if isinstance(cell, float)])


def _same(left: Cell, right: Cell) -> bool:
    if isinstance(left, float) and isinstance(right, float):
        return math.isclose(left, right, rel_tol=_RELATIVE_ERROR)
    return left == right


@pytest.mark.parametrize("case", _CASES, ids=_name)
def test_view_gives_exactly_the_expected_rows(case: Path) -> None:
    names = (case / "expect.csv").read_text("utf-8").splitlines()[0].split(",")
    connection = sandbox.make(sandbox.read_given(case))
    types, answer = _answer(connection, case.parent.name)
    connection.close()
    found = sorted([tuple(_cell(row[name]) for name in names) for row in answer], key=_order)
    wanted = sorted(
        [
            tuple(_expected_cell(row[name], types[name]) for name in names)
            for row in sandbox.read_rows(case / "expect.csv")
        ],
        key=_order,
    )
    assert len(found) == len(wanted), f"found {found}"
    for found_row, wanted_row in zip(found, wanted, strict=True):
        assert all(map(_same, found_row, wanted_row)), f"\n{names}\n{found_row}\n{wanted_row}"


@pytest.mark.parametrize("case", _CASES, ids=_name)
def test_case_says_why(case: Path) -> None:
    assert len((case / "why.md").read_text("utf-8").split()) >= 5


@pytest.mark.parametrize("folder", sorted({case.parent.name for case in _CASES}))
def test_case_folder_is_named_after_an_object(folder: str) -> None:
    assert list(SQL_DIR.glob(f"*/{folder}.sql"))


@pytest.mark.parametrize("check", sorted(_CHECKS))
def test_check_has_a_case_that_finds_rows_and_one_that_finds_none(check: str) -> None:
    found = [
        bool(sandbox.read_rows(case / "expect.csv")) for case in _CASES if case.parent.name == check
    ]
    assert set(found) == {True, False}


def test_checks_run_by_the_build_find_what_the_cases_find() -> None:
    case = _HERE / "fail_drive_unknown" / "result_of_no_drive"
    connection = sandbox.make(sandbox.read_given(case))
    found = [result.name for result in build.run_checks(connection, SQL_DIR)]
    connection.close()
    assert found == ["fail_drive_unknown"]
