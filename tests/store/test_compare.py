"""A file set beside a build: the same as comparing row by row in plain Python."""

import datetime as dt
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from campaign.home import Home
from campaign.kinds import SPECS
from campaign.store import pointer, query
from campaign.store.build import create_raw_tables
from campaign.store.compare import compare_rows, units_left_out
from campaign.terms import Kind
from tests.examples import examples

_Row = dict[str, Any]

_TYPES = {
    "line_number": pa.int64(),
    "unit_code": pa.dictionary(pa.int32(), pa.string()),
    "indicator_code": pa.dictionary(pa.int32(), pa.string()),
    "issuer": pa.string(),
    "period_start": pa.date32(),
    "target_count": pa.int64(),
    "target_coverage_pct": pa.float64(),
    "decision_no": pa.string(),
}
_ROW_NAMES = tuple(name for name in _TYPES if name != "line_number")
_SPEC = SPECS[Kind.TARGETS]
_ROW = st.fixed_dictionaries(
    {
        "unit_code": st.sampled_from(["31471", "31340"]),
        "indicator_code": st.sampled_from(["vsi", "hi"]),
        "issuer": st.just("people_committee"),
        "period_start": st.sampled_from([dt.date(2025, 1, 1), dt.date(2026, 1, 1)]),
        "target_count": st.none() | st.integers(0, 2),
        "target_coverage_pct": st.none() | st.sampled_from([0.1, 77.9]),
        "decision_no": st.none() | st.just("12/QĐ"),
    }
)


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in _SPEC.key)


_FILES = st.lists(st.lists(_ROW, max_size=8, unique_by=_key), max_size=4)


def _table(rows: Sequence[_Row], names: Sequence[str]) -> pa.Table:
    numbered = [{"line_number": line} | row for line, row in enumerate(rows, start=2)]
    schema = pa.schema([(name, _TYPES[name]) for name in ("line_number", *names)])
    return pa.Table.from_pylist(numbered, schema=schema)


def _build(folder: str, uploads: Sequence[Sequence[_Row]]) -> Path:
    path = Path(folder) / "build.duckdb"
    with duckdb.connect(str(path)) as connection:
        create_raw_tables(connection)
        names = ", ".join(_ROW_NAMES)
        for sequence, rows in enumerate(uploads, start=1):
            connection.register("rows", _table(rows, _ROW_NAMES))
            connection.execute(
                f"INSERT INTO raw_targets (upload_sequence, {names}) SELECT ?, {names} FROM rows",
                [sequence],
            )
    return path


@examples(40)
@given(
    uploads=_FILES,
    rows=st.lists(_ROW, max_size=8, unique_by=_key),
    lacks=st.none() | st.just("target_coverage_pct"),
)
def test_counts_and_changes_are_those_of_a_row_by_row_comparison(
    uploads: list[list[_Row]], rows: list[_Row], lacks: str | None
) -> None:
    names = [name for name in _ROW_NAMES if name != lacks]
    rows = [{name: row[name] for name in names} for row in rows]
    standing = {_key(row): row for upload in uploads for row in upload}
    met = [(standing[_key(row)], row) for row in rows if _key(row) in standing]
    values = _SPEC.value_names
    changed = [
        ({n: old.get(n) for n in values}, {n: new.get(n) for n in values})
        for old, new in met
        if any(old.get(name) != new.get(name) for name in values)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = _build(folder, uploads)
        found = compare_rows(path, Kind.TARGETS, _table(rows, names), limit=2)
        query.close(path)
    assert (found.standing, found.changed) == (len(met), len(changed))
    assert [(row.old, row.new) for row in found.shown] == changed[:2]
    assert all(set(row.key) == set(_SPEC.key) for row in found.shown)


def _reports(*units: str, indicator: str = "vsi") -> pa.Table:
    return pa.table({"unit_code": list(units), "indicator_code": [indicator] * len(units)})


def test_only_units_of_the_files_provinces_and_indicators_are_left_out(shipped_home: Home) -> None:
    path = pointer.build_path(shipped_home, str(pointer.current_build_id(shipped_home)))
    assert units_left_out(path, _reports("31471")) == ["31153", "31157", "31340", "92"]
    assert units_left_out(path, _reports("31471", "31153", "92")) == ["31157", "31340"]
    assert units_left_out(path, _reports("12")) == ["03532"]
    assert units_left_out(path, _reports("31471", indicator="poverty")) == []


def test_every_thread_compares_its_own_file(shipped_home: Home) -> None:
    path = pointer.build_path(shipped_home, str(pointer.current_build_id(shipped_home)))
    units = [row["unit_code"] for row in query.select(path, "mart_unit", order_by=["unit_code"])]

    def left_out(count: int) -> bool:
        chosen = units[:count]
        return not set(units_left_out(path, _reports(*chosen))) & set(chosen)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(left_out, [1 + i % len(units) for i in range(200)]))
